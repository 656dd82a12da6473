// Package edit changes maps. An edit is data ([model.Edit]): set, add, remove, rename or
// move something that a path leads to. [Apply] applies a list of edits to the bytes of a
// map, so that only the entries concerned change: comments, order, quotes, brackets,
// indent and line breaks stay, and new entries take the style of their neighbours. Either
// all edits are applied or none.
//
// A path begins with an entry, given by its id, or with a key of the map, and continues
// with keys:
//
//	stakeholder/legal.owner      also person/, goal/, objective/, project/, expectation/
//	collaboration/legal#2.cadence   by its own id, by its partner, or as findings name it
//	accept/no-lead               a waiver by its rule, or rule/target
//	organization.region, ospo.stage, stakeholders
//	stakeholder/legal.tags/risk  an item of a list, by its text or by its id
//	stakeholders[3].name         or by its index from 0, as in the paths of findings
//	stakeholder/legal.owner#2    the second of two identical keys
//
// An import, for example, adds what is new and sets what differs:
//
//	res, err := edit.Apply(src, []model.Edit{
//		edit.Add("stakeholders", edit.Field("name", "Legal"), edit.Field("perspective", "sideways")),
//		edit.Set("stakeholder/cto.owner", "head"),
//		edit.SetList("person/head.hats", "counselor", "advocate"),
//		edit.Remove("collaboration/sales"),
//		edit.Rename("stakeholder/legal", "law"),
//	})
//
// Later edits see the results of earlier ones. Independent edits, such as adding to lists
// and setting fields, are applied together, in the time that it takes to read the map a
// few times.
package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Set sets a field to a text; an empty text removes the field.
func Set(path, text string) model.Edit {
	return model.Edit{Op: model.EditSet, Path: path, Value: model.TextValue(text)}
}

// SetList sets a field to a list of texts; items that stay keep their comments.
func SetList(path string, texts ...string) model.Edit {
	return model.Edit{Op: model.EditSet, Path: path, Value: model.ListValue(texts...)}
}

// Add adds an entry with fields to the end of a list, creating the list if necessary.
func Add(path string, fields ...model.FieldValue) model.Edit {
	return model.Edit{Op: model.EditAdd, Path: path, Value: model.Value{Fields: append([]model.FieldValue{}, fields...)}}
}

// AddText adds a text, such as a hat, to the end of a list.
func AddText(path, text string) model.Edit {
	return model.Edit{Op: model.EditAdd, Path: path, Value: model.TextValue(text)}
}

// Field returns a field of a new entry with a text or, unless there is exactly one, a
// list of texts.
func Field(key string, texts ...string) model.FieldValue {
	if len(texts) == 1 {
		return model.FieldValue{Key: key, Value: model.TextValue(texts[0])}
	}
	return model.FieldValue{Key: key, Value: model.ListValue(texts...)}
}

// Remove removes an entry, a field or an item of a list. A list or block that would be
// left empty is removed as well, unless the map requires it.
func Remove(path string) model.Edit { return model.Edit{Op: model.EditRemove, Path: path} }

// Rename gives an entry another id, and updates every reference and waiver. If the path
// leads to a field, it renames the key.
func Rename(path, id string) model.Edit {
	return model.Edit{Op: model.EditRename, Path: path, To: id}
}

// Move moves an item to a position in its list, counted from 1.
func Move(path string, number int) model.Edit {
	return model.Edit{Op: model.EditMove, Path: path, Number: number}
}

// Refused is the reason why edits were not applied.
type Refused struct {
	Edit   int // index of the edit
	Reason string
}

func (r *Refused) Error() string { return r.Reason }

func refuse(format string, args ...any) error { return &Refused{Reason: fmt.Sprintf(format, args...)} }

// Result is a map after edits.
type Result struct {
	Source []byte
	Undo   []model.Edit // restores the original bytes when applied to Source
}

