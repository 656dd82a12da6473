package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
	"github.com/ospomap/ospomap/render/views/compass"
)

// FuzzPipeline parses a sample, changes it field by field, and draws it in any view.
// Nothing may panic, the output must be well-formed and deterministic, and the work must
// be in proportion to the map.
func FuzzPipeline(f *testing.F) {
	names := samples(f, ".yaml")
	var sources [][]byte
	for _, path := range names {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		sources = append(sources, src)
	}
	for i := range sources {
		for v := range views.All {
			f.Add(uint8(i), uint8(v*len(compass.Densities)), []byte{})
			f.Add(uint8(i), uint8(v*len(compass.Densities)), bytes.Repeat([]byte{byte(7*v + 1), byte(i), 3, byte(v), 200}, 8))
		}
	}
	f.Fuzz(func(t *testing.T, sample, choice uint8, changes []byte) {
		m, findings := parse.Parse("map.yaml", sources[int(sample)%len(sources)])
		if model.CountErrors(findings) > 0 {
			t.Fatal("a sample has errors")
		}
		change := &mutator{steps: changes}
		change.change(reflect.ValueOf(m).Elem())
		o := gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 22}, Enable: []string{"*"}}
		var found []model.Finding
		testkit.Bound(t, change.size, 4<<10, func() { found = gap.Run(m, o).Findings })
		density := compass.Densities[int(choice)%len(compass.Densities)]
		opts := view.Options{Chosen: view.Choices{"density": density}, Findings: found, Today: o.Today, LayOut: stacked}
		name := views.Names()[int(choice)/len(compass.Densities)%len(views.All)]
		var first, second []byte
		testkit.Bound(t, change.size, 16<<10, func() { first, second = picture(t, name, m, opts), picture(t, name, m, opts) })
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

// evil holds texts that are special to some stage.
var evil = []string{
	"", " ", "x", "</text><script>alert(1)</script>", "&lt;&#0;", "]]>", "--><!--", "\x00\x1b[31m", "\u202eabc", "\u200b",
	"\xff\xfe", "a\nb\r\nc\td", "::error::x", "##[command]", "@all #1 ![x](y)", "`|`", "\\N\\G\"", "javascript:alert(1)",
	"👩‍👩‍👧‍👦", "عربي עברית", "한국어日本語", "é́́́́́", strings.Repeat("w", 3000), strings.Repeat("long word ", 300),
}

// mutator changes a map as directed by bytes, and estimates the size of the map in bytes.
type mutator struct {
	steps []byte
	size  int
}

// next returns the next byte, or 0 at the end.
func (m *mutator) next() int {
	if len(m.steps) == 0 {
		return 0
	}
	b := m.steps[0]
	m.steps = m.steps[1:]
	return int(b)
}

// change walks a value. It keeps references and ids, which the rules verify before
// drawing, and the words of closed lists.
func (m *mutator) change(v reflect.Value) {
	m.size++
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*model.Ref]() {
			m.change(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "ID" && f.Name != "Pos" && f.Name != "Refs" && f.Name != "File" {
				m.change(v.Field(i))
			}
		}
	case reflect.Slice:
		m.resize(v)
		for i := range v.Len() {
			m.change(v.Index(i))
		}
	case reflect.String:
		if n := m.next(); v.Type() == reflect.TypeFor[string]() && n%4 == 1 {
			v.SetString(evil[n/4%len(evil)])
		}
		m.size += v.Len()
	case reflect.Int:
		if n := m.next(); n%8 == 1 {
			v.SetInt(int64(n-128) * 1000)
		}
	case reflect.Float64:
		if n := m.next(); n%8 == 1 {
			v.SetFloat(float64(n) / 100)
		}
	case reflect.Bool:
		if m.next()%8 == 1 {
			v.SetBool(!v.Bool())
		}
	}
}

// resize repeats or removes entries of a list, except in lists whose entries are
// referenced.
func (m *mutator) resize(v reflect.Value) {
	n := m.next()
	if e := v.Type().Elem(); v.Len() == 0 || e.Kind() == reflect.Pointer && e.Elem().Kind() == reflect.Struct && hasID(e.Elem()) {
		return
	}
	switch n % 8 {
	case 1:
		v.Set(v.Slice(0, v.Len()-1))
	case 2:
		v.Set(reflect.AppendSlice(v.Slice3(0, v.Len(), v.Len()), v))
	}
}

func hasID(t reflect.Type) bool {
	_, has := t.FieldByName("ID")
	return has
}

// stacked is a layout with all nodes below each other. It avoids starting a layout
// program, which would take most of the time.
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
