package testkit

import (
	"iter"
	"os"
)

// step has no factor in common with 2 to 10, so that tests which choose what they
// draw by the remainder of a seed still meet every choice.
const step = 11

// Seeds gives the seeds below n of random inputs that a property test tries: every
// one if the environment says SEEDS=all, as make test does, otherwise each
// eleventh.
func Seeds[N int | uint64](n N) iter.Seq[N] {
	by := N(step)
	if os.Getenv("SEEDS") == "all" {
		by = 1
	}
	return func(yield func(N) bool) {
		for seed := N(0); seed < n; seed += by {
			if !yield(seed) {
				return
			}
		}
	}
}
