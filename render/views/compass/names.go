package compass

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/text"
)

// isWhole reports whether wrapped lines hold all of a text.
func isWhole(lines []string, full string) bool {
	if full == "" || strings.Contains(full, "…") {
		return true
	}
	return len(lines) > 0 && !slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, "…") })
}

// shortened is 1 where lines hold less than a text, for counting.
func shortened(lines []string, full string) int {
	if isWhole(lines, full) {
		return 0
	}
	return 1
}

// shortName breaks the name into at most most lines. Where it has to be cut and
// begins as another name of the picture does, it is cut in the middle, so that what
// tells the two apart is left.
func (p *party) shortName(size, room float64, most int) []string {
	lines := text.Wrap(p.name, size, true, room, most)
	if isWhole(lines, p.name) || p.shared == 0 || len(strings.Join(lines, " ")) > p.shared+len("…") {
		return lines
	}
	head := text.Fit(p.name[:p.shared], size, true, room)
	if most > 1 {
		rest := text.Wrap("… "+p.name[p.shared:], size, true, room, most-1)
		return append([]string{head}, rest...)
	}
	return text.Wrap("… "+p.name[p.shared:], size, true, room, 1)
}

// shareNames notes how much of its beginning each name has in common with another
// one, up to the word in which they part: with its neighbours in the order of the
// alphabet.
func shareNames(parties []*party) {
	sorted := slices.Clone(parties)
	slices.SortStableFunc(sorted, func(a, b *party) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		if a.name == b.name {
			b.shared = a.shared
			continue
		}
		n := commonWords(a.name, b.name)
		a.shared, b.shared = max(a.shared, n), max(b.shared, n)
	}
}

// commonWords is how many bytes two texts have in common at their start, up to the
// end of a word, or of a character where they part within a long word.
func commonWords(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	if i := strings.LastIndexByte(a[:n], ' '); i >= 0 && n-i < 24 {
		return i + 1
	}
	return n
}

// officeLines are the small lines below the office's name: what the letters stand
// for, and how far it has come and how it is built.
func officeLines(m *model.Map) []string {
	var first, second []string
	if s := detail.OfficeLine(m); s != "" {
		first = append(first, s)
	}
	if s := model.OneLine(m.OSPO.Structure); s != "" {
		second = append(second, s+" structure")
	}
	if m.OSPO.Stage != nil {
		second = append(second, "stage\u00a0"+itoa(*m.OSPO.Stage)+"\u00a0of\u00a04")
	}
	if m.OSPO.Name != model.DefaultOSPOName {
		first, second = append(first, second...), nil
	}
	var out []string
	for _, parts := range [][]string{first, second} {
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " · "))
		}
	}
	return out
}

// tornWord reports whether the lines of a text break a word that has no place for
// it.
func tornWord(lines []string, full string) bool {
	rest := model.OneLine(full)
	for _, l := range lines {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, l), " ")
		before, _ := utf8.DecodeLastRuneInString(l)
		after, _ := utf8.DecodeRuneInString(rest)
		joined := strings.HasSuffix(strings.TrimSuffix(model.OneLine(full), rest), l)
		if rest != "" && joined && isSpelled(before) && isSpelled(after) {
			return true
		}
	}
	return false
}

// isSpelled reports whether a character is a letter of a script that parts words by
// spaces.
func isSpelled(c rune) bool {
	return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
