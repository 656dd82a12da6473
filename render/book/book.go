// Package book presents a map as the sheets of a workbook: its registers, with the
// headings and words of the schema, and its findings.
package book

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
	"github.com/ospomap/ospomap/render/table"
)

type listed struct{ name, list string }

// names lists the sheets with the list of the map that each holds, in order.
var names = []listed{
	{"stakeholders", "stakeholders"}, {"collaborations", "collaborations"}, {"people", "people"},
	{"projects", "projects"}, {"goals", "organization.goals"}, {"objectives", "ospo.objectives"},
}

// Findings is the name of the sheet of findings.
const Findings = "findings"

// Names returns the names of the sheets of every book.
func Names() []string {
	return append(model.Each(names, func(n listed) string { return n.name }), Findings)
}

// Of returns a map as sheets. Importing them with `ospomap import` gives the same map
// again.
func Of(m *model.Map, findings []model.Finding) *table.Book {
	w := newWriter(m)
	b := &table.Book{}
	for _, n := range names {
		sheet := table.Sheet{Name: n.name}
		columns := register.Columns(n.list)
		sheet.Columns = model.Each(columns, column)
		for _, e := range entries(m, n.list) {
			sheet.Rows = append(sheet.Rows, model.Each(columns, func(c register.Shown) string { return w.cell(n.list, c, e) }))
		}
		b.Sheets = append(b.Sheets, sheet)
	}
	b.Sheets = append(b.Sheets, findingsSheet(findings))
	return b
}

func column(c register.Shown) table.Column {
	f := c.Field
	out := table.Column{Head: c.Heading, Note: f.Doc, Number: f.Kind == parse.KindInteger || f.Kind == parse.KindNumber}
	switch f.Kind {
	case parse.KindBool:
		out.Choices = []string{"true", "false"}
	case parse.KindWord:
		out.Choices, out.Open = f.Words, f.Arity != parse.One
	case parse.KindOpenWord, parse.KindCadence:
		out.Choices, out.Open = f.Words, true
	case parse.KindDate:
		out.Note += "; a date such as 2026-11-22"
	}
	switch {
	case f.Arity == parse.One:
	case f.Kind == parse.KindRef:
		out.Note += "; several with semicolons between them"
	case f.Kind == parse.KindObject || f.Kind == parse.KindSource:
		out.Note += "; each on a line of its own"
	default:
		out.Note += "; several with commas between them"
	}
	return out
}

func entries(m *model.Map, list string) []any {
	switch list {
	case "stakeholders":
		return each(m.Stakeholders)
	case "people":
		return each(m.People)
	case "projects":
		return each(m.Projects)
	case "organization.goals":
		return each(m.Organization.Goals)
	case "ospo.objectives":
		return each(m.OSPO.Objectives)
	}
	all := slices.Concat(m.Collaborations, m.Activities)
	slices.SortFunc(all, func(a, b *model.Collaboration) int { return cmp.Compare(a.Index, b.Index) })
	return each(all)
}

func each[T any](list []*T) []any {
	return model.Each(list, func(x *T) any { return x })
}

// writer knows the names that can stand for ids in references.
type writer struct {
	ids    map[*model.Collaboration]string
	called map[string]string // names by id, if unique
	wishes map[string]string // texts of expectations and needs by id, if unique
}

func newWriter(m *model.Map) *writer {
	w := &writer{ids: gap.CollaborationIDs(m), called: map[string]string{}, wishes: map[string]string{}}
	names, taken := map[string]string{}, map[string]int{}
	for _, s := range m.Stakeholders {
		names[s.ID] = s.Name
	}
	for _, p := range m.People {
		names[p.ID] = p.Name
	}
	for id, name := range names {
		taken[parse.Slug(name)]++
		if id != parse.Slug(name) {
			taken[id]++
		}
	}
	for id, name := range names {
		if taken[parse.Slug(name)] == 1 && !strings.ContainsAny(name, ",;/\n") && model.OneLine(name) == name {
			w.called[id] = name
		}
	}
	said := map[string]int{}
	for _, s := range m.Stakeholders {
		for _, e := range slices.Concat(s.Expectations, s.Needs) {
			said[parse.Slug(e.Text)]++
			w.wishes[e.ID] = e.Text
		}
	}
	maps.DeleteFunc(w.wishes, func(_, text string) bool {
		return said[parse.Slug(text)] > 1 || strings.ContainsAny(text, ";\n") || model.OneLine(text) != text
	})
	return w
}

func (w *writer) cell(list string, c register.Shown, entry any) string {
	id := ""
	switch e := entry.(type) {
	case *model.Collaboration:
		if c.Path == register.Entry {
			return w.ids[e]
		}
	case *model.Stakeholder:
		id = e.ID
	case *model.Person:
		id = e.ID
	case *model.Project:
		id = e.ID
	}
	if c.Path == "id" && id != "" {
		return id
	}
	texts := slices.Clone(register.Values(list, c.Path, entry))
	if c.Field.Kind == parse.KindRef && c.Field.Ref != model.RefGoal && c.Field.Ref != model.RefWork {
		called := w.called
		if c.Field.Ref == model.RefExpectation { // they have no column for their ids
			called = w.wishes
		}
		for i, id := range texts {
			texts[i] = cmp.Or(called[id], id)
		}
	}
	if c.Field.Kind == parse.KindProse {
		return strings.Join(texts, "\n")
	}
	return register.Joined(c.Field, texts)
}

func findingsSheet(findings []model.Finding) table.Sheet {
	sheet := table.Sheet{Name: Findings, Columns: []table.Column{
		{Head: "Severity", Note: "how much it matters"}, {Head: "Rule", Note: "ospomap explain RULE says why"},
		{Head: "About", Note: "what it is about"}, {Head: "Finding"}, {Head: "What to do"}, {Head: "Line", Note: "where it stands in the map", Number: true},
	}}
	for _, f := range findings {
		line := ""
		if !f.Pos.IsZero() {
			line = strconv.Itoa(f.Pos.Line)
		}
		sheet.Rows = append(sheet.Rows, []string{f.Severity.String(), f.Rule, f.Subject.String(), model.Capitalised(f.Message), model.Capitalised(f.Hint), line})
	}
	return sheet
}
