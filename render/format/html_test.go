package format

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	yaml "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/views/compass"
)

// compassOf draws a map as `ospomap render` does.
func compassOf(t testing.TB, file string) *scene.Scene {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, findings := yaml.Parse(file, src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%s has %d errors, the first: %s", file, n, findings[0].Message)
	}
	s, err := compass.Draw(m, compass.Options{Findings: gap.Run(m, gap.Options{}).Findings})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func htmlOf(t testing.TB, s *scene.Scene, mode theme.Mode) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup("html").Write(&b, s, Options{Theme: mode}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everythingTold is everything with every kind of detail.
func everythingTold() *scene.Scene {
	s := everything()
	known := []scene.Detail{
		{
			ID: "ospo", Title: "OSPO " + hostile, Facts: []scene.Fact{{Term: "Mission", Text: hostile}},
			Start: []scene.Step{{Finding: scene.Finding{Rule: "no-bridge", Severity: "warning", Message: hostile, Address: "javascript:alert(2)"}, Mend: hostile, Instead: hostile}},
		},
		{
			ID: "stakeholder-legal", Title: hostile, Subtitle: hostile, Perspective: "sideways", Gap: true,
			Facts: []scene.Fact{
				{Term: "Source", Text: hostile, Href: "https://example.org/?a=1&b=\"2\""},
				{Term: "Source", Text: "unsafe", Href: "javascript:alert(1)"},
				{Term: "Influence", Text: "high", Internal: true},
			},
			Relations: []scene.Relation{
				{With: "ospo", Name: hostile, Text: hostile, Flow: "both", Href: "data:text/html,x"},
				{With: "stakeholder-board", Name: "Board", Text: "report", Number: 3, Facts: []scene.Fact{{Term: "Cadence", Text: "weekly"}}},
			},
			Findings: []scene.Finding{{Rule: "owner-missing", Severity: "warning", Message: hostile, Advice: hostile}},
		},
	}
	s.Details = func() []scene.Detail { return known }
	return s
}

// A browser runs and applies only what the policy names. So it must name every inline
// block, and nothing may need more.
func TestHTMLPolicyNamesEveryBlock(t *testing.T) {
	for _, mode := range theme.Modes {
		src := string(htmlOf(t, everythingTold(), mode))
		policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(src)[1])
		for _, want := range []string{"default-src 'none'; ", "base-uri 'none'; ", "form-action 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("the policy lacks %s: %s", want, policy)
			}
		}
		for _, loose := range []string{"unsafe", "*", "http", "'self'"} {
			if strings.Contains(policy, loose) {
				t.Errorf("the policy allows %s: %s", loose, policy)
			}
		}
		blocks := regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(src, -1)
		if len(blocks) != 3 {
			t.Fatalf("%d inline blocks, want two styles and a script", len(blocks))
		}
		for _, b := range blocks {
			sum := sha256.Sum256([]byte(b[2]))
			name := b[1] + "-src"
			part := policy[strings.Index(policy, name):]
			part, _, _ = strings.Cut(part, ";")
			if !strings.Contains(part, base64.StdEncoding.EncodeToString(sum[:])) {
				t.Errorf("theme %s: a %s is not in %s", mode, b[1], part)
			}
		}
	}
}

func TestHTMLKeepsHostileTextInert(t *testing.T) {
	src := string(htmlOf(t, everythingTold(), theme.Auto))
	if n := strings.Count(strings.ToLower(src), "<script"); n != 1 {
		t.Errorf("%d scripts, want the page's own", n)
	}
	var links []string
	for _, m := range regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(src, -1) {
		links = append(links, html.UnescapeString(m[1]))
	}
	safe := regexp.MustCompile(`^(#|https://example\.org/|mailto:ospo@example\.org$|data:image/svg\+xml,)`)
	if len(links) < 6 || slices.ContainsFunc(links, func(l string) bool { return !safe.MatchString(l) }) {
		t.Errorf("links are %q", links)
	}
	if !strings.Contains(src, "<dd>unsafe</dd>") {
		t.Error("the text of an unsafe link is lost")
	}
}

func TestHTMLNamesNothingRemote(t *testing.T) {
	for _, part := range []string{headHTML, baseCSS, pageHTML, pageCSS, pageJS, pagesHTML, pagesCSS} {
		for _, m := range regexp.MustCompile(`(?i)(https?:|//[a-z]|@import|url\()[^'" ]*`).FindAllString(part, -1) {
			if m != "http://www.w3.org/2000/svg" && !strings.HasPrefix(m, "//www.w3.org") {
				t.Errorf("the page's own parts name %s", m)
			}
		}
	}
}

