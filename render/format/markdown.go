package format

import (
	"io"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/table"
)

// writeMarkdown writes a section in GitHub-flavoured Markdown, without empty columns.
func writeMarkdown(w io.Writer, t *table.Table) error {
	var b strings.Builder
	if t.Title != "" {
		b.WriteString("## " + reporter.Words(t.Title) + "\n\n")
	}
	if len(t.Rows) == 0 {
		b.WriteString(reporter.Words(t.Nothing) + "\n")
	} else {
		markdownTable(&b, t)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownTable(b *strings.Builder, t *table.Table) {
	heads := model.Each(t.Heads, reporter.Words)
	rows := make([][]string, len(t.Rows))
	for n, cells := range t.Rows {
		rows[n] = make([]string, len(cells))
		for i, text := range cells {
			rows[n][i] = markdownCell(t, i, text)
		}
	}
	var columns []int
	for i := range heads {
		if slices.ContainsFunc(rows, func(row []string) bool { return row[i] != "" }) {
			columns = append(columns, i)
		}
	}
	markdownRow(b, columns, heads)
	b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	for _, row := range rows {
		markdownRow(b, columns, row)
	}
}

func markdownRow(b *strings.Builder, columns []int, cells []string) {
	for _, i := range columns {
		b.WriteString("| ")
		if cells[i] != "" {
			b.WriteString(cells[i] + " ")
		}
	}
	b.WriteString("|\n")
}

func markdownCell(t *table.Table, column int, text string) string {
	switch {
	case column >= len(t.Holds) || text == "":
	case t.Holds[column] == table.Sentences:
		return reporter.Prose(text)
	case t.Holds[column] == table.Code:
		return reporter.Code(text)
	}
	return reporter.Words(text)
}
