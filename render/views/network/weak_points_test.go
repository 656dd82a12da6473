package network

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// The walk agrees with brute force: removing each node and each line in turn.
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
		w := findWeakPoints(nodes, lines, nodes)
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
			if got := normal(full(t, w.byNode[node])); !same(got, want) {
				t.Fatalf("seed %d: without node %d of %v there are %v, want %v", seed, node, lines, got, want)
			}
			if want != nil && node != part[0] && !slices.Contains(w.byNode[node][0].first, part[0]) {
				t.Fatalf("seed %d: the first piece without node %d is %v, want the one with %d", seed, node, w.byNode[node][0].first, part[0])
			}
		}
		for i, l := range lines {
			part := partWith(whole, l[0])
			want := within(pieces(nodes, slices.Delete(slices.Clone(lines), i, i+1), -1), part)
			if len(want) < 2 || len(want[0]) < 2 || len(want[1]) < 2 {
				want = nil
			}
			if got := normal(full(t, w.byLine[i])); !same(got, want) {
				t.Fatalf("seed %d: without line %v of %v there are %v, want %v", seed, l, lines, got, want)
			}
			if want != nil && !slices.Contains(w.byLine[i][0].first, part[0]) {
				t.Fatalf("seed %d: the first piece without line %v is %v, want the one with %d", seed, l, w.byLine[i][0].first, part[0])
			}
		}
	}
}

// full returns the nodes of pieces that list all of theirs.
func full(t *testing.T, pieces []piece) [][]int {
	t.Helper()
	var out [][]int
	for _, p := range pieces {
		if len(p.first) != p.size {
			t.Fatalf("a piece of %d knows %v", p.size, p.first)
		}
		out = append(out, p.first)
	}
	return out
}

// Pieces of many nodes in a row list the first nodes and their number.
func TestWeakPointsOfAChain(t *testing.T) {
	const nodes = 5000
	lines := make([][2]int, nodes-1)
	for i := range lines {
		lines[i] = [2]int{i, i + 1}
	}
	w := findWeakPoints(nodes, lines, 3)
	for at, want := range map[int][]piece{
		0: nil, nodes - 1: nil,
		2000: {{2000, []int{0, 1, 2}}, {nodes - 2001, []int{2001, 2002, 2003}}},
	} {
		if got := w.byNode[at]; !slices.EqualFunc(got, want, func(a, b piece) bool { return a.size == b.size && slices.Equal(a.first, b.first) }) {
			t.Errorf("without node %d there are %v, want %v", at, got, want)
		}
	}
	if got := w.byLine[1]; len(got) != 2 || got[0].size != 2 || !slices.Equal(got[1].first, []int{2, 3, 4}) {
		t.Errorf("without line 1 there are %v", got)
	}
}

// pieces returns the connected components of a graph, with one node removed if gone is
// its index.
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

// normal sorts pieces for comparison.
func normal(pieces [][]int) [][]int {
	var out [][]int
	for _, p := range pieces {
		out = append(out, slices.Sorted(slices.Values(p)))
	}
	slices.SortFunc(out, func(a, b []int) int { return slices.Compare(a, b) })
	return out
}

func same(a, b [][]int) bool { return slices.EqualFunc(a, b, slices.Equal[[]int]) }
