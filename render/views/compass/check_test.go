package compass

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/text"
)

// defects lists the visible defects of a plan: things that cover each other, lines
// through things, text outside its box, anything off the page.
func defects(p *plan) []string {
	k := &checker{plan: p}
	k.collect()
	k.checkBoxes()
	for _, w := range p.wires {
		k.checkWire(w)
	}
	for _, c := range append([]*card{p.hub}, p.cards...) {
		k.checkText(c)
	}
	for _, l := range p.pills {
		k.checkPill(l)
	}
	for _, h := range p.headings {
		for _, r := range p.regions {
			if b := h.bounds(); contains(r.rect, rect{x: b.x, y: b.y}) && !contains(r.rect, b) {
				k.report("heading %q leaves its region", h.runs[0].s)
			}
		}
	}
	k.checkBoundary()
	return k.found
}

// thing is a box that nothing else may cover. Things of one owner belong together, such
// as a card and its badges.
type thing struct {
	rect
	name  string
	owner any
}

type checker struct {
	*plan
	things []thing
	found  []string
}

func (k *checker) report(format string, args ...any) {
	k.found = append(k.found, fmt.Sprintf(format, args...))
}

func (k *checker) add(r rect, owner any, format string, args ...any) {
	if r.w > 0 {
		k.things = append(k.things, thing{r, fmt.Sprintf(format, args...), owner})
	}
}

func (k *checker) collect() {
	k.add(k.hub.rect, k.hub, "the OSPO")
	for _, c := range k.cards {
		k.add(c.rect, c, "card %.20q", c.name)
		badges, mark := c.badgeRects()
		for _, b := range badges {
			k.add(b, c, "badge of %.20q", c.name)
		}
		k.add(mark, c, "mark of %.20q", c.name)
		numbers, boxes := c.shownTags()
		for i, b := range boxes {
			k.add(b, c, "number %s on %.20q", numbers[i], c.name)
		}
	}
	for _, l := range k.pills {
		k.add(l.rect, l, "label %.20q", l.lines[0])
	}
	for _, h := range k.headings {
		k.add(h.bounds(), h, "heading %q", h.runs[0].s)
	}
	k.add(k.tab, k.tab, "the organisation's name")
}

// touch is how far boxes may overlap without being visible, px.
const touch = 0.5

func (k *checker) checkBoxes() {
	page := rect{0, 0, k.w, k.h}
	for i, a := range k.things {
		if !contains(page, a.rect) {
			k.report("%s leaves the page", a.name)
		}
		for _, b := range k.things[i+1:] {
			if a.owner != b.owner && a.grow(-touch).hits(b.rect) {
				k.report("%s covers %s", a.name, b.name)
			}
		}
	}
}

func contains(outer, inner rect) bool {
	return inner.x >= outer.x-touch && inner.y >= outer.y-touch &&
		inner.right() <= outer.right()+touch && inner.bottom() <= outer.bottom()+touch
}

// checkWire allows a wire to touch only its own label and the edges of its two ends.
func (k *checker) checkWire(w *wire) {
	name := "line"
	if w.to != nil && w.to.party != nil {
		name = fmt.Sprintf("line to %.20q", w.to.name)
	}
	for _, q := range w.line {
		if !contains(rect{0, 0, k.w, k.h}, rect{x: q.X, y: q.Y}) {
			k.report("%s leaves the page", name)
		}
	}
	if length(w.line) < 12 && w.kind == stubWire {
		k.report("%s is too short to show its heads", name)
	}
	for _, t := range k.things {
		if l, ok := t.owner.(*pill); ok && l.wire == w {
			if !t.crossedByLine(w.line) {
				k.report("%s is not on its line", t.name)
			}
			continue
		}
		if t.grow(-1).crossedByLine(w.line) {
			k.report("%s runs through %s", name, t.name)
		}
	}
}

// checkText checks that a card's text is inside the card and covers nothing else on it.
func (k *checker) checkText(c *card) {
	name := k.ospo
	if c.party != nil {
		name = c.name
	}
	lines := c.lines
	lines = append(slices.Clone(lines), c.footLines()...)
	for i, l := range lines {
		x, w := l.dx, text.Room(l.s, l.size, l.bold)
		if l.after != "" {
			w = text.Room(l.s+" "+strings.TrimPrefix(l.after, " "), l.size, l.bold)
		}
		if l.center {
			x -= w / 2
		}
		if x < 4-touch || x+w > c.w-4+touch || l.dy-0.72*l.size < 0 || l.dy+0.2*l.size > c.h {
			k.report("%q does not fit on card %.20q", l.s, name)
		}
		if l.arrow != nil && x < glyphW {
			k.report("no room for the arrow before %q", l.s)
		}
		if l.sign.draw != nil && x-l.sign.width-6 < 6 {
			k.report("no room for the sign before %q", l.s)
		}
		if i > 0 && apart(l, lines[i-1]) < l.size*0.85 {
			k.report("%q covers %q", l.s, lines[i-1].s)
		}
	}
	if c.style == rowCard {
		k.checkRow(c)
	} else {
		k.checkBadges(c)
	}
}

