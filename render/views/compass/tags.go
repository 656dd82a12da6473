package compass

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// tag is the number of a link on the card at one of its ends, or the numbers of several
// similar links. at is its middle, from the card's corner; only rows set it.
type tag struct {
	numbers []int
	at      pt
}

const (
	tagSize = 15.0 // of a number's circle, px
	tagGap  = 1.5
	tagStep = tagSize + tagGap
)

// words returns the numbers as printed: "5", "1–12, 14".
func (t tag) words() string { return ranges(t.numbers) }

// width returns the width of the tag, px.
func (t tag) width() float64 {
	if len(t.numbers) == 1 && t.numbers[0] < 100 { // a circle has no room for three digits at this size
		return tagSize
	}
	return math.Ceil(text.Room(t.words(), tagText, true)) + 10
}

const tagText = 8.8

// ranges formats ascending numbers briefly, as in "1–3, 5".
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		s := strconv.Itoa(numbers[i])
		if j > i {
			s += "–" + strconv.Itoa(numbers[j])
		}
		parts = append(parts, s)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

func tagsWidth(tags []tag) float64 {
	w := 0.0
	for _, t := range tags {
		w += t.width() + tagGap
	}
	return w
}

// tagged returns the tags of a party, with that of a link that ends there added in order.
// At the common end of a bundle it is the tag of the whole bundle.
func (l *link) tagged(tags []tag, p *party) []tag {
	t := tag{numbers: []int{l.number}}
	if b := l.bundle; b != nil && b.common == p {
		t.numbers = b.numbers
	}
	for i, o := range tags {
		if slices.Contains(o.numbers, t.numbers[0]) {
			return tags
		}
		if len(o.numbers) > 1 && len(t.numbers) > 1 {
			tags[i].numbers = slices.Sorted(slices.Values(slices.Concat(o.numbers, t.numbers)))
			return tags
		}
	}
	at, _ := slices.BinarySearchFunc(tags, t, func(a, b tag) int { return a.numbers[0] - b.numbers[0] })
	return slices.Insert(tags, at, t)
}

// shownTags returns the tags for the edge of a card, right-aligned, with their boxes. The
// last one counts those without room. The key below the picture has them all.
func (c *card) shownTags() (words []string, boxes []rect) {
	if c.style == rowCard {
		for _, t := range c.tags {
			w := t.width()
			words = append(words, t.words())
			boxes = append(boxes, rect{c.x + t.at.X - w/2, c.y + t.at.Y - tagSize/2, w, tagSize})
		}
		return words, boxes
	}
	room := c.w/2 - 20
	shown := c.tags
	for len(shown) > 1 && tagsWidth(shown) > room-tagStep*float64(min(1, len(c.tags)-len(shown))) {
		shown = shown[:len(shown)-1]
	}
	for _, t := range shown {
		words = append(words, t.words())
	}
	if n := len(c.tags) - len(shown); n > 0 {
		words = append(words, "+"+strconv.Itoa(n))
	}
	y, out := c.bottom(), 2.0
	if c.badgesBelow {
		y, out = c.y, -2
	}
	if !c.tagsIn {
		y += out
	}
	x := c.right() - 8 - c.tagsLeft
	boxes = make([]rect, len(words))
	for i := len(words) - 1; i >= 0; i-- {
		w := tagSize
		if i < len(shown) {
			w = shown[i].width()
		}
		x -= w
		boxes[i] = rect{x, y - tagSize/2, w, tagSize}
		x -= tagGap
	}
	return words, boxes
}

// placeTags moves numbers along the edges of their cards to where they cover no line and
// nothing that sticks out of another card. If that fails, they go a little further into
// their own card.
func (p *plan) placeTags() {
	const head, touch = 5.0, 1.0 // px between a number and a line, to clear arrowheads, and at least
	for _, c := range p.cards {
		c.tagsIn = len(c.tags) > 0 && !p.moveTags(c, head) && !p.moveTags(c, touch)
	}
}

// moveTags reports whether it has found a place at least apart px from lines.
func (p *plan) moveTags(c *card, apart float64) bool {
	const step, corner = 2.0, 14.0 // px
	_, boxes := c.shownTags()
	for most := boxes[0].x - c.x - corner; c.tagsLeft <= most; c.tagsLeft += step {
		if _, boxes = c.shownTags(); !slices.ContainsFunc(boxes, func(b rect) bool { return p.covered(c, b, apart) }) {
			return true
		}
	}
	c.tagsLeft = 0
	return false
}

// covered reports whether a number on a card covers a line, or what sticks out of another
// card.
func (p *plan) covered(c *card, number rect, apart float64) bool {
	return slices.ContainsFunc(p.wires, func(w *wire) bool { return number.grow(apart).crossedByLine(w.line) }) ||
		slices.ContainsFunc(p.cards, func(o *card) bool {
			return o != c && o.bounds().hits(number.grow(1)) && number.grow(1).hitsAny(o.badgesAndMark())
		})
}

// drawTag draws a number in a circle, or several in a pill.
func drawTag(words string, r rect, fill scene.Color) []scene.Node {
	if r.w <= tagSize {
		return numbered(words, r.center(), tagSize/2, fill)
	}
	t := draw.Centered(words, r.center().X, r.center().Y+tagText*0.36, tagText, true, scene.Page)
	return []scene.Node{box(r, r.h/2, fill, "", 0), t}
}

