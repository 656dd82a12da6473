package views

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
	"gopkg.in/yaml.v3"
)

// A field feeds a view if the view's SVG, drawn without options and findings, differs
// without the field in shapes, texts, tooltips, links or spoken texts. A required field
// gets another value instead. Ids are left out: they connect parts of a map and are never
// shown. A list such as people[] counts if none of its fields does; then the picture
// shows its length.

// mapField is one field: a value or a list of mappings.
type mapField struct {
	path string // such as stakeholders[].engagement.current; * is any key
	parse.Field
}

// mapFields lists the fields of an object at a path, in the order of the documentation;
// lists come before their fields.
func mapFields(o *parse.Object, at string) []mapField {
	var out []mapField
	for i, f := range o.Fields {
		path := at + f.Key
		if i > 0 && f.Object != nil && f.Object == o.Fields[i-1].Object {
			continue // one of several keys for the same object
		}
		if i+1 < len(o.Fields) && f.Object != nil && f.Object == o.Fields[i+1].Object {
			path = at + "*"
		}
		switch {
		case f.Object != nil && f.Arity == parse.Many:
			if !f.Required {
				out = append(out, mapField{path + "[]", f})
			}
			out = append(out, mapFields(f.Object, path+"[].")...)
		case f.Object != nil:
			out = append(out, mapFields(f.Object, path+".")...)
		case f.Kind != parse.KindID && path != "language": // every format states it for all texts
			out = append(out, mapField{path, f})
		}
	}
	return out
}

// find calls use for every occurrence of a path below a mapping, with the mapping that
// contains it and the index of its key there.
func find(n *yaml.Node, path []string, use func(owner *yaml.Node, key int)) {
	if n.Kind != yaml.MappingNode {
		return
	}
	key, list := strings.CutSuffix(path[0], "[]")
	for i := 0; i < len(n.Content); i += 2 {
		if key != "*" && key != n.Content[i].Value {
			continue
		}
		switch value := n.Content[i+1]; {
		case len(path) == 1:
			use(n, i)
			return
		case list:
			for _, item := range value.Content {
				find(item, path[1:], use)
			}
		default:
			find(value, path[1:], use)
		}
	}
}

// lacking returns the map without a field, or with another value if it is required. It
// returns nil if the map has no such field.
func lacking(t *testing.T, src string, f mapField) *model.Map {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	found := false
	find(doc.Content[0], strings.Split(f.path, "."), func(owner *yaml.Node, key int) {
		found = true
		if f.Required {
			owner.Content[key+1].Value = another(owner, key, f.Field)
		} else {
			owner.Content = slices.Delete(owner.Content, key, key+2)
		}
	})
	if !found {
		return nil
	}
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := viewtest.Parsed(t, string(out))
	return m
}

// another returns a different value for a field; a collaboration gets another party, one
// that both maps of the test have.
func another(owner *yaml.Node, key int, f parse.Field) string {
	now := owner.Content[key+1].Value
	switch {
	case f.Kind == parse.KindNumber:
		return now + "1"
	case f.Key == "currency":
		return "USD"
	}
	words := f.Words
	if f.Kind == parse.KindRef {
		words = []string{"legal", "upstream", "board"}
		for _, n := range owner.Content {
			words = slices.DeleteFunc(words, func(w string) bool { return w == n.Value })
		}
	}
	for _, w := range words {
		if w != now && f.Kind != parse.KindOpenWord {
			return w
		}
	}
	return now + "-x"
}

