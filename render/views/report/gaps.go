package report

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// scenarios are the four that the book warns of, with the rule that detects each.
var scenarios = []struct {
	rule  string
	words model.Phrase
}{
	{"scenario-misaligned", "set up without alignment"},
	{silo, "a separate silo"},
	{"scenario-compliance-only", "a compliance function only"},
	{"scenario-one-size-fits-all", "a one-size-fits-all solution"},
}

// scenarioOf returns the number of the scenario that a rule detects, from 1, or 0 for
// other rules.
func scenarioOf(rule string) int {
	for i, s := range scenarios {
		if s.rule == rule {
			return i + 1
		}
	}
	return 0
}

// silo is the scenario whose signs count only in findings about the sideways perspective.
const silo = "scenario-silo"

// reportAreas are the titles of groups that belong to no scenario, in reading order.
var reportAreas = []struct {
	area  gap.Area
	title model.Phrase
}{
	{gap.AreaUpward, "Looking upward"}, {gap.AreaDownward, "Looking downward"}, {sideways, "Looking sideways"}, {gap.AreaOutside, "Looking outside"},
	{gap.AreaGoals, "Goals and objectives"}, {gap.AreaHats, "Hats and aspects"}, {gap.AreaCadence, "Cadence"},
	{gap.AreaEngagement, "Engagement"}, {gap.AreaReadiness, "Readiness"}, {gap.AreaStructure, "The map as a whole"},
}

// sideways complements the areas of rules, which include only three perspectives.
const sideways = gap.Area(model.Sideways)

// gapGroup is a group in the list of gaps, with findings by rule.
type gapGroup struct {
	title, note string
	shows       bool   // the scenario is present, not only signs of it
	lead        string // rule that detects the scenario
	rules       []*ruleFindings
}

type ruleFindings struct {
	id, hint string
	severity model.Severity
	found    []model.Finding
}

func (g *gapGroup) add(f model.Finding) {
	for _, r := range g.rules {
		if r.id == f.Rule && r.severity == f.Severity && r.hint == card.Advice(f) {
			r.found = append(r.found, f)
			return
		}
	}
	g.rules = append(g.rules, &ruleFindings{f.Rule, card.Advice(f), f.Severity, []model.Finding{f}})
}

// gapGroups sorts findings into scenarios and areas, in reading order, and leaves out
// empty groups.
func gapGroups(m *model.Map, w *words.Words, findings []model.Finding) []*gapGroup {
	all := map[string]*gapGroup{}
	var order []*gapGroup
	group := func(key string, title model.Phrase) *gapGroup {
		all[key] = &gapGroup{title: w.Say(title)}
		order = append(order, all[key])
		return all[key]
	}
	for _, s := range scenarios {
		g := group(s.rule, gap.Lookup(s.rule).Title)
		g.lead, g.note = s.rule, w.Say("The scenario is not present; these are signs of it.")
	}
	for _, a := range reportAreas {
		group(string(a.area), a.title)
	}
	where := newWhereabouts(m, w)
	for _, f := range findings {
		g := all[where.group(f)]
		g.add(f)
		if f.Rule == g.lead {
			g.shows, g.note = true, w.Say("The scenario is present.")
		}
	}
	for _, g := range order {
		weight := func(r *ruleFindings) model.Severity {
			if r.id == g.lead {
				return model.Error + 1
			}
			return r.severity
		}
		slices.SortStableFunc(g.rules, func(a, b *ruleFindings) int { return int(weight(b) - weight(a)) })
	}
	return slices.DeleteFunc(order, func(g *gapGroup) bool { return len(g.rules) == 0 })
}

// whereabouts finds the part of the map that a finding is about.
type whereabouts struct {
	*words.Words
	m     *model.Map
	about *gap.Concerns
}

func newWhereabouts(m *model.Map, w *words.Words) whereabouts { return whereabouts{w, m, gap.About(m)} }

// group returns the key of the group that a finding belongs to.
func (w whereabouts) group(f model.Finding) string {
	side, r := w.about.Perspective(f), gap.Lookup(f.Rule)
	switch {
	case r != nil && r.Area == gap.AreaScenarios:
		return r.ID
	case r != nil && r.SignOf != "" && (r.SignOf != silo || side == model.Sideways):
		return r.SignOf
	case r != nil && r.Area != gap.AreaStructure:
		return string(r.Area)
	case slices.Contains(model.Perspectives, side):
		return string(side) // three of the areas have the names of perspectives
	}
	return string(gap.AreaStructure)
}

