package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// fold sets CausedBy of each finding whose cause is among the findings. Causes that
// were disabled or accepted do not count. It changes nothing else.
func fold(x *facts, found []model.Finding) {
	f := folding{about: x.concerns(), byRule: map[string][]int{}, byThing: map[string][]int{}, found: found}
	for _, c := range causes {
		f.byRule[c.by] = nil
	}
	for i := range found {
		found[i].CausedBy = ""
		if list, causes := f.byRule[found[i].Rule]; causes {
			f.byRule[found[i].Rule] = append(list, i)
		}
	}
	for _, list := range f.byRule {
		if len(list) <= fewFindings {
			continue
		}
		for _, i := range list {
			for _, thing := range f.things(found[i]) {
				f.byThing[thing] = append(f.byThing[thing], i)
			}
		}
	}
	for i := range found {
		if found[i].Severity == model.Error {
			continue
		}
		if cause := f.causeOf(i); cause >= 0 {
			found[i].CausedBy = found[cause].Fingerprint()
		}
	}
}

// folding looks up causes by rule or, if a rule has many findings, by what these are
// about or rest on. It contains only findings of rules that can be causes.
type folding struct {
	about   *Concerns
	byRule  map[string][]int
	byThing map[string][]int
	found   []model.Finding
}

// things returns what a finding is about, what it rests on, and whom it concerns.
func (f *folding) things(x model.Finding) []string {
	things := append([]string{x.Subject.String()}, x.Evidence...)
	for _, id := range f.about.Of(x) {
		if id != model.OSPOID {
			things = append(things, "party:"+id)
		}
	}
	return things
}

// fewFindings is the number of findings of a rule up to which all of them are compared.
const fewFindings = 8

// candidates returns the indices of findings of a rule that may be the cause of sign.
func (f *folding) candidates(rule string, sign model.Finding) []int {
	if all := f.byRule[rule]; len(all) <= fewFindings {
		return all
	}
	var out []int
	for _, thing := range append(f.things(sign), ofOSPO().String()) {
		for _, j := range f.byThing[thing] {
			if f.found[j].Rule == rule {
				out = append(out, j)
			}
		}
	}
	return out
}

// cause states that findings of rule of fold under those of rule by.
type cause struct {
	of, by string
	when   func(f *folding, sign, cause model.Finding) bool
}

