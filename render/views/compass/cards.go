package compass

import (
	"fmt"
	"math"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// cardSpec is how one density sets the text of its cards.
type cardSpec struct {
	width      float64
	nameSize   float64
	textSize   float64
	role       bool
	badges     bool
	collabs    bool
	maxCollabs int     // further ones are counted in one line
	wrap       int     // lines that one collaboration may take
	first      float64 // baseline of the first line
	step       float64 // baseline distance of name lines
	gap        float64 // extra space before the collaborations; with a hairline when > 0
	collabStep float64
	foot       float64
}

var (
	cardsSpec = cardSpec{
		width: 190, nameSize: 13.5, textSize: 12, role: true, badges: true, collabs: true, maxCollabs: 12,
		wrap: 2, first: 21, step: 16, gap: 8, collabStep: 17, foot: 10,
	}
	compactSpec = cardSpec{
		width: 178, nameSize: 12.5, textSize: 11.5, collabs: true, maxCollabs: 6,
		wrap: 1, first: 18, step: 15, collabStep: 16, foot: 9,
	}
	starSpec = cardSpec{
		width: 196, nameSize: 13.5, textSize: 12, role: true, badges: true,
		wrap: 2, first: 21, step: 16, foot: 10,
	}
)

const (
	textX    = 14.0 // text starts here inside a card
	textEdge = 10.0 // and ends this far from the right edge
)

// newCard sets the text of a card; its place comes later.
func newCard(p *party, s cardSpec) *card {
	c := &card{party: p, mark: len(p.marks) > 0, rect: rect{w: s.width}}
	if s.badges {
		room := s.width/2 - 22 // the middle of the edge is for the line to the OSPO
		if p.person {
			room = s.width - 26
		}
		c.badges = c.badgesBeside(room)
	}
	room := s.width - textX - textEdge
	y := s.first - s.step
	if p.change != "" && !s.badges {
		y += 3 // a card without badges is not made for the change's either
	}
	for _, t := range text.Wrap(p.name, s.nameSize, true, room, 2) {
		y += s.step
		c.lines = append(c.lines, line{
			s: t, size: s.nameSize, bold: true, color: p.nameColor(), dx: textX, dy: y, struck: p.change == Removed,
		})
	}
	if s.role && p.role != "" {
		for _, t := range text.Wrap(p.role, s.textSize, false, room, 2) {
			y += s.step
			c.lines = append(c.lines, line{s: t, size: s.textSize, color: scene.Ink2, dx: textX, dy: y})
		}
	}
	if s.collabs && len(p.collabs) > 0 {
		if s.gap > 0 {
			y += s.gap
			c.rules = []float64{y}
		}
		y = c.addCollabs(s, y)
	}
	c.h = math.Ceil(y + s.foot)
	c.addFoot()
	return c
}

// addCollabs prints the collaborations below y and returns the last baseline.
func (c *card) addCollabs(s cardSpec, y float64) float64 {
	room := c.w - textX - textEdge - glyphW
	shown := c.party.collabs
	if len(shown) > s.maxCollabs {
		shown = shown[:s.maxCollabs-1]
	}
	color := scene.Ink
	if s.wrap == 1 {
		color = scene.Ink2
	}
	for _, k := range shown {
		for i, t := range collabLines(k, s, room) {
			l := line{
				s: t, size: s.textSize, color: k.change.color(color), dx: textX + glyphW, tip: k.aloud(),
				struck: k.change == Removed,
			}
			if i == 0 {
				y += s.collabStep
				l.arrow, l.href = k, k.href
			} else {
				y += s.collabStep - 2.5
				l.color = k.change.color(scene.Ink2)
			}
			l.dy = y
			c.lines = append(c.lines, l)
		}
	}
	if n := len(c.party.collabs) - len(shown); n > 0 {
		y += s.collabStep
		tip := ""
		for _, k := range c.party.collabs[len(shown):] {
			tip += k.aloud() + "\n"
		}
		c.lines = append(c.lines, line{
			s: fmt.Sprintf("+ %d more", n), size: s.textSize, color: scene.Ink2, dx: textX + glyphW, dy: y, tip: tip,
		})
	}
	return y
}

// collabLines breaks one collaboration; the cadence goes on a line of its own
// rather than being torn, and is left out where only one line is to be had.
func collabLines(k *collab, s cardSpec, room float64) []string {
	full := k.full()
	if text.Room(full, s.textSize, false) <= room {
		return []string{full}
	}
	if s.wrap == 1 {
		if text.Room(k.text, s.textSize, false) <= room {
			return []string{k.text}
		}
		return []string{text.Fit(k.bare, s.textSize, false, room)}
	}
	if k.cadence != "" && text.Room(k.text, s.textSize, false) <= room {
		return []string{k.text, text.Fit(k.cadence, s.textSize, false, room)}
	}
	return text.Wrap(full, s.textSize, false, room, s.wrap)
}

// fitBadges takes as many badges as fit side by side into room px and counts
// the rest in a last one.
func fitBadges(names []string, room float64) []string {
	var out []string
	for i, name := range names {
		rest := ""
		if n := len(names) - i; n > 1 {
			rest = fmt.Sprintf("+%d", n-1)
		}
		left := room
		if rest != "" {
			left -= badgeWidth(rest) + 4
		}
		if i > 0 && badgeWidth(name) > left {
			return append(out, fmt.Sprintf("+%d", len(names)-i))
		}
		t := text.Fit(name, badgeSize, true, math.Max(left-12, 24))
		out = append(out, t)
		room -= badgeWidth(t) + 4
	}
	return out
}

func badgeWidth(s string) float64 { return text.Room(s, badgeSize, true) + 12 }

// badgesBeside picks the badges for room px, less what the change's badge takes.
// A finding's mark stands in their place then.
func (c *card) badgesBeside(room float64) []string {
	switch {
	case c.change == "":
	case c.mark:
		return nil
	case c.person:
		room -= badgeWidth(c.change.badge()) + 8
	}
	return fitBadges(c.party.badges, room)
}

// nameColor is the colour of a party's name.
func (p *party) nameColor() scene.Color {
	switch {
	case p.ghost:
		return scene.Gap
	case p.change == Removed:
		return scene.Removed
	}
	return scene.Ink
}

// badgeRects places the badges, right-aligned on the edge they straddle, and
// the finding mark at the left of that edge. Where something changed, a last
// badge stands at the left and the mark at the right.
func (c *card) badgeRects() (badges []rect, mark rect) {
	y := c.y
	if c.badgesBelow {
		y = c.bottom()
	}
	x := c.right() - 10
	badges = make([]rect, len(c.badges))
	for i := len(c.badges) - 1; i >= 0; i-- {
		w := badgeWidth(c.badges[i])
		x -= w
		badges[i] = rect{x, y - badgeH/2, w, badgeH}
		x -= 4
	}
	switch {
	case c.mark && c.style == fullCard && c.change != "":
		mark = rect{x - markW, y - 9.5, markW, badgeH} // its usual place is the change's
	case c.mark && c.style == fullCard:
		mark = rect{c.x + 12, y - 9.5, markW, badgeH}
	case c.mark && c.style == hubCard:
		mark = rect{c.x + 10, c.y + 10, markW, badgeH}
	}
	if c.style == fullCard && c.change != "" {
		badges = append(badges, rect{c.x + 10, y - badgeH/2, badgeWidth(c.change.badge()), badgeH})
	}
	return badges, mark
}

func cardsOf(ps []*party, s cardSpec) []*card {
	out := make([]*card, len(ps))
	for i, p := range ps {
		out[i] = newCard(p, s)
	}
	return out
}

// equalHeights makes the cards of a row as tall as the tallest, px.
func equalHeights(cs []*card) float64 {
	h := 0.0
	for _, c := range cs {
		h = math.Max(h, c.h)
	}
	for _, c := range cs {
		c.h = h
	}
	return h
}

// newHub is the OSPO's own card: name, a line below it and, where there is room,
// the counts.
func newHub(c *content, r rect, withStats bool) *card {
	h := &card{rect: r, style: hubCard}
	big := 24.0
	if r.h > 110 {
		big = 30
	}
	room := r.w - 24
	if h.mark = len(c.marks) > 0; h.mark {
		room -= 2 * markW
	}
	names := text.Wrap(c.ospo, big, true, room, 2)
	for len(names) > 1 && big > 18 {
		big -= 3
		names = text.Wrap(c.ospo, big, true, room, 2)
	}
	stats := withStats && r.h > 105+big*float64(len(names)-1)
	tall := big*float64(len(names)) + 18
	if stats {
		tall += 22
	}
	y := (r.h-tall)/2 + big*0.8
	for i, n := range names {
		h.lines = append(h.lines, line{s: n, size: big, bold: true, color: scene.HubInk, dx: r.w / 2, dy: y + float64(i)*big, center: true, tip: c.ospo})
	}
	y += big*float64(len(names)-1) + 20
	h.lines = append(h.lines, line{s: text.Fit(c.ospoLine, 12.5, false, room), size: 12.5, color: scene.HubInk2, dx: r.w / 2, dy: y, center: true})
	if stats {
		h.lines = append(h.lines, line{s: text.Fit(c.stats, 12, true, room), size: 12, bold: true, color: scene.HubInk2, dx: r.w / 2, dy: y + 22, center: true})
	}
	return h
}

// hubFlow sums up all that a card does with the OSPO, for its one line to it.
// any is false when there is nothing to draw.
func (c *card) hubFlow() (sum collab, any bool) {
	sum.strength = 1
	sum.dashed = true
	sum.change = changeOf(c.party.collabs)
	out, in := false, false
	for _, k := range present(c.party.collabs) {
		out = out || k.flow == flowOut || k.flow == flowBoth
		in = in || k.flow == flowIn || k.flow == flowBoth
		sum.strength = max(sum.strength, k.strength)
		sum.dashed = sum.dashed && k.dashed
	}
	if c.ghost && len(c.party.collabs) == 0 {
		out = true
	}
	switch {
	case out && in:
		sum.flow = flowBoth
	case out:
		sum.flow = flowOut
	case in:
		sum.flow = flowIn
	}
	return sum, len(c.party.collabs) > 0 || c.ghost
}

// accent is the colour of a card's lines and, without an overlay, of its bar.
func (p *party) accent() scene.Color {
	switch {
	case p.ghost:
		return scene.Gap
	case p.change == Removed:
		return scene.Removed
	case p.muted:
		return scene.Wire
	}
	return draw.Accent(p.persp)
}
