package compass

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// vocabulary mixes short and long words, scripts that the font lacks, combining marks,
// and words that can't be broken.
var vocabulary = strings.Fields(`open source programme licence compliance security developer tools community upstream
	foundation steering committee procurement Rechtsabteilung Informationssicherheitsbeauftragter governance regulatory
	cloud native research university InnerSource ambassador legal counsel export-control data protection quality review
	working group 法務部 セキュリティ 개발자도구 правовой отдел διακυβέρνηση ÅÄÖ é́ 👩‍💻 Donaudampfschifffahrtsgesellschaftskapitän and/or`)

// randomMaps makes maps of all shapes: empty and crowded perspectives, many
// collaborations with one party, links, gaps, and unrecorded directions.
type randomMaps struct{ *rand.Rand }

func newRandomMaps(seed int) randomMaps { return randomMaps{rand.New(rand.NewPCG(uint64(seed), 7))} }

func (r randomMaps) phrase(least, most int) string {
	n := least + r.IntN(most-least+1)
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return strings.Join(words, " ")
}

func (r randomMaps) oneIn(n int) bool { return r.IntN(n) == 0 }

// pick returns one of the words at random.
func pick[T any](r randomMaps, words ...T) T { return words[r.IntN(len(words))] }

// make builds a map with up to most stakeholders in each perspective.
func (r randomMaps) make(most int) (*model.Map, []model.Finding) {
	m := &model.Map{
		Organization: model.Organization{Name: r.phrase(0, 4)},
		OSPO:         model.OSPO{Name: pick(r, "OSPO", "OSPO", r.phrase(1, 6)), Status: pick(r, model.OSPOEstablished, model.OSPOProposed)},
	}
	var findings []model.Finding
	for _, p := range model.Perspectives {
		n := r.IntN(most + 1)
		if n == 0 && r.oneIn(2) {
			findings = append(findings, model.Finding{Rule: "perspective-empty", Severity: model.Warning,
				Subject: model.Subject{Kind: "perspective", ID: string(p)}, Message: "nobody is recorded"})
		}
		for i := range n {
			s := r.stakeholder(fmt.Sprintf("%s-%d", p, i), p)
			m.Stakeholders = append(m.Stakeholders, s)
			r.collaborate(m, s)
			for r.oneIn(8) {
				findings = append(findings, model.Finding{Rule: "owner-missing", Severity: model.Warning,
					Subject: model.Subject{Kind: "stakeholder", ID: s.ID}, Message: r.phrase(3, 9)})
			}
		}
	}
	for i := range r.IntN(4) {
		m.People = append(m.People, &model.Person{ID: fmt.Sprintf("p%d", i), Name: r.phrase(1, 3), Lead: i == 0,
			Hats: model.Hats[:r.IntN(len(model.Hats)+1)]})
	}
	r.connect(m)
	return m, findings
}

// changes marks about every third card and collaboration.
func (r randomMaps) changes(m *model.Map) *Changes {
	c := &Changes{Cards: map[string]Change{}, Collaborations: map[*model.Collaboration]Change{}}
	any := func() Change { return pick(r, Added, Removed, Changed, "", "", "") }
	for _, s := range m.Stakeholders {
		c.Cards["stakeholder-"+s.ID] = any()
	}
	for _, p := range m.People {
		c.Cards["person-"+p.ID] = any()
	}
	for _, k := range m.Collaborations {
		c.Collaborations[k] = any()
	}
	return c
}

func (r randomMaps) stakeholder(id string, p model.Perspective) *model.Stakeholder {
	s := &model.Stakeholder{ID: id, Name: r.phrase(1, 5), Role: r.phrase(0, 6), Perspective: p, Wanted: r.oneIn(12)}
	if r.oneIn(3) {
		s.Tags = []string{r.phrase(1, 2)}
	}
	if r.oneIn(40) {
		s.Name = strings.Repeat(s.Name+" ", 20)
	}
	return s
}

func (r randomMaps) collaboration(from, to string) *model.Collaboration {
	return &model.Collaboration{
		From: &model.Ref{ID: from}, To: &model.Ref{ID: to}, Label: r.phrase(0, 6),
		Direction: pick(r, "", model.DirectionTo, model.DirectionFrom, model.DirectionBoth),
		Strength:  pick(r, model.StrengthWeak, model.StrengthNormal, model.StrengthStrong),
		Status:    pick(r, model.Active, model.Active, model.Active, model.Planned, model.Paused, model.Ended),
		Cadence:   pick(r, "", model.Cadences[r.IntN(len(model.Cadences))]),
	}
}

func (r randomMaps) collaborate(m *model.Map, s *model.Stakeholder) {
	n := r.IntN(3)
	if r.oneIn(15) {
		n = 12
	}
	for range n {
		from, to := model.OSPOID, s.ID
		if r.oneIn(3) {
			from, to = to, from
		}
		m.Collaborations = append(m.Collaborations, r.collaboration(from, to))
	}
}

// connect adds links between stakeholders.
func (r randomMaps) connect(m *model.Map) {
	n := len(m.Stakeholders)
	if n < 2 {
		return
	}
	for range n / 4 {
		a, b := m.Stakeholders[r.IntN(n)], m.Stakeholders[r.IntN(n)]
		if a != b {
			m.Collaborations = append(m.Collaborations, r.collaboration(a.ID, b.ID))
		}
	}
}
