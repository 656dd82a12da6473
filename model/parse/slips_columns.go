package parse

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
)

// crookedDash finds an entry of a list whose dash stands beside the column of those
// above it, or goes on with the text above. Lines below that fit the entry where it is
// still fit when it moves to the left; else they move with it.
func crookedDash(s *source, line, _ int, says string) (slip, bool) {
	text := s.lineAt(line)
	indent := indentOf(text)
	rest, column := text[indent:], listColumn(s, line, indent)
	if !strings.HasPrefix(rest, "- ") || column < 0 || column == indent {
		return slip{}, false
	}
	entry := strings.TrimLeft(rest[1:], " ")
	key, _, _ := strings.Cut(entry, ":")
	goesOn := strings.Contains(says, "mapping values are not allowed") && column < indent && (isMapKey(key) || strings.HasPrefix(entry, "{"))
	if !goesOn && !strings.Contains(says, "did not find expected") {
		return slip{}, false
	}
	blanks, first := len(rest)-1-len(entry), len(text)-len(entry)
	found := slip{line: line, from: indent, to: len(text), message: fmt.Sprintf("this entry begins in column %d, and those above it in column %d", indent+1, column+1), hint: hintIndent}
	if indent > column && line < len(s.starts) && indentOf(s.lineAt(line+1)) == first {
		blanks += indent - column
	} else if indent < column {
		found.until, found.by = s.below(line, first, column), column-indent
	}
	found.mended = strings.Repeat(" ", column) + "-" + strings.Repeat(" ", blanks) + entry
	return found, true
}

// listColumn is the column of dashes, of the lists around a line, that is nearest to
// an indent, the outer of two; negative where there are none.
func listColumn(s *source, line, indent int) int {
	nearest, around := -1, math.MaxInt
	for l := line - 1; l > 0 && around > 0; l-- {
		text := s.lineAt(l)
		at := indentOf(text)
		if rest := text[at:]; rest == "" || rest[0] == '#' || at >= around {
			continue
		} else if strings.HasPrefix(rest, "- ") && (nearest < 0 || max(at-indent, indent-at) <= max(nearest-indent, indent-nearest)) {
			nearest = at
		}
		around = at
	}
	return nearest
}

// missingDash finds an entry of a list without its dash: "name: Legal" below "- name:
// CTO", in the column of the dash.
func missingDash(s *source, line, _ int, says string) (slip, bool) {
	if !strings.Contains(says, "did not find expected '-' indicator") {
		return slip{}, false
	}
	e := cutEntry(s.lineAt(line))
	above := dashAbove(s, line, len(e.lead))
	if strings.Contains(e.lead, "-") || !isMapKey(e.key) || above == 0 || indentOf(s.lineAt(above)) != len(e.lead) {
		return slip{}, false
	}
	until := s.below(line, len(e.lead), len(e.lead))
	if until > line+1 && indentOf(s.lineAt(line+1)) > len(e.lead) {
		until = line // its other keys stand where they should
	}
	for l := line + 1; l < until; l++ {
		if strings.HasPrefix(s.lineAt(l), e.lead+e.key+":") { // another one without its dash
			until = l
		}
	}
	mended := "- " + e.key + ": " + e.value
	return slip{line: line, wholeContent: true, message: `this entry of a list lacks its "- "`, hint: "write " + mended, mended: e.lead + mended, until: until, by: 2}, true
}

// dashAbove is the line on which the entry before a line begins, with a dash in that
// column or further left; 0 where something else stands there.
func dashAbove(s *source, line, column int) int {
	for l := line - 1; l > 0; l-- {
		text := s.lineAt(l)
		rest := strings.TrimLeft(text, " ")
		if indent := len(text) - len(rest); rest != "" && rest[0] != '#' && indent <= column {
			if strings.HasPrefix(rest, "- ") {
				return l
			}
			return 0
		}
	}
	return 0
}

// leftKey finds a key of an entry that begins further left than those above it, and not
// what would be the first key of another entry.
func leftKey(s *source, line, _ int, says string) (slip, bool) {
	text := s.lineAt(line)
	indent := indentOf(text)
	key, _, isKey := strings.Cut(text[indent:], ":")
	above := dashAbove(s, line, indent)
	if !strings.Contains(says, "did not find expected '-' indicator") || !isKey || !isMapKey(key) || mapObject.Field(key) != nil || above == 0 {
		return slip{}, false
	}
	first := cutEntry(s.lineAt(above))
	dash, column := indentOf(first.lead), len(first.lead)
	if first.key == "" || indent >= column || indent == dash && s.hasKeyOf(above, line, key) {
		return slip{}, false
	}
	return slip{line: line, wholeContent: true, message: fmt.Sprintf("this line begins in column %d, and the entry that it belongs to in column %d", indent+1, column+1), hint: hintIndent,
		mended: strings.Repeat(" ", column) + text[indent:], until: s.below(line, indent, dash), by: column - indent}, true
}

// hasKeyOf reports whether one of some lines has a key.
func (s *source) hasKeyOf(from, to int, key string) bool {
	for l := from; l < to; l++ {
		if word, _, ok := strings.Cut(strings.TrimLeft(s.lineAt(l), " -"), ":"); ok && word == key {
			return true
		}
	}
	return false
}

// below is the line after the last one that belongs to what begins on a line: the first
// that is further left than a column, or begins the next entry of a list with its dash in
// the other column.
func (s *source) below(line, column, dash int) int {
	opens := false // a list may follow
	for l := line + 1; l <= len(s.starts); l++ {
		text := s.lineAt(l)
		rest := strings.TrimLeft(text, " ")
		if rest == "" || rest[0] == '#' {
			continue
		}
		if indent := indentOf(text); indent < column || indent == dash && !opens && strings.HasPrefix(rest, "- ") {
			return l
		}
		opens = strings.HasSuffix(rest, ":") || opens && strings.HasPrefix(rest, "- ")
	}
	return len(s.starts) + 1
}

// moved is the text with some lines further to the right, which it adds to those that
// differ.
func (s *source) moved(from, to, by int, differ mends) []byte {
	end := len(s.text)
	if to <= len(s.starts) {
		end = s.starts[to-1]
	}
	start, blanks := s.starts[from-1], strings.Repeat(" ", by)
	var moved []byte
	for line := range bytes.Lines(s.text[start:end]) {
		if len(bytes.TrimSpace(line)) > 0 {
			differ[from] = blanks + s.lineAt(from)
			moved = append(moved, blanks...)
		}
		moved = append(moved, line...)
		from++
	}
	return slices.Concat(s.text[:start], moved, s.text[end:])
}
