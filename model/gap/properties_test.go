package gap_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
)

// The properties below hold for every map and all rules. Each is a principle that
// warnings have to follow.

// today is the date of the runs on random maps.
var today = model.Date{Year: 2026, Month: 11, Day: 23}

// eachRandomMap calls f with random maps that resemble real ones: some are recorded in
// detail, most are not.
func eachRandomMap(t *testing.T, f func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand)) {
	t.Helper()
	for seed := range testkit.Seeds(uint64(600)) {
		r := rand.New(rand.NewPCG(seed, 7))
		f(t, seed, randomMap(seed), r)
		if t.Failed() {
			return
		}
	}
}

func some[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func randomMap(seed uint64) *model.Map {
	r := rand.New(rand.NewPCG(seed, 1))
	line := 0
	entry := func() model.Entry {
		line++
		return model.Entry{Pos: model.Pos{File: "r.yaml", Line: line, Column: 3, EndLine: line, EndColumn: 9}}
	}
	ref := func(kind model.RefKind, id string) *model.Ref { return &model.Ref{Text: id, ID: id, Kind: kind} }
	m := &model.Map{Entry: entry(), Organization: model.Organization{Entry: entry(), Name: "Acme", Sector: some(r, model.Sector(""), "business", "university")}}
	m.OSPO = model.OSPO{Entry: entry(), Recorded: true, Name: "OSPO", Status: some(r, model.OSPOStatuses...), Mission: some(r, "", "-", "Help every team")}
	for i := range r.IntN(3) {
		m.Organization.Goals = append(m.Organization.Goals, &model.Goal{Entry: entry(), ID: fmt.Sprint("g", i), Name: fmt.Sprint("Goal ", i)})
	}
	for i := range r.IntN(3) {
		o := &model.Objective{Entry: entry(), ID: fmt.Sprint("o", i), Name: fmt.Sprint("Objective ", i), Measure: some(r, "", "share"), Target: some(r, "", "5"), Status: some(r, model.ObjectiveOpen, "", model.ObjectiveMet)}
		if len(m.Organization.Goals) > 0 && r.IntN(2) == 0 {
			o.Supports = []*model.Ref{ref(model.RefGoal, "g0")}
		}
		m.OSPO.Objectives = append(m.OSPO.Objectives, o)
	}
	for i := range r.IntN(5) {
		p := &model.Person{Entry: entry(), ID: fmt.Sprint("p", i), Name: fmt.Sprint("Person ", i), Lead: i == 0, Until: some(r, model.Date{}, model.Date{}, today.AddDays(30), today.AddDays(-30))}
		if r.IntN(2) == 0 {
			p.Hats = []model.Hat{some(r, model.Hats...)}
		}
		m.People = append(m.People, p)
	}
	for i := range 2 + r.IntN(9) {
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{
			Entry: entry(), ID: fmt.Sprint("s", i), Name: "Party " + strconv.Itoa(i), Perspective: some(r, model.Perspectives...),
			Kind: some(r, append(model.KnownKinds, "", "")...), Influence: some(r, model.Low, "", model.High), Interest: some(r, model.Low, "", model.High),
			Current: some(r, append(model.Attitudes, "", "")...), Desired: some(r, append(model.Attitudes, "", "")...), Wanted: r.IntN(12) == 0,
			Tags: some(r, nil, []string{"north"}),
		})
	}
	for i := range r.IntN(14) {
		k := &model.Collaboration{
			Entry: entry(), ID: fmt.Sprint("k", i), Index: i, From: ref(model.RefParty, model.OSPOID), To: ref(model.RefParty, some(r, m.Stakeholders...).ID),
			Methods: []string{some(r, model.KnownMethods...)}, Direction: some(r, model.Direction(""), model.DirectionTo, model.DirectionFrom, model.DirectionBoth),
			Aspect: some(r, append(model.Aspects, "")...), Cadence: some(r, append(model.Cadences, "")...),
			Status: some(r, model.Active, model.Active, model.Active, model.Planned, model.Ended),
			Ends:   some(r, model.Date{}, model.Date{}, today.AddDays(-10), today.AddDays(20)), LastHeld: some(r, model.Date{}, today.AddDays(-400), today.AddDays(-3)),
			Purpose: some(r, "", "Win them over"), Started: some(r, model.Date{}, model.Date{}, today.AddDays(-500), today.AddDays(40)),
		}
		if r.IntN(5) == 0 {
			k.From = ref(model.RefParty, some(r, m.Stakeholders...).ID)
		}
		if len(m.People) > 0 && r.IntN(2) == 0 {
			k.Owner = ref(model.RefPerson, some(r, m.People...).ID)
		}
		if len(m.Organization.Goals) > 0 && r.IntN(3) == 0 {
			k.Goals = []*model.Ref{ref(model.RefWork, "g0")}
		}
		m.Collaborations = append(m.Collaborations, k)
		m.Refs = append(m.Refs, k.From, k.To)
	}
	return m
}

