// Package graphviz gives the nodes and edges of a diagram their places. It
// writes the diagram as DOT, has a separate program lay it out and reads the
// answer. Only names made here and sizes go into the DOT, never a text of the
// map, and what comes back is checked before anybody draws it.
package graphviz

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Engine is a way to lay a diagram out; the empty Engine is [Dot].
type Engine string

// The engines, named as in Graphviz.
const (
	Dot   Engine = "dot"   // ranks from left to right; alone in keeping edge labels clear
	Neato Engine = "neato" // springs
	Fdp   Engine = "fdp"   // springs, with clusters
	Sfdp  Engine = "sfdp"  // springs, for large diagrams
	Twopi Engine = "twopi" // rings around a root
	Circo Engine = "circo" // circles
	Osage Engine = "osage" // packed clusters
)

// Engines lists the engines in the order in which help shows them.
var Engines = []Engine{Dot, Neato, Fdp, Sfdp, Twopi, Circo, Osage}

// Groups reports whether the engine keeps a cluster's nodes together and gives
// the cluster a box.
func (e Engine) Groups() bool { return e == "" || e == Dot || e == Fdp || e == Osage }

// Size is a room to keep free, px. The zero Size is none.
type Size struct{ W, H float64 }

// Diagram is what has to be placed. Ids are any non-empty text, unique among
// the nodes and among the clusters. The order of nodes and edges steers the
// outcome: the same diagram gives the same layout.
type Diagram struct {
	Engine Engine
	// Direct edges run straight from border to border, whatever is between. Others are led
	// around nodes; with engines other than dot that takes under a second for 80 nodes
	// and half a minute for 300.
	Direct  bool
	Root    string  // id of the node in the middle, for twopi and circo; empty leaves it to them
	NodeGap float64 // between neighbours, px; 0 is 24
	RankGap float64 // between ranks, rings or linked nodes, px; 0 is 48

	Clusters []Cluster
	Nodes    []Node
	Edges    []Edge
}

// Node is a box of a fixed size.
type Node struct {
	ID      string
	Size    Size
	Cluster string // id of the cluster it is in; may be empty
}

// Cluster is a group of nodes; one without nodes gets no place.
type Cluster struct {
	ID    string
	Title Size // kept free at the top left of its box
}

// Edge joins two nodes. A node may be joined to itself, and two nodes more than
// once.
type Edge struct {
	From, To string // node ids
	Label    Size   // kept free beside or on the line
}

// maxSize is the longest side of anything, px: far beyond any page.
const maxSize = 20000

// validate reports what is wrong with a diagram before anything is started.
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
