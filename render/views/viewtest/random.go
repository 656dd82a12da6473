// Package viewtest provides the tests of views with random maps, a checker of pictures,
// and helpers to draw and read them.
package viewtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// vocabulary mixes short and long words, scripts missing from the font, combining marks,
// and words without break opportunities.
var vocabulary = strings.Fields(`open source programme licence compliance security developer tools community upstream
	foundation steering committee procurement Rechtsabteilung Informationssicherheitsbeauftragter governance regulatory
	working group 法務部 セキュリティ 개발자도구 правовой отдел διακυβέρνηση ÅÄÖ é́ 👩‍💻 Donaudampfschifffahrtsgesellschaftskapitän and/or`)

// RandomMaps generates maps in which anything may be recorded or not.
type RandomMaps struct{ *rand.Rand }

func NewRandomMaps(seed int) RandomMaps { return RandomMaps{rand.New(rand.NewPCG(uint64(seed), 11))} }

func (r RandomMaps) Phrase(least, most int) string {
	words := make([]string, least+r.IntN(most-least+1))
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ")
}

func (r RandomMaps) OneIn(n int) bool { return r.IntN(n) == 0 }

// Pick returns one of the words at random.
func Pick[T any](r RandomMaps, words ...T) T { return words[r.IntN(len(words))] }

// Make returns a map with the given number of stakeholders, and findings about some of them.
func (r RandomMaps) Make(stakeholders int) (*model.Map, []model.Finding) {
	m := &model.Map{
		Organization: model.Organization{Name: r.Phrase(0, 4)},
		OSPO:         model.OSPO{Name: Pick(r, "OSPO", "OSPO", r.Phrase(1, 6))},
	}
	for i := range r.IntN(Pick(r, 1, 4, 12)) {
		m.People = append(m.People, r.person(i))
	}
	var findings []model.Finding
	for i := range stakeholders {
		s := r.stakeholder(fmt.Sprintf("s%d", i))
		m.Stakeholders = append(m.Stakeholders, s)
		if r.OneIn(8) {
			findings = append(findings, model.Finding{Rule: "owner-missing", Severity: model.Warning,
				Subject: model.Subject{Kind: "stakeholder", ID: s.ID}, Message: r.Phrase(3, 9)})
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

func (r RandomMaps) person(i int) *model.Person {
	p := &model.Person{ID: fmt.Sprintf("p%d", i), Name: r.Phrase(1, 6), Lead: i == 0}
	for _, h := range model.Hats[:1+r.IntN(len(model.Hats))] {
		if r.OneIn(2) {
			p.Hats = append(p.Hats, h)
		}
	}
	if r.OneIn(2) {
		share := float64(r.IntN(101)) / 100
		p.Allocation = &share
	}
	return p
}

func (r RandomMaps) stakeholder(id string) *model.Stakeholder {
	s := &model.Stakeholder{ID: id, Name: r.Phrase(1, 5), Role: r.Phrase(0, 6), Wanted: r.OneIn(12)}
	s.Perspective = Pick(r, model.Perspectives...)
	if r.OneIn(40) {
		s.Name = strings.Repeat(s.Name+" ", 20)
	}
	level := func() model.Level { return Pick(r, "", model.Low, model.Medium, model.High) }
	s.Influence, s.Interest = level(), level()
	attitude := func() model.Attitude { return Pick(r, append([]model.Attitude{"", ""}, model.Attitudes...)...) }
	s.Current, s.Desired = attitude(), attitude()
	return s
}

func (r RandomMaps) collaboration(m *model.Map, to string) *model.Collaboration {
	k := &model.Collaboration{
		From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: to}, Label: r.Phrase(0, 6),
		Status: Pick(r, model.Active, model.Active, model.Planned, model.Paused, model.Ended),
		Aspect: Pick(r, append([]model.Aspect{"", ""}, model.Aspects...)...),
	}
	if other := Pick(r, m.Stakeholders...); r.OneIn(5) && other.ID != to {
		k.From = &model.Ref{ID: other.ID}
	}
	if r.OneIn(3) {
		k.RACI = &model.RACI{Responsible: r.anyone(m), Accountable: r.anyone(m), Consulted: r.anyone(m), Informed: r.anyone(m)}
	}
	return k
}

// anyone returns up to three references to people or stakeholders, possibly with repetitions.
func (r RandomMaps) anyone(m *model.Map) []*model.Ref {
	var refs []*model.Ref
	for range r.IntN(4) {
		id := Pick(r, m.Stakeholders[:min(len(m.Stakeholders), Pick(r, 3, 40))]...).ID
		if len(m.People) > 0 && r.OneIn(2) {
			id = Pick(r, m.People...).ID
		}
		refs = append(refs, &model.Ref{ID: id})
	}
	return refs
}
