package text

import "testing"

func TestKnown(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, "Legal & IP": true, "Größe, Ωμέγα, Право": true, "e\u0301x": true, "tab\there": true, "אבטחה": true,
		"a\u200bb": true, "法務部": false, "Team 🧢": false, "مجلس": false, "가": false, "x ☑\ufe0f": false, "a\u2069": true,
	} {
		if got := Known(s); got != want {
			t.Errorf("Known(%q) = %v", s, got)
		}
	}
}

// A spacing vowel sign, as in Burmese, is visible: it counts as missing from the built-in
// font, and has a width.
func TestSpacingMarks(t *testing.T) {
	if !Foreign("\u102c") || Width("\u1019\u102c", 12, false) <= Width("\u1019", 12, false) {
		t.Error("a spacing mark is passed over")
	}
}

func TestClusterIsWhatAReaderTakesForOneCharacter(t *testing.T) {
	for s, want := range map[string]string{
		"abc": "a", "e\u0301x": "e\u0301", "👩‍💻 x": "👩‍💻", "นี้": "นี้", "각": "각",
	} {
		if got := s[:Cluster(s)]; got != want {
			t.Errorf("the first cluster of %q is %q, want %q", s, got, want)
		}
	}
}
