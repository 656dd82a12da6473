package pace

import (
	"runtime/debug"
	"testing"
)

// What large maps may take before memory is collected ever more often is in
// proportion to all that was read; small ones change nothing.
func TestFor(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	limit, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(100)
	defer func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
		expected.Store(0)
	}()
	for _, tt := range []struct {
		size int
		want int64
	}{{200 << 10, limit}, {300 << 10, 128 << 20}, {4 << 20, 72 * (4<<20 + 500<<10)}, {100, 72 * (4<<20 + 500<<10)}} {
		For(tt.size)
		if got := debug.SetMemoryLimit(-1); got != tt.want {
			t.Errorf("after a map of %d bytes, memory is limited to %d, want %d", tt.size, got, tt.want)
		}
	}
}
