package network

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

// Vertical lines next to a column, px.
const (
	trackPitch  = 9.0
	trackCorner = 8.0
)

// setPorts distributes the lines at each card, sorted by where they lead.
func (c *columns) setPorts() {
	spread := func(a *actor, ties []*tie, pitch float64, towards func(*tie) float64) {
		ties = slices.Clone(ties)
		slices.SortStableFunc(ties, func(x, y *tie) int { return cmp.Compare(towards(x), towards(y)) })
		for i, t := range ties {
			c.ports[end{t, a}] = c.middle(a) + (float64(i)-float64(len(ties)-1)/2)*pitch
		}
	}
	office := c.actors[0]
	for _, a := range c.actors[1:] {
		spread(a, c.inner[a], c.pitch(a), func(t *tie) float64 {
			if lane, passes := c.lanes[t]; passes {
				return lane
			}
			return c.middle(office)
		})
		spread(a, c.outer[a], c.pitch(a), func(t *tie) float64 { return nested(c.middle(t.other(a)) - c.middle(a)) })
	}
	for _, side := range []int{leftColumn, rightColumn} {
		ties := model.Those(office.ties, func(t *tie) bool { return t.other(office).side() == side })
		spread(office, ties, officePitch, func(t *tie) float64 { return c.ports[end{t, t.other(office)}] })
	}
}

// nested returns the sort key for a line that leads up or down next to a column, so that
// lines don't cross: first those that lead up, nearest first, then those that lead down,
// farthest first.
func nested(distance float64) float64 {
	if distance < 0 {
		return -maxDistance - distance
	}
	return maxDistance - distance
}

// maxDistance is more than the distance of any two cards, px.
const maxDistance = 1e7

// setTracks assigns each line within a column to a track where it meets no other line,
// with short ones next to the column.
func (c *columns) setTracks() {
	bows := model.Those(c.ties, (*tie).within)
	reach := func(t *tie) span {
		a, b := c.ports[end{t, t.a}], c.ports[end{t, t.b}]
		return span{min(a, b), max(a, b)}
	}
	slices.SortStableFunc(bows, func(a, b *tie) int {
		x, y := reach(a), reach(b)
		return cmp.Compare(x.bottom-x.top, y.bottom-y.top)
	})
	for i, t := range bows {
		own, track := reach(t), 0
		for _, other := range bows[:i] {
			s := reach(other)
			if other.a.side() == t.a.side() && s.top <= own.bottom && own.top <= s.bottom {
				track = max(track, c.tracks[other]+1) // the longer one goes around it
			}
		}
		c.tracks[t] = track
	}
}

// holder returns the card that holds the label of a line: the stakeholder's, else the
// left or the upper one.
func (c *columns) holder(t *tie) *actor {
	at, to := t.leftToRight()
	if at.s == nil || t.within() && c.ports[end{t, to}] < c.ports[end{t, at}] {
		return to
	}
	return at
}

// setLines sets the course and the label's place of every line.
func (c *columns) setLines(l *graphviz.Layout) {
	l.Edges = make([]graphviz.Line, len(c.ties))
	bends := model.Each(c.ties, func(t *tie) []*card.Bend { return c.bends(t, c.holder(t)) })
	if !c.thick() { // too many to tell apart, and trying would take longest
		card.TurnApart(slices.Concat(bends...))
	}
	for i, t := range c.ties {
		at := c.holder(t)
		to := t.other(at)
		var w wire
		switch b := bends[i]; len(b) {
		case 0:
			w = c.bow(t, at, to)
		case 1:
			w = c.leave(t, at)
			w = append(w, b[0].Curve()[1:]...)
		default:
			w = c.leave(t, at)
			w = append(w, b[0].Curve()[1:]...)
			w.straight(b[1].From.X, b[1].From.Y)
			w = append(w, b[1].Curve()[1:]...)
			back := c.leave(t, to)
			w.straight(back[0].X, back[0].Y)
		}
		l.Edges[i] = graphviz.Line{Curve: w, Label: c.labelBox(c.texts[i], t, at)}
	}
}

