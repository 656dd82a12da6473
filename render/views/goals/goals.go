// Package goals draws goals, objectives, work and stakeholders in four columns, with lines
// for what serves what.
package goals

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the goals view.
var View = view.New(view.View{
	Name:     "goals",
	Question: "What does the OSPO's work serve, and which goals does nobody work on?",
	Use: "Read it from left to right: what the organisation wants, what the office wants to reach for that, what it does, " +
		"and with whom. A goal with nothing to its right is a promise that nobody works on; work with nothing to its left " +
		"is a habit. Use it for the yearly plan, and whenever somebody asks what a meeting, or the office, is good for.",
	Fields: []string{
		"organization.name", "organization.goals[].name",
		"ospo.name", "ospo.objectives[].name", "ospo.objectives[].supports", "ospo.objectives[].measure",
		"ospo.objectives[].baseline", "ospo.objectives[].target", "ospo.objectives[].due", "ospo.objectives[].status",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].status",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].cadence", "collaborations[].purpose", "collaborations[].goals", "collaborations[].status", "collaborations[].started", "collaborations[].ends",
	},
	Draw:  drawGoals,
	Graph: goalsGraph,
})

func title(m *model.Map, o view.Options) string {
	return o.Words.Say("What the work of the {office} serves", "office", model.OneLine(m.OSPO.Name))
}

var goalsHint = draw.Hint{
	Heading: "No goals are recorded yet",
	Text: "Record two or three goals of the organisation, what the office wants to reach for each, with a number and a date, " +
		"and which collaborations work on it. The picture then shows what every meeting is good for.",
	Recipe: []string{
		"organization:",
		"  name: Acme",
		"  goals:",
		"    - {id: trusted-products, name: Products that customers trust}",
		"ospo:",
		"  objectives:",
		"    - id: full-sboms",
		"      name: Every release ships a complete SBOM",
		"      supports: [trusted-products]",
		"      measure: share of releases with a complete SBOM",
		"      baseline: 55 %",
		"      target: 100 %",
		"      due: 2027-09-30",
		"stakeholders:",
		"  - {name: Security, perspective: sideways}",
		"collaborations:",
		"  - {to: Security, label: SBOM review, goals: [full-sboms]}",
	},
}

// Kinds of aims, as in findings.
const (
	goalKind      = "goal"
	objectiveKind = "objective"
)

// What an aim may lack.
const (
	unworked  model.Phrase = "nobody works on it"
	unaligned model.Phrase = "supports no goal"
)

// aim is a goal of the organisation or an objective of the office.
type aim struct {
	kind, id, name string
	objective      *model.Objective       // nil for a goal
	supports       []*aim                 // the goals of an objective
	objectives     []*aim                 // of a goal, without dropped ones
	direct         []*model.Collaboration // collaborations to which a line leads from this aim
	works          []*model.Collaboration // direct, and those of a goal's objectives
	troubles       []model.Phrase         // what it lacks
}

func (a *aim) has(status model.ObjectiveStatus) bool {
	return a.objective != nil && a.objective.Status == status
}

// work is a collaboration with the aims that have a line to it.
type work struct {
	*model.Collaboration
	aims []*aim
}

// noneActive reports whether none of the collaborations is under way.
func noneActive(of []*model.Collaboration) bool {
	return !slices.ContainsFunc(of, (*model.Collaboration).Active)
}

// strategy is what the work of a map serves.
type strategy struct {
	m          *model.Map
	o          view.Options
	goals      []*aim
	objectives []*aim
	works      []*work
	loose      []*model.Collaboration // without a goal or objective
	parties    map[string]*model.Stakeholder
	ids        map[*model.Collaboration]string
}

func newStrategy(m *model.Map, o view.Options) *strategy {
	s := &strategy{m: m, o: o, ids: gap.CollaborationIDs(m), parties: m.ByID()}
	byID := map[string]*aim{}
	for _, g := range m.Organization.Goals {
		a := &aim{kind: goalKind, id: g.ID, name: model.OneLine(g.Name)}
		s.goals, byID[g.ID] = append(s.goals, a), a
	}
	for _, x := range m.OSPO.Objectives {
		a := &aim{kind: objectiveKind, id: x.ID, name: model.OneLine(x.Name), objective: x, supports: aimsOf(x.Supports, byID)}
		for _, g := range a.supports {
			if !a.has(model.ObjectiveDropped) {
				g.objectives = append(g.objectives, a)
			}
		}
		s.objectives = append(s.objectives, a)
	}
	for _, a := range s.objectives {
		byID[a.id] = a
	}
	for _, k := range card.Work(m) {
		s.addWork(k, aimsOf(k.Goals, byID))
	}
	for _, a := range s.aims() {
		s.judge(a)
	}
	return s
}

// aims returns the goals, followed by the objectives.
func (s *strategy) aims() []*aim { return slices.Concat(s.goals, s.objectives) }

