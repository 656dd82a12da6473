package testkit

import (
	"runtime/metrics"
	"testing"
)

// anyInput is the number of bytes that may be allocated for any input, such as for
// tables built on first use.
const anyInput = 4 << 20

// Bound calls do, which processes an input of that many bytes, and fails if it
// allocates more than perByte bytes per byte of input. It counts memory rather than
// time so that the result is the same on every machine.
func Bound(t testing.TB, input, perByte int, do func()) {
	t.Helper()
	before := allocated()
	do()
	if got, most := allocated()-before, uint64(anyInput+input*perByte); got > most {
		t.Errorf("%d bytes of input make %d bytes of work, at most %d are expected", input, got, most)
	}
}

// allocated returns how many bytes the process has allocated so far, freed or not.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