// causes lists the rules under which findings fold. The first match wins. A rule folds
// only under rules that are above it here or are not signs themselves, so that no two
// findings fold under each other.
var causes = []cause{
	{"scenario-misaligned", "scenario-silo", onUnits},
	{"perspective-unconnected", "scenario-silo", aboutSide(model.Sideways)},
	{"perspective-unconnected", "scenario-misaligned", aboutUnits},
	{"mission-missing", "scenario-misaligned", hasSign("mission")},
	{"mission-missing", "placeholder-text", inMission},
	{"no-live-objective", "scenario-misaligned", hasSign("objective")},
	{"objective-unmeasured", "scenario-misaligned", hasSign("objective")},
	{"objective-unaligned", "scenario-misaligned", hasSign("objective")},
	{"goal-unsupported", "scenario-misaligned", hasSign("objective")},
	{"gatekeeper-dominated", "scenario-compliance-only", hasSign("hats")},
	{"hat-unassigned", "gatekeeper-dominated", always},
	{"hat-unassigned", "scenario-compliance-only", hasSign("hats")},
	{"aspect-missing", "scenario-compliance-only", hasSign("work")},
	{"aspect-dominant", "scenario-compliance-only", hasSign("work")},
	{"placeholder-text", "scenario-one-size-fits-all", always},
	{"collaboration-stale", "collaboration-stale", within},
	{"collaboration-stale", "owner-departed", within},
	{"collaboration-overdue", "collaboration-stale", asleep},
	{"key-person-dependency", "owner-departed", samePerson},
	{"key-person-dependency", "owner-leaving", samePerson},
	{"single-person-bridge", "owner-departed", samePerson},
	{"single-person-bridge", "key-person-dependency", samePerson},
	{"no-bridge", "perspective-empty", sideMissing},
	{"no-bridge", "perspective-unconnected", sideMissing},
	{"reporting-line", "perspective-unconnected", idleUpward},
	{"no-sponsor", "perspective-unconnected", sameSide},
	{"reporting-line", "no-sponsor", always},
	{"takes-but-never-gives", "no-community", always},
	{"orphan-stakeholder", "duplicate-stakeholder", ofBoth},
	{"orphan-stakeholder", "scenario-silo", within},
	{"orphan-stakeholder", "scenario-misaligned", within},
	{"orphan-stakeholder", "perspective-unconnected", within},
	{"orphan-stakeholder", "orphan-stakeholder", within},
	{"orphan-stakeholder", "resistant-key-player", sameStakeholder},
	{"orphan-stakeholder", "scenario-silo", covered},
	{"orphan-stakeholder", "perspective-unconnected", covered},
	{"orphan-stakeholder", "orphan-stakeholder", covered},
	{"planned-only", "scenario-silo", within},
	{"planned-only", "scenario-misaligned", within},
	{"planned-only", "perspective-unconnected", within},
	{"planned-only", "no-sponsor", within},
	{"planned-only", "reporting-line", within},
	{"one-way-only", "scenario-silo", oneWayUnit},
	{"one-way-only", "takes-but-never-gives", shared},
	{"one-way-only", "resistant-key-player", sameStakeholder},
	{"owner-missing", "orphan-stakeholder", sameStakeholder},
	{"owner-missing", "resistant-key-player", sameStakeholder},
	{"owner-missing", "owner-missing", within},
	{"key-player-low-touch", "orphan-stakeholder", sameStakeholder},
	{"key-player-low-touch", "resistant-key-player", sameStakeholder},
	{"readiness-low-without-plan", "readiness-low-without-plan", earlier},
	{"key-player-low-touch", "perspective-unconnected", sameSide},
	{"key-player-low-touch", "one-way-only", sameStakeholder},
	{"key-player-low-touch", "no-upward-report", sameStakeholder},
	{"key-player-low-touch", "planned-only", sameStakeholder},
	{"expectation-unanswered", "orphan-stakeholder", sameStakeholder},
	{"need-unanswered", "orphan-stakeholder", sameStakeholder},
	{"engagement-gap", "resistant-key-player", sameStakeholder},
	{"critical-project-uncovered", "orphan-stakeholder", sameStakeholder},
}

// causeOf returns the index of the finding that finding i folds under, or -1.
func (f *folding) causeOf(i int) int {
	sign := f.found[i]
	for _, c := range causes {
		if c.of != sign.Rule {
			continue
		}
		for _, j := range f.candidates(c.by, sign) {
			if j != i && f.found[j].Severity >= sign.Severity && c.when(f, sign, f.found[j]) {
				return j
			}
		}
	}
	return -1
}

// Conditions under which a sign folds.

func always(*folding, model.Finding, model.Finding) bool { return true }

// within reports whether the subject of the sign is evidence of the cause.
func within(_ *folding, sign, cause model.Finding) bool {
	return slices.Contains(cause.Evidence, sign.Subject.String())
}

// ofBoth reports whether the cause, a duplicate, involves the subject of the sign.
func ofBoth(f *folding, sign, cause model.Finding) bool {
	return sign.Subject == cause.Subject || within(f, sign, cause)
}

// covered reports whether the evidence of the cause includes all evidence of the sign,
// and either more or the same under an alphabetically earlier subject.
func covered(_ *folding, sign, cause model.Finding) bool {
	more := len(cause.Evidence) - len(sign.Evidence)
	beyond := func(id string) bool { return !slices.Contains(cause.Evidence, id) }
	return len(sign.Evidence) > 0 && !slices.ContainsFunc(sign.Evidence, beyond) && (more > 0 || more == 0 && cause.Subject.ID < sign.Subject.ID)
}

// shared reports whether the two have evidence in common.
func shared(_ *folding, sign, cause model.Finding) bool {
	return slices.ContainsFunc(sign.Evidence, func(e string) bool { return slices.Contains(cause.Evidence, e) })
}

