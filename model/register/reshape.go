package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// This file separates what people combine in one cell, or in two rows of headings.

// underOne merges two rows of headings: "Current" below "Engagement", or the letters of
// an assessment matrix. A row that holds anything but headings is not merged.
func (s *Sheet) underOne(head int, m *Mapping) *Sheet {
	if head+1 >= len(s.Rows) {
		return s
	}
	upper, lower := s.Rows[head], s.Rows[head+1]
	cells := make([]string, max(len(upper.Cells), len(lower.Cells)))
	above, below, shared := "", 0, 0
	for i := range cells {
		top, own := Clean(upper.cell(i)), Clean(lower.cell(i))
		if top != "" {
			above = top
		}
		switch {
		case own == "" || own == top:
			cells[i] = top
			shared++
			continue
		case !isHeadingBelow(own, above, m):
			return s
		}
		cells[i] = own
		below++
	}
	if below < 2 || shared == 0 {
		return s
	}
	s = s.rows(0, len(s.Rows))
	s.Rows = slices.Delete(slices.Clone(s.Rows), head, head+1)
	s.Rows[head].Cells = cells
	return s
}

// isHeadingBelow reports whether a heading specifies the one above it, or is just below a
// title or the names.
func isHeadingBelow(own, above string, m *Mapping) bool {
	if _, problem := fieldOf("engagement.current", "stakeholders").Means(own); problem == "" {
		return true
	}
	outer := candidates(above, "stakeholders", m)
	return slices.ContainsFunc(candidates(own, "stakeholders", m), func(path string) bool {
		first, _, _ := strings.Cut(path, ".")
		return len(outer) == 0 || outer[0] == "name" || strings.HasPrefix(outer[0], first)
	})
}

// pairs gives each of two words in one cell its own column: "H/L" below "Power /
// Interest", "neutral → supportive" below "Engagement"; "Keep satisfied" is high and low.
func (s *Sheet) pairs(head int, m *Mapping) *Sheet {
	for i, heading := range s.Rows[head].Cells {
		if all := columnCells(s, head, i); len(all) > 0 && m.Columns[Clean(heading)] == "" && !slices.ContainsFunc(all, func(c string) bool { return quadrant(c) == nil }) {
			s = s.parted(head, i, []string{Heading("influence") + " (" + Clean(heading) + ")", Heading("interest") + " (" + Clean(heading) + ")"}, quadrant)
			continue
		}
		paths, named := pairOf(Clean(heading), m)
		if len(paths) != 2 {
			continue
		}
		cells := columnCells(s, head, i)
		halved := 0
		for _, cell := range cells {
			parts := halves(cell)
			if !named && endsIn(cell) == nil {
				parts = nil // perhaps one word in two languages
			}
			read := 0
			for k, part := range parts {
				c := Column{Heading: heading}
				c.set(paths[k], "stakeholders", []string{part}, m)
				if texts, _ := c.cell(part); len(texts) > 0 || isBlank(part) {
					read++
				}
			}
			if read == 2 {
				halved++
			}
		}
		if 2*halved > len(cells) {
			_, scale, _ := strings.Cut(heading, "(")
			s = s.parted(head, i, []string{Heading(paths[0]) + " (" + scale, Heading(paths[1]) + " (" + scale}, halves)
		}
	}
	return s
}

// quadrant returns the influence and the interest of those in a quadrant of the
// power-interest grid, or nil if a cell does not name one.
func quadrant(cell string) []string {
	const high, low = string(model.High), string(model.Low)
	switch parse.Slug(Clean(cell)) {
	case "manage-closely", "key-player", "key-players", "eng-einbinden", "eng-managen", "schlusselakteur", "schlusselakteure", "gerer-de-pres", "gerer-etroitement", "acteur-cle", "acteurs-cles", "gestionar-de-cerca", "gerenciar-de-perto", "密に管理", "重点管理":
		return []string{high, high}
	case "keep-satisfied", "zufriedenstellen", "zufrieden-stellen", "zufrieden-halten", "satisfaire", "garder-satisfait", "garder-satisfaits", "maintenir-satisfait", "mantener-satisfecho", "mantener-satisfechos", "manter-satisfeito", "manter-satisfeitos", "満足させる", "令其满意":
		return []string{high, low}
	case "keep-informed", "informiert-halten", "informieren", "tenir-informe", "tenir-informes", "garder-informe", "garder-informes", "mantener-informado", "mantener-informados", "manter-informado", "manter-informados", "情報提供", "随时告知":
		return []string{low, high}
	case "monitor", "minimal-effort", "beobachten", "surveiller", "monitorear", "monitorar", "監視", "监督":
		return []string{low, low}
	}
	return nil
}

