package pace

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// There is no collection until memory grows to the first limit. After that, the limit for
// large maps is in proportion to everything read, and small maps have no limit.
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
	for !begun() { // the finalizer runs in its own goroutine
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

// The user's settings have priority.
func TestPaceOfTheUser(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetMemoryLimit(-1)
	limit(first)
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the user's limit became %d", got)
	}
}
