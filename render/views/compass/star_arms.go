package compass

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/render/text"
)

const (
	labelSize   = 12.0
	labelStep   = 14.5 // baseline distance
	labelPadX   = 20.0 // both sides together
	labelPadY   = 9.0
	widestLabel = 180.0 // of its text
	labelLines  = 3     // besides the cadence
	acrossGap   = 14.0  // between the labels of a row
	downGap     = 10.0  // and of a column
	bareLane    = 36.0  // between the OSPO and an arm without any arrow
	plainLane   = 72.0  // the least length of an arrow
)

// arm is what is on one side of the OSPO. Lengths are px.
type arm struct {
	rays  []*ray
	side  side    // which way it lies, seen from the OSPO
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

// ray is a card with its arrows.
type ray struct {
	*card
	arrows []arrow
}

// arrow is one collaboration with the OSPO and the label on it.
type arrow struct {
	*collab
	report bool     // to whom the OSPO reports
	label  []string // none for the arrow to somebody who is missing
	w, h   float64  // of the label
	lost   fits     // by the label
	span   float64  // what it takes along the OSPO's edge
}

// reach is the room that the arm needs beside the OSPO; without cards, none.
func (a *arm) reach() float64 { return a.lane + a.deep }

// newRow measures the cards above or below the OSPO: side by side, equally
// high, each as wide as its labels need.
func (s *star) newRow(ps []*party, side side) *arm {
	a := &arm{side: side}
	labels, arrows := 0.0, 0
	var cards []*card
	for i, p := range ps {
		r := &ray{arrows: s.arrowsOf(p)}
		w := 0.0
		for j, k := range r.arrows {
			r.arrows[j].span = k.w + acrossGap
			w += r.arrows[j].span
			labels = math.Max(labels, k.h)
			arrows++
		}
		r.card = newCard(p, starSpec.withWidth(math.Max(s.card, w+6)))
		r.badgesBelow = side == atFoot
		if i > 0 {
			a.along += starGap
		}
		a.along += r.w
		a.rays = append(a.rays, r)
		cards = append(cards, r.card)
	}
	a.deep = equalHeights(cards)
	a.lane = s.laneFor(labels, arrows, len(ps))
	return a
}

// newColumn measures the cards left or right of the OSPO: one below the other,
// each as high as its labels need.
func (s *star) newColumn(ps []*party, side side) *arm {
	a := &arm{side: side}
	labels, arrows := 0.0, 0
	for i, p := range ps {
		r := &ray{arrows: s.arrowsOf(p), card: newCard(p, starSpec.withWidth(s.card))}
		h := 0.0
		for j, k := range r.arrows {
			r.arrows[j].span = k.h + downGap
			h += r.arrows[j].span
			labels = math.Max(labels, k.w)
			arrows++
		}
		r.stretch(h + 6)
		if i > 0 {
			a.along += starGap
		}
		a.along += r.h
		a.deep = s.card
		a.rays = append(a.rays, r)
	}
	a.lane = s.laneFor(labels, arrows, len(ps))
	return a
}

// laneFor is the distance between the OSPO and an arm whose labels take so much
// of it.
func (s *star) laneFor(labels float64, arrows, cards int) float64 {
	switch {
	case cards == 0:
		return 0
	case arrows == 0:
		return bareLane
	}
	return math.Max(labels+2*s.shaft, plainLane)
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

// arrowsOf lists a party's arrows with their labels. Somebody who is missing
// gets a line even before there is anything to print on it.
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
		out = append(out, a.measured())
	}
	return out
}

// measured is the arrow with the size of its label.
func (a arrow) measured() arrow {
	for _, l := range a.label {
		a.w = math.Max(a.w, text.Room(l, labelSize, false))
	}
	a.w = math.Ceil(a.w + labelPadX)
	a.h = labelStep*float64(len(a.label)) + labelPadY
	return a
}

