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
func writeMarkdown(w io.Writer, files []File, _ Options) error {
	room := maxMarkdown - maxFrame
	var gaps, infos, omitted Counts
	var gapRows, infoRows strings.Builder
	for _, x := range worstFirst(files) {
		row, rows, counts := markdownRow(x), &gapRows, &gaps
		if x.Severity == model.Info {
			rows, counts = &infoRows, &infos
		}
		if room -= units(row); room < 0 {
			room = 0 // what is less severe is left out as well
			counts = &omitted
		} else {
			rows.WriteString(row)
		}
		counts.add(x.Severity)
	}

	var out strings.Builder
	total := Count(files...)
	fmt.Fprintf(&out, "### OSPO map: %s\n\n%s: %s\n", total.verdict(), markdownSubject(files), total)
	if gapRows.Len() > 0 {
		fmt.Fprintf(&out, "\n%s%s", markdownHead, gapRows.String())
	}
	if infoRows.Len() > 0 {
		fmt.Fprintf(&out, "\n<details>\n<summary>%s</summary>\n\n%s%s\n</details>\n",
			infos.Brief(), markdownHead, infoRows.String())
	}
	if brief := omitted.Brief(); brief != "" {
		fmt.Fprintf(&out, "\nLeft out here, since a comment takes no more: %s. `ospomap check` lists them.\n", brief)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

const markdownHead = "| | finding | what to do | where |\n|---|---|---|---|\n"

func markdownRow(x located) string {
	severity := x.Severity.String()
	if x.Severity == model.Error {
		severity = "**" + severity + "**"
	}
	place := model.Pos{File: x.file.Name, Line: x.Pos.Line, Column: x.Pos.Column}
	return fmt.Sprintf("| %s | %s | %s | %s<br>%s |\n", severity,
		Prose(cut(x.Message, maxCell)), Prose(cut(x.Hint, maxCell)), Code(cut(place.String(), maxCell)), Code(x.Rule))
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
