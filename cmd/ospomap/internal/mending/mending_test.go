package mending

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

const src = `organization: Acme
people: [{name: Head of OSPO, lead: true}]
stakeholders:
  - {name: CTO, perspective: upward, kind: sponsor} # decides
  - {name: Legal, perspective: sideways}
`

// TestAsk answers the questions one by one, and checks that only the accepted edits are
// made.
func TestAsk(t *testing.T) {
	for _, tt := range []struct {
		answers string
		lines   int // added to the map
	}{
		{"", 0}, {"q\n", 0}, {"n\nn\n", 0}, {"y\nq\n", 2}, {"n\nyes\n", 2}, {"y\ny\n", 3},
	} {
		res := check.Run([]byte(src), check.Options{Name: "map.yaml", Rules: gap.Options{Only: []string{"perspective-unconnected"}}})
		var out strings.Builder
		after := Ask(res, strings.NewReader(tt.answers), &out)
		if got := strings.Count(string(after.Source), "\n") - strings.Count(src, "\n"); got != tt.lines || !strings.HasPrefix(string(after.Source), src) {
			t.Errorf("after %q: %d lines more\n%s\n%s", tt.answers, got, out.String(), after.Source)
		}
		if !strings.Contains(out.String(), "+  - {to: CTO, ") || !strings.Contains(out.String(), "[perspective-unconnected]") {
			t.Errorf("it asks\n%s", out.String())
		}
	}
}
