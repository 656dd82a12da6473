package graphviz

import (
	"cmp"
	"fmt"
	"math"
	"strings"
)

// DOT measures nodes in inches of 72 points; a point is one px.
const perInch = 72

// Default distances, px.
const (
	defaultNodeGap = 24
	defaultRankGap = 48
)

// dot encodes the diagram as DOT for the layout program. Nodes, clusters and edges are
// named n0, cluster_0 and e0 by their index, so that no id or text of a map can get into
// the DOT.
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
	for i, e := range d.Edges {
		from, to := index[e.From], index[e.To]
		fmt.Fprintf(&b, "n%d -> n%d [id=e%d, len=%s", from, to, i, inches(d.length(from, to, e)))
		if !e.Label.empty() {
			fmt.Fprintf(&b, ", label=%s", room(e.Label))
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.String()
}

func (d *Diagram) index() map[string]int {
	index := make(map[string]int, len(d.Nodes))
	for i, n := range d.Nodes {
		index[n.ID] = i
	}
	return index
}

// writeDefaults writes the attributes of the graph and the defaults of nodes and edges.
// It requests removal of overlaps and a fixed random seed; engines that have neither
// ignore it.
func (d *Diagram) writeDefaults(b *strings.Builder, index map[string]int) {
	splines := "true"
	if d.Direct {
		splines = "line"
	}
	fmt.Fprintf(b, "graph [rankdir=LR, splines=%s, nodesep=%s, ranksep=%s, mindist=%s",
		splines, inches(d.nodeGap()), inches(d.ringGap()), inches(d.rankGap()))
	overlap := "false"
	if d.Engine == Fdp { // pushing nodes apart first keeps the layout small and leaf nodes in their rows
		overlap = `"9:prism"`
	}
	fmt.Fprintf(b, ", overlap=%s, start=1, sep=\"+%.2f\", esep=\"+%.2f\"", overlap, d.nodeGap()/2, d.nodeGap()/4)
	if d.Engine == Osage { // the others would read it as "lay out the components one by one"
		fmt.Fprintf(b, ", pack=%.0f", d.nodeGap())
	}
	if d.Engine == Sfdp { // otherwise the leaves of stars lose their places
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

func (d *Diagram) nodeGap() float64 { return cmp.Or(d.NodeGap, defaultNodeGap) }
func (d *Diagram) rankGap() float64 { return cmp.Or(d.RankGap, defaultRankGap) }

// ringGap returns the distance between two ranks: between borders for dot, between
// centres for twopi, where the long side of a node can point outwards.
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

// length returns the natural length of an edge's spring: from centre to centre, with a
// gap or the label between the borders.
func (d *Diagram) length(from, to int, e Edge) float64 {
	a, b := d.Nodes[from].Size, d.Nodes[to].Size
	return (math.Hypot(a.W, a.H)+math.Hypot(b.W, b.H))/2 + max(d.rankGap(), math.Hypot(e.Label.W, e.Label.H))
}

// room returns an invisible label of the given size.
func room(s Size) string {
	return fmt.Sprintf(`<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR>`+
		`<TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`, math.Ceil(s.W), math.Ceil(s.H))
}

func inches(px float64) string { return fmt.Sprintf("%.4f", px/perInch) }
