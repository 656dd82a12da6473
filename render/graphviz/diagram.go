// Package graphviz lays out the nodes and edges of a diagram. It writes the diagram as
// DOT, runs a separate program to lay it out and reads its output. The DOT contains only
// generated names and sizes, never a text of the map, and the output is validated before
// it is drawn.
package graphviz

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Engine is a layout algorithm; the empty Engine is [Dot].
type Engine string

// The engines, named as in Graphviz.
const (
	Dot   Engine = "dot"   // ranks from left to right; the only one that keeps edge labels clear
	Neato Engine = "neato" // springs
	Fdp   Engine = "fdp"   // springs, with clusters
	Sfdp  Engine = "sfdp"  // springs, for large diagrams
	Twopi Engine = "twopi" // rings around a root
	Circo Engine = "circo" // circles
	Osage Engine = "osage" // packed clusters
)

// Engines lists the engines in the order of the help text.
var Engines = []Engine{Dot, Neato, Fdp, Sfdp, Twopi, Circo, Osage}

// Groups reports whether the engine keeps the nodes of a cluster together and draws a box
// around it.
func (e Engine) Groups() bool { return e == "" || e == Dot || e == Fdp || e == Osage }

// Size is an area to keep free, in px. The zero Size means none.
type Size struct{ W, H float64 }

// Diagram is the input of a layout. Ids are arbitrary non-empty strings, unique among the
// nodes and among the clusters. The order of nodes and edges affects the result; the same
// diagram always yields the same layout.
type Diagram struct {
	Engine Engine
	// Direct edges run straight from border to border, across anything in between. Other
	// edges are routed around nodes; with engines other than dot, that takes under a
	// second for 80 nodes and half a minute for 300.
	Direct  bool
	Root    string  // id of the central node, for twopi and circo; if empty, the engine chooses
	NodeGap float64 // between neighbours, px; 0 means 24
	RankGap float64 // between ranks, rings or linked nodes, px; 0 means 48

	Clusters []Cluster
	Nodes    []Node
	Edges    []Edge
}

// Node is a box of a fixed size.
type Node struct {
	ID      string
	Size    Size
	Cluster string // id of its cluster; may be empty
}

// Cluster is a group of nodes; one without nodes gets no place.
type Cluster struct {
	ID    string
	Title Size // kept free at the top left of its box
}

// Edge connects two nodes. Loops and multiple edges are allowed.
type Edge struct {
	From, To string // node ids
	Label    Size   // kept free next to or on the line
}

// maxSize is the largest length allowed in a diagram, px: far beyond any page.
const maxSize = 20000

// validate checks a diagram before any program is started.
func (d *Diagram) validate() error {
	switch {
	case d.Engine != "" && !slices.Contains(Engines, d.Engine):
		return fmt.Errorf("no layout engine called %q; known are %s", d.Engine, strings.Join(model.Plain(Engines), ", "))
	case len(d.Nodes) == 0:
		return fmt.Errorf("the diagram has no nodes")
	case !isLength(d.NodeGap) || !isLength(d.RankGap):
		return fmt.Errorf("gaps of %v and %v px are not possible", d.NodeGap, d.RankGap)
	}
	clusters := map[string]bool{}
	for _, c := range d.Clusters {
		switch {
		case c.ID == "" || clusters[c.ID]:
			return fmt.Errorf("the cluster id %q is empty or used twice", c.ID)
		case !c.Title.valid():
			return fmt.Errorf("the title of cluster %q can't be %v × %v px", c.ID, c.Title.W, c.Title.H)
		}
		clusters[c.ID] = true
	}
	nodes := map[string]bool{}
	for _, n := range d.Nodes {
		switch {
		case n.ID == "" || nodes[n.ID]:
			return fmt.Errorf("the node id %q is empty or used twice", n.ID)
		case !n.Size.valid() || n.Size.empty():
			return fmt.Errorf("node %q can't be %v × %v px", n.ID, n.Size.W, n.Size.H)
		case n.Cluster != "" && !clusters[n.Cluster]:
			return fmt.Errorf("node %q is in an unknown cluster %q", n.ID, n.Cluster)
		}
		nodes[n.ID] = true
	}
	if d.Root != "" && !nodes[d.Root] {
		return fmt.Errorf("the root %q is no node", d.Root)
	}
	for _, e := range d.Edges {
		switch {
		case !nodes[e.From] || !nodes[e.To]:
			return fmt.Errorf("the edge from %q to %q ends nowhere", e.From, e.To)
		case !e.Label.valid():
			return fmt.Errorf("the edge from %q to %q can't have a label of %v × %v px", e.From, e.To, e.Label.W, e.Label.H)
		}
	}
	return nil
}

func (s Size) empty() bool { return s.W == 0 || s.H == 0 }

func (s Size) valid() bool { return isLength(s.W) && isLength(s.H) }

func isLength(px float64) bool { return !math.IsNaN(px) && px >= 0 && px <= maxSize }
