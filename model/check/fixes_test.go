package check_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
)

// judged returns the results for each rule's bad example, with that rule enabled, and
// for each sample.
func judged(t *testing.T) []*check.Result {
	t.Helper()
	var all []*check.Result
	for _, r := range gap.Rules() {
		today, _ := model.ParseDate(r.Today)
		o := check.Options{Name: "the bad map of " + r.ID, Rules: gap.Options{Today: today, Enable: []string{r.ID}}}
		all = append(all, check.Run([]byte(r.Bad), o))
	}
	files, err := filepath.Glob("../../samples/*/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, check.Run(src, check.Options{Name: file}))
	}
	return all
}

// TestFixesMend applies every fix that is offered and checks that its finding
// disappears and no other one appears. Safe fixes must always work.
func TestFixesMend(t *testing.T) {
	safe, suggested := map[string]int{}, map[string]int{}
	for _, res := range judged(t) {
		for _, f := range res.Findings {
			for _, fix := range res.Fixes(f) {
				if fix.Safe {
					safe[f.Rule]++
					mends(t, res, f, fix)
				}
			}
			if fix, _ := res.Suggest(f); fix != nil {
				suggested[f.Rule]++
				mends(t, res, f, *fix)
			}
		}
	}
	t.Logf("safe %v\nsuggested %v", safe, suggested)
	for _, rule := range []string{"unknown-reference", "accept-unused", "bad-value"} {
		if safe[rule] == 0 {
			t.Errorf("no safe fix of %s was tried", rule)
		}
	}
	for _, rule := range []string{"orphan-stakeholder", "owner-missing", "objective-overdue", "no-sponsor", "mission-missing"} {
		if suggested[rule] == 0 {
			t.Errorf("no suggestion for %s was tried", rule)
		}
	}
}

// mends checks that a fix removes its finding, independently of the code under test.
func mends(t *testing.T, res *check.Result, f model.Finding, fix model.Fix) {
	t.Helper()
	next := res.After(f, fix)
	if next == nil {
		t.Errorf("%s: the fix %q of %q does not do: %v", res.Name, fix.Label, f.Message, fix.Edits)
		return
	}
	tell := func(list []model.Finding) map[string]int {
		n := map[string]int{}
		for _, x := range list {
			if fix.Safe || x.Severity > model.Info {
				n[x.Rule+": "+x.Message]++
			}
		}
		return n
	}
	before, after := tell(res.Findings), tell(next.Findings)
	if key := f.Rule + ": " + f.Message; after[key] >= max(before[key], 1) && (fix.Safe || f.Severity > model.Info) {
		t.Errorf("%s: %s is still there after %v\n%s", res.Name, key, fix.Edits, next.Source)
	}
	errors := res.Err() != nil
	was := map[string]bool{}
	for _, x := range res.Findings {
		was[x.Rule+" "+x.Subject.String()] = true
	}
	for _, x := range next.Findings {
		if x.Rule == "placeholder-text" && !fix.Safe {
			continue // TestSuggestionsMarkWhatIsInvented
		}
		if !was[x.Rule+" "+x.Subject.String()] && before[x.Rule+": "+x.Message] == 0 && (fix.Safe || x.Severity > model.Info) && (!errors || check.Contradicts(x)) {
			t.Errorf("%s: %v brings %s: %s", res.Name, fix.Edits, x.Rule, x.Message)
		}
	}
}

// TestSuggestionsMarkWhatIsInvented checks that invented names and measures in
// suggested fixes are reported as placeholders.
func TestSuggestionsMarkWhatIsInvented(t *testing.T) {
	marked := map[string]bool{}
	for _, res := range judged(t) {
		for _, f := range res.Findings {
			fix, _ := res.Suggest(f)
			if fix == nil || raised(res, "placeholder-text") > 0 {
				continue
			}
			next := res.After(f, *fix)
			diff := string(edit.Diff("m", res.Source, next.Source))
			if raised(next, "placeholder-text") > 0 {
				marked[f.Rule] = true
			} else if strings.Contains(diff, "TODO") || strings.Contains(diff, `"<`) {
				t.Errorf("%s: what %s invents is not told:\n%s", res.Name, f.Rule, diff)
			}
		}
	}
	for _, rule := range []string{"perspective-empty", "no-sponsor", "objective-unmeasured", "no-live-objective"} {
		if !marked[rule] {
			t.Errorf("what %s invents is told nowhere", rule)
		}
	}
}

// raised returns the number of findings of a rule.
func raised(res *check.Result, rule string) int {
	n := 0
	for _, f := range res.Findings {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

// TestMend fixes common typing mistakes, all at once, and leaves the rest alone.
func TestMend(t *testing.T) {
	src := []byte(`organization: Acme
stakeholders: # whom we know
  - {nmae: CTO, perspective: upward, influence: hgih}
  - {nmae: Legal, perspectve: "sideways"}
collaborations:
  - {to: Legl, method: training} # weekly
  - {to: CTO, method: report, status: active, status: active}
  - {to: CTO, method: report, status: active}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: they start in spring}
`)
	res, done := check.Run(src, check.Options{Name: "m"}).Mend()
	want := `organization: Acme
stakeholders: # whom we know
  - {name: CTO, perspective: upward, influence: high}
  - {name: Legal, perspective: "sideways"}
collaborations:
  - {to: Legal, method: training} # weekly
  - {to: CTO, method: report, status: active}
`
	if string(res.Source) != want {
		t.Errorf("mended\n%s", res.Source)
	}
	var rules []string
	for _, m := range done {
		rules = append(rules, m.Finding.Rule)
	}
	slices.Sort(rules)
	if got := strings.Join(slices.Compact(rules), " "); got != "accept-unused bad-value duplicate-collaboration duplicate-key unknown-key unknown-reference" || len(done) != 8 {
		t.Errorf("%d mended: %s", len(done), got)
	}
	if again, done := res.Mend(); len(done) > 0 || string(again.Source) != want {
		t.Errorf("mended again: %v", done)
	}
}

// TestFixesAreWritten checks that fixes survive being written as text and parsed again.
func TestFixesAreWritten(t *testing.T) {
	tried := 0
	for _, res := range judged(t) {
		for _, f := range res.Findings {
			fixes := res.Fixes(f)
			if fix, _ := res.Suggest(f); fix != nil {
				fixes = append(fixes, *fix)
			}
			for _, fix := range fixes {
				var again []model.Edit
				for _, e := range fix.Edits {
					text := edit.String(e)
					read, err := edit.Parse(text)
					if err != nil {
						t.Errorf("%q: %v", text, err)
					}
					again = append(again, read)
				}
				x, err := edit.Apply(res.Source, fix.Edits)
				y, errAgain := edit.Apply(res.Source, again)
				if (err == nil) != (errAgain == nil) || err == nil && string(x.Source) != string(y.Source) {
					t.Errorf("%s: %v does not do what %v does: %v", res.Name, again, fix.Edits, errAgain)
				}
				tried++
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d fixes were tried", tried)
	}
}
