package gap

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
)

// snippet is what would fix a finding, as lines of YAML made of the map's own
// names; empty for one that only its writer has the words to fix. New entries
// go to the end of a list; lines below a comment go into the entry that it names.
func (x *facts) snippet(f model.Finding) string {
	if mend := mends()[f.Rule]; mend != nil {
		return mend(x, f)
	}
	return ""
}

// mends has what fixes the findings of each rule.
var mends = sync.OnceValue(func() map[string]func(*facts, model.Finding) string {
	return map[string]func(*facts, model.Finding) string{
		"orphan-stakeholder":           mendEvidence("method: coordination, direction: both, cadence: quarterly"),
		"perspective-unconnected":      mendEvidence("method: coordination, direction: both, cadence: quarterly"),
		"planned-only":                 mendEvidence("method: coordination, direction: both, cadence: quarterly"),
		"scenario-silo":                (*facts).mendSilo,
		"bridge-bypassed":              mendEvidence("method: support, direction: both, cadence: quarterly"),
		"no-sponsor":                   (*facts).mendSponsor,
		"no-upward-report":             mendEvidence("label: Short report, method: report, direction: both, cadence: quarterly"),
		"one-way-only":                 mendEvidence("label: Questions and feedback, method: communication, direction: both, cadence: quarterly"),
		"key-player-low-touch":         mendEvidence("label: Quarterly talk, method: communication, direction: both, cadence: quarterly"),
		"resistant-key-player":         mendAttitude("label: Talk about doubts, method: communication, direction: both, cadence: quarterly, purpose: Ask what would change their mind"),
		"engagement-gap":               mendAttitude("method: communication, direction: both, purpose: Involve them in the next decision, status: planned"),
		"takes-but-never-gives":        (*facts).mendGiving,
		"work-ending":                  (*facts).mendEnding,
		"expectation-unanswered":       (*facts).mendExpectation,
		"need-unanswered":              (*facts).mendExpectation,
		"goal-unsupported":             mendAim,
		"objective-unworked":           mendAim,
		"aspect-missing":               (*facts).mendAspect,
		"scenario-compliance-only":     (*facts).mendCompliance,
		"no-bridge":                    (*facts).mendBridge,
		"perspective-empty":            (*facts).mendPerspective,
		"no-community":                 (*facts).mendCommunity,
		"expected-stakeholder-missing": mendExpected,
		"stakeholder-wanted":           (*facts).mendWanted,
		"mission-missing":              (*facts).mendMission,
		"scenario-misaligned":          (*facts).mendAlignment,
		"no-live-objective":            (*facts).mendAlignment,
		"objective-overdue":            mendObjective("due: 2027-12-31"),
		"objective-unmeasured":         mendObjective("measure: " + yamlText(todo("how many units use it")) + ", target: " + yamlText(todo("3")) + ", due: 2027-12-31"),
		"reporting-line":               (*facts).mendLine,
		"owner-missing":                (*facts).mendOwner,
		"owner-departed":               (*facts).mendHoldings,
		"owner-leaving":                (*facts).mendHoldings,
		"date-impossible":              mendWork("status: ended"),
		"single-person-bridge":         (*facts).mendSecond,
		"key-person-dependency":        (*facts).mendSecond,
	}
})

// work is a new collaboration with somebody new; said are its other keys in flow style.
func (x *facts) work(party, said string) string { return x.workOf(party, said, x.owner(nil, said, 0)) }

func (x *facts) workOf(party, said, owner string) string {
	line := "  - {to: " + yamlText(party) + ", " + said
	if owner != "" {
		line += ", owner: " + yamlText(owner)
	}
	return line + "}\n"
}

// owner is the name of who would own new work: who owns the relationship already; upward,
// the lead; else one of the team in turn.
func (x *facts) owner(p *party, said string, turn int) string {
	for _, who := range x.staying() {
		if p != nil && p.OwnedBy(who.ID) {
			return who.Name
		}
	}
	if p != nil && p.Perspective == model.Upward || strings.Contains(said, "method: report") {
		for _, who := range x.staying() {
			if who.Lead {
				return who.Name
			}
		}
	}
	return x.teammate(turn, "")
}

// teammate is the name of one of the team in turn, but for somebody whose id is given;
// nothing where there is nobody.
func (x *facts) teammate(turn int, but string) string {
	team := model.Those(x.staying(), func(p *model.Person) bool { return p.ID != but })
	if len(team) == 0 {
		return ""
	}
	return team[turn%len(team)].Name
}

// staying are those of the team who do not leave soon, first who owns least.
func (x *facts) staying() []*model.Person {
	team := slices.DeleteFunc(slices.Clone(x.team), x.leaves)
	slices.SortStableFunc(team, func(a, b *model.Person) int { return x.owned[a.ID] - x.owned[b.ID] })
	return team
}

