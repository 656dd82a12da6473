package views

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// All views agree with check on what answers an expectation: work of the office alone
// does, work in the past or the future doesn't, and expectations of wanted stakeholders
// don't count.
func TestViewsAgreeOnWhatIsAnswered(t *testing.T) {
	m, _ := viewtest.Parsed(t, `
organization: {name: Northwind Ferries}
stakeholders:
  - {name: Harbour office, perspective: upward, expectations: [{id: plan, text: A plan}, {id: risks, text: Risks}, {id: costs, text: Costs}]}
  - {name: Pilots, perspective: sideways, status: wanted, expectations: [{id: charts, text: Charts}]}
collaborations:
  - {to: ospo, label: Planning, answers: [plan]}
  - {to: Harbour office, label: Past talks, ends: 2026-01-01, answers: [risks]}
  - {to: Harbour office, label: Talks to come, started: 2027-01-01, answers: [costs]}
`)
	today, _ := model.ParseDate("2026-06-30")
	o := view.Options{Today: today, Findings: gap.Run(m, gap.Options{Today: today}).Findings}
	var found []string
	for _, f := range o.Findings {
		if f.Rule == "expectation-unanswered" {
			found = append(found, f.Subject.ID)
		}
	}
	if got := strings.Join(found, " "); got != "risks costs" {
		t.Fatalf("check finds %q unanswered", got)
	}
	said := viewtest.Drawn(t, Lookup("focus"), m, o)
	if !strings.Contains(subtitleOf(said), "3 expectations, 2 unanswered") || !strings.Contains(said.Description, "A plan; answered by Planning") || strings.Count(said.Description, "nothing that is under way answers it") != 2 {
		t.Errorf("focus says %q, and aloud %q", subtitleOf(said), said.Description)
	}
	if text := viewtest.Words(viewtest.Drawn(t, Lookup("report"), m, o).Root); !strings.Contains(text, "1 of 3") {
		t.Errorf("the report holds\n%s", text)
	}
	for side, want := range map[string]int{"upward": 2, "sideways": 0} {
		asked := o
		asked.Chosen = map[string]string{"perspective": side}
		red := 0
		for _, x := range viewtest.All[*scene.Text](viewtest.Drawn(t, Lookup("compass"), m, asked).Root) {
			if x.S == "not answered yet" && x.Fill == scene.Gap {
				red++
			}
		}
		if red != want {
			t.Errorf("the page of those looking %s marks %d expectations, want %d", side, red, want)
		}
	}
}

// A person accountable for work without an owner looks after it in every view, as in check.
func TestViewsAgreeOnWhoLooksAfterWork(t *testing.T) {
	m, _ := viewtest.Parsed(t, `
organization: {name: Northwind Ferries}
people:
  - {name: Counsel}
  - {name: Engineer}
stakeholders:
  - {name: Harbour office, perspective: upward}
collaborations:
  - {to: Harbour office, label: Talks, cadence: monthly, last_held: 2026-06-01, raci: {accountable: Counsel, responsible: Engineer}}
`)
	today, _ := model.ParseDate("2026-06-30")
	o := view.Options{Today: today, Findings: gap.Run(m, gap.Options{Today: today}).Findings}
	for _, f := range o.Findings {
		if f.Rule == "owners-unrecorded" {
			t.Fatalf("check says %q", f.Message)
		}
	}
	for name, want := range map[string]string{"network": "Counsel\nowns 1 of 1", "focus": "Who\nCounsel", "calendar": "Counsel"} {
		text := viewtest.Words(viewtest.Drawn(t, Lookup(name), m, o).Root)
		if !strings.Contains(text, want) || strings.Contains(text, "without an owner") {
			t.Errorf("%s holds\n%s", name, text)
		}
	}
}
