package testkit

import (
	"slices"
	"testing"
)

func TestSeeds(t *testing.T) {
	t.Setenv("SEEDS", "")
	if got := slices.Collect(Seeds(30)); !slices.Equal(got, []int{0, 11, 22}) {
		t.Errorf("without SEEDS: %v", got)
	}
	for most := 2; most <= 10; most++ {
		met := map[int]bool{}
		for seed := range Seeds(step * most) {
			met[seed%most] = true
		}
		if len(met) != most {
			t.Errorf("of the remainders by %d only %d are met", most, len(met))
		}
	}
	t.Setenv("SEEDS", "all")
	if got := slices.Collect(Seeds(uint64(3))); !slices.Equal(got, []uint64{0, 1, 2}) {
		t.Errorf("with SEEDS=all: %v", got)
	}
}
