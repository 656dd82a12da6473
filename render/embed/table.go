package embed

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/table"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
)

type tableMaker struct {
	name string
	make func(*model.Map, view.Options) *table.Table
}

// tables are the tables that a document can show in addition to the views.
var tables = []tableMaker{
	{"stakeholders", stakeholderTable},
	{"collaborations", collaborationTable},
	{"due", func(m *model.Map, o view.Options) *table.Table { return calendar.View.Table(m, o) }},
	{"gaps", gapTable},
}

func tableNames() []string { return model.Each(tables, func(t tableMaker) string { return t.name }) }

// Tabulate returns the block's table as GitHub-flavoured Markdown. Options for pictures
// have no effect.
func (b *Block) Tabulate(m *model.Map, o view.Options) string {
	if o.Lang != "" {
		m = model.Translated(m, o.Lang)
	}
	t := tables[slices.Index(tableNames(), b.View)].make(m, o.Judged(m))
	t.Title = ""
	var out strings.Builder
	_ = format.Lookup("markdown").WriteTable(&out, t) // a builder never fails
	return out.String()
}

// said returns a table without rows.
func said(w *words.Words, nothing model.Phrase, heads ...model.Phrase) *table.Table {
	say := func(head model.Phrase) string { return w.Say(head) }
	return &table.Table{Nothing: w.Say(nothing), Heads: model.Each(heads, say)}
}

// stakeholderTable shows what each stakeholder does with the office. Judgements about
// people do not belong in documents.
func stakeholderTable(m *model.Map, o view.Options) *table.Table {
	w := o.Words
	t := said(w, "No stakeholders recorded.", "Stakeholder", "Perspective", "Role", "Collaboration", "Owner")
	does := map[string][]string{} // by stakeholder
	for _, k := range m.Collaborations {
		if k.WithOSPO() && k.Status != model.Ended && k.Text() != "" {
			_, text := detail.WorkText(w, k, o.Today)
			does[k.Other(model.OSPOID)] = append(does[k.Other(model.OSPOID)], text)
		}
	}
	for _, s := range m.Stakeholders {
		name := s.Name
		if s.Wanted {
			name = w.Say("{party} (wanted)", "party", name)
		}
		t.Rows = append(t.Rows, []string{
			name, w.Word(string(s.Perspective)), s.Role,
			strings.Join(does[s.ID], w.Say("; ")), card.OwnersOf(w, m, &s.Owned),
		})
	}
	return t
}

func collaborationTable(m *model.Map, o view.Options) *table.Table {
	w := o.Words
	t := said(w, "No collaborations recorded.", "From", "", "To", "Collaboration", "How often", "Status", "Owner")
	for _, c := range m.Collaborations {
		arrow := ""
		switch c.Direction {
		case model.DirectionTo:
			arrow = "→"
		case model.DirectionFrom:
			arrow = "←"
		case model.DirectionBoth:
			arrow = "↔"
		}
		t.Rows = append(t.Rows, []string{
			m.NameOf(c.From.ID), arrow, m.NameOf(c.To.ID),
			w.Work(c), w.Cadence(c.Cadence), card.StatusWord(o, c), card.KeepersOf(w, m, c),
		})
	}
	return t
}

// gapTable omits the lines of findings, which would change with every edit above them,
// and what nearly every young map lacks, as reports for people do.
func gapTable(_ *model.Map, o view.Options) *table.Table {
	t := said(o.Words, "No gaps found.", "", "Gap", "What to do", "Rule")
	t.Holds = []table.Content{table.Names, table.Sentences, table.Sentences, table.Code}
	for _, f := range o.Findings {
		if !gap.IsUnrecorded(f) {
			t.Rows = append(t.Rows, []string{o.Words.Word(f.Severity.String()), f.Message, f.Hint, f.Rule})
		}
	}
	return t
}
