package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// The columns of the table of goals, px from the left edge of a panel.
const (
	reportGoalName    = 16.0
	reportGoalMeasure = 336.0
	reportGoalDue     = 636.0
	reportGoalWork    = 772.0
	reportGoalGap     = 18.0 // between columns
	reportGoalPad     = 9.0  // above and below a row
	reportGoalLines   = 5    // of work in one row, at most
)

var reportGoalsHint = draw.Hint{
	Heading: "No goal is recorded yet",
	Text: "Record what the organisation wants under organization.goals, what the office wants to reach under ospo.objectives, " +
		"each with a measure, a target and a day, and name the goals in the collaborations that work on them.",
}

// reportGoal is a goal of the organisation with what is done for it; the nil goal
// has the objectives that serve none.
type reportGoal struct {
	goal       *model.Goal
	objectives []*model.Objective // each stands with the first goal that it serves
	work       []string           // collaborations that name the goal itself
}

// reportGoals lists the goals in file order.
func reportGoals(m *model.Map) []*reportGoal {
	var goals []*reportGoal
	place := map[string]*reportGoal{}
	for _, g := range m.Organization.Goals {
		place[g.ID] = &reportGoal{goal: g, work: workOn(m, g.ID)}
		goals = append(goals, place[g.ID])
	}
	free := &reportGoal{}
	for _, x := range m.OSPO.Objectives {
		home := free
		for _, r := range slices.Backward(x.Supports) {
			if g := place[r.ID]; g != nil {
				home = g
			}
		}
		home.objectives = append(home.objectives, x)
	}
	if len(free.objectives) > 0 {
		goals = append(goals, free)
	}
	return goals
}

// workOn names the collaborations for a goal or objective that have not ended.
func workOn(m *model.Map, id string) []string {
	var names []string
	for _, k := range present(m) {
		if slices.ContainsFunc(k.Goals, func(r *model.Ref) bool { return r.ID == id }) {
			names = append(names, dotted(doing(k), between(m, k), statusWord(k)))
		}
	}
	return names
}

// goalTable is the table while it is laid out.
type goalTable struct {
	m *model.Map
	o Options
	pen
}

// drawReportGoals is the table of goals and objectives with how they stand.
func drawReportGoals(m *model.Map, o Options) (*scene.Scene, error) {
	met, open, late := countObjectives(m, o.Today)
	facts := []string{model.Counted(len(m.Organization.Goals), "goal"), model.Counted(len(m.OSPO.Objectives), "objective")}
	if met+open > 0 {
		facts = append(facts, fmt.Sprintf("%d met", met))
	}
	if late > 0 {
		facts = append(facts, fmt.Sprintf("%d overdue", late))
	}
	p := titled(m, o, "What the "+model.OneLine(m.OSPO.Name)+" works towards", facts...)
	goals := reportGoals(m)
	if len(goals) == 0 {
		return draw.Empty(p, reportGoalsHint), nil
	}
	t := &goalTable{m, o, pen{x: draw.Margin, y: draw.Top, room: sheetWidth - 2*draw.Margin}}
	t.heads()
	for _, g := range goals {
		t.panel(g)
	}
	p.Width, p.Height, p.Body = sheetWidth, t.y, t.nodes
	p.Description += describeGoals(goals)
	return draw.Frame(p), nil
}

func (t *goalTable) heads() {
	for _, h := range []struct {
		x    float64
		word string
	}{
		{reportGoalName, "Goal and objectives"}, {reportGoalMeasure, "Measured by"}, {reportGoalDue, "Due"}, {reportGoalWork, "Who works on it"},
	} {
		head, _ := draw.Caps(h.word, t.x+h.x, baseline(t.y, 10), 10, scene.Ink3)
		t.nodes = append(t.nodes, head)
	}
	t.y += 20
}

// panel is a goal with its objectives.
func (t *goalTable) panel(g *reportGoal) {
	top, name := t.y, "Without a goal of the organisation"
	inside := &goalTable{t.m, t.o, pen{x: t.x, y: t.y, room: t.room}}
	if g.goal != nil {
		name = model.OneLine(g.goal.Name)
		inside.row(goalRow{name: name, goal: true, work: g.work, served: len(g.objectives) > 0})
	} else {
		inside.row(goalRow{name: name, goal: true, served: true})
	}
	for _, x := range g.objectives {
		line := scene.Point{X: t.x + reportGoalName, Y: inside.y}
		inside.nodes = append(inside.nodes, draw.Segment(line, scene.Point{X: t.x + t.room - reportGoalName, Y: line.Y}, draw.Stroke(scene.Line, 1)))
		inside.row(t.objective(x, g.goal))
	}
	box := draw.Box(t.x, top, t.room, inside.y-top, 10, scene.Card, scene.Line, 1)
	group := panel(name, box, inside.nodes...)
	group.Role = "list"
	t.nodes = append(t.nodes, group)
	t.y = inside.y + 12
}

// goalRow is what stands in one row.
type goalRow struct {
	name, more    string
	measure, path string // how it is measured; from where to where
	due, status   string
	work          []string
	goal          bool // a goal, not an objective
	served        bool // something other than work serves it
	late          bool
}

