package reporter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/ospomap/ospomap/model"
)

// How much of a long line a snippet shows, in terminal columns, and how much of that is
// reserved for the text from the caret on.
const (
	lineWidth = 100
	tailWidth = 60
)

// maxRunes limits how much of a line is measured, so that a map in one line of a megabyte
// costs no more than any other. It leaves room for characters that consist of many code
// points.
const maxRunes = 400

// snippet is the source line of a position and the marker line below it.
type snippet struct {
	text   string
	marker string
}

// Excerpts returns a function that returns, for a position in a map, its line and the
// marker line below, safe to show and cut to a fixed width. Both are empty if the map has
// no such position.
func Excerpts(src []byte) func(model.Pos) (line, marker string) {
	cut := newCutter(src)
	return func(p model.Pos) (string, string) {
		s, _ := cut.snippet(p)
		return s.text, s.marker
	}
}

// cutter makes snippets of one file. It remembers the last position, because findings
// come in file order and a whole map may be on one line.
type cutter struct {
	lines                [][]byte
	line, column, offset int // last position; column counts code points from 0
}

func newCutter(src []byte) *cutter {
	return &cutter{lines: bytes.Split(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("\n"))}
}

// find returns the byte offset of a column in a line, or the end of the line.
func (c *cutter) find(line, column int) int {
	text := c.lines[line-1]
	if c.line != line || column < c.column {
		c.line, c.column, c.offset = line, 0, 0
	}
	for c.column < column && c.offset < len(text) {
		_, size := utf8.DecodeRune(text[c.offset:])
		c.column, c.offset = c.column+1, c.offset+size
	}
	return c.offset
}

// snippet returns the snippet at p. It reports false if the position is not in the file.
func (c *cutter) snippet(p model.Pos) (snippet, bool) {
	if p.Line < 1 || p.Line > len(c.lines) {
		return snippet{}, false
	}
	const most = (maxRunes + 1) * utf8.UTFMax // bytes examined on each side
	line := bytes.TrimSuffix(c.lines[p.Line-1], []byte("\r"))
	start := min(c.find(p.Line, p.Column-1), len(line))
	before, from := string(line[max(0, start-most):start]), string(line[start:min(len(line), start+most)])
	end := 0
	switch {
	case p.EndLine == p.Line && p.EndColumn > p.Column:
		end = runeOffset(from, min(p.EndColumn-p.Column, maxRunes))
	case p.EndLine > p.Line:
		end = len(strings.TrimRight(from, " \t"))
	}

	head := cutLeft(before, lineWidth-cells(cutRight(from, tailWidth)))
	rest := lineWidth - cells(head) // what the head does not use is left for the tail
	marker := "^"
	if under := underlay(cutRight(from[:end], rest), '~'); strings.HasPrefix(under, "~") {
		marker += under[1:]
	}
	s := snippet{
		text:   head + cutRight(from, rest),
		marker: underlay(head, ' ') + marker,
	}
	s.disarm()
	return s, true
}

// disarm makes the text safe in a CI log and keeps the marker aligned with it.
func (s *snippet) disarm() {
	brackets := commands(s.text)
	for i := len(brackets) - 1; i >= 0; i-- {
		at := brackets[i]
		below := len(underlay(s.text[:at], ' '))
		s.text = s.text[:at] + `\` + s.text[at:]
		if below < len(s.marker) {
			fill := " "
			if s.marker[below] == '~' {
				fill = "~"
			}
			s.marker = s.marker[:below] + fill + s.marker[below:]
		}
	}
}

// runeOffset returns the byte offset of the n-th code point of s, or the end of s.
func runeOffset(s string, n int) int {
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

// character returns the length in bytes of the first grapheme cluster of s, and its width
// in terminal cells.
func character(s string) (bytes, width int) {
	if plain := s[0] >= ' ' && s[0] < 0x7f; plain && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1 // no combining character can follow
	}
	first, _, width, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(first), width
}

// cells returns the width of a line in terminal cells.
func cells(s string) int {
	all := 0
	for s != "" {
		n, w := character(s)
		s, all = s[n:], all+w
	}
	return all
}

// underlay repeats fill to the displayed width of s. It keeps tabs, so that what follows
// stays aligned.
func underlay(s string, fill byte) string {
	parts := strings.Split(s, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(string(fill), cells(part))
	}
	return strings.Join(parts, "\t")
}

// cutRight makes s printable and cuts off its end if it is wider than width.
func cutRight(s string, width int) string {
	short := s[:runeOffset(s, maxRunes)]
	text := printableLine(short)
	if len(short) == len(s) && cells(text) <= width {
		return text
	}
	kept, used := 0, 0
	for kept < len(text) {
		n, w := character(text[kept:])
		if used+w >= width {
			break
		}
		kept, used = kept+n, used+w
	}
	return text[:kept] + "…"
}

// cutLeft makes s printable and cuts off its start if it is wider than width.
func cutLeft(s string, width int) string {
	from := len(s)
	for i := 0; i < maxRunes && from > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(s[:from])
		from -= n
	}
	text := printableLine(s[from:])
	over := cells(text) - width
	if from == 0 && over <= 0 {
		return text
	}
	dropped, kept := -1, 0 // one column more, for the ellipsis
	for dropped < over && kept < len(text) {
		n, w := character(text[kept:])
		kept, dropped = kept+n, dropped+w
	}
	return "…" + text[kept:]
}

// printableLine is model.Printable for a source line, except that tabs stay.
func printableLine(s string) string {
	parts := strings.Split(s, "\t")
	for i, part := range parts {
		parts[i] = model.Printable(part)
	}
	return strings.Join(parts, "\t")
}
