package graphviz

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
)

// Layout holds the places of a diagram's parts in px, with x to the right and y down.
// They are in the order of the diagram. All coordinates are at least 0 and within Width
// and Height.
type Layout struct {
	Width, Height float64
	Nodes         []Box
	Edges         []Line
	Clusters      []Area
}

// Box is a rectangle, with its upper left corner. The zero Box means none.
type Box struct{ X, Y, W, H float64 }

// Line is the course of an edge from From to To, border to border.
type Line struct {
	Curve []scene.Point // cubic Bézier: a start, then two control points and an end per segment
	Label Box           // zero if the edge has none
}

// Area is the place of a cluster. It is zero if the cluster has no nodes or the engine
// doesn't group.
type Area struct {
	Box
	Title Box // zero if the cluster has none
}

// AnswerError reports unusable output of a layout program that seemed to succeed. Another
// engine or kind of edges may still work.
type AnswerError struct {
	Worker string // its path
	Err    error
}

// Error names the program.
func (e *AnswerError) Error() string {
	return fmt.Sprintf("the answer from the layout program %q is unusable: %v", e.Worker, e.Err)
}

// Unwrap returns the cause.
func (e *AnswerError) Unwrap() error { return e.Err }

// farthest is the largest coordinate accepted, px.
const farthest = 1e6

// answer is the part of Graphviz's json0 format that is used. Positions are strings, in
// points, with y up.
type answer struct {
	BB      string
	Objects []struct {
		Name, BB, Pos, LP string
	}
	Edges []struct {
		ID, Pos, LP string
	}
}

// read decodes the output into a layout. A layout program can fail silently, in part or
// completely, so read checks that everything requested is there.
func (d *Diagram) read(out []byte) (*Layout, error) {
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		if len(strings.TrimSpace(string(out))) == 0 {
			return nil, errors.New("it is empty")
		}
		return nil, fmt.Errorf("it is not the expected JSON: %w", err)
	}
	if bb, err := corners(a.BB); err != nil || bb.W <= 0 || bb.H <= 0 {
		return nil, fmt.Errorf("%q is no bounding box", a.BB)
	}
	l := &Layout{
		Nodes:    make([]Box, len(d.Nodes)),
		Edges:    make([]Line, len(d.Edges)),
		Clusters: make([]Area, len(d.Clusters)),
	}
	for _, o := range a.Objects {
		if i, ok := number(o.Name, "n", len(d.Nodes)); ok {
			place, err := centred(o.Pos, d.Nodes[i].Size)
			if err != nil {
				return nil, fmt.Errorf("node %q: %w", d.Nodes[i].ID, err)
			}
			l.Nodes[i] = place
		} else if i, ok := number(o.Name, "cluster_", len(d.Clusters)); ok && o.BB != "" {
			area, err := readArea(o.BB, o.LP, d.Clusters[i].Title)
			if err != nil {
				return nil, fmt.Errorf("cluster %q: %w", d.Clusters[i].ID, err)
			}
			l.Clusters[i] = area
		}
	}
	for _, e := range a.Edges {
		if i, ok := number(e.ID, "e", len(d.Edges)); ok {
			line, err := readLine(e.Pos, e.LP, d.Edges[i].Label)
			if err != nil {
				return nil, fmt.Errorf("the edge from %q to %q: %w", d.Edges[i].From, d.Edges[i].To, err)
			}
			l.Edges[i] = line
		}
	}
	if err := d.complete(l); err != nil {
		return nil, err
	}
	l.settleLabels()
	l.settle()
	return l, nil
}

func (d *Diagram) complete(l *Layout) error {
	grouped := map[string]bool{}
	nodes, edges, clusters := 0, 0, 0
	for i, n := range d.Nodes {
		grouped[n.Cluster] = true
		if l.Nodes[i] == (Box{}) {
			nodes++
		}
	}
	for _, e := range l.Edges {
		if len(e.Curve) == 0 {
			edges++
		}
	}
	for i, c := range d.Clusters {
		if d.Engine.Groups() && grouped[c.ID] && l.Clusters[i].Box == (Box{}) {
			clusters++
		}
	}
	if nodes+edges+clusters > 0 {
		return fmt.Errorf("it lacks %d of %d nodes, %d of %d edges and %d of %d clusters",
			nodes, len(d.Nodes), edges, len(d.Edges), clusters, len(d.Clusters))
	}
	return nil
}

