package seeds

import (
	"slices"
	"testing"
)

func TestOf(t *testing.T) {
	t.Setenv(Variable, "")
	if got := slices.Collect(Of(30)); !slices.Equal(got, []int{0, 11, 22}) {
		t.Errorf("without %s: %v", Variable, got)
	}
	for most := 2; most <= 10; most++ {
		met := map[int]bool{}
		for seed := range Of(step * most) {
			met[seed%most] = true
		}
		if len(met) != most {
			t.Errorf("of the remainders by %d only %d are met", most, len(met))
		}
	}
	t.Setenv(Variable, "all")
	if got := slices.Collect(Of(uint64(3))); !slices.Equal(got, []uint64{0, 1, 2}) {
		t.Errorf("with %s=all: %v", Variable, got)
	}
}
