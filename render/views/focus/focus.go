package focus

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the briefing sheet for one stakeholder.
var View = view.New(view.View{
	Name:     "focus",
	Question: "What do we need to know before we meet this stakeholder?",
	Use: "The briefing sheet for one meeting. On the left is what the office and this stakeholder do together, on the " +
		"right what the stakeholder does with others, below them what is expected and what answers it, and at the foot " +
		"what the check found and what to do about it. Print it before you meet, and give it to whoever steps in for you.",
	Options: []*view.Option{&stakeholder},
	Fields: []string{
		"organization.name", "organization.goals[].name",
		"ospo.name", "ospo.objectives[].name", "ospo.objectives[].target", "ospo.objectives[].due", "ospo.objectives[].status",
		"ospo.objectives[].answers",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].kind",
		"stakeholders[].influence", "stakeholders[].interest", "stakeholders[].engagement.current",
		"stakeholders[].engagement.desired", "stakeholders[].needs[].text", "stakeholders[].expectations[].text", "stakeholders[].owner",
		"stakeholders[].status", "stakeholders[].tags", "stakeholders[].sources", "stakeholders[].note",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].mode", "collaborations[].strength", "collaborations[].channel",
		"collaborations[].cadence", "collaborations[].purpose", "collaborations[].owner", "collaborations[].goals",
		"collaborations[].answers", "collaborations[].status", "collaborations[].ends", "collaborations[].last_held",
		"collaborations[].evidence", "collaborations[].note",
		"projects[].name", "projects[].use", "projects[].stakeholder",
	},
	Draw:  drawSheet,
	Graph: focusGraph,
})

var stakeholder = view.Option{
	Name: "focus", Kind: view.Party, Auto: "the one with most findings", Help: "the `STAKEHOLDER` to draw",
}

func drawSheet(m *model.Map, o view.Options) (*scene.Scene, error) {
	s, err := focusOn(m, o)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return draw.Empty(card.Titled(m, o, "Briefing"), Hint), nil
	}
	b := NewBriefing(m, s, o)
	p := card.Titled(m, o, focusTitle(s), b.counts()...)
	p.Description = b.describe()
	b.draw(&p)
	if len(b.Expectations) == 0 && !s.Wanted {
		p.Recipe = []string{"stakeholders:", "  - id: " + s.ID, "    expectations: [{id: …, text: …}]"}
	}
	card.AddDetails(&p, m, o)
	return draw.Frame(p), nil
}

func focusTitle(s *model.Stakeholder) string {
	return "Briefing: " + model.Isolated(model.OneLine(s.Name))
}

var Hint = draw.Hint{
	Heading: "There is nobody to meet yet",
	Text:    "Record the stakeholders of the office, and this picture becomes the briefing sheet for a meeting with one of them.",
	Recipe: []string{
		"stakeholders:",
		"  - name: Legal",
		"    perspective: sideways",
		"    expectations:",
		"      - {id: clear-cases, text: Only the unclear cases reach us}",
		"collaborations:",
		"  - {to: Legal, method: compliance, cadence: weekly, answers: [clear-cases]}",
	},
}

// focusOn finds the stakeholder that the user asked for; without a wish it is
// the one that most findings are about, the first of several. It is nil where
// the map has none.
func focusOn(m *model.Map, o view.Options) (*model.Stakeholder, error) {
	wish := o.Choice(&stakeholder)
	if wish == "" {
		return mostFindings(m, o.Findings), nil
	}
	if s := m.Stakeholder(wish); s != nil {
		return s, nil
	}
	var named []*model.Stakeholder
	var known []string
	for _, s := range m.Stakeholders {
		if strings.EqualFold(s.Name, wish) {
			named = append(named, s)
		}
		known = append(known, s.ID, s.Name)
	}
	switch near := model.Near(wish, known); {
	case len(named) == 1:
		return named[0], nil
	case len(named) > 1:
		return nil, fmt.Errorf("several stakeholders are called %q; give the id of one, such as %q", wish, named[0].ID)
	case near != "":
		return nil, fmt.Errorf("no stakeholder called %q; did you mean %q?", wish, near)
	case len(known) == 0:
		return nil, fmt.Errorf("no stakeholder called %q: the map has none", wish)
	}
	return nil, fmt.Errorf("no stakeholder called %q; the first of the map is %q", wish, m.Stakeholders[0].ID)
}

func mostFindings(m *model.Map, findings []model.Finding) *model.Stakeholder {
	var best *model.Stakeholder
	most := -1
	about := gap.About(m)
	count := map[string]int{}
	for _, f := range findings {
		if f.Severity >= model.Warning {
			for _, id := range about.Of(f) {
				count[id]++
			}
		}
	}
	for _, s := range m.Stakeholders {
		if count[s.ID] > most && !s.Wanted {
			best, most = s, count[s.ID]
		}
	}
	if best == nil && len(m.Stakeholders) > 0 {
		best = m.Stakeholders[0]
	}
	return best
}

