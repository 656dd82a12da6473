package edit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Entries finds the entries of a map's lists by position; it serves many queries.
type Entries struct{ doc *doc } // nil if the map cannot be edited

// Read reads the entries of a map.
func Read(src []byte) *Entries {
	d, err := open((&file{raw: src}).text())
	if err != nil {
		d = nil
	}
	return &Entries{d}
}

// Twice returns the edit that removes the list entry at the second position, if the entry
// at the first one is in the same list and has the same content.
func (x *Entries) Twice(first, second model.Pos) (model.Edit, bool) {
	d := x.doc
	if d == nil {
		return model.Edit{}, false
	}
	a, _ := d.itemAt(first)
	b, path := d.itemAt(second)
	if a == nil || b == nil || a == b || a.In != b.In || !equal(d.known[a.Val], d.known[b.Val]) {
		return model.Edit{}, false
	}
	return Remove(path), true
}

// itemAt returns the list entry that holds the value at a position, and its path.
func (d *doc) itemAt(pos model.Pos) (*parse.Entry, string) {
	n := d.at(pos)
	if n == nil {
		return nil, ""
	}
	for e := n.Owner; e != nil; e = e.In.Owner {
		if e.Key == nil && e.In.Owner != nil && e.In.Owner.Key != nil {
			return e, d.pathOf(e.Val)
		}
	}
	return nil, ""
}

// pathOf returns the path to a node by keys and indexes.
func (d *doc) pathOf(n *parse.Node) string {
	e := n.Owner
	if e == nil {
		return ""
	}
	above := d.pathOf(e.In)
	if e.Key != nil {
		return strings.TrimPrefix(above+"."+e.Key.Text(), ".")
	}
	return above + "[" + strconv.Itoa(slices.Index(e.In.Entries, e)) + "]"
}

// Snippet turns YAML into edits at a path: items of block lists, such as a new
// collaboration, are added to the end of the lists, and other fields are set.
func Snippet(path, text string) []model.Edit {
	tree := parse.ReadTree([]byte(text))
	if tree == nil {
		return nil
	}
	var edits []model.Edit
	var visit func(path string, n *parse.Node)
	visit = func(path string, n *parse.Node) {
		for _, e := range n.Entries {
			to := strings.TrimPrefix(path+"."+e.Key.Text(), ".")
			switch {
			case e.Val.IsList() && isBlock(e.Val):
				for _, item := range e.Val.Entries {
					edits = append(edits, model.Edit{Op: model.EditAdd, Path: to, Value: valueOf(item.Val)})
				}
			case e.Val.IsMapping() && isBlock(e.Val):
				visit(to, e.Val)
			default:
				edits = append(edits, model.Edit{Op: model.EditSet, Path: to, Value: valueOf(e.Val)})
			}
		}
	}
	visit(path, tree.Root)
	return edits
}
