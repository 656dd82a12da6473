package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// What people do in tables beside headings and rows: several tables below one another,
// marks below words in place of the words, and rows that head or sum up others.

// Tables are the tables of a sheet: below an empty row another one may begin, with a title
// or without.
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

func (s *Sheet) rows(from, to int) *Sheet {
	part := *s
	part.Rows = s.Rows[from:to]
	return &part
}

// texts are the cells that say something.
func (r Row) texts() []string {
	return slices.DeleteFunc(slices.Clone(r.Cells), func(c string) bool { return strings.TrimSpace(c) == "" })
}

// isHead reports whether all cells of a row are headings, the one among them that an entry
// needs.
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

// marked are fields whose words may be headings, with what stands below the right one:
// a mark, or a letter that says for which of two fields.
var marked = []struct {
	word  string            // the field that has the words
	paths map[string]string // by mark
}{
	{"perspective", nil},
	{"engagement.current", map[string]string{"C": "engagement.current", "X": "engagement.current", "I": "engagement.current", "D": "engagement.desired", "S": "engagement.desired", "T": "engagement.desired"}},
}

// paths are the fields for which a cell marks the heading above; ok where it holds nothing
// but marks.
func paths(cell, word string, letters map[string]string) (all []string, ok bool) {
	cell = strings.ToUpper(Clean(cell))
	if lower := strings.ToLower(cell); isBlank(cell) || slices.Contains(falseWords, lower) {
		return nil, true
	} else if slices.Contains(trueWords, lower) {
		return []string{word}, true
	}
	for _, letter := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" ,/;+&\n", r) }) {
		if letters[letter] == "" {
			return nil, false
		}
		all = append(all, letters[letter])
	}
	return all, true
}

// gather reads marks below the words of a field as a column of that field.
func gather(s *Sheet, head int) *Sheet {
	for _, kind := range marked {
		f := fieldOf(kind.word, "stakeholders")
		words := map[int]string{} // by column
		for i, heading := range s.Rows[head].Cells {
			word, problem := f.Means(Clean(heading))
			unmarked := func(cell string) bool { _, ok := paths(cell, kind.word, kind.paths); return !ok }
			if problem == "" && !slices.ContainsFunc(columnCells(s, head, i), unmarked) {
				words[i] = word
			}
		}
		if len(words) > 1 {
			s = s.gathered(head, words, kind.word, kind.paths)
		}
	}
	return s
}

func (s *Sheet) gathered(head int, words map[int]string, word string, letters map[string]string) *Sheet {
	out := s.rows(0, len(s.Rows))
	out.Rows = slices.Clone(s.Rows)
	width := len(s.Rows[head].Cells)
	to := []string{word}
	for _, path := range letters {
		if !slices.Contains(to, path) {
			to = append(to, path)
		}
	}
	for n := head; n < len(s.Rows); n++ {
		cells := make([]string, width+len(to))
		copy(cells, s.Rows[n].Cells)
		for i := range width {
			if words[i] == "" {
				continue
			}
			all, _ := paths(cells[i], word, letters)
			for _, path := range all {
				at := &cells[width+slices.Index(to, path)]
				*at = strings.TrimPrefix(*at+" / "+words[i], " / ")
			}
			cells[i] = ""
		}
		if n == head {
			for i, path := range to {
				cells[width+i] = Heading(path)
			}
		}
		out.Rows[n].Cells = cells
	}
	return out
}

// heads is the perspective that a row gives those below it: a word of it alone, such as
// "External stakeholders"; empty where it is no such row.
func (r *Read) heads(row Row) string {
	texts := row.texts()
	if r.List != "stakeholders" || len(texts) != 1 || slices.ContainsFunc(r.Columns, func(c Column) bool { return c.Path == "perspective" }) {
		return ""
	}
	f := fieldOf("perspective", "stakeholders")
	first, _, _ := strings.Cut(Clean(texts[0]), " ")
	for _, text := range []string{Clean(texts[0]), strings.TrimRight(first, ":")} {
		if word, problem := f.Means(text); problem == "" {
			return word
		}
	}
	return ""
}

// totals are what a row is called that sums up others.
var totals = []string{"total", "totals", "subtotal", "sum", "summe", "gesamt", "insgesamt", "somme", "suma", "soma", "totale", "totaal", "razem", "итого", "合計", "総計", "合计", "总计", "합계"}

// isTotal reports whether a row sums up others: it is called so, and says nothing but
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