// briefing is all that a map knows about one stakeholder.
type briefing struct {
	m            *model.Map
	s            *model.Stakeholder
	with, others []*model.Collaboration // with the OSPO, and with others; none that has ended
	Expectations []expectation
	findings     []model.Finding // warnings first
	o            view.Options    // judged
	gaps         bool            // mark what is missing
}

// expectation is something expected of the office with what answers it.
type expectation struct {
	id       string
	text     string
	answers  []answer
	answered bool // by something that is under way
}

// answer is a collaboration or an objective.
type answer struct {
	text, note string
	later      bool // planned or paused
}

func NewBriefing(m *model.Map, s *model.Stakeholder, o view.Options) *briefing {
	o = o.Judged(m)
	b := &briefing{m: m, s: s, o: o, gaps: !o.NoGaps}
	for _, k := range m.Collaborations {
		switch {
		case k.Status == model.Ended || !k.Touches(s.ID):
		case k.WithOSPO():
			b.with = append(b.with, k)
		default:
			b.others = append(b.others, k)
		}
	}
	for _, e := range s.Expectations {
		b.Expectations = append(b.Expectations, b.answersTo(e))
	}
	if o.NoGaps {
		return b
	}
	about := gap.About(m)
	for _, f := range o.Findings {
		if slices.Contains(about.Of(f), s.ID) {
			b.findings = append(b.findings, f)
		}
	}
	slices.SortStableFunc(b.findings, func(x, y model.Finding) int { return int(y.Severity - x.Severity) })
	return b
}

func (b *briefing) answersTo(e *model.Expectation) expectation {
	out := expectation{id: e.ID, text: model.OneLine(e.Text)}
	names := func(refs []*model.Ref) bool {
		return slices.ContainsFunc(refs, func(r *model.Ref) bool { return r.ID == e.ID })
	}
	for _, k := range b.m.Collaborations {
		if k.Status == model.Ended || !names(k.Answers) {
			continue
		}
		a := answer{text: card.Doing(k), later: !k.Active()}
		if other := k.Other(model.OSPOID); other != b.s.ID {
			a.text += " with " + model.OneLine(b.m.NameOf(other))
		}
		a.note = card.Dotted(card.StatusWord(k), k.Cadence.Text(), card.NameOf(b.m, k.Owner))
		out.answers = append(out.answers, a)
		out.answered = out.answered || k.Active()
	}
	for _, x := range b.m.OSPO.Objectives {
		if x.Dropped() || !names(x.Answers) {
			continue
		}
		note := card.Dotted("objective", card.Prefixed("target ", model.OneLine(x.Target)), card.Prefixed("due ", x.Due.String()))
		if x.Met() {
			note = "objective, met"
		}
		out.answers = append(out.answers, answer{text: model.OneLine(x.Name), note: note})
		out.answered = true
	}
	return out
}

// Unanswered counts the expectations that nothing under way answers.
func (b *briefing) Unanswered() int {
	n := 0
	for _, e := range b.Expectations {
		if !e.answered {
			n++
		}
	}
	return n
}

// counts say what the sheet holds.
func (b *briefing) counts() []string {
	counts := []string{model.Counted(len(b.with), "collaboration") + " with the " + b.m.OfficeName()}
	if n := len(b.others); n > 0 {
		counts = append(counts, fmt.Sprintf("%d with others", n))
	}
	if n := len(b.Expectations); n > 0 {
		expects := model.Counted(n, "expectation")
		if open := b.Unanswered(); open > 0 && b.gaps {
			expects += fmt.Sprintf(", %d unanswered", open)
		}
		counts = append(counts, expects)
	}
	if n := len(b.findings); n > 0 {
		counts = append(counts, model.Counted(n, "finding"))
	}
	return counts
}

// describe says the sheet aloud.
func (b *briefing) describe() string {
	var out strings.Builder
	fmt.Fprintf(&out, "What is known about %s, a stakeholder looking %s from the %s.", model.OneLine(b.s.Name), b.s.Perspective, b.m.OSPO.Name)
	if b.s.Wanted {
		out.WriteString(" Nobody is there yet.")
	}
	for _, part := range []struct {
		with string
		list []*model.Collaboration
	}{{b.m.OSPO.Name, b.with}, {"others", b.others}} {
		var names []string
		for _, k := range part.list {
			names = append(names, card.Doing(k))
		}
		if len(names) == 0 {
			names = []string{"nothing recorded"}
		}
		fmt.Fprintf(&out, " With %s: %s.", part.with, draw.Spoken(names))
	}
	for _, e := range b.Expectations {
		by := "nothing answers it"
		if len(e.answers) > 0 {
			var names []string
			for _, a := range e.answers {
				names = append(names, a.text)
			}
			by = "answered by " + draw.Spoken(names)
		}
		fmt.Fprintf(&out, " Expects: %s; %s.", e.text, by)
	}
	if n := len(b.findings); n > 0 {
		fmt.Fprintf(&out, " %s.", model.Counted(n, "finding"))
	}
	return out.String()
}
