package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
)

// documents lists the Markdown files for readers.
func documents(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"../../*.md", "../../docs/*.md", "../../samples/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 5 {
		t.Fatalf("only %d documents found", len(files))
	}
	return files
}

var (
	links    = regexp.MustCompile(`\]\(([^)\s]+)\)|(?:src|href|srcset)="([^"]+)"`)
	headings = regexp.MustCompile(`(?m)^#+ (.+)$`)
)

// TestLinksLeadSomewhere follows every relative link in the documentation, to the file
// and to the heading in it.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, file := range documents(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range links.FindAllStringSubmatch(string(text), -1) {
			link := m[1] + m[2]
			if strings.Contains(link, "://") || strings.HasPrefix(link, "mailto:") {
				continue
			}
			path, anchor, _ := strings.Cut(link, "#")
			target := file
			if path != "" {
				target = filepath.Join(filepath.Dir(file), path)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", file, link)
			} else if anchor != "" && !hasHeading(t, target, anchor) {
				t.Errorf("%s links to %s, which has no such heading", file, link)
			}
		}
	}
}

// hasHeading reports whether a document has a heading with that anchor, in the form that
// code hosting sites use.
func hasHeading(t *testing.T, file, anchor string) bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range headings.FindAllStringSubmatch(string(text), -1) {
		slug := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				return r
			}
			return -1
		}, strings.ToLower(m[1]))
		if slug == anchor {
			return true
		}
	}
	return false
}

var yamlBlocks = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestReferenceExamplesAreAMap joins the examples of the field reference: together they
// are one valid map.
func TestReferenceExamplesAreAMap(t *testing.T) {
	text, err := os.ReadFile("../../docs/the-map.md")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, m := range yamlBlocks.FindAllStringSubmatch(string(text), -1) {
		all.WriteString(m[1])
	}
	m, findings := parse.Parse("the-map.md", []byte(all.String()))
	for _, f := range findings {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
	if len(m.Stakeholders) == 0 || m.Readiness == nil {
		t.Error("the examples leave out stakeholders or readiness")
	}
}
