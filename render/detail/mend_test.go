package detail_test

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
)

// A finding comes with a command that really fixes it, or with lines for the map, or with
// nothing if only the reader knows what to write.
func TestEdits(t *testing.T) {
	const src = `organization: Acme
people: [{name: Head, lead: true}]
stakeholders:
  - {name: CTO, perspective: upward, kind: sponsor}
collaborations:
  - {to: CTO, method: report}
accept:
  - {rule: orphan-stakeholder, target: "it's gone", reason: They left}
`
	res := check.Run([]byte(src), check.Options{Name: "maps/o spo.yaml", Rules: gap.Options{}})
	edits := map[string]string{}
	for _, d := range detail.Of(nil, res.Map, res.Findings, false, model.Date{}) {
		for _, f := range d.Findings {
			edits[f.Rule] = f.Edit
		}
	}
	command, ok := strings.CutPrefix(edits["accept-unused"], "ospomap edit 'o spo.yaml' ")
	e, err := edit.Parse(strings.Trim(command, "'"))
	if !ok || err != nil {
		t.Fatalf("the stale waiver comes with %q, %v", edits["accept-unused"], err)
	}
	after, err := edit.Apply([]byte(src), []model.Edit{e})
	if err != nil || strings.Contains(string(after.Source), "accept") {
		t.Errorf("%q makes %v\n%s", command, err, after.Source)
	}
	if got := edits["no-bridge"]; !strings.HasPrefix(got, "stakeholders:\n  - ") && !strings.HasPrefix(got, "collaborations:\n  - ") {
		t.Errorf("no-bridge comes with %q", got)
	}
	if got, there := edits["hats-unrecorded"]; got != "" || !there {
		t.Errorf("hats-unrecorded comes with %q, %v", got, there)
	}
}
