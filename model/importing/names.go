package importing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// legalForms and unitWords are at an end of a name and say nothing of who it is.
var (
	legalForms = []string{"inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag", "kg", "ug", "se", "ev", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "oy", "oyj", "ab", "aps", "kk", "pty", "pte", "株式会社", "有限会社", "一般社団法人"}
	unitWords  = []string{"the", "department", "dept", "team", "unit", "division", "abteilung", "abt", "bereich", "referat", "equipe", "service", "departement", "departamento", "equipo", "部", "課", "部門", "チーム"}
)

// nameKey is a name without the differences that nobody means: case, accents, signs,
// legal forms, and words such as "department".
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
		if w[0] < utf8.RuneSelf { // the other words are without a space
			continue
		}
		if rest := strings.TrimSuffix(strings.TrimPrefix(k, w), w); utf8.RuneCountInString(rest) > 1 {
			k = rest
		}
	}
	return k
}

// joined puts the letters of forms such as "e.V." and "S.A." together.
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

// closeTo is the name of a list that another one most likely means without being it:
// a typing mistake, initials, the words in another order, what is in
// brackets. It is empty where none is that near.
func closeTo(name string, names []string) string {
	k := nameKey(name)
	for _, other := range names {
		if o := nameKey(other); sameWords(k, o) || shortFor(name, other) || shortFor(other, name) {
			return other
		}
	}
	if utf8.RuneCountInString(k) < 6 {
		return ""
	}
	var keys []string
	for _, other := range names {
		if o := nameKey(other); utf8.RuneCountInString(o) > 5 && max(len(o)-len(k), len(k)-len(o)) < 3 {
			keys = append(keys, o)
		}
	}
	near := model.Near(k, keys)
	if near == "" || !oneSlip(k, near) {
		return ""
	}
	return names[slices.IndexFunc(names, func(n string) bool { return nameKey(n) == near })]
}

// oneSlip reports whether two keys begin or end alike but for one or two letters.
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

func sameWords(a, b string) bool {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 1 && slices.Equal(x, y)
}

// shortFor reports whether a name is what is in another's brackets, what is
// before them, or its initials.
func shortFor(short, long string) bool {
	k := nameKey(short)
	if before, rest, ok := strings.Cut(long, "("); ok {
		inside, _, _ := strings.Cut(rest, ")")
		if k == nameKey(before) || k == nameKey(inside) {
			return true
		}
	}
	words := strings.Split(parse.Slug(long), "-")
	initials := ""
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !slices.Contains([]string{"of", "and", "the", "for", "und", "der", "de", "et"}, w) {
			initials += string(r)
		}
	}
	return utf8.RuneCountInString(initials) > 2 && k == initials
}
