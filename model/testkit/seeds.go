package testkit

import (
	"iter"
	"os"
)

// step has no factor in common with 2 to 10, so that tests that derive choices from the
// remainder of a seed still cover every choice.
const step = 11

// Seeds returns the seeds below n that a property test tries: all of them if the
// environment has SEEDS=all, as in make test, and otherwise every eleventh.
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
