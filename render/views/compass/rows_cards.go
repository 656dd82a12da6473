package compass

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Lengths of one row, px.
const (
	rowHeight    = 21.0
	rowNameSize  = 12.0
	rowTailSize  = 11.0
	rowBaseline  = 14.6
	rowStep      = 14.0         // of further lines of the name
	rowTextX     = 8.0 + glyphW // after the arrow glyph
	rowMarkW     = 16.0         // of the finding mark
	rowChangeW   = 18.0         // of the change's sign
	rowSignGap   = 5.0          // right of the overlay's sign
	rowEdge      = 6.0          // right of the last thing on the row
	rowNames     = 2            // lines
	leastName    = 72.0         // tags take no more than leaves this to the name
	leastTail    = 40.0         // below this a tail says nothing
	tailFrom     = 210.0        // columns narrower than this have no tails
	tailDistance = 10.0
)

// list is the stakeholders of one panel, broken into columns.
type list struct {
	persp  model.Perspective
	side   pointing
	cards  []*card
	cols   [][]*card
	panelW float64
	colW   float64
	h      float64 // of the highest column, px
}

// newList sets the rows of a panel that is as wide as its columns.
func (s *rows) newList(ps []*party, persp model.Perspective, side pointing, colW float64, columns int) *list {
	l := &list{persp: persp, side: side, colW: colW}
	l.panelW = float64(columns)*(colW+rowsColGap) - rowsColGap + 2*rowsPad
	for _, p := range ps {
		c := newRow(p, s.numbers[p], colW)
		c.glyph = side
		l.cards = append(l.cards, c)
	}
	l.cols, l.h = intoColumns(l.cards, columns)
	return l
}

// newWideList sets the rows of a panel panelW wide, in columns of about the
// width of those in the middle.
func (s *rows) newWideList(ps []*party, persp model.Perspective, side pointing, panelW, middleW float64) *list {
	n := max(1, len(ps))
	room := panelW - 2*rowsPad
	least := math.Max(middleW*0.86, narrowRow)
	columns := min(n, max(1, int((room+rowsColGap)/(least+rowsColGap))))
	perColumn := (n + columns - 1) / columns
	columns = (n + perColumn - 1) / perColumn
	colW := math.Floor((room+rowsColGap)/float64(columns) - rowsColGap)
	l := s.newList(ps, persp, side, math.Min(colW, widestRow), columns)
	l.panelW = panelW
	return l
}

func (l *list) empty() bool { return len(l.cards) == 0 }

// width is what the panel takes, px.
func (l *list) width() float64 { return l.panelW }

// height is what the panel takes with heading and padding, px.
func (l *list) height() float64 { return rowsStrip + l.h + rowsPad }

func (l *list) columnsWidth() float64 {
	return float64(len(l.cols))*(l.colW+rowsColGap) - rowsColGap
}

// intoColumns deals rows out to at most n columns, in order, so that the highest
// column is as low as can be, and returns its height. Row heights are whole px,
// so a binary search over whole px finds it.
func intoColumns(cards []*card, n int) ([][]*card, float64) {
	total := 0.0
	for _, c := range cards {
		total += c.h + rowsGap
	}
	limit := sort.Search(int(math.Ceil(total)), func(h int) bool {
		cols, ok := fill(cards, float64(h))
		return ok && len(cols) <= n
	})
	cols, _ := fill(cards, float64(limit))
	return cols, float64(limit)
}

// fill puts rows into columns of at most h px; ok is false where a row alone is
// higher.
func fill(cards []*card, h float64) (cols [][]*card, ok bool) {
	start, y := 0, 0.0
	for i, c := range cards {
		if c.h > h {
			return nil, false
		}
		if y+c.h > h {
			cols = append(cols, cards[start:i])
			start, y = i, 0
		}
		y += c.h + rowsGap
	}
	if start < len(cards) {
		cols = append(cols, cards[start:])
	}
	return cols, true
}

// newRow sets a stakeholder as one line: glyph, name and, where there is room,
// what they do. A long name takes a second line, and numbers take further lines
// where there are many.
func newRow(p *party, numbers []int, w float64) *card {
	c := &card{party: p, style: rowCard, mark: len(p.marks) > 0, rect: rect{w: w, h: rowHeight}, tags: numbers}
	room := w - rowTextX - rowEdge - c.tagsWidth()
	room -= c.marksWidth()
	sum, connected := c.hubFlow()
	names := text.Wrap(p.name, rowNameSize, false, room, rowNames)
	shown := strings.Join(names, " ")
	for i, s := range names {
		l := line{
			s: s, size: rowNameSize, color: p.nameColor(), dx: rowTextX, dy: rowBaseline + float64(i)*rowStep,
			struck: p.change == Removed,
		}
		if shown != p.name {
			l.tip = p.name
		}
		if i == 0 && connected {
			l.arrow = &sum
		}
		c.lines = append(c.lines, l)
	}
	if n := len(names); n > 1 {
		c.h += float64(n-1) * rowStep
	}
	if n := c.tagLines(); n > 1 {
		c.h += float64(n-1) * tagStep
	}
	if len(names) == 1 && w >= tailFrom {
		c.addTail(room)
	}
	return c
}

