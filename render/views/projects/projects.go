// Package projects draws the projects that the organisation depends on, and lines to the
// stakeholders through whom it reaches them.
package projects

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/table"
	"github.com/ospomap/ospomap/render/view"
)

// View is the projects view.
var View = view.New(view.View{
	Name:     "projects",
	Question: "What do we depend on, and through whom?",
	Use: "On the left are the open source projects that the organisation depends on, the critical ones first; on the right is " +
		"whom to talk to about them, with what is done together. A project that leads to nobody, or to somebody with whom " +
		"nothing is under way, hears bad news last. Use it when you decide where to contribute and what to fund.",
	Fields: []string{
		"organization.name",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].strength", "collaborations[].cadence", "collaborations[].purpose",
		"collaborations[].owner", "collaborations[].raci.responsible", "collaborations[].raci.accountable", "collaborations[].status", "collaborations[].started", "collaborations[].ends", "collaborations[].evidence",
		"projects[].name", "projects[].use", "projects[].url", "projects[].status", "projects[].group", "projects[].stakeholder", "projects[].owner",
	},
	Draw:  drawProjects,
	Graph: projectsGraph,
	Table: projectsTable,
})

var hint = draw.Hint{
	Heading: "No projects are recorded yet",
	Text:    "Record the open source projects without which work would stop, with who makes them and who in the office watches them.",
	Recipe: []string{"projects:", "  - name: Linux kernel", "    use: critical", "    url: https://kernel.org",
		"    stakeholder: Upstream communities", "    owner: Head of OSPO"},
}

// source is a stakeholder that stands for projects, or none, with these projects.
type source struct {
	who      *model.Stakeholder // nil if not recorded
	projects []*model.Project   // most critical first
	works    []work
}

// work is a collaboration with the source or a part of it; near is the id of the other
// end, such as the office.
type work struct {
	*model.Collaboration
	near string
}

// active reports whether anything is under way.
func (c *chart) active(s *source) bool {
	return slices.ContainsFunc(s.works, func(k work) bool { return k.AtWork(c.o.Today) })
}

// weight returns how much depends on a project; 0 means not recorded.
func weight(p *model.Project) int { return slices.Index(model.ProjectUses, p.Use) + 1 }

// sourcesOf groups the projects by source. The source of the most critical project comes
// first; among equals, projects without a source come first.
func sourcesOf(m *model.Map) []*source {
	byID := map[string]*source{}
	var all []*source
	for _, p := range m.Projects {
		var who *model.Stakeholder
		if p.Stakeholder != nil {
			who = m.Stakeholder(p.Stakeholder.ID)
		}
		id := ""
		if who != nil {
			id = who.ID
		}
		if byID[id] == nil {
			byID[id] = &source{who: who, works: worksWith(m, who)}
			all = append(all, byID[id])
		}
		byID[id].projects = append(byID[id].projects, p)
	}
	for _, s := range all {
		slices.SortStableFunc(s.projects, func(a, b *model.Project) int { return weight(b) - weight(a) })
	}
	rank := func(s *source) int {
		if s.who == nil {
			return 2*weight(s.projects[0]) + 1
		}
		return 2 * weight(s.projects[0])
	}
	slices.SortStableFunc(all, func(a, b *source) int { return rank(b) - rank(a) })
	return all
}

// worksWith returns the collaborations with a stakeholder or a part of it that have not ended.
func worksWith(m *model.Map, who *model.Stakeholder) []work {
	if who == nil {
		return nil
	}
	within := map[string]bool{who.ID: true}
	for range m.Stakeholders { // parts may be listed before their whole
		before := len(within)
		for _, s := range m.Stakeholders {
			if s.PartOf != nil && within[s.PartOf.ID] {
				within[s.ID] = true
			}
		}
		if len(within) == before {
			break
		}
	}
	var out []work
	for _, k := range card.Present(m) {
		switch from, to := within[k.From.ID], within[k.To.ID]; {
		case from && !to:
			out = append(out, work{k, k.To.ID})
		case to && !from:
			out = append(out, work{k, k.From.ID})
		}
	}
	return out
}

// chart is the picture during layout.
type chart struct {
	m       *model.Map
	o       view.Options // judged
	sources []*source
}

// uncovered reports whether the check found that nobody is in touch with a critical
// project, or that the organisation only listens to it.
func (c *chart) uncovered(p *model.Project) bool {
	return c.o.Found(model.AboutProject, p.ID, "critical-project-uncovered")
}

func (c *chart) unowned(p *model.Project) bool {
	return c.o.Found(model.AboutProject, p.ID, "critical-project-unowned")
}