// mendEvidence adds work with the stakeholders whom a finding is about or rests
// on: two at most, but with all of a group.
func mendEvidence(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		parties := x.partiesOf(f)
		byInfluence(parties)
		enough := 2
		switch {
		case f.Rule == "bridge-bypassed":
			enough = len(parties) - fewestBehind + 1
		case f.Subject.Kind == model.AboutTag:
			enough = len(parties)
		}
		return x.works(parties, enough, said)
	}
}

// partiesOf are the stakeholders whom a finding is about or rests on.
func (x *facts) partiesOf(f model.Finding) (parties []*party) {
	if p := x.byID[f.Subject.ID]; p != nil && f.Subject.Kind == model.AboutStakeholder && f.Rule != "bridge-bypassed" {
		return []*party{p}
	}
	for _, id := range f.Evidence {
		id, ok := strings.CutPrefix(id, string(model.AboutStakeholder)+":")
		if p := x.byID[id]; ok && p != nil {
			parties = append(parties, p)
		}
	}
	return parties
}

// byInfluence puts those of highest influence first.
func byInfluence(parties []*party) {
	slices.SortFunc(parties, func(a, b *party) int {
		return cmp.Or(slices.Index(model.Levels, b.Influence)-slices.Index(model.Levels, a.Influence), a.index-b.index)
	})
}

func (x *facts) works(parties []*party, most int, said string) string {
	if len(parties) == 0 {
		return ""
	}
	out := "collaborations:\n"
	for i, p := range parties[:min(most, len(parties))] {
		said := fitting(p, said)
		out += x.workOf(p.Name, said+x.serving(p, said), x.owner(p, said, i))
	}
	return out
}

// fitting is what an office begins with a stakeholder, in the place of coordination.
func fitting(p *party, said string) string {
	method := "coordination"
	switch {
	case p.Perspective == model.Upward:
		method = "report"
	case p.Perspective == model.Outside && (p.is(commonsKinds...) || p.kind == ""):
		method = "participation"
	case p.Perspective == model.Outside:
		method = "communication"
	}
	return strings.Replace(said, "method: coordination", "method: "+method, 1)
}

// serving links work with a unit to a goal where only other work is, so that who
// begins to work with units is not told that none of it serves a goal.
func (x *facts) serving(p *party, said string) string {
	goals := x.m.Organization.Goals
	if p.Perspective != model.Sideways || len(goals) == 0 || strings.Contains(said, "goals: ") ||
		count(x.active, x.aligned) < 2 || slices.ContainsFunc(x.touching(model.Sideways), x.aligned) {
		return ""
	}
	return ", goals: [" + goals[0].ID + "]"
}

// mendAttitude adds work, and somebody to own it where nobody is recorded.
func mendAttitude(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		if len(x.m.People) > 0 {
			return mendEvidence(said)(x, f)
		}
		head := yamlText(asked("Head of the office"))
		return "people:\n  - {name: " + head + ", lead: true}\n" + mendEvidence(said+", owner: "+head)(x, f)
	}
}

func (x *facts) mendSponsor(f model.Finding) string {
	said := "method: report, direction: both, cadence: quarterly"
	if f.Says.Text == Lookup(f.Rule).Says["unreached"] {
		return mendEvidence(said)(x, f)
	}
	name, entry := x.newcomer(model.Upward)
	return "stakeholders:\n  - " + entry + "\ncollaborations:\n" + x.work(name, said)
}

// first finds the first stakeholder of a perspective that a test takes.
func (x *facts) first(side model.Perspective, test func(*party) bool) []*party {
	for _, p := range x.recorded[side] {
		if test(p) {
			return []*party{p}
		}
	}
	return nil
}

// next finds whom a test takes to begin something with: first somebody out of touch.
func (x *facts) next(side model.Perspective, test func(*party) bool) []*party {
	if idle := x.first(side, func(p *party) bool { return test(p) && !x.inTouch(p) }); len(idle) > 0 {
		return idle
	}
	return x.first(side, test)
}

func anybody(*party) bool { return true }

func (x *facts) mendGiving(model.Finding) string {
	commons := func(p *party) bool { return p.is(commonsKinds...) || p.Kind == "" }
	return x.works(x.first(model.Outside, commons), 1, "method: contribution, direction: to")
}

func (x *facts) mendEnding(f model.Finding) string {
	col := x.about(f.Subject)
	if col == nil || !col.WithOSPO() {
		return ""
	}
	said := "label: What follows, status: planned"
	if len(col.Methods) > 0 {
		said += ", method: " + yamlText(col.Methods[0])
	}
	if p := x.byID[col.Other(model.OSPOID)]; p != nil {
		return x.works([]*party{p}, 1, said)
	}
	return ""
}

