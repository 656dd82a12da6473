package report

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
)

// Columns of the goals table, as shares of a panel.
const (
	reportGoalName    = 0.0144
	reportGoalMeasure = 0.302
	reportGoalDue     = 0.55
	reportGoalWork    = 0.69
	reportGoalGap     = 18.0 // between columns, px
	reportGoalPad     = 9.0  // above and below a row, px
	reportGoalLines   = 12   // maximum lines of work in one row
	reportWorkLines   = 5    // maximum lines of one collaboration with its party
)

var reportGoalsHint = draw.Hint{
	Heading: "No goal is recorded yet",
	Text: "Record what the organisation wants under organization.goals, what the office wants to reach under ospo.objectives, " +
		"each with a measure, a target and a day, and name the goals in the collaborations that work on them.",
}

// reportGoal is a goal of the organisation with the work on it. The nil goal holds the
// objectives that serve none.
type reportGoal struct {
	goal       *model.Goal
	objectives []*model.Objective // each is listed with the first goal that it serves
	work       []string           // collaborations that name the goal itself
	served     bool               // by an objective, listed here or with another goal
	met, of    int                // of the objectives that serve it, except dropped ones
}

// reportGoals lists the goals in file order.
func reportGoals(m *model.Map, byGoal map[string][]string) []*reportGoal {
	var goals []*reportGoal
	place := map[string]*reportGoal{}
	for _, g := range m.Organization.Goals {
		place[g.ID] = &reportGoal{goal: g, work: byGoal[g.ID]}
		goals = append(goals, place[g.ID])
	}
	free := &reportGoal{}
	for _, x := range m.OSPO.Objectives {
		home := free
		for _, r := range slices.Backward(x.Supports) {
			if g := place[r.ID]; g != nil {
				home = g
				g.count(x)
			}
		}
		home.objectives = append(home.objectives, x)
	}
	if len(free.objectives) > 0 {
		goals = append(goals, free)
	}
	return goals
}

// count adds an objective that serves the goal.
func (g *reportGoal) count(x *model.Objective) {
	if x.Dropped() {
		return
	}
	g.served = true
	g.of++
	if x.Met() {
		g.met++
	}
}

// workOn returns the names of the collaborations that have not ended, by goal or objective.
func workOn(m *model.Map, o view.Options) map[string][]string {
	names, w := map[string][]string{}, o.Words
	for _, k := range card.Work(m) {
		with := ""
		if !k.InOffice() {
			with = card.Between(w, m, k)
		}
		name := card.Dotted(card.Doing(w, k), with, card.StatusWord(o, k))
		for i, r := range k.Goals {
			if !slices.ContainsFunc(k.Goals[:i], func(before *model.Ref) bool { return before.ID == r.ID }) {
				names[r.ID] = append(names[r.ID], name)
			}
		}
	}
	return names
}

// goalTable is the table during layout.
type goalTable struct {
	m *model.Map
	o view.Options
	card.Pen
	byGoal map[string][]string
}

// drawReportGoals draws the table of goals and objectives with their status.
func drawReportGoals(m *model.Map, o view.Options, w float64) (*scene.Scene, error) {
	o = o.Judged(m)
	met, open, late := countObjectives(m, o.Today)
	say := o.Words.Say
	facts := []string{say("{n|goal}", "n", len(m.Organization.Goals)), say("{n|objective}", "n", len(m.OSPO.Objectives))}
	if met+open > 0 {
		facts = append(facts, say("{n} met", "n", met))
	}
	if late > 0 {
		facts = append(facts, say("{n} overdue", "n", late))
	}
	p := card.Titled(m, o, say("What the {office} works towards", "office", model.OneLine(m.OSPO.Name)), facts...)
	work := workOn(m, o)
	goals := reportGoals(m, work)
	if len(goals) == 0 {
		return draw.Empty(p, reportGoalsHint), nil
	}
	t := &goalTable{m, o, card.Pen{X: draw.Margin, Y: draw.Top, Room: w - 2*draw.Margin}, work}
	t.Heads(o.Words, 20, card.Head{DX: reportGoalName * t.Room, Word: "Goal and objectives"}, card.Head{DX: reportGoalMeasure * t.Room, Word: "Measured by"},
		card.Head{DX: reportGoalDue * t.Room, Word: "Due"}, card.Head{DX: reportGoalWork * t.Room, Word: "Who works on it"})
	for _, g := range goals {
		t.panel(g)
	}
	p.Width, p.Height, p.Body = w, t.Y, t.Nodes
	p.Description += describeGoals(o.Words, goals)
	return draw.Frame(p), nil
}

