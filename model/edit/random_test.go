package edit

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/parse/parsetest"
	"github.com/ospomap/ospomap/model/testkit"
)

// said is the content of a map, read independently of the engine: a string, nil for no
// value, a list, or keys with values in the order of the keys.
type said any

type key struct {
	name string
	val  said
}

func readSaid(n *parse.Node) said {
	switch {
	case n.IsList():
		list := []said{}
		for _, e := range n.Entries {
			list = append(list, readSaid(e.Val))
		}
		return list
	case n.IsMapping():
		keys := []key{}
		for _, e := range n.Entries {
			keys = append(keys, key{e.Key.Text(), readSaid(e.Val)})
		}
		return inOrder(keys)
	case n.Empty():
		return nil
	}
	return strings.TrimSpace(n.Text())
}

func inOrder(keys []key) []key {
	slices.SortStableFunc(keys, func(a, b key) int { return cmp.Compare(a.name, b.name) })
	return keys
}

func saidValue(v model.Value) said {
	switch {
	case v.Items != nil:
		list := []said{}
		for _, item := range v.Items {
			list = append(list, saidValue(item))
		}
		return list
	case v.Fields != nil:
		keys := []key{}
		for _, x := range v.Fields {
			keys = append(keys, key{x.Key, saidValue(x.Value)})
		}
		return inOrder(keys)
	}
	return strings.TrimSpace(v.Text)
}

// step is one step of a way: an item by its index, or the nth key of a name.
type step struct {
	name string
	at   int
}

// gone replaces what an edit removes.
type gone struct{}

// at applies change to the part of a map at the end of a way. What is left empty is
// removed as well, unless it is required.
func at(s said, f *parse.Field, way []step, change func(said, *parse.Field) said) said {
	if len(way) == 0 {
		return change(s, f)
	}
	first := way[0]
	if list, ok := s.([]said); ok {
		list = slices.Clone(list)
		list[first.at] = at(list[first.at], f, way[1:], change)
		if e, ok := list[first.at].(emptied); ok {
			list[first.at] = e.said
		}
		if _, out := list[first.at].(gone); out {
			list = slices.Delete(list, first.at, first.at+1)
		}
		if len(list) == 0 {
			return emptied{list}
		}
		return list
	}
	keys, nth := slices.Clone(s.([]key)), first.at
	for i := range keys {
		if keys[i].name != first.name {
			continue
		}
		if nth > 0 {
			nth--
			continue
		}
		below := f.Below(first.name)
		val := at(keys[i].val, below, way[1:], change)
		if e, ok := val.(emptied); ok {
			val = e.said
			if below == nil || !below.Required {
				val = gone{}
			}
		}
		if _, out := val.(gone); out {
			keys = slices.Delete(keys, i, i+1)
		} else {
			keys[i].val = val
		}
		break
	}
	if len(keys) == 0 {
		return emptied{keys}
	}
	return keys
}

// emptied is a list or a mapping whose last entry was removed.
type emptied struct{ said }

// spot is a value of a map: the way to it, its path, and its node.
type spot struct {
	way  []step
	path string
	node *parse.Node
}

func spots(n *parse.Node) []spot {
	var all []spot
	var visit func(s spot)
	visit = func(s spot) {
		all = append(all, s)
		count := map[string]int{}
		for i, e := range s.node.Entries {
			next := spot{node: e.Val}
			if e.Key == nil {
				next.way, next.path = append(slices.Clone(s.way), step{at: i}), fmt.Sprintf("%s[%d]", s.path, i)
			} else {
				name := e.Key.Text()
				next.way = append(slices.Clone(s.way), step{name, count[name]})
				next.path = strings.TrimPrefix(s.path+"."+name, ".")
				if count[name]++; count[name] > 1 {
					next.path += fmt.Sprintf("#%d", count[name])
				}
			}
			visit(next)
		}
	}
	visit(spot{node: n})
	return all
}

type gen struct{ *rand.Rand }

func (g gen) oneIn(n int) bool { return g.IntN(n) == 0 }

func pick[T any](g gen, list []T) T { return list[g.IntN(len(list))] }

