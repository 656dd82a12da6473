package gap

import (
	"strings"
	"testing"
)

// The fast paths for ASCII return the same as the general code, which one more letter
// makes the functions take.
func TestShortWaysGiveWhatTheLongOnesGive(t *testing.T) {
	for _, text := range []string{"", "Legal", "  The Legal-Team & Co. ", "R&D", "C++", "x\tY\nZ", "--", "A1_b2", "office", "\x7f\x00q"} {
		if got, want := slug(text)+"-é", slug(text+" é"); strings.TrimPrefix(got, "-") != want {
			t.Errorf("slug of %q: %q, %q with a letter more", text, got, want)
		}
		if got, want := plain(text)+"-e", plain(text+" é"); strings.TrimPrefix(got, "-") != want {
			t.Errorf("plain of %q: %q, %q with a letter more", text, got, want)
		}
		if got, want := sameParty(text+" z")+"x", sameParty(text+" zх"); got != want { // the last letter is Cyrillic
			t.Errorf("sameParty of %q: %q, %q in another script", text, got, want)
		}
	}
}