// panel adds the panel of a goal with its objectives.
func (t *goalTable) panel(g *reportGoal) {
	top, name := t.Y, t.o.Words.Say("Without a goal of the organisation")
	inside := &goalTable{t.m, t.o, card.Pen{X: t.X, Y: t.Y, Room: t.Room}, t.byGoal}
	if g.goal != nil {
		name = model.OneLine(g.goal.Name)
		inside.row(goalRow{name: name, goal: true, work: g.work, served: g.served,
			about: model.Subject{Kind: model.AboutGoal, ID: g.goal.ID}, met: g.met, of: g.of})
	} else {
		inside.row(goalRow{name: name, goal: true, served: true})
	}
	for _, x := range g.objectives {
		edge := reportGoalName * t.Room
		line := scene.Point{X: t.X + edge, Y: inside.Y}
		inside.Nodes = append(inside.Nodes, draw.Segment(line, scene.Point{X: t.X + t.Room - edge, Y: line.Y}, draw.Stroke(scene.Line, 1)))
		inside.row(t.objective(x, g.goal))
	}
	box := draw.Box(t.X, top, t.Room, inside.Y-top, 10, scene.Card, scene.Line, 1)
	group := card.Panel(name, box, inside.Nodes...)
	group.Role = "list"
	t.Nodes = append(t.Nodes, group)
	t.Y = inside.Y + 12
}

// goalRow is the content of one row.
type goalRow struct {
	name, more    string
	measure, path string // how it is measured; baseline and target
	due, status   string
	work          []string
	reached       bool // an objective that is met
	goal          bool // a goal, not an objective
	served        bool // served by something other than work
	met, of       int  // objectives of a goal: met, and all except dropped ones
	about         model.Subject
}

func (t *goalTable) objective(x *model.Objective, home *model.Goal) goalRow {
	var also []string
	w := t.o.Words
	for _, r := range x.Supports {
		for _, g := range t.m.Organization.Goals {
			if g.ID == r.ID && g != home {
				also = append(also, model.OneLine(g.Name))
			}
		}
	}
	row := goalRow{
		name: model.OneLine(x.Name), more: card.Told(w, "also for: {goals}", "goals", w.List(also...)), measure: model.OneLine(x.Measure), due: x.Due.String(),
		status: w.Spaced(string(x.Status)), reached: x.Met(), work: t.byGoal[x.ID], served: !x.Open(), about: model.Subject{Kind: model.AboutObjective, ID: x.ID},
	}
	switch {
	case x.Baseline != "" && x.Target != "":
		row.path = model.OneLine(x.Baseline) + " → " + model.OneLine(x.Target)
	case x.Target != "":
		row.path = "→ " + model.OneLine(x.Target)
	case x.Baseline != "":
		row.path = w.Say("now {baseline}", "baseline", model.OneLine(x.Baseline))
	}
	if row.status == "" {
		row.status = w.Word(string(model.ObjectiveOpen))
	}
	if x.Late(t.o.Today) {
		row.status = w.Say("overdue")
	}
	return row
}

// row adds a row at the pen.
func (t *goalTable) row(r goalRow) {
	top := t.Y + reportGoalPad
	cell := func(x, end float64) *card.Pen {
		return &card.Pen{X: t.X + x*t.Room, Y: top, Room: (end-x)*t.Room - reportGoalGap}
	}
	name := cell(reportGoalName, reportGoalMeasure)
	if r.goal {
		name.Room = (reportGoalWork-reportGoalName)*t.Room - reportGoalGap
		name.Text(r.name, 14.5, true, scene.Ink, card.Whole)
		if r.of > 0 {
			progress(t.o.Words, name, r.met, r.of)
		}
	} else {
		name.X, name.Room = name.X+12, name.Room-12
		name.Text(r.name, 13, false, scene.Ink, card.Whole)
		name.Text(r.more, 11.5, false, scene.Ink2, card.Whole)
	}
	measure := cell(reportGoalMeasure, reportGoalDue)
	measure.Text(r.measure, card.TextSize, false, scene.Ink2, card.Whole)
	measure.Text(r.path, 13, true, scene.Ink, card.Whole)
	if !r.goal && r.measure+r.path == "" {
		measure.Text(t.o.Words.Say("not recorded"), card.TextSize, false, scene.Ink3, card.Whole)
	}
	due := cell(reportGoalDue, reportGoalWork)
	t.status(due, r)
	work := cell(reportGoalWork, 1)
	t.work(work, r)
	g := &scene.Group{Class: "objective", Role: "listitem", Label: r.spoken(t.o.Words)}
	for _, c := range []*card.Pen{name, measure, due, work} {
		t.Y = max(t.Y, c.Y+reportGoalPad)
		g.Children = append(g.Children, c.Nodes...)
	}
	t.Nodes = append(t.Nodes, g)
}

