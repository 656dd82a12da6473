package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// Graphviz shows every text of a map unchanged.
func TestGraphvizShowsEveryText(t *testing.T) {
	texts := []string{
		`say "hello"`, `\N \G \E \T \H \L \n \l \r`, `back\slash`, `ends in \`, "R&D", "&lt;b&gt; &amp; &#65; &amp", "<b>bold</b>", "<>",
		"{a|b}", "// no comment", "# no line", "end;", "Führung", "東京都", "50 % of 0.5 FTE", "a -> b", "%%",
	}
	d := &graph.Diagram{Title: texts[0], Nodes: []graph.Node{{ID: "hub", Name: "hub"}}}
	for i, text := range texts {
		id := fmt.Sprint(i, text)
		d.Clusters = append(d.Clusters, graph.Cluster{ID: id, Name: "cluster " + text})
		d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: "node " + text, Cluster: id, Tooltip: "tip\n" + text, Href: "https://example.org/" + text})
		d.Edges = append(d.Edges, graph.Edge{From: "hub", To: id, Label: "edge " + text})
	}
	var dot bytes.Buffer
	if err := format.Lookup("dot").WriteGraph(&dot, d, format.Options{}); err != nil {
		t.Fatal(err)
	}
	svg, err := layOut(dot.Bytes(), "dot", "svg")
	if err != nil {
		t.Fatalf("%v\n%s", err, dot.String())
	}
	shown, tips := svgTexts(t, svg)
	for _, text := range texts {
		for _, kind := range []string{"cluster ", "node ", "edge "} {
			if !slices.Contains(shown, kind+text) {
				t.Errorf("no text reads %q: %q", kind+text, shown)
			}
		}
		if !slices.Contains(tips, "tip\n"+text) {
			t.Errorf("no tooltip reads %q: %q", "tip\n"+text, tips)
		}
	}
}

// svgTexts returns the visible texts of an SVG, and the tooltips of its links.
func svgTexts(t *testing.T, svg []byte) (texts, tips []string) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return texts, tips
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local == "title" {
				tips = append(tips, a.Value)
			}
		}
		if start.Name.Local == "text" {
			var text string
			if err := dec.DecodeElement(&text, &start); err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.ReplaceAll(text, "\u00a0", " "))
		}
	}
}

// Graphviz reads and lays out every sample in every graph view.
func TestGraphvizReadsEverySample(t *testing.T) {
	samples, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range samples {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := parse.Parse(file, src)
		for _, name := range views.Graphs() {
			d, err := views.Lookup(name).Graph(m, view.Options{})
			if err != nil {
				t.Fatalf("%s of %s: %v", name, file, err)
			}
			var dot bytes.Buffer
			if err := format.Lookup("dot").WriteGraph(&dot, d, format.Options{}); err != nil {
				t.Fatal(err)
			}
			code, out, errs := call(dot.String(), "-Tjson0")
			if code != exitOK {
				t.Errorf("%s of %s: %s", name, file, errs)
			}
			if got := strings.Count(out, `"head":`); got != len(d.Edges) {
				t.Errorf("%s of %s: %d edges, want %d", name, file, got, len(d.Edges))
			}
		}
	}
}
