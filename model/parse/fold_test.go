package parse

import (
	"strings"
	"testing"
)

// A name that folding leaves unchanged takes the fast path, with the same result as the
// slow one, which an additional letter forces.
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
