package view

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// vocabulary mixes short and long words, scripts that the font lacks, marks that
// combine, and words without a place to break.
var vocabulary = strings.Fields(`open source programme licence compliance security developer tools community upstream
	foundation steering committee procurement Rechtsabteilung Informationssicherheitsbeauftragter governance regulatory
	working group 法務部 セキュリティ 개발자도구 правовой отдел διακυβέρνηση ÅÄÖ é́ 👩‍💻 Donaudampfschifffahrtsgesellschaftskapitän and/or`)

// randomMaps makes maps in which anything may be recorded or not.
type randomMaps struct{ *rand.Rand }

func newRandomMaps(seed int) randomMaps { return randomMaps{rand.New(rand.NewPCG(uint64(seed), 11))} }

func (r randomMaps) phrase(least, most int) string {
	words := make([]string, least+r.IntN(most-least+1))
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ")
}

func (r randomMaps) oneIn(n int) bool { return r.IntN(n) == 0 }

// pick returns any of the words, the empty one included when it is listed.
func pick[T any](r randomMaps, words ...T) T { return words[r.IntN(len(words))] }

// make builds a map with that many stakeholders, and findings about some.
func (r randomMaps) make(stakeholders int) (*model.Map, []model.Finding) {
	m := &model.Map{
		Organization: model.Organization{Name: r.phrase(0, 4)},
		OSPO:         model.OSPO{Name: pick(r, "OSPO", "OSPO", r.phrase(1, 6))},
	}
	for i := range r.IntN(pick(r, 1, 4, 12)) {
		m.People = append(m.People, r.person(i))
	}
	var findings []model.Finding
	for i := range stakeholders {
		s := r.stakeholder(fmt.Sprintf("s%d", i))
		m.Stakeholders = append(m.Stakeholders, s)
		if r.oneIn(8) {
			findings = append(findings, model.Finding{Rule: "owner-missing", Severity: model.Warning,
				Subject: model.Subject{Kind: "stakeholder", ID: s.ID}, Message: r.phrase(3, 9)})
		}
	}
	for i := range m.Stakeholders {
		m.Collaborations = append(m.Collaborations, r.collaboration(m, m.Stakeholders[i].ID))
	}
	for i, k := range m.Collaborations {
		k.Index = i
	}
	return m, findings
}

func (r randomMaps) person(i int) *model.Person {
	p := &model.Person{ID: fmt.Sprintf("p%d", i), Name: r.phrase(1, 6), Lead: i == 0}
	for _, h := range model.Hats[:1+r.IntN(len(model.Hats))] {
		if r.oneIn(2) {
			p.Hats = append(p.Hats, h)
		}
	}
	if r.oneIn(2) {
		share := float64(r.IntN(101)) / 100
		p.Allocation = &share
	}
	return p
}

func (r randomMaps) stakeholder(id string) *model.Stakeholder {
	s := &model.Stakeholder{ID: id, Name: r.phrase(1, 5), Role: r.phrase(0, 6), Wanted: r.oneIn(12)}
	s.Perspective = pick(r, model.Perspectives...)
	if r.oneIn(40) {
		s.Name = strings.Repeat(s.Name+" ", 20)
	}
	level := func() model.Level { return pick(r, "", model.Low, model.Medium, model.High) }
	s.Influence, s.Interest = level(), level()
	attitude := func() model.Attitude { return pick(r, append([]model.Attitude{"", ""}, model.Attitudes...)...) }
	s.Current, s.Desired = attitude(), attitude()
	return s
}

func (r randomMaps) collaboration(m *model.Map, to string) *model.Collaboration {
	k := &model.Collaboration{
		From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: to}, Label: r.phrase(0, 6),
		Status: pick(r, model.Active, model.Active, model.Planned, model.Paused, model.Ended),
		Aspect: pick(r, append([]model.Aspect{"", ""}, model.Aspects...)...),
	}
	if other := pick(r, m.Stakeholders...); r.oneIn(5) && other.ID != to {
		k.From = &model.Ref{ID: other.ID}
	}
	if r.oneIn(3) {
		k.RACI = &model.RACI{Responsible: r.anyone(m), Accountable: r.anyone(m), Consulted: r.anyone(m), Informed: r.anyone(m)}
	}
	return k
}

// anyone names up to three people or stakeholders, some of them twice.
func (r randomMaps) anyone(m *model.Map) []*model.Ref {
	var refs []*model.Ref
	for range r.IntN(4) {
		id := pick(r, m.Stakeholders[:min(len(m.Stakeholders), pick(r, 3, 40))]...).ID
		if len(m.People) > 0 && r.oneIn(2) {
			id = pick(r, m.People...).ID
		}
		refs = append(refs, &model.Ref{ID: id})
	}
	return refs
}
