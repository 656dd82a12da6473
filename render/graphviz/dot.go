package graphviz

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// DOT counts node sizes in inches of 72 points; a point stands for one px.
const perInch = 72

// The distances where the diagram asks for none, px.
const (
	defaultNodeGap = 24
	defaultRankGap = 48
)

// dot writes the diagram for the layout program. Nodes, clusters and edges are
// named n0, cluster_0 and e0 by their index, so whatever ids and texts a map
// has, none of them can end up in the DOT.
func (d *Diagram) dot() string {
	var b strings.Builder
	index := d.index()
	b.WriteString("digraph {\n")
	d.writeDefaults(&b, index)
	for i, n := range d.Nodes {
		fmt.Fprintf(&b, "n%d [width=%s, height=%s];\n", i, inches(n.Size.W), inches(n.Size.H))
	}
	if d.Engine.Groups() {
		d.writeClusters(&b)
	}
	d.writeRanks(&b)
	for i, e := range d.Edges {
		from, to := index[e.From], index[e.To]
		if d.runsBack(from, to) {
			from, to = to, from
		}
		fmt.Fprintf(&b, "n%d -> n%d [id=e%d, weight=%d, len=%s", from, to, i, max(1, e.Weight), inches(d.length(from, to, e)))
		if !e.Label.empty() {
			name := "label"
			if d.Routing == Orthogonal {
				name = "xlabel" // ortho puts a label anywhere but beside its line
			}
			fmt.Fprintf(&b, ", %s=%s", name, room(e.Label))
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// index finds nodes by their id.
func (d *Diagram) index() map[string]int {
	index := make(map[string]int, len(d.Nodes))
	for i, n := range d.Nodes {
		index[n.ID] = i
	}
	return index
}

// writeDefaults says what holds for all. Overlaps are removed and the random
// start is fixed for the engines that have either; the others ignore it.
func (d *Diagram) writeDefaults(b *strings.Builder, index map[string]int) {
	direction, routing := d.Direction, d.Routing
	if direction == "" {
		direction = Down
	}
	if routing == "" {
		routing = Curved
	}
	fmt.Fprintf(b, "graph [rankdir=%s, splines=%s, nodesep=%s, ranksep=%s, mindist=%s",
		direction, routing, inches(d.nodeGap()), inches(d.ringGap()), inches(d.rankGap()))
	overlap := "false"
	if d.Engine == Fdp { // pushing apart first keeps it small, and spares leaves in a row the loss of their places
		overlap = `"9:prism"`
	}
	fmt.Fprintf(b, ", overlap=%s, start=1, sep=\"+%.2f\", esep=\"+%.2f\"", overlap, d.nodeGap()/2, d.nodeGap()/4)
	if d.Engine == Osage { // the others would read it as "lay the parts out one by one"
		fmt.Fprintf(b, ", pack=%.0f", d.nodeGap())
	}
	if d.Engine == Sfdp { // stars lose the places of their leaves otherwise
		b.WriteString(", beautify=true")
	}
	if d.Root != "" {
		fmt.Fprintf(b, ", root=n%d", index[d.Root])
	}
	fmt.Fprintf(b, "];\nnode [shape=box, fixedsize=true, label=\" \"];\nedge [arrowhead=none];\n")
}

func (d *Diagram) writeClusters(b *strings.Builder) {
	for i, c := range d.Clusters {
		var members []string
		for j, n := range d.Nodes {
			if n.Cluster == c.ID {
				members = append(members, fmt.Sprintf("n%d;", j))
			}
		}
		if len(members) == 0 {
			continue
		}
		fmt.Fprintf(b, "subgraph cluster_%d {", i)
		if !c.Title.empty() {
			fmt.Fprintf(b, " label=%s; labeljust=l; labelloc=t;", room(c.Title))
		}
		fmt.Fprintf(b, " %s }\n", strings.Join(members, " "))
	}
}

// writeRanks puts nodes of one rank side by side. An unseen edge between the
// first nodes of two ranks keeps the ranks in order where no edge of the diagram
// does.
func (d *Diagram) writeRanks(b *strings.Builder) {
	ranks := map[int][]int{}
	var order []int
	for i, n := range d.Nodes {
		if n.Rank == 0 {
			continue
		}
		if ranks[n.Rank] == nil {
			order = append(order, n.Rank)
		}
		ranks[n.Rank] = append(ranks[n.Rank], i)
	}
	slices.Sort(order)
	for i, rank := range order {
		b.WriteString("{ rank=same;")
		for _, n := range ranks[rank] {
			fmt.Fprintf(b, " n%d;", n)
		}
		b.WriteString(" }\n")
		if i > 0 {
			fmt.Fprintf(b, "n%d -> n%d [style=invis, weight=0];\n", ranks[order[i-1]][0], ranks[rank][0])
		}
	}
}

// runsBack reports whether an edge leads to a lower rank. It is laid out the
// other way round then: dot would sooner turn the ranks about.
func (d *Diagram) runsBack(from, to int) bool { return d.Nodes[from].Rank > d.Nodes[to].Rank }

func (d *Diagram) nodeGap() float64 { return orElse(d.NodeGap, defaultNodeGap) }
func (d *Diagram) rankGap() float64 { return orElse(d.RankGap, defaultRankGap) }

// ringGap is the distance of two ranks: between borders with dot, between
// centres with twopi, where nodes turn their long side to the ring.
func (d *Diagram) ringGap() float64 {
	if d.Engine != Twopi {
		return d.rankGap()
	}
	widest := 0.0
	for _, n := range d.Nodes {
		widest = max(widest, n.Size.W, n.Size.H)
	}
	return widest + d.rankGap()
}

// length is how long the springs make an edge: from centre to centre with a gap
// and the label between the borders.
func (d *Diagram) length(from, to int, e Edge) float64 {
	a, b := d.Nodes[from].Size, d.Nodes[to].Size
	return (math.Hypot(a.W, a.H)+math.Hypot(b.W, b.H))/2 + max(d.rankGap(), math.Hypot(e.Label.W, e.Label.H))
}

func orElse(px, otherwise float64) float64 {
	if px == 0 {
		return otherwise
	}
	return px
}

// room is a label that has a size and shows nothing.
func room(s Size) string {
	return fmt.Sprintf(`<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR>`+
		`<TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`, math.Ceil(s.W), math.Ceil(s.H))
}

func inches(px float64) string { return fmt.Sprintf("%.4f", px/perInch) }
