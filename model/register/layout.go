package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// This file handles what tables have besides headings and rows: several tables below one
// another, marks in place of words, and rows that head or sum up others.

// Tables returns the tables of a sheet. After an empty row another one may begin, with or
// without a title.
func Tables(s *Sheet, m *Mapping) []*Sheet {
	var tables []*Sheet
	from := 0
	for i := headRow(s, m) + 2; i > 1 && i < len(s.Rows); i++ {
		if gap := s.Rows[i].Number > s.Rows[i-1].Number+1 || s.Rows[i-1].blank(); !gap || s.Rows[i].blank() {
			continue
		}
		head, title := i, ""
		if texts := s.Rows[i].texts(); len(texts) == 1 {
			head, title = i+1, texts[0]
		}
		if head < len(s.Rows) && isHead(s.Rows[head], m) {
			tables = append(tables, s.rows(from, i))
			from = i
			s = &Sheet{File: s.File, Name: s.Name, About: title, Only: s.Only, Lines: s.Lines, Rows: s.Rows}
		}
	}
	return append(tables, s.rows(from, len(s.Rows)))
}

func (s *Sheet) rows(from, to int) *Sheet { return s.with(s.Rows[from:to]) }

// texts returns the cells that are not empty.
func (r Row) texts() []string {
	return slices.DeleteFunc(slices.Clone(r.Cells), func(c string) bool { return strings.TrimSpace(c) == "" })
}

// isHead reports whether all cells of a row are headings, including the one that an entry
// requires.
func isHead(row Row, m *Mapping) bool {
	cells := row.texts()
	return len(cells) > 1 && slices.ContainsFunc(parse.Lists, func(list string) bool {
		n, needed := fit(cells, list, m)
		return needed && n == len(cells)
	})
}

// onItsSide reports whether the headings of a table are in its first column.
func (s *Sheet) onItsSide(head int, m *Mapping) bool {
	first := make([]string, 0, len(s.Rows)-head)
	for _, row := range s.Rows[head:] {
		first = append(first, row.cell(0))
	}
	n, _ := fit(first, "stakeholders", m)
	across, _ := fit(s.Rows[head].Cells, "stakeholders", m)
	return n > 2 && n > across
}

// gather turns columns of marks below the words of a field into columns of that field: an
// x below one of the perspectives, C and D in an assessment matrix.
func gather(s *Sheet, head int) *Sheet {
	for _, field := range []string{"perspective", "engagement.current"} {
		words := map[int]string{} // by column
		for i, heading := range s.Rows[head].Cells {
			word, problem := fieldOf(field, "stakeholders").Means(Clean(heading))
			if problem == "" && (field != "perspective" || isDirection(heading)) && !slices.ContainsFunc(columnCells(s, head, i), func(c string) bool { return marks(c, field) == "" }) {
				words[i] = word
			}
		}
		if len(words) < 2 {
			continue
		}
		rows, width := slices.Clone(s.Rows), len(s.Rows[head].Cells)
		for n := head; n < len(rows); n++ {
			cells := make([]string, width+2)
			copy(cells, rows[n].Cells)
			for i := range width {
				for _, mark := range marks(cells[i], field) {
					if at := strings.IndexRune("cd", mark); at >= 0 && words[i] != "" {
						cells[width+at] = strings.TrimPrefix(cells[width+at]+" / "+words[i], " / ")
					}
				}
				if words[i] != "" {
					cells[i] = ""
				}
			}
			rows[n].Cells = cells
		}
		rows[head].Cells[width] = Heading(field)
		if field != "perspective" {
			rows[head].Cells[width+1] = Heading("engagement.desired")
		}
		s = s.rows(0, len(s.Rows))
		s.Rows = rows
	}
	return s
}

// marks returns what a cell says about the heading above it: c if it is so, d if it is
// desired, n if it is not so; empty if the cell holds anything but marks.
func marks(cell, field string) (marks string) {
	cell = strings.ToLower(Clean(cell))
	switch {
	case slices.Contains(falseWords, cell):
		return "n"
	case slices.Contains(trueWords, cell):
		return "c"
	case field == "perspective":
		return ""
	}
	for _, r := range cell {
		switch {
		case strings.ContainsRune("cxi", r):
			marks += "c"
		case strings.ContainsRune("dst", r):
			marks += "d"
		case !strings.ContainsRune(" ,/;+&\n", r):
			return ""
		}
	}
	return marks
}

