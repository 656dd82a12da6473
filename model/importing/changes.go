package importing

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// list makes the edits for the records of one list: changed fields of existing entries,
// and new entries.
func (p *planner) list(list string, records []*register.Record) {
	for _, r := range records {
		if it := p.of[r]; it != nil && it.value != nil {
			p.change(it, r)
		} else if it != nil && it.new != nil && it.new != r {
			p.join(it.new, r)
		}
	}
	for _, it := range p.items[list].all {
		if it.new == nil {
			continue
		}
		p.plan.Added[list]++
		if slices.ContainsFunc(it.new.Values, func(v register.Value) bool { return v.Inside }) {
			p.plan.Inside++
		}
		p.plan.Lacks = append(p.plan.Lacks, Lack{it.new, it.id})
		p.adds = append(p.adds, edit.Add(list, fields(it.new)...))
	}
}

// join merges a second record of the same new entry into the first. Where the two differ,
// the first one wins.
func (p *planner) join(first, second *register.Record) {
	for _, v := range second.Values {
		old := first.All(v.Path)
		switch f := first.Object().At(v.Path); {
		case len(v.Texts) == 0 || v.Path == "id" || v.Path == "name":
		case len(old) == 0:
			first.Set(v.Path, v.At, v.Texts...)
		case f.Arity != parse.One:
			first.Set(v.Path, v.At, distinct(slices.Concat(old, v.Texts))...)
		case !slices.Equal(old, v.Texts):
			p.problem(v.At, false, "%q is not taken: %s has %q in %s", v.Texts[0], strings.Join(first.All("name"), ""), old[0], first.At)
		}
	}
}

// fields returns the fields of a new entry, in the order of the field table.
func fields(r *register.Record) []model.FieldValue {
	var out []model.FieldValue
	for i := range r.Object().Fields {
		f := &r.Object().Fields[i]
		if texts := r.All(f.Key); len(texts) > 0 {
			out = append(out, fieldValue(f, texts))
			continue
		}
		if f.Object == nil || f.Arity != parse.One {
			continue
		}
		var inner []model.FieldValue
		for j := range f.Object.Fields {
			g := &f.Object.Fields[j]
			if texts := r.All(f.Key + "." + g.Key); len(texts) > 0 {
				inner = append(inner, fieldValue(g, texts))
			}
		}
		if len(inner) > 0 {
			out = append(out, model.FieldValue{Key: f.Key, Value: model.Value{Fields: inner}})
		}
	}
	return out
}

func fieldValue(f *parse.Field, texts []string) model.FieldValue {
	if f.Arity == parse.Many {
		return model.FieldValue{Key: f.Key, Value: model.ListValue(texts...)}
	}
	return edit.Field(f.Key, texts...)
}

// change sets the fields of an entry that differ in a record.
func (p *planner) change(it *item, r *register.Record) {
	for _, v := range r.Values {
		f := r.Object().At(v.Path)
		old := register.Values(it.list, v.Path, it.value)
		path := it.path + "." + v.Path
		changed := p.plan.Changed
		switch {
		case v.Path == "id" || f == nil:
		case v.Path == "name" && (r.Get("id") != it.id || slices.Contains(it.names, v.Texts[0])):
			// matched by name: the spelling of the map is as good
		case len(v.Texts) == 0:
			if len(old) > 0 {
				p.drop(path)
			}
		case looksSo(it.value, v), len(old) == 0 && v.Texts[0] == f.Default:
		case f.Arity == parse.One:
			p.setOne(it, path, f, old, v.Texts[0])
		default:
			p.setMany(it, path, f, old, v.Texts)
		}
		if p.plan.Changed > changed {
			key, _, _ := strings.Cut(v.Path, ".")
			p.plan.Differs = append(p.plan.Differs, Difference{it.list, it.id, it.called(), v, old, it.value.Own().At(key)})
		}
	}
}

// looksSo reports whether a stakeholder already has the perspective that a source gives:
// its own, that of its whole or, if the source only says "internal", any within the
// organization.
func looksSo(value any, v register.Value) bool {
	s, ok := value.(*model.Stakeholder)
	return ok && v.Path == "perspective" && (string(s.Perspective) == v.Texts[0] || v.Inside && s.Perspective != model.Outside)
}

