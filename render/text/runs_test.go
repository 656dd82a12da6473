package text

import (
	"math"
	"slices"
	"testing"
)

func TestRuns(t *testing.T) {
	for _, tt := range []struct {
		s    string
		want []Run
	}{
		{"", nil},
		{"Legal", []Run{{"Legal", false}}},
		{"a\tb\nc", []Run{{"a b c", false}}},
		{"a\x00\u2066b", []Run{{"ab", false}}},
		{"OS 漢字 x", []Run{{"OS ", false}, {"漢", true}, {"字", true}, {" x", false}}},
		{"👩‍👩‍👧‍👦❤\uFE0F", []Run{{"👩‍👩‍👧‍👦", true}, {"❤\uFE0F", true}}},
		{"e\u0301", []Run{{"e\u0301", false}}},
		{"\xff", []Run{{"\xff", true}}},
	} {
		if got := Runs(tt.s); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %+v, want %+v", tt.s, got, tt.want)
		}
	}
}

// What is drawn run by run takes the room that was measured.
func TestRunsAreAsWideAsTheirText(t *testing.T) {
	for _, s := range append([]string{"OS 漢🚀 AV", "a\u0085\u202eb\xffc", "नमी \u2028 x\uFE0F"}, corpus...) {
		sum := 0.0
		for _, r := range Runs(s) {
			sum += Width(r.S, 12, true)
		}
		if want := Width(s, 12, true); math.Abs(sum-want) > 0.01 {
			t.Errorf("%q: the runs take %.2f px, the text %.2f", s, sum, want)
		}
	}
}
