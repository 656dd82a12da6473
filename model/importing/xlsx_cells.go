package importing

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

// styles determines which styles display a number as a date.
func (w *workbook) styles() error {
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.unmarshal("xl/styles.xml", &sheet); err != nil {
		return err
	}
	days := map[int]bool{}
	for _, id := range []int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58} {
		days[id] = true
	}
	for _, f := range sheet.Formats {
		days[f.ID] = isDayFormat(f.Code)
	}
	for _, s := range sheet.Styles {
		w.dates = append(w.dates, days[s.Format])
	}
	return nil
}

// isDayFormat reports whether a format displays years or days. Quoted text, and text in
// brackets such as a colour, does not count.
func isDayFormat(code string) bool {
	code, _, _ = strings.Cut(code, ";")
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && strings.IndexByte("yYdD", c) >= 0:
			return true
		}
	}
	return false
}

// xmlCell is a cell as it is stored in the file.
type xmlCell struct {
	Ref     string   `xml:"r,attr"`
	Type    string   `xml:"t,attr"`
	Style   int      `xml:"s,attr"`
	Formula *string  `xml:"f"`
	Value   string   `xml:"v"`
	Inline  richText `xml:"is"`
}

// sheet reads the rows of a sheet. Of a formula it reads the value that is stored with
// it, which is what people see; if there is none, the cell is reported.
func (w *workbook) sheet(name string, sheet *register.Sheet, s *Source) error {
	r, err := w.part(name)
	if err != nil {
		return err
	}
	if r == nil {
		return errors.New("the spreadsheet is damaged: the sheet is missing")
	}
	defer r.Close()
	var row *register.Row
	var merged []string
	w.hidden = map[int]bool{}
	number := 0
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if err == io.EOF {
			fillMerged(sheet, merged)
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "col":
			first, _ := strconv.Atoi(attribute(start, "min"))
			last, _ := strconv.Atoi(attribute(start, "max"))
			for at := max(first, 1); at <= min(last, maxColumns) && isTrue(attribute(start, "hidden")); at++ {
				w.hidden[at-1] = false
			}
		case "mergeCell":
			if ref := attribute(start, "ref"); len(merged) < maxRows {
				merged = append(merged, ref)
			}
		case "row":
			number++
			if n, err := strconv.Atoi(attribute(start, "r")); err == nil {
				number = max(n, number)
			}
			sheet.Rows = append(sheet.Rows, register.Row{Number: number})
			row = &sheet.Rows[len(sheet.Rows)-1]
			if err := checkRow(max(number, len(sheet.Rows)), nil); err != nil {
				return err
			}
		case "c":
			var c xmlCell
			if err := d.DecodeElement(&c, &start); err != nil {
				return damaged(err)
			}
			if row == nil {
				return errors.New("the spreadsheet is damaged: a cell stands outside of rows")
			}
			if err := w.put(row, c, sheet, s); err != nil {
				return err
			}
		}
	}
}

// mostMerged limits how many cells of a sheet may be filled with the text of one above
// them.
const mostMerged = 100_000

// fillMerged copies the text of a cell that is merged across rows into each of them: only
// the first row stores it. A title that is merged across columns stays where it is.
func fillMerged(sheet *register.Sheet, refs []string) {
	left := mostMerged
	for _, ref := range refs {
		first, last, _ := strings.Cut(ref, ":")
		at, from, to := columnIndex(first), rowOf(first), rowOf(last)
		begin, there := slices.BinarySearchFunc(sheet.Rows, from, func(r register.Row, n int) int { return r.Number - n })
		if !there || columnIndex(last) != at || at < 0 || at >= len(sheet.Rows[begin].Cells) {
			continue
		}
		text := sheet.Rows[begin].Cells[at]
		for i := begin + 1; i < len(sheet.Rows) && sheet.Rows[i].Number <= to && left > 0; i++ {
			left--
			row := &sheet.Rows[i]
			if !slices.ContainsFunc(row.Cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
				continue // an empty row stays empty
			}
			for len(row.Cells) <= at {
				row.Cells = append(row.Cells, "")
			}
			row.Cells[at] = text
		}
	}
}

func isTrue(text string) bool { return text == "1" || text == "true" }

// rowOf returns the row of a reference such as C7, or 0.
func rowOf(ref string) int {
	n, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		return 0
	}
	return n
}

// attribute returns the value of an attribute, or the empty string.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// put sets a cell of a row.
func (w *workbook) put(row *register.Row, c xmlCell, sheet *register.Sheet, s *Source) error {
	at := len(row.Cells)
	if c.Ref != "" {
		at = columnIndex(c.Ref)
	}
	if at < 0 || at >= maxColumns {
		return checkRow(row.Number, make([]string, maxColumns+1))
	}
	pos := register.Pos{Sheet: sheet.Name, Row: row.Number, Column: register.Letters(at)}
	text := ""
	switch {
	case c.Formula != nil && c.Value == "" && c.Type != "str":
		s.problem(pos, false, "the cell holds a formula that has no value yet; save the file with a spreadsheet")
	case c.Type == "e":
		s.problem(pos, false, "the cell holds an error: %s", model.Printable(model.Short(c.Value)))
	default:
		text = w.value(c)
	}
	if told, hidden := w.hidden[at]; hidden && text != "" {
		if w.hidden[at] = true; !told {
			s.problem(register.Pos{Sheet: sheet.Name, Column: pos.Column}, false, "the column is hidden, and not read")
		}
		text = ""
	}
	for len(row.Cells) <= at {
		row.Cells = append(row.Cells, "")
	}
	row.Cells[at] = text
	return checkCell(row.Number, at, text)
}

// value returns what a cell displays, as far as it matters to a map.
func (w *workbook) value(c xmlCell) string {
	switch c.Type {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(c.Value)); err == nil && i >= 0 && i < len(w.strings) {
			return w.strings[i]
		}
		return ""
	case "inlineStr":
		return c.Inline.String()
	case "b":
		return strconv.FormatBool(strings.TrimSpace(c.Value) == "1")
	case "str":
		return c.Value
	case "d":
		day, _, _ := strings.Cut(c.Value, "T")
		return day
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(c.Value), 64)
	if err != nil {
		return c.Value
	}
	if c.Style >= 0 && c.Style < len(w.dates) && w.dates[c.Style] && number >= 1 && number < 2958466 {
		return model.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(math.Floor(number)) - w.from).String()
	}
	// Spreadsheets store more digits than they display: 0.1+0.2 is 0.3 to whoever typed
	// it.
	number, _ = strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	return strconv.FormatFloat(number, 'f', -1, 64)
}

// columnIndex returns the index of the column in a reference such as C7.
func columnIndex(ref string) int {
	n := 0
	for i := 0; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		if n = n*26 + int(ref[i]-'A') + 1; n > maxColumns {
			return maxColumns
		}
	}
	return n - 1
}