var oddTexts = []string{
	"plain", "two words", "a: b", "x #y", "it's", `say "so"`, "- dash", "[x]", "{y", "a, b", "no", "null", "~", "12", "0x1f", "2026-01-02",
	"é ü", "日本", "line\nbreak", "one\n\n two\nthree", "tab\there", "\\n", "#", "?", "ends:", "'", `"`, "%", "@at", "&amp", "*x", "!t", "|", ">",
	"a very long text that goes on and on, beyond the width that anybody would like to read on one line, for a hundred columns and more",
	"12:30", "on", "=", "<<", "...", "---", "\u200b", "👩‍👩‍👧", " lead ", "a\u00a0b", "1.10", "`x`", "a]", "b}",
}

func (g gen) text(f *parse.Field) string {
	if f == nil || g.oneIn(3) {
		return pick(g, oddTexts)
	}
	switch f.Kind {
	case parse.KindWord, parse.KindCadence:
		return pick(g, f.Words)
	case parse.KindInteger, parse.KindNumber:
		return fmt.Sprint(int(f.Min) + g.IntN(2))
	case parse.KindBool:
		return pick(g, []string{"true", "false"})
	case parse.KindDate:
		return pick(g, []string{"2026-03-01", "2027", "2026-Q2", "2025-11"})
	case parse.KindID:
		return fmt.Sprintf("new-%d", g.IntN(99))
	case parse.KindLink, parse.KindSource:
		return "https://example.org/#a"
	case parse.KindRef:
		return "ospo"
	}
	return pick(g, oddTexts)
}

// value returns a random value for a field.
func (g gen) value(f *parse.Field, item bool, depth int) model.Value {
	if f == nil || depth > 3 {
		return model.TextValue(g.text(f))
	}
	if !item && (f.Arity == parse.Many || f.Arity == parse.OneOrMany && g.oneIn(2)) {
		v := model.Value{Items: []model.Value{}}
		for range g.IntN(4) {
			v.Items = append(v.Items, g.value(f, true, depth+1))
		}
		return v
	}
	if o := f.Object; o != nil && (o.Short == "" || g.oneIn(2)) {
		v := model.Value{Fields: []model.FieldValue{}}
		for i := range o.Fields {
			if x := &o.Fields[i]; x.Required || g.oneIn(5) {
				v.Fields = append(v.Fields, model.FieldValue{Key: x.Key, Value: g.value(x, false, depth+1)})
			}
		}
		if len(v.Fields) > 0 {
			return v
		}
	}
	return model.TextValue(g.text(f))
}

// trial is an edit, its expected effect on the content of a map, and where it may change
// the map.
type trial struct {
	edit   model.Edit
	expect func(said) said
	entry  *parse.Entry // that may change; nil if something is only added
}

// try returns a random edit of a map; ok is false if it finds none.
func (g gen) try(root *parse.Node) (t trial, ok bool) {
	all := spots(root)
	s := pick(g, all)
	f := s.node.Field()
	way := func(change func(said, *parse.Field) said) func(said) said {
		return func(m said) said { return at(m, root.Field(), s.way, change) }
	}
	put := func(v model.Value) func(said) said {
		return way(func(said, *parse.Field) said { return saidValue(v) })
	}
	switch op := g.IntN(6); {
	case op == 0 && s.node.Owner != nil:
		return trial{Remove(s.path), way(func(said, *parse.Field) said { return gone{} }), s.node.Owner}, true
	case op == 1 && s.node.IsList():
		v := g.value(f, true, 0)
		place := g.IntN(len(s.node.Entries) + 2)
		e := model.Edit{Op: model.EditAdd, Path: s.path, Value: v, Number: place}
		return trial{e, way(func(old said, _ *parse.Field) said {
			list := slices.Clone(old.([]said))
			if place == 0 {
				return append(list, saidValue(v))
			}
			return slices.Insert(list, place-1, saidValue(v))
		}), nil}, true
	case op == 2 && s.node.Owner != nil && s.node.Owner.In.IsList():
		place := g.IntN(len(s.node.Owner.In.Entries))
		last := s.way[len(s.way)-1].at
		return trial{Move(s.path, place+1), func(m said) said {
			return at(m, root.Field(), s.way[:len(s.way)-1], func(old said, _ *parse.Field) said {
				list := slices.Clone(old.([]said))
				x := list[last]
				return slices.Insert(slices.Delete(list, last, last+1), place, x)
			})
		}, s.node.Owner.In.Owner}, true
	case op == 3 && s.node.IsMapping() && s.node.Object() != nil:
		x := &pick(g, [][]parse.Field{s.node.Object().Fields})[g.IntN(len(s.node.Object().Fields))]
		if entryOf(s.node, x.Key, 1) != nil {
			return trial{}, false
		}
		v := g.value(x, false, 0)
		if v.Text == "" && v.Items == nil && v.Fields == nil || x.Key == "id" {
			return trial{}, false
		}
		e := model.Edit{Op: model.EditSet, Path: strings.TrimPrefix(s.path+"."+x.Key, "."), Value: v}
		return trial{e, way(func(old said, _ *parse.Field) said {
			return inOrder(append(slices.Clone(old.([]key)), key{x.Key, saidValue(listed(x, v))}))
		}), nil}, true
	case s.node.Owner != nil && !s.node.IsMapping():
		inList := s.node.Owner.In.IsList()
		v := g.value(f, inList, 0)
		if v.Text == "" && v.Items == nil && v.Fields == nil {
			return trial{}, false
		}
		if s.node.IsList() && f != nil && f.Arity != parse.One && v.Items == nil {
			v = model.Value{Items: []model.Value{v}}
		} else if !inList {
			v = listed(f, v)
		}
		return trial{model.Edit{Op: model.EditSet, Path: s.path, Value: v}, put(v), s.node.Owner}, true
	}
	return trial{}, false
}

