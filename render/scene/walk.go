package scene

import (
	"fmt"
	"math"
	"slices"
)

// Visitor has a method for each kind of node.
type Visitor interface {
	Group(*Group) // visits its children itself if it wants to
	Rect(*Rect)
	Circle(*Circle)
	Path(*Path)
	Text(*Text)
}

// Visit calls the visitor's method for each node, in order. It returns an error at the
// first nil or unknown node.
func Visit(nodes []Node, v Visitor) error {
	for _, n := range nodes {
		switch n := n.(type) {
		case *Group:
			v.Group(n)
		case *Rect:
			v.Rect(n)
		case *Circle:
			v.Circle(n)
		case *Path:
			v.Path(n)
		case *Text:
			v.Text(n)
		default:
			return fmt.Errorf("can't draw a %T", n)
		}
	}
	return nil
}

// Walk visits every node in painting order, a group before its children. It skips the
// children of a group if visit returns false.
func Walk(nodes []Node, visit func(Node) bool) {
	for _, n := range nodes {
		inside := visit(n)
		if g, ok := n.(*Group); ok && inside {
			Walk(g.Children, visit)
		}
	}
}

// Box is a rectangle between two corners, px.
type Box struct{ Left, Top, Right, Bottom float64 }

// nowhere is the empty box, the identity of Union.
var nowhere = Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

// Empty reports whether the box has no area.
func (b Box) Empty() bool { return !(b.Right > b.Left && b.Bottom > b.Top) }

// Union returns the smallest box that contains both.
func (b Box) Union(c Box) Box {
	return Box{min(b.Left, c.Left), min(b.Top, c.Top), max(b.Right, c.Right), max(b.Bottom, c.Bottom)}
}

// Bounds returns the bounding box of the nodes. It ignores the width of lines, and
// includes the control points of curves. Without nodes it is empty.
func Bounds(nodes ...Node) Box {
	box := nowhere
	Walk(nodes, func(n Node) bool {
		switch n := n.(type) {
		case *Rect:
			box = box.Union(Box{n.X, n.Y, n.X + n.W, n.Y + n.H})
		case *Circle:
			box = box.Union(Box{n.X - n.R, n.Y - n.R, n.X + n.R, n.Y + n.R})
		case *Path:
			for _, s := range n.Segments {
				for _, p := range s.Points[:s.Op.Points()] {
					box = box.Union(Box{p.X, p.Y, p.X, p.Y})
				}
			}
		case *Text:
			box = box.Union(n.Box())
		}
		return true
	})
	return box
}

// Known reports whether op is a valid operation.
func (op Op) Known() bool { return op.Points() > 0 || op == ClosePath }

// Points returns the number of points of a segment with the operation.
func (op Op) Points() int {
	switch op {
	case MoveTo, LineTo:
		return 1
	case QuadTo:
		return 2
	}
	return 0
}

// Box returns the bounds of a text, from its ascenders to its descenders.
func (t *Text) Box() Box {
	left := t.Left(t.Width)
	return Box{left, t.Y - 0.9*t.Size, left + t.Width, t.Y + 0.25*t.Size}
}

// Left returns the left edge of the text if it has the given width.
func (t *Text) Left(width float64) float64 {
	switch t.Anchor {
	case Middle:
		return t.X - width/2
	case End:
		return t.X - width
	}
	return t.X
}

// Transform returns a copy of the nodes, scaled by k and then moved dx to the right and
// dy down. It drops nil nodes.
func Transform(nodes []Node, k, dx, dy float64) []Node {
	at := func(x, y float64) (float64, float64) { return x*k + dx, y*k + dy }
	out := make([]Node, 0, len(nodes))
	for _, n := range nodes {
		switch n := n.(type) {
		case *Group:
			g := *n
			g.Children = Transform(n.Children, k, dx, dy)
			out = append(out, &g)
		case *Rect:
			r := *n
			r.X, r.Y = at(n.X, n.Y)
			r.W, r.H, r.R, r.Paint = n.W*k, n.H*k, n.R*k, n.Paint.scaled(k)
			out = append(out, &r)
		case *Circle:
			c := *n
			c.X, c.Y = at(n.X, n.Y)
			c.R, c.Paint = n.R*k, n.Paint.scaled(k)
			out = append(out, &c)
		case *Path:
			p := Path{Segments: slices.Clone(n.Segments), Paint: n.Paint.scaled(k)}
			for i := range p.Segments {
				points := p.Segments[i].Points[:p.Segments[i].Op.Points()]
				for j := range points {
					points[j].X, points[j].Y = at(points[j].X, points[j].Y)
				}
			}
			out = append(out, &p)
		case *Text:
			t := *n
			t.X, t.Y = at(n.X, n.Y)
			t.Size, t.Width, t.Spacing = n.Size*k, n.Width*k, n.Spacing*k
			out = append(out, &t)
		}
	}
	return out
}

// scaled returns the paint with lines k times as wide.
func (p Paint) scaled(k float64) Paint {
	p.Width *= k
	p.Dash = slices.Clone(p.Dash)
	for i := range p.Dash {
		p.Dash[i] *= k
	}
	return p
}
