package report

import (
	"cmp"
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
const firstSteps = 5

// reportVerdict is the first page: what the office is, how it stands, and what to
// do first.
func reportVerdict(m *model.Map, o view.Options) reportPart {
	page := card.Titled(m, o, "Review of the "+m.OfficeName())
	found := countFindings(m, o.Findings)
	lead := verdictLead(m, o, found)
	prose := []scene.Paragraph{lead}
	prose = append(prose, officeFacts(m, o.Today)...)
	prose = append(prose, reportFigures(m, o, found)...)
	if steps := recommendations(o); len(steps) > 0 {
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

// warnings says how many warnings there are beside the scenarios, and where;
// nothing where there are none.
func (c findingCounts) warnings() string {
	total, places := 0, []string{}
	for _, p := range append(slices.Clone(model.Perspectives), "") {
		n := c.sides[p]
		if n == 0 {
			continue
		}
		total += n
		place := "about the office itself"
		if p != "" {
			place = "looking " + string(p)
		}
		places = append(places, fmt.Sprintf("%d %s", n, place))
	}
	switch {
	case total == 0:
		return ""
	case len(places) == 1: // the number stands before it already
		_, place, _ := strings.Cut(places[0], " ")
		return model.Counted(total, "warning") + " " + place
	}
	return model.Counted(total, "warning") + ": " + draw.Spoken(places)
}

// sentence is the verdict.
func (c findingCounts) sentence(m *model.Map) string {
	warnings := c.warnings()
	if len(c.scenarios) > 0 {
		names := make([]string, len(c.scenarios))
		for i, id := range c.scenarios {
			names[i] = fmt.Sprintf("scenario %d (%s)", scenarioOf[id].number, scenarioOf[id].words)
		}
		if warnings == "" {
			return "The map looks like " + draw.Spoken(names) + ", and there is nothing else to warn of."
		}
		return "The map looks like " + draw.Spoken(names) + ". Beside that, " + warnings + "."
	}
	start := "None of the four scenarios shows"
	switch m.OSPO.Status {
	case model.OSPOPiloting, model.OSPOEstablished:
	case "":
		start = "Whether the office is at work is not recorded, so the scenarios are not judged"
	default:
		start = "The office is " + card.Spaced(string(m.OSPO.Status)) + ", so the scenarios of one at work are not judged"
	}
	switch {
	case warnings != "":
		return start + "; " + warnings + "."
	case c.infos > 0:
		return start + "; no warnings, and " + model.Counted(c.infos, "info") + "."
	}
	return start + ", and there is nothing to warn of."
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

// recommendations are the steps that mend most, each below what it mends: what a
// scenario asks for, then warnings, then the rest; and what mends more findings
// before what mends fewer.
func recommendations(o view.Options) []scene.Paragraph {
	if o.NoGaps {
		return nil
	}
	type step struct {
		hint, says  string
		rank, count int
	}
	var steps []*step
	for _, f := range o.Findings {
		hint := model.OneLine(f.Hint)
		if hint == "" {
			continue
		}
		i := slices.IndexFunc(steps, func(s *step) bool { return s.hint == hint })
		if i < 0 {
			i, steps = len(steps), append(steps, &step{hint: hint, rank: urgency(f) + 1})
		}
		s := steps[i]
		s.count++
		if rank := urgency(f); rank < s.rank {
			s.rank, s.says = rank, model.OneLine(f.Message)
			if _, scenario := scenarioOf[f.Rule]; scenario {
				s.says, _, _ = strings.Cut(s.says, ": ") // its signals stand with the gaps
			}
		}
	}
	slices.SortStableFunc(steps, func(a, b *step) int { return cmp.Or(a.rank-b.rank, b.count-a.count) })
	var out []scene.Paragraph
	for _, s := range steps[:min(len(steps), firstSteps)] {
		text := model.Capitalised(s.says)
		if s.count > 1 {
			text += fmt.Sprintf(", and %d more", s.count-1)
		}
		out = append(out, scene.Paragraph{Style: scene.StyleStep, Text: text, Note: s.hint})
	}
	return out
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
