package importing

import (
	"strings"

	"github.com/ospomap/ospomap/model/register"
)

var markdownKind = &kind{
	name: "markdown",
	is: func(f *file) bool {
		for line := range strings.Lines(f.text) {
			if isRule(strings.TrimSpace(line)) {
				return true
			}
		}
		return false
	},
	read: readMarkdown,
}

// isRule reports whether a line is the one between the headings and the rows of a table.
func isRule(line string) bool {
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|-: \t") == ""
}

// readMarkdown reads each table of a document; the heading above it gives its topic.
func readMarkdown(f *file, s *Source) error {
	var sheets []*register.Sheet
	var table *register.Sheet
	var above, heading string
	number := 0
	fenced := false
	for line := range strings.Lines(f.text) {
		number++
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		switch {
		case fenced:
			table = nil
		case isRule(line) && strings.Contains(above, "|") && table == nil:
			table = &register.Sheet{File: f.name, Name: heading, Rows: []register.Row{{Number: number - 1, Cells: markdownCells(above)}}}
			sheets = append(sheets, table)
		case table != nil && strings.Contains(line, "|"):
			cells := markdownCells(line)
			if err := checkRow(len(table.Rows), cells); err != nil {
				return err
			}
			table.Rows = append(table.Rows, register.Row{Number: number, Cells: cells})
			if strings.Count(line, struck) > 1 {
				s.problem(posOf(number), false, "text that is struck through is read all the same; remove it if it no longer holds")
			}
		default:
			table = nil
			if title := strings.TrimLeft(line, "#"); title != line {
				heading = strings.TrimSpace(title)
			}
		}
		above = line
	}
	for _, sheet := range sheets {
		sheet.Only = len(sheets) == 1
		sheet.Lines = true
		if sheet.Name == "" {
			sheet.Name = about(f.name)
		}
	}
	s.sheets(f, sheets)
	return nil
}

// struck surrounds words that are struck through.
const struck = "~~"

// markdownCells splits a row at its bars and removes the marks around words.
func markdownCells(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var cells []string
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && strings.IndexByte("\\|*_[]<>#`~", line[i+1]) >= 0:
			i++
			b.WriteByte(line[i])
		case line[i] == '|':
			cells = append(cells, plainCell(b.String()))
			b.Reset()
		default:
			b.WriteByte(line[i])
		}
	}
	return append(cells, plainCell(b.String()))
}

// plainCell returns a cell without emphasis, strikethrough, code marks and the address of
// a link.
func plainCell(cell string) string {
	cell = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ").Replace(cell)
	cell = strings.TrimSpace(cell)
	for before := ""; before != cell; {
		before = cell
		for _, mark := range []string{struck, "**", "__", "*", "_", "`"} {
			if len(cell) > 2*len(mark) && strings.HasPrefix(cell, mark) && strings.HasSuffix(cell, mark) {
				cell = cell[len(mark) : len(cell)-len(mark)]
			}
		}
	}
	if strings.Count(cell, "**")%2 == 0 {
		cell = strings.ReplaceAll(cell, "**", "") // around some of its words
	}
	if strings.HasPrefix(cell, "[") && strings.HasSuffix(cell, ")") {
		if words, address, ok := strings.Cut(cell[1:len(cell)-1], "]("); ok && !strings.Contains(address, "](") {
			if strings.TrimSpace(words) == "" {
				return address
			}
			return words
		}
	}
	return cell
}
