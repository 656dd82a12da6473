package engagement

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func TestEngagementSaysWhereEachStands(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"stakeholder-board":       "current: neutral, desired: supportive",
		"stakeholder-cto":         "current: leading, desired: leading",
		"stakeholder-procurement": "engagement not recorded",
	} {
		if label := viewtest.Group(t, s, id).Label; !strings.Contains(label, want) {
			t.Errorf("%s is called %q, want %q in it", id, label, want)
		}
	}
	letters := viewtest.Words(viewtest.Group(t, s, "stakeholder-board").Children)
	if !strings.Contains(letters, "C\n") || !strings.Contains(letters, "D\n") {
		t.Errorf("the board's row has no C and D: %q", letters)
	}
	if want := "To be moved: Board of Directors from neutral to supportive."; !strings.Contains(s.Description, want) {
		t.Errorf("the description %q does not say %q", s.Description, want)
	}
}
