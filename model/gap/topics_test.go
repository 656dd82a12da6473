package gap_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// The topics cover the book's checklist, hats, aspects, perspectives, scenarios and
// further reading, and each is the base of rules.
func TestTopicsAreWhole(t *testing.T) {
	said, read := map[string]string{}, map[string]bool{}
	for _, topic := range gap.Topics() {
		for _, p := range topic.Points {
			said[topic.Name] += p.Head + "\n" + strings.Join(p.Asks, "\n") + "\n"
		}
		if len(topic.Rules()) == 0 {
			t.Errorf("no rule is based on %s", topic.Name)
		}
		for _, s := range topic.Further {
			read[s.URL] = true
		}
	}
	want := map[string][]string{"readiness": slices.Clone(model.ReadinessAreas)}
	for _, q := range model.AllQuestions() {
		want["readiness"] = append(want["readiness"], "("+q+")")
	}
	for _, p := range model.Perspectives {
		want["perspectives"] = append(want["perspectives"], string(p))
	}
	for _, h := range model.Hats {
		want["hats"] = append(want["hats"], string(h))
	}
	for _, a := range model.Aspects {
		want["hats"] = append(want["hats"], "("+string(a)+")")
	}
	for _, r := range gap.Rules() {
		if name, is := strings.CutPrefix(r.ID, "scenario-"); is {
			want["scenarios"] = append(want["scenarios"], name)
		}
	}
	for topic, words := range want {
		for _, w := range words {
			if !strings.Contains(said[topic], w) {
				t.Errorf("%s does not speak of %q", topic, w)
			}
		}
	}
	if len(read) != 9 {
		t.Errorf("%d pages to read on, the book names 9: %v", len(read), read)
	}
}
