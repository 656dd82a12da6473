package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const reportGoalsMap = `organization:
  name: Northwind Ferries
  goals: [{id: safe, name: Safe at sea}, {id: fast, name: On time}]
ospo:
  objectives:
    - {id: patched, name: Patched in days, supports: [fast, safe], measure: days, baseline: 9, target: 3, due: 2027-02-01}
    - {id: known, name: All parts known, status: met}
stakeholders:
  - {name: Yard, perspective: outside}
collaborations:
  - {to: Yard, label: Patch call, goals: [patched]}
`

func TestReportGoals(t *testing.T) {
	m, _ := viewtest.Parsed(t, reportGoalsMap)
	findings := gap.Run(m, gap.Options{Today: viewtest.Day}).Findings
	for _, noGaps := range []bool{false, true} {
		o := view.Options{Findings: findings, Today: viewtest.Day, NoGaps: noGaps}
		s, err := drawReportGoals(m, o, card.PageWidth)
		if err != nil {
			t.Fatal(err)
		}
		labels := labelsOf(s.Root)
		for _, want := range []string{
			"Patched in days: days · 9 → 3, due 2027-02-01, overdue, worked on by Patch call · Yard, also for: Safe at sea",
			"All parts known: met", "Safe at sea", "On time", "Without a goal of the organisation",
		} {
			if !slices.Contains(labels, want) {
				t.Errorf("nothing is called %q; there are %q", want, labels)
			}
		}
		idle, red := 0, 0
		for _, x := range textsOf(s.Root) {
			if x.S == "nobody recorded" {
				idle++
			}
			if x.Fill == scene.Gap {
				red++
			}
		}
		if want := map[bool]int{false: 1, true: 0}[o.NoGaps]; idle != 0 || red != want {
			t.Errorf("without gaps %v: %d rows without anybody, %d texts in red, want 0 and %d", o.NoGaps, idle, red, want)
		}
		if want := "Goals: Safe at sea and On time."; !strings.HasSuffix(s.Description, want) {
			t.Errorf("the description %q does not end with %q", s.Description, want)
		}
	}
}

func labelsOf(nodes []scene.Node) []string {
	var out []string
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok {
			out = append(append(out, g.Label), labelsOf(g.Children)...)
		}
	}
	return out
}

func textsOf(nodes []scene.Node) []*scene.Text {
	var out []*scene.Text
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			out = append(out, textsOf(x.Children)...)
		case *scene.Text:
			out = append(out, x)
		}
	}
	return out
}

// Even a long name of a party is complete in the narrow column of a page.
func TestGoalsNameLongParties(t *testing.T) {
	const long = "Senate commission for digital transformation and scientific computing and research data and information infrastructures"
	m, _ := viewtest.Parsed(t, strings.ReplaceAll(reportGoalsMap, "Yard", long))
	s, err := drawReportGoals(m, view.Options{}, pageWidth)
	if err != nil {
		t.Fatal(err)
	}
	if s.Lost.Cut > 0 {
		t.Errorf("%d texts are cut in %q", s.Lost.Cut, viewtest.Words(s.Root))
	}
}
