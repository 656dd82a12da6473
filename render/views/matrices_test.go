package views

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// matrices are the views with matrices, grids and tables, each with the keys in the
// recipe of its empty picture.
var matrices = map[string][]string{
	"engagement":     {"stakeholders:", "engagement: {current: neutral, desired: supportive}"},
	"power-interest": {"stakeholders:", "influence: high", "interest: medium"},
	"hats":           {"people:", "hats: [counselor, advocate]", "allocation: 0.8", "aspect: compliance"},
	"raci":           {"collaborations:", "raci:", "responsible: [Licence compliance]", "accountable: [Head of OSPO]"},
}

// Whatever the map contains, each view draws it without a defect, on a page that fits a
// document, and twice alike.
func TestNoDefectOnRandomMaps(t *testing.T) {
	for name := range matrices {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			broken := 0
			for seed := range testkit.Seeds(240) {
				size := []int{0, 1, 5, 24, 80}[seed%5]
				if seed%40 == 39 {
					size = 300
				}
				m, findings := viewtest.NewRandomMaps(seed).Make(size)
				o := view.Options{Findings: findings, NoGaps: seed%7 == 0, Title: viewtest.NewRandomMaps(seed).Phrase(0, 20)}
				s := viewtest.Drawn(t, Lookup(name), m, o)
				found := viewtest.Defects(s)
				if s.Width > 1200 {
					found = append(found, "the page is too wide")
				}
				if seed%3 == 0 && !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, Lookup(name), m, o))) {
					found = append(found, "a second run draws something else")
				}
				if len(found) > 0 {
					if broken++; broken <= 5 {
						t.Errorf("seed %d: %d defects, the first: %s", seed, len(found), found[0])
					}
				}
			}
			if broken > 5 {
				t.Errorf("%d maps have defects", broken)
			}
		})
	}
}

// An empty map results in a recipe of what to record, which is itself valid in a map.
func TestEmptyMapsTellWhatToRecord(t *testing.T) {
	m, findings := viewtest.Parsed(t, "organization: {name: Northwind Ferries}\nstakeholders:\n  - {name: Harbour office, perspective: outside}\n")
	for name, keys := range matrices {
		s := viewtest.Drawn(t, Lookup(name), m, view.Options{Findings: findings})
		said := strings.Join(s.Recipe, "\n") + "\n"
		for _, key := range keys {
			if !strings.Contains(said, key+"\n") {
				t.Errorf("%s does not say %q", name, key)
			}
		}
		for _, d := range viewtest.Defects(s) {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// Judgements left out of a map leave no trace in the picture.
func TestWithoutJudgements(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	for _, s := range m.Stakeholders {
		s.Influence, s.Interest, s.Current, s.Desired = "", "", "", ""
	}
	for _, name := range []string{"engagement", "power-interest"} {
		s := viewtest.Drawn(t, Lookup(name), m, view.Options{Findings: findings})
		if !strings.Contains(s.Description, "recorded yet") || len(s.AllDetails()) > 0 {
			t.Errorf("%s draws more than its hint: %q", name, s.Description)
		}
	}
}
