// Package graph is a diagram as names and lines without places: what a map
// hands on to other tools, which place it themselves.
package graph

import (
	"slices"

	"github.com/ospomap/ospomap/render/scene"
)

// Diagram is nodes, some of them in clusters, and the lines between them. Its
// order is kept in what is written.
type Diagram struct {
	Title       string
	LeftToRight bool // lines lead to the right rather than down
	Clusters    []Cluster
	Nodes       []Node
	Edges       []Edge
}

// Style is a look by roles of the palette; an empty role is left to the tool.
type Style struct {
	Fill   scene.Color
	Stroke scene.Color
	Ink    scene.Color
	Dashed bool
}

// Cluster is a group of nodes with a frame.
type Cluster struct {
	ID    string // unique among the clusters
	Name  string
	Style Style
}

// Node is something with a name.
type Node struct {
	ID      string // unique among the nodes
	Name    string
	Note    string // a second line in weaker words; may be empty
	Cluster string // id of the cluster it is in; may be empty
	Style   Style
	Tooltip string
	Href    string // https, http or mailto; others are left out
}

// Arrow says which ends of an edge have a head.
type Arrow byte

// The four arrows.
const (
	NoArrow Arrow = iota
	Forward       // at To
	Back          // at From
	Both
)

// Strength is how thick an edge is.
type Strength byte

// The three strengths.
const (
	Normal Strength = iota
	Weak
	Strong
)

// Edge joins two nodes. Tools that place nodes along the edges put From before
// To, whatever the arrow.
type Edge struct {
	From, To string
	Label    string
	Arrow    Arrow
	Strength Strength
	Dashed   bool
	Color    scene.Color // empty leaves it to the tool
	Tooltip  string
	Href     string // https, http or mailto; others are left out
}

// KeepNodes leaves out all other nodes, the edges that end there, and clusters
// that are empty then.
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