// named returns the name of a finding's subject if the map can have several of its kind.
func (w whereabouts) named(f model.Finding) string {
	switch f.Subject.Kind {
	case model.AboutStakeholder, model.AboutPerson:
		return model.OneLine(w.m.NameOf(f.Subject.ID))
	case model.AboutExpectation:
		return model.OneLine(w.m.NameOf(w.about.Of(f)[0]))
	case model.AboutPerspective, model.AboutAspect, model.AboutReadiness:
		if f.Subject.ID == "answers" {
			return w.Say("answers|readiness")
		}
		return w.Word(f.Subject.ID)
	}
	return "" // messages about others name their subject
}

// reportGaps returns the list of all findings, by scenario and then by area, with what to do.
func reportGaps(m *model.Map, o view.Options) reportPart {
	var told, untold []model.Finding
	for _, f := range o.Findings {
		if gap.IsUnrecorded(f) {
			untold = append(untold, f)
		} else {
			told = append(told, f)
		}
	}
	groups := gapGroups(m, o.Words, told)
	page := card.Titled(m, o, o.Words.Say("Gaps by scenario"))
	prose := []scene.Paragraph{{Text: gapCounts(o.Words, told)}}
	page.Description = strings.TrimSpace(page.Description + " " + prose[0].Text)
	where := newWhereabouts(m, o.Words)
	var names []string
	for _, g := range groups {
		prose = append(prose, where.tell(g)...)
		names = append(names, g.title)
	}
	prose = append(prose, notRecorded(o.Words, untold)...)
	page.Description += draw.Listed(o.Words, "{list}.", names)
	return reportPart{id: "gaps", section: o.Words.Say("Gaps"), page: page, prose: prose}
}

var severityCounts = [...]model.Phrase{model.Error: "{n|error}", model.Warning: "{n|warning}", model.Info: "{n|info}"}

// gapCounts returns the number of findings by severity, worst first.
func gapCounts(w *words.Words, found []model.Finding) string {
	count := map[model.Severity]int{}
	for _, f := range found {
		count[f.Severity]++
	}
	var said []string
	for _, s := range model.Severities {
		if n := count[s]; n > 0 {
			said = append(said, w.Say(severityCounts[s], "n", n))
		}
	}
	if len(said) == 0 {
		return w.Say("The check finds nothing wrong with what is recorded.")
	}
	return model.Capitalised(w.Say("{findings}, by the scenarios of the book and then by what they are about.", "findings", draw.Spoken(w, said)))
}

// tell returns a group as text: for each rule, what to do and what it found.
func (w whereabouts) tell(g *gapGroup) []scene.Paragraph {
	head := scene.Paragraph{Style: scene.StyleHeading, Text: g.title, Note: g.note}
	if g.shows {
		head.Severity = model.Warning.String()
	}
	out := []scene.Paragraph{head}
	for _, r := range g.rules {
		title, address := model.Capitalised(w.Spaced(r.id)), ""
		if rule := gap.Lookup(r.id); rule != nil {
			title, address = w.Say(rule.Title), rule.Source.URL
		}
		if r.id == g.lead {
			title = w.Say("What makes the map look like it")
		}
		out = append(out, scene.Paragraph{
			Style: scene.StyleSubheading, Severity: r.severity.String(), Text: title, Note: w.Word(r.severity.String()) + " · " + r.id, Href: address,
		})
		if r.hint != "" {
			out = append(out, scene.Paragraph{Term: w.Say("What to do"), Text: r.hint})
		}
		for _, f := range r.found {
			out = append(out, scene.Paragraph{Style: scene.StyleItem, Text: model.Capitalised(model.OneLine(f.Message)), Note: w.place(f)})
		}
	}
	return out
}

// place returns the name of a finding's subject, unless the message has it.
func (w whereabouts) place(f model.Finding) string {
	name := w.named(f)
	if strings.Contains(f.Message, name) {
		return ""
	}
	return model.OneLine(name)
}

// notRecorded sums up what almost every young map lacks.
func notRecorded(w *words.Words, found []model.Finding) []scene.Paragraph {
	if len(found) == 0 {
		return nil
	}
	said := model.Each(found, func(f model.Finding) string { return model.OneLine(f.Message) })
	return []scene.Paragraph{
		{Style: scene.StyleHeading, Text: w.Say("Not recorded yet")},
		{Text: w.Say("{n|note}: {list}.", "n", len(found), "list", words.Said(strings.Join(said, w.Say("; "))))},
	}
}