// bends returns the bends of a line: none within a column, one to the office, two past it.
func (c *columns) bends(t *tie, at *actor) []*card.Bend {
	office, to := c.actors[0], t.other(at)
	ends := [2]any{at, to}
	leave := func(a *actor) scene.Point { w := c.leave(t, a); return w.last() }
	switch {
	case t.within():
		return nil
	case to == office:
		return []*card.Bend{{From: leave(at), To: scene.Point{X: c.edge(office, c.outward(at)), Y: c.ports[end{t, office}]}, Ends: ends}}
	}
	left, lane := c.lefts[officeColumn], c.lanes[t]
	return []*card.Bend{
		{From: leave(at), To: scene.Point{X: left, Y: lane}, Ends: ends},
		{From: scene.Point{X: left + officeWidth, Y: lane}, To: leave(to), Ends: ends},
	}
}

// outward returns the direction away from the office: -1 for left, 1 for right.
func (c *columns) outward(a *actor) float64 {
	if a.side() == leftColumn {
		return -1
	}
	return 1
}

func (c *columns) edge(a *actor, direction float64) float64 {
	if direction < 0 {
		return c.boxes[a].X
	}
	return c.boxes[a].X + c.boxes[a].W
}

// beyondLabel returns the x where the room for labels ends on one side of a card.
func (c *columns) beyondLabel(a *actor, direction float64) float64 {
	return c.edge(a, direction) + direction*(groupPad+c.labels[strip{a.side(), direction == c.outward(a)}]+2*labelGap)
}

// leave starts a line that leads from a card towards the office.
func (c *columns) leave(t *tie, a *actor) wire {
	y, inward := c.ports[end{t, a}], -c.outward(a)
	w := wire{{X: c.edge(a, inward), Y: y}}
	w.straight(c.beyondLabel(a, inward), y)
	return w
}

// bow returns a line between two cards of one column, around the cards between them.
func (c *columns) bow(t *tie, upper, lower *actor) wire {
	out := c.outward(upper)
	x := c.beyondLabel(upper, out) + out*c.trackStep()*(float64(c.tracks[t])+0.5)
	top, bottom := c.ports[end{t, upper}], c.ports[end{t, lower}]
	r := min(trackCorner, (bottom-top)/2)
	w := wire{{X: c.edge(upper, out), Y: top}}
	w.straight(x-out*r, top)
	w.corner(scene.Point{X: x, Y: top}, scene.Point{X: x, Y: top + r})
	w.straight(x, bottom-r)
	w.corner(scene.Point{X: x, Y: bottom}, scene.Point{X: x - out*r, Y: bottom})
	w.straight(c.edge(lower, out), bottom)
	return w
}

// labelBox returns the place of a label: next to its card, above its line.
func (c *columns) labelBox(label tieLabel, t *tie, at *actor) graphviz.Box {
	direction := c.outward(at)
	if !t.within() {
		direction = -direction
	}
	size := label.size()
	x := c.edge(at, direction) + direction*(groupPad+labelGap)
	if direction < 0 {
		x -= size.W
	}
	return graphviz.Box{X: x, Y: c.ports[end{t, at}] - size.H - 1, W: size.W, H: size.H}
}

// wire is a line of cubic curves: a start, then two control points and an end per segment.
type wire []scene.Point

func (w *wire) last() scene.Point { return (*w)[len(*w)-1] }

// straight adds a straight segment to a point.
func (w *wire) straight(x, y float64) {
	a, b := w.last(), scene.Point{X: x, Y: y}
	*w = append(*w, a, b, b)
}

// corner adds a rounded corner to a point.
func (w *wire) corner(around, to scene.Point) {
	const round = 0.55 // share of the way to the corner that approximates a circle
	a := w.last()
	control := func(p scene.Point) scene.Point {
		return scene.Point{X: p.X + (around.X-p.X)*round, Y: p.Y + (around.Y-p.Y)*round}
	}
	*w = append(*w, control(a), control(to), to)
}