// moreFields records what the sample doesn't, and what shows only if something else is
// missing: a proposed office, and work without a label, without a method, and without either.
const moreFields = `
version: 1
language: en
organization: {name: Northwind Ferries, sector: business, goals: [{id: safe, name: Safe at sea}]}
ospo:
  name: Harbour of code
  status: proposed
  reports_to: legal
  objectives:
    - {id: faster, name: Faster, owner: head, supports: [safe], target: a week, due: 2027-01-31, answers: [clear]}
    - {id: older, name: Older, owner: head, status: dropped, due: 2027-02-28, answers: [clear]}
people:
  - {id: head, name: Head of OSPO, lead: true, hats: [counselor], allocation: 1, until: 2027-03-31}
stakeholders:
  - {id: legal, name: Legal, perspective: sideways, owner: head, engagement: {current: neutral, desired: leading},
     note: Prefers short questions, needs: [{id: time, text: Time}], expectations: [{id: clear, text: Clear cases}]}
  - {id: board, name: Board, perspective: upward, kind: board, owner: head}
  - {id: upstream, name: Upstream, perspective: outside}
  - {id: council, name: Council, perspective: outside, part_of: upstream, group: Bodies, seats: 3,
     members: [{name: Chair, affiliation: University, role: chair, until: 2027, link: "https://example.org/chair"}],
     contacts: [{name: Desk, affiliation: Upstream, role: clerk, until: 2028, link: "tel:+4930123"}]}
  - {id: developer-tools, name: Developer tools, perspective: sideways, status: wanted}
collaborations:
  - {id: clinic, to: legal, label: Clinic, cadence: weekly, slot: Tuesday, started: 2027-01-15, amount: {value: 250, currency: EUR, per: month}, note: Bring a list}
  - {id: course, to: legal, method: training, aspect: compliance, cadence: monthly, last_held: 2026-10-01, raci: {responsible: head}}
  - {id: advice, to: legal, purpose: Ask before it is late, aspect: strategy, owner: head, cadence: monthly, last_held: 2026-10-02, ends: 2026-11-01,
     raci: {accountable: board, consulted: developer-tools}}
  - {id: seat, to: board, method: report, status: paused, owner: head}
  - {id: dues, to: legal, method: funding, aspect: community, status: ended, cadence: yearly, amount: {value: 100, currency: EUR, per: year}, last_held: 2026-10-03, goals: [safe],
     raci: {informed: board}}
  - {id: patches, from: legal, to: upstream, method: contribution, cadence: monthly, last_held: 2026-10-04, raci: {responsible: legal}}
  - {id: fixes, from: upstream, to: legal, method: feedback, cadence: monthly, last_held: 2026-10-05, raci: {accountable: legal}}
  - {id: trial, from: upstream, to: legal, method: testing, cadence: monthly, last_held: 2026-10-06, started: 2027-01-10}
  - {id: survey, from: upstream, to: legal, method: advice, owner: head, ends: 2026-10-07}
  - {id: plan, label: Planning, method: coordination, aspect: governance, cadence: monthly, slot: first Monday, last_held: 2026-11, owner: head, goals: [faster], answers: [time]}
  - {id: build, from: legal, to: developer-tools, purpose: Share the build, status: planned, goals: [safe]}
projects:
  - {id: kernel, name: Kernel, use: critical, url: "https://example.org/kernel", status: graduated, group: Foundation, stakeholder: legal, owner: head}
readiness:
  areas: {usage: {score: 4, target: 4, strengths: [Wide], weaknesses: [Old], opportunities: [Newer]}, knowledge: {score: 3}, culture: {score: 3}, tools: {score: 2}, gaps: {score: 2}}
  answers: {goals: {text: Speed, from: [board], date: 2026-01}, legal: {text: Notices, from: [legal]}}
accept:
  - {rule: owner-missing, target: upstream, reason: They look after themselves, until: 2026-11-01}
`

// fieldOptions are the options of views that show one part of a map at a time: briefings
// on stakeholders with many fields, and on a gap.
var fieldOptions = map[string][]view.Options{"focus": {{Chosen: view.Choices{"focus": "legal"}}, {Chosen: view.Choices{"focus": "council"}}, {Chosen: view.Choices{"focus": "developer-tools"}}}}

