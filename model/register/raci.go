package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// raciPath returns the field that a letter stands for in English, German (D for
// Durchführung) or French; empty for another letter.
func raciPath(letter rune) string {
	switch letter {
	case 'R', 'D':
		return "raci.responsible"
	case 'A':
		return "raci.accountable"
	case 'C':
		return "raci.consulted"
	case 'I':
		return "raci.informed"
	}
	return ""
}

// raciLetters returns the fields that a cell assigns to its party, or nil if it is not a
// cell of such a table.
func raciLetters(cell string) []string {
	var paths []string
	for _, r := range strings.ToUpper(Clean(cell)) {
		switch path := raciPath(r); {
		case strings.ContainsRune(" ,/;|&+\n", r):
		case path == "":
			return nil
		default:
			if !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// isRACIHead reports whether a row has parties as headings, with letters below at least
// two of them.
func isRACIHead(s *Sheet, head int) bool { return len(raciColumns(s, head)) >= 2 }

func raciColumns(s *Sheet, head int) []int {
	var columns []int
	for i, heading := range s.Rows[head].Cells {
		heading = Clean(heading)
		if i == 0 || heading == "" || len(heading) == 1 && raciPath(rune(heading[0])) != "" {
			continue
		}
		letters := false
		for _, row := range s.Rows[head+1:] {
			cell := row.cell(i)
			if isBlank(Clean(cell)) {
				continue
			}
			if letters = len(raciLetters(cell)) > 0; !letters {
				break
			}
		}
		if letters {
			columns = append(columns, i)
		}
	}
	return columns
}

// readRACI reads a table of who is responsible, accountable, consulted and informed,
// one row for each piece of work, if the sheet is one.
func readRACI(r *Read, head int) bool {
	columns := raciColumns(r.Sheet, head)
	if len(columns) < 2 {
		return false
	}
	r.List = "collaborations"
	heads := r.Sheet.Rows[head]
	r.Columns = append(r.Columns, Column{Heading: Clean(heads.cell(0)), Path: "label"})
	for _, i := range columns {
		name := Clean(heads.cell(i))
		r.Columns = append(r.Columns, Column{Heading: name, Path: "raci"})
		party := &Record{List: "stakeholders", At: r.located(Pos{Row: heads.Number, Column: name}), Mention: true}
		party.Set("name", party.At, model.OneLine(name))
		r.Records = append(r.Records, party)
	}
	for _, row := range r.Sheet.Rows[head+1:] {
		label := model.OneLine(Clean(row.cell(0)))
		if label == "" {
			continue
		}
		at := r.located(Pos{Row: row.Number})
		if len(row.texts()) == 1 {
			r.problem(Pos{Row: row.Number}, "nobody has a letter in the row, which is left out")
			continue
		}
		record := &Record{List: r.List, At: at}
		record.Set("label", at, label)
		parties := map[string][]string{}
		for _, i := range columns {
			for _, path := range raciLetters(row.cell(i)) {
				parties[path] = append(parties[path], model.OneLine(Clean(heads.cell(i))))
			}
		}
		for _, path := range []string{"raci.responsible", "raci.accountable", "raci.consulted", "raci.informed"} {
			record.Set(path, at, parties[path]...)
		}
		r.Records = append(r.Records, record)
	}
	return true
}
