package compass

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Dimensions of one row, px.
const (
	rowHeight     = 21.0
	rowNameSize   = 12.0
	rowTailSize   = 11.0
	rowBaseline   = 14.6
	rowStep       = 14.0         // between the lines of the name
	rowTextX      = 8.0 + glyphW // after the arrow glyph
	rowMarkW      = 16.0         // of the finding mark
	rowChangeW    = 18.0         // of the change's sign
	rowSignGap    = 5.0          // right of the overlay's sign
	rowEdge       = 6.0          // right of the last item of the row
	rowNames      = 5            // lines
	tailLines     = 3            // below the name
	rowGroupStrip = 20.0         // of a group's name
	rowGroupLift  = 5.0          // from its baseline to the row
	tailFrom      = 210.0        // least width of columns with shortened tails
	tailDistance  = 10.0
	tagsApart     = 4.0 // left of numbers
	tagsRise      = 3.0 // by which their middle is above the baseline of a last line
	leastRows     = 3   // of a column above or below, so that one more stakeholder needs no new column
)

// list is the stakeholders of one panel, broken into columns.
type list struct {
	*content
	persp  model.Perspective
	cards  []*card
	cols   [][]*card
	panelW float64 // width of the panel, px
	colW   float64
	h      float64 // of the highest column, px
}

// newList lays out the rows of a panel that is as wide as its columns.
func (s *rows) newList(ps []*party, persp model.Perspective, colW float64, columns int, roomy bool) *list {
	l := &list{content: s.content, persp: persp, colW: colW}
	l.panelW = float64(columns)*(colW+rowsColGap) - rowsColGap + 2*rowsPad
	for _, p := range ps {
		l.cards = append(l.cards, newRow(p, s.tags[p], colW, roomy))
	}
	l.cards = headGroups(l.cards)
	l.cols, l.h = intoColumns(l.cards, columns)
	l.repeatHeads()
	return l
}

// repeatHeads repeats the name of a group where it continues in another column.
func (l *list) repeatHeads() {
	for _, col := range l.cols[min(1, len(l.cols)):] {
		if c := col[0]; c.heads == "" && c.group != "" {
			c.heads = c.group
		}
	}
	l.h = stackHeight(l.cols, rowsGap, rowGroupStrip)
}

// newWideList lays out the rows of a panel at most panelW wide, in columns about as wide
// as those in the middle, filling one after the other.
func (s *rows) newWideList(ps []*party, persp model.Perspective, panelW, middleW float64) *list {
	n := max(1, len(ps))
	room := panelW - 2*rowsPad
	least := max(middleW*0.86, narrowRow)
	columns := min(n, max(1, int((room+rowsColGap)/(least+rowsColGap))))
	perColumn := max(leastRows, (n+columns-1)/columns)
	columns = (n + perColumn - 1) / perColumn
	colW := math.Floor((room+rowsColGap)/float64(columns) - rowsColGap)
	l := s.newList(ps, persp, min(colW, widestRow), columns, s.roomy)
	l.panelW = panelW
	return l
}

func (l *list) empty() bool { return len(l.cards) == 0 }

// hugged returns the width that the columns and the heading of a wide panel need, px.
func (l *list) hugged() float64 {
	w := max(l.columnsWidth(), l.heading(rect{w: l.panelW}).bounds().w)
	return min(math.Ceil(w)+2*rowsPad, l.panelW)
}

// height returns the height of the panel with heading and padding, px.
func (l *list) height() float64 { return rowsStrip + l.h + rowsPad }

func (l *list) columnsWidth() float64 {
	return float64(len(l.cols))*(l.colW+rowsColGap) - rowsColGap
}

// intoColumns deals rows out to at most n columns, in order, so that the highest column
// is as low as possible, and returns its height. Row heights are whole px, so a binary
// search over whole px finds it.
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

// rowHeight returns the height of a row and of the group name above it, px.
func (c *card) rowHeight() float64 { return c.groupRoom(rowGroupStrip) + c.h }

// fill puts rows into columns of at most h px; ok is false if a single row is higher.
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

// newRow lays out a stakeholder as one line: glyph, name and, if there is room, what they
// do. A long name takes further lines, as do numbers of links that do not fit beside the
// name and, if the picture is roomy, what they do.
func newRow(p *party, tags []tag, w float64, roomy bool) *card {
	c := &cardPen{&card{party: p, style: rowCard, mark: len(p.marks) > 0, rect: rect{w: w}, tags: slices.Clone(tags)}, rowBaseline - rowStep}
	room := w - rowTextX - rowEdge - c.marksWidth()
	sum, connected := c.hubFlow()
	if len(tags) > 0 && text.Room(p.name, rowNameSize, false)+tagsApart+tagsWidth(tags) <= room {
		c.beside = tagsApart + tagsWidth(tags)
		room -= c.beside
	}
	names := p.shortRowName(room)
	c.Cut += shortened(names, p.name)
	lines := c.add(names, line{size: rowNameSize, color: p.nameColor(), dx: rowTextX, struck: p.change == Removed, tip: p.name}, rowStep)
	if len(lines) > 0 && connected {
		lines[0].arrow = &sum
	}
	c.y = max(c.y, rowBaseline) // also for a row without a name
	c.addTail(room, len(names) == 1, roomy)
	c.addRowFacts(room)
	c.placeRowTags()
	return c.card
}

