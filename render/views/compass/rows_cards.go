package compass

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Lengths of one row, px.
const (
	rowHeight     = 21.0
	rowNameSize   = 12.0
	rowTailSize   = 11.0
	rowBaseline   = 14.6
	rowStep       = 14.0         // of further lines of the name
	rowTextX      = 8.0 + glyphW // after the arrow glyph
	rowMarkW      = 16.0         // of the finding mark
	rowChangeW    = 18.0         // of the change's sign
	rowSignGap    = 5.0          // right of the overlay's sign
	rowEdge       = 6.0          // right of the last thing on the row
	rowNames      = 3            // lines
	tailLines     = 2            // below the name
	rowGroupStrip = 20.0         // of a group's name
	tailFrom      = 210.0        // columns narrower than this have no tails
	tailDistance  = 10.0
)

// list is the stakeholders of one panel, broken into columns.
type list struct {
	persp  model.Perspective
	cards  []*card
	cols   [][]*card
	panelW float64
	colW   float64
	h      float64 // of the highest column, px
}

// newList sets the rows of a panel that is as wide as its columns.
func (s *rows) newList(ps []*party, persp model.Perspective, colW float64, columns int) *list {
	l := &list{persp: persp, colW: colW}
	l.panelW = float64(columns)*(colW+rowsColGap) - rowsColGap + 2*rowsPad
	for _, p := range ps {
		l.cards = append(l.cards, newRow(p, s.tags[p], colW, s.roomy))
	}
	l.cards = headGroups(l.cards)
	l.cols, l.h = intoColumns(l.cards, columns)
	return l
}

// newWideList sets the rows of a panel panelW wide, in columns of about the
// width of those in the middle.
func (s *rows) newWideList(ps []*party, persp model.Perspective, panelW, middleW float64) *list {
	n := max(1, len(ps))
	room := panelW - 2*rowsPad
	least := math.Max(middleW*0.86, narrowRow)
	columns := min(n, max(1, int((room+rowsColGap)/(least+rowsColGap))))
	perColumn := (n + columns - 1) / columns
	columns = (n + perColumn - 1) / perColumn
	colW := math.Floor((room+rowsColGap)/float64(columns) - rowsColGap)
	l := s.newList(ps, persp, math.Min(colW, widestRow), columns)
	l.panelW = panelW
	return l
}

func (l *list) empty() bool { return len(l.cards) == 0 }

// width is what the panel takes, px.
func (l *list) width() float64 { return l.panelW }

// hugged is the width that the columns and the heading of a wide panel take, px.
func (l *list) hugged() float64 {
	w := l.columnsWidth()
	if h := l.heading(rect{w: l.panelW}); h.bounds().w > w {
		w = h.bounds().w
	}
	return math.Min(math.Ceil(w)+2*rowsPad, l.panelW)
}

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
		total += c.rowHeight() + rowsGap
	}
	limit := sort.Search(int(math.Ceil(total)), func(h int) bool {
		cols, ok := fill(cards, float64(h))
		return ok && len(cols) <= n
	})
	cols, _ := fill(cards, float64(limit))
	return cols, float64(limit)
}

// rowHeight is the height of a row with the name of the group that it begins, px.
func (c *card) rowHeight() float64 {
	if c.heads == "" {
		return c.h
	}
	return c.h + rowGroupStrip
}

// fill puts rows into columns of at most h px; ok is false where a row alone is
// higher.
func fill(cards []*card, h float64) (cols [][]*card, ok bool) {
	start, y := 0, 0.0
	for i, c := range cards {
		if c.rowHeight() > h {
			return nil, false
		}
		if y+c.rowHeight() > h {
			cols = append(cols, cards[start:i])
			start, y = i, 0
		}
		y += c.rowHeight() + rowsGap
	}
	if start < len(cards) {
		cols = append(cols, cards[start:])
	}
	return cols, true
}

