package parse

import "math"

// attach assigns every comment to the entry or the collection that it is about, so that
// the two move together.
func (l *Tree) attach() {
	rest := l.comments
	upTo := func(offset int) (some []comment) {
		n := 0
		for n < len(rest) && rest[n].offset < offset {
			n++
		}
		some, rest = rest[:n:n], rest[n:]
		return some
	}
	if len(l.entries) == 0 {
		l.header = rest
		return
	}
	first := l.entries[0]
	l.header = upTo(first.From)
	l.gap = len(l.header) > 0 && first.blank
	first.blank = false
	for i, after := range l.entries[1:] {
		l.attachBetween(l.entries[i], after, upTo(after.From))
	}
	l.attachBetween(l.entries[len(l.entries)-1], nil, rest)
}

// attachBetween assigns the comments between two consecutive entries; after is nil at the
// end of the file.
func (l *Tree) attachBetween(before, after *Entry, comments []comment) {
	var above []comment // about the entry that follows
	var side *comment
	column := math.MaxInt
	for _, c := range comments {
		if c.own {
			column = min(column, c.column)
		}
		switch in := before.brackets(c.offset); {
		case side != nil && c.continues(side):
			side.more, side.end = append(side.more, c.text), c.end
		case !c.own && before.besides(c.offset).opened(c.offset):
			// The line of the key has a comment after the opening bracket: this one is
			// after the closing bracket.
			e := before.besides(c.offset)
			e.Val.tail = append(e.Val.tail, c)
			e.Val.open()
		case !c.own && before.besides(c.offset) != nil:
			e := before.besides(c.offset)
			if e.cut() { // its comment may be the rest of the text
				e.lift(c.apart()...)
				side = nil
				in.open()
				break
			}
			if e.side != nil { // the earlier comment is between key and value
				e.lift(e.side.apart()...)
			}
			side = &c
			e.side = side
			in.open()
		case c.offset < before.Val.From && !before.Val.hasBlockEntries():
			before.lift(c)
			in.open()
		case in != nil && len(in.Entries) == 0:
			in.Owner.lift(c)
		case in != nil && (after == nil || after.In != in):
			in.tail = append(in.tail, c)
			in.open()
		case in != nil:
			above = append(above, c)
			in.open()
		default:
			if p := l.closing(before, after, column); p != nil {
				p.tail = append(p.tail, c)
			} else {
				above = append(above, c)
			}
		}
	}
	if after != nil {
		after.takeAbove(above)
	}
}

// lift moves comments from inside an entry to directly above it, below the blank line that
// separates it from the previous one.
func (e *Entry) lift(comments ...comment) {
	comments[0].blank, e.blank = e.blank, false
	e.head = append(e.head, comments...)
}

// continues reports whether a comment is the next line of a trailing comment.
func (c *comment) continues(side *comment) bool {
	return c.own && !c.blank && c.column == side.column && c.line == side.line+len(side.more)+1
}

// apart returns a trailing comment as comments on lines of their own.
func (c *comment) apart() []comment {
	all := []comment{{text: c.text, offset: c.offset, end: c.end}}
	for _, text := range c.more {
		all = append(all, comment{text: text, offset: c.offset, end: c.end})
	}
	return all
}

// brackets returns the innermost collection in brackets that contains an offset after e,
// the last entry before the offset, or nil.
func (e *Entry) brackets(offset int) *Node {
	p := e.Val
	if p.shape == scalar || !p.Flow {
		p = e.In
	}
	for p != nil && p.Flow {
		if p.From < offset && offset < p.To {
			return p
		}
		if p.Owner == nil {
			return nil
		}
		p = p.Owner.In
	}
	return nil
}

// open keeps a collection with comments, and everything around it, from being written in
// brackets.
func (p *Node) open() {
	for p != nil && p.Flow && !p.opened {
		p.opened = true
		if p.Owner == nil {
			return
		}
		p = p.Owner.In
	}
}

// opened reports whether e is a collection in brackets with a comment after the opening
// bracket, and ends before an offset.
func (e *Entry) opened(offset int) bool {
	return e != nil && e.side != nil && e.Val.shape != scalar && e.Val.Flow && len(e.Val.Entries) > 0 &&
		e.Val.From < e.side.offset && e.side.offset < e.Val.To && e.Val.To <= offset
}

// besides returns the entry that a comment on the same line is about: e, the last entry
// before it, or an enclosing one that ends there. It is nil after the brackets of the
// whole map.
func (e *Entry) besides(offset int) *Entry {
	for e != nil && e.In.Flow && e.In.To <= offset {
		e = e.In.Owner
	}
	return e
}

func (p *Node) hasBlockEntries() bool { return p.shape != scalar && !p.Flow }

// isNothing reports whether no value was written.
func (p *Node) isNothing() bool { return p.shape == scalar && p.raw == "" }

// closing returns the block that a comment ends: the innermost one that ends between the
// two entries and is right of the second, but not right of the comment. It returns nil if
// there is none, so that the comment is about what follows.
func (l *Tree) closing(before, after *Entry, column int) *Node {
	if before.Val.hasBlockEntries() {
		return nil // after is the first entry of before
	}
	if before.Val.isNothing() && !before.In.Flow && column > before.column {
		return before.Val // the value may be what this comment holds
	}
	var stop, found *Node
	least := 0
	if after != nil {
		stop, least = after.In, after.column
	}
	for p := before.In; p != stop; p = p.Owner.In {
		if !p.Flow && p.column > least && (found == nil && p.column <= column || found != nil && p.column == found.column) {
			found = p
		}
		if p.Owner == nil {
			break
		}
	}
	if after == nil && found == nil {
		return l.Root
	}
	return found
}

// takeAbove takes the comments above e. Those separated by a blank line from e, but not
// from the previous entry, are about the previous entry.
func (e *Entry) takeAbove(above []comment) {
	if len(above) == 0 {
		return
	}
	if e.before != nil && !above[0].blank {
		n := 1
		for n < len(above) && !above[n].blank {
			n++
		}
		if n < len(above) || e.blank {
			e.before.foot, above = above[:n:n], above[n:]
		}
	}
	e.head = above
}
