package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// peer is another program that draws a graph from a text.
type peer struct {
	program string
	file    string   // file name of the text
	args    []string // with IN for the text and OUT for the picture
	write   func(*bytes.Buffer, *graph.Diagram) error
}

// peers are the programs that draw the sample's compass in their own languages. LikeC4
// only writes the positions as text, since its pictures need its own browser. Structurizr
// has no command that writes a picture, and is left out.
var peers = []peer{
	{"dot", "map.dot", []string{"-Tsvg", "IN", "-o", "OUT"}, inFormat("dot")},
	{"d2", "map.d2", []string{"IN", "OUT"}, writeD2},
	{"mmdc", "map.mmd", []string{"-p", "BROWSER", "-i", "IN", "-o", "OUT"}, inFormat("mermaid")},
	{"plantuml", "map.puml", []string{"-tsvg", "IN"}, writePlantUML},
	{"likec4", "map.c4", []string{"gen", "dot", "DIR", "-o", "OUT"}, writeLikeC4},
}

// BenchmarkPeers draws the sample with this program and the peers on the PATH, as whole
// processes. It reports wall time as ns/op and the CPU time of the process and its
// waited-for children as cpu-ms/op.
func BenchmarkPeers(b *testing.B) {
	dir := b.TempDir()
	sample, err := filepath.Abs(filepath.Join(samplesFolder, "acme.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	own := buildProgram(b)
	for _, form := range []string{"svg", "png", "html"} {
		b.Run("ospomap-"+form, func(b *testing.B) {
			timeProcess(b, own, "render", sample, "-o", filepath.Join(dir, "own."+form))
		})
	}
	diagram := sampleDiagram(b, sample)
	for _, r := range peers {
		b.Run(r.program, func(b *testing.B) {
			path, err := exec.LookPath(r.program)
			if errors.Is(err, exec.ErrNotFound) {
				b.Skipf("%s is not on the PATH", r.program)
			}
			timeProcess(b, path, r.prepare(b, diagram)...)
		})
	}
}

func sampleDiagram(b *testing.B, file string) *graph.Diagram {
	src, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	m, _ := parse.Parse(file, src)
	d, err := views.Lookup("compass").Graph(m, view.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// prepare writes the text to its own folder and returns the arguments for drawing it.
func (r peer) prepare(b *testing.B, d *graph.Diagram) []string {
	dir := b.TempDir()
	var text bytes.Buffer
	if err := r.write(&text, d); err != nil {
		b.Fatal(err)
	}
	in, browser := filepath.Join(dir, r.file), filepath.Join(dir, "browser.json")
	settings := `{"args": ["--no-sandbox"]}`
	if path, err := exec.LookPath("chromium"); err == nil {
		settings = fmt.Sprintf(`{"executablePath": %q, "args": ["--no-sandbox"]}`, path)
	}
	for name, data := range map[string][]byte{in: text.Bytes(), browser: []byte(settings)} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	words := strings.NewReplacer("IN", in, "OUT", filepath.Join(dir, "out.svg"), "DIR", dir, "BROWSER", browser)
	args := make([]string, len(r.args))
	for i, a := range r.args {
		args[i] = words.Replace(a)
	}
	return args
}

func inFormat(name string) func(*bytes.Buffer, *graph.Diagram) error {
	return func(out *bytes.Buffer, d *graph.Diagram) error {
		return format.Lookup(name).WriteGraph(out, d, format.Options{})
	}
}

// plain returns a name that is valid between quotes in all of the languages.
func plain(s string) string {
	return strings.NewReplacer(`"`, "", "'", "", `\`, "", "\n", " ").Replace(s)
}

// word returns an id that is valid in all of the languages.
func word(id string) string { return "n_" + strings.ReplaceAll(id, "-", "_") }

// byCluster calls open for each cluster, node for each node in it, and end after it. It
// calls only node for nodes without a cluster.
func byCluster(d *graph.Diagram, open func(graph.Cluster), node func(graph.Node), end func()) {
	for _, c := range append([]graph.Cluster{{}}, d.Clusters...) {
		if c.ID != "" {
			open(c)
		}
		for _, n := range d.Nodes {
			if n.Cluster == c.ID {
				node(n)
			}
		}
		if c.ID != "" {
			end()
		}
	}
}

// full returns a node's id prefixed with its cluster's.
func full(d *graph.Diagram, id string) string {
	for _, n := range d.Nodes {
		if n.ID == id && n.Cluster != "" {
			return word(n.Cluster) + "." + word(id)
		}
	}
	return word(id)
}

func writeD2(out *bytes.Buffer, d *graph.Diagram) error {
	byCluster(d,
		func(c graph.Cluster) { fmt.Fprintf(out, "%s: %s {\n", word(c.ID), plain(c.Name)) },
		func(n graph.Node) { fmt.Fprintf(out, "%s: \"%s\\n%s\"\n", word(n.ID), plain(n.Name), plain(n.Note)) },
		func() { out.WriteString("}\n") })
	arrows := map[graph.Arrow]string{graph.NoArrow: "--", graph.Forward: "->", graph.Back: "<-", graph.Both: "<->"}
	for _, e := range d.Edges {
		fmt.Fprintf(out, "%s %s %s: \"%s\"\n", full(d, e.From), arrows[e.Arrow], full(d, e.To), plain(e.Label))
	}
	return nil
}

func writePlantUML(out *bytes.Buffer, d *graph.Diagram) error {
	out.WriteString("@startuml\nleft to right direction\n")
	byCluster(d,
		func(c graph.Cluster) { fmt.Fprintf(out, "package \"%s\" {\n", plain(c.Name)) },
		func(n graph.Node) {
			fmt.Fprintf(out, "rectangle \"%s\\n%s\" as %s\n", plain(n.Name), plain(n.Note), word(n.ID))
		},
		func() { out.WriteString("}\n") })
	arrows := map[graph.Arrow]string{graph.NoArrow: "--", graph.Forward: "-->", graph.Back: "<--", graph.Both: "<-->"}
	for _, e := range d.Edges {
		fmt.Fprintf(out, "%s %s %s : %s\n", word(e.From), arrows[e.Arrow], word(e.To), plain(e.Label))
	}
	out.WriteString("@enduml\n")
	return nil
}

func writeLikeC4(out *bytes.Buffer, d *graph.Diagram) error {
	out.WriteString("specification {\n  element part\n}\nmodel {\n")
	views := "*"
	byCluster(d,
		func(c graph.Cluster) {
			fmt.Fprintf(out, "%s = part '%s' {\n", word(c.ID), plain(c.Name))
			views += ", " + word(c.ID) + ".*"
		},
		func(n graph.Node) {
			fmt.Fprintf(out, "%s = part '%s' { description '%s' }\n", word(n.ID), plain(n.Name), plain(n.Note))
		},
		func() { out.WriteString("}\n") })
	for _, e := range d.Edges {
		fmt.Fprintf(out, "%s -> %s '%s'\n", full(d, e.From), full(d, e.To), plain(e.Label))
	}
	fmt.Fprintf(out, "}\nviews {\n  view index {\n    include %s\n  }\n}\n", views)
	return nil
}
