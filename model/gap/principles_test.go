package gap_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// without removes the findings of some rules.
func without(found map[string]string, rules ...string) map[string]string {
	out := map[string]string{}
	for print, said := range found {
		if rule, _, _ := strings.Cut(said, " "); !slices.Contains(rules, rule) {
			out[print] = said
		}
	}
	return out
}

// Work in both directions means the same in one entry as in two.
func TestTwoEntriesAreADialogue(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		before := warnings(m, o)
		for _, k := range slices.Clone(m.Collaborations) {
			if k.Direction != model.DirectionBoth {
				continue
			}
			back := *k
			back.ID, back.Index = k.ID+"b", len(m.Collaborations)
			back.Direction, k.Direction = model.DirectionFrom, model.DirectionTo
			m.Collaborations = append(m.Collaborations, &back)
		}
		after := warnings(m, o)
		// Twice as many entries are twice as many meetings, dates and shares of work.
		shares := []string{
			"date-impossible", "collaboration-stale", "load-beyond-allocation", "work-ending", "duplicate-collaboration", "self-collaboration",
		}
		noneNew(t, seed, "an entry for each direction", before, without(after, shares...))
	})
}

// A share based on fewer than half of the entries, or on a team of fewer than three,
// says nothing about the office.
func TestThinSamplesDoNotSpeak(t *testing.T) {
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		m.OSPO.Status = model.OSPOEstablished
		const few = 9
		m.Collaborations = nil
		for i := range 2*few + 1 {
			k := &model.Collaboration{
				Entry: m.Entry, ID: fmt.Sprint("k", i), Index: i, Status: model.Active,
				From: &model.Ref{ID: model.OSPOID, Kind: model.RefParty}, To: &model.Ref{ID: some(r, m.Stakeholders...).ID, Kind: model.RefParty},
			}
			if i < few { // all alike
				k.Aspect, k.Methods, k.Direction = model.Compliance, []string{"audit"}, model.DirectionTo
				if len(m.People) > 0 {
					k.Owner = &model.Ref{ID: "p0", Kind: model.RefPerson}
				}
			}
			m.Collaborations = append(m.Collaborations, k)
		}
		for i, p := range m.People {
			if 2*(i+1) >= len(m.People) {
				p.Hats = nil
			}
		}
		shares := []string{"aspect-missing", "aspect-dominant", "key-person-dependency", "gatekeeper-dominated", "hat-unassigned", "hat-overload"}
		for _, f := range gap.Run(m, gap.Options{Today: today, Enable: shares}).Findings {
			office := f.Rule == "key-person-dependency" && f.Severity == model.Info // an office of one
			scenario := f.Rule == "scenario-compliance-only" && strings.Contains(f.Message, "check or approve")
			if slices.Contains(shares, f.Rule) && !office || scenario {
				t.Errorf("seed %d: of a few, it is said: %s", seed, f.Message)
			}
		}
	})
}

func TestSmallTeamsAreNotBlamed(t *testing.T) {
	ofTeams := []string{"hat-unassigned", "hat-overload", "gatekeeper-dominated", "key-person-dependency", "single-person-bridge", "no-lead"}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		m.OSPO.Status = some(r, model.OSPOStatuses...)
		m.People = m.People[:min(len(m.People), 1)]
		for _, p := range m.People {
			p.Until, p.Hats = model.Date{}, slices.Clone(model.Hats[:1+r.IntN(len(model.Hats))])
		}
		for _, k := range m.Collaborations {
			if k.Owner = nil; len(m.People) > 0 {
				k.Owner = &model.Ref{Text: "p0", ID: "p0", Kind: model.RefPerson}
			}
		}
		deputies := 0
		for _, f := range gap.Run(m, gap.Options{Today: today}).Findings {
			if !slices.Contains(ofTeams, f.Rule) {
				continue
			}
			if deputies++; f.Severity > model.Info || deputies > 1 {
				t.Errorf("seed %d: an office of %d is told: %s [%s]", seed, len(m.People), f.Message, f.Rule)
			}
		}
	})
}

// The findings of a rule depend on no other rule: disabling one rule, or running it
// alone, does not change the findings of the others. Folding only affects presentation.
func TestRulesDoNotDependOnEachOther(t *testing.T) {
	prints := func(m *model.Map, o gap.Options) (all []string) {
		for _, f := range gap.Run(m, o).Findings {
			all = append(all, f.Rule+" "+f.Severity.String()+" "+f.Fingerprint()+" "+fmt.Sprint(f.Evidence))
		}
		slices.Sort(all)
		return all
	}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		all := prints(m, gap.Options{Today: today})
		if len(all) == 0 {
			return
		}
		rule, _, _ := strings.Cut(some(r, all...), " ")
		of := func(print string) bool { return strings.HasPrefix(print, rule+" ") }
		rest := slices.DeleteFunc(slices.Clone(all), of)
		if got := prints(m, gap.Options{Today: today, Disable: []string{rule}}); !slices.Equal(got, rest) {
			t.Errorf("seed %d: without %s the rest is\n%s\nnot\n%s", seed, rule, strings.Join(got, "\n"), strings.Join(rest, "\n"))
		}
		if !gap.Lookup(rule).Acceptable() {
			return
		}
		m.Accepts = append(m.Accepts, &model.Accept{Entry: m.Entry, Rule: rule, Reason: "decided in spring"})
		got := slices.DeleteFunc(prints(m, gap.Options{Today: today}), func(print string) bool { return strings.HasPrefix(print, "accept-") })
		if !slices.Equal(got, rest) {
			t.Errorf("seed %d: with %s accepted the rest is\n%s\nnot\n%s", seed, rule, strings.Join(got, "\n"), strings.Join(rest, "\n"))
		}
	})
}

// An unresolved reference causes no warning, whatever it refers to.
func TestNoUnknownReferenceOpensAnything(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		var refs []*model.Ref
		for _, k := range m.Collaborations {
			refs = append(refs, k.From, k.To, k.Owner)
			refs = append(refs, k.Goals...)
		}
		for _, x := range m.OSPO.Objectives {
			refs = append(refs, x.Supports...)
		}
		if refs = slices.DeleteFunc(refs, func(ref *model.Ref) bool { return ref == nil }); len(refs) == 0 {
			return
		}
		before := warnings(m, o)
		ref := some(r, refs...)
		ref.ID, ref.Text = "", "qwxz"
		if !slices.Contains(m.Refs, ref) {
			m.Refs = append(m.Refs, ref)
		}
		noneNew(t, seed, "a lost reference to a "+fmt.Sprint(ref.Kind), before, without(warnings(m, o), "unknown-reference"))
	})
}

// From its last day on, work counts as ended. A stakeholder without other work is then
// reported through the impossible date, or as an unreached decision-maker.
func TestWhatHasEndedIsNotAtWork(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		for _, k := range m.Collaborations {
			if k.Status == model.Active && !k.Ends.IsZero() && !today.Before(k.Ends) {
				k.Ends = today.AddDays(-40)
			}
		}
		dates := []string{"date-impossible", "orphan-stakeholder", "key-player-low-touch", "no-sponsor"}
		asActive := without(warnings(m, o), dates...)
		for _, k := range m.Collaborations {
			if k.Over(today) {
				k.Status = model.Ended
			}
		}
		asEnded := without(warnings(m, o), dates...)
		noneNew(t, seed, "saying that it has ended", asActive, asEnded)
		noneNew(t, seed, "leaving it active", asEnded, asActive)
	})
}
