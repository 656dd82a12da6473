package gap_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// Requirements for the warnings on the judged maps: the share of them that an adviser
// would sign, the share of the adviser's concerns that they find, and the number of
// sound maps that may get false alarms.
const (
	leastPrecision = 0.95
	leastRecall    = 0.90
	mostDisturbed  = 1
)

// judgement is an experienced adviser's judgement of a map.
type judgement struct {
	Note     string
	Clean    bool // a sound office, which should get no warnings
	Concerns []struct {
		ID, What string
		Match    []string // findings that express it, as rule or rule@subject
		Reach    string   // "rule" if a rule looks for it
	}
	Tolerate []string // other warnings that are not false alarms
}

// figures counts right and wrong warnings, of one rule or in total.
type figures struct{ right, wrong, tolerated, found, missed int }

func (f figures) precision() float64 { return ratio(f.right, f.right+f.wrong) }
func (f figures) recall() float64    { return ratio(f.found, f.found+f.missed) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// TestJudgedMaps compares the warnings with what an adviser said about the maps without
// regard to the rules. With -v it prints a table.
func TestJudgedMaps(t *testing.T) {
	e := exam{t: t, byRule: map[string]*figures{}}
	for name, j := range judgements(t) {
		e.sit(name, j)
	}
	e.table()
	if p := e.total.precision(); p < leastPrecision {
		t.Errorf("precision %.2f, want at least %.2f", p, leastPrecision)
	}
	if r := e.total.recall(); r < leastRecall {
		t.Errorf("recall %.2f, want at least %.2f", r, leastRecall)
	}
	if e.disturbed > mostDisturbed {
		t.Errorf("%d of %d sound maps are warned of", e.disturbed, e.clean)
	}
}

func judgements(t *testing.T) map[string]judgement {
	t.Helper()
	labels, err := os.ReadFile("testdata/judged/labels.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]judgement
	if err := json.Unmarshal(labels, &all); err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob("testdata/judged/*.yaml"); len(files) != len(all) {
		t.Errorf("%d maps and %d judgements", len(files), len(all))
	}
	return all
}

type exam struct {
	t                *testing.T
	byRule           map[string]*figures
	total            figures
	clean, disturbed int
}

func (e *exam) rule(id string) *figures {
	if e.byRule[id] == nil {
		e.byRule[id] = &figures{}
	}
	return e.byRule[id]
}

// sit runs the rules on one map and compares the warnings with the judgement.
func (e *exam) sit(name string, j judgement) {
	e.t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "judged", name+".yaml"))
	if err != nil {
		e.t.Fatal(err)
	}
	var warnings []model.Finding
	for _, f := range gap.Run(read(e.t, string(src)), gap.Options{Today: day(e.t, "2026-11-23")}).Findings {
		if f.Severity >= model.Warning {
			warnings = append(warnings, f)
		}
	}
	signed := map[string]bool{}
	for _, c := range j.Concerns {
		found := false
		for _, f := range warnings {
			if matches(f, c.Match) {
				found, signed[f.Fingerprint()] = true, true
			}
		}
		rule, _, _ := strings.Cut(c.Match[0], "@")
		switch {
		case found:
			e.rule(rule).found++
			e.total.found++
		case c.Reach == "rule":
			e.rule(rule).missed++
			e.total.missed++
			e.t.Logf("missed: %s: %s", name, c.What)
		}
	}
	alarms := 0
	for _, f := range warnings {
		r := e.rule(f.Rule)
		switch {
		case signed[f.Fingerprint()]:
			r.right++
			e.total.right++
		case matches(f, j.Tolerate):
			r.tolerated++
			e.total.tolerated++
		default:
			alarms++
			r.wrong++
			e.total.wrong++
			e.t.Logf("false alarm: %s: %s [%s]", name, f.Message, f.Rule)
		}
	}
	if j.Clean {
		e.clean++
		if alarms > 0 {
			e.disturbed++
		}
	}
}

// matches reports whether a finding matches one of the patterns.
func matches(f model.Finding, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		rule, subject, narrow := strings.Cut(p, "@")
		if f.Rule != rule {
			return false
		}
		ok, _ := path.Match(strings.ReplaceAll(subject, "/", "\x00"), strings.ReplaceAll(f.Subject.String(), "/", "\x00"))
		return ok || !narrow
	})
}

func (e *exam) table() {
	var b strings.Builder
	row := func(id string, f figures) {
		fmt.Fprintf(&b, "%-32s %5d %5d %9d %6d %6d  %9.2f %6.2f\n", id, f.right, f.wrong, f.tolerated, f.found, f.missed, f.precision(), f.recall())
	}
	fmt.Fprintf(&b, "\n%-32s %5s %5s %9s %6s %6s  %9s %6s\n", "rule", "right", "wrong", "tolerated", "found", "missed", "precision", "recall")
	var ids []string
	for id := range e.byRule {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		row(id, *e.byRule[id])
	}
	row("all", e.total)
	fmt.Fprintf(&b, "sound maps left in peace: %d of %d\n", e.clean-e.disturbed, e.clean)
	e.t.Log(b.String())
}
