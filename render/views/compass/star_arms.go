package compass

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

const (
	labelSize   = 12.0
	labelStep   = 14.5 // between baselines
	labelPadX   = 20.0 // both sides together
	labelPadY   = 9.0
	widestLabel = 180.0 // of its text
	labelLines  = 3     // besides the cadence
	acrossGap   = 14.0  // between the labels of a row
	downGap     = 10.0  // between those of a column
	bareLane    = 36.0  // between the OSPO and an arm without arrows
	plainLane   = 72.0  // least length of an arrow
)

// arm is the cards at one side of the OSPO. Lengths are px.
type arm struct {
	rays  []*ray
	side  side    // which side of the OSPO it is on
	lane  float64 // from the OSPO to its cards
	along float64 // its extent along the OSPO's edge
	deep  float64 // its extent away from the OSPO, without the lane
}

// side is one of the four sides of the OSPO.
type side byte

const (
	atRight side = iota
	atLeft
	atTop
	atFoot
)

// isRow reports whether the cards at this side are next to each other rather than below
// each other.
func (s side) isRow() bool { return s >= atTop }

// ray is a card with its arrows.
type ray struct {
	*card
	arrows []arrow
	along  float64 // extent of the card along the OSPO's edge
}

// arrow is one collaboration with the OSPO and its label.
type arrow struct {
	*collab
	report bool       // the OSPO's reporting line
	label  []string   // nil for the line to somebody wanted
	w, h   float64    // of the label
	lost   scene.Lost // by the label
	span   float64    // extent along the OSPO's edge
}

// reach returns the room that the arm needs beside the OSPO; 0 without cards.
func (a *arm) reach() float64 { return a.lane + a.deep }

// newArm measures the cards at one side of the OSPO: in a row they are equally high, each
// as wide as its labels need; in a column each is as high as they need.
func (s *star) newArm(ps []*party, side side) *arm {
	a := &arm{side: side}
	labels, arrows := 0.0, 0
	var cards []*card
	for _, p := range ps {
		r := &ray{arrows: s.arrowsOf(p)}
		along := 6.0
		for i, k := range r.arrows {
			across, span := k.w, k.h+downGap
			if side.isRow() {
				across, span = k.h, k.w+acrossGap
			}
			r.arrows[i].span = span
			along += span
			labels = max(labels, across)
		}
		arrows += len(r.arrows)
		if side.isRow() {
			r.card = newCard(p, starSpec.withWidth(max(s.card, along)))
			r.badgesBelow, r.along = side == atFoot, r.w
		} else {
			r.card = newCard(p, starSpec.withWidth(s.card))
			r.stretch(along)
			r.along, a.deep = r.h, s.card
		}
		a.along += r.along
		a.rays, cards = append(a.rays, r), append(cards, r.card)
	}
	if side.isRow() {
		a.deep = equalHeights(cards)
	}
	if len(ps) > 0 {
		a.along += starGap * float64(len(ps)-1)
		a.lane = bareLane
	}
	if arrows > 0 {
		a.lane = max(labels+2*s.shaft, plainLane)
	}
	return a
}

// stretch makes a card at least h px high and keeps its text in the middle.
func (c *card) stretch(h float64) {
	if h <= c.h {
		return
	}
	for i := range c.lines {
		c.lines[i].dy += (h - c.h) / 2
	}
	c.h = h
}

// arrowsOf returns a party's arrows with their labels. Somebody wanted gets a line even
// if nothing is recorded to print on it.
func (s *star) arrowsOf(p *party) []arrow {
	if p.wished() {
		return []arrow{{collab: &collab{strength: 2, dashed: true}}}
	}
	var out []arrow
	if p.reporting {
		a := arrow{collab: &collab{say: s.Words, text: s.Say(reportingWords)}, report: true, label: breakLabel(s.Say("reports to"), s.label)}
		out = append(out, a.measured())
	}
	for _, k := range p.collabs {
		a := arrow{collab: k, label: breakLabel(k.text, s.label)}
		if !text.IsWhole(a.label, k.text) {
			a.label, a.lost = heldOrDropped(a.label, k.text)
		}
		if k.cadence != "" {
			a.label = append(a.label, text.Fit(k.cadence, labelSize, false, widestLabel))
		}
		for _, words := range k.news {
			a.label = append(a.label, breakLabel(words, s.label)...)
		}
		out = append(out, a.measured())
	}
	return out
}

