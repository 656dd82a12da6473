// Package seeds says how many random inputs a property test tries: few while
// somebody works on the code, all of them in make test.
package seeds

import (
	"iter"
	"os"
)

// Variable is the environment variable that asks for all seeds: SEEDS=all.
const Variable = "SEEDS"

// step has no factor in common with 2 to 10, so that tests which choose what they
// draw by the remainder of a seed still meet every choice.
const step = 11

// Of gives the seeds below n: every one if SEEDS is "all", otherwise each
// eleventh.
func Of[N int | uint64](n N) iter.Seq[N] {
	by := N(step)
	if os.Getenv(Variable) == "all" {
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
