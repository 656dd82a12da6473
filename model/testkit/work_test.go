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
	// Megabytes away from the bound: the runtime counts what others allocated before, too,
	// when it next collects.
	const input, perByte = 100_000, 100
	for _, tt := range []struct {
		what    string
		made    int
		unbound bool
	}{
		{"little", 1 << 10, false},
		{"nearly as much as there may be", anyInput + input*perByte/2, false},
		{"more", anyInput + input*perByte*2, true},
	} {
		c := &complaints{TB: t}
		Bound(c, input, perByte, func() { kept = make([]byte, tt.made) })
		if (c.n > 0) != tt.unbound {
			t.Errorf("%s: %d complaints", tt.what, c.n)
		}
	}
}
