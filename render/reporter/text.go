package reporter

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// ANSI styles.
const (
	bold    = "1"
	faint   = "2"
	red     = "1;31"
	yellow  = "1;33"
	blue    = "1;34"
	green   = "32"
	magenta = "35"
)

var severityStyle = [...]string{model.Error: red, model.Warning: yellow, model.Info: blue}

func writeText(w io.Writer, files []File, o Options) error {
	t := textWriter{Options: o}
	for i, f := range files {
		if i > 0 && len(f.Findings)+len(files[i-1].Findings) > 0 {
			t.printf("\n")
		}
		t.file(f)
	}
	if len(files) > 1 {
		t.printf("\n%s: %s\n", t.style(bold, t.Words.Say("{n|map}", "n", len(files))), Count(files...).In(t.Words))
	}
	_, err := w.Write(t.out.Bytes())
	return err
}

// textWriter collects the text, so that it is written at once.
type textWriter struct {
	Options
	out bytes.Buffer
}

// file writes the findings of one map, then their count.
func (t *textWriter) file(f File) {
	const each = 256 // estimated bytes per finding
	t.out.Grow(each * len(f.Findings))
	cut := newCutter(f.Source)
	folded := map[string]int{}
	files := []File{f}
	under := t.foldings(files)
	hints := map[string]bool{} // already shown
	var many untold
	for _, s := range t.sections(files) {
		if s.title != "" {
			t.printf("%s\n", t.style(bold, LineStart(s.title)))
		}
		errorsFirst(s.findings)
		for _, x := range s.findings {
			switch {
			case t.folds(x.Finding):
				folded[x.Rule]++
			case !under.hides(x) && !many.takes(t.Options, x):
				t.finding(f.Name, cut, x.Finding, under.of(x))
				if x.Hint != "" && !hints[x.Hint] {
					t.printf("%s: %s\n", t.style(green, t.Words.Say("hint")), Line(x.Hint))
				}
				hints[x.Hint] = true
				t.printf("\n")
			}
		}
	}
	if line := many.line(t.Options); line != "" {
		t.printf("%s\n\n", line)
	}
	if len(folded) > 0 {
		t.printf("%s\n", t.foldedLine(folded))
		t.printf("%s: %s\n\n", t.style(green, t.Words.Say("hint")), t.Words.Say("show them with --verbose or --only RULE"))
	}
	t.start(f)
	for _, note := range f.Notes(t.Words) {
		t.printf("%s\n", LineStart(note))
	}
	t.printf("%s: %s\n", t.style(bold, LineStart(f.Name)), Count(f).In(t.Words))
}

// finding writes one finding, with one line for each sign that folds under it.
func (t *textWriter) finding(file string, cut *cutter, x *model.Finding, signs []*model.Finding) {
	t.printf("%s: %s: %s %s\n", t.style(bold, place(x.Pos, file)),
		t.style(severityStyle[x.Severity], t.Words.Word(x.Severity.String())),
		Line(t.message(x)), t.style(faint, "["+x.Rule+"]"))
	if s, ok := cut.snippet(x.Pos); ok {
		number := strconv.Itoa(x.Pos.Line)
		blank := strings.Repeat(" ", len(number))
		t.printf("  %s %s\n", t.style(faint, number+" |"), s.text)
		t.printf("  %s %s\n", t.style(faint, blank+" |"), t.mark(s.marker))
	}
	t.notes(file, x, signs)
}

// place returns the position of a finding. Without a file name, it is in the checked
// file.
func place(p model.Pos, file string) string {
	p.File = cmp.Or(p.File, file)
	return LineStart(p.String())
}

// mark colours the marker, but not the space before it.
func (t *textWriter) mark(marker string) string {
	at := strings.IndexByte(marker, '^')
	return marker[:at] + t.style(red, marker[at:])
}

func (t *textWriter) printf(format string, args ...any) { fmt.Fprintf(&t.out, format, args...) }

func (t *textWriter) style(code, s string) string {
	if !t.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
