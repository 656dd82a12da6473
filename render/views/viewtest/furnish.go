package viewtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// WithKinds gives most stakeholders a kind.
func (r RandomMaps) WithKinds(m *model.Map) *model.Map {
	for _, s := range m.Stakeholders {
		s.Kind = Pick(r, append([]string{"", "something"}, model.KnownKinds...)...)
	}
	return m
}

// Aims adds goals and objectives to a map, and references to them in collaborations and
// objectives. It returns findings about some of them.
func (r RandomMaps) Aims(m *model.Map) []model.Finding {
	var findings []model.Finding
	find := func(kind, id string) {
		if r.OneIn(6) {
			findings = append(findings, model.Finding{Rule: "placeholder-text", Severity: model.Warning,
				Subject: model.Subject{Kind: model.SubjectKind(kind), ID: id}, Message: r.Phrase(3, 9)})
		}
	}
	var goals, all []string
	for i := range r.IntN(Pick(r, 1, 4, 9)) {
		g := &model.Goal{ID: fmt.Sprintf("g%d", i), Name: r.Phrase(1, 12)}
		m.Organization.Goals = append(m.Organization.Goals, g)
		goals = append(goals, g.ID)
		find("goal", g.ID)
	}
	all = slices.Clone(goals)
	for i := range r.IntN(Pick(r, 1, 4, 14)) {
		x := r.objective(fmt.Sprintf("o%d", i))
		x.Supports = r.aimRefs(goals)
		m.OSPO.Objectives = append(m.OSPO.Objectives, x)
		all = append(all, x.ID)
		find("objective", x.ID)
	}
	for _, k := range m.Collaborations {
		if k.Goals = r.aimRefs(all); r.OneIn(2) {
			k.Goals = nil
		}
	}
	return findings
}

func (r RandomMaps) objective(id string) *model.Objective {
	x := &model.Objective{
		ID: id, Name: r.Phrase(1, 12), Measure: r.Phrase(0, 9), Baseline: r.Phrase(0, 3), Target: r.Phrase(0, 5),
		Status: Pick(r, "", model.ObjectiveOpen, model.ObjectiveMet, model.ObjectiveDropped),
	}
	if r.OneIn(2) {
		x.Due = model.Date{Year: 2026, Month: 1, Day: 1}.AddDays(r.IntN(900))
	}
	return x
}

// aimRefs returns up to three references to the ids, possibly with repetitions.
func (r RandomMaps) aimRefs(ids []string) []*model.Ref {
	var refs []*model.Ref
	for range r.IntN(4) {
		if len(ids) > 0 {
			refs = append(refs, &model.Ref{ID: Pick(r, ids...)})
		}
	}
	return refs
}

// AnyRule returns up to three findings of every rule, and of one that doesn't exist.
func (r RandomMaps) AnyRule(m *model.Map) []model.Finding {
	subjects := []model.Subject{{Kind: "ospo"}, {Kind: "perspective", ID: "outside"}, {Kind: "perspective", ID: "sideways"}, {Kind: "person", ID: "p0"}, {Kind: "goal", ID: "g0"}}
	for _, s := range m.Stakeholders {
		subjects = append(subjects, model.Subject{Kind: "stakeholder", ID: s.ID})
	}
	var out []model.Finding
	for _, rule := range append(gap.Rules(), &gap.Rule{ID: "no-such-rule", Recommendation: "Nothing"}) {
		for range r.IntN(4) {
			out = append(out, model.Finding{Rule: rule.ID, Severity: Pick(r, rule.Severity, model.Info), Message: r.Phrase(1, 30),
				Hint: string(rule.Recommendation), Subject: Pick(r, subjects...), Pos: model.Pos{Line: r.IntN(500)}})
		}
	}
	return out
}

// Day is a day after some of the samples' dates.
var Day = model.Date{Year: 2027, Month: 2, Day: 10}