// listed returns a value as its field holds it: some fields only hold lists.
func listed(f *parse.Field, v model.Value) model.Value {
	if f != nil && f.Arity != parse.One && !f.TakesOne() && v.Items == nil {
		return model.Value{Items: []model.Value{v}}
	}
	return v
}

// tally counts the outcomes of edits.
type tally struct{ made, refused, unable int }

// tryEdit makes one random edit and checks the result against the guarantees of the
// engine.
func tryEdit(t *testing.T, g gen, src []byte, n *tally) []byte {
	t.Helper()
	text := (&file{raw: src}).text()
	tree := parse.ReadTree(text)
	if tree == nil {
		return src
	}
	trial, ok := g.try(tree.Root)
	if !ok {
		return src
	}
	res, err := apply(src, []model.Edit{trial.edit})
	if err != nil {
		n.refused++
		if strings.Contains(err.Error(), "by hand") {
			n.unable++
			if os.Getenv("UNABLE") != "" {
				t.Logf("%+v: %v\n%s", trial.edit, err, src)
			}
		}
		return src
	}
	n.made++
	after := (&file{raw: res.Source}).text()
	now := parse.ReadTree(after)
	want := trial.expect(readSaid(tree.Root))
	if e, ok := want.(emptied); ok {
		want = e.said
	}
	if now == nil || fmt.Sprint(readSaid(now.Root)) != fmt.Sprint(want) {
		t.Fatalf("%+v says something else:\n%s\nbecame\n%s\nwant %v", trial.edit, src, res.Source, want)
	}
	if back, err := apply(res.Source, res.Undo); err != nil || string(back.Source) != string(src) {
		t.Fatalf("%+v can't be undone: %v\n%q\nbecame\n%q", trial.edit, err, src, res.Source)
	}
	if where := outside(text, after, trial.entry); where != "" {
		t.Fatalf("%+v changed %q:\n%s\nbecame\n%s", trial.edit, where, text, after)
	}
	if lost := lostComments(tree, now, trial.entry); lost != "" {
		t.Fatalf("%+v lost %q:\n%s\nbecame\n%s", trial.edit, lost, text, after)
	}
	return res.Source
}

// outside returns what an edit of an entry changed before or after it, apart from
// separators of entries.
func outside(before, after []byte, e *parse.Entry) string {
	const separators = " \t\n,"
	if e != nil {
		for e.In.Owner != nil && len(e.In.Entries) == 1 {
			e = e.In.Owner // a list that is removed with its last item changes as a whole
		}
		start, end := e.Extent()
		front := bytes.TrimRight(before[:start], separators)
		back := bytes.TrimLeft(before[max(end, e.After):], separators)
		if !bytes.HasPrefix(without(after, ','), without(front, ',')) {
			return string(front)
		}
		if !bytes.HasSuffix(bytes.TrimRight(after, separators), bytes.TrimRight(back, separators)) {
			return string(back)
		}
		return ""
	}
	from, to := 0, len(before)
	for from < to && from < len(after) && before[from] == after[from] {
		from++
	}
	for tail := 1; to > from && tail <= len(after)-from && before[to-1] == after[len(after)-tail]; tail++ {
		to--
	}
	between := strings.Trim(string(before[from:to]), separators+"[]{}")
	if strings.HasPrefix(between, "#") {
		return "" // whether comments are kept is tested elsewhere
	}
	return between
}