// warnings returns the findings of at least severity warning, by fingerprint.
func warnings(m *model.Map, o gap.Options) map[string]string {
	out := map[string]string{}
	for _, f := range gap.Run(m, o).Findings {
		if f.Severity >= model.Warning {
			out[f.Fingerprint()] = f.Rule + " " + f.Subject.String() + ": " + f.Message
		}
	}
	return out
}

func noneNew(t *testing.T, seed uint64, what string, before, after map[string]string) {
	t.Helper()
	for print, said := range after {
		if before[print] == "" {
			t.Errorf("seed %d: %s opens %s", seed, what, said)
		}
	}
}

func TestUnknownWordsOpenNothing(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		before := warnings(m, o)
		if n := len(m.Collaborations); n > 0 && r.IntN(2) == 0 {
			m.Collaborations[r.IntN(n)].Methods[0] = "qwxz"
		} else {
			some(r, m.Stakeholders...).Kind = "qwxz"
		}
		noneNew(t, seed, "a word of one's own", before, warnings(m, o))
	})
}

func TestCapitalsChangeNothing(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		before := warnings(m, o)
		for _, k := range m.Collaborations {
			k.Methods[0] = strings.ToUpper(k.Methods[0])
		}
		for _, s := range m.Stakeholders {
			s.Kind = strings.ToUpper(s.Kind)
		}
		after := warnings(m, o)
		noneNew(t, seed, "writing in capitals", before, after)
		noneNew(t, seed, "writing in small letters", after, before)
	})
}

func TestTurnedEntriesChangeNothing(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		before := warnings(m, o)
		for _, k := range m.Collaborations {
			k.From, k.To = k.To, k.From
			switch k.Direction {
			case model.DirectionTo:
				k.Direction = model.DirectionFrom
			case model.DirectionFrom:
				k.Direction = model.DirectionTo
			}
		}
		noneNew(t, seed, "the other end first", before, warnings(m, o))
	})
}

// Without an owner, whoever is accountable in the RACI counts as the owner.
func TestAccountableIsOwner(t *testing.T) {
	o := gap.Options{Today: today, Enable: []string{"*"}, Disable: []string{"accountable-not-one"}}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		before := warnings(m, o)
		for _, k := range m.Collaborations {
			if k.Owner != nil {
				k.RACI, k.Owner = &model.RACI{Accountable: []*model.Ref{k.Owner}}, nil
			}
		}
		after := warnings(m, o)
		noneNew(t, seed, "writing owners as accountable", before, after)
		noneNew(t, seed, "writing who is accountable as the owner", after, before)
	})
}

func TestErrorsDoNotDependOnTheDay(t *testing.T) {
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		if len(m.Collaborations) > 0 {
			k := some(r, m.Collaborations...)
			k.To.ID = ""
		}
		errors := func(day model.Date) string {
			var out []string
			for _, f := range gap.Run(m, gap.Options{Today: day}).Findings {
				if f.Severity == model.Error {
					out = append(out, f.Fingerprint())
				}
			}
			return strings.Join(out, " ")
		}
		for _, day := range []model.Date{today, today.AddDays(-4000), today.AddDays(4000)} {
			if errors(day) != errors(model.Date{}) {
				t.Errorf("seed %d: other errors on %s", seed, day)
			}
		}
	})
}

func TestUnknownReferencesOpenNothing(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		if len(m.Collaborations) == 0 {
			return
		}
		before := warnings(m, o)
		k := some(r, m.Collaborations...)
		k.To.ID, k.To.Text = "", "qwxz"
		after := warnings(m, o)
		for print, said := range after {
			if strings.HasPrefix(said, "unknown-reference ") {
				delete(after, print)
			}
		}
		noneNew(t, seed, "a reference that leads nowhere", before, after)
	})
}

// TestScenariosWeighEachFactOnce checks that a small edit changes the weight of a
// scenario by at most one, so that verdicts change only near their threshold.
func TestScenariosWeighEachFactOnce(t *testing.T) {
	o := gap.Options{Today: today}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, r *rand.Rand) {
		before := gap.ScenarioWeights(m, o)
		what := smallEdit(m, r)
		for scenario, after := range gap.ScenarioWeights(m, o) {
			if d := after - before[scenario]; d < -1 || d > 1 {
				t.Errorf("seed %d: %s changes the signs of %s by %d", seed, what, scenario, d)
			}
		}
	})
}

