package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// graphTexts are texts that must be shown unchanged.
var graphTexts = []string{
	"Head of OSPO (EMEA)", `say "hello"`, `it's`, `back\slash`, `\N \G \L \n`, `ends in \`, "two\nlines", "R&D", "&lt;b&gt; &amp; &#65;",
	"#35; #quot; #lt;", "<b>bold</b><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "`code`", "**bold** _it_ ~~no~~",
	"*a* _b_ \\*c\\* \\", "1. first", "2) second", "- item", "+ item", "* item", "# heading", "> quote", "---", "===", "[link](https://example.org)",
	"https://example.org www.example.org", "ospo@example.org", "%%{init: {\"theme\": \"dark\"}}%%", "%% comment", "{}[]()|;:",
	"end", "subgraph", "graph TD", "click", "a --> b", "$$x^2$$", "50 % of 0.5 FTE", "2026-11-22", "ISO/IEC 5230:2020",
	"Führungskräfte", "東京都オープンソース推進室", "🚀 launch", "مرحبا", "a · b", "bad \xff", "nul \x00", "over\u202eride",
}

// everyEdge returns a diagram with every kind of line, style and link.
func everyEdge() *graph.Diagram {
	d := &graph.Diagram{
		Title:    `Title "quoted" \N <b> & ---: #1 %%`,
		Clusters: []graph.Cluster{{ID: "up", Name: "Upward", Style: graph.Style{Fill: scene.UpwardTint, Stroke: scene.Upward, Ink: scene.Upward}}},
		Nodes: []graph.Node{
			{ID: "a", Name: "OSPO", Note: "the office", Style: graph.Style{Fill: scene.Hub, Ink: scene.HubInk}},
			{ID: "b-1", Name: "Board", Cluster: "up", Tooltip: "first\nsecond", Href: `https://example.org/?a=1&b="2"#part`,
				Style: graph.Style{Fill: scene.Card, Stroke: scene.Gap, Ink: scene.Ink, Dashed: true}},
			{ID: "b_1", Name: "Council", Href: "javascript:alert(1)"},
			{ID: "end", Name: "End", Href: "mailto:ospo@example.org"},
		},
	}
	for _, dashed := range []bool{false, true} {
		for strength := range graph.Strong + 1 {
			for arrow := range graph.Both + 1 {
				d.Edges = append(d.Edges, graph.Edge{
					From: "a", To: "b-1", Arrow: arrow, Strength: strength, Dashed: dashed, Color: scene.Upward, Href: "https://example.org/evidence",
				})
			}
		}
	}
	d.Edges = append(d.Edges, graph.Edge{From: "b_1", To: "end", Label: "Council to end", Tooltip: "more"}, graph.Edge{From: "a", To: "a", Label: "to itself"})
	return d
}

