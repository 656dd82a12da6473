package parse

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// scan walks the library's tree and the text side by side: the tree tells what comes
// next, the text where it is and which comments are in between.
type scan struct {
	src  *source
	at   int
	last position // the last position that where returned
	lost bool     // the text does not match the tree
	out  *Tree
}

// skip skips whitespace and collects comments.
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

// comment collects the comment that starts at the current offset.
func (s *scan) comment() {
	at := s.where(s.at)
	before := s.src.text[s.src.starts[at.line-1]:s.at]
	c := comment{text: string(s.src.restOfLine(s.at)), offset: s.at, line: at.line, column: at.column}
	c.own = isBlank(before)
	c.blank = c.own && s.blankAbove(at.line)
	c.gap = len(before) - len(bytes.TrimRight(before, " "))
	c.end = c.offset + len(c.text)
	s.out.comments = append(s.out.comments, c)
	s.at += len(c.text)
}

// where returns the position of an offset. It counts on from the last one, since a whole
// map may be on one line.
func (s *scan) where(offset int) position {
	if offset < s.last.offset {
		line, exact := slices.BinarySearch(s.src.starts, offset)
		if exact {
			line++
		}
		s.last = position{line, 1, s.src.starts[line-1]}
	}
	s.last = s.src.advance(s.last, offset)
	return s.last
}

func (s *scan) blankAbove(line int) bool {
	return line > 1 && len(s.src.restOfLine(s.src.starts[line-2])) == 0
}

func isBlank(text []byte) bool { return len(bytes.TrimLeft(text, " \t")) == 0 }

// take consumes a character that must come next.
func (s *scan) take(c byte) {
	if s.src.char(s.at) != c {
		s.lost = true
		return
	}
	s.at++
}

// value reads the value y of an entry.
func (s *scan) value(y *yaml.Node, owner *Entry) *Node {
	nothing := y.Kind == yaml.ScalarNode && y.Value == "" && y.Style == 0
	if !nothing {
		s.skip()
	}
	at := s.where(s.at)
	p := &Node{shape: scalar, text: y.Value, style: y.Style, From: s.at, To: s.at, Owner: owner, line: at.line, column: at.column}
	if nothing {
		return p
	}
	p.Flow = y.Style&yaml.FlowStyle != 0
	switch {
	case y.Kind == yaml.ScalarNode:
		p.inFlow = owner.In.Flow
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
	p.To = s.at
	return p
}

// enter starts an entry of p at the next character.
func (s *scan) enter(p *Node) *Entry {
	s.skip()
	at := s.where(s.at)
	e := &Entry{From: s.at, Comma: -1, column: at.column, In: p}
	e.blank = isBlank(s.src.text[s.src.starts[at.line-1]:s.at]) && s.blankAbove(at.line)
	if n := len(p.Entries); n > 0 {
		e.before = p.Entries[n-1]
	}
	p.Entries = append(p.Entries, e)
	s.out.entries = append(s.out.entries, e)
	return e
}

func (s *scan) items(p *Node, y *yaml.Node) {
	if p.Flow {
		s.take('[')
	}
	for _, item := range y.Content {
		e := s.enter(p)
		if !p.Flow {
			s.take('-')
		}
		e.After = s.at
		e.Val = s.value(item, e)
		s.comma(e)
	}
	if p.Flow {
		s.skip()
		s.take(']')
	}
}

func (s *scan) pairs(p *Node, y *yaml.Node) {
	// "[a: b]" is a list of mappings without braces.
	braces := p.Flow && s.src.char(s.at) == '{'
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
		e.Key = s.value(y.Content[i], e)
		end, comments := s.at, len(s.out.comments)
		if s.skip(); s.src.char(s.at) == ':' {
			s.at++
		} else { // a key alone; comments after it are not about it
			s.at, s.out.comments = end, s.out.comments[:comments]
		}
		e.After = s.at
		e.Val = s.value(y.Content[i+1], e)
		if braces {
			s.comma(e)
		}
	}
	if braces {
		s.skip()
		s.take('}')
	}
}

// comma consumes the comma after an entry in brackets; the last entry may have none.
func (s *scan) comma(e *Entry) {
	if !e.In.Flow {
		return
	}
	s.skip()
	if s.src.char(s.at) == ',' {
		e.Comma = s.at
		s.at++
	}
}

// scalar consumes the text of a scalar.
func (s *scan) scalar(p *Node) {
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
	p.raw = string(s.src.text[p.From:s.at])
}

// plain consumes a scalar without quotes. If it spans several lines, value and text
// differ in whitespace.
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

// blockScalar consumes a scalar on the lines below its "|" or ">".
func (s *scan) blockScalar(p *Node) {
	around := p.Owner.In.column - 1 // the indent of the enclosing collection
	indent := 0                     // the indent of its own lines; 0 until it is known
	for s.at++; s.at < len(s.src.text) && strings.IndexByte("+-123456789", s.src.text[s.at]) >= 0; s.at++ {
		if c := s.src.text[s.at]; c >= '1' {
			indent = around + int(c-'0')
		}
	}
	p.raw = string(s.src.text[p.From:s.at])
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
