package report

import (
	"slices"
	"strings"
)

// Table is a table in GitHub-flavoured Markdown without the columns that stay
// empty. Cells are Markdown already; see [Prose] and [Code].
func Table(heads []string, rows [][]string) string {
	var columns []int
	for i := range heads {
		if slices.ContainsFunc(rows, func(row []string) bool { return row[i] != "" }) {
			columns = append(columns, i)
		}
	}
	var b strings.Builder
	tableRow(&b, columns, heads)
	b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	for _, row := range rows {
		tableRow(&b, columns, row)
	}
	return b.String()
}

// ProseRows is rows of plain texts as Markdown.
func ProseRows(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for j, text := range row {
			out[i][j] = Words(text)
		}
	}
	return out
}

func tableRow(b *strings.Builder, columns []int, cells []string) {
	for _, i := range columns {
		b.WriteString("| ")
		if cells[i] != "" {
			b.WriteString(cells[i] + " ")
		}
	}
	b.WriteString("|\n")
}
