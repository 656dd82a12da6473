package parse

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
)

// Data is a value of a YAML or JSON file other than a map: text, a list or a mapping. The
// methods of a nil Data return nothing.
type Data struct {
	Pos    model.Pos
	Text   string  // of a scalar
	Items  []*Data // of a list; of a mapping, the values of its keys
	keys   []*node
	scalar bool
}

// Key is a key of a mapping and its value.
type Key struct {
	Name string
	Pos  model.Pos
	*Data
}

// Keys returns the keys of a mapping, in file order.
func (d *Data) Keys() []Key {
	if d == nil {
		return nil
	}
	keys := make([]Key, len(d.keys))
	for i, k := range d.keys {
		keys[i] = Key{k.text, k.span.In(d.Pos.File), d.Items[i]}
	}
	return keys
}

// At returns the value at a path of keys, or nil.
func (d *Data) At(path ...string) *Data {
	for _, name := range path {
		if d == nil {
			return nil
		}
		var next *Data
		for i, k := range d.keys {
			if k.text == name {
				next = d.Items[i]
			}
		}
		d = next
	}
	return d
}

// String returns the text of a scalar, or the empty string.
func (d *Data) String() string {
	if d == nil {
		return ""
	}
	return d.Text
}

// List returns the items of a list; a scalar stands for a list of one.
func (d *Data) List() []*Data {
	switch {
	case d == nil || d.scalar && d.Text == "" || len(d.keys) > 0:
		return nil
	case d.scalar:
		return []*Data{d}
	}
	return d.Items
}

// IsMapping reports whether d has keys.
func (d *Data) IsMapping() bool { return d != nil && len(d.keys) > 0 }

// Documents reads the documents of a YAML or JSON file, as strictly as a map: no aliases,
// no tags, no deep nesting.
func Documents(file string, src []byte) ([]*Data, []model.Finding) {
	probs := newProblems(file, otherFile)
	var documents []*Data
	probs.guard(func() {
		src = withoutBOM(src)
		differ := mends{}
		if checkBytes(probs, src, differ); len(differ) > 0 || len(probs.list) > 0 {
			return
		}
		for _, part := range splitDocuments(src) {
			var doc yaml.Node
			if err := yaml.NewDecoder(bytes.NewReader(part)).Decode(&doc); err != nil {
				reportSyntax(probs, part, err)
				return
			}
			b := builder{problems: probs, src: newSource(part), read: position{1, 1, 0}}
			root, _ := b.build(doc.Content[0], 1)
			documents = append(documents, dataOf(file, root))
		}
	})
	return documents, probs.findings()
}

// splitDocuments returns each document preceded by as many empty lines as there are lines
// above it, so that positions are those of the file.
func splitDocuments(src []byte) [][]byte {
	var parts [][]byte
	var part []byte
	content, number := false, 0
	end := func() {
		if content {
			parts = append(parts, part)
		}
		part, content = bytes.Repeat([]byte("\n"), number), false
	}
	for line := range bytes.Lines(src) {
		text := string(bytes.TrimRight(line, " \t\r\n"))
		start, rest := isMarker(text, "---")
		stop, _ := isMarker(text, "...")
		if start || stop {
			end()
			line = []byte("\n")
			if start && isContent(rest) {
				line = append([]byte("   "+rest), '\n')
			}
		}
		number++
		content = content || isContent(string(bytes.TrimSpace(line)))
		part = append(part, line...)
	}
	end()
	return parts
}

func dataOf(file string, n *node) *Data {
	d := &Data{Pos: n.span.In(file), scalar: n.shape == scalar}
	switch n.shape {
	case scalar:
		if !n.empty() {
			d.Text = n.text
		}
	case list:
		for _, item := range n.items {
			d.Items = append(d.Items, dataOf(file, item))
		}
	case mapping:
		for i := 0; i+1 < len(n.items); i += 2 {
			d.keys = append(d.keys, n.items[i])
			d.Items = append(d.Items, dataOf(file, n.items[i+1]))
		}
	}
	return d
}