// smallEdit adds or removes one optional key, or one party.
func smallEdit(m *model.Map, r *rand.Rand) string {
	if n := len(m.Collaborations); n > 0 && r.IntN(2) == 0 {
		k := m.Collaborations[r.IntN(n)]
		switch r.IntN(6) {
		case 0:
			k.Direction = some(r, model.Direction(""), model.DirectionTo, model.DirectionBoth)
			return "another direction"
		case 1:
			k.Aspect = some(r, model.Aspect(""), model.Compliance, model.Community)
			return "another aspect"
		case 2:
			k.Goals = nil
			return "a link to a goal less"
		case 3:
			k.Methods = some(r, nil, []string{"audit"}, []string{"training"})
			return "other methods"
		case 4:
			k.Cadence = some(r, append(model.Cadences, "")...)
			return "another cadence"
		default:
			k.Status = some(r, model.Active, model.Planned)
			return "another status"
		}
	}
	switch i := r.IntN(len(m.Stakeholders)); r.IntN(5) {
	case 0:
		m.OSPO.Mission = some(r, "", "Help every team")
		return "another mission"
	case 1:
		m.Stakeholders[i].Kind = some(r, append(model.KnownKinds, "")...)
		return "another kind"
	case 2:
		m.Stakeholders[i].Expectations = nil
		m.Organization.Size = some(r, "", model.Sizes[0])
		return "another size"
	case 3:
		if free := m.Stakeholders[i]; !slices.ContainsFunc(m.Refs, func(ref *model.Ref) bool { return ref.ID == free.ID }) {
			m.Stakeholders = slices.Delete(m.Stakeholders, i, i+1)
			return "a party less"
		}
	}
	m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{Entry: m.Entry, ID: "new", Name: "Newcomer", Perspective: some(r, model.Perspectives...)})
	return "a party more"
}

func TestFoldingEndsAtWhatIsThere(t *testing.T) {
	o := gap.Options{Today: today, Enable: []string{"*"}}
	eachRandomMap(t, func(t *testing.T, seed uint64, m *model.Map, _ *rand.Rand) {
		found := gap.Run(m, o).Findings
		prints := map[string]int{}
		for _, f := range found {
			if prints[f.Fingerprint()]++; prints[f.Fingerprint()] > 1 {
				t.Errorf("seed %d: %s about %s is found twice", seed, f.Rule, f.Subject)
			}
			if !slices.IsSorted(f.Evidence) || len(slices.Compact(slices.Clone(f.Evidence))) != len(f.Evidence) {
				t.Errorf("seed %d: the evidence of %s is no sorted set: %q", seed, f.Rule, f.Evidence)
			}
		}
		for _, f := range found {
			if f.CausedBy != "" && prints[f.CausedBy] == 0 {
				t.Errorf("seed %d: %s folds under nothing", seed, f.Rule)
			}
			if root := gap.Roots(found)(&f); root.CausedBy != "" || root.Severity < f.Severity {
				t.Errorf("seed %d: %s ends under %s", seed, f.Rule, root.Rule)
			}
		}
	})
}

// TestMended applies each rule's own recommendation to its bad example.
func TestMended(t *testing.T) {
	for _, r := range gap.Rules() {
		if r.Structural || r.Check == nil {
			continue
		}
		o := gap.Options{Today: day(t, r.Today), Only: []string{r.ID}}
		for _, f := range gap.Run(read(t, r.Mend()), o).Findings {
			if f.Severity >= r.Severity && (r.Severity > model.Info || r.Mended == nil) {
				t.Errorf("%s: mended, it still says %q", r.ID, f.Message)
			}
		}
	}
}

// TestSentencesAreWhole checks that every argument of every message is filled in.
func TestSentencesAreWhole(t *testing.T) {
	check := func(fs []model.Finding) {
		for _, f := range fs {
			for _, text := range []string{f.Message, f.Hint} {
				if strings.ContainsAny(text, "{}") && !strings.Contains(text, "placeholder") || strings.Contains(text, `""`) {
					t.Errorf("%s says %q", f.Rule, text)
				}
			}
			if strings.Contains(f.Message, f.Rule) {
				t.Errorf("%s says its own id: %q", f.Rule, f.Message)
			}
		}
	}
	for _, r := range gap.Rules() {
		if r.Structural {
			continue
		}
		check(gap.Run(read(t, r.Bad), gap.Options{Today: day(t, "2026-04-01"), Enable: []string{"*"}}).Findings)
	}
	eachRandomMap(t, func(_ *testing.T, _ uint64, m *model.Map, _ *rand.Rand) {
		check(gap.Run(m, gap.Options{Today: today, Enable: []string{"*"}}).Findings)
	})
}