// idleUpward reports whether the party that the office reports to is one of the parties
// upward without active work. A party of another perspective is wrong in any case.
func idleUpward(f *folding, sign, cause model.Finding) bool {
	return cause.Subject == ofPerspective(model.Upward) && shared(f, sign, cause)
}

// earlier reports whether the cause precedes the sign in the file, so that several
// findings of a kind fold under the first.
func earlier(_ *folding, sign, cause model.Finding) bool {
	a, b := cause.Pos, sign.Pos
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// inMission reports whether the mission is a placeholder, which amounts to having none.
func inMission(_ *folding, sign, cause model.Finding) bool {
	return cause.Subject == sign.Subject && slices.Contains(cause.Evidence, "text:mission")
}

func samePerson(_ *folding, sign, cause model.Finding) bool { return sign.Subject == cause.Subject }

func sameStakeholder(f *folding, sign, cause model.Finding) bool {
	of := f.about.Of(cause)
	return slices.ContainsFunc(f.about.Of(sign), func(id string) bool { return id != model.OSPOID && slices.Contains(of, id) })
}

func sameSide(f *folding, sign, cause model.Finding) bool {
	return f.about.Perspective(sign) == f.about.Perspective(cause)
}

func aboutSide(p model.Perspective) func(*folding, model.Finding, model.Finding) bool {
	return func(_ *folding, sign, _ model.Finding) bool { return sign.Subject == ofPerspective(p) }
}

// aboutUnits reports whether the sign is about the sideways perspective, and the cause
// has the sign that units are out of touch.
func aboutUnits(f *folding, sign, cause model.Finding) bool {
	return aboutSide(model.Sideways)(f, sign, cause) && hasSign("units")(f, sign, cause)
}

// onUnits reports whether the sign is a scenario with two signs, one of them that units
// are out of touch, and the cause has that sign too: fixing the cause then fixes both.
func onUnits(f *folding, sign, cause model.Finding) bool {
	signs := count(sign.Evidence, func(e string) bool { return strings.HasPrefix(e, signal("")) })
	return signs == signsOfScenario && hasSign("units")(f, sign, sign) && hasSign("few")(f, sign, cause)
}

// sideMissing reports whether the cause is about the sideways or the outside
// perspective, the two ends of the bridge.
func sideMissing(_ *folding, _, cause model.Finding) bool {
	return cause.Subject == ofPerspective(model.Sideways) || cause.Subject == ofPerspective(model.Outside)
}

// hasSign returns a condition that holds if the cause is a scenario with that sign.
func hasSign(id string) func(*folding, model.Finding, model.Finding) bool {
	return func(_ *folding, _, cause model.Finding) bool { return slices.Contains(cause.Evidence, signal(id)) }
}

// oneWayUnit reports whether the cause is a scenario with one-way work as a sign, and
// the sign is about a unit.
func oneWayUnit(f *folding, sign, cause model.Finding) bool {
	return f.about.Perspective(sign) == model.Sideways && slices.Contains(cause.Evidence, signal("one-way"))
}

// asleep reports whether the cause is about the office as a whole.
func asleep(_ *folding, _, cause model.Finding) bool { return cause.Subject == ofOSPO() }

// Roots returns a function that returns the finding at the root of a finding's chain of
// causes, which is the finding itself if it has no cause.
func Roots(found []model.Finding) func(*model.Finding) *model.Finding {
	causes := map[string]*model.Finding{} // findings that others fold under, by fingerprint
	for i := range found {
		if found[i].CausedBy != "" {
			causes[found[i].CausedBy] = nil
		}
	}
	for i := range found {
		if len(causes) == 0 {
			break
		}
		print := found[i].Fingerprint()
		if _, folds := causes[print]; folds {
			causes[print] = &found[i]
		}
	}
	return func(f *model.Finding) *model.Finding {
		for range causes {
			cause := causes[f.CausedBy]
			if f.CausedBy == "" || cause == nil {
				break
			}
			f = cause
		}
		return f
	}
}