// aimsOf returns the referenced aims, without repetitions.
func aimsOf(refs []*model.Ref, byID map[string]*aim) []*aim {
	var out []*aim
	for _, r := range refs {
		if a := byID[r.ID]; a != nil && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// addWork adds a collaboration that names these aims. A goal gets no line to it if one of
// its objectives is named, too, since that line leads to the goal.
func (s *strategy) addWork(k *model.Collaboration, named []*aim) {
	if len(named) == 0 {
		s.loose = append(s.loose, k)
		return
	}
	w := &work{Collaboration: k}
	for _, a := range named {
		through := func(x *aim) bool { return slices.Contains(a.objectives, x) }
		if !slices.ContainsFunc(named, through) {
			w.aims = append(w.aims, a)
			a.direct = append(a.direct, k)
		}
	}
	s.works = append(s.works, w)
}

// lines returns the number of lines to collaborations.
func (s *strategy) lines() int {
	n := 0
	for _, w := range s.works {
		n += len(w.aims)
	}
	return n
}

// judge collects the work on an aim and what it lacks.
func (s *strategy) judge(a *aim) {
	seen := map[*model.Collaboration]bool{}
	for _, x := range append([]*aim{a}, a.objectives...) {
		for _, k := range x.direct {
			if !seen[k] {
				seen[k] = true
				a.works = append(a.works, k)
			}
		}
	}
	if a.has(model.ObjectiveDropped) {
		return
	}
	// An objective counts as work on its goal, even if nobody works on the objective.
	if len(a.direct)+len(a.objectives) == 0 && !a.has(model.ObjectiveMet) {
		a.troubles = append(a.troubles, unworked)
	}
	if a.kind == objectiveKind && len(a.supports) == 0 && len(s.goals) > 0 {
		a.troubles = append(a.troubles, unaligned)
	}
}

// stands reports whether the check found that an aim lacks something.
func (s *strategy) stands(a *aim) bool {
	return s.o.Found(model.SubjectKind(a.kind), a.id, "goal-unsupported", "objective-unworked", "objective-unaligned")
}

// overdue reports whether an objective is past its date and still open.
func (s *strategy) overdue(a *aim) bool {
	return a.objective != nil && a.objective.Late(s.o.Today)
}

// ends returns the stakeholders at the ends of a collaboration.
func (s *strategy) ends(k *model.Collaboration) []*model.Stakeholder {
	var out []*model.Stakeholder
	for _, id := range []string{k.From.ID, k.To.ID} {
		if p := s.parties[id]; p != nil && !(p.Wanted && s.o.NoGaps) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// perspective returns the perspective of the first stakeholder of a collaboration.
func (s *strategy) perspective(k *model.Collaboration) model.Perspective {
	for _, id := range []string{k.From.ID, k.To.ID} {
		if p := s.parties[id]; p != nil {
			return p.Perspective
		}
	}
	return ""
}

// troubled returns the names of the aims of a kind that have a trouble.
func (s *strategy) troubled(kind string, trouble model.Phrase) []string {
	return namesOf(s.aims(), func(a *aim) bool { return a.kind == kind && slices.Contains(a.troubles, trouble) })
}

func namesOf(aims []*aim, holds func(*aim) bool) []string {
	return model.Each(model.Those(aims, holds), func(a *aim) string { return a.name })
}

func (s *strategy) counts() []string {
	say := s.o.Words.Say
	counts := []string{say("{n|goal}", "n", len(s.goals)), say("{n|objective}", "n", len(s.objectives))}
	linked := model.Each(s.works, func(w *work) *model.Collaboration { return w.Collaboration })
	counts = append(counts, card.Counts(s.o.Words, "{n} of {all|collaboration} linked to them", linked, slices.Concat(linked, s.loose))...)
	if n := len(s.troubled(goalKind, unworked)); n > 0 {
		counts = append(counts, say("{n|goal} that nobody works on", "n", n))
	}
	return counts
}

func (s *strategy) describe() string {
	var out strings.Builder
	say := func(what model.Phrase, names []string, namesAndValues ...any) {
		out.WriteString(draw.Listed(s.o.Words, what, names, namesAndValues...))
	}
	say("Goals that nobody works on: {list}.", s.troubled(goalKind, unworked))
	say("Objectives that nobody works on: {list}.", s.troubled(objectiveKind, unworked))
	say("Objectives that support no goal: {list}.", s.troubled(objectiveKind, unaligned))
	say("Overdue objectives: {list}.", namesOf(s.objectives, s.overdue))
	for _, a := range s.aims() {
		phrase := model.Phrase("Work on the goal {aim}: {list}.")
		if a.kind == objectiveKind {
			phrase = "Work on the objective {aim}: {list}."
		}
		say(phrase, s.named(a.works), "aim", a.name)
	}
	say("Collaborations without a goal: {list}.", s.named(s.loose))
	return out.String()
}

func (s *strategy) named(works []*model.Collaboration) []string {
	return model.Each(works, func(k *model.Collaboration) string { return card.WorkName(s.o.Words, s.m, k) })
}

func drawGoals(m *model.Map, o view.Options) (*scene.Scene, error) {
	s := newStrategy(m, o)
	if len(s.goals)+len(s.objectives) == 0 {
		return draw.Empty(card.Titled(m, o, title(m, o)), goalsHint), nil
	}
	page := card.Titled(m, o, title(m, o), s.counts()...)
	page.Description += s.describe()
	c := newChart(s)
	c.place()
	page.Body = c.draw()
	page.Width, page.Height = c.right()+draw.Margin, c.bottom
	if len(s.loose) > 0 {
		loose, h := c.drawLoose(c.bottom + 20)
		page.Body = append(page.Body, loose...)
		page.Height += 20 + h
	}
	page.Legend = c.signs()
	return card.Framed(page, m, o)
}
