package parse

import "math"

// attach gives every comment to the entry or the collection that it is about,
// so that it moves along.
func (l *layout) attach() {
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
	l.header = upTo(first.from)
	l.gap = len(l.header) > 0 && first.blank
	first.blank = false
	for i, after := range l.entries[1:] {
		l.attachBetween(l.entries[i], after, upTo(after.from))
	}
	l.attachBetween(l.entries[len(l.entries)-1], nil, rest)
}

// attachBetween places the comments between two entries that follow each other
// in the file; after is nil at its end.
func (l *layout) attachBetween(before, after *entry, comments []comment) {
	var above []comment // those about the entry that follows
	var side *comment
	column := math.MaxInt
	for _, c := range comments {
		if c.own {
			column = min(column, c.column)
		}
		switch in := before.brackets(c.offset); {
		case side != nil && c.continues(side):
			side.more = append(side.more, c.text)
		case !c.own && before.besides(c.offset).opened(c.offset):
			// The line of the key has a comment behind the opening bracket: this one
			// stands behind the closing one.
			e := before.besides(c.offset)
			e.val.tail = append(e.val.tail, c)
			e.val.open()
		case !c.own && before.besides(c.offset) != nil:
			e := before.besides(c.offset)
			if e.side != nil { // that one stands between key and value
				e.head = append(e.head, e.side.apart()...)
			}
			side = &c
			e.side = side
			in.open()
		case c.offset < before.val.from && !before.val.hasBlockEntries():
			before.head = append(before.head, c)
			in.open()
		case in != nil && len(in.entries) == 0:
			in.owner.head = append(in.owner.head, c)
		case in != nil && (after == nil || after.in != in):
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

// continues reports whether a comment is the next line of one that stands
// behind something.
func (c *comment) continues(side *comment) bool {
	return c.own && !c.blank && c.column == side.column && c.line == side.line+len(side.more)+1
}

// apart gives a comment behind something as comments on lines of their own.
func (c *comment) apart() []comment {
	all := []comment{{text: c.text}}
	for _, text := range c.more {
		all = append(all, comment{text: text})
	}
	return all
}

// brackets gives the innermost collection in brackets that holds an offset
// behind e, the last entry before it; nil where there is none.
func (e *entry) brackets(offset int) *piece {
	p := e.val
	if p.shape == scalar || !p.flow {
		p = e.in
	}
	for p != nil && p.flow {
		if p.from < offset && offset < p.to {
			return p
		}
		if p.owner == nil {
			return nil
		}
		p = p.owner.in
	}
	return nil
}

// open keeps a collection with comments, and all around it, from being written
// in brackets.
func (p *piece) open() {
	for p != nil && p.flow && !p.opened {
		p.opened = true
		if p.owner == nil {
			return
		}
		p = p.owner.in
	}
}

// opened reports whether e holds a collection in brackets with a comment behind
// the first of them, and ends before an offset.
func (e *entry) opened(offset int) bool {
	return e != nil && e.side != nil && e.val.shape != scalar && e.val.flow && len(e.val.entries) > 0 &&
		e.val.from < e.side.offset && e.side.offset < e.val.to && e.val.to <= offset
}

// besides gives the entry that a comment on the same line is about: e, the last
// one before it, or one around it that ends there. It is nil behind the brackets
// of the whole map.
func (e *entry) besides(offset int) *entry {
	for e != nil && e.in.flow && e.in.to <= offset {
		e = e.in.owner
	}
	return e
}

func (p *piece) hasBlockEntries() bool { return p.shape != scalar && !p.flow }

// isNothing reports whether no value was written.
func (p *piece) isNothing() bool { return p.shape == scalar && p.raw == "" }

// closing finds the block that a comment ends: the innermost of those which end
// between two entries, lie right of the second and not right of the comment. It
// gives nil where there is none, so that the comment is about what follows.
func (l *layout) closing(before, after *entry, column int) *piece {
	if before.val.hasBlockEntries() {
		return nil // after is the first entry of before
	}
	if before.val.isNothing() && !before.in.flow && column > before.column {
		return before.val // left out, perhaps, by this very comment
	}
	var stop, found *piece
	least := 0
	if after != nil {
		stop, least = after.in, after.column
	}
	for p := before.in; p != stop; p = p.owner.in {
		if !p.flow && p.column > least && (found == nil && p.column <= column || found != nil && p.column == found.column) {
			found = p
		}
		if p.owner == nil {
			break
		}
	}
	if after == nil && found == nil {
		return l.root
	}
	return found
}

// takeAbove takes the comments above e. Those which a blank line parts from e,
// but not from the entry before, are about that one.
func (e *entry) takeAbove(above []comment) {
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
