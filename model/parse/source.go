package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// position is a place in the source: line and column from 1, columns in code points as
// YAML counts them, and the byte offset.
type position struct{ line, column, offset int }

// source finds the byte offsets of lines and columns. It remembers the last position
// because the tree is walked in file order: in a map on one very long line, every value
// would otherwise be counted from the start.
type source struct {
	text   []byte
	starts []int // the offset of each line
	last   position
}

func newSource(text []byte) *source {
	s := &source{text: text, starts: make([]int, 1, 1+bytes.Count(text, []byte{'\n'})), last: position{1, 1, 0}}
	for at := bytes.IndexByte(text, '\n'); at >= 0; {
		start := s.starts[len(s.starts)-1] + at + 1
		s.starts = append(s.starts, start)
		at = bytes.IndexByte(text[start:], '\n')
	}
	return s
}

// find returns the position at line and column, or the nearest existing one before it.
func (s *source) find(line, column int) position {
	line = min(max(line, 1), len(s.starts))
	p := s.last
	if p.line != line {
		p = position{line, 1, s.starts[line-1]}
	}
	for p.column > column && p.column > 1 {
		_, size := utf8.DecodeLastRune(s.text[:p.offset])
		p.column, p.offset = p.column-1, p.offset-size
	}
	for p.column < column && p.offset < len(s.text) && s.text[p.offset] != '\n' {
		_, size := utf8.DecodeRune(s.text[p.offset:])
		p.column, p.offset = p.column+1, p.offset+size
	}
	s.last = p
	return p
}

// advance returns the position at a byte offset after p.
func (s *source) advance(p position, offset int) position {
	for p.offset < offset {
		r, size := utf8.DecodeRune(s.text[p.offset:])
		p.column, p.offset = p.column+1, p.offset+size
		if r == '\n' {
			p.line, p.column = p.line+1, 1
		}
	}
	return p
}

// char returns the byte at an offset, or 0 at the end of the text.
func (s *source) char(offset int) byte {
	if offset < len(s.text) {
		return s.text[offset]
	}
	return 0
}

// restOfLine returns the text from an offset to the end of its line, without trailing
// whitespace.
func (s *source) restOfLine(offset int) []byte {
	rest := s.text[offset:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return bytes.TrimRight(rest, " \t\r")
}

// lineAt returns a line without its line break and trailing whitespace.
func (s *source) lineAt(line int) string {
	return string(s.restOfLine(s.starts[line-1]))
}

// withLine returns the text with one line replaced.
func (s *source) withLine(line int, text string) []byte {
	from := s.starts[line-1]
	to := from + len(s.restOfLine(from))
	return slices.Concat(s.text[:from], []byte(text), s.text[to:])
}

// entryAround returns the first line of the list item or top-level entry that contains
// line, and the line after its last.
func (s *source) entryAround(line int) (from, to int) {
	indent := func(l int) (int, string) {
		text := s.lineAt(l)
		rest := strings.TrimLeft(text, " \t")
		return len(text) - len(rest) + 7*strings.Count(text[:len(text)-len(rest)], "\t"), rest
	}
	within, _ := indent(line)
	for from = line; from > 1; from-- {
		n, rest := indent(from)
		if rest != "" && rest[0] != '#' && (n == 0 || n <= within && strings.HasPrefix(rest, "- ")) {
			break
		}
	}
	column, first := indent(from)
	for to = from + 1; to <= len(s.starts); to++ {
		n, rest := indent(to)
		if rest != "" && !strings.ContainsRune("#]}", rune(rest[0])) && (n < column || n == column && strings.HasPrefix(rest, "- ") == strings.HasPrefix(first, "- ")) {
			break
		}
	}
	return from, to
}

// withoutLines returns the text with a placeholder for an entry that cannot be read, on
// the same number of lines. It adds these lines to differ.
func (s *source) withoutLines(from, to int, differ mends) []byte {
	for line := from; line < to; line++ {
		differ[line] = ""
	}
	start, end := s.starts[from-1], len(s.text)
	if to <= len(s.starts) {
		end = s.starts[to-1]
	}
	first := string(s.restOfLine(start))
	rest := strings.TrimLeft(first, " \t")
	stand := strings.ReplaceAll(first[:len(first)-len(rest)], "\t", " ")
	if key, _, ok := strings.Cut(rest, ":"); strings.HasPrefix(rest, "- ") {
		stand += "- x"
	} else if ok && !strings.ContainsAny(key, `"'{}[],#&*!|>%@? `+"`") {
		stand += key + ": x"
	}
	return slices.Concat(s.text[:start], []byte(stand), bytes.Repeat([]byte{'\n'}, bytes.Count(s.text[start:end], []byte{'\n'})), s.text[end:])
}

// endOfQuoted returns the offset after the closing quote of the scalar that starts at
// offset.
func (s *source) endOfQuoted(offset int) int {
	if end := closing(s.text, offset); end >= 0 {
		return end + 1
	}
	return len(s.text)
}

// endOfPlain returns the offset after a plain scalar, or after its first line if it spans
// several: from the second line on, value and source differ.
func (s *source) endOfPlain(offset int, value string) int {
	n := 0
	for n < len(value) && s.char(offset+n) == value[n] {
		n++
	}
	if n < len(value) {
		n = len(bytes.TrimRight(s.text[offset:offset+n], " \t\r\n"))
	}
	return offset + n
}

// endOfFlow returns the offset after the closing bracket that follows offset, or offset
// itself if something else follows, such as a comment.
func (s *source) endOfFlow(offset int) int {
	for i := offset; i < len(s.text); i++ {
		switch s.text[i] {
		case ' ', '\t', '\r', '\n', ',':
		case ']', '}':
			return i + 1
		default:
			return offset
		}
	}
	return offset
}

// lacksColon reports whether no colon is directly before or after offset, where the empty
// value of a key ends.
func (s *source) lacksColon(offset int) bool {
	const blank = " \t\r\n"
	for offset > 0 && strings.IndexByte(blank, s.text[offset-1]) >= 0 {
		offset--
	}
	rest := bytes.TrimLeft(s.text[offset:], blank)
	return s.char(offset-1) != ':' && (len(rest) == 0 || rest[0] != ':')
}

func runes(s string) int { return utf8.RuneCountInString(s) }