// number parses the index in a name such as n12; it must be below n.
func number(name, prefix string, n int) (int, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(digits)
	return i, err == nil && i >= 0 && i < n
}

func readArea(bb, lp string, title Size) (Area, error) {
	box, err := corners(bb)
	if err != nil {
		return Area{}, err
	}
	a := Area{Box: box}
	if !title.empty() {
		a.Title, err = centred(lp, title)
	}
	return a, err
}

// readLine parses a course, "x,y x,y …". Edges have no arrow heads, so no course begins
// with the position of one.
func readLine(pos, lp string, label Size) (Line, error) {
	var l Line
	for _, field := range strings.Fields(pos) {
		p, err := point(field)
		if err != nil {
			return Line{}, err
		}
		l.Curve = append(l.Curve, p)
	}
	if n := len(l.Curve); n < 4 || n%3 != 1 {
		return Line{}, fmt.Errorf("%d points do not make a curve", n)
	}
	if label.empty() {
		return l, nil
	}
	var err error
	l.Label, err = centred(lp, label)
	return l, err
}

// centred returns the box of the given size around a position.
func centred(place string, s Size) (Box, error) {
	p, err := point(place)
	return Box{p.X - s.W/2, p.Y - s.H/2, s.W, s.H}, err
}

// corners parses a box given by its lower left and upper right corners.
func corners(bb string) (Box, error) {
	n, err := numbers(bb, 4)
	if err != nil {
		return Box{}, err
	}
	return Box{X: n[0], Y: -n[3], W: n[2] - n[0], H: n[3] - n[1]}, nil
}

// point parses a position and flips y to point down.
func point(place string) (scene.Point, error) {
	n, err := numbers(place, 2)
	if err != nil {
		return scene.Point{}, err
	}
	return scene.Point{X: n[0], Y: -n[1]}, nil
}

func numbers(list string, count int) ([]float64, error) {
	fields := strings.Split(list, ",")
	if len(fields) != count {
		return nil, fmt.Errorf("%q is not a position", list)
	}
	n := make([]float64, count)
	for i, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > farthest {
			return nil, fmt.Errorf("%q is not a position", list)
		}
		n[i] = v
	}
	return n, nil
}

// settle moves the layout to the origin and sets its size. The bounding box in the output
// can cut off curves and labels.
func (l *Layout) settle() {
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	l.each(func(b *Box) {
		left, top = min(left, b.X), min(top, b.Y)
		right, bottom = max(right, b.X+b.W), max(bottom, b.Y+b.H)
	}, func(p *scene.Point) {
		left, top = min(left, p.X), min(top, p.Y)
		right, bottom = max(right, p.X), max(bottom, p.Y)
	})
	l.Move(-left, -top)
	l.Width, l.Height = right-left, bottom-top
}

// Move shifts everything by dx to the right and dy down.
func (l *Layout) Move(dx, dy float64) {
	l.each(func(b *Box) { b.X, b.Y = b.X+dx, b.Y+dy }, func(p *scene.Point) { p.X, p.Y = p.X+dx, p.Y+dy })
}

// Clone returns a deep copy of the layout.
func (l *Layout) Clone() *Layout {
	out := &Layout{l.Width, l.Height, slices.Clone(l.Nodes), slices.Clone(l.Edges), slices.Clone(l.Clusters)}
	for i, e := range out.Edges {
		out.Edges[i].Curve = slices.Clone(e.Curve)
	}
	return out
}

// each visits all non-zero boxes and all points.
func (l *Layout) each(box func(*Box), point func(*scene.Point)) {
	visit := func(b *Box) {
		if *b != (Box{}) {
			box(b)
		}
	}
	for i := range l.Nodes {
		visit(&l.Nodes[i])
	}
	for i := range l.Clusters {
		visit(&l.Clusters[i].Box)
		visit(&l.Clusters[i].Title)
	}
	for i := range l.Edges {
		visit(&l.Edges[i].Label)
		for j := range l.Edges[i].Curve {
			point(&l.Edges[i].Curve[j])
		}
	}
}
