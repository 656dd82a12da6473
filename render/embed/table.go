package embed

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
)

// table is a view that is written as a table, one row for each thing, in the
// order of the map.
type table struct {
	name    string
	nothing model.Phrase                              // what is said where there are no rows
	heads   []model.Phrase                            // of the columns; those that stay empty are left out
	make    func(*model.Map, view.Options) [][]string // the rows, as Markdown
}

// dueName is the table that has the heads of a view.
const dueName = "due"

var tables = []table{
	{"stakeholders", "No stakeholders recorded.", []model.Phrase{"Stakeholder", "Perspective", "Role", "Collaboration", "Owner"}, stakeholderTable},
	{"collaborations", "No collaborations recorded.", []model.Phrase{"From", "", "To", "Collaboration", "How often", "Status", "Owner"}, collaborationTable},
	{dueName, "Nothing has a date yet.", nil, dueTable},
	{"gaps", "No gaps found.", []model.Phrase{"", "Gap", "What to do", "Rule"}, gapTable},
}

func lookupTable(name string) *table {
	for i := range tables {
		if tables[i].name == name {
			return &tables[i]
		}
	}
	return nil
}

func tableNames() []string {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.name
	}
	return names
}

// Tabulate is the block's table as GitHub-flavoured Markdown. Options that are
// about pictures mean nothing here.
func (b *Block) Tabulate(m *model.Map, o view.Options) string {
	t := lookupTable(b.View)
	if o.Lang != "" {
		m = model.Translated(m, o.Lang)
	}
	o = o.Judged(m)
	rows := t.make(m, o)
	if len(rows) == 0 {
		return o.Words.Say(t.nothing) + "\n"
	}
	if t.name == dueName {
		return report.Table(calendar.View.Table(m, o).Heads, rows)
	}
	heads := make([]string, len(t.heads))
	for i, h := range t.heads {
		heads[i] = o.Words.Say(h)
	}
	return report.Table(heads, rows)
}

// stakeholderTable reports for each stakeholder what it does with the office. What
// the map judges about people is not for documents.
func stakeholderTable(m *model.Map, o view.Options) [][]string {
	var rows [][]string
	w := o.Words
	for _, s := range m.Stakeholders {
		name := s.Name
		if s.Wanted {
			name = w.Say("{party} (wanted)", "party", name)
		}
		var does []string
		for _, c := range m.Collaborations {
			if c.WithOSPO() && c.Touches(s.ID) && c.Status != model.Ended && c.Text() != "" {
				does = append(does, stated(w, c))
			}
		}
		rows = append(rows, []string{
			report.Words(name), w.Word(string(s.Perspective)), report.Words(s.Role),
			report.Words(strings.Join(does, w.Say("; "))), owner(m, s.Owner),
		})
	}
	return rows
}

// stated is what a collaboration is about, with its state where it is not under way.
func stated(w *words.Words, c *model.Collaboration) string {
	if c.Active() {
		return w.Work(c)
	}
	return w.Say("{work} ({state})", "work", words.Said(w.Work(c)), "state", model.Word(c.Status))
}

var arrows = map[model.Direction]string{model.DirectionTo: "→", model.DirectionFrom: "←", model.DirectionBoth: "↔"}

func collaborationTable(m *model.Map, o view.Options) [][]string {
	var rows [][]string
	w := o.Words
	for _, c := range m.Collaborations {
		status := ""
		if !c.Active() {
			status = w.Word(string(c.Status))
		}
		rows = append(rows, []string{
			report.Words(m.NameOf(c.From.ID)), arrows[c.Direction], report.Words(m.NameOf(c.To.ID)),
			report.Words(w.Work(c)), report.Words(w.Cadence(c.Cadence)), status, owner(m, c.Owner),
		})
	}
	return rows
}

func owner(m *model.Map, ref *model.Ref) string {
	if ref == nil {
		return ""
	}
	return report.Words(m.NameOf(ref.ID))
}

// dueTable is what the view calendar draws.
func dueTable(m *model.Map, o view.Options) [][]string {
	return report.ProseRows(calendar.View.Table(m, o).Rows)
}

// gapTable has no lines of the map, which would change with every line above. What
// nearly every young map lacks is left out, as in reports for people.
func gapTable(_ *model.Map, o view.Options) [][]string {
	var rows [][]string
	for _, f := range o.Findings {
		if !gap.IsUnrecorded(f) {
			rows = append(rows, []string{o.Words.Word(f.Severity.String()), report.Prose(f.Message), report.Prose(f.Hint), report.Code(f.Rule)})
		}
	}
	return rows
}