// newRow sets a stakeholder as one line: glyph, name and, where there is room, what
// they do. A long name takes further lines; numbers do where they would take the
// name's room, and where the picture is roomy, what they do does too.
func newRow(p *party, tags []tag, w float64, roomy bool) *card {
	c := &card{party: p, style: rowCard, mark: len(p.marks) > 0, rect: rect{w: w}, tags: slices.Clone(tags)}
	room := w - rowTextX - rowEdge - c.marksWidth()
	sum, connected := c.hubFlow()
	if one := text.Room(p.name, rowNameSize, false) + tailDistance; one+tagsWidth(tags) <= room {
		c.beside = tagsWidth(tags)
		room -= c.beside
	}
	names := p.shortRowName(room)
	c.cuts += shortened(names, p.name)
	y := rowBaseline
	for i, s := range names {
		l := line{s: s, size: rowNameSize, color: p.nameColor(), dx: rowTextX, dy: y + float64(i)*rowStep, struck: p.change == Removed, tip: p.name}
		if i == 0 && connected {
			l.arrow = &sum
		}
		c.lines = append(c.lines, l)
	}
	y += float64(len(names)-1) * rowStep
	if len(names) == 0 {
		y = rowBaseline
	}
	y = c.addTail(room, y, len(names) == 1, roomy)
	y = c.addRowFacts(room, y)
	c.placeRowTags(y)
	return c
}

func (p *party) shortRowName(room float64) []string {
	lines := text.Wrap(p.name, rowNameSize, false, room, rowNames)
	if isWhole(lines, p.name) {
		return lines
	}
	return p.shortName(rowNameSize, room/1.08, rowNames) // measured in bold, which is wider
}

// addRowFacts adds lines that every row keeps, whatever its room.
func (c *card) addRowFacts(room, y float64) float64 {
	if c.reporting {
		y += rowStep
		c.lines = append(c.lines, line{
			s: text.Fit(reportingWords, rowTailSize, false, room), size: rowTailSize, color: scene.Ink2, dx: rowTextX, dy: y, report: true,
		})
	}
	for _, news := range c.allNews() {
		for _, t := range text.Wrap(news, rowTailSize, false, room, 2) {
			y += rowStep
			c.lines = append(c.lines, line{s: t, size: rowTailSize, color: scene.Changed, dx: rowTextX, dy: y, tip: news})
		}
	}
	return y
}

// allNews are what changed about the party, and about what it does with the OSPO.
func (p *party) allNews() []string {
	all := slices.Clone(p.news)
	for _, k := range p.collabs {
		for _, words := range k.news {
			all = append(all, strings.TrimPrefix(k.text, k.change.sign()+" ")+": "+words)
		}
	}
	return all
}

// placeRowTags sets the row's height below its last baseline, and its numbers: at
// the right of it, or below.
func (c *card) placeRowTags(y float64) {
	c.h = rowHeight + y - rowBaseline
	x, end := c.w-rowEdge-c.beside+tagGap, c.w-rowEdge
	at := c.h / 2
	if c.beside == 0 {
		x, at = rowTextX, c.h+tagSize/2-2
	}
	for i := range c.tags {
		w := c.tags[i].width()
		if c.beside == 0 && x+w > end && x > rowTextX {
			x, at = rowTextX, at+tagStep
		}
		c.tags[i].at = pt{X: x + w/2, Y: at}
		x += w + tagGap
	}
	if c.beside == 0 && len(c.tags) > 0 {
		c.h = math.Ceil(at + tagSize/2 + 3)
	}
}

