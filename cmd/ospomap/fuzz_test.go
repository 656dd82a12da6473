package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
	"github.com/ospomap/ospomap/render/views/compass"
)

// FuzzPipeline takes any bytes all the way to a picture, in any view: nothing
// panics, what is drawn is well-formed, and drawn twice it is the same.
func FuzzPipeline(f *testing.F) {
	densities, views := len(compass.Densities), views.Names()
	for _, path := range samples(f, ".yaml") {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for i := range views {
			f.Add(src, uint8(i*densities))
		}
	}
	for i, r := range gap.Rules() {
		f.Add([]byte(r.Bad), uint8(i))
		f.Add([]byte(r.Good), uint8(i))
	}
	f.Fuzz(func(t *testing.T, src []byte, choice uint8) {
		m, findings := parse.Parse("map.yaml", src)
		o := gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 22}, Enable: []string{"*"}}
		o.ErrorsOnly = model.CountErrors(findings) > 0
		found := gap.Run(m, o).Findings
		if model.CountErrors(findings)+model.CountErrors(found) > 0 {
			return
		}
		opts := view.Options{Chosen: view.Choices{"density": compass.Densities[int(choice)%densities]}, Findings: found, Today: o.Today, LayOut: stacked}
		name := views[int(choice)/densities%len(views)]
		first, second := picture(t, name, m, opts), picture(t, name, m, opts)
		if !bytes.Equal(first, second) {
			t.Error("two renderings differ")
		}
		for d := xml.NewDecoder(bytes.NewReader(first)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// stacked is a layout with everything below each other, without a program whose
// start would take most of the time.
func stacked(d *graphviz.Diagram) (*graphviz.Layout, error) {
	l := &graphviz.Layout{Clusters: make([]graphviz.Area, len(d.Clusters))}
	at := map[string]graphviz.Box{}
	for _, n := range d.Nodes {
		b := graphviz.Box{Y: l.Height, W: n.Size.W, H: n.Size.H}
		at[n.ID], l.Nodes = b, append(l.Nodes, b)
		l.Width, l.Height = max(l.Width, b.W), l.Height+b.H+10
		if i := slices.IndexFunc(d.Clusters, func(c graphviz.Cluster) bool { return c.ID == n.Cluster }); i >= 0 {
			l.Clusters[i] = graphviz.Area{Box: b, Title: b}
		}
	}
	for _, e := range d.Edges {
		from, to := scene.Point{Y: at[e.From].Y}, scene.Point{Y: at[e.To].Y}
		l.Edges = append(l.Edges, graphviz.Line{Curve: []scene.Point{from, from, to, to}})
	}
	return l, nil
}

func picture(t *testing.T, name string, m *model.Map, o view.Options) []byte {
	t.Helper()
	s, err := views.Lookup(name).Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
