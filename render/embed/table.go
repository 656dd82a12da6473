package embed

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
)

// table is a view that is written as a table, one row for each thing, in the
// order of the map.
type table struct {
	name    string
	nothing string // what is said where there are no rows
	// make gives the heads of the columns, of which those that stay empty are left
	// out, and the rows as Markdown.
	make func(*model.Map, view.Options) (heads []string, rows [][]string)
}

var tables = []table{
	{"stakeholders", "No stakeholders recorded.", stakeholderTable},
	{"collaborations", "No collaborations recorded.", collaborationTable},
	{"due", "Nothing has a date yet.", dueTable},
	{"gaps", "No gaps found.", gapTable},
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
	heads, rows := t.make(m, o)
	if len(rows) == 0 {
		return t.nothing + "\n"
	}
	return report.Table(heads, rows)
}

// stakeholderTable tells of each stakeholder what it does with the office. What
// the map judges about people is not for documents.
func stakeholderTable(m *model.Map, _ view.Options) (heads []string, rows [][]string) {
	heads = []string{"Stakeholder", "Perspective", "Role", "Collaboration", "Owner"}
	for _, s := range m.Stakeholders {
		name := s.Name
		if s.Wanted {
			name += " (wanted)"
		}
		var does []string
		for _, c := range m.Collaborations {
			if c.WithOSPO() && c.Touches(s.ID) && c.Status != model.Ended && c.Text() != "" {
				does = append(does, c.Text()+stateNote(c))
			}
		}
		rows = append(rows, []string{
			report.Words(name), string(s.Perspective), report.Words(s.Role),
			report.Words(strings.Join(does, "; ")), owner(m, s.Owner),
		})
	}
	return heads, rows
}

func stateNote(c *model.Collaboration) string {
	if c.Active() {
		return ""
	}
	return " (" + string(c.Status) + ")"
}

var arrows = map[model.Direction]string{model.DirectionTo: "→", model.DirectionFrom: "←", model.DirectionBoth: "↔"}

func collaborationTable(m *model.Map, _ view.Options) (heads []string, rows [][]string) {
	heads = []string{"From", "", "To", "Collaboration", "How often", "Status", "Owner"}
	for _, c := range m.Collaborations {
		status := ""
		if !c.Active() {
			status = string(c.Status)
		}
		rows = append(rows, []string{
			report.Words(m.NameOf(c.From.ID)), arrows[c.Direction], report.Words(m.NameOf(c.To.ID)),
			report.Words(c.Text()), report.Words(c.Cadence.Text()), status, owner(m, c.Owner),
		})
	}
	return heads, rows
}

func owner(m *model.Map, ref *model.Ref) string {
	if ref == nil {
		return ""
	}
	return report.Words(m.NameOf(ref.ID))
}

// dueTable is what the view calendar draws.
func dueTable(m *model.Map, o view.Options) (heads []string, rows [][]string) {
	t := calendar.View.Table(m, o)
	return t.Heads, report.ProseRows(t.Rows)
}

// gapTable has no lines of the map, which would change with every line above. What
// nearly every young map lacks is left out, as in reports for people.
func gapTable(_ *model.Map, o view.Options) (heads []string, rows [][]string) {
	heads = []string{"", "Gap", "What to do", "Rule"}
	for _, f := range o.Findings {
		if !gap.IsUnrecorded(f) {
			rows = append(rows, []string{f.Severity.String(), report.Prose(f.Message), report.Prose(f.Hint), report.Code(f.Rule)})
		}
	}
	return heads, rows
}
