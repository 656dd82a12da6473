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

// What is taken, and given back to nobody, runs one way: that is one cause.
func TestOneWayOfWhatIsTaken(t *testing.T) {
	m := read(t, `organization: Acme
stakeholders:
  - {name: Library, perspective: outside, kind: project}
  - {name: Server, perspective: outside, kind: project}
  - {name: CTO, perspective: upward, kind: executive}
collaborations:
  - {to: Library, method: support, direction: from}
  - {to: Server, method: support, direction: from}
  - {to: CTO, method: report, direction: to}
`)
	var alone []string
	for _, f := range gap.Run(m, gap.Options{Only: []string{"takes-but-never-gives", "one-way-only"}}).Findings {
		if f.CausedBy == "" {
			alone = append(alone, f.Rule+" "+f.Subject.String())
		}
	}
	if got, want := fmt.Sprint(alone), "[takes-but-never-gives perspective:outside one-way-only stakeholder:cto]"; got != want {
		t.Errorf("causes are %s, want %s", got, want)
	}
}
