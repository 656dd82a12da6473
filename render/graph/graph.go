// Package graph defines diagrams as nodes and edges without positions, for other tools,
// which lay them out themselves.
package graph

import (
	"slices"

	"github.com/ospomap/ospomap/render/scene"
)

// Diagram is nodes, some of them in clusters, and the edges between them. Formats keep
// its order.
type Diagram struct {
	Title       string
	LeftToRight bool // edges lead to the right rather than down
	Clusters    []Cluster
	Nodes       []Node
	Edges       []Edge
}

// Style is a look in roles of the palette; an empty role is left to the tool.
type Style struct {
	Fill   scene.Color
	Stroke scene.Color
	Ink    scene.Color
	Dashed bool
}

// Cluster is a framed group of nodes.
type Cluster struct {
	ID    string // unique among the clusters
	Name  string
	Style Style
}

// Node is a named node.
type Node struct {
	ID      string // unique among the nodes
	Name    string
	Note    string // a second line in weaker type; may be empty
	Cluster string // ID of its cluster; may be empty
	Style   Style
	Tooltip string
	Href    string // https, http or mailto; others are dropped
}

// Arrow says which ends of an edge have an arrowhead.
type Arrow byte

// The four arrows.
const (
	NoArrow Arrow = iota
	Forward       // at To
	Back          // at From
	Both
)

// Strength is the thickness of an edge.
type Strength byte

// The three strengths.
const (
	Normal Strength = iota
	Weak
	Strong
)

// Edge joins two nodes. Tools that rank nodes along the edges put From before To,
// whatever the arrow.
type Edge struct {
	From, To string
	Label    string
	Arrow    Arrow
	Strength Strength
	Dashed   bool
	Color    scene.Color // empty leaves it to the tool
	Tooltip  string
	Href     string // https, http or mailto; others are dropped
}

// KeepNodes removes all other nodes, the edges that end at them, and the clusters that
// become empty.
func KeepNodes(d *Diagram, keep func(id string) bool) {
	kept, used := map[string]bool{}, map[string]bool{}
	d.Nodes = slices.DeleteFunc(d.Nodes, func(n Node) bool {
		kept[n.ID] = keep(n.ID)
		used[n.Cluster] = used[n.Cluster] || kept[n.ID]
		return !kept[n.ID]
	})
	d.Edges = slices.DeleteFunc(d.Edges, func(e Edge) bool { return !kept[e.From] || !kept[e.To] })
	d.Clusters = slices.DeleteFunc(d.Clusters, func(c Cluster) bool { return !used[c.ID] })
}