// Browsers forgive an address with a space, but validators don't.
func TestAddressesHaveNoSpaces(t *testing.T) {
	for _, part := range []string{headHTML, pageHTML, pagesHTML} {
		for _, m := range regexp.MustCompile(`(?:href|src)="([^"{]*)"`).FindAllStringSubmatch(part, -1) {
			if strings.Contains(m[1], " ") {
				t.Errorf("a space in the address %.60s…", m[1])
			}
		}
	}
}

func TestHTMLTheme(t *testing.T) {
	for mode, want := range map[theme.Mode]string{
		"": `<html lang="en">`, theme.Auto: `<html lang="en">`,
		theme.Light: `<html lang="en" data-theme="light">`, theme.Dark: `<html lang="en" data-theme="dark">`,
	} {
		if src := htmlOf(t, everything(), mode); !bytes.Contains(src, []byte(want)) {
			t.Errorf("theme %q: no %s", mode, want)
		}
	}
	if err := writeHTML(&bytes.Buffer{}, everything(), Options{Theme: "sepia"}); err == nil || err.Error() != `no theme called "sepia"` {
		t.Errorf("error is %v", err)
	}
}

// English words among Arabic names run from left to right, or "4 · 2 people" would read
// wrong.
func TestHTMLRunsAsItsWordsDo(t *testing.T) {
	s := everything()
	s.Language = "ar"
	s.Words, _ = words.For("ar")
	if src := htmlOf(t, s, ""); !bytes.Contains(src, []byte(`<html lang="ar">`)) {
		t.Error("the page runs from the right, its words from the left")
	}
	if src := htmlOf(t, s, ""); !bytes.Contains(src, []byte(`<header class="bar" aria-label="Tools" lang="en">`)) {
		t.Error("English words are read out as if they were Arabic")
	}
	s.Words = words.New("ar", []string{"other"}, func(p model.Phrase) string { return string(p) })
	if src := htmlOf(t, s, ""); !bytes.Contains(src, []byte(`<html lang="ar" dir="rtl">`)) {
		t.Error("the page runs from the left, its words from the right")
	} else if bytes.Contains(src, []byte(`aria-label="Tools" lang=`)) {
		t.Error("the language of the page is told again")
	}
}

func TestHTMLPassesOnErrors(t *testing.T) {
	if err := writeHTML(fullDisk{}, everything(), Options{}); err == nil || err.Error() != "disk full" {
		t.Errorf("error is %v, want disk full", err)
	}
	broken := &scene.Scene{Root: []scene.Node{&scene.Path{Segments: []scene.Segment{{Op: 'C'}}}}}
	if err := writeHTML(&bytes.Buffer{}, broken, Options{}); err == nil || err.Error() != "svg: no path operation 'C'" {
		t.Errorf("error is %v", err)
	}
}

// A picture without details has no filters.
func TestHTMLWithoutDetails(t *testing.T) {
	src := string(htmlOf(t, everything(), theme.Auto))
	for _, unwanted := range []string{`class="filters"`, `<section`, "{{"} {
		if strings.Contains(src, unwanted) {
			t.Errorf("there is %s", unwanted)
		}
	}
}

func TestHTMLSize(t *testing.T) {
	src := htmlOf(t, compassOf(t, "../../samples/acme.yaml"), theme.Auto)
	if len(src) > 200_000 {
		t.Errorf("acme takes %d bytes, want at most 200,000", len(src))
	}
	if own := len(headHTML+baseCSS) + len(pageHTML) + len(pageCSS) + len(pageJS); own > 32_000 {
		t.Errorf("the page's own parts take %d bytes, want at most 32,000", own)
	}
	if again := htmlOf(t, compassOf(t, "../../samples/acme.yaml"), theme.Auto); !bytes.Equal(src, again) {
		t.Error("two runs differ")
	}
}

func BenchmarkHTML(b *testing.B) {
	s := compassOf(b, "../../samples/acme.yaml")
	for b.Loop() {
		htmlOf(b, s, theme.Auto)
	}
}

// The filters count recorded stakeholders, and offer gaps.
func TestFiltersCountWhoIsRecorded(t *testing.T) {
	got := filters(nil, []scene.Detail{
		{ID: "ospo"},
		{ID: "a", Perspective: "upward"}, {ID: "b", Perspective: "upward", Gap: true},
		{ID: "gap-outside", Perspective: "outside", Gap: true, Ghost: true},
	})
	for _, want := range []string{
		`value="upward">Upward <span class="count">2</span>`, `value="outside">Outside <span class="count">0</span>`, ">Gaps (2)<",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}