// addTail prints what party and OSPO do: at the right of the name or, where that
// has no room and the picture is roomy, below it. It returns the last baseline.
func (c *card) addTail(room, y float64, oneLine, roomy bool) float64 {
	full, end := rowTail(c.party)
	if full == "" {
		return y
	}
	color := scene.Ink3
	if c.ghost || c.toned() {
		color = scene.Ink2
	}
	tail := line{size: rowTailSize, color: color, dy: y, dx: rowTextX, tip: full}
	if len(c.party.collabs) > 0 && !c.toned() {
		k := c.party.collabs[0]
		tail.href, tail.color, tail.struck = k.href, k.change.color(color), k.change == Removed
	}
	rest := -1.0
	if oneLine && c.w >= tailFrom {
		rest = room - text.Room(c.party.name, rowNameSize, false) - tailDistance
	}
	words, lost := fitTail(full, end, rest)
	switch {
	case lost == (fits{}) || !roomy:
		tail.s = words
		tail.dx += room - text.Room(words, rowTailSize, false)
	default:
		lines := text.Wrap(full, rowTailSize, false, room, tailLines)
		lost = fits{}
		if !isWhole(lines, full) {
			words, lost = fitTail(full, end, room)
			lines = []string{words}
		}
		for i, s := range lines {
			if i > 0 {
				c.lines = append(c.lines, tail)
			}
			tail.s, tail.dy = s, tail.dy+rowStep
		}
	}
	c.cuts += lost.cuts
	c.dropped += lost.dropped
	if tail.s == "" {
		return y
	}
	c.tail = tail
	return tail.dy
}

// fitTail shortens a tail, keeping what stands at its end, or gives nothing where
// less than half would be left.
func fitTail(full, end string, room float64) (string, fits) {
	if text.Room(full, rowTailSize, false) <= room {
		return full, fits{}
	}
	start := strings.TrimSuffix(full, end)
	for _, end := range []string{end, ""} {
		if end == "" {
			start = strings.TrimSuffix(full, end)
		}
		short := text.Fit(start, rowTailSize, false, room-text.Room(end, rowTailSize, false))
		if 2*len([]rune(strings.TrimSuffix(short, "…"))) >= len([]rune(start)) {
			return short + end, fits{cuts: 1}
		}
	}
	return "", fits{dropped: 1}
}

// rowTail is what the overlay says, or else a stakeholder's first collaboration
// with the number of further ones, or what a person of the team does; end is the
// part of it, at its end, that is not shortened.
func rowTail(p *party) (full, end string) {
	switch n := len(p.collabs); {
	case p.toned():
		return p.tone.text, ""
	case p.person:
		words := p.badges
		if p.role != "" {
			words = append([]string{p.role}, words...)
		}
		return strings.Join(words, " · "), ""
	case n == 0:
		return strings.Join(p.facets, " · "), ""
	default:
		k := p.collabs[0]
		if k.cadence != "" {
			end = " · " + k.cadence
		}
		if n > 1 {
			end += fmt.Sprintf(" +%d", n-1)
		}
		return k.text + end, end
	}
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

// heading names a list and counts it: all, gaps, and rows by direction as far as
// they fit.
func (l *list) heading(r rect) *heading {
	h := &heading{x: r.x + rowsPad, y: r.y + 20}
	h.runs = []run{perspectiveRun(l.persp)}
	there, gaps, people := 0, 0, 0
	var flows [4]int
	for _, c := range l.cards {
		sum, connected := c.hubFlow()
		switch {
		case c.change == Removed:
		case c.person:
			people++
		case c.stakeholder != nil || !c.ghost:
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
	if people > 0 {
		words := itoa(people) + " people"
		if people == 1 {
			words = "1 person"
		}
		h.runs = append(h.runs, run{s: words, size: 11.5, color: scene.Ink2, gap: 12})
	}
	for _, f := range []flow{flowBoth, flowOut, flowIn, flowUnknown} {
		if flows[f] == 0 {
			continue
		}
		sign := run{arrow: &collab{flow: f, strength: 2}, color: draw.Accent(l.persp), gap: 4}
		count := run{s: itoa(flows[f]), size: 11.5, color: scene.Ink2, gap: 12}
		if h.bounds().w+12+sign.width()+count.width()-count.gap > r.w-2*rowsPad {
			break
		}
		h.runs = append(h.runs, sign, count)
	}
	return h
}
