package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// Sheet is a table as it is in a file, including headings.
type Sheet struct {
	File  string
	Name  string // of the sheet, or another hint at the topic of the table
	About string // a title above the table, which may be such a hint as well
	Only  bool   // the only one of the file, so that positions need no name

	Lines bool // rows are lines of the file
	Rows  []Row
}

// Row is a row of cells.
type Row struct {
	Number int // from 1, as in spreadsheets
	Cells  []string
}

func (r Row) cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

func (r Row) blank() bool {
	return !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// Read is what was understood of a sheet.
type Read struct {
	Sheet    *Sheet
	List     string   // the list of its rows; empty if nothing was understood, or the sheet is skipped
	Columns  []Column // in file order
	Records  []*Record
	Problems []Problem
	said     map[string]bool // contents of the collaborations next to stakeholders
}

// Column is a column of a sheet and its field.
type Column struct {
	Heading string
	Path    string   // with collaboration. before a field of the collaboration next to a stakeholder; empty if the column is not read
	Why     string   // why it is not read; empty also if nobody misses it
	Unknown []string // words in it that were not understood, each once
	Words   string   // the field that they would be words of
	index   int
	reading
}

// ReadSheet reads a table as entries of a map.
func ReadSheet(s *Sheet, m *Mapping) *Read {
	out := &Read{Sheet: s, said: map[string]bool{}}
	if m.Sheets[s.Name] == Skip || slices.Contains(notLists, headingKey(s.Name)) {
		return out
	}
	head := headRow(s, m)
	if head < 0 {
		s = fromTo(s.listed(m))
		head = headRow(s, m)
	}
	if head < 0 {
		out.problem(Pos{}, "no row of headings is understood: none of them names a stakeholder")
		for _, row := range s.Rows { // for a mapping file, which may name their fields
			if texts := row.texts(); len(texts) > 1 {
				for _, text := range texts {
					out.Columns = append(out.Columns, Column{Heading: Clean(text), Why: "no field of a map has this name"})
				}
				break
			}
		}
		return out
	}
	if s.onItsSide(head, m) {
		out.problem(Pos{}, "the headings stand below one another in the first column; exchange rows and columns (transpose), and import again")
		return out
	}
	s = gather(s.underOne(head, m).pairs(head, m), head)
	out.Sheet = s
	if readRACI(out, head) {
		return out
	}
	out.List = listOf(s, head, m)
	if out.List == "" {
		out.problem(Pos{Row: s.Rows[head].Number}, "the headings say neither who the stakeholders are nor anything else that a map lists")
		return out
	}
	out.Columns = assign(s, head, out.List, m)
	for _, c := range out.Columns {
		if c.Why != "" {
			out.problem(Pos{Column: c.Heading}, c.Why+"; the column is skipped")
		}
	}
	perspective := ""
	for _, row := range s.Rows[head+1:] {
		switch text := out.heads(row); {
		case row.blank() || slices.Equal(row.Cells, s.Rows[head].Cells):
		case text != "":
			perspective = text
		case row.isTotal():
			out.problem(Pos{Row: row.Number}, "the row sums up others and is left out")
		case row.isRemark() && len(out.Columns) > 1:
			out.problem(Pos{Row: row.Number}, "the row is a remark and is left out")
		default:
			out.row(row, perspective)
		}
	}
	return out
}

func (r *Read) problem(at Pos, text string) {
	r.Problems = append(r.Problems, Problem{At: r.located(at), Text: text})
}

func (r *Read) located(at Pos) Pos {
	at.File = r.Sheet.File
	switch {
	case r.Sheet.Lines:
		at.Line = at.Row
	case !r.Sheet.Only:
		at.Sheet = r.Sheet.Name
	}
	return at
}

// row reads one row: an entry and, if a row about a stakeholder also says how the office
// works with them, a collaboration. The perspective comes from a heading row above.
func (r *Read) row(row Row, perspective string) {
	at := r.located(Pos{Row: row.Number})
	record := &Record{List: r.List, At: at}
	beside := &Record{List: "collaborations", At: at}
	for i := range r.Columns {
		c := &r.Columns[i]
		if c.Path == "" {
			continue
		}
		here := at
		here.Column = c.Heading
		texts, problem := c.cell(row.cell(c.index))
		if problem != "" {
			r.Problems = append(r.Problems, Problem{At: here, Text: problem})
			if word := Clean(row.cell(c.index)); !slices.Contains(c.Unknown, word) {
				c.Unknown, c.Words = append(c.Unknown, word), c.Path
			}
			if len(texts) == 0 {
				continue
			}
		}
		if path, ok := strings.CutPrefix(c.Path, collaborationPrefix); ok {
			beside.Set(path, here, texts...)
		} else if record.Set(c.Path, here, texts...); c.Path == "perspective" && len(texts) > 0 {
			record.look(here, row.cell(c.index), texts[0])
		}
	}
	key := required(r.List)
	if record.Get(key) == "" && !isActivity(record) {
		if record.saysAny() {
			r.Problems = append(r.Problems, Problem{At: at, Text: "the row has no " + key, Lost: true})
		}
		return
	}
	if word, problem := fieldOf("perspective", "stakeholders").Means(perspective); problem == "" {
		record.look(at, perspective, word)
	}
	r.Records = append(r.Records, record)
	if beside.saysAny() {
		beside.Set("to", at, record.Name())
		if said := beside.said(); !r.said[said] { // the same row may be there twice
			r.Records, r.said[said] = append(r.Records, beside), true
		}
	}
}

// isActivity reports whether a record is work within the office, which has no other end.
func isActivity(r *Record) bool {
	return r.List == "collaborations" && r.Get("from") == "" && (r.Get("label") != "" || r.Get("method") != "" || r.Get("purpose") != "")
}

// required returns the field that every entry of a list needs.
func required(list string) string {
	if list == "collaborations" {
		return "to"
	}
	return "name"
}

// notLists are sheets written by this program that hold no entries.
var notLists = []string{"findings", "words"}

// maxTitles is how many rows may precede the headings.
const maxTitles = 20

// headRow returns the index of the row with the most headings, or -1 if none has the
// heading that an entry requires.
func headRow(s *Sheet, m *Mapping) int {
	best, most := -1, 0
	for i, row := range s.Rows[:min(len(s.Rows), maxTitles)] {
		for _, list := range parse.Lists {
			if n, needed := fit(row.Cells, list, m); needed && n > most {
				best, most = i, n
			}
		}
		if best < 0 && isRACIHead(s, i) {
			return i
		}
	}
	return best
}

// listOf returns the list whose fields the headings are: the one in the mapping, the one
// in a title or the name of the sheet, or else the best fit.
func listOf(s *Sheet, head int, m *Mapping) string {
	if list := listCalled(m.Sheets[s.Name]); m.Sheets[s.Name] != "" && list != "" {
		return list
	}
	for _, name := range []string{s.About, s.Name} {
		list := listOfSheet(name)
		if list == "" {
			continue
		}
		if _, needed := fit(s.Rows[head].Cells, list, m); needed {
			return list
		}
	}
	best, most := "", 0
	for _, sec := range sections() { // stakeholders first
		if n, needed := fit(s.Rows[head].Cells, sec.list, m); needed && n > most {
			best, most = sec.list, n
		}
	}
	return best
}

// fit counts the headings that are fields of a list, and reports whether the one that an
// entry requires is among them.
func fit(headings []string, list string, m *Mapping) (n int, needed bool) {
	taken := map[string]bool{}
	for _, h := range headings {
		for _, path := range candidates(h, list, m) {
			if !taken[path] {
				taken[path] = true
				n++
				break
			}
		}
	}
	return n, taken[required(list)]
}

// candidates returns the fields that a heading may stand for, the most likely first.
// Besides those of a stakeholder, a table may have those of the collaboration with them.
func candidates(heading, list string, m *Mapping) []string {
	heading = Clean(heading)
	if path, said := m.Columns[heading]; said && path != "" {
		if path == Skip || !isFieldOf(path, list) {
			return nil
		}
		return []string{path}
	}
	k := headingKey(heading)
	if k == "" {
		return nil
	}
	found := slices.Clone(sectionOf(list).fields[k])
	if list == "stakeholders" {
		for _, path := range sectionOf("collaborations").fields[k] {
			if slices.Contains(beside, path) {
				found = append(found, collaborationPrefix+path)
			}
		}
	}
	if parts := strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("/|\n", r) }); len(found) == 0 && len(parts) > 1 {
		for _, part := range parts { // in two languages: Name / Nom
			for _, path := range candidates(part, list, m) {
				if len(part) > 1 && !slices.Contains(found, path) { // R/A/C/I is four fields
					found = append(found, path)
				}
			}
		}
	}
	return found
}

// beside are the fields of a collaboration that a table of stakeholders may have.
var beside = []string{
	"method", "label", "direction", "mode", "aspect", "strength", "channel", "cadence", "slot", "purpose", "started", "ends", "last_held", "evidence",
}

func isFieldOf(path, list string) bool {
	return fieldOf(path, list) != nil
}

func fieldOf(path, list string) *parse.Field {
	if inner, ok := strings.CutPrefix(path, collaborationPrefix); ok {
		path, list = inner, "collaborations"
	}
	if path == Entry && list == "collaborations" {
		return entryField
	}
	return parse.ListOf(list).At(path)
}