// addTail prints what party and OSPO do at the right of the first line, in what
// the name leaves of room px.
func (c *card) addTail(room float64) {
	full, short := rowTail(c.party)
	rest := room - text.Room(c.party.name, rowNameSize, false) - tailDistance
	if full == "" || rest < leastTail {
		return
	}
	words := full
	if text.Room(words, rowTailSize, false) > rest {
		words = text.Fit(short, rowTailSize, false, rest)
	}
	color := scene.Ink3
	if c.ghost {
		color = scene.Ink2
	}
	if c.toned() {
		color = scene.Ink2
	}
	c.tail = line{
		s: words, size: rowTailSize, color: color, dy: rowBaseline, tip: full,
		dx: rowTextX + room - text.Width(words, rowTailSize, false),
	}
	if len(c.party.collabs) > 0 && !c.toned() {
		k := c.party.collabs[0]
		c.tail.href, c.tail.color, c.tail.struck = k.href, k.change.color(color), k.change == Removed
	}
}

// rowTail is what the overlay says, or else a stakeholder's first collaboration
// with the number of further ones, or what a person of the team does; short is for
// where that is too long.
func rowTail(p *party) (full, short string) {
	switch n := len(p.collabs); {
	case p.toned():
		return p.tone.text, p.tone.text
	case p.person:
		words := p.badges
		if p.role != "" {
			words = append([]string{p.role}, words...)
		}
		full = strings.Join(words, " · ")
		return full, full
	case n == 0:
		return "", ""
	case n == 1:
		return p.collabs[0].full(), p.collabs[0].text
	default:
		return fmt.Sprintf("%s +%d", p.collabs[0].full(), n-1), p.collabs[0].text
	}
}

// tagsPerLine is how many numbers stand side by side on a row: all of them, if
// that leaves the name its room.
func (c *card) tagsPerLine() int {
	room := c.w - rowTextX - rowEdge - leastName - c.marksWidth()
	return max(1, min(len(c.tags), int(room/tagStep)))
}

// marksWidth is the room that the marks of a finding, a change and an overlay take
// of a row, px.
func (c *card) marksWidth() float64 {
	w := 0.0
	if c.mark {
		w += rowMarkW
	}
	if c.change != "" {
		w += rowChangeW
	}
	if c.toned() {
		w += c.tone.signOf().width + rowSignGap
	}
	return w
}

func (c *card) tagLines() int {
	n := c.tagsPerLine()
	return (len(c.tags) + n - 1) / n
}

// tagsWidth is the room that numbers take at the right of a row, px.
func (c *card) tagsWidth() float64 {
	if len(c.tags) == 0 {
		return 0
	}
	return float64(c.tagsPerLine()) * tagStep
}

// tagCenter is where the number with index i stands: at the right of a row, in
// the middle of its height, or on the bottom edge of a card.
func (c *card) tagCenter(i int) pt {
	if c.style != rowCard {
		at := pt{X: c.right() - 15 - float64(min(len(c.tags), maxTags)-1-i)*tagStep, Y: c.bottom()}
		if c.badgesBelow {
			at.Y = c.y
		}
		return at
	}
	n := c.tagsPerLine()
	last := min(len(c.tags)-i/n*n, n) - 1 // of this line
	return pt{
		X: c.right() - 9 - float64(last-i%n)*tagStep,
		Y: c.y + (c.h-float64(c.tagLines()-1)*tagStep)/2 + float64(i/n)*tagStep,
	}
}

// heading names a list and counts it: all, gaps, and rows by direction as far as
// they fit.
func (l *list) heading(r rect) *heading {
	h := &heading{x: r.x + rowsPad, y: r.y + 20}
	h.runs = []run{perspectiveRun(l.persp)}
	there, gaps := 0, 0
	var flows [4]int
	for _, c := range l.cards {
		sum, connected := c.hubFlow()
		if c.change != Removed {
			there++
		}
		switch {
		case c.change == Removed:
		case c.ghost:
			gaps++
		case connected:
			flows[sum.flow]++
		}
	}
	if gaps < there {
		h.runs = append(h.runs, run{s: itoa(there), size: 12, bold: true, color: scene.Ink, gap: 14})
	}
	if gaps > 0 {
		h.runs = append(h.runs, run{s: model.Counted(gaps, "gap"), size: 11.5, bold: true, color: scene.Gap, gap: 12})
	}
	for _, f := range []flow{flowBoth, flowOut, flowIn, flowUnknown} {
		if flows[f] == 0 {
			continue
		}
		sign := run{arrow: &collab{flow: f, strength: 2}, glyph: l.side, color: draw.Accent(l.persp), gap: 4}
		count := run{s: itoa(flows[f]), size: 11.5, color: scene.Ink2, gap: 12}
		if h.bounds().w+12+sign.width()+count.width()-count.gap > r.w-2*rowsPad {
			break
		}
		h.runs = append(h.runs, sign, count)
	}
	return h
}
