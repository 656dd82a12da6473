package compass

import (
	"fmt"
	"io"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
)

// mapOf returns a map of n stakeholders, a tenth of them upward, a fifth downward and the
// rest sideways and outside. Each has one collaboration, and one in six has a link to
// another.
func mapOf(n int) *model.Map {
	r := newRandomMaps(1)
	m := &model.Map{Organization: model.Organization{Name: "Acme"}, OSPO: model.OSPO{Name: "OSPO"}}
	shares := []model.Perspective{
		model.Upward, model.Downward, model.Downward, model.Sideways, model.Sideways,
		model.Sideways, model.Sideways, model.Outside, model.Outside, model.Outside,
	}
	for i := range n {
		s := r.stakeholder(fmt.Sprintf("s%d", i), shares[i%len(shares)])
		m.Stakeholders = append(m.Stakeholders, s)
		c := r.collaboration(model.OSPOID, s.ID)
		c.Status = model.Active
		m.Collaborations = append(m.Collaborations, c)
		if i%6 == 5 {
			m.Collaborations = append(m.Collaborations, r.collaboration(s.ID, fmt.Sprintf("s%d", i/2)))
		}
	}
	return m
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{24, 80, 300, 3000} {
		m := mapOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := layout(digest(m, Options{}), "auto"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range []int{24, 80, 300, 3000} {
		s, err := Draw(mapOf(n), Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := format.Lookup("svg").Write(io.Discard, s, format.Options{Theme: theme.Auto}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
