package edit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// BenchmarkApply changes a field of each of 1,000 stakeholders and adds as many
// collaborations.
func BenchmarkApply(b *testing.B) {
	var src strings.Builder
	src.WriteString("organization: Acme\nstakeholders:\n")
	var edits []model.Edit
	for i := range 1000 {
		fmt.Fprintf(&src, "  - {name: Unit %d, perspective: sideways}\n", i)
		edits = append(edits, Set(fmt.Sprintf("stakeholder/unit-%d.influence", i), "high"),
			Add("stakeholders", Field("name", fmt.Sprint("Newcomer ", i)), Field("perspective", "outside")))
	}
	for b.Loop() {
		if _, err := Apply([]byte(src.String()), edits); err != nil {
			b.Fatal(err)
		}
	}
}
