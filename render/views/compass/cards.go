package compass

import (
	"math"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// cardSpec is how a density lays out its cards.
type cardSpec struct {
	width      float64
	nameSize   float64
	textSize   float64
	role       bool
	badges     bool
	collabs    bool
	maxCollabs int     // any further ones are counted in one line
	wrap       int     // maximum lines for the text of one collaboration
	first      float64 // baseline of the first line
	step       float64 // between the baselines of name lines
	gap        float64 // extra space before the collaborations; if > 0, with a hairline
	collabStep float64
	foot       float64
	groups     bool // the card shows its group
	below      bool // badges straddle the bottom edge instead of the top
	more       int  // further lines that each text may take
}

var (
	cardsSpec = cardSpec{
		width: 190, nameSize: 13.5, textSize: 12, role: true, badges: true, collabs: true, maxCollabs: 12,
		wrap: 5, first: 21, step: 16, gap: 8, collabStep: 17, foot: 10,
	}
	compactSpec = cardSpec{
		width: 178, nameSize: 12.5, textSize: 11.5, collabs: true, maxCollabs: 6,
		wrap: 5, first: 18, step: 15, collabStep: 16, foot: 9,
	}
	starSpec = cardSpec{
		width: 196, nameSize: 13.5, textSize: 12, role: true, badges: true,
		wrap: 3, first: 21, step: 16, collabStep: 17, foot: 10, groups: true,
	}
)

const (
	textX       = 14.0 // left edge of text, from the card's left edge
	textEdge    = 10.0 // from the right edge of text to the card's right edge
	nameLines   = 7    // the maximum for a name
	roleLines   = 3
	furtherLift = 2.5  // by which further lines of a collaboration are closer, px
	leastName   = 10.5 // least size of a name
	widerStep   = 6.0  // steps in which a card is widened for a long word
	widerMost   = 72.0 // maximum widening
)

// cardPen lays out the text of a card from top to bottom.
type cardPen struct {
	*card
	y float64 // last baseline, or the bottom of what follows it
}

// add adds lines in the style of like, each step px below the last, and returns them as
// part of the card's lines.
func (c *cardPen) add(lines []string, like line, step float64) []line {
	first := len(c.lines)
	for i, t := range lines {
		c.y += step
		like.s, like.dy, like.further = t, c.y, i > 0
		c.lines = append(c.lines, like)
	}
	return c.lines[first:]
}

// wrap wraps a text to room px and at most most lines, and counts it if it is cut.
func (c *cardPen) wrap(s string, like line, step, room float64, most int) {
	lines := text.Wrap(s, like.size, like.bold, room, most)
	c.Cut += shortened(lines, s)
	like.tip = s
	c.add(lines, like, step)
}

// newCard returns a card with its text laid out; its position is set later.
func newCard(p *party, s cardSpec) *card {
	c := &cardPen{&card{party: p, spec: s, mark: len(p.marks) > 0, rect: rect{w: s.width}}, s.first - s.step}
	if s.badges {
		c.badges = c.badgesBeside(s.width - 20)
		c.countBadges()
		c.wants = c.wantedByTag(s.width - 20)
	}
	room := s.width - textX - textEdge
	c.badgesBelow = s.below
	if !s.badges && (p.change != "" || c.mark) && !s.below || s.below && p.bundled {
		c.y += 3 // room for what straddles the edge
	}
	c.addName(room)
	like := line{size: s.textSize, color: scene.Ink2, dx: textX, room: room}
	if s.role {
		c.wrap(p.role, like, s.step, room, roleLines+s.more)
	}
	if s.groups {
		c.wrap(p.group, like, s.step-1, room, roleLines+s.more)
	}
	for _, words := range p.facets {
		c.wrap(words, like, s.step-1, room, nameLines+s.more) // most hold a name
	}
	if s.collabs && (len(p.collabs) > 0 || p.reporting) {
		if s.gap > 0 {
			c.y += s.gap
			c.rules = []float64{c.y}
		}
		c.addCollabs()
	}
	c.addNews(p.news, room, textX)
	c.h = math.Ceil(c.y + s.foot)
	if s.below && (c.mark || len(c.badges) > 0 || p.change != "") || !s.below && p.bundled {
		c.h += 4
	}
	c.addFoot()
	return c.card
}

// addName adds the name, in a smaller size if that avoids breaking a word.
func (c *cardPen) addName(room float64) {
	size, most := c.spec.nameSize, nameLines+c.spec.more
	names := c.shortName(size, room, most)
	if !text.IsTidy(names, c.name) {
		c.wants = max(c.wants, c.wantedBy(c.name, size, room))
		for smaller := size - 0.5; smaller >= leastName; smaller -= 0.5 {
			if lines := c.shortName(smaller, room, most); text.IsTidy(lines, c.name) {
				names, size = lines, smaller
				break
			}
		}
	}
	c.Cut += shortened(names, c.name)
	c.add(names, line{size: size, bold: true, color: c.nameColor(), dx: textX, room: room, struck: c.change == Removed, tip: c.name}, c.spec.step)
}

// wantedBy returns how many px beyond room the longest word of a name needs, or 0 if that
// is too much.
func (c *card) wantedBy(name string, size, room float64) float64 {
	longest := 0.0
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' }) {
		longest = max(longest, text.Room(word, size, true))
	}
	for w := math.Ceil(longest-room) + 1; w <= widerMost; w += widerStep { // a hyphen can need more than one step
		if w > 0 && text.IsTidy(c.shortName(size, room+w, nameLines), name) {
			return w
		}
	}
	return 0
}

