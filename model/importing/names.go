package importing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// legalForms and unitWords occur at the beginning or the end of a name and do not
// identify anybody.
var (
	legalForms = []string{"inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag", "kg", "ug", "se", "ev", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "oy", "oyj", "ab", "aps", "kk", "pty", "pte", "株式会社", "有限会社", "一般社団法人"}
	unitWords  = []string{"the", "department", "dept", "team", "unit", "division", "abteilung", "abt", "bereich", "referat", "equipe", "service", "departement", "departamento", "equipo", "部", "課", "部門", "チーム"}
)

// nameKey removes insignificant differences from a name: case, accents, signs, legal
// forms, and words such as "department".
func nameKey(name string) string {
	words := strings.Split(parse.Slug(name), "-")
	words = joined(words)
	for len(words) > 1 && (slices.Contains(legalForms, words[len(words)-1]) || slices.Contains(unitWords, words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && slices.Contains(unitWords, words[0]) {
		words = words[1:]
	}
	k := strings.Join(words, "-")
	for _, w := range slices.Concat(legalForms, unitWords) {
		if w[0] < utf8.RuneSelf { // only words in other scripts are written without a space
			continue
		}
		if rest := strings.TrimSuffix(strings.TrimPrefix(k, w), w); utf8.RuneCountInString(rest) > 1 {
			k = rest
		}
	}
	return k
}

// joined joins the letters of forms such as "e.V." and "S.A.".
func joined(words []string) []string {
	n := len(words)
	for n > 0 && len(words[n-1]) == 1 {
		n--
	}
	if tail := strings.Join(words[n:], ""); n > 0 && slices.Contains(legalForms, tail) {
		return append(slices.Clone(words[:n]), tail)
	}
	return words
}

// neighbours holds the entries of a map, to find the one that a name most likely means
// without being equal to it.
type neighbours struct {
	items []*item // one for each name
	keys  []string
	first map[string]int // by the other names of an entry
}

// newNeighbours indexes the entries of a list that are in the map.
func newNeighbours(x *index) *neighbours {
	n := &neighbours{first: map[string]int{}}
	note := func(text string) {
		if _, known := n.first[text]; !known {
			n.first[text] = len(n.keys) - 1
		}
	}
	for _, it := range x.all {
		if it.value == nil {
			continue
		}
		for _, name := range it.names {
			key := nameKey(name)
			n.items, n.keys = append(n.items, it), append(n.keys, key)
			note("key " + key)
			note("words " + sortedWords(key))
			for _, short := range shortForms(name) {
				note("short " + short)
			}
		}
	}
	return n
}

// closeTo returns the entry that a name most likely means: with a typing error, as
// initials, with the words in another order, or by the text in brackets. It returns nil
// if none is that close.
func (n *neighbours) closeTo(name string) *item {
	k := nameKey(name)
	asked := []string{"short " + k}
	if strings.Contains(k, "-") {
		asked = append(asked, "words "+sortedWords(k))
	}
	for _, short := range shortForms(name) {
		asked = append(asked, "key "+short)
	}
	at := len(n.keys)
	for _, text := range asked {
		if i, known := n.first[text]; known {
			at = min(at, i)
		}
	}
	if at < len(n.keys) {
		return n.items[at]
	}
	if utf8.RuneCountInString(k) < 6 {
		return nil
	}
	var slips []string
	for _, o := range n.keys {
		if oneSlip(k, o) && utf8.RuneCountInString(o) > 5 {
			slips = append(slips, o)
		}
	}
	if near := model.Near(k, slips); near != "" {
		return n.items[n.first["key "+near]]
	}
	return nil
}

// oneSlip reports whether two keys differ in one place only, by at most two bytes.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	return len(a)-i-j <= 2 && len(b)-i-j <= 2
}

// sortedWords returns a key with its words sorted.
func sortedWords(key string) string {
	words := strings.Split(key, "-")
	slices.Sort(words)
	return strings.Join(words, "-")
}

// shortForms returns the keys of the short forms of a name: the text in its brackets, the
// text before them, its initials.
func shortForms(long string) []string {
	var forms []string
	if before, rest, ok := strings.Cut(long, "("); ok {
		inside, _, _ := strings.Cut(rest, ")")
		forms = []string{nameKey(before), nameKey(inside)}
	}
	initials := ""
	for _, w := range strings.Split(parse.Slug(long), "-") {
		if r, _ := utf8.DecodeRuneInString(w); !slices.Contains([]string{"of", "and", "the", "for", "und", "der", "de", "et"}, w) {
			initials += string(r)
		}
	}
	if utf8.RuneCountInString(initials) > 2 {
		forms = append(forms, initials)
	}
	return forms
}
