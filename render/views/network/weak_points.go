package network

import (
	"slices"
	"sort"
)

// weakPoints holds the articulation points and bridges of an undirected graph. Nodes and
// lines are identified by their index.
type weakPoints struct {
	parts [][]int // connected components, each as the walk met it, from its lowest node
	// byNode holds the pieces that a part would fall into without a node, or nil if it
	// would stay whole. The piece with the part's first node comes first.
	byNode [][]piece
	// byLine holds the two pieces that would be left without a line, or nil if the part
	// would stay whole or only a single node would be cut off.
	byLine [][]piece
}

// piece is a connected set of nodes. Of a large one it lists only the first nodes: all
// pieces together can hold far more nodes than the graph.
type piece struct {
	size  int
	first []int // in ascending order
}

// stretch is a range of places, from excluded, to included.
type stretch struct{ from, to int }

func (s stretch) size() int            { return s.to - s.from }
func (s stretch) holds(place int) bool { return place > s.from && place <= s.to }

// weakness is the state of a depth-first walk that finds weak points.
type weakness struct {
	most  int         // maximum length of piece.first
	lines [][2]int    // as pairs of nodes
	at    [][]int     // the lines of each node
	order []int       // nodes in preorder; descendants follow their ancestor
	place []int       // position of a node in order, from 1; 0 before it is visited
	back  []int       // lowest place to which a node or a descendant has a line
	nodes [][]stretch // what would be cut off without each node
	lone  []stretch   // what would be cut off without each line; empty if nothing or a single node
}

// findWeakPoints finds articulation points and bridges with Tarjan's algorithm: it walks
// the graph depth first, and if no descendant of a step has a line back to before it, all
// of them depend on it. A line connects two different nodes, and no two lines the same
// ones. Each piece lists at most the given number of nodes.
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

// weigh adds the pieces that a part would fall into.
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

// within returns the piece that was met in a range of places.
func (f *weakness) within(sorted []int, s stretch) piece {
	p := piece{size: s.size()}
	if p.size <= f.most {
		p.first = slices.Sorted(slices.Values(f.order[s.from : s.from+p.size]))
		return p
	}
	return f.pick(p, sorted, func(node int) bool { return s.holds(f.place[node]) })
}

// outside returns the piece of all other nodes of a part: those outside the ranges, which
// must be sorted, except the given node if it is not -1.
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
