package edit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff is what edits change, as a unified diff; empty where that is nothing. The
// text says so where the last line has no line break.
func Diff(name string, before, after []byte) []byte {
	_, text, _ := bytes.Cut(diff.Diff(name, before, name, after), []byte("\n"))
	return text
}

// Hunk is a run of lines of the old text that others take the place of: those from
// Line, counted from 1, up to and without End. Text is whole lines; it is empty
// where lines are only removed, and Line is End where some are only added.
type Hunk struct {
	Line, End int
	Text      string
}

// Hunks are the lines that edits change, in the order of the text.
func Hunks(before, after []byte) []Hunk {
	var out []Hunk
	var h Hunk
	line := 0 // of the old text; 0 above the first hunk
	flush := func() {
		if h.Line < h.End || h.Text != "" {
			out = append(out, h)
		}
		h = Hunk{}
	}
	for text := range strings.Lines(string(Diff("map", before, after))) {
		switch {
		case strings.HasPrefix(text, "@@ "):
			flush()
			fmt.Sscanf(text, "@@ -%d", &line)
			if strings.HasPrefix(text, "@@ -0,0 ") {
				line = 1
			}
		case line == 0 || text[0] == '\\':
		case text[0] == ' ':
			flush()
			line++
		default:
			if h.Line == 0 {
				h.Line, h.End = line, line
			}
			if text[0] == '-' {
				h.End, line = h.End+1, line+1
			} else {
				h.Text += text[1:]
			}
		}
	}
	flush()
	return out
}
