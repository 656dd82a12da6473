package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/focus"
)

// firstSteps is how many recommendations stand on the first page.
const firstSteps = 3

// reportVerdict is the first page: what the office is, how it stands, and what to
// do first.
func reportVerdict(m *model.Map, o view.Options) reportPart {
	page := card.Titled(m, o, "Review of the "+m.OfficeName())
	found := countFindings(m, o.Findings)
	lead := verdictLead(m, o, found)
	prose := []scene.Paragraph{lead}
	prose = append(prose, officeFacts(m, o.Today)...)
	prose = append(prose, reportFigures(m, o, found)...)
	if steps := recommendations(m, o); len(steps) > 0 {
		prose = append(prose, scene.Paragraph{Style: scene.StyleHeading, Text: "What to do first"})
		prose = append(prose, steps...)
	}
	page.Description = strings.TrimSpace(page.Description + " " + lead.Text + " " + lead.Note)
	return reportPart{section: "Verdict", page: page, prose: prose}
}

// verdictLead is the verdict in a sentence, and what it can't speak of.
func verdictLead(m *model.Map, o view.Options, c findingCounts) scene.Paragraph {
	p := scene.Paragraph{Style: scene.StyleLead}
	if o.NoGaps {
		active := slices.DeleteFunc(card.Present(m), func(k *model.Collaboration) bool { return !k.Active() })
		p.Text = model.Counted(len(card.Shown(m, o)), "stakeholder") + " and " + model.Counted(len(active), "active collaboration") + " are recorded."
		return p
	}
	if c.gaps > 0 {
		p.Severity = model.Warning.String()
	}
	p.Text = c.sentence(m)
	var silent []string
	if c.unrecorded > 0 {
		silent = append(silent, "What is not recorded is not judged: "+model.Counted(c.unrecorded, "note")+" on that, at the end of the gaps.")
	}
	if o.Today.IsZero() {
		silent = append(silent, "No day is given, so nothing counts as overdue.")
	}
	p.Note = strings.Join(silent, " ")
	return p
}

// findingCounts is what was found, in numbers.
type findingCounts struct {
	scenarios  []string // that the map looks like, as the rules are called
	gaps       int      // warnings, and worse
	infos      int      // without those on what is not recorded
	unrecorded int
	sides      map[model.Perspective]int // of gaps but the scenarios; the empty one is the office
}

