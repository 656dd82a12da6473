package reporter

import (
	"encoding/xml"
	"testing"

	"github.com/ospomap/ospomap/model"
)

func readJUnit(t testing.TB, text string) junitSuites {
	t.Helper()
	var all junitSuites
	if err := xml.Unmarshal([]byte(text), &all); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return all
}

func TestJUnitFailsWhatTheRunFails(t *testing.T) {
	for failOn, want := range map[model.Severity]junitCounts{
		model.Info:      {Tests: 6, Failures: 5},
		model.Warning:   {Tests: 6, Failures: 3, Skipped: 2},
		model.Error:     {Tests: 6, Failures: 2, Skipped: 3},
		model.Error + 1: {Tests: 6, Skipped: 5},
	} {
		all := readJUnit(t, render(t, "junit", everything(), Options{FailOn: failOn}))
		var sum, seen junitCounts
		for _, s := range all.Suites {
			sum.add(s.junitCounts)
			for _, c := range s.Cases {
				seen.Tests++
				if c.Failure != nil {
					seen.Failures++
				}
				if c.Skipped != nil {
					seen.Skipped++
				}
			}
		}
		if all.junitCounts != want || sum != want || seen != want {
			t.Errorf("fail on %s: got %+v, suites %+v, tests %+v; want %+v", failOn, all.junitCounts, sum, seen, want)
		}
	}
}

func TestJUnitCleanMapPassesATest(t *testing.T) {
	s := readJUnit(t, render(t, "junit", []File{{Name: "clean.yaml"}}, Options{})).Suites[0]
	if s.Name != "clean.yaml" || len(s.Cases) != 1 || s.Cases[0].Failure != nil || s.Cases[0].Skipped != nil {
		t.Errorf("got %+v", s)
	}
}