// Apply applies edits to the bytes of a map, either all of them or none. It returns a
// [Refused] for an edit that is impossible, that would not read back as intended, or that
// would break the map; mistakes that are there already may stay. An undo may restore any
// state.
func Apply(src []byte, edits []model.Edit) (res *Result, err error) {
	defer func() {
		if p := recover(); p != nil { // an untrusted map must not crash the program
			res, err = nil, refuse("this map is too unusual to be edited safely: %v", p)
		}
	}()
	res, err = apply(src, edits)
	undoing := slices.ContainsFunc(edits, func(e model.Edit) bool { return e.Op == model.EditRestore })
	if err != nil || undoing || len(edits) == 0 {
		return res, err
	}
	if reason := breaks(src, res.Source); reason != "" {
		return nil, &Refused{len(edits) - 1, reason}
	}
	return res, nil
}

// apply is Apply without the check whether the map breaks.
func apply(src []byte, edits []model.Edit) (*Result, error) {
	f := &file{raw: slices.Clone(src)}
	r := &round{file: f}
	for i, e := range edits {
		if err := r.do(i, e); err != nil {
			return nil, numbered(err, i)
		}
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return &Result{f.raw, f.undo}, nil
}

func numbered(err error, i int) error {
	if r, ok := errors.AsType[*Refused](err); ok && r.Edit == 0 {
		return &Refused{i, r.Reason}
	}
	return err
}

// round collects independent edits, to apply them together.
type round struct {
	file  *file
	doc   *doc
	edits []model.Edit   // pending
	first int            // index of the first pending edit
	gone  map[string]int // by list, the lowest index that a pending edit removes
	ids   bool           // pending edits may change the ids by which entries are found
}

// do applies an edit, or keeps it until the end of the round.
func (r *round) do(i int, e model.Edit) error {
	if e.Op == model.EditRestore {
		if err := r.finish(); err != nil {
			return err
		}
		return r.file.restore(e)
	}
	together := r.independent(e)
	if len(r.edits) > 0 && !together {
		if err := r.finish(); err != nil {
			return err
		}
	}
	again, err := r.plan(e)
	if err != nil && len(r.edits) > 0 { // it may depend on the pending edits
		if err := r.finish(); err != nil {
			return err
		}
		again, err = r.plan(e)
	}
	if err != nil {
		return err
	}
	if len(r.edits) == 0 {
		r.first = i
	}
	r.edits = append(r.edits, e)
	r.note(e)
	if again || !together {
		if err := r.finish(); err != nil {
			return err
		}
	}
	if again {
		return r.do(i, e)
	}
	return nil
}

// plan plans one edit on the current state. If it fails, what it had planned is dropped.
func (r *round) plan(e model.Edit) (again bool, err error) {
	if r.doc == nil {
		if r.doc, err = open(r.file.text()); err != nil {
			return false, err
		}
	}
	before := len(r.doc.splices)
	if again, err = r.doc.plan(e); err != nil {
		r.doc.splices = r.doc.splices[:before]
		if len(r.edits) == 0 {
			r.doc = nil
		}
	}
	return again, err
}

// finish applies what is planned and reads it back. If several edits conflict, they are
// applied in halves.
func (r *round) finish() error {
	d, edits := r.doc, r.edits
	r.doc, r.edits, r.gone, r.ids = nil, nil, nil, false
	if d == nil || len(d.splices) == 0 {
		return nil
	}
	text, splices, err := d.made()
	if err == nil {
		r.file.splice(splices)
		if string(r.file.text()) != string(text) {
			return refuse("the line breaks of this map are too unusual to be kept")
		}
		return nil
	}
	if len(edits) < 2 {
		return numbered(err, r.first)
	}
	first, half := r.first, len(edits)/2
	for i, e := range edits {
		if i == half {
			if err := r.finish(); err != nil {
				return err
			}
		}
		if err := r.do(first+i, e); err != nil {
			return numbered(err, first+i)
		}
	}
	return r.finish()
}

// made returns the text after everything planned, if its content is as intended.
func (d *doc) made() ([]byte, []splice, error) {
	splices, err := sorted(d.splices)
	if err != nil {
		return nil, nil, err
	}
	text := spliced(d.text, splices)
	after := parse.ReadTree(text)
	if after == nil || !equal(decode(after.Root, nil), d.root) {
		return nil, nil, refuse("the edit can't be made here without changing something else; make it by hand")
	}
	if !slices.Equal(d.tree.Remarks(d.gone...), after.Remarks()) {
		return nil, nil, refuse("the edit can't be made here without losing a comment; make it by hand")
	}
	return text, splices, d.follows(text)
}

// indexes returns the lists that a path enters by index, with the indexes: "a[2].b[0]"
// enters a at 2 and a[2].b at 0. A path by keys may also end with the number of one of
// several identical keys: "a.b#3" enters a.b at 3.
func indexes(path string) map[string]int {
	var out map[string]int
	for i := 0; i < len(path); i++ {
		at, _, ok := cutIndex(path[i:])
		if !ok && !strings.Contains(path, "/") {
			var rest string
			at, rest = number(path[i:])
			ok = at > 0 && rest == ""
		}
		if !ok {
			continue
		}
		if out == nil {
			out = map[string]int{}
		}
		out[path[:i]] = at
	}
	return out
}

// identifying lists the keys by which entries without an id are found.
var identifying = []string{"from", "to", "rule", "target", "method", "label"}

// note records which items a pending edit shifts, and whether ids may have changed.
func (r *round) note(e model.Edit) {
	r.ids = r.ids || e.Op == model.EditRemove || e.Op == model.EditRename || slices.Contains(identifying, lastStep(e.Path))
	list := e.Path[:max(strings.LastIndexAny(e.Path, "[#"), 0)]
	at, ok := indexes(e.Path)[list]
	if e.Op != model.EditRemove || !ok {
		return
	}
	if r.gone == nil {
		r.gone = map[string]int{}
	}
	r.gone[list] = at
}

func lastStep(path string) string { return path[strings.LastIndexAny(path, "./")+1:] }

// independent reports whether an edit can be applied together with the pending ones: it
// changes no id and no name, and no list position that another edit uses.
func (r *round) independent(e model.Edit) bool {
	in, end := indexes(e.Path), strings.HasSuffix(e.Path, "]")
	if i := strings.IndexByte(e.Path, '#'); i >= 0 {
		_, end = in[e.Path[:i]]
		if !end || e.Op != model.EditRemove {
			return false
		}
	}
	if r.ids && len(in) == 0 {
		return false
	}
	for list, at := range in {
		if lowest, moved := r.gone[list]; moved && at >= lowest {
			return false
		}
	}
	switch e.Op {
	case model.EditAdd:
		return e.Number == 0 && len(in) == 0
	case model.EditRemove:
		return end
	case model.EditRename:
		return len(in) > 0 && !end // of a key
	case model.EditSet:
		last := lastStep(e.Path)
		return isText(e.Value) && e.Value.Text != "" && !strings.HasSuffix(last, "]") &&
			!slices.Contains([]string{"id", "name", "text"}, last) && (len(in) > 0 || !slices.Contains(identifying, last))
	}
	return false
}

// breaks returns a mistake that a map has after edits but did not have before. If a rule has
// more mistakes than are kept, others surface when some are gone; these do not count.
func breaks(before, after []byte) string {
	was, kept := map[string]int{}, map[string]int{}
	key := func(f model.Finding) string { return f.Rule + "\x00" + f.Message }
	for _, f := range mistakes(before) {
		was[key(f)]++
		kept[f.Rule]++
	}
	for _, f := range mistakes(after) {
		if was[key(f)]--; was[key(f)] < 0 && kept[f.Rule] <= model.MostOfRule {
			return f.Message
		}
	}
	return ""
}

// mistakes returns the findings of the reader, and the unknown references of the map.
func mistakes(src []byte) []model.Finding {
	m, findings := parse.Parse("map", src)
	for _, r := range m.Refs {
		if r.ID == "" && !r.Ambiguous {
			findings = append(findings, model.Finding{Rule: "unknown-reference", Message: fmt.Sprintf("no %s called %q", strings.TrimPrefix(string(r.Kind), "known "), r.Text)})
		}
	}
	return findings
}
