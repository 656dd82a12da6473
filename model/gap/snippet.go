package gap

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
)

// snippet returns lines of YAML that would fix a finding, using the map's own names, or
// "" if only the author of the map can supply the words. New entries go to the end of a
// list; lines below a comment go into the entry that the comment names.
func (x *facts) snippet(f model.Finding) string {
	if r := Lookup(f.Rule); r != nil && r.Snippet != nil {
		return r.Snippet(x, f)
	}
	return ""
}

// work returns a new collaboration with a new party. said is its other keys in flow
// style.
func (x *facts) work(party, said string) string { return x.workOf(party, said, x.owner(nil, said, 0)) }

func (x *facts) workOf(party, said, owner string) string {
	line := "  - {to: " + yamlText(party) + ", " + said
	if owner != "" {
		line += ", owner: " + yamlText(owner)
	}
	return line + "}\n"
}

// owner returns the name of an owner for new work: whoever owns the relationship
// already; upward, the lead; otherwise the members of the team in rotation.
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

// teammate returns the name of a member of the team, in rotation and except for the one
// whose id is but, or "" if there is nobody.
func (x *facts) teammate(turn int, but string) string {
	team := model.Those(x.staying(), func(p *model.Person) bool { return p.ID != but })
	if len(team) == 0 {
		return ""
	}
	return team[turn%len(team)].Name
}

// staying returns the members of the team who do not leave soon, those who own least
// first.
func (x *facts) staying() []*model.Person {
	team := slices.DeleteFunc(slices.Clone(x.team), x.leaves)
	slices.SortStableFunc(team, func(a, b *model.Person) int { return x.owned[a.ID] - x.owned[b.ID] })
	return team
}

// mendEvidence returns a Snippet that proposes work with the stakeholders of a finding:
// with at most two, but with all of a group.
func mendEvidence(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		parties, enough := x.partiesOf(f), 2
		if f.Subject.Kind == model.AboutTag {
			enough = len(parties)
		}
		return x.works(byInfluence(parties), enough, said)
	}
}

// partiesOf returns the stakeholders that a finding is about or rests on.
func (x *facts) partiesOf(f model.Finding) []*party {
	if p := x.byID[f.Subject.ID]; p != nil && f.Subject.Kind == model.AboutStakeholder {
		return []*party{p}
	}
	return x.evidenceOf(f)
}

// evidenceOf returns the stakeholders that a finding rests on.
func (x *facts) evidenceOf(f model.Finding) (parties []*party) {
	for _, id := range f.Evidence {
		id, ok := strings.CutPrefix(id, string(model.AboutStakeholder)+":")
		if p := x.byID[id]; ok && p != nil {
			parties = append(parties, p)
		}
	}
	return parties
}