// progress shows how many objectives of a goal are met, as a bar and in words.
func progress(w *words.Words, c *card.Pen, met, of int) {
	const long, high = 120.0, 7.0
	c.Y += 3
	middle := c.Y + card.LineStep(card.TextSize)/2
	bar := []scene.Node{draw.Box(c.X, middle-high/2, long, high, high/2, scene.Line, "", 0)}
	if met > 0 {
		bar = append(bar, draw.Box(c.X, middle-high/2, long*float64(met)/float64(of), high, high/2, scene.Downward, "", 0))
	}
	c.Nodes = append(c.Nodes, &scene.Group{Children: bar})
	says := c.Beside(long + 10)
	says.Text(w.Say("{met} of {n|objective} met", "met", met, "n", of), card.TextSize, false, scene.Ink2, card.Whole)
	c.Take(says)
}

// status shows when an objective is due and whether it is met, with a tick if met and a
// triangle if overdue.
func (t *goalTable) status(c *card.Pen, r goalRow) {
	if r.goal {
		return
	}
	c.Text(r.due, 13, false, scene.Ink, card.Whole)
	ink, sign := scene.Ink2, []scene.Node(nil)
	switch middle := c.Y + card.LineStep(card.TextSize)/2; {
	case t.o.Found(r.about.Kind, r.about.ID, "objective-overdue"):
		ink, sign = scene.Gap, draw.Warning(c.X, middle)
	case r.reached:
		sign = []scene.Node{calendar.DueSign(calendar.DueReview, c.X+5, middle, scene.Ink2)}
	}
	if sign != nil {
		c.Nodes = append(c.Nodes, &scene.Group{Children: sign})
		c.X, c.Room = c.X+16, c.Room-16
	}
	c.Text(r.status, card.TextSize, sign != nil, ink, card.Whole)
}

// work lists the collaborations; those that don't fit are in the tooltip.
func (t *goalTable) work(c *card.Pen, r goalRow) {
	list := r.work
	if n := len(list); n > reportGoalLines {
		list = list[:reportGoalLines-1]
	}
	for _, name := range list {
		c.Text(name, card.TextSize, false, scene.Ink, reportWorkLines)
	}
	if n := len(r.work) - len(list); n > 0 {
		more := draw.Text(t.o.Words.Say("and {n} more", "n", n), c.X, card.Baseline(c.Y, card.TextSize), card.TextSize, false, scene.Ink2)
		c.Nodes = append(c.Nodes, &scene.Group{Tooltip: strings.Join(r.work[len(list):], "\n"), Children: []scene.Node{more}})
		c.Y += card.LineStep(card.TextSize)
	}
	if len(r.work) > 0 || r.served {
		return
	}
	ink := scene.Ink3
	if t.o.Found(r.about.Kind, r.about.ID, "goal-unsupported", "objective-unworked") {
		ink = scene.Gap
	}
	c.Text(t.o.Words.Say("nobody recorded"), card.TextSize, false, ink, card.Whole)
}

func (r goalRow) spoken(w *words.Words) string {
	said := card.Recorded(card.Dotted(r.measure, r.path), card.Told(w, "due {day}", "day", r.due), r.status, card.Told(w, "worked on by {list}", "list", draw.Spoken(w, r.work)), r.more)
	if len(said) == 0 {
		return r.name
	}
	return r.name + ": " + w.List(said...)
}

func describeGoals(w *words.Words, goals []*reportGoal) string {
	var names, idle []string
	for _, g := range goals {
		if g.goal == nil {
			continue
		}
		names = append(names, model.OneLine(g.goal.Name))
		if len(g.work) == 0 && !g.served {
			idle = append(idle, model.OneLine(g.goal.Name))
		}
	}
	return draw.Listed(w, "Goals: {list}.", names) + draw.Listed(w, "Nothing works on {list}.", idle)
}
