package reporter

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/ospomap/ospomap/model"
)

func TestSnippet(t *testing.T) {
	for _, c := range []struct {
		name, line       string
		column, end      int
		text, underlined string
	}{
		{"word", "name: Legal", 7, 12, "name: Legal", "      ^~~~~"},
		{"no extent", "name: Legal", 7, 7, "name: Legal", "      ^"},
		{"past the end", "name:", 6, 6, "name:", "     ^"},
		{"wide characters", "name: 法務部", 7, 10, "name: 法務部", "      ^~~~~~"},
		{"after wide characters", "法務: x", 5, 6, "法務: x", "      ^"},
		{"combining marks", "u\u0308ber: x", 8, 9, "u\u0308ber: x", "      ^"},
		{"tab before", "\ta: b", 5, 6, "\ta: b", "\t   ^"},
		{"tab within", "a\tb c", 1, 6, "a\tb c", "^\t~~~"},
		{"hidden character before", "a\u200b: b", 5, 6, `a\u200b: b`, "         ^"},
		{"hidden character within", "a: x\u202ey", 4, 7, `a: x\u202ey`, "   ^~~~~~~~"},
		{"byte that is no text", "\xffa: b", 5, 6, `\xffa: b`, "       ^"},
	} {
		p := model.Pos{Line: 1, Column: c.column, EndLine: 1, EndColumn: c.end}
		got, ok := newCutter([]byte(c.line)).snippet(p)
		if !ok || got.text != c.text || got.marker != c.underlined {
			t.Errorf("%s: got\n%q\n%q\nwant\n%q\n%q", c.name, got.text, got.marker, c.text, c.underlined)
		}
	}
}

func TestSnippetOfSeveralLinesMarksTheFirst(t *testing.T) {
	got, ok := newCutter([]byte("a: b  \nc")).snippet(model.Pos{Line: 1, Column: 1, EndLine: 2, EndColumn: 2})
	if want := "^~~~"; !ok || got.marker != want {
		t.Errorf("got %q, want %q", got.marker, want)
	}
}

func TestSnippetOutsideTheFile(t *testing.T) {
	for _, line := range []int{-1, 0, 2} {
		if got, ok := newCutter([]byte("a")).snippet(model.Pos{Line: line, Column: 1}); ok {
			t.Errorf("line %d of 1: got %+v", line, got)
		}
	}
}

// TestLongLines marks a word in lines of any width and script: the word stays visible,
// the marker is below it, and the line is short.
func TestLongLines(t *testing.T) {
	for _, filler := range []string{"abcdefgh ", "法務部", "u\u0308", "\u200b", "👩\u200d🔧 ", strings.Repeat("x", 1000)} {
		for _, n := range []int{0, 5, 20, 100, 3000} {
			long := strings.Repeat(filler, n)
			line := long + "MARKED" + long
			column := len([]rune(long)) + 1
			got, _ := newCutter([]byte(line)).snippet(model.Pos{Line: 1, Column: column, EndLine: 1, EndColumn: column + 6})
			if width := uniseg.StringWidth(got.text); width > lineWidth {
				t.Errorf("%.10q × %d: %d columns wide: %q", filler, n, width, got.text)
			}
			at := strings.Index(got.text, "MARKED")
			if at < 0 {
				t.Errorf("%.10q × %d: the marked word is cut off: %q", filler, n, got.text)
				continue
			}
			if want := strings.Repeat(" ", uniseg.StringWidth(got.text[:at])) + "^~~~~~"; got.marker != want {
				t.Errorf("%.10q × %d: got marker %q under %q", filler, n, got.marker, got.text)
			}
		}
	}
}

// Neither a byte order mark nor any line ending is part of a line.
func TestLines(t *testing.T) {
	cut := newCutter([]byte("\ufeffa\r\nb\n"))
	for i, want := range []string{"a", "b", ""} {
		got, ok := cut.snippet(model.Pos{Line: i + 1, Column: 1, EndLine: i + 1, EndColumn: 9})
		if !ok || got.text != want || got.marker != "^" {
			t.Errorf("line %d is %q above %q", i+1, got.text, got.marker)
		}
	}
}

// The fast path for plain letters gives the same width as measuring the whole line.
func TestCells(t *testing.T) {
	for _, s := range []string{
		"", "name: Legal", "a\tb", "e\u0301te\u0301", "東京 office", "🚀 x 👩‍👩‍👧‍👦", "नमस्ते", "\x1b[31m", "a\u200bb", "🇩🇪🇫🇷 de", "\xff\xfe", "1\ufe0f\u20e3",
	} {
		if got, want := cells(s), uniseg.StringWidth(s); got != want {
			t.Errorf("%q takes %d cells, want %d", s, got, want)
		}
	}
}
