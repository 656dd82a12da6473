package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	MaxWidth     = 110 // columns of a line with brackets
	maxFlowLines = 3   // lines of a collection in brackets; a longer one becomes a block
	step         = 2   // columns of indent
)

// printer writes a tree.
type printer struct {
	text  bytes.Buffer
	fresh bool // nothing has been written in this file or block yet, so no blank line is allowed
}

func (p *printer) line(text string) {
	p.text.WriteString(text)
	p.text.WriteByte('\n')
	p.fresh = false
}

func (p *printer) blank(wanted bool) {
	if wanted && !p.fresh {
		p.text.WriteByte('\n')
	}
}

func (p *printer) comments(comments []comment, indent int) {
	for _, c := range comments {
		p.blank(c.blank)
		p.line(pad(indent) + c.text)
	}
}

func pad(n int) string { return strings.Repeat(" ", n) }

func (p *printer) file(l *Tree) {
	p.fresh = true
	if l.marker >= 0 {
		p.comments(l.header[:l.marker], 0)
		p.line("---")
		l.header = l.header[l.marker:]
	}
	p.comments(l.header, 0)
	p.blank(l.gap)
	p.fresh = p.fresh || l.gap
	if len(l.Root.Entries) == 0 {
		p.line("{}")
	}
	p.block(l.Root, 0, "")
}

// block writes the entries of a collection on lines of their own. The first one follows
// dash, which the enclosing list has left open.
func (p *printer) block(c *Node, indent int, dash string) {
	parted := false // the previous entry has comments below it
	for i, e := range c.Entries {
		lead := pad(indent)
		if i == 0 && dash != "" {
			lead = dash
		} else {
			head := e.head
			if parted && len(head) > 0 {
				p.blank(!head[0].blank)
			}
			p.comments(head, indent)
			p.blank(e.blank || parted && len(head) == 0)
			p.comments(p.lifted(e, indent), indent)
		}
		p.entry(e, lead, indent)
		p.comments(e.foot, indent)
		parted = len(e.foot) > 0
	}
	p.blank(parted && len(c.tail) > 0 && !c.tail[0].blank)
	p.comments(c.tail, indent)
}

// lifted returns the comments that have to move above an item because its first entry is
// on the line of the dash.
func (p *printer) lifted(e *Entry, indent int) []comment {
	if e.Key != nil || e.Val.shape == scalar || p.brackets(e, indent) != nil {
		return nil
	}
	var all []comment
	if e.side != nil {
		all = e.side.apart()
	}
	first := e.Val.Entries[0]
	for _, c := range first.head {
		c.blank = false
		all = append(all, c)
	}
	return append(all, p.lifted(first, indent+step)...)
}

// entry writes one entry after lead.
func (p *printer) entry(e *Entry, lead string, indent int) {
	start := lead + "-"
	if e.Key != nil {
		start = lead + keyText(e, false) + ":"
	}
	lines := p.brackets(e, indent)
	switch {
	case e.Val.shape == scalar:
		lines = e.scalarLines(indent)
	case lines == nil && e.Key == nil:
		p.block(e.Val, indent+step, start+" ")
		return
	case lines == nil:
		p.aside(e, start, indent)
		p.fresh = true
		p.block(e.Val, indent+step, "")
		return
	}
	if lines[0] != "" {
		lines[0] = start + " " + lines[0]
	} else {
		lines[0] = start
	}
	at := len(lines) - 1
	if len(e.Val.lines) > 0 {
		at = 0 // the text of a block scalar cannot be followed by a comment
	}
	for i, text := range lines {
		if i == at {
			p.aside(e, text, indent)
		} else {
			p.line(text)
		}
	}
	p.comments(e.Val.tail, indent+step)
}

// aside writes a line with its trailing comment. A comment that seems to be aligned with
// others keeps its column if there is room.
func (p *printer) aside(e *Entry, text string, indent int) {
	c := e.side
	if c == nil {
		p.line(text)
		return
	}
	const near = 2
	width := utf8.RuneCountInString(text)
	least := 1
	if e.plainly() && !e.cut() { // after a single space it would look like part of the text
		least = near
	}
	column := width + max(c.gap, least)
	if c.gap > near {
		column = max(c.column-e.column+indent, width+near)
	}
	if e.In.Flow {
		column = width + least
	}
	p.line(text + pad(column-width) + c.text)
	for _, more := range c.more {
		p.line(pad(column) + more)
	}
}

// bare reports whether an entry is a key without a colon, inside braces. On a line of its
// own it would need one, and would be reported as another mistake.
func (e *Entry) bare() bool { return e.Key != nil && e.In.Flow && e.After <= e.Key.To }