func without(text []byte, c byte) []byte {
	return bytes.ReplaceAll(text, []byte{c}, nil)
}

// lostComments returns a comment that is lost although it does not belong to the entry.
func lostComments(before, after *parse.Tree, e *parse.Entry) string {
	var but [][2]int
	if e != nil {
		for e.In.Owner != nil && len(e.In.Entries) == 1 {
			e = e.In.Owner
		}
		from, to := e.Extent()
		but = append(but, [2]int{from, to})
	}
	have := after.Remarks()
	for _, text := range before.Remarks(but...) {
		i := slices.Index(have, text)
		if i < 0 {
			return text
		}
		have = slices.Delete(have, i, i+1)
	}
	return ""
}

// corpus returns every map of the project, by name.
func corpus(t testing.TB) map[string][]byte {
	maps := map[string][]byte{}
	for _, pattern := range []string{"../../samples/*.yaml", "../../samples/*/*.yaml", "../../render/views/testdata/maps/*.yaml", "../parse/testdata/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("nothing matches %s: %v", pattern, err)
		}
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			maps[name] = src
		}
	}
	for _, r := range gap.Rules() {
		maps["good map of "+r.ID], maps["bad map of "+r.ID] = []byte(r.Good()), []byte(r.Bad)
	}
	return maps
}

// TestEditsOfMaps makes random edits, one after the other, in the maps of the project.
func TestEditsOfMaps(t *testing.T) {
	maps := corpus(t)
	names := make([]string, 0, len(maps))
	for name := range maps {
		names = append(names, name)
	}
	slices.Sort(names)
	n := &tally{}
	for seed := range testkit.Seeds(uint64(6)) {
		for _, name := range names {
			src := maps[name]
			if seed%3 == 2 {
				src = []byte(strings.ReplaceAll(string(src), "\n", "\r\n"))
			}
			g := gen{rand.New(rand.NewPCG(seed, uint64(len(name))))}
			for range 4 {
				src = tryEdit(t, g, src, n)
			}
		}
	}
	t.Logf("%+v", *n)
	if n.unable*100 > n.made || n.made == 0 {
		t.Errorf("%d edits made, %d that could not be", n.made, n.unable)
	}
}

// TestEditsOfScribbles makes random edits in maps in every style that YAML offers.
func TestEditsOfScribbles(t *testing.T) {
	n := &tally{}
	for seed := range testkit.Seeds(uint64(600)) {
		g := gen{rand.New(rand.NewPCG(seed, 7))}
		src := []byte(parsetest.Scribble(g.Rand))
		if g.oneIn(5) {
			src = append([]byte(mark), strings.ReplaceAll(string(src), "\n", "\r\n")...)
		}
		for range 5 {
			src = tryEdit(t, g, src, n)
		}
	}
	t.Logf("%+v", *n)
	if n.unable*20 > n.made || n.made == 0 {
		t.Errorf("%d edits made, %d that could not be", n.made, n.unable)
	}
}

// FuzzEdit makes random edits in arbitrary text.
func FuzzEdit(f *testing.F) {
	for seed := range uint64(40) {
		f.Add([]byte(parsetest.Scribble(rand.New(rand.NewPCG(seed, 3)))), seed)
	}
	for _, src := range corpus(f) {
		f.Add(src, uint64(1))
	}
	f.Fuzz(func(t *testing.T, src []byte, seed uint64) {
		if _, err := open((&file{raw: src}).text()); err != nil {
			if _, ok := errors.AsType[*Refused](err); !ok {
				t.Fatal(err)
			}
			return
		}
		g := gen{rand.New(rand.NewPCG(seed, 11))}
		testkit.Bound(t, len(src), 64<<10, func() {
			for range 4 {
				src = tryEdit(t, g, src, &tally{})
			}
		})
	})
}
