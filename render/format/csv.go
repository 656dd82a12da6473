package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/table"
)

// writeCSV writes one sheet: the requested one, or the first.
func writeCSV(w io.Writer, b *table.Book, o Options) error {
	i := 0
	if o.Register != "" {
		i = slices.IndexFunc(b.Sheets, func(s table.Sheet) bool { return s.Name == o.Register })
	}
	if i < 0 || len(b.Sheets) == 0 {
		return fmt.Errorf("no register called %q", o.Register)
	}
	sheet := b.Sheets[i]
	rows := [][]string{model.Each(sheet.Columns, func(col table.Column) string { return col.Head })}
	for _, row := range sheet.Rows {
		rows = append(rows, model.Each(row, guarded))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// guarded prefixes a text that a spreadsheet would read as a formula with an apostrophe,
// which marks it as text.
func guarded(text string) string {
	if rest := strings.TrimLeft(text, "'"); rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return "'" + text
	}
	return text
}
