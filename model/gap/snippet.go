package gap

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// snippet is what would mend a finding, as lines of YAML made of the map's own
// names; empty for one that only its writer has the words to mend. New entries
// go to the end of a list; lines below a comment go into the entry that it names.
func (x *index) snippet(f model.Finding) string {
	if mend := mends[f.Rule]; mend != nil {
		return mend(x, f)
	}
	return ""
}

// mends has what mends the findings of each rule.
var mends = map[string]func(*index, model.Finding) string{
	"orphan-stakeholder":           mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	"perspective-unconnected":      mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	"planned-only":                 mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	"scenario-silo":                mendEvidence("method: coordination, direction: both, cadence: monthly"),
	"bridge-bypassed":              mendEvidence("method: support, direction: both, cadence: quarterly"),
	"no-sponsor":                   (*index).mendSponsor,
	"no-upward-report":             mendEvidence("label: Short report, method: report, direction: both, cadence: quarterly"),
	"one-way-only":                 mendEvidence("label: Questions and feedback, method: communication, direction: both, cadence: quarterly"),
	"key-player-low-touch":         mendEvidence("label: Quarterly talk, method: communication, direction: both, cadence: quarterly"),
	"resistant-key-player":         mendAttitude("Ask what would change their mind"),
	"engagement-gap":               mendAttitude("Involve them in the next decision"),
	"takes-but-never-gives":        (*index).mendGiving,
	"work-ending":                  (*index).mendEnding,
	"expectation-unanswered":       (*index).mendExpectation,
	"goal-unsupported":             mendAim,
	"objective-unworked":           mendAim,
	"aspect-missing":               (*index).mendAspect,
	"scenario-compliance-only":     (*index).mendCompliance,
	"no-bridge":                    (*index).mendBridge,
	"perspective-empty":            mendPerspective,
	"no-community":                 (*index).mendCommunity,
	"expected-stakeholder-missing": mendExpected,
	"stakeholder-wanted":           (*index).mendWanted,
	"mission-missing":              (*index).mendMission,
	"scenario-misaligned":          (*index).mendAlignment,
	"no-live-objective":            (*index).mendAlignment,
	"objective-overdue":            mendObjective("due: 2027-12-31"),
	"objective-unmeasured":         mendObjective("measure: how many units use it, target: \"3\", due: 2027-12-31"),
	"reporting-line":               (*index).mendLine,
	"owner-missing":                (*index).mendOwner,
	"owner-departed":               (*index).mendHoldings,
	"owner-leaving":                (*index).mendHoldings,
	"date-impossible":              mendWork("status: ended"),
	"single-person-bridge":         (*index).mendSecond,
	"key-person-dependency":        (*index).mendSecond,
}

// work is a new collaboration with a party; said are its other keys in flow style.
func (x *index) work(party, said string) string {
	line := "  - {to: " + yamlText(party) + ", " + said
	if owner := x.lead(); owner != "" {
		line += ", owner: " + yamlText(owner)
	}
	return line + "}\n"
}

// lead is the name of who would own new work: the lead or the first of the team.
func (x *index) lead() string {
	for _, p := range x.team {
		if p.Lead {
			return p.Name
		}
	}
	if len(x.team) > 0 {
		return x.team[0].Name
	}
	return ""
}

// mendEvidence adds work with the stakeholders whom a finding is about or rests
// on, two at most.
func mendEvidence(said string) func(*index, model.Finding) string {
	return func(x *index, f model.Finding) string {
		var parties []*party
		if p := x.byID[f.Subject.ID]; p != nil && f.Subject.Kind == model.AboutStakeholder && f.Rule != "bridge-bypassed" {
			parties = append(parties, p)
		} else {
			for _, p := range x.parties {
				if slices.Contains(f.Evidence, ofStakeholder(p).String()) {
					parties = append(parties, p)
				}
			}
		}
		slices.SortStableFunc(parties, func(a, b *party) int {
			return slices.Index(model.Levels, b.Influence) - slices.Index(model.Levels, a.Influence)
		})
		enough := 2
		if f.Rule == "bridge-bypassed" {
			enough = len(parties) - fewestBehind + 1
		}
		return x.works(parties, enough, said)
	}
}

func (x *index) works(parties []*party, most int, said string) string {
	if len(parties) == 0 {
		return ""
	}
	out := "collaborations:\n"
	for _, p := range parties[:min(most, len(parties))] {
		out += x.work(p.Name, said)
	}
	return out
}

