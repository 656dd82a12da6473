package parse

import (
	"bytes"
	"io"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
)

// maxDepth is how deep mappings and lists may nest. A map needs no more than 5 levels.
const maxDepth = 64

type shape uint8

const (
	scalar shape = iota
	list
	mapping
	broken // already reported; nothing more is reported about it
	taken  // a key that is read as part of another mapping
)

// node is one value of the file, reduced to what a map may contain: plain data without
// anchors, aliases, tags or merge keys.
type node struct {
	shape  shape
	plain  bool   // a scalar without quotes or a block indicator
	folded bool   // a plain scalar that spans several lines
	cut    bool   // a plain scalar followed by one space and a comment, as if it went on, or an empty one followed by "#x"
	bare   bool   // a key inside braces without a colon
	text   string // of a scalar, with quotes and escapes resolved
	span   model.Span
	items  []*node // of a list; of a mapping, alternating keys and values
}

// empty reports whether there is no value: nothing after "key:" or "-", or a null.
func (n *node) empty() bool { return n.shape == scalar && n.plain && isNull(n.text) }

func (n *node) isEmptyList() bool { return n.shape == list && len(n.items) == 0 }

// isNull reports whether a plain scalar stands for no value.
func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// String describes a node for messages that expected something else.
func (n *node) String() string {
	switch {
	case n.empty():
		return "nothing"
	case n.shape == list:
		return "a list"
	case n.shape == mapping:
		return "a map"
	}
	return quote(n.text)
}

// buildTree parses YAML and returns its root. It reads the whole input, so that nothing
// can hide after the document. If the text is not valid YAML, it returns what could be
// read after mending, if anything, and the mended lines.
func buildTree(probs *problems, src []byte) (root *node, mended mends) {
	var doc, extra yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(src))
	err := dec.Decode(&doc)
	if err == io.EOF {
		return nil, nil
	}
	if err == nil {
		if err = dec.Decode(&extra); err == io.EOF {
			b := builder{problems: probs, src: newSource(src), read: position{1, 1, 0}}
			root, _ := b.build(doc.Content[0], 1)
			return root, nil
		}
	}
	text, mended := reportSyntax(probs, src, err)
	if text == nil {
		return nil, nil
	}
	root, _ = buildTree(probs, text)
	return root, mended
}

// builder turns yaml.Nodes into nodes. It never follows an alias and never goes deeper
// than maxDepth, so it terminates for every input.
type builder struct {
	*problems
	src  *source
	path path
	read position // how far the tree has been built
	free []node   // allocated in batches, since a map has very many
}

func (b *builder) node() *node {
	const together = 128
	if len(b.free) == 0 {
		b.free = make([]node, together)
	}
	n := &b.free[0]
	b.free = b.free[1:]
	return n
}

// build returns the node for y and the position where it ends.
func (b *builder) build(y *yaml.Node, depth int) (*node, position) {
	start := b.src.find(y.Line, y.Column)
	if start.offset < b.read.offset {
		start = b.read // an empty value, which the library may place anywhere
	}
	b.read = start
	if bad := b.refuse(y, start, depth); bad {
		return &node{shape: broken, span: spanOf(start, start)}, start
	}
	n := b.node()
	var end position
	switch y.Kind {
	case yaml.SequenceNode:
		end = b.list(n, y, start, depth)
	case yaml.MappingNode:
		end = b.mapping(n, y, start, depth)
	default:
		n.text, n.plain = y.Value, y.Style == 0
		end = b.endOfScalar(y, start)
		n.folded = n.plain && end.offset-start.offset < len(y.Value)
		behind := b.src.text[end.offset:]
		n.cut = n.plain && bytes.HasPrefix(behind, []byte(" #"))
		if n.plain && n.text == "" {
			behind = bytes.TrimLeft(behind, " ")
			n.cut = len(behind) > 1 && behind[0] == '#' && !bytes.ContainsAny(behind[1:2], " \t\n\r#")
		}
		b.read = end
	}
	n.span = spanOf(start, end)
	return n, end
}

