package format

import (
	"bytes"
	"encoding/xml"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/theme"
)

// anIndex returns a page about two maps, with text in every place that comes from a map
// or its file name.
func anIndex(text string) *Index {
	return &Index{Title: "Pictures of " + text, Maps: []IndexMap{
		{Name: text, File: text + ".yaml", Summary: "1 warning", Pictures: []IndexPicture{
			{View: "compass", Question: "Who?", Image: text + ".svg", Description: "Map of " + text, Width: 800, Height: 600.5, Files: []IndexFile{
				{"svg", text + ".svg"}, {"html", text + ".html"},
			}},
			{View: "raci", Question: "Who answers?", Image: text + "-raci.png", Description: text, Width: 10, Height: 20, Files: []IndexFile{{"png", text + "-raci.png"}}},
		}},
		{Name: "Other", File: "other.yaml", Summary: "no findings", Pictures: []IndexPicture{
			{View: "compass", Question: "Who?", Files: []IndexFile{{"pdf", "other.pdf"}, {"dot", "other.dot"}}},
		}},
	}}
}

func indexOf(t *testing.T, x *Index, mode theme.Mode) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteIndex(&b, x, Options{Theme: mode}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestIndex(t *testing.T) {
	page := indexOf(t, anIndex("acme"), theme.Auto)
	for _, want := range []string{
		"<html lang=\"en\">\n", "<title>Pictures of acme</title>", "<h1>Pictures of acme</h1>", "<h2>acme</h2>", `<p class="about">acme.yaml · 1 warning</p>`,
		`<a href="#map-1-raci">raci</a>`, `<article id="map-1-raci">`, `<a href="#map-2-compass">compass</a>`, `<article id="map-2-compass">`,
		// A tile links to an HTML page before a picture, and to a picture before anything
		// else.
		`<h3><a href="./acme.html">Who?</a></h3>`, `<h3><a href="./acme-raci.png">Who answers?</a></h3>`, `<h3><a href="./other.pdf">Who?</a></h3>`,
		`<img loading="lazy" src="./acme.svg" width="800" height="600.5" alt="Map of acme">`,
		`<a href="./acme.svg">svg<span class="unseen"> of compass</span></a>`, `<a href="./other.dot">dot<`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, "<img"); n != 2 {
		t.Errorf("%d pictures are shown, want 2", n)
	}
	if indexOf(t, anIndex("acme"), theme.Auto) != page {
		t.Error("the same index gives another page")
	}
	if dark := indexOf(t, anIndex("acme"), theme.Dark); !strings.Contains(dark, `<html lang="en" data-theme="dark">`) {
		t.Error("the dark page does not say so")
	}
	if err := WriteIndex(&bytes.Buffer{}, anIndex("acme"), Options{Theme: "grey"}); err == nil {
		t.Error("a theme that is none is taken")
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// Names of maps and files have no effect on the page: it has the same tags as with
// harmless names, and its links lead to files next to it.
func TestIndexIsInert(t *testing.T) {
	body := func(page string) string {
		_, rest, _ := strings.Cut(page, "</head>")
		return rest
	}
	shape := func(page string) string { // elements and attribute names
		tags := tag.FindAllString(body(page), -1)
		return regexp.MustCompile(`"[^"]*"`).ReplaceAllString(strings.Join(tags, "\n"), "")
	}
	want := shape(indexOf(t, anIndex("plain"), theme.Auto))
	for _, text := range []string{hostile, `" onerror="alert(1)`, "javascript:alert(1)//", "//example.org/x", "../../x", "https://example.org", "a#b?c%20d", "é 名"} {
		page := indexOf(t, anIndex(text), theme.Auto)
		if got := shape(page); got != want {
			t.Errorf("%q changes the page:\n%s", text, got)
		}
		for _, m := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(body(page), -1) {
			to := html.UnescapeString(m[1])
			if rest, beside := strings.CutPrefix(to, "./"); strings.HasPrefix(to, "#") || beside && !strings.ContainsAny(rest, "/?#\\") {
				continue
			}
			t.Errorf("%q: a link leads to %q", text, to)
		}
		var title struct {
			Text string `xml:",chardata"`
		}
		_, rest, _ := strings.Cut(page, "<h1>")
		rest, _, _ = strings.Cut(rest, "</h1>")
		if err := xml.Unmarshal([]byte("<h1>"+rest+"</h1>"), &title); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