func (p *party) shortRowName(room float64) []string {
	lines := text.Wrap(p.name, rowNameSize, false, room, rowNames)
	if text.IsWhole(lines, p.name) {
		return lines
	}
	return p.shortName(rowNameSize, room/1.08, rowNames) // measured in bold, which is wider
}

// addRowFacts adds the lines that every row keeps, whatever its width.
func (c *cardPen) addRowFacts(room float64) {
	if c.reporting {
		words := text.Fit(c.say.Say(reportingWords), rowTailSize, false, room)
		c.add([]string{words}, line{size: rowTailSize, color: scene.Ink2, dx: rowTextX, report: true}, rowStep)
	}
	for _, news := range c.allNews() {
		c.wrap(news, line{size: rowTailSize, color: scene.Changed, dx: rowTextX}, rowStep, room, 2)
	}
}

// allNews returns what changed about the party and about its work with the OSPO.
func (p *party) allNews() []string {
	all := slices.Clone(p.news)
	for _, k := range p.collabs {
		for _, words := range k.news {
			all = append(all, strings.TrimPrefix(k.text, k.change.sign()+" ")+": "+words)
		}
	}
	return all
}

// placeRowTags sets the row's height from its last baseline, and places its numbers: at
// the right of the row or of its last line, or below.
func (c *cardPen) placeRowTags() {
	c.h = rowHeight + c.y - rowBaseline
	right := c.w - rowEdge
	x, at := right-tagsWidth(c.tags)+tagGap, c.h/2
	below := c.beside == 0 && len(c.tags) > 0
	if beside := x - c.marksWidth(); below && len(c.lines) > 1 && c.lastLineEnd()+tagsApart <= beside {
		x, at, below = beside, c.y-tagsRise, false
	}
	if below {
		x, at = rowTextX, c.h+tagSize/2-2
	}
	for i := range c.tags {
		w := c.tags[i].width()
		if below && x+w > right && x > rowTextX {
			x, at = rowTextX, at+tagStep
		}
		c.tags[i].at = pt{X: x + w/2, Y: at}
		x += w + tagGap
	}
	if below {
		c.h = math.Ceil(at + tagSize/2 + 3)
	}
}

// lastLineEnd returns the right end of the text on the last baseline, px from the card's
// left edge.
func (c *cardPen) lastLineEnd() float64 {
	end := 0.0
	for _, l := range append(c.lines[:len(c.lines):len(c.lines)], c.tail) {
		switch {
		case l.s == "" || l.dy != c.y:
		case l.right:
			return c.w
		default:
			end = max(end, l.dx+text.Room(l.s, l.size, l.bold))
		}
	}
	return end
}

// marksWidth returns the width of the marks of findings, changes and overlays on a row,
// px.
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

// tally counts the parties of a perspective: stakeholders, gaps among them, and people.
type tally struct{ there, gaps, people int }

func (t *tally) add(p *party) {
	switch {
	case p.change == Removed:
		return
	case p.own, p.left: // neither a stakeholder nor one of the team
	case p.person:
		t.people++
	case p.stakeholder != nil || !p.ghost:
		t.there++
	}
	if p.ghost {
		t.gaps++
	}
}

func tallyOf(cards []*card) (t tally) {
	for _, c := range cards {
		t.add(c.party)
	}
	return t
}

// heading returns a list's name with counts: all, gaps, and rows by direction as far as
// they fit. If the list is spread over several pages, the totals are included.
func (l *list) heading(r rect) *heading {
	h := &heading{x: r.x + rowsPad, y: r.y + 20}
	h.runs = []run{l.headingRun(l.persp)}
	add := func(more ...run) bool {
		n := len(h.runs)
		if h.runs = append(h.runs, more...); h.bounds().w > r.w-2*rowsPad {
			h.runs = h.runs[:n]
			return false
		}
		return true
	}
	t := tallyOf(l.cards)
	var flows [4]int
	for _, x := range l.cards {
		if sum, connected := x.hubFlow(); connected && !x.ghost && x.change != Removed {
			flows[sum.flow]++
		}
	}
	all, parted := l.totals[l.persp]
	of := func(n, all int, alone, part model.Phrase) string {
		if parted && n != all {
			return l.Say(part, "n", n, "all", all)
		}
		return l.Say(alone, "n", n)
	}
	if t.gaps < t.there {
		h.runs = append(h.runs, run{s: of(t.there, all.there, "{n}", "{n} of {all}"), size: 12, bold: true, color: scene.Ink, gap: 14})
	}
	if t.gaps > 0 {
		add(run{s: of(t.gaps, all.gaps, "{n|gap}", "{n} of {all|gap}"), size: 11.5, bold: true, color: scene.Gap, gap: 12})
	}
	if t.people > 0 {
		words := of(t.people, all.people, "{n|person|people}", "{n} of {all|person|people}")
		add(run{s: words, size: 11.5, color: scene.Ink2, gap: 12})
	}
	for _, f := range []flow{flowBoth, flowOut, flowIn, flowUnknown} {
		if flows[f] == 0 {
			continue
		}
		sign := run{arrow: &collab{flow: f, strength: 2}, color: draw.Accent(l.persp), gap: 4}
		if !add(sign, run{s: strconv.Itoa(flows[f]), size: 11.5, color: scene.Ink2, gap: 12}) {
			break
		}
	}
	return h
}
