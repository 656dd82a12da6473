package parse

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// piece is a value as it stands in the file. Unlike a node it keeps what only
// formatting needs: comments, brackets, quotes, blank lines.
type piece struct {
	shape    shape
	from, to int // byte offsets in the source

	text   string // of a scalar, as in node
	style  yaml.Style
	raw    string   // of a scalar, as written; without the lines of a block scalar
	lines  []string // of a block scalar, less their common indent
	inFlow bool     // the scalar stands inside brackets

	flow    bool // a collection in brackets
	opened  bool // it holds comments, so it can't stay in brackets
	column  int  // of a collection
	entries []*entry
	tail    []comment // below the last entry
	owner   *entry    // whose value this is; nil for the root
}

// entry is one key with its value, or one item of a list.
type entry struct {
	from, column int
	in           *piece
	before       *entry // in the same collection
	key          *piece // nil in a list
	field        *Field // nil when the key is unknown
	rank         int    // where the field table has the key
	val          *piece

	blank bool      // a blank line stands right before it
	head  []comment // on lines of their own above
	side  *comment  // behind it, on the same line
	foot  []comment // below, apart from what follows
}

// comment is one line of comment.
type comment struct {
	text   string
	line   int
	column int
	offset int
	own    bool     // nothing else stands on its line
	blank  bool     // a blank line stands right before it
	gap    int      // spaces between it and what stands before it on the line
	more   []string // of a comment behind something: what continues it below
}

// layout is a whole file.
type layout struct {
	root     *piece
	entries  []*entry // all of them, in file order
	comments []comment
	header   []comment // above the first entry
	gap      bool      // a blank line follows the header
	marker   int       // how many header comments stand above "---"; -1 without it
}

// readLayout reads a file of which the reader has nothing to say but what is
// wrong with its fields. It gives nil where text and YAML do not match up, or
// where the root is not a mapping.
func readLayout(text []byte) *layout {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	s := &scan{src: newSource(text), last: place{1, 1, 0}, out: &layout{marker: -1}}
	s.skip()
	if marker, _ := isMarker(string(s.src.restOfLine(s.at)), "---"); marker {
		s.out.marker = len(s.out.comments)
		s.at += len("---")
		s.skip()
	}
	s.out.root = s.value(doc.Content[0], nil)
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
	return s.out
}

// scan walks the library's tree and the text side by side: the tree says what
// comes next, the text where it is and which comments stand between.
type scan struct {
	src  *source
	at   int
	last place // where offsets were last turned into lines and columns
	lost bool  // the text is not what the tree says
	out  *layout
}

// skip passes blanks and collects comments.
func (s *scan) skip() {
	for s.at < len(s.src.text) {
		switch s.src.text[s.at] {
		case ' ', '\t', '\n':
			s.at++
		case '#':
			s.comment()
		default:
			return
		}
	}
}

// comment collects the comment that starts at the next character.
func (s *scan) comment() {
	at := s.where(s.at)
	before := s.src.text[s.src.starts[at.line-1]:s.at]
	c := comment{text: string(s.src.restOfLine(s.at)), offset: s.at, line: at.line, column: at.column}
	c.own = isBlank(before)
	c.blank = c.own && s.blankAbove(at.line)
	c.gap = len(before) - len(bytes.TrimRight(before, " "))
	s.out.comments = append(s.out.comments, c)
	s.at += len(c.text)
}

// where gives the line and the column of an offset. It counts on from the last
// one asked for, since a whole map may stand on one line.
func (s *scan) where(offset int) place {
	if offset < s.last.offset {
		line, exact := slices.BinarySearch(s.src.starts, offset)
		if exact {
			line++
		}
		s.last = place{line, 1, s.src.starts[line-1]}
	}
	s.last = s.src.advance(s.last, offset)
	return s.last
}

func (s *scan) blankAbove(line int) bool {
	return line > 1 && len(s.src.restOfLine(s.src.starts[line-2])) == 0
}

func isBlank(text []byte) bool { return len(bytes.TrimLeft(text, " \t")) == 0 }

// take passes one character that must come next.
func (s *scan) take(c byte) {
	if s.src.char(s.at) != c {
		s.lost = true
		return
	}
	s.at++
}

// value reads the value y of an entry.
func (s *scan) value(y *yaml.Node, owner *entry) *piece {
	p := &piece{shape: scalar, text: y.Value, style: y.Style, from: s.at, to: s.at, owner: owner}
	if isNothing(y) {
		return p
	}
	s.skip()
	p.from, p.column = s.at, s.where(s.at).column
	p.flow = y.Style&yaml.FlowStyle != 0
	switch {
	case y.Kind == yaml.ScalarNode:
		p.inFlow = owner.in.flow
		s.scalar(p)
	case y.Kind == yaml.MappingNode:
		p.shape = mapping
		s.pairs(p, y)
	case y.Kind == yaml.SequenceNode:
		p.shape = list
		s.items(p, y)
	default:
		s.lost = true
	}
	p.to = s.at
	return p
}

