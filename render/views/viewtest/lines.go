package viewtest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

// Line is a line as a reader sees it: its course, and the ends that have an arrow.
type Line struct {
	Course     []scene.Point // in short steps, to the tips of its arrows
	Head, Tail bool          // whether there is an arrow at its last and at its first point
	Path       *scene.Path
	Group      *scene.Group // nearest group around it, or nil
}

// plates are the classes of groups that hold texts; shapes in them are signs, not lines
// of the picture.
var plates = []string{"card", "chip", "panel", "hub", "label", "lane", "petal", "sign", "finding", "expectation"}

func isPlate(g *scene.Group) bool { return slices.Contains(plates, kindOf(g)) }

func kindOf(g *scene.Group) string {
	kind, _, _ := strings.Cut(g.Class, " ")
	return kind
}

// Lines reconstructs the lines of a picture from its shapes alone. Hairlines, borders and
// the signs of the legend don't count.
func Lines(s *scene.Scene) []*Line {
	root := s.Root
	for i, n := range root {
		if p, ok := n.(*scene.Path); ok && isHairline(p) && p.Segments[0].Points[0].X < s.Width/20 && p.Segments[1].Points[0].X > s.Width*0.95 {
			root = append(slices.Clone(s.Root[:i]), onlyGroups(s.Root[i:])...)
			break
		}
	}
	return LinesOf(root)
}

// onlyGroups returns the nodes below a rule across the page without its signs.
func onlyGroups(nodes []scene.Node) []scene.Node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n scene.Node) bool { _, is := n.(*scene.Path); return is })
}

func isHairline(p *scene.Path) bool { return p.Stroke == scene.Line && len(p.Dash) == 0 }

// LinesOf returns the lines among nodes that are painted together.
func LinesOf(nodes []scene.Node) []*Line { return linesIn(nodes, nil) }

func linesIn(nodes []scene.Node, around *scene.Group) []*Line {
	var own, inner []*Line
	var heads []*scene.Path
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			if !isPlate(x) {
				inner = append(inner, linesIn(x.Children, x)...)
			}
		case *scene.Path:
			closed := x.Segments[len(x.Segments)-1].Op == scene.ClosePath
			switch {
			case closed && x.Fill != "" && len(x.Segments) == 4:
				heads = append(heads, x)
			case closed || x.Fill != "" || isHairline(x) || x.Stroke == scene.OrgLine || x.Stroke == scene.Page:
				// an outline, a border, or the gap of a double line
			default:
				own = append(own, &Line{Course: sampled(x), Path: x, Group: around})
			}
		}
	}
	for _, h := range heads {
		setHead(own, h)
	}
	return append(own, inner...)
}

// setHead assigns an arrow head to the line that ends in it, and extends the line to its tip.
func setHead(lines []*Line, head *scene.Path) {
	tip := head.Segments[0].Points[0]
	size := distance(tip, halfway(head.Segments[1].Points[0], head.Segments[2].Points[0]))
	nearest, end := size, (*bool)(nil)
	var reach *scene.Point
	for _, l := range lines {
		last := len(l.Course) - 1
		if d := distance(tip, l.Course[last]); d < nearest {
			nearest, end, reach = d, &l.Head, &l.Course[last]
		}
		if d := distance(tip, l.Course[0]); d < nearest {
			nearest, end, reach = d, &l.Tail, &l.Course[0]
		}
	}
	if end != nil {
		*end, *reach = true, tip
	}
}

