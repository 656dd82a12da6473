package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Reporter{Name: "markdown", Title: "a comment on a pull request", Write: writeMarkdown})
}

// How many UTF-16 code units a report, one of its cells and what is not a row
// of its tables may take. Code hosting sites refuse comments above 65,536.
const (
	maxMarkdown = 60000
	maxCell     = 1000
	maxFrame    = 3000
)

// writeMarkdown writes a verdict, a table of what has to be mended and, folded,
// one of the rest.
func writeMarkdown(w io.Writer, files []File, o Options) error {
	m := markdownReport{room: maxMarkdown - maxFrame}
	total := Count(files...)
	fmt.Fprintf(&m.out, "### OSPO map: %s\n\n%s: %s\n", total.verdict(), markdownSubject(files), total)
	for i := range files {
		if note := files[i].note(); note != "" {
			fmt.Fprintf(&m.out, "\n%s: %s\n", Code(cut(files[i].Name, maxCell)), Prose(cut(note, maxCell)))
		}
	}
	for _, s := range o.sections(files) {
		m.section(s)
	}
	if brief := m.omitted.Brief(); brief != "" {
		fmt.Fprintf(&m.out, "\nLeft out here, since a comment takes no more: %s. `ospomap check` lists them.\n", brief)
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// markdownReport gathers a comment of limited length.
type markdownReport struct {
	out     strings.Builder
	room    int // UTF-16 code units
	omitted Counts
}

// section writes a table of gaps and, folded, one of infos.
func (m *markdownReport) section(s section) {
	var infos Counts
	var gapRows, infoRows strings.Builder
	bySeverity(s.findings)
	for _, x := range s.findings {
		row, rows := markdownRow(x), &gapRows
		if x.Severity == model.Info {
			rows = &infoRows
		}
		if m.room -= units(row); m.room < 0 {
			m.room = 0 // what is less severe is left out as well
			m.omitted.add(x.Severity)
			continue
		}
		rows.WriteString(row)
		if x.Severity == model.Info {
			infos.add(x.Severity)
		}
	}
	if s.title != "" && gapRows.Len()+infoRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n#### %s\n", Prose(cut(s.title, maxCell)))
	}
	if gapRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n%s%s", markdownHead, gapRows.String())
	}
	if infoRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n<details>\n<summary>%s</summary>\n\n%s%s\n</details>\n",
			infos.Brief(), markdownHead, infoRows.String())
	}
}

const markdownHead = "| | finding | what to do | where |\n|---|---|---|---|\n"

func markdownRow(x located) string {
	severity := x.Severity.String()
	if x.Severity == model.Error {
		severity = "**" + severity + "**"
	}
	place := model.Pos{File: x.file.Name, Line: x.Pos.Line, Column: x.Pos.Column}
	return fmt.Sprintf("| %s | %s | %s | %s<br>%s |\n", severity,
		Prose(cut(message(x.Finding), maxCell)), Prose(cut(x.Hint, maxCell)), Code(cut(place.String(), maxCell)), Code(x.Rule))
}

// markdownSubject names what the counts are about.
func markdownSubject(files []File) string {
	if len(files) == 1 {
		return Code(cut(files[0].Name, maxCell))
	}
	return model.Counted(len(files), "map")
}

// verdict sums up the counts in a word or two.
func (c Counts) verdict() string {
	switch {
	case c.Error > 0:
		return "errors"
	case c.Warning > 0:
		return "gaps"
	}
	return "no gaps"
}
