// Package focus draws everything that the map says about one stakeholder: the work with
// the office and with others, what is expected, and the findings.
package focus

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the focus view: the briefing on one stakeholder.
var View = view.New(view.View{
	Name:     "focus",
	Question: "What do we need to know before we meet this stakeholder?",
	Use: "The briefing for one meeting. On the left is what the office and this stakeholder do together, on the " +
		"right what the stakeholder does with others, below them what is expected and what answers it, and at the foot " +
		"what the check found and what to do about it. Print it before you meet, and give it to whoever steps in for you.",
	Options: []*view.Option{&stakeholder},
	Fields: []string{
		"organization.name", "organization.goals[].name",
		"ospo.name", "ospo.reports_to", "ospo.objectives[].name", "ospo.objectives[].target", "ospo.objectives[].due", "ospo.objectives[].status",
		"ospo.objectives[].answers",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].part_of", "stakeholders[].group", "stakeholders[].role", "stakeholders[].kind",
		"stakeholders[].influence", "stakeholders[].interest", "stakeholders[].engagement.current",
		"stakeholders[].engagement.desired", "stakeholders[].needs[].text", "stakeholders[].expectations[].text", "stakeholders[].members[].name", "stakeholders[].members[].affiliation",
		"stakeholders[].members[].role", "stakeholders[].members[].until", "stakeholders[].members[].link", "stakeholders[].seats",
		"stakeholders[].contacts[].name", "stakeholders[].contacts[].affiliation", "stakeholders[].contacts[].role",
		"stakeholders[].contacts[].until", "stakeholders[].contacts[].link", "stakeholders[].owner",
		"stakeholders[].status", "stakeholders[].tags", "stakeholders[].sources", "stakeholders[].note",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].mode", "collaborations[].strength", "collaborations[].channel",
		"collaborations[].cadence", "collaborations[].slot", "collaborations[].purpose", "collaborations[].owner",
		"collaborations[].raci.responsible", "collaborations[].raci.accountable", "collaborations[].goals",
		"collaborations[].answers", "collaborations[].status", "collaborations[].started", "collaborations[].ends", "collaborations[].last_held",
		"collaborations[].amount.value", "collaborations[].amount.currency", "collaborations[].amount.per",
		"collaborations[].evidence", "collaborations[].note",
		"projects[].name", "projects[].use", "projects[].status", "projects[].stakeholder",
	},
	Draw:  drawBriefing,
	Graph: focusGraph,
})

var stakeholder = view.Option{
	Name: "focus", Kind: view.Party, Auto: "the one with the most findings", Help: "the `STAKEHOLDER` to draw",
}

func drawBriefing(m *model.Map, o view.Options) (*scene.Scene, error) {
	s, err := focusOn(m, o)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return draw.Empty(card.Titled(m, o, o.Words.Say("Briefing")), Hint), nil
	}
	b := newBriefing(m, s, o)
	p := card.Titled(m, o, focusTitle(o.Words, s), b.counts()...)
	p.Description = b.describe()
	b.draw(&p)
	if len(b.Expectations) == 0 && !s.Wanted {
		p.Recipe = []string{"stakeholders:", "  - id: " + s.ID, "    expectations: [{id: …, text: …}]"}
	}
	return card.Framed(p, m, o)
}

func focusTitle(w *words.Words, s *model.Stakeholder) string {
	return w.Say("Briefing: {who}", "who", model.OneLine(s.Name))
}