func (c *chart) title() string {
	return c.o.Words.Say("What {organization} depends on, and through whom", "organization", c.organization())
}

func (c *chart) organization() string {
	if c.m.Organization.Name == "" {
		return c.m.OfficeName()
	}
	return model.Isolated(model.OneLine(c.m.Organization.Name))
}

func (c *chart) facts() []string {
	say := c.o.Words.Say
	facts := []string{say("{n|project}", "n", len(c.m.Projects))}
	critical, open := 0, 0
	for _, p := range c.m.Projects {
		if p.Critical() {
			critical++
		}
		if c.uncovered(p) {
			open++
		}
	}
	if critical > 0 {
		facts = append(facts, say("{n} critical", "n", critical))
	}
	if open > 0 {
		facts = append(facts, say("{n|gap}", "n", open))
	}
	return facts
}

func drawProjects(m *model.Map, o view.Options) (*scene.Scene, error) {
	c := &chart{m: m, o: o, sources: sourcesOf(m)}
	page := card.Titled(m, o, c.title(), c.facts()...)
	if len(m.Projects) == 0 {
		return draw.Empty(page, hint), nil
	}
	page.Description += c.describe()
	page.Width = card.PageWidth
	b := &card.Pen{X: draw.Margin, Y: draw.Top, Room: card.PageWidth - 2*draw.Margin}
	for _, s := range c.sources {
		c.drawSource(b, s)
	}
	page.Body, page.Height, page.Legend = b.Nodes, b.Y, c.signs()
	return card.Framed(page, m, o)
}

func (c *chart) describe() string {
	say := c.o.Words.Say
	var out strings.Builder
	for _, s := range c.sources {
		names := model.Each(s.projects, func(p *model.Project) string { return model.OneLine(p.Name) })
		if s.who == nil {
			out.WriteString(" " + say("Through nobody who is recorded: {projects}.", "projects", draw.Spoken(c.o.Words, names)))
			continue
		}
		out.WriteString(" " + say("Through {party}: {projects}.", "party", model.OneLine(s.who.Name), "projects", draw.Spoken(c.o.Words, names)))
		if len(s.works) == 0 {
			out.WriteString(" " + say("Nothing is done together."))
		}
	}
	return out.String()
}

// projectsTable returns the picture as a table, with a row for each project.
func projectsTable(m *model.Map, o view.Options) *table.Table {
	c := &chart{m: m, o: o, sources: sourcesOf(m)}
	say := o.Words.Say
	t := &table.Table{
		Title: card.Titled(m, o, c.title()).Title, Nothing: say("No projects are recorded yet."),
		Heads: []string{say("Project"), say("Use"), say("Status"), say("Group"), say("Through whom"), say("Done together"), say("Owner")},
	}
	for _, s := range c.sources {
		works := model.Each(s.works, c.workText)
		who := ""
		if s.who != nil {
			who = model.OneLine(s.who.Name)
		}
		for _, p := range s.projects {
			t.Rows = append(t.Rows, []string{model.OneLine(p.Name), o.Words.Word(p.Use), o.Words.Word(p.Status), p.Group, who, strings.Join(works, "; "), card.OwnersOf(o.Words, m, &p.Owned)})
		}
	}
	return t
}

func projectsGraph(m *model.Map, o view.Options) (*graph.Diagram, error) {
	c := &chart{m: m, o: o, sources: sourcesOf(m)}
	d := &graph.Diagram{Title: card.Titled(m, o, c.title()).Title, LeftToRight: true}
	for _, s := range c.sources {
		id := ""
		if s.who != nil {
			// Ids in a map have no colon.
			id = "stakeholder:" + s.who.ID
			d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: model.OneLine(s.who.Name), Note: model.OneLine(s.who.Role),
				Style: graph.Style{Fill: scene.Card, Stroke: draw.Accent(s.who.Perspective), Ink: scene.Ink, Dashed: s.who.Wanted}})
		}
		for _, p := range s.projects {
			n := graph.Node{ID: "project:" + p.ID, Name: model.OneLine(p.Name), Note: c.note(p), Href: p.URL,
				Style: graph.Style{Fill: scene.Card, Stroke: scene.Trunk, Ink: scene.Ink}}
			if c.uncovered(p) {
				n.Style = graph.Style{Fill: scene.GapTint, Stroke: scene.Gap, Ink: scene.Ink, Dashed: true}
			}
			d.Nodes = append(d.Nodes, n)
			if id != "" {
				d.Edges = append(d.Edges, graph.Edge{From: n.ID, To: id, Dashed: !c.active(s), Color: n.Style.Stroke})
			}
		}
	}
	return d, nil
}
