package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// firstSteps is the number of recommendations on the first page.
const firstSteps = 3

// reportVerdict returns the first page: what the office is, how it is doing, and what to
// do first.
func reportVerdict(m *model.Map, o view.Options) reportPart {
	page := card.Titled(m, o, o.Words.Say("Review of the {office}", "office", model.OneLine(m.OSPO.Name)))
	found := countFindings(m, o)
	lead := verdictLead(m, o, found)
	prose := []scene.Paragraph{lead}
	prose = append(prose, officeFacts(m, o)...)
	prose = append(prose, reportFigures(m, o, found)...)
	if steps := recommendations(m, o); len(steps) > 0 {
		prose = append(prose, scene.Paragraph{Style: scene.StyleHeading, Text: o.Words.Say("What to do first")})
		prose = append(prose, steps...)
	}
	page.Description = strings.TrimSpace(page.Description + " " + lead.Text + " " + lead.Note)
	return reportPart{id: "verdict", section: o.Words.Say("Verdict"), page: page, prose: prose}
}

// verdictLead returns the verdict in one sentence, and a note on what it can't judge.
func verdictLead(m *model.Map, o view.Options, c findingCounts) scene.Paragraph {
	p := scene.Paragraph{Style: scene.StyleLead}
	if o.NoGaps {
		active := slices.DeleteFunc(card.Present(m), func(k *model.Collaboration) bool { return !k.AtWork(o.Today) })
		p.Text = o.Words.Say("{n|stakeholder} and {works|active collaboration} are recorded.", "n", len(card.Shown(m, o)), "works", len(active))
		return p
	}
	if c.gaps > 0 {
		p.Severity = model.Warning.String()
	}
	p.Text = c.sentence(m, o.Words)
	var silent []string
	if c.unrecorded > 0 {
		silent = append(silent, o.Words.Say("What is not recorded is not judged: {n|note} on that, at the end of the gaps.", "n", c.unrecorded))
	}
	if o.Today.IsZero() {
		silent = append(silent, o.Words.Say("No day is given, so nothing counts as overdue."))
	}
	p.Note = strings.Join(silent, " ")
	return p
}

// findingCounts summarises the findings.
type findingCounts struct {
	scenarios  []string // rule ids of the scenarios that the map shows
	gaps       int      // warnings and errors
	infos      int      // without those about missing records
	unrecorded int
	sides      map[model.Perspective]int // gaps per perspective, without scenarios; "" is the office
}

func countFindings(m *model.Map, o view.Options) findingCounts {
	c := findingCounts{sides: map[model.Perspective]int{}}
	where := newWhereabouts(m, o.Words)
	for _, f := range o.Findings {
		switch {
		case gap.IsUnrecorded(f):
			c.unrecorded++
			continue
		case scenarioOf(f.Rule) > 0:
			c.scenarios = append(c.scenarios, f.Rule)
		case f.Severity >= model.Warning:
			c.sides[where.about.Perspective(f)]++
		}
		if f.Severity >= model.Warning {
			c.gaps++
		} else {
			c.infos++
		}
	}
	slices.SortFunc(c.scenarios, func(a, b string) int { return scenarioOf(a) - scenarioOf(b) })
	return c
}

// attention returns how many warnings there are and which perspectives they concern, the
// most affected first, or "" if there are none.
func (c findingCounts) attention(w *words.Words) string {
	sides := append(slices.Clone(model.Perspectives), "")
	slices.SortStableFunc(sides, func(a, b model.Perspective) int { return c.sides[b] - c.sides[a] })
	total := 0
	var places []string
	for _, p := range sides {
		n := c.sides[p]
		total += n
		switch {
		case n == 0:
		case p == "":
			places = append(places, w.Say("{n} in the office itself", "n", n))
		default:
			places = append(places, w.Say("{n} looking {side}", "n", n, "side", model.Word(p)))
		}
	}
	switch {
	case total == 0:
		return ""
	case len(places) > 1:
		return w.Say("{n|warning needs|warnings need} attention: {places}", "n", total, "places", draw.Spoken(w, places))
	case sides[0] == "":
		return w.Say("{n|warning needs|warnings need} attention in the office itself", "n", total)
	}
	return w.Say("{n|warning needs|warnings need} attention looking {side}", "n", total, "side", model.Word(sides[0]))
}