// about is the collaboration that a finding is about; nil where there is none.
func (x *facts) about(s model.Subject) *model.Collaboration {
	if x.bySubject == nil {
		x.bySubject = map[model.Subject]*model.Collaboration{}
		for _, col := range x.m.Collaborations {
			x.bySubject[x.ofCollaboration(col)] = col
		}
	}
	return x.bySubject[s]
}

func (x *facts) mendExpectation(f model.Finding) string {
	for _, id := range x.concerns().Of(f) {
		if p := x.byID[id]; p != nil {
			return x.works([]*party{p}, 1, "label: Answer to what they expect, status: planned, answers: ["+f.Subject.ID+"]")
		}
	}
	return ""
}

// mendAim adds work that serves a goal or objective, with a unit.
func mendAim(x *facts, f model.Finding) string {
	return x.works(x.next(model.Sideways, anybody), 1, "label: Next step, method: coordination, direction: both, goals: ["+f.Subject.ID+"]")
}

func mendExpected(x *facts, f model.Finding) string {
	for _, s := range expected()[x.m.Organization.Sector] {
		if slug(string(s.id)) == f.Subject.ID && len(s.kinds) > 0 {
			name := model.Capitalised(string(s.id))
			return x.met(name, "{name: "+name+", perspective: sideways, kind: "+s.kinds[0]+"}", "coordination")
		}
	}
	return ""
}

func (x *facts) mendWanted(f model.Finding) string {
	p := x.byID[f.Subject.ID]
	who := x.owner(p, "", 0)
	if p == nil || who == "" {
		return ""
	}
	return x.works([]*party{p}, 1, "method: communication, purpose: Ask who could, status: planned") + lines("stakeholders", p.Name, "owner: "+yamlText(who))
}

func mendObjective(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		o := x.objectives[f.Subject.ID]
		if o == nil {
			return ""
		}
		return lines("objectives", o.Name, strings.Split(said, ", ")...)
	}
}

func (x *facts) mendLine(model.Finding) string {
	if to := x.m.OSPO.ReportsTo; to.Known() {
		if p := x.byID[to.ID]; p != nil && p.Perspective == model.Upward {
			return x.works([]*party{p}, 1, "method: report, direction: both, cadence: monthly")
		}
	}
	if up := x.first(model.Upward, sponsors); len(up) > 0 {
		return "ospo:\n  reports_to: " + yamlText(up[0].Name) + "\n"
	}
	return ""
}

func (x *facts) mendOwner(f model.Finding) string {
	out := ""
	for i, p := range x.partiesOf(f) {
		if who := x.owner(p, "", i); who != "" {
			out += lines("stakeholders", p.Name, "owner: "+yamlText(who))
		}
	}
	return out
}

// mendHoldings names a successor for what somebody owns.
func (x *facts) mendHoldings(f model.Finding) string {
	who := x.teammate(0, f.Subject.ID)
	if who == "" || len(f.Evidence) == 0 {
		return ""
	}
	key, owns := "owner: "+yamlText(who), func(col *model.Collaboration) bool { return col.OwnedBy(f.Subject.ID) }
	inRACI := func(col *model.Collaboration) bool { return !owns(col) && col.RestsOn(f.Subject.ID) }
	if slices.ContainsFunc(x.m.Collaborations, inRACI) && !slices.ContainsFunc(x.m.Collaborations, owns) {
		key = "raci: {responsible: [" + yamlText(who) + "]}"
	}
	return "# instead of " + yamlText(x.name(f.Subject.ID)) + "\n" + key + "\n"
}

func mendWork(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		if col := x.about(f.Subject); col != nil {
			return lines("collaborations", english(x.nameOf(col)), said)
		}
		return ""
	}
}

// lines is lines to put into one entry of a list or block.
func lines(list, entry string, keys ...string) string {
	out := "# in " + list
	if entry != "" {
		out += ", in the entry of " + entry
	}
	return out + ":\n" + strings.Join(keys, "\n") + "\n"
}

// yamlText is a text as it may be in YAML, in quotation marks where it has to.
func yamlText(text string) string {
	switch strings.ToLower(text) {
	case "true", "false", "null", "yes", "no", "on", "off":
	default:
		if plainInYAML(text) {
			return text
		}
	}
	return model.Quoted(text)
}

// plainInYAML reports whether a text begins with a letter, ends with one, a digit or
// a bracket, and has nothing between that YAML could read as anything else. (An
// expression takes longer to compile, for its classes, than to draw a small map.)
func plainInYAML(text string) bool {
	end := ' '
	for at, c := range text {
		letter := unicode.IsLetter(c)
		if at == 0 && !letter || !letter && !unicode.IsNumber(c) && !strings.ContainsRune(" ._/()-", c) {
			return false
		}
		end = c
	}
	return utf8.RuneCountInString(text) > 1 && (end == ')' || unicode.IsLetter(end) || unicode.IsNumber(end))
}
