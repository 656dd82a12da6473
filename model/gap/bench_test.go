package gap_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// bigMap returns a map with n stakeholders over the four perspectives and about as many
// collaborations. About one in ten has a gap. After January 2026, many collaborations
// are also stale.
func bigMap(n int) *model.Map {
	at := func(line int) model.Entry {
		return model.Entry{Pos: model.Pos{File: "big.yaml", Line: line, Column: 5, EndLine: line, EndColumn: 20}}
	}
	m := &model.Map{
		Entry: at(1), File: "big.yaml", Version: 1,
		Organization: model.Organization{Entry: at(1), Name: "Acme", Goals: []*model.Goal{{Entry: at(1), ID: "speed", Name: "Ship faster"}}},
		OSPO:         model.OSPO{Entry: at(2), Recorded: true, Name: model.DefaultOSPOName, Status: "established"},
	}
	for i := range 4 {
		name := "Engineer " + strconv.Itoa(i)
		m.People = append(m.People, &model.Person{Entry: at(3 + i), ID: "engineer-" + strconv.Itoa(i), Name: name, Hats: model.Hats[i : i+1]})
	}
	ref := func(id string) *model.Ref { return &model.Ref{Text: id, ID: id, Kind: model.RefParty} }
	for i := range n {
		id := "stakeholder-" + strconv.Itoa(i)
		s := &model.Stakeholder{
			Entry: at(10 + i), ID: id, Slug: id, Name: "Stakeholder " + strconv.Itoa(i),
			Perspective: model.Perspectives[i%4], Kind: model.KnownKinds[i%len(model.KnownKinds)],
			Influence: model.Levels[i%2], Interest: model.Levels[i/3%3], Wanted: i%17 == 0,
			Expectations: []*model.Expectation{{Entry: at(10 + i), ID: "expects-" + strconv.Itoa(i), Text: "Quick answers"}},
		}
		m.Stakeholders = append(m.Stakeholders, s)
		m.Texts = append(m.Texts, model.Text{Path: fmt.Sprintf("stakeholders[%d].name", i), Value: s.Name, Name: true, Pos: s.Pos})
		if i%13 == 0 {
			continue
		}
		c := &model.Collaboration{
			Entry: at(10 + n + i), Index: len(m.Collaborations), From: ref(model.OSPOID), To: ref(id),
			Methods: []string{"report", model.KnownMethods[i%len(model.KnownMethods)]}, Status: model.Active,
			Answers:   []*model.Ref{ref("expects-" + strconv.Itoa(i))},
			Direction: []model.Direction{model.DirectionBoth, "", model.DirectionTo}[i%41%3],
			Cadence:   "monthly", LastHeld: model.Date{Year: 2026, Month: 1, Day: 1 + i%28},
		}
		if i%10 == 0 {
			c.From = ref("stakeholder-" + strconv.Itoa(i-1))
		}
		m.Collaborations = append(m.Collaborations, c)
		m.Refs = append(m.Refs, c.From, c.To)
	}
	return m
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{24, 80, 300, 3000} {
		m := bigMap(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			o := gap.Options{Today: model.Date{Year: 2026, Month: 2, Day: 1}}
			for b.Loop() {
				gap.Run(m, o)
			}
			b.ReportMetric(float64(len(gap.Run(m, o).Findings)), "findings")
		})
	}
}
