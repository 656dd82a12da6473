package starter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/starter"
)

func TestStarterMaps(t *testing.T) {
	want := []string{"business", "government", "university", "ngo", "foundation", "committee", "holding"}
	if got := starter.Sectors(); !slices.Equal(got, want) {
		t.Fatalf("sectors %v, want %v", got, want)
	}
	for _, sector := range starter.Sectors() {
		t.Run(sector, func(t *testing.T) {
			src := starter.Map(sector)
			m, findings := parse.Parse(sector+".yaml", []byte(src))
			for _, f := range findings {
				t.Errorf("%s: %s [%s]", f.Pos, f.Message, f.Rule)
			}
			if t.Failed() {
				return
			}
			if said := shape(m); said != sector {
				t.Errorf("it says that it is a %s", said)
			}
			if got := textsOf(m); !slices.Equal(got, starter.Texts(sector)) {
				t.Errorf("the map says %q,\nTexts gives %q", got, starter.Texts(sector))
			}
			for _, p := range model.Perspectives {
				if len(m.In(p)) == 0 {
					t.Errorf("nobody looks %s", p)
				}
			}
			if n := strings.Count(src, "#"); n < 15 {
				t.Errorf("only %d comments", n)
			}
			checkFindings(t, m)
		})
	}
}

// shape returns the name under which a map of that sector and structure is offered.
func shape(m *model.Map) string {
	switch m.OSPO.Structure {
	case model.Committee:
		return "committee"
	case "hub-and-spoke":
		return "holding"
	}
	return string(m.Organization.Sector)
}

// checkFindings allows the two warnings that a newcomer should see: that a stakeholder
// is still wanted, and that the map is a template.
func checkFindings(t *testing.T, m *model.Map) {
	today, _ := model.ParseDate("2035-01-01")
	res := gap.Run(m, gap.Options{Today: today, Enable: []string{"expected-stakeholder-missing"}})
	var warnings []string
	for _, f := range res.Findings {
		if f.Severity != model.Info || f.Rule == "expected-stakeholder-missing" {
			warnings = append(warnings, f.Rule)
		}
	}
	if want := []string{"scenario-one-size-fits-all", "stakeholder-wanted"}; !slices.Equal(warnings, want) {
		t.Errorf("it raises %v, want %v", warnings, want)
	}
	if len(res.Accepted) != 1 {
		t.Errorf("%d findings accepted, want one as an example", len(res.Accepted))
	}
}

func TestUnknownSector(t *testing.T) {
	if starter.Map("circus") != "" || starter.Texts("circus") != nil {
		t.Error("an unknown sector has a starter map")
	}
}

// textsOf returns the names of a map's stakeholders and its prose, without duplicates.
func textsOf(m *model.Map) []string {
	var out []string
	add := func(texts ...string) {
		for _, t := range texts {
			if t != "" && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	for _, g := range m.Organization.Goals {
		add(g.Name)
	}
	add(m.OSPO.Mission)
	for _, o := range m.OSPO.Objectives {
		add(o.Name, o.Measure, o.Target)
	}
	for _, s := range m.Stakeholders {
		add(s.Name, s.Role)
		for _, e := range s.Expectations {
			add(e.Text)
		}
	}
	for _, k := range m.Collaborations {
		add(k.Channel, k.Label, k.Purpose)
	}
	return out
}
