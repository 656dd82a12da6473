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

// cardSpec is how one density sets the text of its cards.
type cardSpec struct {
	width      float64
	nameSize   float64
	textSize   float64
	role       bool
	badges     bool
	collabs    bool
	maxCollabs int     // further ones are counted in one line
	wrap       int     // lines that the text of one collaboration may take
	first      float64 // baseline of the first line
	step       float64 // baseline distance of name lines
	gap        float64 // extra space before the collaborations; with a hairline when > 0
	collabStep float64
	foot       float64
	groups     bool // the card says to which group it belongs
	below      bool // badges straddle the bottom edge instead of the top
	more       int  // lines that each text may take beyond what is usual
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
	textX       = 14.0 // text starts here inside a card
	textEdge    = 10.0 // and ends this far from the right edge
	nameLines   = 7    // a name is cut beyond
	roleLines   = 3
	furtherLift = 2.5  // by which further lines of a collaboration are nearer, px
	leastName   = 10.5 // size of a name
	widerStep   = 6.0  // by which a card becomes wider for a long word, at least
	widerMost   = 72.0 // and at most
)

// cardPen sets the text of a card from top to bottom.
type cardPen struct {
	*card
	y float64 // of the last baseline, or of what is below it
}

// add sets lines that are like one, each step px below the last, and gives their place
// in the card's lines.
func (c *cardPen) add(lines []string, like line, step float64) []line {
	first := len(c.lines)
	for i, t := range lines {
		c.y += step
		like.s, like.dy, like.further = t, c.y, i > 0
		c.lines = append(c.lines, like)
	}
	return c.lines[first:]
}

// wrap sets a text on at most most lines of room px, and counts what it loses.
func (c *cardPen) wrap(s string, like line, step, room float64, most int) {
	lines := text.Wrap(s, like.size, like.bold, room, most)
	c.Cut += shortened(lines, s)
	like.tip = s
	c.add(lines, like, step)
}

// newCard sets the text of a card; its place comes later.
func newCard(p *party, s cardSpec) *card {
	c := &cardPen{&card{party: p, spec: s, mark: len(p.marks) > 0, rect: rect{w: s.width}}, s.first - s.step}
	if s.badges {
		c.badges = c.badgesBeside(s.width - 26)
		c.countBadges()
	}
	room := s.width - textX - textEdge
	c.badgesBelow = s.below
	if !s.badges && (p.change != "" || c.mark) && !s.below || s.below && p.bundled {
		c.y += 3 // what straddles the edge needs a little of the card
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
		c.wrap(words, like, s.step-1, room, roleLines+s.more)
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

// addName sets the name. It is smaller where that saves a word from being broken.
func (c *cardPen) addName(room float64) {
	size, most := c.spec.nameSize, nameLines+c.spec.more
	names := c.shortName(size, room, most)
	if !text.IsTidy(names, c.name) {
		c.wants = c.wantedBy(c.name, size, room)
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

// wantedBy is by how much more than room px the longest word of a name takes, or 0
// where that is too much.
func (c *card) wantedBy(name string, size, room float64) float64 {
	longest := 0.0
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' }) {
		longest = max(longest, text.Room(word, size, true))
	}
	for w := math.Ceil(longest-room) + 1; w <= widerMost; w += widerStep { // again where a hyphen takes room
		if w > 0 && text.IsTidy(c.shortName(size, room+w, nameLines), name) {
			return w
		}
	}
	return 0
}

// wanted is by how much wider the cards should be to hold each name in its size, px,
// as far as that helps.
func (p *plan) wanted() float64 {
	most := 0.0
	for _, c := range p.cards {
		most = max(most, c.wants)
	}
	return most
}

// addCollabs prints whom the office reports to, and the collaborations.
func (c *cardPen) addCollabs() {
	s, room := c.spec, c.w-textX-textEdge-glyphW
	if c.reporting {
		words := text.Wrap(c.say.Say(reportingWords), s.textSize, false, room, 2)
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

// addCollab prints one collaboration. What it is about has one ink, on however many
// lines it is, and how often another.
func (c *cardPen) addCollab(k *collab, room float64) {
	s := c.spec
	words, after, lost := k.broken(s.textSize, room, s.wrap+s.more)
	c.Add(lost)
	c.y += furtherLift
	lines := c.add(words, line{
		size: s.textSize, color: k.change.color(scene.Ink), dx: textX + glyphW, tip: k.aloud(), struck: k.change == Removed,
	}, s.collabStep-furtherLift)
	lines[0].arrow, lines[0].href = k, k.href
	lines[len(lines)-1].after = after
	c.addNews(k.news, room, textX+glyphW)
}

// addNews prints what changed, in words.
func (c *cardPen) addNews(news []string, room, dx float64) {
	for _, words := range news {
		c.wrap(words, line{size: c.spec.textSize, color: scene.Changed, dx: dx}, c.spec.collabStep-furtherLift, room, 3)
	}
}

// broken breaks a collaboration into lines, and gives what is after the last of
// them in another ink: how often. How often is kept whole; what it is about gives
// way, and where less than half of it would be left, it is not printed.
func (k *collab) broken(size, room float64, most int) (lines []string, after string, lost scene.Lost) {
	lines = text.Wrap(k.text, size, false, room, most)
	if !text.IsWhole(lines, k.text) {
		if bare := text.Wrap(k.bare, size, false, room, most); text.IsWhole(bare, k.bare) {
			lines = bare // the dashes show the state too
		} else if lines, lost = heldOrDropped(lines, k.text); lost.Dropped > 0 && k.cadence == "" {
			return []string{""}, "", lost
		}
	}
	if k.cadence == "" {
		return lines, "", lost
	}
	after = " · " + k.cadence
	if n := len(lines); n > 0 && text.Room(lines[n-1], size, false)+text.Room(after, size, false) <= room {
		return lines, after, lost
	}
	return append(lines, ""), k.cadence, lost
}

// heldOrDropped keeps lines that hold at least half of a text that was cut.
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

// equalHeights makes the cards of a row as tall as the tallest, px.
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

// fill lets what a card cuts take as many more lines as h px have room for.
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

// hubFlow sums up all that a card does with the OSPO, for its one line to it.
// any is false when there is nothing to draw.
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
		sum.strength = 2 // as any other; the map says no more
	}
	return sum, len(c.party.collabs) > 0 || c.ghost
}

// wished reports whether somebody is missing with whom no work is recorded: the line
// to them is a hope, so that it has neither an arrow nor a strength to explain.
func (p *party) wished() bool { return p.ghost && len(p.collabs) == 0 }

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
