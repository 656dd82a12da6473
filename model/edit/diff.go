package edit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff returns the changes as a unified diff; empty if there are none. The diff notes a
// last line without a line break.
func Diff(name string, before, after []byte) []byte {
	_, text, _ := bytes.Cut(diff.Diff(name, before, name, after), []byte("\n"))
	return text
}

// Hunk replaces a run of lines of the old text: those from Line, counted from 1, up to
// but not including End. Text consists of whole lines; it is empty if lines are only
// removed, and Line is End if they are only added.
type Hunk struct {
	Line, End int
	Text      string
}

// Hunks returns the lines that changed, in the order of the text.
func Hunks(before, after []byte) []Hunk {
	var out []Hunk
	var h Hunk
	line := 0 // in the old text; 0 before the first hunk
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
