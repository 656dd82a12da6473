package network

import (
	"slices"
	"sort"
)

// weakPoints is what an undirected graph hangs on. Nodes and lines are known by
// their number.
type weakPoints struct {
	parts [][]int // nodes that lines connect, the lowest number first
	// byNode are the pieces that a part would fall into without a node; nil where it
	// would stay whole. The piece with the part's first node comes first.
	byNode [][]piece
	// byLine are the two pieces without a line; nil where the part would stay whole,
	// and where only a single node would be lost.
	byLine [][]piece
}

// piece is a number of nodes that lines connect. Of many it knows only the first:
// all pieces together can hold far more nodes than there are.
type piece struct {
	size  int
	first []int // by number
}

// stretch is the places after from, up to to.
type stretch struct{ from, to int }

func (s stretch) size() int            { return s.to - s.from }
func (s stretch) holds(place int) bool { return place > s.from && place <= s.to }

// weakness is a walk through a graph that looks for weak points.
type weakness struct {
	most  int         // of the nodes of a piece that it knows
	lines [][2]int    // by the two nodes that they join
	at    [][]int     // the lines of each node
	order []int       // nodes as they are met; those behind a node follow it
	place []int       // of a node in order, from 1; 0 before it is met
	back  []int       // the first place that a node, or one behind it, has a line to
	nodes [][]stretch // what hangs on each node
	lone  []stretch   // what hangs on each line; empty where nothing does, or a single node
}

// findWeakPoints looks for articulation points and bridges the way Tarjan does:
// it walks the graph depth first, and where nothing behind a step leads back
// before it, all that is behind hangs on it. Lines join two different nodes, and
// no two lines the same ones. Of a piece the first nodes are given, at most so
// many.
func findWeakPoints(nodes int, lines [][2]int, most int) *weakPoints {
	f := &weakness{
		most: most, lines: lines, at: make([][]int, nodes), place: make([]int, nodes), back: make([]int, nodes),
		nodes: make([][]stretch, nodes), lone: make([]stretch, len(lines)),
	}
	for i, l := range lines {
		f.at[l[0]] = append(f.at[l[0]], i)
		f.at[l[1]] = append(f.at[l[1]], i)
	}
	w := &weakPoints{byNode: make([][]piece, nodes), byLine: make([][]piece, len(lines))}
	for node := range nodes {
		if f.place[node] > 0 {
			continue
		}
		from := len(f.order)
		f.walk(node, -1)
		part := slices.Clip(f.order[from:])
		w.parts = append(w.parts, part)
		f.weigh(w, part)
	}
	return w
}

func (f *weakness) walk(node, by int) {
	f.order = append(f.order, node)
	f.place[node], f.back[node] = len(f.order), len(f.order)
	for _, line := range f.at[node] {
		next := f.lines[line][0] + f.lines[line][1] - node
		switch {
		case line == by:
		case f.place[next] > 0:
			f.back[node] = min(f.back[node], f.place[next])
		default:
			f.walk(next, line)
			f.back[node] = min(f.back[node], f.back[next])
			behind := stretch{f.place[next] - 1, len(f.order)}
			if f.back[next] >= f.place[node] {
				f.nodes[node] = append(f.nodes[node], behind)
			}
			if f.back[next] > f.place[node] && behind.size() > 1 {
				f.lone[line] = behind
			}
		}
	}
}

// weigh gives the pieces that a part would fall into.
func (f *weakness) weigh(w *weakPoints, part []int) {
	sorted := slices.Sorted(slices.Values(part))
	for _, node := range part {
		spans := f.nodes[node]
		if node != part[0] && len(spans) > 0 {
			w.byNode[node] = append(w.byNode[node], f.outside(sorted, spans, node))
		}
		if node != part[0] || len(spans) > 1 { // nothing is before the first node
			for _, s := range spans {
				w.byNode[node] = append(w.byNode[node], f.within(sorted, s))
			}
		}
		for _, line := range f.at[node] {
			s := f.lone[line]
			if s.size() == 0 || w.byLine[line] != nil {
				continue
			}
			if near := f.outside(sorted, []stretch{s}, -1); near.size > 1 {
				w.byLine[line] = []piece{near, f.within(sorted, s)}
			}
		}
	}
}

// within is the piece that was met at a span of places.
func (f *weakness) within(sorted []int, s stretch) piece {
	p := piece{size: s.size()}
	if p.size <= f.most {
		p.first = slices.Sorted(slices.Values(f.order[s.from : s.from+p.size]))
		return p
	}
	return f.pick(p, sorted, func(node int) bool { return s.holds(f.place[node]) })
}

// outside is the piece of all others of a part: without those met at spans, which
// are in order, and without a node.
func (f *weakness) outside(sorted []int, spans []stretch, node int) piece {
	p := piece{size: len(sorted)}
	if node >= 0 {
		p.size--
	}
	for _, s := range spans {
		p.size -= s.size()
	}
	return f.pick(p, sorted, func(other int) bool {
		place := f.place[other]
		i := sort.Search(len(spans), func(i int) bool { return spans[i].to >= place })
		return other != node && (i == len(spans) || !spans[i].holds(place))
	})
}

// pick adds the first nodes that belong to a piece.
func (f *weakness) pick(p piece, sorted []int, belongs func(node int) bool) piece {
	for _, node := range sorted {
		if len(p.first) == min(p.size, f.most) {
			break
		}
		if belongs(node) {
			p.first = append(p.first, node)
		}
	}
	return p
}
