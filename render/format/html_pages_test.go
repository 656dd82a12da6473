package format

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	yaml "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// allProse returns hostile texts in every style. Its lists continue across both halves.
func allProse() []scene.Paragraph {
	var all []scene.Paragraph
	for style := scene.StyleBody; style <= scene.StyleFigure; style++ {
		for range 2 {
			all = append(all, scene.Paragraph{Style: style, Term: "term " + hostile, Text: "text " + hostile, Note: "note " + hostile, Severity: "warning"})
		}
	}
	return all
}

// document returns two text pages between two pages with the same picture.
func document() []*scene.Scene {
	prose := allProse()
	text := func(p []scene.Paragraph) *scene.Scene {
		return &scene.Scene{Width: 90, Height: 120, Title: "Page " + hostile, Section: "Text " + hostile, Prose: p,
			Root: []scene.Node{&scene.Text{X: 5, Y: 20, S: p[0].Text, Size: 9, Fill: scene.Ink, Width: 40}}}
	}
	first := everything()
	first.Author = "Example " + hostile
	return []*scene.Scene{first, text(prose[:7]), text(prose[7:]), everything()}
}

func pagesOf(t testing.TB, name string, pages []*scene.Scene, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup(name).WritePages(&b, pages, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// reportOf returns the report on a map, as `ospomap render` writes it.
func reportOf(t testing.TB, file string) []*scene.Scene {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, findings := yaml.Parse(file, src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%s has %d errors, the first: %s", file, n, findings[0].Message)
	}
	today := model.Date{Year: 2027, Month: 2, Day: 10}
	pages, err := views.Lookup("report").Pages(m, view.Options{Findings: gap.Run(m, gap.Options{Today: today}).Findings, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// bodyOf returns the elements that an XML parser finds in the page's body.
func bodyOf(t *testing.T, src []byte) []element {
	t.Helper()
	_, body, found := strings.Cut(string(src), "<body>")
	body, _, closed := strings.Cut(body, "</html>")
	if !found || !closed {
		t.Fatal("the page has no body")
	}
	return parse(t, "<body>"+body)
}

func TestHTMLPagesStructure(t *testing.T) {
	count := map[string]int{}
	ids := map[string]bool{}
	var links, labelled []string
	for _, e := range bodyOf(t, pagesOf(t, "html", document(), Options{})) {
		count[e.name]++
		if id := e.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("the id %q stands twice", id)
			}
			ids[id] = true
		}
		if target, found := strings.CutPrefix(e.attrs["href"], "#"); found {
			links = append(links, target)
		}
		labelled = append(labelled, strings.Fields(e.attrs["aria-labelledby"])...)
	}
	for name, want := range map[string]int{
		"h1": 1, "h2": 3, "section": 3, "svg": 2, "ul": 2, "ol": 1, "dl": 2, "dt": 4, "dd": 4, "h3": 2, "h4": 2, "script": 0,
	} {
		if count[name] != want {
			t.Errorf("%d of <%s>, want %d", count[name], name, want)
		}
	}
	if len(links) != 3 || !ids["section-1-1-stakeholder-legal"] || !ids["section-3-1-stakeholder-legal"] {
		t.Errorf("links are %q, the ids %v", links, ids)
	}
	for _, id := range append(links, labelled...) {
		if !ids[id] {
			t.Errorf("nothing is called %q", id)
		}
	}
}

// Hostile text is shown unchanged and has no effect.
func TestHTMLPagesKeepHostileTextInert(t *testing.T) {
	src := pagesOf(t, "html", document(), Options{})
	shown := strings.NewReplacer("\x00", "�", "\x08", "�", "\x1b", "�", "\uFFFE", "�", "\xff", "�").Replace(hostile)
	found := map[string]int{}
	for _, e := range bodyOf(t, src) {
		for name := range e.attrs {
			if strings.HasPrefix(name, "on") || name == "style" {
				t.Errorf("<%s> has the attribute %s", e.name, name)
			}
		}
		if href := e.attrs["href"]; href != "" && !regexp.MustCompile(`^(#|https://example\.org/|mailto:)`).MatchString(href) {
			t.Errorf("there is a link to %q", href)
		}
		for _, kind := range []string{"term ", "text ", "note ", "Text ", "Example "} {
			if strings.TrimSpace(e.text) == kind+shown {
				found[kind]++
			}
		}
	}
	// Only facts, figures and advice have terms, and facts have no notes. The name of the
	// section also appears in the list of links.
	for kind, want := range map[string]int{"term ": 6, "text ": 16, "note ": 14, "Text ": 2, "Example ": 1} {
		if found[kind] != want {
			t.Errorf("%d elements hold %q, want %d", found[kind], kind, want)
		}
	}
	if !strings.Contains(string(src), html.EscapeString("term </text>")) {
		t.Error("terms are not escaped")
	}
}

func TestHTMLPagesPolicyNamesEveryStyle(t *testing.T) {
	for _, mode := range theme.Modes {
		src := string(pagesOf(t, "html", document(), Options{Theme: mode}))
		policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(src)[1])
		blocks := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllStringSubmatch(src, -1)
		if len(blocks) != 3 {
			t.Errorf("%d styles, want those of the page and of two pictures", len(blocks))
		}
		for _, b := range blocks {
			if !strings.Contains(policy, sourceHash(b[1])) {
				t.Errorf("theme %s: a style is not in %s", mode, policy)
			}
		}
		if strings.Contains(policy, "script") || !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(src, "{{") {
			t.Errorf("theme %s: the policy is %s", mode, policy)
		}
		if attribute := fmt.Sprintf(`<html lang="en" data-theme="%s">`, mode); strings.Contains(src, attribute) != (mode != theme.Auto) {
			t.Errorf("theme %s: the page begins with %.60s", mode, src)
		}
	}
}

func TestPagesErrors(t *testing.T) {
	broken := []*scene.Scene{{Width: 9, Height: 9, Root: []scene.Node{&scene.Path{Paint: scene.Paint{Fill: scene.Ink}, Segments: []scene.Segment{{Op: scene.MoveTo}, {Op: 'C'}}}}}}
	for _, name := range []string{"html", "pdf"} {
		write := Lookup(name).WritePages
		for want, err := range map[string]error{
			"a document needs at least one page": write(&bytes.Buffer{}, nil, Options{}),
			`no theme called "sepia"`:            write(&bytes.Buffer{}, document(), Options{Theme: "sepia"}),
			"disk full":                          write(fullDisk{}, document(), Options{}),
		} {
			if err == nil || err.Error() != want {
				t.Errorf("%s: error is %v, want %s", name, err, want)
			}
		}
		if err := write(&bytes.Buffer{}, broken, Options{}); err == nil || !strings.HasSuffix(err.Error(), "no path operation 'C'") {
			t.Errorf("%s: error of a broken picture is %v", name, err)
		}
		if !bytes.Equal(pagesOf(t, name, document(), Options{}), pagesOf(t, name, document(), Options{})) {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

// The page holds all prose of the report.
func TestHTMLPagesSayAllProse(t *testing.T) {
	pages := reportOf(t, "../../samples/group.yaml")
	var said strings.Builder
	for _, e := range bodyOf(t, pagesOf(t, "html", pages, Options{})) {
		said.WriteString(e.text + "\n")
	}
	n := 0
	for _, s := range pages {
		for _, p := range s.Prose {
			for _, part := range []string{p.Term, p.Text, p.Note} {
				if n++; !strings.Contains(said.String(), part) {
					t.Errorf("the page does not say %q", part)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("the report has %d texts: the test shows nothing", n)
	}
	if slices.ContainsFunc(pages, func(s *scene.Scene) bool { return s.Section == "" }) {
		t.Error("a page has no section")
	}
}

// An HTML document has no page numbers, and its pictures end below their content.
func TestHTMLPagesAreNotNumbered(t *testing.T) {
	pages := reportOf(t, "../../samples/acme.yaml")
	numbered := func(s string) bool {
		return regexp.MustCompile(`>(\d{4}-\d\d-\d\d · )?page \d+ of \d+<`).MatchString(s)
	}
	for i, s := range pages {
		var b bytes.Buffer
		if err := writeSVG(&b, s, Options{}); err != nil || !numbered(b.String()) {
			t.Fatalf("page %d has no number: %v", i+1, err)
		}
	}
	if page := string(pagesOf(t, "html", pages, Options{})); numbered(page) {
		t.Error("a picture of the page says which page of the report it is")
	}
}
