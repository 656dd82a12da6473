package compass

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

// homes finds the details in which a finding is told: those of the cards that it
// is about. One that the picture marks at the office is told there too.
type homes struct {
	place          map[string]int // of details, by id
	expecting      map[string]string
	collaborations map[string]*model.Collaboration // those with an id
}

func newHomes(m *model.Map, place map[string]int) *homes {
	h := &homes{place, map[string]string{}, map[string]*model.Collaboration{}}
	for _, s := range m.Stakeholders {
		for _, e := range s.Expectations {
			h.expecting[e.ID] = s.ID
		}
	}
	for _, k := range m.Collaborations {
		if k.ID != "" {
			h.collaborations[k.ID] = k
		}
	}
	return h
}

// of lists the details of a subject by their index.
func (h *homes) of(s model.Subject) []int {
	var cards []string
	office := false
	switch s.Kind {
	case "stakeholder":
		cards = []string{"stakeholder-" + s.ID}
	case "expectation":
		cards = []string{"stakeholder-" + h.expecting[s.ID]}
	case "perspective":
		cards = []string{"gap-" + s.ID}
	case "person":
		cards, office = []string{"person-" + s.ID}, true
	case "collaboration":
		from, to := h.ends(s.ID)
		cards, office = []string{"stakeholder-" + from, "stakeholder-" + to}, true
	}
	var found []int
	for _, id := range cards {
		if i, drawn := h.place[id]; drawn {
			found = append(found, i)
		}
	}
	if office || len(found) == 0 {
		found = append(found, h.place[hubID])
	}
	return found
}

// ends gives the ends of a collaboration by the id that findings know it by: its
// own, or one made of its ends and methods, such as ospo>cto/report.
func (h *homes) ends(id string) (from, to string) {
	id, _, _ = strings.Cut(id, "#")
	if k := h.collaborations[id]; k != nil {
		return k.From.ID, k.To.ID
	}
	id, _, _ = strings.Cut(id, "/")
	from, to, _ = strings.Cut(id, ">")
	return from, to
}
