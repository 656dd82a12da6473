package edit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// target is what a path leads to: the deepest node on the way that exists, and the keys
// that do not exist.
type target struct {
	node  *parse.Node
	rest  []string
	thing *thing // the entry that the path begins with, if any
	steps int    // number of keys and items after it
}

// resolve follows a path.
func (d *doc) resolve(path string) (target, error) {
	word, rest, ok := strings.Cut(path, "/")
	if ok {
		for _, k := range kinds {
			if slices.Contains(k.words, word) {
				return d.resolveThing(path, k.kind, rest)
			}
		}
	}
	return d.walk(target{node: d.tree.Root}, path, path)
}

// resolveThing follows a path that begins with an entry, given by its id. The entry's own
// id takes precedence over others that it is known by.
func (d *doc) resolveThing(path string, kind model.SubjectKind, rest string) (target, error) {
	things := d.things(kind)
	for rank := range 3 {
		found, after := called(things, rank, rest)
		if len(found) > 1 {
			return target{}, refuse("%q may mean %d entries; write %q for the first", path, len(found), strings.TrimSuffix(path, after)+"#1"+after)
		}
		if len(found) == 1 {
			return d.walk(target{node: found[0].at, thing: found[0]}, strings.TrimPrefix(after, "."), path)
		}
	}
	return target{}, d.unknown(kind, rest, things)
}

// called returns the things that a path begins with, and the rest of the path. Ids may
// contain dots and slashes, so the longest match wins.
func called(things []thing, rank int, path string) (found []*thing, after string) {
	count, best := map[string]int{}, ""
	for i := range things {
		if rank >= len(things[i].ids) {
			continue
		}
		id := things[i].ids[rank]
		count[id]++
		tail, ok := strings.CutPrefix(path, id)
		asked, tail := number(tail)
		if !ok || id == "" || len(id) < len(best) || tail != "" && tail[0] != '.' || asked > 0 && asked != count[id] {
			continue
		}
		if len(id) > len(best) {
			found = nil
		}
		found, after, best = append(found, &things[i]), tail, id
	}
	return found, after
}

// number reads the "#2" after an id; 0 if there is none.
func number(text string) (n int, rest string) {
	digits, ok := strings.CutPrefix(text, "#")
	if !ok {
		return 0, text
	}
	rest = strings.TrimLeft(digits, "0123456789")
	n, err := strconv.Atoi(digits[:len(digits)-len(rest)])
	if err != nil {
		return 0, text
	}
	return n, rest
}

func (d *doc) unknown(kind model.SubjectKind, rest string, things []thing) error {
	id, _, _ := strings.Cut(rest, ".")
	var ids []string
	for _, t := range things {
		ids = append(ids, t.ids...)
	}
	if near := model.Near(id, ids); near != "" {
		return refuse("there is no %s %q; did you mean %q?", kind, id, near)
	}
	return refuse("there is no %s %q", kind, id)
}

// walk follows the steps of a path below a node: keys, "[2]" for a list item by its index
// from 0, and "/x" for one by its id or its text.
func (d *doc) walk(t target, steps, path string) (target, error) {
	for steps != "" {
		t.steps++
		if i, rest, ok := cutIndex(steps); ok {
			if i == 0 && len(t.rest) == 0 && isListOfOne(t.node) {
				steps = strings.TrimPrefix(rest, ".")
				continue
			}
			if !t.node.IsList() || len(t.rest) > 0 || i >= len(t.node.Entries) {
				return t, refuse("%q: there is no item %d", path, i)
			}
			t.node, steps = t.node.Entries[i].Val, strings.TrimPrefix(rest, ".")
			continue
		}
		if item, rest, ok := cutItem(steps); ok {
			found := d.item(t.node, item)
			if found == nil || len(t.rest) > 0 {
				return t, refuse("%q: the list has no item %q", path, item)
			}
			t.node, steps = found, strings.TrimPrefix(rest, ".")
			continue
		}
		key, rest := cutKey(steps)
		if key == "" {
			return t, refuse("%q is no path", path)
		}
		steps = rest
		if len(t.rest) == 0 {
			n, key := number2(key)
			if e := entryOf(t.node, key, n); e != nil {
				t.node = e.Val
				continue
			}
			if t.node.IsList() {
				return t, refuse("%q: a list has items, not %q", path, key)
			}
			if o := t.node.Object(); o != nil && o.Short == key && t.node.Owner != nil && !t.node.IsMapping() && !t.node.Empty() {
				continue // a scalar in place of a mapping is the value of this key
			}
		}
		t.rest = append(t.rest, key)
	}
	return t, nil
}

// isListOfOne reports whether a node is a single value in place of a list.
func isListOfOne(n *parse.Node) bool {
	return !n.IsList() && !n.Empty() && n.Owner != nil && n.Owner.Field != nil && n.Owner.Field.TakesOne()
}

// cutKey cuts the first key off a path.
func cutKey(path string) (key, rest string) {
	end := strings.IndexAny(path, ".[/")
	if end < 0 {
		return path, ""
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

// number2 reads a key that occurs several times: "owner#2" is the second.
func number2(key string) (int, string) {
	name, _, _ := strings.Cut(key, "#")
	n, rest := number(key[len(name):])
	if n == 0 || rest != "" {
		return 1, key
	}
	return n, name
}

func cutIndex(path string) (int, string, bool) {
	inside, ok := strings.CutPrefix(path, "[")
	if !ok {
		return 0, "", false
	}
	digits, rest, ok := strings.Cut(inside, "]")
	i, err := strconv.Atoi(digits)
	return i, rest, ok && err == nil && i >= 0
}

// cutItem cuts "/x" off a path; anything but a plain word is in quotes.
func cutItem(path string) (item, rest string, ok bool) {
	path, ok = strings.CutPrefix(path, "/")
	if !ok {
		return "", "", false
	}
	if strings.HasPrefix(path, `"`) {
		if word, err := strconv.QuotedPrefix(path); err == nil {
			item, _ = strconv.Unquote(word)
			return item, path[len(word):], true
		}
	}
	end := strings.IndexAny(path, ".[/")
	if end < 0 {
		end = len(path)
	}
	return path[:end], path[end:], true
}

// item returns an item of a list: a text as written, or a mapping by its id, written or
// derived. A text in place of a list counts as a list of one.
func (d *doc) item(n *parse.Node, word string) *parse.Node {
	if !n.IsList() {
		if !n.IsMapping() && !n.Empty() && strings.TrimSpace(n.Text()) == word {
			return n
		}
		return nil
	}
	for _, e := range n.Entries {
		if !e.Val.IsMapping() && !e.Val.IsList() && strings.TrimSpace(e.Val.Text()) == word {
			return e.Val
		}
	}
	for _, k := range kinds {
		for _, t := range d.things(k.kind) {
			if t.at.Owner != nil && t.at.Owner.In == n && slices.Contains(t.ids, word) {
				return t.at
			}
		}
	}
	for _, e := range n.Entries {
		if name := entryOf(e.Val, "name", 1); name != nil && (name.Val.Text() == word || parse.Slug(name.Val.Text()) == word) {
			return e.Val
		}
	}
	return nil
}

// entryOf returns the nth entry of a mapping that has a key, or nil.
func entryOf(n *parse.Node, key string, nth int) *parse.Entry {
	for _, e := range n.Entries {
		if e.Key != nil && e.Key.Text() == key {
			if nth--; nth == 0 {
				return e
			}
		}
	}
	return nil
}
