// Package pace tunes the garbage collector to a run.
package pace

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// first is the heap size before the first collection, in bytes. Most runs end before
// reaching it.
const first = 128 << 20

// Begin delays the first collection until the memory of the run approaches first. After
// that, the usual pace applies.
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

// now is the state of the run.
var now struct {
	sync.Mutex
	read  int64 // bytes of maps
	begun bool  // whether a collection has run
}

// For announces that a map of size bytes is about to be read.
func For(size int) {
	now.Lock()
	defer now.Unlock()
	now.read += int64(size)
	if now.begun {
		limit(most())
	}
}

// most returns the memory limit, in bytes, near which collections become more frequent.
// The largest views of a map hold about fifty times the size of its file. Small maps have
// no limit, since their memory depends mostly on the pictures' scale.
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
