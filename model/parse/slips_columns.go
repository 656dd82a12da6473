package parse

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
)

// crookedDash finds a list entry whose dash is not in the column of those above it, or
// that continues the text above. Lines below stay where they are if they fit the
// corrected entry; otherwise they move with it.
func crookedDash(x stumble) *slip {
	text := x.lineAt(x.line)
	indent := indentOf(text)
	rest, column := text[indent:], x.listColumn(x.line, indent)
	if !strings.HasPrefix(rest, "- ") || column < 0 || column == indent {
		return nil
	}
	entry := strings.TrimLeft(rest[1:], " ")
	key, _, _ := strings.Cut(entry, ":")
	goesOn := x.says("mapping values are not allowed") && column < indent && (isMapKey(key) || strings.HasPrefix(entry, "{"))
	if !goesOn && !x.says("did not find expected") {
		return nil
	}
	blanks, first := len(rest)-1-len(entry), len(text)-len(entry)
	found := &slip{line: x.line, from: indent, to: len(text), message: fmt.Sprintf("this entry begins in column %d, and those above it in column %d", indent+1, column+1), hint: hintIndent}
	if indent > column && x.line < len(x.starts) && indentOf(x.lineAt(x.line+1)) == first {
		blanks += indent - column
	} else if by := column - indent; indent < column && (x.line == len(x.starts) || indentOf(x.lineAt(x.line+1)) != first+by) {
		found.until, found.by = x.below(x.line, first, column), by
	}
	found.mended = strings.Repeat(" ", column) + "-" + strings.Repeat(" ", blanks) + entry
	return found
}

