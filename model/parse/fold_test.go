package parse

import (
	"strings"
	"testing"
)

// A name that folding would leave as it is takes the short way, and comes out as
// by the long one, which one more letter makes it take.
func TestFoldTheShortWay(t *testing.T) {
	for name, short := range map[string]bool{
		"unit-7": true, "rapid answers": true, "c++": true, "": false, " x": false, "x ": false, "a  b": false, "a\tb": false, "Legal": false, "é": false,
	} {
		if got := plainFold(name); got != short {
			t.Errorf("plainFold(%q) is %v", name, got)
		}
		if got, want := strings.TrimSpace(fold(name)+" é"), fold(name+" É"); got != want {
			t.Errorf("fold(%q): %q, %q with a letter more", name, got, want)
		}
	}
}