func graphText(t *testing.T, name string, d *graph.Diagram) string {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup(name).WriteGraph(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGraphGolden(t *testing.T) {
	for _, name := range []string{"dot", "mermaid"} {
		d := everyEdge()
		d.LeftToRight = name == "dot"
		got := graphText(t, name, d)
		if again := graphText(t, name, d); again != got {
			t.Errorf("%s: the same diagram is written in two ways", name)
		}
		testkit.Golden(t, filepath.Join("testdata", "graph"+Lookup(name).Ext), got)
	}
}

func TestGraphThemes(t *testing.T) {
	for _, name := range []string{"dot", "mermaid"} {
		for mode, want := range map[theme.Mode]string{"": "#3D5BD0", theme.Auto: "#3D5BD0", theme.Light: "#3D5BD0", theme.Dark: "#8CA2FF"} {
			var b bytes.Buffer
			if err := Lookup(name).WriteGraph(&b, everyEdge(), Options{Theme: mode}); err != nil || !strings.Contains(b.String(), want) {
				t.Errorf("%s, theme %q: %v, no %s in\n%s", name, mode, err, want, b.String())
			}
		}
		if err := Lookup(name).WriteGraph(&bytes.Buffer{}, everyEdge(), Options{Theme: "pink"}); err == nil {
			t.Errorf("%s: the theme pink is accepted", name)
		}
		d := everyEdge()
		d.Nodes[0].Style.Fill = "mauve"
		if err := Lookup(name).WriteGraph(&bytes.Buffer{}, d, Options{}); err == nil || err.Error() != `the palette has no colour "mauve"` {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Every line of a flowchart has one of a few forms, and quotes contain nothing that ends
// them or that Mermaid would parse. This test does not need Mermaid itself.
func TestMermaidGrammar(t *testing.T) {
	const (
		text = `"(?:[\p{L}\p{M}\p{Nd} ,·()/'\x{FFFD}-]|#\d+;|<br/>)*"`
		id   = `[nc]_\w+`
		link = `(?:<?(?:--|==)>|<?-\.->|---|===|-\.-)`
	)
	line := regexp.MustCompile(`^(?:flowchart (?:LR|TB)|  subgraph ` + id + `\[` + text + `\]|  end|` +
		`    ` + id + `\(` + text + `\)|  ` + id + `\(` + text + `\)|` +
		`  ` + id + ` ` + link + `(?:\|` + text + `\|)? ` + id + `|` +
		`  classDef look\d+ [a-z]+[-a-z]*:[#\w ]+(?:,[a-z-]+:[#\w ]+)*|  class ` + id + `(?:,` + id + `)* look\d+|` +
		`  linkStyle \d+(?:,\d+)* stroke-width:1px|` +
		`  click ` + id + ` href "[!#$%&()*+,./0-9:=?@A-Z_a-z~\[\]-]+" _blank)$`)
	d := everyEdge()
	for i, text := range graphTexts {
		id := "id " + text
		d.Clusters = append(d.Clusters, graph.Cluster{ID: id, Name: text})
		d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: text, Note: text, Cluster: id, Href: "https://example.org/" + text})
		d.Edges = append(d.Edges, graph.Edge{From: id, To: "id " + graphTexts[(i+1)%len(graphTexts)], Label: text})
	}
	d.Title = strings.Join(graphTexts, " ")
	got := graphText(t, "mermaid", d)
	head, body, found := strings.Cut(strings.TrimPrefix(got, "---\n"), "\n---\n")
	title, isTitle := strings.CutPrefix(head, "title: ")
	if !found || !isTitle || strings.Contains(title, "\n") {
		t.Fatalf("no front matter: %s", got)
	}
	var decoded string
	if err := json.Unmarshal([]byte(title), &decoded); err != nil || !strings.Contains(decoded, "Führungskräfte") || strings.ContainsAny(decoded, "<>&") {
		t.Errorf("the title is %q, %v", decoded, err)
	}
	names := map[string]bool{}
	inside := regexp.MustCompile(`"[^"]*"`)
	body = inside.ReplaceAllStringFunc(body, func(label string) string { return strings.ReplaceAll(label, "\n", "<br/>") })
	for l := range strings.Lines(body) {
		if l = strings.TrimSuffix(l, "\n"); !line.MatchString(l) {
			t.Errorf("not a line of a flowchart: %q", l)
		}
		if name, _, ok := strings.Cut(strings.TrimLeft(l, " "), "("); ok && strings.HasPrefix(name, "n_") && !strings.Contains(name, " ") {
			if names[name] {
				t.Errorf("two nodes are called %s", name)
			}
			names[name] = true
		}
	}
	if len(names) != len(d.Nodes) {
		t.Errorf("%d nodes, want %d", len(names), len(d.Nodes))
	}
}

func TestDOTText(t *testing.T) {
	for in, want := range map[string]string{
		`a"b`:            `a\"b`,
		`\N`:             `\\N`,
		`ends in \`:      `ends in \\`,
		"a\nb":           `a\nb`,
		"R&D":            "R&D",
		"R&D;":           "R&amp;D;",
		"&lt;":           "&amp;lt;",
		"&#x41;":         "&amp;#x41;",
		"a & b; c":       "a & b; c",
		"\x00\x1b\u202e": "\uFFFD\uFFFD\uFFFD",
		"\xff":           "\uFFFD",
		"<b>":            "<b>",
		"a \u2068של\u2069 نرم\u200cافزار 🧑\u200d💻": "a \u2068של\u2069 نرم\u200cافزار 🧑\u200d💻",
	} {
		if got := string(appendDOTText(nil, in)); got != want {
			t.Errorf("%q is written as %s, want %s", in, got, want)
		}
	}
}

func BenchmarkGraph(b *testing.B) {
	for _, name := range []string{"dot", "mermaid"} {
		for _, n := range []int{24, 300} {
			d := everyEdge()
			for i := range n {
				id := fmt.Sprint("stakeholder-", i)
				d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: "Stakeholder with a name", Note: "Role and what it does", Cluster: "up"})
				d.Edges = append(d.Edges, graph.Edge{From: "a", To: id, Label: "Program sync · monthly"})
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if err := Lookup(name).WriteGraph(&bytes.Buffer{}, d, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
