package book_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/importing"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
	"github.com/ospomap/ospomap/render/book"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/table"
)

// maps returns the samples, and maps that are hard to draw.
func maps(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"../../samples/*.yaml", "../../samples/scenarios/*.yaml", "../views/testdata/maps/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if _, findings := parse.Parse(file, src); model.CountErrors(findings) == 0 {
				all[filepath.Base(file)] = src
			}
		}
	}
	if len(all) < 15 {
		t.Fatalf("only %d maps found", len(all))
	}
	return all
}

func parsed(t *testing.T, src []byte) *model.Map {
	t.Helper()
	m, findings := parse.Parse("map", src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors, such as %s", n, findings[0].Message)
	}
	return m
}

// written returns a book in a format.
func written(t *testing.T, b *table.Book, name, register string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := format.Lookup(name).WriteBook(&out, b, format.Options{Register: register}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// brought returns a map after an import, and the import plan.
func brought(t *testing.T, src []byte, file string, data []byte, prune bool) ([]byte, *importing.Plan) {
	t.Helper()
	s, err := importing.Read(file, data, importing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	plan := importing.MakePlan(parsed(t, src), []*importing.Source{s}, importing.PlanOptions{Prune: prune})
	for _, p := range plan.Problems {
		t.Errorf("%s", p)
	}
	for _, c := range plan.Close {
		t.Errorf("%s", c)
	}
	out, err := importing.Apply(src, plan, false)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return out, plan
}

// TestUneditedBookChangesNothing imports each map's own book into it, as XLSX and sheet
// by sheet as CSV.
func TestUneditedBookChangesNothing(t *testing.T) {
	for name, src := range maps(t) {
		b := book.Of(parsed(t, src), nil)
		files := map[string][]byte{"book.xlsx": written(t, b, "xlsx", "")}
		for _, sheet := range b.Sheets[:len(b.Sheets)-1] {
			if len(sheet.Rows) > 0 {
				files[sheet.Name+".csv"] = written(t, b, "csv", sheet.Name)
			}
		}
		for file, data := range files {
			if out, plan := brought(t, src, file, data, true); !bytes.Equal(out, src) {
				t.Errorf("%s: %s changes %d fields: %v", name, file, plan.Changed, plan.Edits)
			}
		}
	}
}

// TestNewMapHasTheRegisters imports each book into a new map, which must get the same
// registers, including the expectations that each collaboration answers.
func TestNewMapHasTheRegisters(t *testing.T) {
	for name, src := range maps(t) {
		b := book.Of(parsed(t, src), nil)
		out, _ := brought(t, []byte("organization: New\nstakeholders: []\n"), "book.xlsx", written(t, b, "xlsx", ""), false)
		got := book.Of(parsed(t, out), nil)
		for i, sheet := range b.Sheets[:len(b.Sheets)-1] {
			for r, row := range sheet.Rows {
				for j, cell := range row {
					if head := sheet.Columns[j].Head; head != register.Heading(register.Entry) && got.Sheets[i].Rows[r][j] != cell {
						t.Errorf("%s: %s, row %d, %s is %q, not %q", name, sheet.Name, r, head, got.Sheets[i].Rows[r][j], cell)
					}
				}
			}
		}
	}
}

// TestEditedCellIsTheEdit edits one cell at a time. The book of the updated map must
// equal the edited book, and few lines of the map may change.
func TestEditedCellIsTheEdit(t *testing.T) {
	src := maps(t)["acme.yaml"]
	b := book.Of(parsed(t, src), nil)
	edits := 0
	for s, sheet := range b.Sheets[:len(b.Sheets)-1] {
		for i, c := range sheet.Columns {
			if c.Head == "ID" || c.Head == register.Heading(register.Entry) {
				continue
			}
			for r := i % 3; r < len(sheet.Rows); r += 8 { // not always the same rows
				row := sheet.Rows[r]
				text := other(c, row[i])
				if text == row[i] || c.Head == "Status" && text == "active" { // a missing status means the same
					continue
				}
				edits++
				edited := copied(sheet)
				edited.Rows[r][i] = text
				out, plan := brought(t, src, "edited.xlsx", written(t, &table.Book{Sheets: []table.Sheet{edited}}, "xlsx", ""), true)
				got := book.Of(parsed(t, out), nil).Sheets[s]
				for k, want := range edited.Rows {
					for j, cell := range want {
						if sheet.Columns[j].Head != register.Heading(register.Entry) && got.Rows[k][j] != cell {
							t.Errorf("%s, row %d, %s: %q after %q: row %d, %s is %q, not %q (%v)", sheet.Name, r, c.Head, row[i], text, k, sheet.Columns[j].Head, got.Rows[k][j], cell, plan.Edits)
						}
					}
				}
				if n := changedLines(src, out); n > 6 {
					t.Errorf("%s, row %d, %s: %q after %q changes %d lines", sheet.Name, r, c.Head, row[i], text, n)
				}
			}
		}
	}
	if edits < 150 {
		t.Errorf("only %d cells were edited", edits)
	}
}

// other returns a different valid text for a cell.
func other(c table.Column, text string) string {
	switch c.Head {
	case "Owner":
		if text == "Head of OSPO" {
			return "Open source engineer"
		}
		return "Head of OSPO"
	case "To", "Part of", "From", "Stakeholder", "RACI responsible", "RACI accountable", "RACI consulted", "RACI informed":
		if text == "" && c.Head != "RACI informed" {
			return ""
		}
		if text == "Legal" {
			return "Security"
		}
		return "Legal"
	case "Goals", "Supports":
		if text == "ship-faster" {
			return "trusted-products"
		}
		return "ship-faster"
	case "Answers":
		if text == "Only the unclear licence cases reach counsel" {
			return "One figure that shows what the money brings"
		}
		return "Only the unclear licence cases reach counsel"
	case "Sources", "URL", "Evidence":
		return "https://example.org/other"
	case "Started", "Ends", "Last held", "Due", "Until":
		return "2027-04-01"
	case "Amount value", "Amount currency", "Amount per":
		return text
	case "Allocation":
		return "0.75"
	case "Seats":
		return "7"
	}
	if len(c.Choices) > 0 {
		if text == c.Choices[0] {
			return c.Choices[1]
		}
		return c.Choices[0]
	}
	if strings.Contains(text, "\n") {
		return text + "\nOne more, for a start"
	}
	return strings.TrimSpace(text + " and more")
}

func copied(s table.Sheet) table.Sheet {
	rows := make([][]string, len(s.Rows))
	for i, row := range s.Rows {
		rows[i] = append([]string{}, row...)
	}
	s.Rows = rows
	return s
}

// changedLines counts the lines that only one of the texts has.
func changedLines(a, b []byte) int {
	count := map[string]int{}
	for line := range strings.Lines(string(a)) {
		count[line]++
	}
	for line := range strings.Lines(string(b)) {
		count[line]--
	}
	n := 0
	for _, c := range count {
		n += max(c, -c)
	}
	return n
}

// TestNothingIsAFormula writes texts that spreadsheets would take for formulas.
func TestNothingIsAFormula(t *testing.T) {
	src := []byte("organization: A\nstakeholders:\n  - {name: \"=1+1\", perspective: upward, role: \"@SUM(A1)\", tags: [\"+1\", \"-1\"], note: \"'=x\"}\n  - {name: \"\\\"a\\\",b;c\", perspective: outside}\n")
	b := book.Of(parsed(t, src), nil)
	text := string(written(t, b, "csv", ""))
	for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' || r == '"' }) {
		if strings.ContainsAny(cell[:1], "=+-@") {
			t.Errorf("%q is a formula in\n%s", cell, text)
		}
	}
	for _, file := range []string{"a.csv", "a.xlsx"} {
		if out, _ := brought(t, src, file, written(t, b, strings.TrimPrefix(file, "a."), "stakeholders"), true); !bytes.Equal(out, src) {
			t.Errorf("%s comes back as\n%s", file, out)
		}
	}
	x := written(t, b, "xlsx", "")
	if !bytes.Equal(x, written(t, book.Of(parsed(t, src), nil), "xlsx", "")) {
		t.Error("the same map gives other bytes")
	}
}
