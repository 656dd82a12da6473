package check_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

// slips returns a map with n mistakes of each kind that a safe fix removes or corrects.
func slips(n int, misspelt bool) []byte {
	var b strings.Builder
	b.WriteString("organization: Acme\nstakeholders:\n")
	for i := range n {
		key := "perspective"
		if misspelt {
			key = "perspectve"
		}
		fmt.Fprintf(&b, "  - {name: Team %d, %s: sideways}\n", i, key)
	}
	b.WriteString("collaborations:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {to: team-%d, method: report}\n  - {to: team-%d, method: report}\n", i, i)
	}
	b.WriteString("accept:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {rule: no-lead, target: nobody-%d, reason: gone}\n", i)
	}
	return []byte(b.String())
}

// TestMendJudgesSeldom checks that a map is checked only a few times while it is fixed,
// however many fixes there are.
func TestMendJudgesSeldom(t *testing.T) {
	for _, n := range []int{1, 10, 100} {
		judged := 0
		count := func(*model.Map) []gap.Drift { judged++; return nil }
		res, done := check.Run(slips(n, false), check.Options{Name: "m", Drift: count}).Mend()
		if len(done) != 2*n || strings.Count(string(res.Source), "method: report") != n || strings.Contains(string(res.Source), "accept") {
			t.Fatalf("%d fixes of %d are made\n%s", len(done), 2*n, res.Source)
		}
		if judged > 3 {
			t.Errorf("with %d fixes the map is judged %d times", 2*n, judged)
		}
	}
}

// TestMendGrowsWithTheMap counts allocations: a map four times as large, with four
// times the fixes, takes about four times as many.
func TestMendGrowsWithTheMap(t *testing.T) {
	count := func(n int) float64 {
		res := check.Run(slips(n, true), check.Options{Name: "m"})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		mended, done := res.Mend()
		runtime.ReadMemStats(&after)
		if mended.Err() != nil || len(done) != 3*n {
			t.Fatalf("%d of %d fixes are made: %v", len(done), 3*n, mended.Findings[0])
		}
		return float64(after.Mallocs - before.Mallocs)
	}
	count(5)
	small, large := count(50), count(200)
	if large > 6*small {
		t.Errorf("four times as many fixes take %.0f allocations instead of %.0f: %.1f times as many", large, small, large/small)
	}
}

// Mend goes on beyond the number of mistakes of a rule that are kept. Those that surface
// when others are gone were not made by the fixes.
func TestMendGoesOnBehindWhatIsKept(t *testing.T) {
	n := 2*model.MostOfRule + 50
	var b strings.Builder
	b.WriteString("organization: Acme\nstakeholders:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {name: Team %d, perspective: sidewys, influence: %s}\n", i, []string{"hgih", "meduim", "loww"}[i%3])
	}
	res, done := check.Run([]byte(b.String()), check.Options{Name: "m"}).Mend()
	if res.Err() != nil || len(done) != 2*n {
		t.Errorf("%d of %d mistakes are mended: %v", len(done), 2*n, res.Err())
	}
}

// TestMendLeavesOutWhatDoesNotDo checks that Mend applies the same fixes together as
// one by one, without those that fail.
func TestMendLeavesOutWhatDoesNotDo(t *testing.T) {
	src := string(slips(8, false)) + "  - {rule: no-lead, target: nobody-3, reason: again}\n"
	src = strings.Replace(src, "  - {to: team-5, method: report}\n", "  - {to: team-5, method: report} # weekly\n  # and more\n", 1)
	res, done := check.Run([]byte(src), check.Options{Name: "m"}).Mend()
	one := 0
	apart := check.Run([]byte(src), check.Options{Name: "m"})
	for again := true; again; {
		again = false
		for _, f := range apart.Findings {
			for _, fix := range apart.Fixes(f) {
				if next := apart.After(f, fix); fix.Safe && next != nil {
					apart, again = next, true
					one++
					break
				}
			}
			if again {
				break
			}
		}
	}
	if string(res.Source) != string(apart.Source) || len(done) != one {
		t.Errorf("together %d fixes make\n%s\none by one %d make\n%s", len(done), res.Source, one, apart.Source)
	}
}