// cut reports whether the comment after text without quotes looks like part of it, which
// the rule text-cut reports.
func (e *Entry) cut() bool {
	v, c := e.Val, e.side
	return c != nil && v.shape == scalar && v.style == 0 && c.gap == 1 && c.offset == v.To+1
}

// plainly reports whether the value is written as text without quotes.
func (e *Entry) plainly() bool {
	if e.Val.shape != scalar {
		return false
	}
	first := e.scalarLines(0)[0]
	return first != "" && !strings.ContainsRune("'\"|>", rune(first[0]))
}

func keyText(e *Entry, flow bool) string {
	if e.Field != nil {
		return e.Key.text
	}
	if e.Key.isNothing() {
		return `""`
	}
	return scalarText(nil, e.Key, flow)
}

// scalarLines returns the lines of a scalar. Outside brackets, it keeps its line breaks.
func (e *Entry) scalarLines(indent int) []string {
	v := e.Val
	deeper := pad(indent + step)
	if len(v.raw) > 0 && (v.raw[0] == '|' || v.raw[0] == '>') {
		return append([]string{v.blockHeader()}, indented(v.lines, deeper)...)
	}
	lines := strings.Split(v.raw, "\n")
	if len(lines) == 1 && e.cut() {
		return lines
	}
	if len(lines) == 1 || v.inFlow {
		return []string{scalarText(e.Field, v, false)}
	}
	for i := range lines {
		if i > 0 {
			lines[i] = strings.TrimLeft(lines[i], " \t")
		}
		if i < len(lines)-1 && !strings.HasSuffix(strings.TrimRight(lines[i], " \t"), `\`) {
			lines[i] = strings.TrimRight(lines[i], " \t")
		}
	}
	return append(lines[:1], indented(lines[1:], deeper)...)
}

func indented(lines []string, by string) []string {
	out := make([]string, len(lines))
	for i, text := range lines {
		if text != "" {
			out[i] = by + text
		}
	}
	return out
}

// blockHeader returns the indicator of a block scalar. Trailing line breaks are not
// significant in a map, so it never contains a "+".
func (p *Node) blockHeader() string {
	header := p.raw[:1]
	for _, text := range p.lines {
		if text == "" {
			continue
		}
		if text[0] == ' ' || text[0] == '\t' {
			header += "2" // the first line does not reveal the indent
		}
		break
	}
	if strings.IndexByte(p.raw, '-') >= 0 {
		header += "-"
	}
	return header
}

// brackets returns the lines of a collection in brackets, as few as possible, or nil if
// it is a block or too long.
func (p *printer) brackets(e *Entry, indent int) []string {
	c := e.Val
	if c.shape == scalar || !c.Flow || c.opened && len(c.Entries) > 0 {
		return nil
	}
	start := indent + len("- ")
	if e.Key != nil {
		start = indent + utf8.RuneCountInString(keyText(e, false)) + len(": ")
	}
	room := maxFlowLines * MaxWidth
	parts := c.flowParts(&room)
	if room < 0 {
		return nil
	}
	open, end := c.ends()
	lines, width := []string{open}, start+len(open)
	for i, part := range parts {
		last := len(lines) - 1
		if i < len(parts)-1 {
			part += ","
		} else {
			part += end
		}
		n := utf8.RuneCountInString(part)
		switch {
		case i == 0:
			lines[0] += part
			width += n
		case width+1+n <= MaxWidth:
			lines[last] += " " + part
			width += 1 + n
		default:
			lines = append(lines, pad(start+len(open))+part)
			width = start + len(open) + n
		}
		if width > MaxWidth || len(lines) > maxFlowLines {
			return nil
		}
	}
	if len(parts) == 0 {
		lines[0] += end
	}
	return lines
}

func (p *Node) ends() (open, end string) {
	if p.shape == list {
		return "[", "]"
	}
	return "{", "}"
}

// flowParts returns each entry of a collection on one line. It stops once they exceed the
// room: an entry may hold half a file.
func (p *Node) flowParts(room *int) []string {
	var parts []string
	for _, e := range p.Entries {
		if *room < 0 {
			break
		}
		parts = append(parts, e.flowText(room))
	}
	return parts
}

func (e *Entry) flowText(room *int) string {
	text := ""
	if e.Key != nil {
		text = keyText(e, true)
		if !e.bare() {
			text += ": "
		}
	}
	if e.Val.shape == scalar {
		text += scalarText(e.Field, e.Val, true)
		*room -= utf8.RuneCountInString(text)
		return text
	}
	open, end := e.Val.ends()
	*room -= len(open + end)
	return text + open + strings.Join(e.Val.flowParts(room), ", ") + end
}