// checkBadges checks that what straddles a card's edge is clear of its texts. It assumes
// the height of Japanese characters and of capitals with accents.
func (k *checker) checkBadges(c *card) {
	badges, mark := c.badgeRects()
	for _, l := range c.lines {
		x, high := c.x+l.dx, 0.88*l.size
		if l.center {
			x -= text.Width(l.s, l.size, l.bold) / 2
		}
		r := rect{x, c.y + l.dy - high, text.Width(l.s, l.size, l.bold), high}
		for _, b := range append(slices.Clone(badges), mark) {
			if b.w > 0 && b.grow(2).hits(r) {
				k.report("a badge of %.20q touches %q", c.name, l.s)
			}
		}
	}
}

// left returns the left edge of a line's text, from the left edge of its card.
func (l line) left() float64 {
	if l.right {
		return l.dx - text.Width(l.s, l.size, l.bold)
	}
	return l.dx
}

// apart returns the least distance of a line from the one before it. A fact may be beside
// its term.
func apart(l, before line) float64 {
	if l.dy == before.dy && l.dx-l.sign.width-6 >= before.dx+text.Room(before.s, before.size, before.bold) {
		return l.size
	}
	return l.dy - before.dy
}

func (k *checker) checkRow(c *card) {
	end := c.w - 4
	words, boxes := c.shownTags()
	for i, b := range boxes {
		if !contains(c.rect, b) {
			k.report("number %s leaves its row %.20q", words[i], c.name)
		}
		if c.beside > 0 {
			end = math.Min(end, b.x-c.x)
		} else {
			for _, l := range append(slices.Clone(c.lines), c.tail) {
				w := text.Room(l.s, l.size, l.bold)
				r := rect{c.x + l.dx, c.y + l.dy - 0.6*l.size, w, 0.6 * l.size}
				if l.right {
					r.x -= w
				}
				if l.s != "" && b.grow(-touch).hits(r) {
					k.report("number %s covers %q", words[i], l.s)
				}
			}
		}
		for _, o := range boxes[:i] {
			if b.grow(-touch).hits(o) {
				k.report("number %s covers another on row %.20q", words[i], c.name)
			}
		}
	}
	if c.mark {
		end -= 14
	}
	if c.change != "" {
		end -= 17
	}
	if c.party != nil && c.toned() {
		end -= c.tone.signOf().width + 2
	}
	for _, l := range c.lines {
		w := text.Room(l.s, l.size, l.bold)
		if l.dx+w > end {
			k.report("%q covers what stands right of it", l.s)
		}
		if c.tail.s != "" && c.tail.dy == l.dy && l.dx+w > c.tail.left() {
			k.report("%q covers %q", c.tail.s, l.s)
		}
	}
	if c.tail.s != "" && c.tail.left()+text.Width(c.tail.s, c.tail.size, false) > end {
		k.report("%q covers what stands right of it", c.tail.s)
	}
}

func (k *checker) checkPill(l *pill) {
	if l.number > 0 {
		return
	}
	for _, s := range l.lines {
		if text.Room(s, l.size, false) > l.w-8 {
			k.report("%q leaves its label", s)
		}
	}
	if float64(len(l.lines))*l.size*1.15 > l.h {
		k.report("label %.20q is too low", l.lines[0])
	}
}

// checkBoundary checks that all cards are on the right side of the boundary, and that
// regions are apart.
func (k *checker) checkBoundary() {
	if !contains(rect{0, 0, k.w, k.h}, k.boundary) {
		k.report("the boundary leaves the page")
	}
	if !contains(k.boundary, k.hub.rect) {
		k.report("the OSPO is not inside the boundary")
	}
	for i, r := range k.regions {
		if r.persp == model.Outside && r.hits(k.boundary) {
			k.report("the outside reaches into the boundary")
		}
		for _, o := range k.regions[i+1:] {
			if r.grow(-touch).hits(o.rect) {
				k.report("regions %s and %s overlap", r.persp, o.persp)
			}
		}
	}
	for _, c := range k.cards {
		if c.persp == model.Outside && c.hits(k.boundary) {
			k.report("%.20q stands outside and is drawn inside", c.name)
		}
		if c.persp != model.Outside && !contains(k.boundary, c.rect) {
			k.report("%.20q stands inside and is drawn outside", c.name)
		}
	}
}
