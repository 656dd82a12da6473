package parse

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// Tree is a file as it was written: every value with its exact extent and style, every
// entry with its comments. Formatting and editing use it. The reader, which only needs to
// know where values begin, does without.
type Tree struct {
	Root     *Node
	entries  []*Entry // in file order
	comments []comment
	header   []comment // above the first entry
	gap      bool      // a blank line follows the header
	marker   int       // number of header comments above "---"; -1 if there is none
}

// Node is a value or a key.
type Node struct {
	From, To int      // byte offsets; a block ends after its last value
	Flow     bool     // a collection in brackets
	Entries  []*Entry // of a collection
	Owner    *Entry   // the entry it belongs to; nil for the root

	shape  shape
	text   string // of a scalar, as in node
	style  yaml.Style
	raw    string   // of a scalar, as written, without the lines of a block scalar
	lines  []string // of a block scalar, without their common indent
	inFlow bool     // the scalar is inside brackets
	opened bool     // it holds comments, so it cannot be written in brackets
	line   int
	column int
	tail   []comment // below the last entry
}

// Entry is one key with its value, or one item of a list.
type Entry struct {
	From  int    // the offset of the key or, in a block, of the dash
	After int    // the offset after its colon or dash
	Comma int    // the offset of the comma after it; -1 if there is none
	In    *Node  // the collection
	Key   *Node  // nil in a list
	Val   *Node  // empty, after the colon or dash, if nothing was written
	Field *Field // nil if the key is unknown

	column int
	before *Entry // the previous one in the same collection
	rank   int    // the position of its key in the field table

	blank bool      // a blank line is directly before it
	head  []comment // on lines of their own above it
	side  *comment  // after it, on the same line
	foot  []comment // below it, separate from what follows
}

// comment is one line of comment.
type comment struct {
	text   string
	line   int
	column int
	offset int
	own    bool     // nothing else is on its line
	blank  bool     // a blank line is directly before it
	gap    int      // spaces between it and what precedes it on the line
	more   []string // of a trailing comment: the lines that continue it below
	end    int      // the offset after it and the lines that continue it
}

// Entries returns the entries of the whole file, each before those inside it.
func (l *Tree) Entries() []*Entry { return l.entries }

// IsList reports whether the node is a list.
func (p *Node) IsList() bool { return p.shape == list }

// IsMapping reports whether the node is a mapping.
func (p *Node) IsMapping() bool { return p.shape == mapping }

// Field returns the field that a node is a value of, or nil if the key is unknown.
func (p *Node) Field() *Field {
	if p.Owner == nil {
		return &Field{Kind: KindObject, Object: mapObject()}
	}
	return p.Owner.Field
}

// Object returns the description of a mapping in the node's place, or nil if none is
// allowed.
func (p *Node) Object() *Object { return p.Field().mapping() }

// Text returns the text of a scalar, with quotes and escapes resolved.
func (p *Node) Text() string { return p.text }

// Line and Column return where a node begins, counted in characters from 1.
func (p *Node) Line() int   { return p.line }
func (p *Node) Column() int { return p.column }

// Mark returns the quote or the indicator that a scalar begins with: one of " ' | >, or
// 0.
func (p *Node) Mark() byte {
	if p.shape != scalar || p.style == 0 || p.raw == "" {
		return 0
	}
	return p.raw[0]
}

// Empty reports whether there is no value, or a null.
func (p *Node) Empty() bool { return p.shape == scalar && p.style == 0 && isNull(p.text) }

// Column returns the column of the entry's key or dash, from 1.
func (e *Entry) Column() int { return e.column }

// Blank reports whether a blank line is directly before an entry, or before the comments
// above it.
func (e *Entry) Blank() bool {
	if len(e.head) > 0 && e.head[0].offset < e.From {
		return e.head[0].blank
	}
	return e.blank
}

// Extent returns the offsets of an entry with the comments about it and its contents,
// from the first character to after the last.
func (e *Entry) Extent() (from, to int) {
	from, to = e.From, e.end()
	for _, c := range e.head {
		from = min(from, c.offset)
	}
	return from, to
}

// end returns the offset after everything that belongs to an entry.
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

// ReadTree reads a file without [Unreadable] findings. It returns nil if the text and the
// parsed YAML do not match up, or if the root is not a mapping.
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
			s.out.comments[after+i].own = true // not about anything on its line
		}
	}
	if s.lost || s.at < len(s.src.text) {
		return nil
	}
	s.out.attach()
	s.out.Root.settle()
	return s.out
}

// settle sets the field and the rank of every entry below a node.
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
