package testkit

import (
	"runtime/metrics"
	"testing"
)

// anyInput is how many bytes may be allocated whatever the input is, such as for
// tables that are made on first use.
const anyInput = 4 << 20

// Bound does something with an input of that many bytes and fails where it allocates
// more than perByte for each of them. Memory is counted rather than time, so that
// the verdict is the same on every machine.
func Bound(t testing.TB, input, perByte int, do func()) {
	t.Helper()
	before := allocated()
	do()
	if got, most := allocated()-before, uint64(anyInput+input*perByte); got > most {
		t.Errorf("%d bytes of input make %d bytes of work, at most %d are expected", input, got, most)
	}
}

// allocated is how much the process has allocated so far, freed or not.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