// sentence returns the verdict in plain words: the state of the office, and how many
// warnings need attention.
func (c findingCounts) sentence(m *model.Map, w *words.Words) string {
	needs := c.attention(w)
	stands := c.stands(m, w, needs != "")
	switch {
	case needs != "" && len(c.scenarios) > 0:
		return w.Say("{stands}; beside that, {needs}.", "stands", stands, "needs", words.Said(needs))
	case needs != "":
		return w.Say("{stands}; {needs}.", "stands", stands, "needs", words.Said(needs))
	case len(c.scenarios) > 0:
		return w.Say("{stands}; nothing else needs attention.", "stands", stands)
	case c.infos > 0:
		return w.Say("{stands}; nothing is urgent, and {n|smaller thing} can be better.", "stands", stands, "n", c.infos)
	}
	return w.Say("{stands}; nothing needs attention.", "stands", stands)
}

// stands returns the state of the office, apart from the gaps.
func (c findingCounts) stands(m *model.Map, w *words.Words, gaps bool) words.Said {
	office := model.OneLine(m.OSPO.Name)
	atWork := m.OSPO.Status == model.OSPOPiloting || m.OSPO.Status == model.OSPOEstablished
	said := ""
	switch {
	case len(c.scenarios) > 0:
		names := model.Each(c.scenarios, func(id string) string {
			number := scenarioOf(id)
			return w.Say("“{scenario}” (scenario {number})", "scenario", scenarios[number-1].words, "number", number)
		})
		said = w.Say("The {office} shows the signs of {list}", "office", office, "list", draw.Spoken(w, names))
	case atWork && gaps:
		said = w.Say("The {office} is at work", "office", office)
	case atWork:
		said = w.Say("The {office} is in good shape", "office", office)
	case m.OSPO.Status == "":
		said = w.Say("The {office} is recorded without saying whether it is at work", "office", office)
	default:
		said = w.Say("The {office} is {status} and not yet at work", "office", office, "status", w.Spaced(string(m.OSPO.Status)))
	}
	return words.Said(said)
}

// officeFacts returns what the office is, and the date of the report.
func officeFacts(m *model.Map, o view.Options) []scene.Paragraph {
	w := o.Words
	organization := card.Dotted(m.Organization.Name, w.Word(string(m.Organization.Sector)), w.Word(m.Organization.Size), m.Organization.Region)
	stage := ""
	if m.OSPO.Stage != nil {
		stage = w.Say("stage {n} of 4", "n", *m.OSPO.Stage)
	}
	office := card.Dotted(m.OSPO.Name, w.Spaced(string(m.OSPO.Status)), w.Spaced(m.OSPO.Structure), stage,
		card.Told(w, "reports to {who}", "who", card.NameOf(m, m.OSPO.ReportsTo)))
	mission := model.OneLine(m.OSPO.Mission)
	if mission == "" {
		mission = w.Say("not recorded")
	}
	var facts []scene.Paragraph
	for _, f := range []struct {
		term model.Phrase
		text string
	}{{"Organisation", organization}, {"Office", office}, {"Mission", mission}, {"As of|day", o.Today.String()}} {
		if f.text != "" {
			facts = append(facts, scene.Paragraph{Style: scene.StyleFact, Term: w.Say(f.term), Text: f.text})
		}
	}
	return facts
}

// noBreak keeps a number on the same line as its unit.
const noBreak = "\u00a0"

