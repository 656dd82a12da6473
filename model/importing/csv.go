package importing

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model/register"
)

// Limits of a table, beyond anything that is kept by hand.
const (
	maxRows    = 20_000
	maxColumns = 500
	maxCell    = 20_000 // bytes
)

var csvKind = &kind{
	name: "csv",
	is:   func(f *file) bool { return separator(f.text) != 0 },
	read: func(f *file, s *Source) error { return readCSV(f, s, separator(f.text)) },
}

var tsvKind = &kind{
	name: "tsv",
	is:   func(*file) bool { return false }, // detected as csv
	read: func(f *file, s *Source) error { return readCSV(f, s, '\t') },
}

// readCSV reads rows. A first line such as "sep=;" sets the separator, as in Excel.
func readCSV(f *file, s *Source, comma rune) error {
	text := f.text
	skipped := 0
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "sep=") {
		text, skipped = rest, 1
	}
	r := csv.NewReader(strings.NewReader(text))
	if r.Comma = comma; comma == 0 {
		r.Comma = ','
	}
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	sheet := &register.Sheet{File: f.name, Name: about(f.name), Only: true}
	for number := 1; ; number++ {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return tableError(err)
		}
		// The reader skips empty lines, which a spreadsheet counts as rows.
		if line, _ := r.FieldPos(0); line > number && !strings.Contains(text, `"`) {
			number = line
		}
		if err := checkRow(number, cells); err != nil {
			return err
		}
		for i, c := range cells {
			cells[i] = unguarded(c)
		}
		sheet.Rows = append(sheet.Rows, register.Row{Number: number + skipped, Cells: cells})
	}
	s.sheets(f, []*register.Sheet{sheet})
	return nil
}

func tableError(err error) error {
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("line %d: %w", e.Line, e.Err)
	}
	return err
}

// checkRow rejects a table that is larger than any register.
func checkRow(number int, cells []string) error {
	switch {
	case number > maxRows:
		return fmt.Errorf("the table has more than %d rows", maxRows)
	case len(cells) > maxColumns:
		return fmt.Errorf("row %d has more than %d columns", number, maxColumns)
	}
	for i, c := range cells {
		if err := checkCell(number, i, c); err != nil {
			return err
		}
	}
	return nil
}

func checkCell(row, column int, text string) error {
	if len(text) > maxCell {
		return fmt.Errorf("row %d, column %s holds more than %d bytes", row, register.Letters(column), maxCell)
	}
	return nil
}

// unguarded removes the apostrophe that keeps a spreadsheet from reading a text as a
// formula.
func unguarded(cell string) string {
	if rest := strings.TrimLeft(cell, "'"); rest != "" && rest != cell && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return cell[1:]
	}
	return cell
}

// separator returns the separator that splits most of the first lines into the same
// number of cells, quotes aside; at least two lines must agree. It returns 0 if text is
// not a table.
func separator(text string) rune {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && rest != "" {
		return rune(rest[0])
	}
	best, most := rune(0), 0
	for _, sep := range []rune{'\t', ';', ',', '|'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = sep, -1, true
		widths := map[int]int{}
		for range 20 {
			cells, err := r.Read()
			if err != nil {
				break
			}
			if len(cells) > 1 {
				widths[len(cells)]++
			}
		}
		for width, rows := range widths {
			if rows > 1 && rows*width > most {
				best, most = sep, rows*width
			}
		}
	}
	return best
}