func countFindings(m *model.Map, findings []model.Finding) findingCounts {
	c := findingCounts{sides: map[model.Perspective]int{}}
	where := newWhereabouts(m)
	for _, f := range findings {
		_, scenario := scenarioOf[f.Rule]
		switch {
		case gap.IsUnrecorded(f):
			c.unrecorded++
			continue
		case scenario:
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
	slices.SortFunc(c.scenarios, func(a, b string) int { return scenarioOf[a].number - scenarioOf[b].number })
	return c
}

// places says how many warnings there are and where they look, the most first.
func (c findingCounts) places() (total int, words string) {
	sides := append(slices.Clone(model.Perspectives), "")
	slices.SortStableFunc(sides, func(a, b model.Perspective) int { return c.sides[b] - c.sides[a] })
	var places []string
	for _, p := range sides {
		n := c.sides[p]
		if n == 0 {
			continue
		}
		total += n
		place := "in the office itself"
		if p != "" {
			place = "looking " + string(p)
		}
		places = append(places, fmt.Sprintf("%d %s", n, place))
	}
	if len(places) == 1 { // the number stands before it already
		_, place, _ := strings.Cut(places[0], " ")
		return total, " " + place
	}
	return total, ": " + draw.Spoken(places)
}

// sentence is the verdict, in words that need no explanation: how the office
// stands, and how many gaps need somebody's attention.
func (c findingCounts) sentence(m *model.Map) string {
	office := "The " + model.OneLine(m.OSPO.Name)
	var stands string
	switch m.OSPO.Status {
	case model.OSPOPiloting, model.OSPOEstablished:
		stands = "stands well"
	case "":
		stands = "is recorded without saying whether it is at work"
	default:
		stands = "is " + card.Spaced(string(m.OSPO.Status)) + " and not yet at work"
	}
	if len(c.scenarios) > 0 {
		names := make([]string, len(c.scenarios))
		for i, id := range c.scenarios {
			names[i] = fmt.Sprintf("“%s” (scenario %d)", scenarioOf[id].words, scenarioOf[id].number)
		}
		stands = "shows the signs of " + draw.Spoken(names)
	}
	total, places := c.places()
	switch {
	case total > 0 && len(c.scenarios) > 0:
		return office + " " + stands + "; beside that, " + gaps(total) + " attention" + places + "."
	case len(c.scenarios) > 0:
		return office + " " + stands + "; nothing else needs attention."
	case total > 0 && stands == "stands well":
		return office + " is at work; " + gaps(total) + " attention" + places + "."
	case total > 0:
		return office + " " + stands + "; " + gaps(total) + " attention" + places + "."
	case c.infos > 0:
		return office + " " + stands + "; nothing is urgent, and " + model.Counted(c.infos, "smaller thing") + " can be better."
	}
	return office + " " + stands + "; nothing needs attention."
}

// gaps counts what is warned of, as the subject of a sentence.
func gaps(n int) string {
	if n == 1 {
		return "1 gap needs"
	}
	return fmt.Sprintf("%d gaps need", n)
}

// officeFacts say what the office is, and of which day that is told.
func officeFacts(m *model.Map, today model.Date) []scene.Paragraph {
	organization := card.Dotted(m.Organization.Name, string(m.Organization.Sector), m.Organization.Size, m.Organization.Region)
	stage := ""
	if m.OSPO.Stage != nil {
		stage = fmt.Sprintf("stage %d of 4", *m.OSPO.Stage)
	}
	office := card.Dotted(m.OSPO.Name, card.Spaced(string(m.OSPO.Status)), card.Spaced(m.OSPO.Structure), stage, card.Prefixed("reports to ", card.NameOf(m, m.OSPO.ReportsTo)))
	mission := model.OneLine(m.OSPO.Mission)
	if mission == "" {
		mission = "not recorded"
	}
	var facts []scene.Paragraph
	for _, f := range []struct{ term, text string }{{"Organisation", organization}, {"Office", office}, {"Mission", mission}, {"As of", today.String()}} {
		if f.text != "" {
			facts = append(facts, scene.Paragraph{Style: scene.StyleFact, Term: f.term, Text: f.text})
		}
	}
	return facts
}

// noBreak keeps a number on one line with what it counts.
const noBreak = "\u00a0"

// reportFigures are the numbers that matter.
func reportFigures(m *model.Map, o view.Options, c findingCounts) []scene.Paragraph {
	figure := func(term, text string, notes ...string) scene.Paragraph {
		return scene.Paragraph{Style: scene.StyleFigure, Term: term, Text: text, Note: strings.Join(slices.DeleteFunc(notes, func(s string) bool { return s == "" }), " · ")}
	}
	counted := func(n int, word string) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n) + noBreak + word
	}
	there, wanted := map[model.Perspective]int{}, 0
	expected, unanswered := 0, 0
	for _, s := range card.Shown(m, o) {
		if s.Wanted {
			wanted++
			continue
		}
		there[s.Perspective]++
		b := focus.NewBriefing(m, s, view.Options{NoGaps: true})
		expected, unanswered = expected+len(b.Expectations), unanswered+b.Unanswered()
	}
	total, sides := 0, []string{}
	for _, p := range model.Perspectives {
		total += there[p]
		sides = append(sides, strconv.Itoa(there[p])+noBreak+string(p))
	}
	status := map[model.Status]int{}
	for _, k := range m.Collaborations {
		status[k.Status]++
	}
	figures := []scene.Paragraph{
		figure("Stakeholders", strconv.Itoa(total), append(sides, counted(wanted, "wanted"))...),
		figure("Active collaborations", strconv.Itoa(status[model.Active]), counted(status[model.Planned], "planned"), counted(status[model.Paused], "paused")),
	}
	if expected > 0 {
		figures = append(figures, figure("Expectations answered", fmt.Sprintf("%d of %d", expected-unanswered, expected)))
	}
	if met, open, late := countObjectives(m, o.Today); met+open > 0 {
		figures = append(figures, figure("Objectives met", fmt.Sprintf("%d of %d", met, met+open), counted(late, "overdue")))
	}
	if !o.NoGaps {
		infos := ""
		if c.infos > 0 {
			infos = model.Counted(c.infos, "info")
		}
		figures = append(figures, figure("Warnings", strconv.Itoa(c.gaps), infos, counted(c.unrecorded, "not recorded")))
	}
	return figures
}

// countObjectives counts what was not dropped; open ones include the late.
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

// recommendations are what to do first, each with how: what the check says to start
// with, filled up with smaller things.
func recommendations(m *model.Map, o view.Options) []scene.Paragraph {
	if o.NoGaps {
		return nil
	}
	var out []scene.Paragraph
	told := map[string]bool{}
	add := func(f model.Finding, closes int) {
		hint := model.OneLine(f.Hint)
		if hint == "" || len(out) == firstSteps {
			return
		}
		told[hint] = true
		if closes > 0 {
			hint += " It closes " + model.Counted(closes, "more finding") + "."
		}
		out = append(out, scene.Paragraph{Style: scene.StyleStep, Text: stepText(f), Note: hint})
	}
	for _, s := range gap.Start(m, o.Findings, gap.Options{Today: o.Today}) {
		add(s.Finding, len(s.Closes))
	}
	rest := slices.Clone(o.Findings)
	slices.SortStableFunc(rest, func(a, b model.Finding) int { return urgency(a) - urgency(b) })
	for _, f := range rest {
		if !told[model.OneLine(f.Hint)] {
			add(f, 0)
		}
	}
	return out
}

// stepText is what a step mends; the signs of a scenario stand with the gaps.
func stepText(f model.Finding) string {
	says := model.OneLine(f.Message)
	if _, scenario := scenarioOf[f.Rule]; scenario {
		says, _, _ = strings.Cut(says, ": ")
	}
	return model.Capitalised(says)
}

// urgency orders findings by what they ask for: less is first.
func urgency(f model.Finding) int {
	_, scenario := scenarioOf[f.Rule]
	switch {
	case f.Severity == model.Error:
		return 0
	case scenario:
		return 1
	case f.Severity == model.Warning:
		return 2
	case !gap.IsUnrecorded(f):
		return 3
	}
	return 4
}
