package register

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// maxUnknown limits how many words of a column a mapping file asks about.
const maxUnknown = 50

// assign gives each column its field. If a heading may stand for several, the cells
// decide.
func assign(s *Sheet, head int, list string, m *Mapping) []Column {
	var columns []Column
	taken := map[string]bool{}
	seen := map[string]bool{}
	for i, heading := range s.Rows[head].Cells {
		heading = Clean(heading)
		cells := columnCells(s, head, i)
		if heading == "" && len(cells) == 0 {
			continue
		}
		c := Column{Heading: heading, index: i}
		if heading == "" {
			c.Heading = Letters(i)
		}
		var free []string
		all := candidates(heading, list, m)
		for _, path := range all {
			if !taken[path] && !seen[heading] { // a repeated heading does not stand for two fields
				free = append(free, path)
			}
		}
		c.choose(free, list, cells, m)
		if c.Path == "" && len(all) == 0 && list == "stakeholders" && len(candidates(heading, "collaborations", m)) > 0 {
			c.Why = "a collaboration has this, and a stakeholder has not"
		}
		if len(all) > len(free) && len(free) == 0 {
			c.Why = strings.ToLower(Heading(all[0])) + " is read from another column already"
		}
		if m.Columns[heading] == Skip || len(cells) == 0 && c.Path == "" {
			c.Why = ""
		}
		if c.Path == "id" && counts(cells) { // row numbers
			c.Path = ""
		}
		taken[c.Path], seen[heading] = true, true
		columns = append(columns, c)
	}
	return columns
}

// choose selects the first field that understands every cell or, if its words are a
// closed list, more than half of them; otherwise the one that understands most. If none
// understands any, the column gets no field, and Why says so.
func (c *Column) choose(paths []string, list string, cells []string, m *Mapping) {
	best, most := -1, 0
	for i, path := range paths {
		c.set(path, list, cells, m)
		understood := 0
		for _, cell := range cells {
			if texts, problem := c.cell(cell); problem == "" || len(texts) > 0 {
				understood++
			}
		}
		if understood == len(cells) || c.field.Kind == parse.KindWord && 2*understood > len(cells) {
			return
		}
		if understood > most {
			best, most = i, understood
		}
	}
	if best < 0 {
		if len(paths) > 0 && m.Columns[c.Heading] != "" {
			c.set(paths[0], list, cells, m)
			return
		}
		c.Path, c.Why = "", "no field of a map has this name"
		if len(paths) > 0 {
			c.Words = paths[0]
			for _, cell := range cells {
				if cell = Clean(cell); !slices.Contains(c.Unknown, cell) && len(c.Unknown) < maxUnknown {
					c.Unknown = append(c.Unknown, cell)
				}
			}
			c.Why = "none of its cells is understood as " + strings.ToLower(Heading(paths[0])) + ", such as " + quote(cells[0])
		}
		return
	}
	c.set(paths[best], list, cells, m)
}

func (c *Column) set(path, list string, cells []string, m *Mapping) {
	f := fieldOf(path, list)
	c.Path = path
	c.reading = reading{field: f, path: path, words: m.Words[path], order: -1}
	if f.Kind == parse.KindDate {
		c.order = orderOf(cells)
	}
	if f.Kind == parse.KindWord && isLevel(f) {
		c.scale = scaleOf(f, c.Heading, cells)
	}
}

// columnCells returns the cells of a column that have a value.
func columnCells(s *Sheet, head, i int) []string {
	var cells []string
	for _, row := range s.Rows[head+1:] {
		if cell := row.cell(i); !isBlank(Clean(cell)) {
			cells = append(cells, cell)
		}
	}
	return cells
}

// counts reports whether the cells only number their rows.
func counts(cells []string) bool {
	for i, c := range cells {
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(c), "."))
		if err != nil || i > 0 && n <= 0 {
			return false
		}
	}
	return len(cells) > 0
}

// Letters returns the name of a column in a spreadsheet: A, B, …, Z, AA.
func Letters(i int) string {
	var name []byte
	for i++; i > 0; i = (i - 1) / 26 {
		name = append(name, byte('A'+(i-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}