// listColumn returns the column of dashes, among the lists around a line, that is nearest
// to an indent, or the outer one of two; -1 if there is none.
func (s *source) listColumn(line, indent int) int {
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

// indentedPart finds a top-level key of the map that is indented, below a list that has
// ended.
func indentedPart(x stumble) *slip {
	text := x.lineAt(x.line)
	indent := indentOf(text)
	key, _, isKey := strings.Cut(text[indent:], ":")
	if indent == 0 || !isKey || mapObject().Field(key) == nil || !x.says("did not find expected '-' indicator", "did not find expected key") {
		return nil
	}
	return &slip{line: x.line, wholeContent: true, message: fmt.Sprintf("%s belongs to the map, whose keys begin in column 1", quote(key)), hint: "move this line and those below it to the left",
		mended: text[indent:], until: x.below(x.line, indent, -1), by: -indent}
}

// missingDash finds a list entry without its dash: "name: Legal" below "- name: CTO", in
// the column of the dash.
func missingDash(x stumble) *slip {
	if !x.says("did not find expected '-' indicator", "could not find expected ':'") {
		return nil
	}
	const message = `this entry of a list lacks its "- "`
	e := cutEntry(x.lineAt(x.line))
	above, inBraces := x.dashAbove(x.line, len(e.lead)), e.key == "" && strings.HasPrefix(e.value, "{")
	if strings.Contains(e.lead, "-") || !isMapKey(e.key) && !inBraces || above == 0 || indentOf(x.lineAt(above)) != len(e.lead) {
		return nil
	}
	if inBraces {
		return e.written(x.line, "- "+e.value, message)
	}
	found := e.written(x.line, "- "+e.key+": "+e.value, message)
	found.until, found.by = x.below(x.line, len(e.lead), len(e.lead)), len("- ")
	if found.until > x.line+1 && indentOf(x.lineAt(x.line+1)) > len(e.lead) {
		found.until = x.line // its other keys are where they should be
	}
	for l := x.line + 1; l < found.until; l++ {
		if strings.HasPrefix(x.lineAt(l), e.lead+e.key+":") { // another entry without its dash
			found.until = l
		}
	}
	return found
}

// dashAbove returns the line on which the entry before a line begins, with a dash in that
// column or further left; 0 if something else is there.
func (s *source) dashAbove(line, column int) int {
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

// deeper finds a key that is indented further than the one above, whose value it would
// then continue. Keys below it with the same indent are part of the same slip.
func deeper(x stumble) *slip {
	text := x.lineAt(x.line)
	e := cutEntry(text)
	key, _, _ := strings.Cut(text[len(e.lead):], ":")
	if !x.says("mapping values are not allowed", "did not find expected key") || !isMapKey(key) || strings.Contains(e.lead, "-") {
		return nil
	}
	above := cutEntry("")
	for l := x.line - 1; l > 0 && (above.value == "" && above.key == "" || above.text[len(above.lead)] == '#'); l-- {
		above = cutEntry(x.lineAt(l))
	}
	if !isMapKey(above.key) || above.value == "" || len(above.lead) >= len(e.lead) || slices.Contains([]string{"|", ">", ">-", "|-"}, above.value) {
		return nil
	}
	until := x.below(x.line, len(e.lead), -1)
	if strings.HasSuffix(text, ":") && until > x.line+1 && indentOf(x.lineAt(x.line+1)) == len(e.lead) {
		until = x.line // the lines below are its value
	}
	return &slip{line: x.line, wholeContent: true, message: "this line is indented further than " + quote(above.key) + " above, which has a value already", hint: hintIndent,
		mended: strings.Repeat(" ", len(above.lead)) + text[len(e.lead):], until: until, by: len(above.lead) - len(e.lead)}
}

// leftKey finds a key of an entry that begins further left than those above it, but does
// not begin another entry. If all other keys begin there, the first line of the entry is
// too far right instead.
func leftKey(x stumble) *slip {
	text := x.lineAt(x.line)
	indent := indentOf(text)
	key, _, isKey := strings.Cut(text[indent:], ":")
	above := x.dashAbove(x.line, indent)
	if !x.says("did not find expected '-' indicator") || !isKey || !isMapKey(key) || mapObject().Field(key) != nil || above == 0 {
		return nil
	}
	first := cutEntry(x.lineAt(above))
	dash, column := indentOf(first.lead), len(first.lead)
	end := x.below(x.line, indent, dash)
	if first.key == "" || indent >= column || indent == dash && x.shareKeys(above, x.line, end) {
		return nil
	}
	until := x.line + 1 // after the lines that begin where this one does, and what is below them
	for until < end && (indentOf(x.lineAt(until)) == indent || strings.HasSuffix(x.lineAt(until-1), ":") || strings.HasPrefix(strings.TrimLeft(x.lineAt(until), " "), "- ")) {
		until++
	}
	by := column - indent
	if x.line == above+1 && until == end && until > x.line+1 && indent > dash && dash >= by {
		return &slip{line: above, wholeContent: true, message: fmt.Sprintf("this entry begins in column %d, and its other lines in column %d", column+1, indent+1), hint: hintIndent,
			mended: first.text[by:]}
	}
	return &slip{line: x.line, wholeContent: true, message: fmt.Sprintf("this line begins in column %d, and the entry that it belongs to in column %d", indent+1, column+1), hint: hintIndent,
		mended: strings.Repeat(" ", column) + text[indent:], until: until, by: by}
}

// keyBesideDashes finds keys of an entry that begin in the column of its dash, column 1,
// where YAML takes them for keys of the map; the library notices at the next dash.
func keyBesideDashes(x stumble) *slip {
	if !x.says("did not find expected key") || !strings.HasPrefix(x.lineAt(x.line), "- ") {
		return nil
	}
	for l := x.line - 1; l > 0; l-- {
		e := cutEntry(x.lineAt(l))
		if column := len(e.lead); strings.HasPrefix(e.lead, "-") && l < x.line-1 {
			return &slip{line: l + 1, wholeContent: true, message: fmt.Sprintf("this line begins in column 1, and the entry that it belongs to in column %d", column+1), hint: hintIndent,
				mended: strings.Repeat(" ", column) + x.lineAt(l+1), until: x.line, by: column}
		}
		if e.lead == "" && (!isMapKey(e.key) || mapObject().Field(e.key) != nil) {
			return nil
		}
	}
	return nil
}

// shareKeys reports whether a key occurs both in the lines before line and in those from
// it on, between from and to.
func (s *source) shareKeys(from, line, to int) bool {
	seen := map[string]bool{}
	for l := from; l < to; l++ {
		key, _, ok := strings.Cut(strings.TrimLeft(s.lineAt(l), " -"), ":")
		if ok && l >= line && seen[key] {
			return true
		}
		seen[key] = seen[key] || l < line
	}
	return false
}

// below returns the line after the last one that belongs to what begins on line: the
// first that is further left than column, or that begins the next entry of a list with
// its dash in column dash.
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

// moved returns the text with some lines moved right, or left if by is negative. It adds
// these lines to differ.
func (s *source) moved(from, to, by int, differ mends) []byte {
	end := len(s.text)
	if to <= len(s.starts) {
		end = s.starts[to-1]
	}
	start := s.starts[from-1]
	var moved []byte
	for line := range bytes.Lines(s.text[start:end]) {
		if text := s.lineAt(from); len(bytes.TrimSpace(line)) > 0 {
			blanks := min(-by, indentOf(text))
			line = append(bytes.Repeat([]byte(" "), max(by, 0)), line[max(blanks, 0):]...)
			differ[from] = strings.TrimRight(string(line), " \t\r\n")
		}
		moved = append(moved, line...)
		from++
	}
	return slices.Concat(s.text[:start], moved, s.text[end:])
}
