package view

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// sheetViews are the views that are read like a page, each with what its empty
// picture tells a reader to write.
var sheetViews = map[string]string{
	"focus":     "expectations:",
	"calendar":  "{to: CTO, cadence: quarterly, last_held: 2026-11-05}",
	"readiness": "usage: {score: 3, evidence: Inventory of all products}",
}

// sheetDay is a day on which some of the samples' dates have passed.
var sheetDay = model.Date{Year: 2027, Month: 2, Day: 10}

// furnished is the random map of a seed with everything that sheets show, or
// with none of it, and findings about it.
func furnished(seed int) (*model.Map, []model.Finding) {
	r := newRandomMaps(seed)
	m, _ := r.make([]int{0, 1, 3, 9, 40}[seed%5])
	m.OSPO.Status = pick(r, model.OSPOStatuses...)
	var expected, parties []*model.Ref
	for i, s := range m.Stakeholders {
		parties = append(parties, &model.Ref{ID: s.ID})
		s.Kind, s.Note, s.Owner = r.phrase(0, 3), r.phrase(0, 30), r.owner(m)
		for n := range r.IntN(4) {
			s.Needs, s.Tags = append(s.Needs, &model.Expectation{Text: r.phrase(1, 9)}), append(s.Tags, r.phrase(1, 3))
			s.Sources = append(s.Sources, model.Source{URL: "https://example.org/" + strings.Repeat("long/", r.IntN(20))})
			e := &model.Expectation{ID: fmt.Sprintf("e%d-%d", i, n), Text: r.phrase(1, 40)}
			s.Expectations, expected = append(s.Expectations, e), append(expected, &model.Ref{ID: e.ID})
		}
	}
	var work []*model.Ref
	for i := range r.IntN(4) {
		x := &model.Objective{ID: fmt.Sprintf("o%d", i), Name: r.phrase(1, 12), Target: r.phrase(0, 5), Due: r.day(),
			Answers: r.some(expected), Status: pick(r, "", model.ObjectiveMet, model.ObjectiveDropped)}
		m.OSPO.Objectives, work = append(m.OSPO.Objectives, x), append(work, &model.Ref{ID: x.ID})
		m.Accepts = append(m.Accepts, &model.Accept{Rule: "one-way-only", Target: r.phrase(0, 3), Until: r.day()})
		if len(parties) > 0 {
			m.Projects = append(m.Projects, &model.Project{ID: fmt.Sprintf("x%d", i), Name: r.phrase(1, 6), Stakeholder: pick(r, parties...)})
		}
	}
	for _, p := range m.People {
		p.Until = r.day()
	}
	for _, s := range m.Stakeholders {
		for range pick(r, 0, 1, 12) {
			m.Collaborations = append(m.Collaborations, r.collaboration(m, s.ID))
		}
	}
	for _, k := range m.Collaborations {
		r.furnish(m, k, expected, work)
	}
	r.assess(m, parties)
	return m, r.findings(m)
}

func (r randomMaps) furnish(m *model.Map, k *model.Collaboration, expected, work []*model.Ref) {
	k.Direction = pick(r, "", model.DirectionTo, model.DirectionFrom, model.DirectionBoth)
	k.Strength = pick(r, model.StrengthWeak, model.StrengthNormal, model.StrengthStrong)
	k.Methods = pick(r, nil, model.KnownMethods, model.KnownMethods[:1])
	k.Cadence = pick(r, append([]model.Cadence{"", "45d"}, model.Cadences...)...)
	k.Channel, k.Purpose, k.Mode, k.Note = r.phrase(0, 9), r.phrase(0, 30), pick(r, "", "x-as-a-service"), r.phrase(0, 9)
	k.Owner, k.Goals, k.Answers = r.owner(m), r.some(work), r.some(expected)
	k.LastHeld, k.Ends, k.Evidence = r.day(), r.day(), pick(r, "", "https://example.org/evidence")
	if r.oneIn(3) {
		k.From, k.To = k.To, k.From
	}
}

