package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

const (
	group = `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Security, perspective: sideways}
`
	unit = `organization: Unit
stakeholders:
  - {name: Unit CTO, perspective: upward}
`
	legal    = "  - {name: Legal, perspective: sideways}\n"
	security = "  - {name: Security, perspective: sideways}\n"
)

// TestMapsTogether moves stakeholders without collaborations between two maps.
func TestMapsTogether(t *testing.T) {
	type edit struct{ then, now string } // then is empty for a new map
	without := func(s ...string) string {
		text := group
		for _, line := range s {
			text = strings.Replace(text, line, "", 1)
		}
		return text
	}
	half := "organization: Acme\nstakeholders:\n" + legal + security
	for _, tt := range []struct {
		name      string
		a, b      edit
		new, gone string // new findings of b, and withdrawn findings of a
	}{
		{"nothing moved", edit{group, group}, edit{unit, unit}, "", ""},
		{"removed", edit{group, without(legal)}, edit{unit, unit}, "", "legal"},
		{"moved", edit{group, without(legal)}, edit{unit, unit + legal}, "", ""},
		{"moved, and another one added", edit{group, without(legal)}, edit{unit, unit + legal + security}, "security", ""},
		{"one of the same name added", edit{group, group}, edit{unit, unit + legal}, "legal", ""},
		{"another one of that id", edit{group, without(legal)}, edit{unit, unit + "  - {id: legal, name: Lawyers, perspective: sideways}\n"}, "legal", "legal"},
		{"copied", edit{group, group}, edit{"", group}, "", ""},
		{"split", edit{group, without(legal, security)}, edit{"", half}, "", ""},
		{"a new map", edit{group, group}, edit{"", unit}, "unit-cto", ""},
	} {
		reviews := make([]*check.Review, 3) // the last one is nil, for a map that was not compared
		for i, e := range []edit{tt.a, tt.b} {
			was := check.Earlier{Source: []byte(e.then)}
			if e.then == "" {
				was.Source = nil
			}
			reviews[i] = check.Run([]byte(e.now), check.Options{Rules: gap.Options{Only: []string{"orphan-stakeholder"}}}).Since(was)
		}
		slices.Reverse(reviews) // in any order
		check.Together(reviews...)
		slices.Reverse(reviews)
		var new, gone []string
		for _, x := range reviews[1].Findings {
			new = append(new, x.Subject.ID)
		}
		for _, x := range reviews[0].Withdrawn {
			gone = append(gone, x.Subject.ID)
		}
		if got, want := fmt.Sprint(new, gone), fmt.Sprintf("[%s] [%s]", tt.new, tt.gone); got != want {
			t.Errorf("%s: new and withdrawn are %s, want %s", tt.name, got, want)
		}
	}
}
