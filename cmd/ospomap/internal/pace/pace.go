// Package pace says how often the memory of a run is collected.
package pace

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// Begin lets memory grow to 32 MB before it is collected for the first
// time, which most runs never reach. From then on the usual pace holds.
func Begin() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(800) // of 4 MB
	runtime.SetFinalizer(new([1 << 10]byte), func(*[1 << 10]byte) { debug.SetGCPercent(100) })
}

// expected is how many bytes of maps have been read.
var expected atomic.Int64

// For sets the pace for a map of that many bytes. A large one is no short run:
// its memory is collected at once, since what Begin does to end the wait comes
// late on a busy machine, and the more often the nearer it comes to what maps of that
// size take, of which the views with most hold about fifty times the file.
func For(size int) {
	const large, least, times = 256 << 10, 128 << 20, 72
	all := expected.Add(int64(size))
	if size <= large || os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(200)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(max(least, times*all))
	}
}
