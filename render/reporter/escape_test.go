package reporter

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"a [b] # c ## d":       "a [b] # c ## d",
		"##[error]x":           `##\[error]x`,
		"###[a]##[b]":          `###\[a]##\[b]`,
		"##vso[task.x]":        `##vso\[task.x]`,
		"## [error]":           "## [error]",
		"#[a] #x[b]":           "#[a] #x[b]",
		"a\n::error::\u202eb":  `a\n::error::\u202eb`,
		"##\u200b[not hidden]": `##\u200b[not hidden]`,
	} {
		if got := Line(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestLineStart(t *testing.T) {
	for in, want := range map[string]string{
		"acme.yaml":      "acme.yaml",
		"a::b.yaml":      "a::b.yaml",
		"::error::.yaml": "./::error::.yaml",
		" \u00a0::a":     "./ \u00a0::a",
	} {
		if got := LineStart(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"", 1, ""}, {"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"a😀", 3, "a😀"}, {"a😀b", 3, "a…"}, {"😀😀", 3, "😀…"},
	} {
		if got := cut(c.in, c.limit); got != c.want {
			t.Errorf("%q to %d: got %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestSnippetOfACommandStaysInStep(t *testing.T) {
	const line = "a: ##[error]x ##[b]"
	for _, c := range []struct {
		column, end int
		marker      string
	}{
		{1, 2, "^"},
		{4, 14, "   ^~~~~~~~~~~"},
		{6, 8, "      ^~"}, // at the first bracket
		{13, 14, "             ^"},
		{15, 20, "               ^~~~~~"},
	} {
		got, _ := newCutter([]byte(line)).snippet(model.Pos{Line: 1, Column: c.column, EndLine: 1, EndColumn: c.end})
		if got.text != `a: ##\[error]x ##\[b]` || got.marker != c.marker {
			t.Errorf("%d to %d: got\n%s\n%s\nwant\n%s", c.column, c.end, got.text, got.marker, c.marker)
		}
	}
}

func TestJSONHidesCommands(t *testing.T) {
	x := warningFinding
	x.Message = "###[error]x"
	got := render(t, "json", []File{{Findings: []model.Finding{x}}}, Options{})
	if strings.Contains(got, "##") || !strings.Contains(got, `#\u0023#[error]x`) {
		t.Errorf("got %s", got)
	}
}
