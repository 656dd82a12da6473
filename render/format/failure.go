package format

import (
	"fmt"
	"math"
)

// failure holds the first error of a writer.
type failure struct{ err error }

func (f *failure) fail(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format, args...)
	}
}

// appendFinite appends a number. NaN and infinities are failures.
func (f *failure) appendFinite(b []byte, n float64) []byte {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		f.fail("a coordinate is %v", n)
		return b
	}
	return appendNumber(b, n)
}