func (t *goalTable) objective(x *model.Objective, home *model.Goal) goalRow {
	var also []string
	for _, r := range x.Supports {
		for _, g := range t.m.Organization.Goals {
			if g.ID == r.ID && g != home {
				also = append(also, model.OneLine(g.Name))
			}
		}
	}
	row := goalRow{
		name: model.OneLine(x.Name), more: prefixed("also for: ", strings.Join(also, ", ")), measure: model.OneLine(x.Measure), due: x.Due.String(),
		status: string(x.Status), work: workOn(t.m, x.ID), served: !x.Open(), late: x.Late(t.o.Today),
	}
	switch {
	case x.Baseline != "" && x.Target != "":
		row.path = model.OneLine(x.Baseline) + " → " + model.OneLine(x.Target)
	case x.Target != "":
		row.path = "→ " + model.OneLine(x.Target)
	case x.Baseline != "":
		row.path = "now " + model.OneLine(x.Baseline)
	}
	if row.status == "" {
		row.status = string(model.ObjectiveOpen)
	}
	if row.late {
		row.status = "overdue"
	}
	return row
}

// row sets a row with its top at the pen.
func (t *goalTable) row(r goalRow) {
	top := t.y + reportGoalPad
	cell := func(x, end float64) *pen { return &pen{x: t.x + x, y: top, room: end - x - reportGoalGap} }
	name := cell(reportGoalName, reportGoalMeasure)
	if r.goal {
		name.room = reportGoalWork - reportGoalName - reportGoalGap
		name.text(r.name, 14.5, true, scene.Ink, 3)
	} else {
		name.x, name.room = name.x+12, name.room-12
		name.text(r.name, 13, false, scene.Ink, 4)
		name.text(r.more, 11.5, false, scene.Ink2, 3)
	}
	measure := cell(reportGoalMeasure, reportGoalDue)
	measure.text(r.measure, textSize, false, scene.Ink2, 4)
	measure.text(r.path, 13, true, scene.Ink, 3)
	if !r.goal && r.measure+r.path == "" {
		measure.text("not recorded", textSize, false, scene.Ink3, 1)
	}
	due := cell(reportGoalDue, reportGoalWork)
	t.status(due, r)
	work := cell(reportGoalWork, t.room)
	t.work(work, r)
	g := &scene.Group{Class: "objective", Role: "listitem", Label: r.spoken()}
	for _, c := range []*pen{name, measure, due, work} {
		t.y = max(t.y, c.y+reportGoalPad)
		g.Children = append(g.Children, c.nodes...)
	}
	t.nodes = append(t.nodes, g)
}

// status is when an objective is due and how it stands; met has a tick, overdue
// a triangle.
func (t *goalTable) status(c *pen, r goalRow) {
	if r.goal {
		return
	}
	c.text(r.due, 13, false, scene.Ink, 1)
	ink, sign := scene.Ink2, []scene.Node(nil)
	switch middle := c.y + lineStep(textSize)/2; {
	case r.late && !t.o.NoGaps:
		ink, sign = scene.Gap, draw.Warning(c.x, middle)
	case r.status == string(model.ObjectiveMet):
		sign = []scene.Node{dueSigns[dueReview](c.x+5, middle, scene.Ink2)}
	}
	if sign != nil {
		c.nodes = append(c.nodes, &scene.Group{Children: sign})
		c.x, c.room = c.x+16, c.room-16
	}
	c.text(r.status, textSize, sign != nil, ink, 1)
}

// work lists the collaborations; the tooltip has those that there is no room for.
func (t *goalTable) work(c *pen, r goalRow) {
	list := r.work
	if n := len(list); n > reportGoalLines {
		list = list[:reportGoalLines-1]
	}
	for _, name := range list {
		c.nodes = append(c.nodes, draw.Fitted(name, c.x, baseline(c.y, textSize), c.room, textSize, false, scene.Ink))
		c.y += lineStep(textSize)
	}
	if n := len(r.work) - len(list); n > 0 {
		more := draw.Text(fmt.Sprintf("and %d more", n), c.x, baseline(c.y, textSize), textSize, false, scene.Ink2)
		c.nodes = append(c.nodes, &scene.Group{Tooltip: strings.Join(r.work[len(list):], "\n"), Children: []scene.Node{more}})
		c.y += lineStep(textSize)
	}
	if len(r.work) > 0 || r.served {
		return
	}
	ink := scene.Gap
	if t.o.NoGaps {
		ink = scene.Ink3
	}
	c.text("nobody recorded", textSize, false, ink, 1)
}

// spoken is a row in words.
func (r goalRow) spoken() string {
	said := []string{}
	for _, s := range []string{dotted(r.measure, r.path), prefixed("due ", r.due), r.status, prefixed("worked on by ", draw.Spoken(r.work)), r.more} {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) == 0 {
		return r.name
	}
	return r.name + ": " + strings.Join(said, ", ")
}

// describeGoals says what nobody works on.
func describeGoals(goals []*reportGoal) string {
	var names, idle []string
	for _, g := range goals {
		if g.goal == nil {
			continue
		}
		names = append(names, model.OneLine(g.goal.Name))
		if len(g.work)+len(g.objectives) == 0 {
			idle = append(idle, model.OneLine(g.goal.Name))
		}
	}
	said := ""
	if len(names) > 0 {
		said = " Goals: " + draw.Spoken(names) + "."
	}
	if len(idle) > 0 {
		said += " Nothing works on " + draw.Spoken(idle) + "."
	}
	return said
}
