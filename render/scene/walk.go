package scene

import (
	"fmt"
	"math"
	"slices"
)

// Visitor has a way with each kind of node.
type Visitor interface {
	Group(*Group) // and what it holds, if the visitor likes
	Rect(*Rect)
	Circle(*Circle)
	Path(*Path)
	Text(*Text)
}

// Visit hands each node to its method of the visitor, in order. It fails at the
// first that is nil.
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

// Walk visits every node in the order in which they are painted, a group before
// what it holds. It leaves out the inside of a group for which visit gives false.
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

// nowhere is the box around nothing.
var nowhere = Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

// Empty reports whether a box has no area, as that around nothing.
func (b Box) Empty() bool { return !(b.Right > b.Left && b.Bottom > b.Top) }

// Union is the smallest box that holds both.
func (b Box) Union(c Box) Box {
	return Box{min(b.Left, c.Left), min(b.Top, c.Top), max(b.Right, c.Right), max(b.Bottom, c.Bottom)}
}

// Bounds is the box around all that the nodes show, without the width of lines;
// curves count with their control points. Around nothing it is empty.
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

// Known reports whether there is such an operation.
func (op Op) Known() bool { return op.Points() > 0 || op == ClosePath }

// Points is how many points a segment with that operation has.
func (op Op) Points() int {
	switch op {
	case MoveTo, LineTo:
		return 1
	case QuadTo:
		return 2
	}
	return 0
}

// Box is where a text is, from its ascenders to its descenders.
func (t *Text) Box() Box {
	left := t.Left(t.Width)
	return Box{left, t.Y - 0.9*t.Size, left + t.Width, t.Y + 0.25*t.Size}
}

// Left is where a text of that width begins.
func (t *Text) Left(width float64) float64 {
	switch t.Anchor {
	case Middle:
		return t.X - width/2
	case End:
		return t.X - width
	}
	return t.X
}

// Transform is a copy of the nodes at k times their size, and then dx to the
// right and dy further down. It leaves out nil nodes.
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

// scaled is a paint whose lines are k times as wide.
func (p Paint) scaled(k float64) Paint {
	p.Width *= k
	p.Dash = slices.Clone(p.Dash)
	for i := range p.Dash {
		p.Dash[i] *= k
	}
	return p
}
