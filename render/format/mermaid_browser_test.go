//go:build readers

package format

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	reader "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// mermaidScript is where .ci/tools installs Mermaid.
const mermaidScript = "../../bin/test/mermaid.min.js"

// mermaidFile returns the absolute path of Mermaid.
func mermaidFile(t *testing.T) string {
	t.Helper()
	script, err := filepath.Abs(mermaidScript)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(script); err != nil {
		missing(t, "mermaid (.ci/tools)")
	}
	return script
}

// TestMermaidDrawsEverySample renders every sample in every graph view with Mermaid.
func TestMermaidDrawsEverySample(t *testing.T) {
	t.Parallel()
	script := mermaidFile(t)
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	type drawing struct {
		Name, Source string
		Lines        int
	}
	var drawings []drawing
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := reader.Parse(file, src)
		for _, name := range views.Graphs() {
			d, err := views.Lookup(name).Graph(m, view.Options{})
			if err != nil {
				t.Fatal(err)
			}
			drawings = append(drawings, drawing{name + " of " + filepath.Base(file), graphText(t, "mermaid", d), len(d.Edges)})
		}
	}
	sources, err := json.Marshal(drawings)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	browse(t, `<div id=pic></div><script src="file://`+script+`"></script><script>
const answer = {};
(async () => {
	mermaid.initialize({startOnLoad: false});
	for (const {Name, Source, Lines} of `+string(sources)+`) {
		try {
			pic.innerHTML = (await mermaid.render("chart", Source)).svg;
			const drawn = pic.querySelectorAll("path.flowchart-link").length;
			answer[Name] = drawn === Lines ? "" : drawn + " lines, not " + Lines;
		} catch (e) {
			answer[Name] = String(e);
		}
	}
})();
</script><script>
function measure() { return answer; }</script>`, &got)
	for _, d := range drawings {
		if wrong, drawn := got[d.Name]; !drawn || wrong != "" {
			t.Errorf("%s: drawn %v, %s", d.Name, drawn, wrong)
		}
	}
}

// TestMermaidShowsEveryText parses and renders the output with Mermaid.
func TestMermaidShowsEveryText(t *testing.T) {
	t.Parallel()
	script := mermaidFile(t)
	d := everyEdge()
	for i, text := range graphTexts {
		id := fmt.Sprint("text", i)
		d.Clusters = append(d.Clusters, graph.Cluster{ID: id, Name: "cluster " + text})
		d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: text, Cluster: id}, graph.Node{ID: "noted " + id, Name: text, Note: "note " + text})
		d.Edges = append(d.Edges, graph.Edge{From: "a", To: id, Label: "edge " + text})
	}
	source, err := json.Marshal(graphText(t, "mermaid", d))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Error    string
		Type     string
		Title    string
		Texts    []string
		Elements []string
		Links    []string
		Lines    int
	}
	// Mermaid renders asynchronously, but before the page has loaded.
	browse(t, `<div id=pic></div><script src="file://`+script+`"></script><script>
const answer = {};
(async () => {
	const source = `+string(source)+`;
	mermaid.initialize({startOnLoad: false});
	answer.Type = (await mermaid.parse(source)).diagramType;
	const {svg} = await mermaid.render("chart", source);
	pic.innerHTML = svg;
	const all = selector => [...pic.querySelectorAll(selector)];
	answer.Title = all(".flowchartTitleText")[0].textContent;
	answer.Texts = all("foreignObject").map(e => e.textContent);
	answer.Elements = [...new Set(all("foreignObject *").map(e => e.localName))].sort();
	answer.Links = all("a").map(e => e.getAttribute("href") || e.getAttribute("xlink:href"));
	answer.Lines = all("path.flowchart-link").length;
})().catch(e => answer.Error = String(e));
</script><script>
function measure() { return answer; }</script>`, &got)
	if got.Error != "" || !strings.HasPrefix(got.Type, "flowchart") {
		t.Fatalf("%s, %s\n%s", got.Error, got.Type, graphText(t, "mermaid", d))
	}
	if want := `Title "quoted" \N ‹b› ＆ ---: #1 %%`; got.Title != want {
		t.Errorf("the title is %q, want %q", got.Title, want)
	}
	for i, text := range got.Texts {
		got.Texts[i] = strings.ReplaceAll(text, "\u2060", "") // keeps two dollar signs from starting a formula
	}
	for _, text := range graphTexts {
		shown := strings.NewReplacer("\n", "", "\x00", "\uFFFD", "\u202e", "\uFFFD", "\xff", "\uFFFD").Replace(text)
		for _, want := range []string{shown, shown + "note " + shown, "cluster " + shown, "edge " + shown} {
			if !slices.Contains(got.Texts, want) {
				t.Errorf("no text reads %q", want)
			}
		}
	}
	if want := []string{"br", "div", "p", "span"}; !slices.Equal(got.Elements, want) {
		t.Errorf("the labels hold the elements %q, want %q", got.Elements, want)
	}
	if want := []string{"https://example.org/?a=1&b=%222%22#part", "mailto:ospo@example.org"}; !slices.Equal(got.Links, want) {
		t.Errorf("the links are %q, want %q", got.Links, want)
	}
	if want := len(d.Edges) + 2; got.Lines != want { // a self-loop is drawn as three
		t.Errorf("%d lines, want %d", got.Lines, want)
	}
}
