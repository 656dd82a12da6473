package gap

import (
	"strings"
	"testing"
)

// What is found by ASCII alone, the short way, is what the long way gives, which one
// more letter makes it take.
func TestShortWaysGiveWhatTheLongOnesGive(t *testing.T) {
	for _, text := range []string{"", "Legal", "  The Legal-Team & Co. ", "R&D", "C++", "x\tY\nZ", "--", "A1_b2", "office", "\x7f\x00q"} {
		if got, want := slug(text)+"-é", slug(text+" é"); strings.TrimPrefix(got, "-") != want {
			t.Errorf("slug of %q: %q, %q with a letter more", text, got, want)
		}
		if got, want := plain(text)+"-e", plain(text+" é"); strings.TrimPrefix(got, "-") != want {
			t.Errorf("plain of %q: %q, %q with a letter more", text, got, want)
		}
		if got, want := sameParty(text+" z")+"x", sameParty(text+" zх"); got != want { // the last in Cyrillic
			t.Errorf("sameParty of %q: %q, %q in another script", text, got, want)
		}
	}
}