// listed turns lists of names below words for perspectives, or beside them, into a row
// for each name. It returns other tables as they are.
func (s *Sheet) listed(m *Mapping) *Sheet {
	rows := []Row{{Cells: []string{Heading("name"), Heading("perspective")}}}
	add := func(row Row, cell, perspective string) bool {
		for _, name := range split(Clean(cell), "\n;") {
			rows = append(rows, Row{row.Number, []string{name, perspective}})
		}
		return perspective != "" || isBlank(Clean(cell))
	}
	beside, named := 0, false
	for i, row := range s.Rows {
		words := row.texts()
		switch first := directionIn(row.cell(0)); {
		case len(words) < 2: // a title
		case !slices.ContainsFunc(words, func(c string) bool { return directionIn(c) == "" }):
			for _, below := range s.Rows[i+1:] {
				for k, cell := range below.Cells {
					if !add(below, cell, directionIn(row.cell(k))) {
						return s
					}
				}
			}
			return s.with(rows)
		case first != "":
			beside++
			for _, cell := range row.Cells[1:] {
				add(row, cell, first)
			}
		case slices.ContainsFunc(words[1:], func(c string) bool {
			return !slices.Contains(candidates(strings.TrimRight(c, " 0123456789"), "stakeholders", m), "name")
		}):
			return s // what stands beside the perspectives is not who
		default:
			named = true
		}
	}
	if beside < 2 || !named {
		return s
	}
	return s.with(rows)
}

// directionIn returns the word for a perspective that a heading is, without an
// explanation; empty if it is none.
func directionIn(heading string) string {
	word := Unexplained(heading)
	if !isDirection(word) {
		return ""
	}
	return strings.TrimRight(Clean(word), "?")
}

// Unexplained returns a heading without an explanation behind it: "Upward" of "Upward:
// those who decide".
func Unexplained(heading string) string {
	if i := strings.IndexAny(heading, ":(–—"); i > 0 {
		return heading[:i]
	}
	return heading
}

// with returns the sheet with other rows.
func (s *Sheet) with(rows []Row) *Sheet {
	part := *s
	part.Rows = rows
	return &part
}

// heads returns the perspective that a heading row sets for the rows below it, as in
// "External stakeholders"; empty if row is not one.
func (r *Read) heads(row Row) string {
	texts := row.texts()
	if r.List != "stakeholders" || len(texts) != 1 || slices.ContainsFunc(r.Columns, func(c Column) bool { return c.Path == "perspective" }) {
		return ""
	}
	text := Clean(texts[0])
	if first, _, _ := strings.Cut(text, " "); isDirection(first) {
		return strings.TrimRight(first, ":")
	}
	return ""
}

// isDirection reports whether a text is a word for a perspective, but not for somebody in
// it.
func isDirection(text string) bool {
	text = strings.ToLower(strings.TrimRight(Clean(text), ":?"))
	return slices.Contains(directions, text) || slices.Contains(insiders, text)
}

// totals are the labels of rows that sum up others.
var totals = []string{"total", "totals", "subtotal", "sum", "summe", "gesamt", "insgesamt", "somme", "suma", "soma", "totale", "totaal", "razem", "итого", "合計", "総計", "合计", "总计", "합계"}

// isTotal reports whether a row sums up others: it has such a label, and otherwise only
// numbers.
func (row Row) isTotal() bool {
	number := func(text string) bool { return strings.Trim(text, "0123456789.,:'’%€$£ +-") == "" }
	texts := row.texts()
	if len(texts) == 0 {
		return false
	}
	word, rest, _ := strings.Cut(Clean(texts[0]), ":")
	return slices.Contains(totals, strings.ToLower(word)) && number(rest) && !slices.ContainsFunc(texts[1:], func(text string) bool { return !number(Clean(text)) })
}

// isRemark reports whether a row is about the table: a single cell with an explanation or
// a sentence.
func (row Row) isRemark() bool {
	texts := row.texts()
	if len(texts) != 1 {
		return false
	}
	text := Clean(texts[0])
	return strings.HasPrefix(text, "*") || strings.Contains(text, ": ") || strings.HasSuffix(text, ".") && strings.Count(text, " ") > 3
}