// wanted returns by how many px the cards should be wider so that names fit without
// broken words and tags are whole, as far as widening helps.
func (p *plan) wanted() float64 {
	most := 0.0
	for _, c := range p.cards {
		most = max(most, c.wants)
	}
	return most
}

// addCollabs adds that the office reports to the party, and the collaborations.
func (c *cardPen) addCollabs() {
	s, room := c.spec, c.w-textX-textEdge-glyphW
	if c.reporting {
		words := text.Wrap(c.say.Say(reportingWords), s.textSize, false, room, roleLines)
		c.add(words, line{size: s.textSize, color: scene.Ink, dx: textX + glyphW}, s.collabStep)[0].report = true
	}
	shown := c.party.collabs
	if len(shown) > s.maxCollabs {
		shown = shown[:s.maxCollabs-1]
	}
	for _, k := range shown {
		c.addCollab(k, room)
	}
	if n := len(c.party.collabs) - len(shown); n > 0 {
		tip := strings.Join(model.Each(c.party.collabs[len(shown):], (*collab).aloud), "\n") + "\n"
		c.Dropped += n
		more := []string{c.say.Say("+ {n} more", "n", n)}
		c.add(more, line{size: s.textSize, color: scene.Ink2, dx: textX + glyphW, tip: tip}, s.collabStep)
	}
}

// addCollab adds one collaboration. Its text has one colour, on however many lines, and
// its cadence another.
func (c *cardPen) addCollab(k *collab, room float64) {
	s := c.spec
	words, after, lost := k.broken(s.textSize, room, s.wrap+s.more)
	c.Add(lost)
	c.y += furtherLift
	lines := c.add(words, line{
		size: s.textSize, color: k.change.color(scene.Ink), dx: textX + glyphW, tip: k.aloud(), struck: k.change == Removed,
	}, s.collabStep-furtherLift)
	lines[0].arrow, lines[0].href = k, k.href
	for i, often := range after {
		lines[len(lines)-len(after)+i].after = often
	}
	c.addNews(k.news, room, textX+glyphW)
}

// addNews adds what changed, in words.
func (c *cardPen) addNews(news []string, room, dx float64) {
	for _, words := range news {
		c.wrap(words, line{size: c.spec.textSize, color: scene.Changed, dx: dx}, c.spec.collabStep-furtherLift, room, 3)
	}
}

// broken wraps a collaboration and returns its lines and the cadence that follows the
// last few of them in another colour. The cadence is never cut; the text is, or is dropped if
// less than half of it would be left.
func (k *collab) broken(size, room float64, most int) (lines, after []string, lost scene.Lost) {
	lines = text.Wrap(k.text, size, false, room, most)
	if !text.IsWhole(lines, k.text) {
		if bare := text.Wrap(k.bare, size, false, room, most); text.IsWhole(bare, k.bare) {
			lines = bare // the dashes also show the status
		} else if lines, lost = heldOrDropped(lines, k.text); lost.Dropped > 0 && k.cadence == "" {
			return []string{""}, nil, lost
		}
	}
	if k.cadence == "" {
		return lines, nil, lost
	}
	beside := " · " + k.cadence
	if n := len(lines); n > 0 && text.Room(lines[n-1], size, false)+text.Room(beside, size, false) <= room {
		return lines, []string{beside}, lost
	}
	after = text.Wrap(k.cadence, size, false, room, most)
	return append(lines, make([]string, len(after))...), after, lost
}

// heldOrDropped returns lines of a text that was cut, or nil if they hold less than half
// of it.
func heldOrDropped(lines []string, full string) ([]string, scene.Lost) {
	if text.IsStub(lines, full) {
		return nil, scene.Lost{Dropped: 1}
	}
	return lines, scene.Lost{Cut: 1}
}

func (p *party) nameColor() scene.Color {
	switch {
	case p.ghost:
		return scene.Gap
	case p.change == Removed:
		return scene.Removed
	}
	return scene.Ink
}

func cardsOf(ps []*party, s cardSpec) []*card {
	return model.Each(ps, func(p *party) *card { return newCard(p, s) })
}

// equalHeights makes all cards of a row as tall as the tallest, and returns that height,
// px.
func equalHeights(cs []*card) float64 {
	h := 0.0
	for _, c := range cs {
		h = max(h, c.h)
	}
	for _, c := range cs {
		c.fill(h)
		c.h = h
	}
	return h
}

// fill gives the cut texts of a card more lines, as far as h px allow.
func (c *card) fill(h float64) {
	s := c.spec
	for c.Cut > 0 && c.h < h {
		s.more++
		taller := newCard(c.party, s)
		if taller.h > h || len(taller.lines) == len(c.lines) {
			return
		}
		c.h, c.lines, c.rules, c.foot, c.Lost = taller.h, taller.lines, taller.rules, taller.foot, taller.Lost
	}
}

// hubFlow sums up a card's collaborations with the OSPO, for a single line between them.
// any is false if there is nothing to draw.
func (c *card) hubFlow() (sum collab, any bool) {
	sum.strength = 1
	sum.dashed = true
	sum.change = changeOf(c.party.collabs)
	for _, k := range present(c.party.collabs) {
		sum.flow |= k.flow
		sum.strength = max(sum.strength, k.strength)
		sum.dashed = sum.dashed && k.dashed
	}
	if c.wished() {
		sum.strength = 2 // the usual strength; the map records none
	}
	return sum, len(c.party.collabs) > 0 || c.ghost
}

// wished reports whether somebody is wanted and no work with them is recorded. The line
// to them then has neither an arrow nor a strength.
func (p *party) wished() bool { return p.ghost && len(p.collabs) == 0 }

// accent returns the colour of a card's lines and, without an overlay, of its bar.
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