// Furnished returns a random map that may have everything pages show, and findings about it.
func Furnished(seed int) (*model.Map, []model.Finding) {
	r := NewRandomMaps(seed)
	m, _ := r.Make([]int{0, 1, 3, 9, 40}[seed%5])
	m.OSPO.Status = Pick(r, model.OSPOStatuses...)
	var expected, parties []*model.Ref
	for i, s := range m.Stakeholders {
		parties = append(parties, &model.Ref{ID: s.ID})
		s.Kind, s.Note, s.Owner = r.Phrase(0, 3), r.Phrase(0, 30), r.owner(m)
		for n := range r.IntN(4) {
			s.Needs, s.Tags = append(s.Needs, &model.Expectation{Text: r.Phrase(1, 9)}), append(s.Tags, r.Phrase(1, 3))
			s.Sources = append(s.Sources, model.Source{URL: "https://example.org/" + strings.Repeat("long/", r.IntN(20))})
			e := &model.Expectation{ID: fmt.Sprintf("e%d-%d", i, n), Text: r.Phrase(1, 40)}
			s.Expectations, expected = append(s.Expectations, e), append(expected, &model.Ref{ID: e.ID})
		}
	}
	var work []*model.Ref
	for i := range r.IntN(4) {
		x := &model.Objective{ID: fmt.Sprintf("o%d", i), Name: r.Phrase(1, 12), Target: r.Phrase(0, 5), Due: r.day(),
			Answers: r.some(expected), Status: Pick(r, "", model.ObjectiveMet, model.ObjectiveDropped)}
		m.OSPO.Objectives, work = append(m.OSPO.Objectives, x), append(work, &model.Ref{ID: x.ID})
		m.Accepts = append(m.Accepts, &model.Accept{Rule: "one-way-only", Target: r.Phrase(0, 3), Until: r.day()})
		if len(parties) > 0 {
			m.Projects = append(m.Projects, &model.Project{ID: fmt.Sprintf("x%d", i), Name: r.Phrase(1, 6), Stakeholder: Pick(r, parties...)})
		}
	}
	for _, p := range m.People {
		p.Until = r.day()
	}
	for _, s := range m.Stakeholders {
		for range Pick(r, 0, 1, 12) {
			m.Collaborations = append(m.Collaborations, r.collaboration(m, s.ID))
		}
	}
	for _, k := range m.Collaborations {
		r.furnish(m, k, expected, work)
	}
	r.assess(m, parties)
	return m, r.findings(m)
}

func (r RandomMaps) furnish(m *model.Map, k *model.Collaboration, expected, work []*model.Ref) {
	k.Direction = Pick(r, "", model.DirectionTo, model.DirectionFrom, model.DirectionBoth)
	k.Strength = Pick(r, model.StrengthWeak, model.StrengthNormal, model.StrengthStrong)
	k.Methods = Pick(r, nil, model.KnownMethods, model.KnownMethods[:1])
	k.Cadence = Pick(r, append([]model.Cadence{"", "45d"}, model.Cadences...)...)
	k.Channel, k.Purpose, k.Mode, k.Note = r.Phrase(0, 9), r.Phrase(0, 30), Pick(r, "", "x-as-a-service"), r.Phrase(0, 9)
	k.Owner, k.Goals, k.Answers = r.owner(m), r.some(work), r.some(expected)
	k.LastHeld, k.Ends, k.Evidence = r.day(), r.day(), Pick(r, "", "https://example.org/evidence")
	if r.OneIn(3) {
		k.From, k.To = k.To, k.From
	}
}

// day returns a random day of six years, or none.
func (r RandomMaps) day() model.Date {
	if r.OneIn(3) {
		return model.Date{}
	}
	return model.Date{Year: 2024, Month: 1, Day: 1}.AddDays(r.IntN(2200))
}

// owner returns one of the people, or nil.
func (r RandomMaps) owner(m *model.Map) *model.Ref {
	if len(m.People) == 0 || r.OneIn(3) {
		return nil
	}
	return &model.Ref{ID: Pick(r, m.People...).ID}
}

// some returns up to five of the references.
func (r RandomMaps) some(refs []*model.Ref) []*model.Ref {
	var out []*model.Ref
	for range r.IntN(6) {
		if len(refs) > 0 {
			out = append(out, Pick(r, refs...))
		}
	}
	return out
}

func (r RandomMaps) assess(m *model.Map, parties []*model.Ref) {
	if r.OneIn(4) {
		return
	}
	m.Readiness = &model.Readiness{Assessed: r.day()}
	for _, name := range model.ReadinessAreas {
		if score := r.IntN(5); !r.OneIn(5) {
			m.Readiness.Areas = append(m.Readiness.Areas, model.Area{Name: name, Score: Pick(r, &score, &score, &score, nil),
				Evidence: r.Phrase(0, 30), Plan: r.Phrase(0, 30)})
		}
	}
	for _, q := range model.AllQuestions() {
		if r.OneIn(2) {
			m.Readiness.Answers = append(m.Readiness.Answers, model.Answer{Question: q, Text: r.Phrase(0, 50), From: r.some(parties)})
		}
	}
}

func (r RandomMaps) findings(m *model.Map) []model.Finding {
	var out []model.Finding
	about := func(kind, id string) {
		if r.OneIn(3) {
			out = append(out, model.Finding{Rule: "owner-missing", Severity: Pick(r, model.Info, model.Warning), Message: r.Phrase(1, 40),
				Hint: r.Phrase(0, 40), Subject: model.Subject{Kind: model.SubjectKind(kind), ID: id}})
		}
	}
	for _, s := range m.Stakeholders {
		about("stakeholder", s.ID)
		for _, e := range s.Expectations {
			about("expectation", e.ID)
		}
	}
	ids := gap.CollaborationIDs(m)
	for _, k := range m.Collaborations {
		about("collaboration", ids[k])
	}
	return out
}
