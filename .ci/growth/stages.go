package main

import (
	"bytes"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/importing"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/embed"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// job processes an input of one size, and one of twice that size.
type job [2]func() error

// jobs yields everything that is measured, by name.
func jobs() iter.Seq2[string, job] {
	return func(yield func(string, job) bool) {
		for _, in := range inputs {
			once, twice := judged(in.text(in.n)), judged(in.text(2*in.n))
			for _, s := range stages() {
				if s.picture && once.Err() != nil {
					continue
				}
				if !yield(s.name+" of "+in.name, job{func() error { return s.do(once) }, func() error { return s.do(twice) }}) {
					return
				}
			}
		}
		for _, into := range []struct{ name, own string }{{"no map", ""}, {"a map of others", head}} {
			if !yield("import into "+into.name, job{func() error { return imported(into.own, registered) }, func() error { return imported(into.own, 2*registered) }}) {
				return
			}
		}
		for _, d := range documents {
			once, twice := []byte(strings.Repeat(d.piece, pieces)), []byte(strings.Repeat(d.piece, 2*pieces))
			if !yield("embed of "+d.name, job{func() error { return fill(once) }, func() error { return fill(twice) }}) {
				return
			}
		}
	}
}

// stage is a step from a map to an answer.
type stage struct {
	name    string
	picture bool // requires a map without errors
	do      func(r *check.Result) error
}

func stages() []stage {
	all := []stage{
		{"reading", false, func(r *check.Result) error { parse.Parse(r.Name, r.Source); return nil }},
		{"check", false, func(r *check.Result) error { judged(string(r.Source)); return nil }},
		{"fmt", false, func(r *check.Result) error { parse.Format(r.Name, r.Source); return nil }},
		{"diff", false, changed},
		{"fix", false, fix},
		{"baseline", false, baseline},
	}
	for _, name := range reporter.Names() {
		all = append(all, stage{"report " + name, false, func(r *check.Result) error {
			return reporter.Lookup(name).Write(io.Discard, []reporter.File{reported(r)}, reporter.Options{})
		}})
	}
	for _, v := range views.All {
		all = append(all, stage{"view " + v.Name, true, func(r *check.Result) error { _, err := draw(v, r, stacked); return err }})
	}
	all = append(all, stage{"view network without a layout", true, func(r *check.Result) error {
		_, err := draw(views.Lookup("network"), r, func(*graphviz.Diagram) (*graphviz.Layout, error) { return nil, &graphviz.SlowError{} })
		return err
	}})
	for _, name := range []string{"svg", "html", "pdf", "json"} {
		all = append(all, stage{"format " + name, true, func(r *check.Result) error {
			s, err := draw(views.Lookup("compass"), r, nil)
			if err != nil {
				return err
			}
			return format.Lookup(name).Write(io.Discard, s, format.Options{Theme: theme.Auto})
		}})
	}
	return all
}

// today is later than all dates in the inputs.
var today = model.Date{Year: 2026, Month: 11, Day: 22}

// judged runs all rules on a map.
func judged(text string) *check.Result {
	return check.Run([]byte(text), check.Options{Name: "map.yaml", Rules: gap.Options{Today: today, Enable: []string{"*"}}})
}

func changed(r *check.Result) error {
	was := judged(strings.ReplaceAll(string(r.Source), "1", "2"))
	diff.Compare(diff.Version{Map: was.Map, Findings: was.Findings}, diff.Version{Map: r.Map, Findings: r.Findings})
	return nil
}

func baseline(r *check.Result) error {
	var b bytes.Buffer
	known := check.NewBaseline()
	known.Add(r.Name, r)
	if err := reporter.WriteJSON(&b, known); err != nil {
		return err
	}
	known, err := check.ReadBaseline(b.Bytes())
	if err == nil {
		known.Since(r.Name, r)
	}
	return err
}

// fix makes only the first fix of a map: one takes several checks of the whole map.
func fix(r *check.Result) error {
	patches := r.Patches()
	for _, x := range r.Findings {
		if patches(x, true) != nil {
			break
		}
	}
	return nil
}

// reported returns the input of a report. It has the same number of fixes at either size,
// since each one compares the map before and after.
func reported(r *check.Result) reporter.File {
	after, mended := slices.Concat(r.Source, []byte("# mended\n")), 0
	f := reporter.Of(r)
	f.Fix = func(model.Finding, bool) *check.Patch {
		if mended++; mended > 3 {
			return nil
		}
		return &check.Patch{Fix: model.Fix{Label: "mend it"}, After: after}
	}
	return f
}

func draw(v *view.View, r *check.Result, layOut func(*graphviz.Diagram) (*graphviz.Layout, error)) (*scene.Scene, error) {
	return v.Draw(r.Map, view.Options{Findings: r.Findings, Today: today, LayOut: layOut})
}

// stacked is a layout without an external program: all nodes below each other.
func stacked(d *graphviz.Diagram) (*graphviz.Layout, error) {
	l := &graphviz.Layout{Clusters: make([]graphviz.Area, len(d.Clusters))}
	at := map[string]graphviz.Box{}
	for _, n := range d.Nodes {
		b := graphviz.Box{Y: l.Height, W: n.Size.W, H: n.Size.H}
		at[n.ID], l.Nodes = b, append(l.Nodes, b)
		l.Width, l.Height = max(l.Width, b.W), l.Height+b.H+10
	}
	for _, e := range d.Edges {
		from, to := scene.Point{Y: at[e.From].Y}, scene.Point{Y: at[e.To].Y}
		l.Edges = append(l.Edges, graphviz.Line{Curve: []scene.Point{from, from, to, to}})
	}
	return l, nil
}

// registered is the number of rows of the smaller register.
const registered = 200

// imported plans the import of a register into a map, or into a new one.
func imported(own string, n int) error {
	register := "Name,Perspective,Owner,Expectation\n" + repeat(n, "Unit #,sideways,Owner #,Answers within # days\n")
	source, err := importing.Read("register.csv", []byte(register), importing.Options{})
	if err != nil {
		return err
	}
	if own != "" {
		own += parties(n)
	}
	m, _ := parse.Parse("map.yaml", []byte(own))
	importing.MakePlan(m, []*importing.Source{source}, importing.PlanOptions{})
	return nil
}

// pieces is the number of pieces in the smaller document.
const pieces = 1000

func fill(src []byte) error {
	doc, _ := embed.Parse(src)
	doc.Fill(make([]string, len(doc.Blocks)))
	return nil
}
