package parse

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// Tree is a file as it was written: every value with its exact ends and its
// style, every entry with its comments. Formatting and editing use it. The
// reader, which wants to know only where values begin, does without.
type Tree struct {
	Root     *Node
	entries  []*Entry // all of them, in file order
	comments []comment
	header   []comment // above the first entry
	gap      bool      // a blank line follows the header
	marker   int       // how many header comments are above "---"; -1 without it
}

// Node is a value, or a key.
type Node struct {
	From, To int      // byte offsets; a block ends after its last value
	Flow     bool     // a collection in brackets
	Entries  []*Entry // of a collection
	Owner    *Entry   // whose value this is; nil for the root

	shape  shape
	text   string // of a scalar, as in node
	style  yaml.Style
	raw    string   // of a scalar, as written; without the lines of a block scalar
	lines  []string // of a block scalar, less their common indent
	inFlow bool     // the scalar is inside brackets
	opened bool     // it holds comments, so it can't stay in brackets
	line   int
	column int
	tail   []comment // below the last entry
}

// Entry is one key with its value, or one item of a list.
type Entry struct {
	From  int    // the offset of the key or, in a block, of the dash
	After int    // the offset after its colon or dash
	Comma int    // that of the comma after it; -1 where there is none
	In    *Node  // the collection
	Key   *Node  // nil in a list
	Val   *Node  // begins and ends after the colon or dash where nothing was written
	Field *Field // nil where the key is unknown

	column int
	before *Entry // in the same collection
	rank   int    // where the field table has the key

	blank bool      // a blank line is right before it
	head  []comment // on lines of their own above
	side  *comment  // after it, on the same line
	foot  []comment // below, apart from what follows
}

// comment is one line of comment.
type comment struct {
	text   string
	line   int
	column int
	offset int
	own    bool     // nothing else is on its line
	blank  bool     // a blank line is right before it
	gap    int      // spaces between it and what is before it on the line
	more   []string // of a comment after something: what continues it below
	end    int      // the offset after it, and after what continues it
}

// Entries are those of the whole file, each before what is in it.
func (l *Tree) Entries() []*Entry { return l.entries }

// IsList reports whether the node is a list.
func (p *Node) IsList() bool { return p.shape == list }

// IsMapping reports whether the node is a mapping.
func (p *Node) IsMapping() bool { return p.shape == mapping }

// Field is the field that a node is a value of; nil where the key is unknown.
func (p *Node) Field() *Field {
	if p.Owner == nil {
		return &Field{Kind: KindObject, Object: mapObject()}
	}
	return p.Owner.Field
}

// Object is what describes a mapping in the node's place; nil where none may be.
func (p *Node) Object() *Object { return p.Field().mapping() }

// Text is what a scalar says, quotes and escapes resolved.
func (p *Node) Text() string { return p.text }

// Line and Column are where a node begins, from 1; characters count.
func (p *Node) Line() int   { return p.line }
func (p *Node) Column() int { return p.column }

// Mark is the quote or the indicator that a scalar begins with: one of " ' | >,
// or 0 for one without.
func (p *Node) Mark() byte {
	if p.shape != scalar || p.style == 0 || p.raw == "" {
		return 0
	}
	return p.raw[0]
}

// Empty reports whether no value was written, or one that stands for none.
func (p *Node) Empty() bool { return p.shape == scalar && p.style == 0 && isNull(p.text) }

// Column is where the key or the dash of an entry is, from 1.
func (e *Entry) Column() int { return e.column }

// Blank reports whether a blank line is right before an entry, or before the
// comments above it.
func (e *Entry) Blank() bool {
	if len(e.head) > 0 && e.head[0].offset < e.From {
		return e.head[0].blank
	}
	return e.blank
}

// Extent is an entry with the comments that are about it and about what is in it,
// from the first character to after the last.
func (e *Entry) Extent() (from, to int) {
	from, to = e.From, e.end()
	for _, c := range e.head {
		from = min(from, c.offset)
	}
	return from, to
}

// end is the offset after the last thing that belongs to an entry.
func (e *Entry) end() int {
	to := e.Val.To
	for _, some := range [][]comment{e.head, e.foot, e.Val.tail} {
		for _, c := range some {
			to = max(to, c.end)
		}
	}
	if e.side != nil {
		to = max(to, e.side.end)
	}
	for _, in := range e.Val.Entries {
		to = max(to, in.end())
	}
	return to
}

// ReadTree reads a file of which the reader has nothing to say but what is
// wrong with its fields. It gives nil where text and YAML do not match up, or
// where the root is not a mapping.
func ReadTree(text []byte) *Tree {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	s := &scan{src: newSource(text), last: position{1, 1, 0}, out: &Tree{marker: -1}}
	s.skip()
	if marker, _ := isMarker(string(s.src.restOfLine(s.at)), "---"); marker {
		s.out.marker = len(s.out.comments)
		s.at += len("---")
		s.skip()
	}
	s.out.Root = s.value(doc.Content[0], nil)
	s.skip()
	if bytes.HasPrefix(s.src.text[s.at:], []byte("...")) {
		s.at += len("...")
		after := len(s.out.comments)
		s.skip()
		for i := range s.out.comments[after:] {
			s.out.comments[after+i].own = true // about nothing on its line
		}
	}
	if s.lost || s.at < len(s.src.text) {
		return nil
	}
	s.out.attach()
	s.out.Root.settle()
	return s.out
}

// settle finds the field of every entry below a node.
func (p *Node) settle() {
	f := p.Field()
	for _, e := range p.Entries {
		e.Field = f // an item of a list is a value of the list's field
		if p.shape == mapping {
			e.rank, e.Field = f.mapping().Rank(e.Key.text), f.Below(e.Key.text)
		}
		e.Val.settle()
	}
}