// refuse reports a node that is not allowed in a map.
func (b *builder) refuse(y *yaml.Node, start position, depth int) bool {
	// The library drops the tag "!", so the text is checked as well. An empty value has
	// no text of its own: its position is that of whatever follows.
	var first byte
	if y.Kind != yaml.ScalarNode || y.Value != "" || y.Style != 0 {
		first = b.src.char(start.offset)
	}
	what := ""
	switch {
	case y.Kind == yaml.AliasNode:
		what = "aliases are not supported: "
	case y.Anchor != "" || first == '&':
		what = "anchors are not supported: "
	case y.Style&yaml.TaggedStyle != 0 || first == '!':
		what = "tags are not supported: "
	case depth > maxDepth && y.Kind != yaml.ScalarNode:
		b.add(ruleSyntax, b.at(start.line, start.column, 1), b.path.String(), "nested more than %d levels deep", maxDepth)
		return true
	default:
		return false
	}
	const longest = 4 * maxQuoted // to examine, since a line may be very long
	rest := b.src.text[start.offset:min(start.offset+longest, len(b.src.text))]
	word := rest[:max(bytes.IndexAny(append(rest[:len(rest):len(rest)], ' '), " \t\r\n,]}"), 1)]
	pos := b.at(start.line, start.column, runes(string(word)))
	b.add(ruleSyntax, pos, b.path.String(), "%s%s", what, quoted(word)).Hint = hintWriteOut
	return true
}

func (b *builder) list(n *node, y *yaml.Node, start position, depth int) position {
	n.shape, n.items = list, make([]*node, 0, len(y.Content))
	end := start
	for i, item := range y.Content {
		before := b.path.index(i)
		child, childEnd := b.build(item, depth+1)
		if child.empty() && b.src.char(childEnd.offset-1) == '-' {
			child.span.Column-- // nothing follows the dash: point at the dash
		}
		b.path.cut(before)
		n.items, end = append(n.items, child), childEnd
	}
	return b.endOfCollection(y, end)
}

func (b *builder) mapping(n *node, y *yaml.Node, start position, depth int) position {
	n.shape, n.items = mapping, make([]*node, 0, len(y.Content))
	end := start
	for i := 0; i+1 < len(y.Content); i += 2 {
		before := b.path.key(y.Content[i].Value)
		key, _ := b.build(y.Content[i], depth+1)
		if y.Content[i].Tag == "!!merge" {
			b.add(ruleSyntax, b.pos(key), b.path.String(), "merge keys are not supported: %s", key).Hint = "write the keys out"
			key.shape = broken
			b.path.cut(before)
			n.items, end = append(n.items, key, &node{shape: broken}), b.read
			continue
		}
		value, valueEnd := b.build(y.Content[i+1], depth+1)
		b.path.cut(before)
		key.bare = value.empty() && value.text == "" && y.Style&yaml.FlowStyle != 0 && b.src.lacksColon(valueEnd.offset)
		n.items, end = append(n.items, key, value), valueEnd
	}
	return b.endOfCollection(y, end)
}

// endOfCollection returns the position after the closing bracket, which the library does
// not report.
func (b *builder) endOfCollection(y *yaml.Node, end position) position {
	if y.Style&yaml.FlowStyle == 0 {
		return end
	}
	if len(y.Content) == 0 && end.offset < len(b.src.text) {
		end = b.src.advance(end, end.offset+1)
	}
	return b.src.advance(end, b.src.endOfFlow(end.offset))
}

func (b *builder) endOfScalar(y *yaml.Node, start position) position {
	switch {
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return b.src.advance(start, b.src.endOfQuoted(start.offset))
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		// The text starts on the next line; point at the indicator.
		return b.src.advance(start, start.offset+len(b.src.restOfLine(start.offset)))
	}
	return b.src.advance(start, b.src.endOfPlain(start.offset, y.Value))
}

func spanOf(from, to position) model.Span {
	return model.Pos{Line: from.line, Column: from.column, EndLine: to.line, EndColumn: to.column}.Span()
}
