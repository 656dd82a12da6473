package importing

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

var xlsxKind = &kind{
	name: "xlsx",
	is:   func(f *file) bool { return isPacked(f.src) },
	read: readXLSX,
}

// A workbook is read by hand: only the values of cells are needed, and the libraries for
// it cost more at every start of the program than everything else together.

// workbook is an open XLSX file. It counts the bytes that it unpacks, whatever sizes the
// file states.
type workbook struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	max   int64

	sheets  []workbookSheet
	strings []string
	dates   []bool       // by style: whether it displays numbers as dates
	hidden  map[int]bool // hidden columns of the sheet: whether they were reported
	from    int          // the date of number 0, in days before 1970-01-01
}

type workbookSheet struct {
	Name   string `xml:"name,attr"`
	State  string `xml:"state,attr"`
	ID     string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	Strict string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
}

// maxFiles limits how many files a workbook may contain; one sheet needs about ten.
const maxFiles = 2000

func readXLSX(f *file, s *Source) error {
	if bytes.HasPrefix(f.src, []byte("\xd0\xcf\x11\xe0")) {
		return errors.New("this is an XLS file or one with a password; save it as XLSX without one")
	}
	archive, err := zip.NewReader(bytes.NewReader(f.src), int64(len(f.src)))
	if err != nil {
		return errors.New("the spreadsheet is damaged: it can't be unpacked")
	}
	if len(archive.File) > maxFiles {
		return fmt.Errorf("the spreadsheet holds more than %d files", maxFiles)
	}
	w := &workbook{files: map[string]*zip.File{}, left: f.o.MaxSize, max: f.o.MaxSize, from: 25569}
	for _, entry := range archive.File {
		w.files[strings.ToLower(strings.TrimPrefix(entry.Name, "/"))] = entry
	}
	switch {
	case w.files["xl/vbaproject.bin"] != nil:
		return errors.New("the spreadsheet has macros; save it as XLSX, which has none")
	case w.files["xl/workbook.xml"] == nil && w.files["content.xml"] != nil:
		return errors.New("this is an OpenDocument file; save it as XLSX or CSV")
	case w.files["xl/workbook.xml"] == nil:
		return errors.New("this is not an XLSX spreadsheet")
	}
	targets, err := w.open()
	if err != nil {
		return err
	}
	var sheets []*register.Sheet
	for _, entry := range w.sheets {
		if entry.State != "" && entry.State != "visible" {
			continue
		}
		sheet := &register.Sheet{File: f.name, Name: entry.Name}
		if err := w.sheet(targets[entry.ID+entry.Strict], sheet, s); err != nil {
			return fmt.Errorf("sheet %s: %w", model.Printable(entry.Name), err)
		}
		if len(sheet.Rows) > 0 {
			sheets = append(sheets, sheet)
		}
	}
	for _, sheet := range sheets {
		sheet.Only = len(sheets) == 1
	}
	s.sheets(f, sheets)
	return nil
}

// open reads what the sheets share, and returns the file of each sheet by its id.
func (w *workbook) open() (targets map[string]string, err error) {
	var book struct {
		Sheets []workbookSheet `xml:"sheets>sheet"`
		Pr     struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := w.unmarshal("xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	if err := w.unmarshal("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	w.sheets = book.Sheets
	if isTrue(book.Pr.Date1904) {
		w.from -= 1462
	}
	targets = map[string]string{}
	for _, r := range rels.List {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[r.ID] = strings.TrimPrefix(target, "/")
	}
	if err := w.styles(); err != nil {
		return nil, err
	}
	return targets, w.sharedStrings()
}

// part opens a file of the workbook, or returns nil if there is none.
func (w *workbook) part(name string) (io.ReadCloser, error) {
	entry := w.files[strings.ToLower(name)]
	if entry == nil {
		return nil, nil
	}
	r, err := entry.Open()
	if err != nil {
		return nil, errors.New("the spreadsheet is damaged: a part of it can't be unpacked")
	}
	return struct {
		io.Reader
		io.Closer
	}{&budget{r, w}, r}, nil
}

// budget reads no more than the workbook may still unpack.
type budget struct {
	r io.Reader
	w *workbook
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.w.left -= int64(n); b.w.left < 0 {
		return 0, fmt.Errorf("the spreadsheet unpacks to more than %d bytes", b.w.max)
	}
	return n, err
}

// unmarshal decodes a small file of the workbook, if it exists.
func (w *workbook) unmarshal(name string, into any) error {
	r, err := w.part(name)
	if r == nil || err != nil {
		return err
	}
	defer r.Close()
	return damaged(xml.NewDecoder(r).Decode(into))
}

// damaged turns a syntax error of the XML library into a message about the file.
func damaged(err error) error {
	if e, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return fmt.Errorf("the spreadsheet is damaged: %s", e.Msg)
	}
	return err
}

func (w *workbook) sharedStrings() error {
	r, err := w.part("xl/sharedStrings.xml")
	if r == nil || err != nil {
		return err
	}
	defer r.Close()
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			var text richText
			if err := d.DecodeElement(&text, &start); err != nil {
				return damaged(err)
			}
			if w.strings = append(w.strings, text.String()); len(w.strings[len(w.strings)-1]) > maxCell {
				return fmt.Errorf("a cell holds more than %d bytes", maxCell)
			}
		}
	}
}

// richText is text in parts with different formatting. Its phonetic guides are not read.
type richText struct {
	Text []string `xml:"t"`
	Runs []struct {
		Text []string `xml:"t"`
	} `xml:"r"`
}

func (t richText) String() string {
	parts := t.Text
	for _, run := range t.Runs {
		parts = append(parts, run.Text...)
	}
	return strings.Join(parts, "")
}
