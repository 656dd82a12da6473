// Package pace says how often the memory of a run is collected.
package pace

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// first is how far memory grows before it is collected for the first time, in
// bytes. Most runs end before that.
const first = 128 << 20

// Begin puts the first collection off until the memory of the run comes near that.
// From then on the usual pace holds.
func Begin() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1)
	limit(first)
	runtime.SetFinalizer(new([1 << 10]byte), func(*[1 << 10]byte) {
		debug.SetGCPercent(100)
		now.Lock()
		defer now.Unlock()
		now.begun = true
		limit(most())
	})
}

// now is what the pace rests on.
var now struct {
	sync.Mutex
	read  int64 // how many bytes of maps
	begun bool  // whether memory has been collected
}

// For says that a map of that many bytes is to be read.
func For(size int) {
	now.Lock()
	defer now.Unlock()
	now.read += int64(size)
	if now.begun {
		limit(most())
	}
}

// most is the memory, in bytes, near which a run is to collect more often: what
// maps of that size take, of which the views with most hold about fifty times the
// file. Small maps have none, since what their pictures take depends on the scale.
func most() int64 {
	const large, times = 256 << 10, 72
	if now.read > large {
		return max(first, times*now.read)
	}
	return math.MaxInt64
}

func limit(bytes int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bytes)
	}
}