// set adds an edit that changes a field.
func (p *planner) set(e model.Edit) {
	p.plan.Changed++
	p.sets = append(p.sets, e)
}

// drop removes a field or an item, if sources may remove anything.
func (p *planner) drop(path string) {
	if !p.o.Prune {
		p.plan.Kept++
		return
	}
	p.plan.Removed++
	p.sets = append(p.sets, edit.Remove(path))
}

func (p *planner) setOne(it *item, path string, f *parse.Field, old []string, text string) {
	if len(old) > 0 && model.OneLine(old[0]) == model.OneLine(text) {
		return
	}
	if f.Kind == parse.KindSource && hasTitle(it.value, f.Key) { // it is a mapping of title and address
		if isAddress(text) {
			path += ".url"
		} else {
			path += ".title"
		}
	}
	p.set(edit.Set(path, text))
}

func isAddress(text string) bool {
	scheme, _, ok := strings.Cut(text, ":")
	return ok && slices.Contains(model.LinkSchemes, scheme)
}

// hasTitle reports whether a link of a collaboration is written with a title.
func hasTitle(value any, key string) bool {
	c, ok := value.(*model.Collaboration)
	if !ok {
		return false
	}
	if key == "channel" {
		return c.ChannelURL != "" && c.Channel != c.ChannelURL
	}
	return c.Evidence != "" && c.EvidenceTitle != ""
}

// setMany updates a list to that of a record. Words and references become those of the
// record. An item that may hold more than its text, such as an expectation with an id,
// stays: its text changes in place, and nothing is removed without Prune.
func (p *planner) setMany(it *item, path string, f *parse.Field, old, texts []string) {
	if slices.EqualFunc(old, texts, func(a, b string) bool { return model.OneLine(a) == model.OneLine(b) }) {
		return
	}
	if f.Kind != parse.KindObject && f.Kind != parse.KindSource {
		p.setWords(it, path, old, texts)
		return
	}
	has := func(list []string, text string) bool {
		return slices.ContainsFunc(list, func(x string) bool { return model.OneLine(x) == model.OneLine(text) })
	}
	taken := map[int]bool{}
	for i, text := range slices.Backward(old) {
		switch {
		case has(texts, text):
		case len(old) == len(texts) && !has(old, texts[i]):
			taken[i] = true
			p.set(edit.Set(itemPath(it, path, f, i), texts[i]))
		default:
			p.drop(path + "[" + strconv.Itoa(i) + "]")
		}
	}
	for i, text := range texts {
		if !has(old, text) && !taken[i] {
			p.set(edit.AddText(path, text))
		}
	}
}

// itemPath returns the path to the text of an item.
func itemPath(it *item, path string, f *parse.Field, i int) string {
	path += "[" + strconv.Itoa(i) + "]"
	if f.Kind == parse.KindObject {
		return path + "." + f.Object.Short
	}
	if s, ok := it.value.(*model.Stakeholder); ok && s.Sources[i].URL != "" && s.Sources[i].Title != "" {
		return path + ".url"
	}
	return path
}

// setWords replaces a list of words or references with that of a record. References that
// stay are written as before.
func (p *planner) setWords(it *item, path string, old, texts []string) {
	_, field, _ := strings.Cut(path, it.path+".")
	written := register.Written(it.list, field, it.value)
	p.plan.Changed++
	if len(texts) > len(old) && len(old) > 0 && slices.Equal(old, texts[:len(old)]) {
		for _, text := range texts[len(old):] {
			p.sets = append(p.sets, edit.AddText(path, text))
		}
		return
	}
	if len(texts) == 1 && len(old) < 2 {
		p.sets = append(p.sets, edit.Set(path, texts[0]))
		return
	}
	list := slices.Clone(texts)
	for i, id := range list {
		if text := written[id]; text != "" {
			list[i] = text
		}
	}
	p.sets = append(p.sets, edit.SetList(path, list...))
}