// measured returns the arrow with the size of its label.
func (a arrow) measured() arrow {
	for _, l := range a.label {
		a.w = max(a.w, text.Room(l, labelSize, false))
	}
	a.w = math.Ceil(a.w + labelPadX)
	a.h = labelStep*float64(len(a.label)) + labelPadY
	return a
}

// breakLabel wraps a label into lines of similar length. They are wider than room px only
// if text would otherwise be cut or a word broken.
func breakLabel(label string, room float64) []string {
	for _, word := range strings.Fields(label) {
		room = max(room, text.Room(word, labelSize, false))
	}
	const step = 8.0
	room = min(room, widestLabel)
	lines := text.Wrap(label, labelSize, false, room, labelLines)
	for room < widestLabel && cut(lines) {
		room = min(room+step, widestLabel)
		lines = text.Wrap(label, labelSize, false, room, labelLines)
	}
	return balanced(lines, label, labelSize, false, room)
}

// cut reports whether a wrapped text was shortened.
func cut(lines []string) bool {
	return len(lines) == labelLines && strings.HasSuffix(lines[labelLines-1], "…")
}

// arrowSpan returns the least width of the OSPO, centred below or above the row, at which
// every arrow meets it.
func (a *arm) arrowSpan() float64 {
	span := 0.0
	a.each(-a.along/2, func(_ *ray, _ arrow, at float64) { span = max(span, 2*math.Abs(at)) })
	return span
}

// facing returns which point of a column is level with the middle of the OSPO, and how
// high the OSPO must be for every arrow to meet it. The point is the middle of the arrows
// or, without any, of the column.
func (a *arm) facing() (middle, edge float64) {
	first, last := math.Inf(1), 0.0
	a.each(0, func(_ *ray, _ arrow, at float64) { first, last = min(first, at), max(last, at) })
	if last == 0 {
		return a.along / 2, 0
	}
	return (first + last) / 2, last - first + 2*hubInset
}

// each calls visit for the arrows of an arm that begins at start along the OSPO's edge,
// with the position of each line on that edge.
func (a *arm) each(start float64, visit func(r *ray, k arrow, at float64)) {
	for _, r := range a.rays {
		at := start + r.along/2
		for _, k := range r.arrows {
			at -= k.span / 2
		}
		for _, k := range r.arrows {
			visit(r, k, at+k.span/2)
			at += k.span
		}
		start += r.along + starGap
	}
}

// placeRow places a row with its cards' tops at y and its arrows starting at the OSPO's
// edge at hubY.
func (s *star) placeRow(a *arm, y, hubY float64) {
	start := s.hub.center().X - a.along/2
	x := start
	for _, r := range a.rays {
		r.x, r.y = x, y
		x += r.along + starGap
	}
	a.each(start, func(r *ray, k arrow, at float64) {
		edge := r.bottom()
		if a.side == atFoot {
			edge = r.y
		}
		s.addArrow(r.card, k, pt{X: at, Y: hubY}, pt{X: at, Y: edge}, pt{X: at, Y: (hubY + edge) / 2})
	})
}

// placeColumn places a column beside the OSPO, with its cards' left edges at x and its
// arrows starting at the OSPO's edge at hubX. Labels stay in the lane, inside the
// boundary.
func (s *star) placeColumn(a *arm, x, hubX float64) {
	middle, _ := a.facing()
	start := s.hub.center().Y - middle
	y := start
	for _, r := range a.rays {
		r.x, r.y = x, y
		y += r.along + starGap
	}
	a.each(start, func(r *ray, k arrow, at float64) {
		edge, label := r.x, hubX+a.lane/2
		if a.side == atLeft {
			edge, label = r.right(), hubX-a.lane/2
		}
		s.addArrow(r.card, k, pt{X: hubX, Y: at}, pt{X: edge, Y: at}, pt{X: label, Y: at})
	})
}

// addArrow adds an arrow from the OSPO to a card, with its label centred on mid.
func (s *star) addArrow(c *card, k arrow, from, at, mid pt) {
	w := c.arrowFor(k.collab, []pt{from, at})
	if k.report {
		w = c.reportLine([]pt{from, at})
	}
	s.wires = append(s.wires, w)
	s.Add(k.lost)
	if len(k.label) == 0 {
		return
	}
	s.pills = append(s.pills, &pill{
		rect: rect{mid.X - k.w/2, mid.Y - k.h/2, k.w, k.h}, lines: k.label, size: labelSize, wire: w, tip: k.aloud(), href: k.href,
		change: k.change,
	})
}