// breakLabel breaks a label's text into lines of similar length. They are wider
// than room px only where text would be shortened or a word torn otherwise.
func breakLabel(label string, room float64) []string {
	for _, word := range strings.Fields(label) {
		room = math.Max(room, text.Room(word, labelSize, false))
	}
	const step = 8.0
	room = math.Min(room, widestLabel)
	lines := text.Wrap(label, labelSize, false, room, labelLines)
	for room < widestLabel && cut(lines) {
		room = math.Min(room+step, widestLabel)
		lines = text.Wrap(label, labelSize, false, room, labelLines)
	}
	return balanced(lines, label, labelSize, false, room)
}

// cut reports whether a wrapped text had to be shortened.
func cut(lines []string) bool {
	return len(lines) == labelLines && strings.HasSuffix(lines[labelLines-1], "…")
}

// arrowSpan is how wide the OSPO must at least be, centred below or above the
// row, for every arrow to meet it.
func (a *arm) arrowSpan() float64 {
	span, x := 0.0, -a.along/2
	for _, r := range a.rays {
		r.each(x, r.w, func(_ arrow, at float64) { span = math.Max(span, 2*math.Abs(at)) })
		x += r.w + starGap
	}
	return span
}

// facing is which place of a column stands beside the middle of the OSPO, and how high
// that must be for every arrow to meet it: the middle of the arrows, or else of the
// column.
func (a *arm) facing() (middle, edge float64) {
	first, last, y := math.Inf(1), 0.0, 0.0
	for _, r := range a.rays {
		r.each(y, r.h, func(_ arrow, at float64) { first, last = math.Min(first, at), math.Max(last, at) })
		y += r.h + starGap
	}
	if last == 0 {
		return a.along / 2, 0
	}
	return (first + last) / 2, last - first + 2*hubInset
}

// each visits the arrows of a card that starts at start and is length px long
// along the OSPO's edge, each with the place of its line there.
func (r *ray) each(start, length float64, visit func(k arrow, at float64)) {
	at := start + length/2
	for _, k := range r.arrows {
		at -= k.span / 2
	}
	for _, k := range r.arrows {
		visit(k, at+k.span/2)
		at += k.span
	}
}

// placeRow sets a row with its cards' tops at y and its arrows to the OSPO's
// edge at hubY.
func (s *star) placeRow(a *arm, y, hubY float64) {
	x := s.hub.center().X - a.along/2
	for _, r := range a.rays {
		r.x, r.y = x, y
		edge := r.bottom()
		if a.side == atFoot {
			edge = r.y
		}
		r.each(x, r.w, func(k arrow, at float64) {
			s.addArrow(r.card, k, pt{X: at, Y: hubY}, pt{X: at, Y: edge}, pt{X: at, Y: (hubY + edge) / 2})
		})
		x += r.w + starGap
	}
}

// placeColumn sets a column with its cards' left edges at x, beside the OSPO, and its arrows to the OSPO's edge at hubX. Labels stay in the lane,
// inside the boundary.
func (s *star) placeColumn(a *arm, x, hubX float64) {
	middle, _ := a.facing()
	y := s.hub.center().Y - middle
	label := hubX + a.lane/2
	if a.side == atLeft {
		label = hubX - a.lane/2
	}
	for _, r := range a.rays {
		r.x, r.y = x, y
		edge := r.x
		if a.side == atLeft {
			edge = r.right()
		}
		r.each(y, r.h, func(k arrow, at float64) {
			s.addArrow(r.card, k, pt{X: hubX, Y: at}, pt{X: edge, Y: at}, pt{X: label, Y: at})
		})
		y += r.h + starGap
	}
}

// addArrow draws one arrow from the OSPO to a card, its label around mid.
func (s *star) addArrow(c *card, k arrow, from, at, mid pt) {
	w := c.arrowFor(k.collab, []pt{from, at})
	if k.report {
		w = c.reportLine([]pt{from, at})
	}
	s.wires = append(s.wires, w)
	s.lose(k.lost)
	if len(k.label) == 0 {
		return
	}
	s.pills = append(s.pills, &pill{
		rect: rect{mid.X - k.w/2, mid.Y - k.h/2, k.w, k.h}, lines: k.label, size: labelSize, wire: w, tip: k.aloud(), href: k.href,
		change: k.change,
	})
}
