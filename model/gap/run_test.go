package gap_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// rulesOf returns the rules of the findings, sorted.
func rulesOf(fs []model.Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestOptionsChooseRules(t *testing.T) {
	m := read(t, `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, influence: high}
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: training, cadence: monthly, last_held: 2026-01-01}
`)
	today := day(t, "2026-12-31")
	for _, test := range []struct {
		name    string
		options gap.Options
		has     []string
		lacks   []string
	}{
		{"default", gap.Options{Today: today},
			[]string{"orphan-stakeholder", "collaboration-stale"}, []string{"influence-interest-unrecorded"}},
		{"no date", gap.Options{}, []string{"orphan-stakeholder"}, []string{"collaboration-stale"}},
		{"enabled", gap.Options{Enable: []string{"influence-interest-unrecorded"}},
			[]string{"influence-interest-unrecorded", "orphan-stakeholder"}, nil},
		{"enabled by glob", gap.Options{Enable: []string{"influence-*"}}, []string{"influence-interest-unrecorded"}, nil},
		{"disabled", gap.Options{Disable: []string{"orphan-stakeholder"}}, []string{"owner-missing"}, []string{"orphan-stakeholder"}},
		{"disabled by glob", gap.Options{Disable: []string{"*-missing", "orphan-*"}},
			[]string{"no-bridge"}, []string{"orphan-stakeholder", "owner-missing", "mission-missing"}},
		{"disabled and enabled", gap.Options{Enable: []string{"influence-*"}, Disable: []string{"influence-*"}},
			[]string{"orphan-stakeholder"}, []string{"influence-interest-unrecorded"}},
		{"no such pattern", gap.Options{Disable: []string{"[", "nothing"}}, []string{"orphan-stakeholder"}, nil},
	} {
		got := rulesOf(gap.Run(m, test.options).Findings)
		for _, id := range test.has {
			if !slices.Contains(got, id) {
				t.Errorf("%s: %s is not raised, only %v", test.name, id, got)
			}
		}
		for _, id := range test.lacks {
			if slices.Contains(got, id) {
				t.Errorf("%s: %s is raised", test.name, id)
			}
		}
	}
	only := gap.Options{Only: []string{"orphan-*", "influence-interest-unrecorded"}, Disable: []string{"orphan-*"}}
	want := []string{"influence-interest-unrecorded", "orphan-stakeholder"}
	if got := rulesOf(gap.Run(m, only).Findings); !slices.Equal(got, want) {
		t.Errorf("only: %v, want %v", got, want)
	}
}

func TestSeverityOverride(t *testing.T) {
	m := read(t, `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: CIO, perspective: upward}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: known}
`)
	res := gap.Run(m, gap.Options{
		Only:     []string{"orphan-stakeholder"},
		Severity: []model.SeverityOfRule{{Rule: "orphan-stakeholder", Severity: model.Error}},
	})
	if len(res.Findings) != 1 || res.Findings[0].Severity != model.Error {
		t.Errorf("findings %v, want one error", res.Findings)
	}
	if len(res.Accepted) != 1 || res.Accepted[0].Severity != model.Error {
		t.Errorf("accepted %v: a raised severity must not undo a waiver", res.Accepted)
	}
}

func TestErrorsOnly(t *testing.T) {
	m := read(t, `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: ctoo, method: report}
accept:
  - {rule: orphan-stakeholder, reason: known}
`)
	got := rulesOf(gap.Run(m, gap.Options{ErrorsOnly: true}).Findings)
	if want := []string{"unknown-reference"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestReadinessIsAskedForOnRequest(t *testing.T) {
	m := read(t, "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n")
	if got := gap.Run(m, gap.Options{}).Findings; raises(got, "readiness-unassessed") {
		t.Error("raised for an established office by default")
	}
	got := gap.Run(m, gap.Options{Enable: []string{"readiness-unassessed"}}).Findings
	i := slices.IndexFunc(got, func(f model.Finding) bool { return f.Rule == "readiness-unassessed" })
	if i < 0 || got[i].Severity != model.Info {
		t.Errorf("not raised as information on request: %v", got)
	}
}

func TestRunIsDeterministicAndSorted(t *testing.T) {
	o := gap.Options{Today: day(t, "2026-12-31"), Enable: []string{"*"}}
	m := bigMap(80)
	first := gap.Run(m, o)
	for range 5 {
		if again := gap.Run(m, o); !reflect.DeepEqual(first, again) {
			t.Fatal("two runs over one map differ")
		}
	}
	if len(first.Findings) < 20 {
		t.Fatalf("only %d findings: the map is too tidy to test anything", len(first.Findings))
	}
	sorted := slices.IsSortedFunc(first.Findings, func(a, b model.Finding) int {
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		return a.Pos.Column - b.Pos.Column
	})
	if !sorted {
		t.Error("findings are not in the order of the file")
	}
}

// TestMovedEntriesKeepTheirFingerprints reverses the lists of a map and checks that the
// same gaps have the same fingerprints.
func TestMovedEntriesKeepTheirFingerprints(t *testing.T) {
	prints := func(m *model.Map) []string {
		var out []string
		for _, f := range gap.Run(m, gap.Options{Only: []string{"orphan-*", "collaboration-*", "*-missing", "one-way-only", "expect*"}}).Findings {
			out = append(out, f.Rule+" "+f.Fingerprint())
		}
		slices.Sort(out)
		return out
	}
	before := prints(bigMap(24))
	m := bigMap(24)
	slices.Reverse(m.Stakeholders)
	slices.Reverse(m.Collaborations)
	if after := prints(m); len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("fingerprints changed:\n%v\n%v", before, after)
	}
}

func TestListedKindsMakeOthersUnknown(t *testing.T) {
	m := read(t, `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside, kind: community}
  - {name: Wednesday Circle, perspective: sideways, kind: chapter}
  - {name: Thursday Circle, perspective: sideways, kind: chaptre}
  - {name: CTO, perspective: upward}
`)
	if got := gap.Run(m, gap.Options{}).Findings; raises(got, "kind-unknown") {
		t.Errorf("raised although no kinds are listed: %v", got)
	}
	var got []string
	for _, f := range gap.Run(m, gap.Options{Kinds: []string{"chapter"}}).Findings {
		if f.Rule == "kind-unknown" {
			got = append(got, f.Message)
		}
	}
	want := []string{`the kind "chaptre" of "Thursday Circle" is not known; did you mean "chapter"?`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Findings that depend on an unresolved reference are withheld, but counted.
func TestWithheld(t *testing.T) {
	const src = "organization: Bank\nstakeholders:\n  - {name: Legal and IP, perspective: sideways}\n  - {name: CIO, perspective: upward}\ncollaborations:\n"
	wrong, _ := parse.Parse("map.yaml", []byte(src+"  - {to: Legal team, method: report}\n"))
	right, _ := parse.Parse("map.yaml", []byte(src+"  - {to: Legal and IP, method: report}\n"))
	if n := gap.Run(right, gap.Options{}).Withheld; n != 0 {
		t.Errorf("%d findings are withheld where every reference leads somewhere", n)
	}
	res := gap.Run(wrong, gap.Options{})
	if res.Withheld == 0 {
		t.Error("nothing is withheld where a reference leads nowhere")
	}
	orphans := gap.Run(wrong, gap.Options{Only: []string{"orphan-stakeholder"}})
	if orphans.Withheld != 1 || len(orphans.Findings) != 1 || orphans.Findings[0].Subject.ID != "cio" {
		t.Errorf("%d orphans are withheld, want the one who may be meant; told are %v", orphans.Withheld, orphans.Findings)
	}
}