// remembered caches the layouts of all views.
func remembered() func(*graphviz.Diagram) (*graphviz.Layout, error) {
	type answer struct {
		layout *graphviz.Layout
		err    error
	}
	var known sync.Map
	return func(d *graphviz.Diagram) (*graphviz.Layout, error) {
		once := sync.OnceValue(func() answer {
			l, err := view.Options{}.Arrange("test", d)
			return answer{l, err}
		})
		found, _ := known.LoadOrStore(fmt.Sprintf("%+v", *d), once)
		a := found.(func() answer)()
		return a.layout, a.err
	}
}

// lack is a map without one field.
type lack struct {
	path   string
	source int
	m      *model.Map
}

// lacks removes each field from each source that has it; at least one must.
func lacks(t *testing.T, sources []string, fields []mapField) []lack {
	t.Helper()
	var out []lack
	for _, f := range fields {
		before := len(out)
		for i, src := range sources {
			if m := lacking(t, src, f); m != nil {
				out = append(out, lack{f.path, i, m})
			}
		}
		if len(out) == before {
			t.Errorf("neither map of the test has %s; record it in one", f.path)
		}
	}
	return out
}

// Every view lists exactly the fields that feed it.
func TestFieldsFeedTheirViews(t *testing.T) {
	acme, err := os.ReadFile("../../samples/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sources := []string{string(acme), moreFields}
	fields := mapFields(parse.Spec(), "")
	all := lacks(t, sources, fields)
	layOut := remembered()
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := fieldOptions[name]
			if options == nil {
				options = []view.Options{{}}
			}
			pictures := func(m *model.Map) []byte {
				var svgs []byte
				for _, o := range options {
					if who := o.Chosen["focus"]; who != "" && m.Stakeholder(who) == nil {
						continue
					}
					o.Today, o.LayOut = model.Date{Year: 2026, Month: 11, Day: 22}, layOut
					svgs = append(svgs, viewtest.Written(t, viewtest.Drawn(t, Lookup(name), m, o))...)
				}
				return svgs
			}
			whole := make([][]byte, len(sources))
			for i, src := range sources {
				m, _ := viewtest.Parsed(t, src)
				whole[i] = pictures(m)
			}
			feeds := map[string]bool{}
			for _, l := range all {
				if !feeds[l.path] && !bytes.Equal(pictures(l.m), whole[l.source]) {
					feeds[l.path] = true
				}
			}
			if got, want := Lookup(name).Fields, feeding(fields, feeds); !slices.Equal(got, want) {
				t.Errorf("it lists %q\nbut what feeds it, in the order of the reference, is\n%q", got, want)
			}
		})
	}
}

// Every field is drawn in some view.
func TestEveryFieldIsDrawn(t *testing.T) {
	drawn := map[string]bool{"version": true} // of the format
	for _, name := range Names() {
		for _, path := range Lookup(name).Fields {
			drawn[path] = true
		}
	}
	for _, f := range mapFields(parse.Spec(), "") {
		if _, list := strings.CutSuffix(f.path, "[]"); !drawn[f.path] && !list {
			t.Errorf("no view draws %s", f.path)
		}
	}
}

// Every field is in a sample, to learn from.
func TestEveryFieldIsInASample(t *testing.T) {
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	var maps []*yaml.Node
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(src, &doc); err != nil {
			t.Fatal(file, err)
		}
		maps = append(maps, doc.Content[0])
	}
	for _, f := range append(mapFields(parse.Spec(), ""), mapField{path: "readiness.answers.critical"}) {
		there := false
		for _, m := range maps {
			find(m, strings.Split(f.path, "."), func(*yaml.Node, int) { there = true })
		}
		if !there {
			t.Errorf("no sample has %s", f.path)
		}
	}
}

// feeding lists the paths that feed a view; lists only if none of their fields does.
func feeding(fields []mapField, feeds map[string]bool) []string {
	var out []string
	for i, f := range fields {
		inside := func(other mapField) bool { return feeds[other.path] && strings.HasPrefix(other.path, f.path+".") }
		if feeds[f.path] && !slices.ContainsFunc(fields[i:], inside) {
			out = append(out, f.path)
		}
	}
	return out
}