// mendAttitude adds a plan, and somebody to own it where nobody is recorded.
func mendAttitude(purpose string) func(*index, model.Finding) string {
	said := "method: communication, direction: both, purpose: " + purpose + ", status: planned"
	return func(x *index, f model.Finding) string {
		if x.lead() != "" || len(x.m.People) > 0 {
			return mendEvidence(said)(x, f)
		}
		return "people:\n  - {name: Head of the office, lead: true}\n" + mendEvidence(said+", owner: Head of the office")(x, f)
	}
}

func (x *index) mendSponsor(f model.Finding) string {
	said := "method: report, direction: both, cadence: quarterly"
	if f.Says.ID == sentenceID(f.Rule, "unreached") {
		return mendEvidence(said)(x, f)
	}
	return "stakeholders:\n  - " + newcomers[model.Upward] + "\ncollaborations:\n" + x.work("Sponsor of the office", said)
}

// first finds the first stakeholder of a perspective that a test takes.
func (x *index) first(side model.Perspective, test func(*party) bool) []*party {
	for _, p := range x.recorded[side] {
		if test(p) {
			return []*party{p}
		}
	}
	return nil
}

func anybody(*party) bool { return true }

func (x *index) mendGiving(model.Finding) string {
	commons := func(p *party) bool { return p.is(commonsKinds...) || p.Kind == "" }
	return x.works(x.first(model.Outside, commons), 1, "method: contribution, direction: to")
}

func (x *index) mendEnding(f model.Finding) string {
	for _, col := range x.active {
		if x.ofCollaboration(col) != f.Subject {
			continue
		}
		said := "label: What follows, status: planned"
		if len(col.Methods) > 0 {
			said += ", method: " + yamlText(col.Methods[0])
		}
		if p := x.byID[col.Other(model.OSPOID)]; p != nil && col.WithOSPO() {
			return x.works([]*party{p}, 1, said)
		}
	}
	return ""
}

func (x *index) mendExpectation(f model.Finding) string {
	for _, p := range x.parties {
		for _, e := range p.Expectations {
			if e.ID == f.Subject.ID {
				return x.works([]*party{p}, 1, "label: Answer to what they expect, status: planned, answers: ["+e.ID+"]")
			}
		}
	}
	return ""
}

// mendAim adds work that serves a goal or objective, with a unit.
func mendAim(x *index, f model.Finding) string {
	return x.works(x.first(model.Sideways, anybody), 1, "label: Next step, method: coordination, direction: both, goals: ["+f.Subject.ID+"]")
}

func (x *index) mendAspect(f model.Finding) string {
	side := model.Sideways
	if f.Subject.ID == string(model.Community) {
		side = model.Outside
	}
	return x.works(x.first(side, anybody), 1, "label: "+model.Capitalised(f.Subject.ID)+", direction: both, aspect: "+f.Subject.ID)
}

func (x *index) mendCompliance(model.Finding) string {
	other := func(p *party) bool { return !p.is(checkingKinds...) }
	units := x.first(model.Sideways, other)
	if len(units) == 0 {
		return "stakeholders:\n  - {name: Engineering, perspective: sideways, kind: engineering}\ncollaborations:\n" +
			x.work("Engineering", "method: training, direction: both, aspect: community") +
			x.work("Engineering", "method: strategy-advice, direction: both, aspect: strategy") +
			x.work("Engineering", "method: support, direction: both, aspect: governance")
	}
	return x.works(units, 1, "method: training, direction: both, aspect: community") +
		x.work(units[0].Name, "method: strategy-advice, direction: both, aspect: strategy")
}

func (x *index) mendBridge(model.Finding) string {
	reached := x.reachedSides()
	var parties []*party
	for _, side := range []model.Perspective{model.Sideways, model.Outside} {
		if !reached[side] {
			parties = append(parties, x.first(side, anybody)...)
		}
	}
	return x.works(parties, 2, "method: coordination, direction: both, cadence: monthly")
}

// newcomers are who is recorded first in a perspective that holds nobody.
var newcomers = map[model.Perspective]string{
	model.Upward:   "{name: Sponsor of the office, perspective: upward, kind: sponsor}",
	model.Downward: "{name: Champions, perspective: downward}",
	model.Sideways: "{name: Engineering, perspective: sideways, kind: engineering}",
	model.Outside:  "{name: Most used upstream project, perspective: outside, kind: project}",
}

func mendPerspective(_ *index, f model.Finding) string {
	return "stakeholders:\n  - " + newcomers[model.Perspective(f.Subject.ID)] + "\n"
}