// pairOf returns the two fields that one heading names, or that an arrow in a cell below
// it may separate; named is true for the former.
func pairOf(heading string, m *Mapping) (paths []string, named bool) {
	before, _, _ := strings.Cut(heading, "(")
	if parts := halves(before); len(parts) == 2 && m.Columns[heading] == "" {
		first, second := candidates(parts[0], "stakeholders", m), candidates(parts[1], "stakeholders", m)
		if len(first) > 0 && len(second) > 0 && first[0] != second[0] && isWord(first[0]) && isWord(second[0]) {
			return []string{first[0], second[0]}, true
		}
	}
	if found := candidates(heading, "stakeholders", m); len(found) > 0 && found[0] == "engagement.current" {
		return []string{found[0], "engagement.desired"}, false
	}
	return nil, false
}

func isWord(path string) bool { return fieldOf(path, "stakeholders").Kind == parse.KindWord }

// between replaces what separates two texts in one cell with a bar.
var between = strings.NewReplacer("<->", "|", "->", "|", "=>", "|", "→", "|", "➔", "|", "/", "|", "\n", "|", ";", "|", ",", "|", "&", "|", "+", "|", " and ", "|", " und ", "|", " et ", "|", " y ", "|", " vs. ", "|", " vs ", "|", " x ", "|", "-", "|", "–", "|")

// halves returns the two texts of a cell, or nil if there are not exactly two.
func halves(cell string) []string {
	parts := strings.Split(between.Replace(Clean(cell)), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) != 2 {
		return nil
	}
	return parts
}

// arrows replaces the notations for the direction of a collaboration with one sign each.
var arrows = strings.NewReplacer("<-->", "↔", "<->", "↔", "<=>", "↔", "⇔", "↔", "⟷", "↔", "-->", "→", "->", "→", "=>", "→", "⇒", "→", "➔", "→", "⟶", "→", "<--", "←", "<-", "←", "⇐", "←")

// endsIn returns the two ends of a collaboration and the arrow between them, from a cell
// such as "Legal -> OSPO"; nil if there are none.
func endsIn(cell string) []string {
	cell = arrows.Replace(Clean(cell))
	i := strings.IndexAny(cell, "→←↔")
	if i < 0 || strings.Count(cell, "→")+strings.Count(cell, "←")+strings.Count(cell, "↔") > 1 {
		return nil
	}
	from, arrow, to := strings.TrimSpace(cell[:i]), cell[i:i+len("→")], strings.TrimSpace(cell[i+len("→"):])
	if from == "" || to == "" {
		return nil
	}
	return []string{from, arrow, to}
}

// fromTo gives the ends of collaborations their own columns, if a table has them in one.
func fromTo(s *Sheet) *Sheet {
	for k := 1; k < min(len(s.Rows), maxTitles); k++ {
		for i := range s.Rows[k].Cells {
			all := columnCells(s, k-1, i)
			if endsIn(s.Rows[k].cell(i)) != nil && !slices.ContainsFunc(all, func(c string) bool { return endsIn(c) == nil }) {
				return s.parted(k-1, i, []string{Heading("from"), Heading("direction"), Heading("to")}, endsIn)
			}
		}
	}
	return s
}

// parted returns a sheet with the parts of a column's cells in new columns at its end. A
// cell without parts stays whole, in the first of them.
func (s *Sheet) parted(head, i int, headings []string, parts func(cell string) []string) *Sheet {
	width := 0
	for _, row := range s.Rows[head:] {
		width = max(width, len(row.Cells))
	}
	s = s.rows(0, len(s.Rows))
	s.Rows = slices.Clone(s.Rows)
	for n := head; n < len(s.Rows); n++ {
		more := headings
		if n > head {
			if more = parts(s.Rows[n].cell(i)); more == nil {
				more = []string{s.Rows[n].cell(i)}
			}
		}
		cells := make([]string, width, width+len(headings))
		copy(cells, s.Rows[n].Cells)
		if i < len(cells) {
			cells[i] = ""
		}
		s.Rows[n].Cells = append(cells, more...)
	}
	return s
}
