package model_test

import (
	"testing"

	"github.com/ospomap/ospomap/model"
)

func day(t *testing.T, text string) model.Date {
	t.Helper()
	d, ok := model.ParsePeriod(text)
	if !ok {
		t.Fatalf("%q is no date", text)
	}
	return d
}

func TestCadenceAfter(t *testing.T) {
	tests := []struct{ cadence, held, next string }{
		{"monthly", "2026-01-31", "2026-02-28"},
		{"monthly", "2028-01-31", "2028-02-29"},
		{"monthly", "2026-01-15", "2026-02-15"},
		{"monthly", "2026-12-31", "2027-01-31"},
		{"monthly", "2026-02", "2026-03-31"},
		{"quarterly", "2026-11-30", "2027-02-28"},
		{"half-yearly", "2026-08-31", "2027-02-28"},
		{"yearly", "2028-02-29", "2029-02-28"},
		{"weekly", "2026-01-31", "2026-02-07"},
		{"biweekly", "2026-01-31", "2026-02-14"},
		{"30d", "2026-01-31", "2026-03-02"},
		{"6w", "2026-01-31", "2026-03-14"},
		{"on-demand", "2026-01-31", ""},
		{"", "2026-01-31", ""},
	}
	for _, tt := range tests {
		if got := model.Cadence(tt.cadence).After(day(t, tt.held)).String(); got != tt.next {
			t.Errorf("%s after %s: %s, want %s", tt.cadence, tt.held, got, tt.next)
		}
	}
}

func TestCadenceText(t *testing.T) {
	tests := []struct {
		cadence model.Cadence
		text    string
		days    int
		valid   bool
	}{
		{"half-yearly", "half yearly", 182, true},
		{"on-demand", "on demand", 0, true},
		{"1d", "every day", 1, true},
		{"90d", "every 90 days", 90, true},
		{"1w", "every week", 7, true},
		{"6w", "every 6 weeks", 42, true},
		{"600w", "every 600 weeks", 4200, false},
		{"0w", "0w", 0, false},
		{"often", "often", 0, false},
	}
	for _, tt := range tests {
		if c := tt.cadence; c.Text() != tt.text || c.Days() != tt.days || c.Valid() != tt.valid {
			t.Errorf("%s: %q, %d days, valid %v", c, c.Text(), c.Days(), c.Valid())
		}
	}
}

func TestPeriods(t *testing.T) {
	tests := []struct{ text, first, last string }{
		{"2026-11-22", "2026-11-22", "2026-11-22"},
		{"2026-02", "2026-02-01", "2026-02-28"},
		{"2026-12", "2026-12-01", "2026-12-31"},
		{"2026-Q1", "2026-01-01", "2026-03-31"},
		{"2026-Q4", "2026-10-01", "2026-12-31"},
		{"2026", "2026-01-01", "2026-12-31"},
	}
	for _, tt := range tests {
		d := day(t, tt.text)
		if d.String() != tt.text || d.First().String() != tt.first || d.AddDays(0).String() != tt.last {
			t.Errorf("%s: %s from %s to %s", tt.text, d, d.First(), d.AddDays(0))
		}
	}
	for _, text := range []string{"", "26", "2026-1", "2026-13", "2026-Q0", "2026-Q5", "2026-q1", "20260", "2026-02-30", "2026-Q", "x026", "abcd-Q1"} {
		if d, ok := model.ParsePeriod(text); ok {
			t.Errorf("%q is read as %s", text, d)
		}
	}
}
