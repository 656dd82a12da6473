package network

import "slices"

// weakPoints is what an undirected graph hangs on. Nodes and lines are known by
// their number.
type weakPoints struct {
	parts [][]int // nodes that lines connect, the lowest number first
	// byNode are the pieces that a part would fall into without a node; nil where it
	// would stay whole. The piece with the part's first node comes first.
	byNode [][][]int
	// byLine are the two pieces without a line; nil where the part would stay whole,
	// and where only a single node would be lost.
	byLine [][][]int
}

// findWeakPoints looks for articulation points and bridges the way Tarjan does:
// it walks the graph depth first, and where nothing behind a step leads back
// before it, all that is behind hangs on it. Lines join two different nodes, and
// no two lines the same ones.
func findWeakPoints(nodes int, lines [][2]int) *weakPoints {
	w := &weakPoints{byNode: make([][][]int, nodes), byLine: make([][][]int, len(lines))}
	at := make([][]int, nodes) // the lines of each node
	for i, l := range lines {
		at[l[0]] = append(at[l[0]], i)
		at[l[1]] = append(at[l[1]], i)
	}
	order := make([]int, 0, nodes) // nodes as they are met; those behind a node follow it
	place := make([]int, nodes)    // of a node in order, from 1; 0 before it is met
	back := make([]int, nodes)     // the first place that a node, or one behind it, has a line to
	var walk func(node, by int)
	walk = func(node, by int) {
		order = append(order, node)
		place[node], back[node] = len(order), len(order)
		for _, line := range at[node] {
			next := lines[line][0] + lines[line][1] - node
			switch {
			case line == by:
			case place[next] > 0:
				back[node] = min(back[node], place[next])
			default:
				walk(next, line)
				back[node] = min(back[node], back[next])
				behind := slices.Clip(order[place[next]-1:])
				if back[next] >= place[node] {
					w.byNode[node] = append(w.byNode[node], behind)
				}
				if back[next] > place[node] && len(behind) > 1 {
					w.byLine[line] = [][]int{behind}
				}
			}
		}
	}
	partOf := make([][]int, nodes)
	for node := range nodes {
		if place[node] > 0 {
			continue
		}
		from := len(order)
		walk(node, -1)
		part := slices.Clip(order[from:])
		w.parts = append(w.parts, part)
		for _, member := range part {
			partOf[member] = part
		}
	}
	w.addNear(lines, partOf)
	return w
}

// addNear completes what the walk has found behind nodes and lines by the piece
// before them.
func (w *weakPoints) addNear(lines [][2]int, partOf [][]int) {
	for node, behind := range w.byNode {
		switch part := partOf[node]; {
		case node == part[0] && len(behind) < 2: // nothing is before the first node
			w.byNode[node] = nil
		case node != part[0] && behind != nil:
			w.byNode[node] = append([][]int{without(part, append(slices.Concat(behind...), node))}, behind...)
		}
	}
	for i, behind := range w.byLine {
		if behind == nil {
			continue
		}
		near := without(partOf[lines[i][0]], behind[0])
		if len(near) < 2 {
			w.byLine[i] = nil
			continue
		}
		w.byLine[i] = [][]int{near, behind[0]}
	}
}

// without are the numbers of a list that are not in another.
func without(list, gone []int) []int {
	out := make(map[int]bool, len(gone))
	for _, n := range gone {
		out[n] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(n int) bool { return out[n] })
}
