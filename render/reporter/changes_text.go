package reporter

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
)

// writeTextChanges writes one sentence per line, in groups, and a count at the end.
func writeTextChanges(w io.Writer, c Comparison, o Options) error {
	t := textWriter{Options: o}
	for _, g := range changeGroups {
		t.changes(g, c.of(g.kind))
	}
	for _, p := range c.project() {
		t.printf("%s\n  %s\n\n", t.style(bold, p.title), strings.Join(p.lines, "\n  "))
	}
	t.printf("%s: %s\n", t.style(bold, LineStart(c.New)), cmp.Or(c.count(""), "no changes"))
	_, err := w.Write(t.out.Bytes())
	return err
}

// aside is a change outside the map.
type aside struct {
	title string
	lines []string
}

// project returns what the new project file newly hides or lets pass.
func (c Comparison) project() []aside {
	return slices.DeleteFunc([]aside{
		{"Rules switched off", []string{strings.Join(c.SwitchedOff, ", ")}},
		{"Rules called less severe, but not yet in this comparison", []string{strings.Join(c.Milder, ", ")}},
		{"The project file has become more lenient", model.Each(c.Lowered, loweredLine)},
	}, func(a aside) bool { return strings.Join(a.lines, "") == "" })
}

// loweredLine reports which new findings pass because of one lowered level.
func loweredLine(l diff.Lowered) string {
	s := fmt.Sprintf("%s went from %s to %s: ", l.Key, l.Then, l.Now)
	if len(l.Findings) == 0 {
		return s + "nothing new would have failed"
	}
	return s + model.Counted(len(l.Findings), "new finding") + " would have failed: " + l.Rules()
}

// changes lists one group. Infos that nearly every map has are counted on one line.
func (t *textWriter) changes(g changeGroup, list []diff.Change) {
	if len(list) == 0 {
		return
	}
	t.printf("%s\n", t.style(bold, g.title))
	folded := map[string]int{}
	for _, x := range list {
		if x.Finding != nil && t.folds(x.Finding) {
			folded[x.Finding.Rule]++
			continue
		}
		t.printf("  %s %s\n", t.style(g.style, g.sign), t.change(x))
	}
	if len(folded) > 0 {
		t.printf("  %s\n", t.foldedLine(folded))
	}
	t.printf("\n")
}

// change returns a change as a sentence, with the severity and the rule of a finding.
func (t *textWriter) change(x diff.Change) string {
	s := Line(x.Message)
	if f := x.Finding; f != nil {
		s = t.style(severityStyle[f.Severity], f.Severity.String()) + ": " + s + " " + t.style(faint, "["+f.Rule+"]")
	}
	return s
}

// writeMarkdownChanges writes a comment: a verdict, a list for each group, and the infos
// in a collapsed section.
func writeMarkdownChanges(w io.Writer, c Comparison) error {
	m := markdownChanges{comment: comment{room: maxMarkdown - maxFrame}}
	const infos = "info"
	verdict := "no changes"
	if len(c.Changes) > 0 {
		verdict = cmp.Or(c.count("gap"), "no gap opened or closed")
	}
	fmt.Fprintf(&m.out, "### Changes to the OSPO map: %s\n\n%s since %s", verdict, markdownName(c.New), markdownName(c.Old))
	if total := c.count(""); total != "" {
		fmt.Fprintf(&m.out, ": %s", total)
	}
	m.out.WriteString("\n")
	for _, g := range changeGroups {
		if g.noun != infos {
			m.group(g, c.of(g.kind))
		}
	}
	if brief := c.count(infos); brief != "" {
		fmt.Fprintf(&m.out, "\n<details>\n<summary>%s</summary>\n", brief)
		for _, g := range changeGroups {
			if g.noun == infos {
				m.group(g, c.of(g.kind))
			}
		}
		m.out.WriteString("\n</details>\n")
	}
	for _, p := range c.project() {
		fmt.Fprintf(&m.out, "\n**%s**\n\n- %s\n", p.title, strings.Join(model.Each(p.lines, Prose), "\n- "))
	}
	if m.omitted > 0 {
		fmt.Fprintf(&m.out, "\nLeft out because a comment cannot hold more: %s. `ospomap diff` lists them.\n", model.Counted(m.omitted, "change"))
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// markdownChanges builds a comment about changes.
type markdownChanges struct {
	comment
	omitted int
}

// group lists the changes of a kind that fit.
func (m *markdownChanges) group(g changeGroup, list []diff.Change) {
	var rows strings.Builder
	for _, x := range list {
		row := "- " + Prose(cut(x.Message, maxCell))
		if f := x.Finding; f != nil {
			if f.Severity == model.Error {
				row = "- **error**: " + row[2:]
			}
			row += " " + Code(f.Rule)
		}
		row += "\n"
		if m.takes(row) {
			rows.WriteString(row)
		} else {
			m.omitted++
		}
	}
	if rows.Len() > 0 {
		fmt.Fprintf(&m.out, "\n**%s**\n\n%s", g.title, rows.String())
	}
}

func markdownName(name string) string { return Code(cut(name, maxCell)) }
