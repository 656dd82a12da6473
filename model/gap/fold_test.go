package gap_test

import (
	"fmt"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// TestManyOrphansStayFast would take minutes if every finding were compared with
// every other as its cause.
func TestManyOrphansStayFast(t *testing.T) {
	m := &model.Map{}
	for i := range 20000 {
		id := fmt.Sprint("s-", i)
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{
			ID: id, Name: id, Perspective: model.Perspectives[i%2], Influence: model.High, Interest: model.High, Tags: []string{fmt.Sprint("t", i%50)},
		})
	}
	found := gap.Run(m, gap.Options{}).Findings
	if steps := gap.Start(m, found, gap.Options{}); len(steps) != 3 {
		t.Errorf("%d steps of %d findings, want 3", len(steps), len(found))
	}
}