// isNothing reports whether y stands for a value that was not written.
func isNothing(y *yaml.Node) bool {
	return y.Kind == yaml.ScalarNode && y.Value == "" && y.Style == 0
}

// enter begins an entry at the next character.
func (s *scan) enter(p *piece) *entry {
	s.skip()
	at := s.where(s.at)
	e := &entry{from: s.at, column: at.column, in: p}
	e.blank = isBlank(s.src.text[s.src.starts[at.line-1]:s.at]) && s.blankAbove(at.line)
	if n := len(p.entries); n > 0 {
		e.before = p.entries[n-1]
	}
	p.entries = append(p.entries, e)
	s.out.entries = append(s.out.entries, e)
	return e
}

func (s *scan) items(p *piece, y *yaml.Node) {
	if p.flow {
		s.take('[')
	}
	for _, item := range y.Content {
		e := s.enter(p)
		if !p.flow {
			s.take('-')
		}
		e.val = s.value(item, e)
		s.comma(p)
	}
	if p.flow {
		s.skip()
		s.take(']')
	}
}

func (s *scan) pairs(p *piece, y *yaml.Node) {
	// "[a: b]" is a list of mappings without braces.
	braces := p.flow && s.src.char(s.at) == '{'
	if braces {
		s.take('{')
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		e := s.enter(p)
		if c := s.src.char(s.at + 1); s.src.char(s.at) == '?' && (c == ' ' || c == '\t' || c == '\n') {
			s.at++
		}
		if y.Content[i].Kind != yaml.ScalarNode {
			s.lost = true
			return
		}
		e.key = s.value(y.Content[i], e)
		end, comments := s.at, len(s.out.comments)
		if s.skip(); s.src.char(s.at) == ':' {
			s.at++
		} else { // a key alone; what follows is not about it
			s.at, s.out.comments = end, s.out.comments[:comments]
		}
		e.val = s.value(y.Content[i+1], e)
		if braces {
			s.comma(p)
		}
	}
	if braces {
		s.skip()
		s.take('}')
	}
}

// comma passes the comma behind an entry in brackets; the last may have none.
func (s *scan) comma(p *piece) {
	if !p.flow {
		return
	}
	s.skip()
	if s.src.char(s.at) == ',' {
		s.at++
	}
}

// scalar passes the text of a scalar.
func (s *scan) scalar(p *piece) {
	switch {
	case p.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.blockScalar(p)
		return
	case p.style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0:
		s.plain(p.text)
	case s.src.char(s.at) == '"' || s.src.char(s.at) == '\'':
		s.at = s.src.endOfQuoted(s.at)
	default:
		s.lost = true
	}
	p.raw = string(s.src.text[p.from:s.at])
}

// plain passes an unquoted scalar. Where it runs over several lines, the value
// has other blanks than the text.
func (s *scan) plain(value string) {
	blank := func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }
	for _, word := range strings.FieldsFunc(value, blank) {
		for s.at < len(s.src.text) && blank(rune(s.src.text[s.at])) {
			s.at++
		}
		if !bytes.HasPrefix(s.src.text[s.at:], []byte(word)) {
			s.lost = true
			return
		}
		s.at += len(word)
	}
}

// blockScalar passes a scalar that stands on the lines below its "|" or ">".
func (s *scan) blockScalar(p *piece) {
	around := p.owner.in.column - 1 // the indent of what it stands in
	indent := 0                     // that of its own lines; 0 until it is known
	for s.at++; s.at < len(s.src.text) && strings.IndexByte("+-123456789", s.src.text[s.at]) >= 0; s.at++ {
		if c := s.src.text[s.at]; c >= '1' {
			indent = around + int(c-'0')
		}
	}
	p.raw = string(s.src.text[p.from:s.at])
	end := s.at + len(s.src.restOfLine(s.at))
	for c := s.src.char(s.at); c == ' ' || c == '\t'; c = s.src.char(s.at) {
		s.at++
	}
	if s.at < end {
		s.comment()
	}
	s.at = end
	var lines []string
	for line := s.where(end).line; line < len(s.src.starts); line++ {
		text := s.src.text[s.src.starts[line]:]
		if i := bytes.IndexByte(text, '\n'); i >= 0 {
			text = text[:i]
		}
		content := bytes.TrimLeft(text, " ")
		has := len(text) - len(content)
		if indent == 0 && len(content) > 0 {
			indent = max(has, around+1)
		}
		if len(content) > 0 && has < indent {
			break
		}
		if indent == 0 {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, string(text[min(indent, len(text)):]))
		if len(content) > 0 {
			p.lines, s.at = lines, s.src.starts[line]+len(text)
		}
	}
}
