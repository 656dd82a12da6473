package testkit

import "testing"

// complaints counts the errors of a test.
type complaints struct {
	testing.TB
	n int
}

func (c *complaints) Helper()               {}
func (c *complaints) Errorf(string, ...any) { c.n++ }

var kept []byte

func TestBound(t *testing.T) {
	for _, tt := range []struct {
		what    string
		made    int
		unbound bool
	}{
		{"little", 1 << 10, false},
		{"as much as there may be", anyInput + 50*1000, false},
		{"more", anyInput + 3*1000*100, true},
	} {
		c := &complaints{TB: t}
		Bound(c, 1000, 100, func() { kept = make([]byte, tt.made) })
		if (c.n > 0) != tt.unbound {
			t.Errorf("%s: %d complaints", tt.what, c.n)
		}
	}
}
