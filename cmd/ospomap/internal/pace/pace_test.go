package pace

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// Memory is left alone until it is collected for the first time; from then on what
// large maps may take before it is collected ever more often is in proportion to all
// that was read, and small ones have no such bound.
func TestPace(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	before, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(100)
	defer func() {
		debug.SetMemoryLimit(before)
		debug.SetGCPercent(percent)
		now.read, now.begun = 0, false
	}()
	wants := func(when string, percent int, limit int64) {
		t.Helper()
		got := debug.SetGCPercent(100)
		debug.SetGCPercent(got)
		if got != percent {
			t.Errorf("%s, memory is collected at %d%%, want %d%%", when, got, percent)
		}
		if got := debug.SetMemoryLimit(-1); got != limit {
			t.Errorf("%s, memory is limited to %d, want %d", when, got, limit)
		}
	}
	Begin()
	For(300 << 10)
	wants("before the first collection", -1, first)
	begun := func() bool {
		now.Lock()
		defer now.Unlock()
		return now.begun
	}
	for !begun() { // what ends the wait runs beside the collection
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	wants("after it", 100, first)
	for _, tt := range []struct {
		size int
		want int64
	}{{4 << 20, 72 * (4<<20 + 300<<10)}, {100, 72 * (4<<20 + 300<<10 + 100)}} {
		For(tt.size)
		wants("after a further map", 100, tt.want)
	}
	now.read = 0
	For(200 << 10)
	wants("after small maps alone", 100, math.MaxInt64)
}

// What the user sets holds.
func TestPaceOfTheUser(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetMemoryLimit(-1)
	limit(first)
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the user's limit became %d", got)
	}
}
