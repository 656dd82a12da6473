package network

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// The walk finds what trying does: taking out each node and each line in turn.
func TestWeakPointsAgainstBruteForce(t *testing.T) {
	for seed := range testkit.Seeds(500) {
		r := rand.New(rand.NewPCG(uint64(seed), 5))
		nodes := 1 + r.IntN(12)
		var lines [][2]int
		for a := range nodes {
			for b := range a {
				if r.IntN(nodes) == 0 {
					lines = append(lines, [2]int{a, b})
				}
			}
		}
		w := findWeakPoints(nodes, lines)
		whole := pieces(nodes, lines, -1)
		if got := normal(w.parts); !same(got, whole) {
			t.Fatalf("seed %d: the parts are %v, want %v", seed, got, whole)
		}
		for node := range nodes {
			part := partWith(whole, node)
			want := within(pieces(nodes, lines, node), part)
			if len(want) < 2 {
				want = nil
			}
			if got := normal(w.byNode[node]); !same(got, want) {
				t.Fatalf("seed %d: without node %d of %v there are %v, want %v", seed, node, lines, got, want)
			}
			if want != nil && node != part[0] && !slices.Contains(w.byNode[node][0], part[0]) {
				t.Fatalf("seed %d: the first piece without node %d is %v, want the one with %d", seed, node, w.byNode[node][0], part[0])
			}
		}
		for i, l := range lines {
			part := partWith(whole, l[0])
			want := within(pieces(nodes, slices.Delete(slices.Clone(lines), i, i+1), -1), part)
			if len(want) < 2 || len(want[0]) < 2 || len(want[1]) < 2 {
				want = nil
			}
			if got := normal(w.byLine[i]); !same(got, want) {
				t.Fatalf("seed %d: without line %v of %v there are %v, want %v", seed, l, lines, got, want)
			}
			if want != nil && !slices.Contains(w.byLine[i][0], part[0]) {
				t.Fatalf("seed %d: the first piece without line %v is %v, want the one with %d", seed, l, w.byLine[i][0], part[0])
			}
		}
	}
}

// pieces are the connected nodes of a graph from which one may be taken out.
func pieces(nodes int, lines [][2]int, gone int) [][]int {
	label := make([]int, nodes)
	for i := range label {
		label[i] = i
	}
	for range nodes {
		for _, l := range lines {
			if l[0] != gone && l[1] != gone {
				least := min(label[l[0]], label[l[1]])
				label[l[0]], label[l[1]] = least, least
			}
		}
	}
	byLabel := make([][]int, nodes)
	for node, l := range label {
		if node != gone {
			byLabel[l] = append(byLabel[l], node)
		}
	}
	return slices.DeleteFunc(byLabel, func(p []int) bool { return len(p) == 0 })
}

func partWith(parts [][]int, node int) []int {
	return parts[slices.IndexFunc(parts, func(p []int) bool { return slices.Contains(p, node) })]
}

func within(pieces [][]int, part []int) [][]int {
	return slices.DeleteFunc(pieces, func(p []int) bool { return !slices.Contains(part, p[0]) })
}

// normal sorts pieces so that they compare.
func normal(pieces [][]int) [][]int {
	var out [][]int
	for _, p := range pieces {
		out = append(out, slices.Sorted(slices.Values(p)))
	}
	slices.SortFunc(out, func(a, b []int) int { return slices.Compare(a, b) })
	return out
}

func same(a, b [][]int) bool { return slices.EqualFunc(a, b, slices.Equal[[]int]) }