// Hint is shown if the map has no stakeholders.
var Hint = draw.Hint{
	Heading: "There is nobody to meet yet",
	Text:    "Record the stakeholders of the office, and this picture becomes the briefing for a meeting with one of them.",
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

// focusOn returns the requested stakeholder, or else the one with most warnings and
// errors, the first of several. It returns nil if the map has none.
func focusOn(m *model.Map, o view.Options) (*model.Stakeholder, error) {
	wish := o.Choice(&stakeholder)
	if wish == "" {
		return mostFindings(m, o.Findings), nil
	}
	return m.Called(wish)
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

// briefing holds what a map knows about one stakeholder.
type briefing struct {
	m            *model.Map
	names        *detail.Names
	s            *model.Stakeholder
	with, others []*model.Collaboration // with the OSPO, and with others; without ended ones
	Expectations []expectation
	findings     []model.Finding // most severe first
	answered     map[string]bool // expectations that are answered, by id
	o            view.Options    // judged
}

// expectation is an expectation of the office or a need, with what answers it.
type expectation struct {
	need     bool
	id       string
	text     string
	answers  []answer
	answered bool // by something that is under way
}

// answer is a collaboration or an objective.
type answer struct {
	text, note string
	later      bool // not under way
}

// newBriefing collects what the map knows about s.
func newBriefing(m *model.Map, s *model.Stakeholder, o view.Options) *briefing {
	o = o.Judged(m)
	b := &briefing{m: m, names: detail.NamesOf(o.Words, m), s: s, o: o, answered: m.Answered(o.Today)}
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
	for _, n := range s.Needs { // unanswered needs are only on the card
		if e := b.answersTo(n); len(e.answers) > 0 {
			e.need = true
			b.Expectations = append(b.Expectations, e)
		}
	}
	if o.NoGaps {
		return b
	}
	about := gap.About(m)
	b.findings = model.Those(o.Findings, func(f model.Finding) bool { return slices.Contains(about.Of(f), s.ID) })
	slices.SortStableFunc(b.findings, func(x, y model.Finding) int { return int(y.Severity - x.Severity) })
	return b
}

func (b *briefing) answersTo(e *model.Expectation) expectation {
	out := expectation{id: e.ID, text: model.OneLine(e.Text), answered: b.answered[e.ID]}
	w := b.o.Words
	names := func(refs []*model.Ref) bool {
		return slices.ContainsFunc(refs, func(r *model.Ref) bool { return r.ID == e.ID })
	}
	for _, k := range card.Work(b.m) {
		if !names(k.Answers) {
			continue
		}
		a := answer{text: card.Doing(w, k), later: !k.AtWork(b.o.Today)}
		if other := k.Other(model.OSPOID); other != b.s.ID && !k.InOffice() {
			a.text = w.Say("{what} with {who}", "what", a.text, "who", model.OneLine(b.m.NameOf(other)))
		}
		a.note = card.Dotted(card.StatusWord(b.o, k), w.Cadence(k.Cadence), card.KeepersOf(w, b.m, k))
		out.answers = append(out.answers, a)
	}
	for _, x := range b.m.OSPO.Objectives {
		if x.Dropped() || !names(x.Answers) {
			continue
		}
		note := card.Dotted(w.Say("objective"), card.Told(w, "target {target}", "target", model.OneLine(x.Target)), card.Told(w, "due {day}", "day", x.Due.String()))
		if x.Met() {
			note = w.Say("objective, met")
		}
		out.answers = append(out.answers, answer{text: model.OneLine(x.Name), note: note})
	}
	return out
}

// Unanswered returns the number of expectations that nothing under way answers.
func (b *briefing) Unanswered() int {
	return len(model.Those(b.Expectations, func(e expectation) bool { return !e.answered && !e.need }))
}

// counts returns the figures of the briefing.
func (b *briefing) counts() []string {
	say := b.o.Words.Say
	counts := []string{say("{n|collaboration} with the {office}", "n", len(b.with), "office", model.OneLine(b.m.OSPO.Name))}
	if n := len(b.others); n > 0 {
		counts = append(counts, say("{n} with others", "n", n))
	}
	if n := len(b.s.Expectations); n > 0 {
		if open := b.Unanswered(); open > 0 && !b.o.NoGaps {
			counts = append(counts, say("{n|expectation}, {open} unanswered", "n", n, "open", open))
		} else {
			counts = append(counts, say("{n|expectation}", "n", n))
		}
	}
	if n := len(b.findings); n > 0 {
		counts = append(counts, say("{n|finding}", "n", n))
	}
	return counts
}

// describe returns the briefing as spoken text.
func (b *briefing) describe() string {
	w := b.o.Words
	said := []string{w.Say("What is known about {who}, a stakeholder looking {side} from the {office}.",
		"who", model.OneLine(b.s.Name), "side", model.Word(b.s.Perspective), "office", b.m.OSPO.Name)}
	if b.s.Wanted {
		said = append(said, w.Say("Nobody is there yet."))
	}
	works := func(list []*model.Collaboration) string {
		if len(list) == 0 {
			return w.Say("nothing recorded")
		}
		return draw.Spoken(w, model.Each(list, func(k *model.Collaboration) string { return card.Doing(w, k) }))
	}
	said = append(said, w.Say("With {who}: {list}.", "who", b.m.OSPO.Name, "list", works(b.with)), w.Say("With others: {list}.", "list", works(b.others)))
	for _, e := range b.Expectations {
		if len(e.answers) == 0 {
			said = append(said, w.Say("Expects: {what}; nothing answers it.", "what", e.text))
			continue
		}
		if !e.answered {
			said = append(said, w.Say("{what}: nothing that is under way answers it.", "what", e.text))
			continue
		}
		now := model.Those(e.answers, func(a answer) bool { return !a.later })
		names := model.Each(now, func(a answer) string { return a.text })
		phrase := model.Phrase("Expects: {what}; answered by {list}.")
		if e.need {
			phrase = "Needs: {what}; answered by {list}."
		}
		said = append(said, w.Say(phrase, "what", e.text, "list", draw.Spoken(w, names)))
	}
	if n := len(b.findings); n > 0 {
		said = append(said, w.Say("{n|finding}.", "n", n))
	}
	return strings.Join(said, " ")
}
