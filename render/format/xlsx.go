package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/table"
)

// The workbook is written by hand: it needs little of XLSX, must have the same bytes each
// time, and a library would slow down every start of the program.

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	sheetsXML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relsXML   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordSheet = "words" // hidden sheet for lists that are too long for a rule
)

// Cell styles, in the order of xlsxStyles.
const (
	plainStyle = iota
	headStyle
	textStyle
)

const xlsxStyles = `<styleSheet xmlns="` + sheetsXML + `">` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills>` +
	`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
	`<cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// writeXLSX writes all sheets, or the requested one.
func writeXLSX(w io.Writer, b *table.Book, o Options) error {
	sheets := b.Sheets
	if o.Register != "" {
		sheets = slices.DeleteFunc(slices.Clone(sheets), func(s table.Sheet) bool { return s.Name != o.Register })
	}
	if len(sheets) == 0 {
		return fmt.Errorf("no register called %q", o.Register)
	}
	x := &xlsxWriter{zip: zip.NewWriter(w)}
	parts := make([]string, len(sheets))
	for i := range sheets {
		parts[i] = x.sheet(&sheets[i])
	}
	var types, book, rels strings.Builder
	names := model.Each(sheets, func(s table.Sheet) string { return s.Name })
	if len(x.lists) > 0 {
		names, parts = append(names, wordSheet), append(parts, x.words())
	}
	for i, name := range names {
		n, state := strconv.Itoa(i+1), ""
		if i == len(sheets) {
			state = ` state="hidden"`
		}
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		book.WriteString(`<sheet name="` + xmlText(name) + `" sheetId="` + n + `"` + state + ` r:id="rId` + n + `"/>`)
		rels.WriteString(`<Relationship Id="rId` + n + `" Type="` + relsXML + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
	}
	const packageTypes = "http://schemas.openxmlformats.org/package/2006/"
	x.part("[Content_Types].xml", `<Types xmlns="`+packageTypes+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`+types.String()+`</Types>`)
	x.part("_rels/.rels", `<Relationships xmlns="`+packageTypes+`relationships"><Relationship Id="rId1" Type="`+relsXML+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	x.part("xl/workbook.xml", `<workbook xmlns="`+sheetsXML+`" xmlns:r="`+relsXML+`"><sheets>`+book.String()+`</sheets></workbook>`)
	x.part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packageTypes+`relationships">`+rels.String()+`<Relationship Id="rIdS" Type="`+relsXML+`/styles" Target="styles.xml"/></Relationships>`)
	x.part("xl/styles.xml", xlsxStyles)
	for i, text := range parts {
		x.part("xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", text)
	}
	if x.err == nil {
		x.err = x.zip.Close()
	}
	return x.err
}

// xlsxWriter writes the parts of a workbook. It keeps the first error.
type xlsxWriter struct {
	zip   *zip.Writer
	err   error
	lists [][]string // choices on the hidden sheet
}

func (x *xlsxWriter) part(name, text string) {
	if x.err != nil {
		return
	}
	// No modification time, which would differ each time.
	part, err := x.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = io.WriteString(part, xmlHead+text)
	}
	x.err = err
}

const (
	narrow, wide = 9, 44     // column width, characters
	maxChoices   = 255       // characters of a list in a rule
	maxPrompt    = 255       // characters of a note
	ruleRows     = 1_048_576 // also covers rows that are still to be filled
)

// sheet returns the XML of one sheet. The heading row is frozen, columns fit their
// contents, and each column has its choices and its note.
func (x *xlsxWriter) sheet(s *table.Sheet) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + sheetsXML + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range s.Columns {
		width := utf8.RuneCountInString(c.Head) + 2
		for _, row := range s.Rows {
			for line := range strings.SplitSeq(row[i], "\n") {
				width = max(width, utf8.RuneCountInString(line)+2)
			}
		}
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, min(max(width, narrow), wide))
	}
	b.WriteString(`</cols><sheetData><row r="1">`)
	for i, c := range s.Columns {
		textCell(&b, i, 1, headStyle, c.Head)
	}
	b.WriteString(`</row>`)
	for r, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+2)
		for i, text := range row {
			switch {
			case text == "":
			case s.Columns[i].Number && isDecimal(text):
				fmt.Fprintf(&b, `<c r="%s%d" s="%d"><v>%s</v></c>`, columnName(i), r+2, plainStyle, text)
			default:
				textCell(&b, i, r+2, textStyle, text)
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	x.rules(&b, s)
	b.WriteString(`</worksheet>`)
	return b.String()
}

func isDecimal(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && strings.Trim(text, "0123456789.") == ""
}

// textCell writes a text cell. The text is never a formula, whatever it begins with.
func textCell(b *strings.Builder, column, row, style int, text string) {
	fmt.Fprintf(b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, columnName(column), row, style, xmlText(text))
}

// rules writes, for each column, the choices for its cells and the note shown when a cell
// is selected.
func (x *xlsxWriter) rules(b *strings.Builder, s *table.Sheet) {
	var rules []string
	for i, c := range s.Columns {
		if c.Note == "" && c.Choices == nil {
			continue
		}
		rule := `<dataValidation allowBlank="1" showInputMessage="1"`
		list := ""
		if c.Choices != nil {
			rule += ` type="list"`
			if list = `"` + strings.Join(c.Choices, ",") + `"`; len(list) > maxChoices {
				list = x.list(c.Choices)
			}
			if !c.Open {
				rule += ` errorStyle="warning" showErrorMessage="1" error="` + xmlText("the words are "+strings.Join(c.Choices, ", ")) + `"`
			}
		}
		rule += fmt.Sprintf(` promptTitle="%s" prompt="%s" sqref="%s2:%[3]s%[4]d"`, xmlText(c.Head), xmlText(cut(c.Note, maxPrompt)), columnName(i), ruleRows)
		if list == "" {
			rules = append(rules, rule+`/>`)
		} else {
			rules = append(rules, rule+`><formula1>`+xmlText(list)+`</formula1></dataValidation>`)
		}
	}
	if len(rules) > 0 {
		fmt.Fprintf(b, `<dataValidations count="%d">%s</dataValidations>`, len(rules), strings.Join(rules, ""))
	}
}

// list adds words to the hidden sheet and returns their cell range.
func (x *xlsxWriter) list(words []string) string {
	i := slices.IndexFunc(x.lists, func(l []string) bool { return slices.Equal(l, words) })
	if i < 0 {
		i = len(x.lists)
		x.lists = append(x.lists, words)
	}
	return fmt.Sprintf("%s!$%s$1:$%[2]s$%d", wordSheet, columnName(i), len(words))
}

// words returns the XML of the hidden sheet, one column for each list.
func (x *xlsxWriter) words() string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + sheetsXML + `"><sheetData>`)
	longest := 0
	for _, list := range x.lists {
		longest = max(longest, len(list))
	}
	for r := range longest {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for i, list := range x.lists {
			if r < len(list) {
				textCell(&b, i, r+1, textStyle, list[r])
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

// columnName returns A, B, …, Z, AA, ….
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func xmlText(text string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(text)) // a buffer can't fail
	return b.String()
}
