package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// Limits of a comment, of one cell, and of the text outside its tables, in UTF-16 code
// units. Code hosting sites reject comments above 65,536.
const (
	maxMarkdown = 60000
	maxCell     = 1000
	maxFrame    = 3000
)

// writeMarkdown writes a verdict, a table of what to fix, and the rest in a collapsed
// table.
func writeMarkdown(w io.Writer, files []File, o Options) error {
	m := markdownReport{Options: o, comment: comment{room: maxMarkdown - maxFrame}, under: o.foldings(files)}
	total, about := Count(files...), o.Words.Say("{n|map}", "n", len(files))
	if len(files) == 1 {
		about = Code(cut(files[0].Name, maxCell))
	}
	fmt.Fprintf(&m.out, "### %s\n\n%s: %s\n", o.Words.Say(total.verdict()), about, total.In(o.Words))
	for i := range files {
		if note := files[i].note(o.Words); note != "" {
			fmt.Fprintf(&m.out, "\n%s: %s\n", Code(cut(files[i].Name, maxCell)), Prose(cut(note, maxCell)))
		}
	}
	for _, s := range o.sections(files) {
		m.section(s)
	}
	m.patches(o.worstFirst(files))
	if brief := m.omitted.Brief(o.Words); brief != "" {
		fmt.Fprintf(&m.out, "\n%s\n", o.Words.Say("Left out because a comment cannot hold more: {counts}. {command} lists them.",
			"counts", words.Said(brief), "command", "`ospomap check`"))
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// comment is a text of limited length.
type comment struct {
	out  strings.Builder
	room int // UTF-16 code units
}

// takes reports whether a row fits. After the first that does not, none does.
func (c *comment) takes(row string) bool {
	c.room -= units(row)
	fits := c.room >= 0
	c.room = max(c.room, 0)
	return fits
}

// markdownReport builds a report as a comment.
type markdownReport struct {
	Options
	comment
	omitted Counts
	under   foldings
}

// section writes a table of gaps, and the infos in a collapsed table.
func (m *markdownReport) section(s section) {
	var infos Counts
	var gapRows, infoRows strings.Builder
	bySeverity(s.findings)
	for _, x := range s.findings {
		if m.under.hides(x) {
			continue
		}
		row, rows := m.row(x), &gapRows
		if x.Severity == model.Info {
			rows = &infoRows
		}
		switch {
		case !m.takes(row):
			m.omitted.add(x.Severity)
			continue
		case x.Severity == model.Info:
			infos.add(x.Severity)
		}
		rows.WriteString(row)
	}
	if s.title != "" && gapRows.Len()+infoRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n#### %s\n", Prose(cut(s.title, maxCell)))
	}
	if gapRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n%s%s", m.markdownHead(), gapRows.String())
	}
	if infoRows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n<details>\n<summary>%s</summary>\n\n%s%s\n</details>\n",
			infos.Brief(m.Words), m.markdownHead(), infoRows.String())
	}
}

// mostPatches is the maximum number of fixes in a comment.
const mostPatches = 10

// patches writes the fixes that fit, in a collapsed section.
func (m *markdownReport) patches(all []located) {
	var shown []string
	for _, x := range all {
		if x.Reason != "" || len(shown) == mostPatches {
			continue
		}
		patch := x.file.patch(x.Finding)
		if patch == nil {
			continue
		}
		text := fmt.Sprintf("\n%s: %s\n\n%s", Code(x.Rule), Prose(patch.sentence()), Fence("diff", patch.diff(x.file)))
		if units(text) > m.room {
			continue
		}
		m.room -= units(text)
		shown = append(shown, text)
	}
	if len(shown) > 0 {
		fmt.Fprintf(&m.out, "\n<details>\n<summary>%s</summary>\n%s\n</details>\n", m.Words.Say("How to fix them"), strings.Join(shown, ""))
	}
}

func (o Options) markdownHead() string {
	return fmt.Sprintf("| | %s | %s | %s |\n|---|---|---|---|\n", o.Words.Say("finding"), o.Words.Say("what to do"), o.Words.Say("where"))
}

// row returns a finding, what folds under it, its hint and its place.
func (m *markdownReport) row(x located) string {
	severity := m.Words.Word(x.Severity.String())
	if x.Severity == model.Error {
		severity = "**" + severity + "**"
	}
	place := model.Pos{File: x.file.Name, Line: x.Pos.Line, Column: x.Pos.Column}
	says := Prose(cut(m.message(x.Finding), maxCell))
	signs, more := m.under.first(x)
	for _, s := range signs {
		says += "<br>" + m.Words.Say("also: {message}", "message", words.Said(Prose(cut(m.message(s), maxCell/mostNotes)))) + " " + Code(s.Rule)
	}
	if more > 0 {
		says += "<br>" + m.Words.Say("and {n|more finding}", "n", more)
	}
	return fmt.Sprintf("| %s | %s | %s | %s<br>%s |\n", severity, says, Prose(cut(x.Hint, maxCell)), Code(cut(place.String(), maxCell)), Code(x.Rule))
}

// verdict sums up the counts in a phrase.
func (c Counts) verdict() model.Phrase {
	switch {
	case c.Error > 0:
		return "OSPO map: errors"
	case c.Warning > 0:
		return "OSPO map: gaps"
	}
	return "OSPO map: no gaps"
}
