package card

import (
	"regexp"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// keysOf adds the keys of an object and of those inside it.
func keysOf(o *parse.Object, keys map[string]bool) {
	for _, f := range o.Fields {
		known := keys[f.Key]
		keys[f.Key] = true
		if f.Object != nil && !known {
			keysOf(f.Object, keys)
		}
	}
}

// The advice of a rule names keys of the map in brackets only, which are left out.
func TestAdviceOfRulesNamesNoKeys(t *testing.T) {
	keys := map[string]bool{}
	keysOf(parse.Spec(), keys)
	if !keys["cadence"] || !keys["last_held"] {
		t.Fatal("keys are missing from the specification")
	}
	bracket := regexp.MustCompile(`\(([a-z_]+)[):,]`)
	for _, r := range gap.Rules() {
		got := Advice(model.Finding{Hint: string(r.Recommendation)})
		for key := range keys { // those that no sentence would use
			if strings.Contains(key, "_") || key == "raci" {
				if regexp.MustCompile(`\b` + key + `\b`).MatchString(got) {
					t.Errorf("%s: a picture names %s: %q", r.ID, key, got)
				}
			}
		}
		for _, m := range bracket.FindAllStringSubmatch(got, -1) {
			if keys[m[1]] {
				t.Errorf("%s: a picture says %q", r.ID, got)
			}
		}
	}
}

// Pictures say what to do without naming keys of the map.
func TestAdviceNamesNoKeys(t *testing.T) {
	for hint, want := range map[string]string{
		"Record two or three goals from the strategy of the organisation (organization: goals).":                                       "Record two or three goals from the strategy of the organisation.",
		"Record who decides on budget and mandate (kind: sponsor, executive or board; or the members of a body), and agree on a talk.": "Record who decides on budget and mandate, and agree on a talk.",
		"Score it from 0 (nothing) to 4 (a habit), and record what the score rests on (evidence).":                                     "Score it from 0 (nothing) to 4 (a habit), and record what the score rests on.",
		"Record how it ended (status: met or dropped), or set a new date (due).":                                                       "Record how it ended, or set a new date.",
		"Agree on one thing that you give them, and record it (a planned one will do).":                                                "Agree on one thing that you give them, and record it (a planned one will do).",
		"組織の戦略から目標を二、三記録してください（organization: goals）。":                                                                                  "組織の戦略から目標を二、三記録してください。",
		"Name a successor (owner": "Name a successor (owner",
		"":                        "",
	} {
		if got := Advice(model.Finding{Hint: hint}); got != want {
			t.Errorf("%q is said as %q, want %q", hint, got, want)
		}
	}
}