func distance(a, b scene.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// sampled returns points of a path, at most stride apart.
func sampled(p *scene.Path) []scene.Point {
	var points []scene.Point
	for _, s := range p.Segments {
		switch s.Op {
		case scene.MoveTo:
			points = append(points, s.Points[0])
		case scene.LineTo, scene.QuadTo:
			from, control, to := points[len(points)-1], s.Points[0], s.Points[1]
			if s.Op == scene.LineTo {
				control, to = halfway(from, s.Points[0]), s.Points[0]
			}
			steps := math.Ceil((distance(from, control) + distance(control, to)) / stride)
			for i := 1.0; i <= steps; i++ {
				t := i / steps
				points = append(points, scene.Point{
					X: (1-t)*(1-t)*from.X + 2*t*(1-t)*control.X + t*t*to.X,
					Y: (1-t)*(1-t)*from.Y + 2*t*(1-t)*control.Y + t*t*to.Y,
				})
			}
		}
	}
	return points
}

// stride is the distance between the points of a course, px.
const stride = 2.0

func halfway(a, b scene.Point) scene.Point {
	return scene.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
}

// Plates are the groups that lines may lead to, with their places.
type Plates map[*scene.Group]Area

// PlatesOf returns the cards, chips, panels and lanes of a picture, and the office.
func PlatesOf(s *scene.Scene) Plates {
	out := Plates{}
	for _, g := range All[*scene.Group](s.Root) {
		if kind := kindOf(g); kind == "label" || kind == "finding" || kind == "sign" || !isPlate(g) {
			continue
		}
		if a, framed := FrameOf(g); framed {
			out[g] = a
		}
	}
	return out
}

// At returns the plate whose edge is at a point, the nearest if there are several, or nil.
func (p Plates) At(q scene.Point) *scene.Group {
	const touch = 4.0
	var found *scene.Group
	nearest := touch
	for g, a := range p {
		if !a.Grow(touch).Hits(Area{q.X, q.Y, 0, 0}) {
			continue
		}
		off := min(math.Abs(q.X-a.X), math.Abs(q.X-a.Right()), math.Abs(q.Y-a.Y), math.Abs(q.Y-a.bottom()))
		if off < nearest || found != nil && off == nearest && g.ID < found.ID {
			nearest, found = off, g
		}
	}
	return found
}

// Misled lists the lines that a reader can't follow from one plate to another: those with
// a loose end, those that run through another plate, and pairs of the same colour that
// run over each other and lead to different plates. keep selects the lines to check; nil
// selects all.
func Misled(s *scene.Scene, keep func(*Line) bool) []string {
	plates, found := PlatesOf(s), []string(nil)
	var all []*joined
	for i, l := range Lines(s) {
		if keep != nil && !keep(l) {
			continue
		}
		j := &joined{l, plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1]), map[*joined]float64{}}
		if j.from == nil || j.to == nil {
			found = append(found, fmt.Sprintf("line %d, from %.0f to %.0f, ends at nobody", i, l.Course[0], l.Course[len(l.Course)-1]))
			continue
		}
		for g, a := range plates {
			if kindOf(g) != "panel" && g != j.from && g != j.to && slices.ContainsFunc(l.Course, func(p scene.Point) bool { return a.Grow(-0.5).Hits(Area{p.X, p.Y, 0, 0}) }) {
				found = append(found, fmt.Sprintf("%s runs through %q", j, g.Label))
			}
		}
		all = append(all, j)
	}
	measureBeside(all)
	for _, a := range all {
		for b, n := range a.beside {
			if n > mostShared && a.Path.Stroke == b.Path.Stroke && a.from != b.from && a.from != b.to && a.to != b.from && a.to != b.to {
				found = append(found, fmt.Sprintf("%s runs over %s for %.0f px", a, b, n))
			}
		}
	}
	slices.Sort(found)
	return found
}

// mostShared is the largest length for which two lines may run over each other, as
// crossing lines do, px.
const mostShared = 24.0

// joined is a line with the plates at its ends.
type joined struct {
	*Line
	from, to *scene.Group
	beside   map[*joined]float64 // length along other lines without a visible gap, px
}

func (j *joined) String() string {
	return fmt.Sprintf("the line from %.40q to %.40q", j.from.Label, j.to.Label)
}

// measureBeside measures how far lines run along each other.
func measureBeside(lines []*joined) {
	type cell struct{ x, y int }
	type spot struct {
		scene.Point
		of *joined
	}
	const size = 2 * stride // of a cell: more than the width of two lines
	in := func(p scene.Point) cell { return cell{int(math.Floor(p.X / size)), int(math.Floor(p.Y / size))} }
	near := map[cell][]spot{}
	for _, l := range lines {
		for _, p := range l.Course {
			near[in(p)] = append(near[in(p)], spot{p, l})
		}
	}
	for _, l := range lines {
		for i, p := range l.Course[1:] {
			seen, at := map[*joined]bool{l: true}, in(p)
			for c := range 9 {
				for _, q := range near[cell{at.x + c/3 - 1, at.y + c%3 - 1}] {
					if !seen[q.of] && distance(p, q.Point) < (l.Path.Width+q.of.Path.Width)/2+0.5 {
						seen[q.of] = true
						l.beside[q.of] += distance(p, l.Course[i])
					}
				}
			}
		}
	}
}

// Leads reports whether a line leads from one plate to another.
func Leads(t *testing.T, s *scene.Scene, from, to string) bool {
	t.Helper()
	a, b, plates := Group(t, s, from), Group(t, s, to), PlatesOf(s)
	return slices.ContainsFunc(Lines(s), func(l *Line) bool {
		return plates.At(l.Course[0]) == a && plates.At(l.Course[len(l.Course)-1]) == b
	})
}