func (x *index) mendCommunity(model.Finding) string {
	for _, p := range x.m.Projects {
		return "stakeholders:\n  - {name: " + yamlText("Makers of "+p.Name) + ", perspective: outside, kind: project}\n"
	}
	return "stakeholders:\n  - " + newcomers[model.Outside] + "\n"
}

func mendExpected(x *index, f model.Finding) string {
	for _, s := range expected[x.m.Organization.Sector] {
		if slug(s.id) == f.Subject.ID && len(s.kinds) > 0 {
			return "stakeholders:\n  - {name: " + model.Capitalised(s.id) + ", perspective: sideways, kind: " + s.kinds[0] + "}\n"
		}
	}
	return ""
}

func (x *index) mendWanted(f model.Finding) string {
	p, who := x.byID[f.Subject.ID], x.lead()
	if p == nil || who == "" {
		return ""
	}
	return x.works([]*party{p}, 1, "method: communication, purpose: Ask who could, status: planned") + lines("stakeholders", p.Name, "owner: "+yamlText(who))
}

func (x *index) mendMission(model.Finding) string {
	name := x.m.Organization.Name
	if name == "" {
		name = "the organisation"
	}
	return lines("ospo", "", "mission: "+yamlText("Help every unit of "+name+" to use, share and sustain open source"))
}

func (x *index) mendAlignment(f model.Finding) string {
	supports := ""
	if goals := x.m.Organization.Goals; len(goals) > 0 {
		supports = ", supports: [" + goals[0].ID + "]"
	}
	out := "ospo:\n  objectives:\n    - {id: next, name: Units that take part, measure: units with work of their own, target: \"3\", due: 2027-12-31" + supports + "}\n"
	idle := func(p *party) bool { return !x.inTouch(p) }
	if slices.Contains(f.Evidence, signal("units")) {
		out += x.works(slices.Concat(x.first(model.Sideways, idle)), 2, "method: coordination, direction: both")
	}
	return out
}

func mendObjective(said string) func(*index, model.Finding) string {
	return func(x *index, f model.Finding) string {
		o := x.objectives[f.Subject.ID]
		if o == nil {
			return ""
		}
		return lines("objectives", o.Name, strings.Split(said, ", ")...)
	}
}

func (x *index) mendLine(model.Finding) string {
	if up := x.first(model.Upward, sponsors); len(up) > 0 {
		return lines("ospo", "", "reports_to: "+yamlText(up[0].Name))
	}
	return ""
}

func (x *index) mendOwner(f model.Finding) string {
	p, who := x.byID[f.Subject.ID], x.lead()
	if p == nil || who == "" {
		return ""
	}
	return lines("stakeholders", p.Name, "owner: "+yamlText(who))
}

// mendHoldings names a successor for what somebody owns.
func (x *index) mendHoldings(f model.Finding) string {
	who := ""
	for _, p := range x.team {
		if p.ID != f.Subject.ID && (who == "" || p.Lead) {
			who = p.Name
		}
	}
	if who == "" || len(f.Evidence) == 0 {
		return ""
	}
	return "# instead of " + yamlText(x.name(f.Subject.ID)) + "\nowner: " + yamlText(who) + "\n"
}

func mendWork(said string) func(*index, model.Finding) string {
	return func(x *index, f model.Finding) string {
		for _, col := range x.m.Collaborations {
			if x.ofCollaboration(col) == f.Subject {
				return lines("collaborations", English(x.nameOf(col)), said)
			}
		}
		return ""
	}
}

// mendSecond names a second person beside the one on whom much hangs.
func (x *index) mendSecond(f model.Finding) string {
	for _, p := range x.team {
		if p.ID == f.Subject.ID {
			continue
		}
		for _, col := range x.active {
			if col.Owner.Known() && col.Owner.ID == f.Subject.ID {
				return lines("collaborations", English(x.nameOf(col)), "raci: {responsible: ["+yamlText(p.Name)+"]}")
			}
		}
	}
	return ""
}

// lines is lines to put into one entry of a list or block.
func lines(list, entry string, keys ...string) string {
	out := "# in " + list
	if entry != "" {
		out += ", in the entry of " + entry
	}
	return out + ":\n" + strings.Join(keys, "\n") + "\n"
}

// yamlText is a text as it may stand in YAML, in quotation marks where it has to.
func yamlText(text string) string {
	plainYAML := regexp.MustCompile(`^[\pL][\pL\pN ._/()-]*[\pL\pN)]$`)
	switch strings.ToLower(text) {
	case "true", "false", "null", "yes", "no", "on", "off":
	default:
		if plainYAML.MatchString(text) {
			return text
		}
	}
	return strconv.Quote(text)
}