// bundle is several links that differ only in one end. They are listed by their numbers
// and share an entry of the key.
type bundle struct {
	common  *party
	links   []*link
	numbers []int
}

const leastBundle = 5 // links

// alike is what the links of a bundle have in common.
type alike struct {
	common        *party
	text, cadence string
	flow          flow // seen from the common end
	strength      int
	dashed        bool
	change        Change
}

// addBundles bundles links that say the same about one party.
func (c *content) addBundles() {
	found := map[alike][]*link{}
	for _, l := range c.links {
		for _, end := range []*party{l.from, l.to} {
			found[l.alike(end)] = append(found[l.alike(end)], l)
		}
	}
	for _, l := range c.links {
		for _, end := range []*party{l.to, l.from} {
			if l.bundle != nil {
				break
			}
			same := slices.DeleteFunc(slices.Clone(found[l.alike(end)]), func(o *link) bool { return o.bundle != nil })
			if len(same) < leastBundle {
				continue
			}
			b := &bundle{common: end, links: same}
			for _, o := range same {
				o.bundle, b.numbers = b, append(b.numbers, o.number)
				o.from.bundled, o.to.bundled = true, true
			}
		}
	}
}

func (l *link) alike(end *party) alike {
	a := alike{end, l.text, l.cadence, l.flow, l.strength, l.dashed, l.change}
	if end == l.to {
		a.flow = reversed[l.flow]
	}
	return a
}

// routed returns the links that get a line if there is a route: all except bundles.
func (c *content) routed() []*link {
	return slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool { return l.bundle != nil })
}

// fitBadges returns as many badges as fit side by side in room px, and counts the rest in
// a last one.
func fitBadges(names []string, room float64) []string {
	var out []string
	for i, name := range names {
		left := room
		if rest := len(names) - i - 1; rest > 0 {
			left -= badgeWidth(fmt.Sprintf("+%d", rest)) + 4
		}
		if i > 0 && badgeWidth(name) > left {
			return append(out, fmt.Sprintf("+%d", len(names)-i))
		}
		t := text.Fit(name, badgeSize, true, max(left-12, 24))
		if 2*len([]rune(t)) < len([]rune(name)) || t != name && len(names) > 1 {
			if len(names) > 1 {
				return append(out, fmt.Sprintf("+%d", len(names)))
			}
			return out
		}
		out = append(out, t)
		room -= badgeWidth(t) + 4
	}
	return out
}

func badgeWidth(s string) float64 { return text.Room(s, badgeSize, true) + 12 }

// badgesBeside returns the badges that fit in room px beside the badge of a change and
// the finding mark.
func (c *card) badgesBeside(room float64) []string {
	if c.change != "" {
		room -= badgeWidth(c.badge()) + 8
	}
	if c.mark {
		room -= markW + 8
	}
	if room < 40 {
		return nil
	}
	return fitBadges(c.party.badges, room)
}

// wantedByTag returns how many px beyond room the card needs to show its tag whole, or 0 if
// that is too much. A person's hats, of which there can be several, are counted instead.
func (c *card) wantedByTag(room float64) float64 {
	for w := 0.0; w <= widerMost && !c.person; w += widerStep {
		if slices.Equal(c.badgesBeside(room+w), c.party.badges) {
			return w
		}
	}
	return 0
}

// countBadges counts the badges that are shortened or left out.
func (c *card) countBadges() {
	if c.ghost {
		return // the whole card says so
	}
	left := len(c.party.badges)
	for _, b := range c.badges {
		switch {
		case slices.Contains(c.party.badges, b):
			left--
		case strings.HasSuffix(b, "…"):
			left--
			c.Cut++
		}
	}
	if !slices.ContainsFunc(c.badges, func(b string) bool { return strings.HasPrefix(b, "+") }) {
		c.Dropped += left // otherwise the card counts them
	}
}

// badgeLift is how far badges stick out above a card, px: they straddle its edge and keep
// clear of the name, even one in tall letters.
const badgeLift = 10.5

// badgeRects returns the places of the badges, right-aligned on the edge they straddle,
// and of the finding mark at the left of that edge. On a changed card, the change's badge
// is last, at the left, and the mark at the right.
func (c *card) badgeRects() (badges []rect, mark rect) {
	y := c.y - badgeLift
	if c.badgesBelow {
		y = c.bottom() + 2 - badgeH/2
	}
	x := c.right() - 10
	badges = make([]rect, len(c.badges))
	for i, b := range slices.Backward(c.badges) {
		w := badgeWidth(b)
		x -= w
		badges[i] = rect{x, y, w, badgeH}
		x -= 4
	}
	switch {
	case c.mark && c.style == fullCard && c.change != "":
		mark = rect{x - markW, y, markW, badgeH} // its usual place is taken by the change
	case c.mark && c.style == fullCard:
		mark = rect{c.x + 12, y, markW, badgeH}
	case c.mark && c.style == hubCard:
		mark = rect{c.x + c.hubMark.x, c.y + c.hubMark.y, c.hubMark.w, badgeH}
	}
	if c.style == fullCard && c.change != "" {
		badges = append(badges, rect{c.x + 10, y, badgeWidth(c.badge()), badgeH})
	}
	return badges, mark
}

// badgesAndMark returns the boxes of what sticks out of a card.
func (c *card) badgesAndMark() []rect {
	badges, mark := c.badgeRects()
	return slices.DeleteFunc(append(badges, mark), func(b rect) bool { return b.w == 0 })
}