// byInfluence sorts stakeholders in place, most influential first.
func byInfluence(parties []*party) []*party {
	slices.SortFunc(parties, func(a, b *party) int {
		return cmp.Or(slices.Index(model.Levels, b.Influence)-slices.Index(model.Levels, a.Influence), a.index-b.index)
	})
	return parties
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

// fitting replaces the method coordination with what an office usually begins with,
// depending on the stakeholder.
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

// serving links work with a unit to a goal if only work with others is linked to goals.
// Otherwise following the snippet would lead to the finding that no work with units
// serves a goal.
func (x *facts) serving(p *party, said string) string {
	goals := x.m.Organization.Goals
	if p.Perspective != model.Sideways || len(goals) == 0 || strings.Contains(said, "goals: ") ||
		count(x.active, x.aligned) < 2 || slices.ContainsFunc(x.touching(model.Sideways), x.aligned) {
		return ""
	}
	return ", goals: [" + goals[0].ID + "]"
}

// mendAttitude returns a Snippet that proposes work, and somebody to own it if no
// people are recorded.
func mendAttitude(said string) func(*facts, model.Finding) string {
	return func(x *facts, f model.Finding) string {
		if len(x.m.People) > 0 {
			return mendEvidence(said)(x, f)
		}
		head := yamlText(asked("Head of the office"))
		return "people:\n  - {name: " + head + ", lead: true}\n" + mendEvidence(said+", owner: "+head)(x, f)
	}
}

// first returns the first stakeholder of a perspective that satisfies test, or none.
func (x *facts) first(side model.Perspective, test func(*party) bool) []*party {
	for _, p := range x.recorded[side] {
		if test(p) {
			return []*party{p}
		}
	}
	return nil
}

// next returns a stakeholder that satisfies test to begin work with, preferably one out
// of touch.
func (x *facts) next(side model.Perspective, test func(*party) bool) []*party {
	if idle := x.first(side, func(p *party) bool { return test(p) && !x.inTouch(p) }); len(idle) > 0 {
		return idle
	}
	return x.first(side, test)
}

func anybody(*party) bool { return true }

// about returns the collaboration that is the subject of a finding, or nil.
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

// mendAim proposes work with a unit that serves a goal or an objective.
func mendAim(x *facts, f model.Finding) string {
	return x.works(x.next(model.Sideways, anybody), 1, "label: Next step, method: coordination, direction: both, goals: ["+f.Subject.ID+"]")
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

// mendHoldings proposes a successor for what somebody owns.
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

// lines returns lines to add to one entry of a list or block.
func lines(list, entry string, keys ...string) string {
	out := "# in " + list
	if entry != "" {
		out += ", in the entry of " + entry
	}
	return out + ":\n" + strings.Join(keys, "\n") + "\n"
}

// yamlText returns a text as a YAML scalar, quoted if necessary.
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

// plainInYAML reports whether a text begins with a letter, ends with a letter, a digit
// or a bracket, and contains nothing that YAML could interpret. It uses no regular
// expression, because compiling one takes longer than drawing a small map.
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

func (x *facts) mendAlignment(f model.Finding) string {
	supports := ""
	if goals := x.m.Organization.Goals; len(goals) > 0 {
		supports = ", supports: [" + goals[0].ID + "]"
	}
	out := "ospo:\n  objectives:\n    - {id: next, name: " + yamlText(asked("Units that take part")) + ", measure: " + yamlText(todo("units with work of their own")) + ", target: " + yamlText(todo("3")) + ", due: 2027-12-31" + supports + "}\n"
	idle := func(p *party) bool { return !x.inTouch(p) }
	if slices.Contains(f.Evidence, signal("units")) {
		out += x.works(slices.Concat(x.first(model.Sideways, idle)), 2, "method: coordination, direction: both")
	}
	return out
}

// newcomers returns the usual first party of an empty perspective: its name and its
// other keys.
func newcomers(side model.Perspective) (name, known string) {
	switch side {
	case model.Upward:
		return "Sponsor of the office", ", kind: sponsor"
	case model.Downward:
		return "Champions", ""
	case model.Sideways:
		return "Engineering", ", kind: engineering"
	}
	return "Most used upstream project", ", kind: project"
}

// asked returns a name that the author has to replace, and todo a text. The rule
// placeholder-text reports them until then.
func asked(name string) string { return "<" + name + ">" }
func todo(text string) string  { return "TODO: " + text }

// newcomer returns the name and the entry of a first party for a perspective, under an
// unused name.
func (x *facts) newcomer(side model.Perspective) (name, entry string) {
	name, known := newcomers(side)
	for x.byID[slug(name)] != nil || x.people[slug(name)] != nil {
		name = "Other " + strings.ToLower(name[:1]) + name[1:]
	}
	name = asked(name)
	return name, "{name: " + yamlText(name) + ", perspective: " + string(side) + known + "}"
}

// met returns a new party and work with it.
func (x *facts) met(name, entry, method string) string {
	return "stakeholders:\n  - " + entry + "\ncollaborations:\n" + x.work(name, "method: "+method+", direction: both, cadence: quarterly")
}

// second proposes a second person besides the one who carries too much, for at most
// enough collaborations.
func (x *facts) second(f model.Finding, work []*model.Collaboration, enough int) string {
	who, out := x.teammate(0, f.Subject.ID), ""
	for _, col := range work {
		if keeper := col.Keeper(); who != "" && enough > 0 && keeper.Known() && keeper.ID == f.Subject.ID && !hasSecond(col, f.Subject.ID) {
			out += lines("collaborations", english(x.nameOf(col)), x.alsoResponsible(col, who))
			enough--
		}
	}
	return out
}

// alsoResponsible returns the RACI of a collaboration with an additional responsible
// person.
func (x *facts) alsoResponsible(col *model.Collaboration, name string) string {
	r := cmp.Or(col.RACI, &model.RACI{})
	var duties []string
	duty := func(key string, refs []*model.Ref, more ...string) {
		var names []string
		for _, ref := range refs {
			names = append(names, yamlText(x.name(ref.ID)))
		}
		if names = append(names, more...); len(names) > 0 {
			duties = append(duties, key+": ["+strings.Join(names, ", ")+"]")
		}
	}
	duty("responsible", r.Responsible, yamlText(name))
	duty("accountable", r.Accountable)
	duty("consulted", r.Consulted)
	duty("informed", r.Informed)
	return "raci: {" + strings.Join(duties, ", ") + "}"
}