func reportFigures(m *model.Map, o view.Options, c findingCounts) []scene.Paragraph {
	w := o.Words
	figure := func(term model.Phrase, text string, notes ...string) scene.Paragraph {
		return scene.Paragraph{Style: scene.StyleFigure, Term: w.Say(term), Text: text, Note: strings.Join(card.Recorded(notes...), " · ")}
	}
	counted := func(n int, what model.Phrase) string {
		if n == 0 {
			return ""
		}
		return strings.Replace(w.Say(what, "n", n), " ", noBreak, 1)
	}
	there, wanted := map[model.Perspective]int{}, 0
	expected, unanswered, answered := 0, 0, m.Answered(o.Today)
	for _, s := range card.Shown(m, o) {
		there[s.Perspective]++
		if s.Wanted {
			wanted++
			continue
		}
		for _, e := range s.Expectations {
			expected++
			if !answered[e.ID] {
				unanswered++
			}
		}
	}
	total, sides := 0, []string{}
	for _, p := range model.Perspectives {
		total += there[p]
		sides = append(sides, strconv.Itoa(there[p])+noBreak+w.Word(string(p)))
	}
	status := map[model.Status]int{}
	for _, k := range m.Collaborations {
		if !k.Active() || k.AtWork(o.Today) {
			status[k.Status]++
		}
	}
	figures := []scene.Paragraph{
		figure("Stakeholders", strconv.Itoa(total), append(sides, counted(wanted, "{n} wanted"))...),
		figure("Active collaborations", strconv.Itoa(status[model.Active]), counted(status[model.Planned], "{n} planned"), counted(status[model.Paused], "{n} paused")),
	}
	if expected > 0 {
		figures = append(figures, figure("Expectations answered", w.Say("{n} of {of}", "n", expected-unanswered, "of", expected)))
	}
	if met, open, late := countObjectives(m, o.Today); met+open > 0 {
		figures = append(figures, figure("Objectives met", w.Say("{n} of {of}", "n", met, "of", met+open), counted(late, "{n} overdue")))
	}
	if !o.NoGaps {
		infos := ""
		if c.infos > 0 {
			infos = w.Say("{n|info}", "n", c.infos)
		}
		figures = append(figures, figure("Warnings", strconv.Itoa(c.gaps), infos, counted(c.unrecorded, "{n} not recorded")))
	}
	return figures
}

// countObjectives counts objectives that were not dropped; open includes late ones.
func countObjectives(m *model.Map, today model.Date) (met, open, late int) {
	for _, x := range m.OSPO.Objectives {
		switch {
		case x.Dropped():
		case x.Met():
			met++
		default:
			open++
			if x.Late(today) {
				late++
			}
		}
	}
	return met, open, late
}

// recommendations returns what to do first, and how: the starting points suggested by the
// check, then smaller findings.
func recommendations(m *model.Map, o view.Options) []scene.Paragraph {
	if o.NoGaps {
		return nil
	}
	var out []scene.Paragraph
	told := map[string]bool{}
	add := func(f model.Finding, closes int) {
		hint := card.Advice(f)
		if hint == "" || len(out) == firstSteps {
			return
		}
		told[hint] = true
		if closes > 0 {
			hint += " " + o.Words.Say("It closes {n|more finding}.", "n", closes)
		}
		out = append(out, scene.Paragraph{Style: scene.StyleStep, Text: stepText(f), Note: hint})
	}
	for _, s := range gap.NewMender(m, gap.Options{Today: o.Today}).Start(o.Findings) {
		add(s.Finding, s.Closes)
	}
	rest := slices.Clone(o.Findings)
	slices.SortStableFunc(rest, func(a, b model.Finding) int { return urgency(a) - urgency(b) })
	for _, f := range rest {
		if !told[card.Advice(f)] {
			add(f, 0)
		}
	}
	return out
}

// stepText returns what a step fixes. It omits the signs of a scenario, which are listed
// with the gaps.
func stepText(f model.Finding) string {
	says := model.OneLine(f.Message)
	if scenarioOf(f.Rule) > 0 {
		says, _, _ = strings.Cut(says, ": ")
	}
	return model.Capitalised(says)
}

// urgency ranks findings; lower values come first.
func urgency(f model.Finding) int {
	switch {
	case f.Severity == model.Error:
		return 0
	case scenarioOf(f.Rule) > 0:
		return 1
	case f.Severity == model.Warning:
		return 2
	case !gap.IsUnrecorded(f):
		return 3
	}
	return 4
}