// day is any day of six years, or none.
func (r randomMaps) day() model.Date {
	if r.oneIn(3) {
		return model.Date{}
	}
	return model.Date{Year: 2024, Month: 1, Day: 1}.AddDays(r.IntN(2200))
}

// owner is one of the people, or nobody.
func (r randomMaps) owner(m *model.Map) *model.Ref {
	if len(m.People) == 0 || r.oneIn(3) {
		return nil
	}
	return &model.Ref{ID: pick(r, m.People...).ID}
}

// some are up to five of the references.
func (r randomMaps) some(refs []*model.Ref) []*model.Ref {
	var out []*model.Ref
	for range r.IntN(6) {
		if len(refs) > 0 {
			out = append(out, pick(r, refs...))
		}
	}
	return out
}

func (r randomMaps) assess(m *model.Map, parties []*model.Ref) {
	if r.oneIn(4) {
		return
	}
	m.Readiness = &model.Readiness{Assessed: r.day()}
	for _, name := range model.ReadinessAreas {
		if score := r.IntN(5); !r.oneIn(5) {
			m.Readiness.Areas = append(m.Readiness.Areas, model.Area{Name: name, Score: pick(r, &score, &score, &score, nil),
				Evidence: r.phrase(0, 30), Plan: r.phrase(0, 30)})
		}
	}
	for _, q := range model.ReadinessQuestions {
		if r.oneIn(2) {
			m.Readiness.Answers = append(m.Readiness.Answers, model.Answer{Question: q, Text: r.phrase(0, 50), From: r.some(parties)})
		}
	}
}

func (r randomMaps) findings(m *model.Map) []model.Finding {
	var out []model.Finding
	about := func(kind, id string) {
		if r.oneIn(3) {
			out = append(out, model.Finding{Rule: "owner-missing", Severity: pick(r, model.Info, model.Warning), Message: r.phrase(1, 40),
				Hint: r.phrase(0, 40), Subject: model.Subject{Kind: model.SubjectKind(kind), ID: id}})
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

// Of any map, every sheet is free of defects, on a page that a document can show,
// and the same when drawn again.
func TestSheetsOfAnyMap(t *testing.T) {
	for name := range sheetViews {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range 100 {
				m, findings := furnished(seed)
				o := Options{Findings: findings, NoGaps: seed%7 == 0}
				if seed%3 > 0 {
					o.Today = sheetDay
				}
				if seed%4 == 0 {
					o.Title = newRandomMaps(seed).phrase(1, 30)
				}
				if n := len(m.Stakeholders); n > 0 && seed%2 == 0 {
					o.Focus = m.Stakeholders[seed%n].ID
				}
				s := drawn(t, name, m, o)
				for _, d := range defects(s) {
					t.Errorf("map %d: %s", seed, d)
				}
				if s.Width > 1200 {
					t.Errorf("map %d: %g px wide", seed, s.Width)
				}
				if o.Title != "" && s.Title != o.Title {
					t.Errorf("map %d: called %q", seed, s.Title)
				}
				if seed%5 == 3 && !bytes.Equal(written(t, s), written(t, drawn(t, name, m, o))) {
					t.Errorf("map %d: differs when drawn again", seed)
				}
				if t.Failed() {
					return // the same defect would fill the screen
				}
			}
		})
	}
}

// A map that says nothing about a view gives a picture that says what to record,
// in words that can be read as a map.
func TestEmptySheetsTellWhatToRecord(t *testing.T) {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO"}}
	for name, line := range sheetViews {
		s := drawn(t, name, m, Options{})
		if !strings.Contains(words(s.Root), line+"\n") {
			t.Errorf("%s does not say %q", name, line)
		}
		for _, d := range defects(s) {
			t.Errorf("%s: %s", name, d)
		}
	}
	head := "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n  - {name: Board, perspective: upward}\n"
	parsed(t, head+strings.Join(calendarHint.Example, "\n"))
	parsed(t, head+strings.Join(readinessHint.Example, "\n"))
	parsed(t, head+strings.Join(answersHint.Example, "\n"))
	parsed(t, "organization: Acme\n"+strings.Join(focusHint.Example, "\n"))
}
