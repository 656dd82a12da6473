package report

import (
	"math"
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Text, px.
const (
	proseMeasure = 800.0 // maximum line length: the eye has to find the next line
	proseIndent  = 20.0
	proseTerm    = 92.0 // minimum width of the column of terms
	tileWidth    = 200.0
	tileGap      = 12.0
	tilePad      = 14.0
)

// block is a piece of text that is never split.
type block struct {
	says  []scene.Paragraph
	nodes []scene.Node // relative to the top of the block
	high  float64
	above float64 // space above, except at the top of a page
	keeps bool    // stays on one page with the next block
}

// prosePages sets a text on as many pages as it needs. It reduces the spacing if that
// saves a page, so that no page holds a last line alone.
func prosePages(p draw.Page, prose []scene.Paragraph) []*scene.Scene {
	const closer = 0.6
	all := blocks(prose, pageWidth-2*draw.Margin)
	tight := slices.Clone(all)
	for i := range tight {
		tight[i].above *= closer
	}
	pages := broken(all)
	if fewer := broken(tight); len(fewer) < len(pages) {
		pages = fewer
	}
	return model.Each(pages, func(set []block) *scene.Scene { return proseScene(p, set, pageWidth, pageHeight-draw.Margin) })
}

// broken breaks a text into pages, after blocks that need not stay with the next one.
func broken(rest []block) [][]block {
	const room = pageHeight - draw.Top - pageFoot
	var pages [][]block
	for len(rest) > 0 {
		n, y := 0, 0.0
		for n < len(rest) {
			next, end := n, y
			for more := true; more && next < len(rest); next++ {
				end += rest[next].above + rest[next].high
				more = rest[next].keeps
			}
			if n > 0 && end > room {
				break
			}
			n, y = next, end
		}
		pages, rest = append(pages, rest[:n]), rest[n:]
	}
	return pages
}

// proseScene sets blocks one below the other on a page at least y px high.
func proseScene(p draw.Page, set []block, w, y float64) *scene.Scene {
	p.Width, p.Height = w, draw.Top
	var prose []scene.Paragraph
	for i, b := range set {
		if i > 0 {
			p.Height += b.above
		}
		p.Body = append(p.Body, scene.Transform(b.nodes, 1, 0, p.Height)...)
		p.Height += b.high
		prose = append(prose, b.says...)
	}
	p.Height = max(p.Height, y)
	s := draw.Frame(p)
	s.Prose = prose
	return s
}

// blocks breaks paragraphs into lines of at most room px.
func blocks(prose []scene.Paragraph, room float64) []block {
	term := proseTerm
	for _, p := range prose {
		if p.Style == scene.StyleFigure { // its term is above
			continue
		}
		term = max(term, math.Ceil(text.Room(p.Term, card.TextSize, false))+6)
	}
	var out []block
	for i := 0; i < len(prose); {
		n := 1
		if prose[i].Style == scene.StyleFigure {
			for i+n < len(prose) && prose[i+n].Style == scene.StyleFigure {
				n++
			}
			out = append(out, tiles(prose[i:i+n], room)...)
		} else {
			step := 1
			for j := i; j > 0 && prose[j-1].Style == scene.StyleStep; j-- {
				step++
			}
			measure := min(room, proseMeasure)
			if prose[i].Style == scene.StyleLead { // its font is larger
				measure = room
			}
			out = append(out, setBlock(prose[i], step, term, measure))
		}
		i += n
	}
	return out
}

// setBlock sets one paragraph; step is its number in a numbered list, term the width of
// the column of terms.
func setBlock(p scene.Paragraph, step int, term, room float64) block {
	c := &card.Pen{X: draw.Margin, Room: room}
	b := block{says: []scene.Paragraph{p}, above: 6}
	g := &scene.Group{Class: "paragraph"}
	switch p.Style {
	case scene.StyleLead:
		g.Children = leadNodes(c, p)
	case scene.StyleHeading:
		b.above, b.keeps = 26, true
		g.Role, g.Label = "heading", p.Text
		signed(c, p.Severity, 16)
		c.Text(p.Text, 16, true, scene.Ink, card.Whole)
		c.Text(p.Note, 12.5, false, scene.Ink2, card.Whole)
	case scene.StyleSubheading:
		b.above, b.keeps = 16, true
		g.Role, g.Label = "heading", p.Text
		signed(c, p.Severity, 13)
		noted(c, p, 13, true)
		if p.Href != "" {
			c.Nodes = []scene.Node{&scene.Group{Href: p.Href, Children: c.Nodes}}
		}
	case scene.StyleItem:
		b.above = 3
		c.X, c.Room = c.X+proseIndent, c.Room-proseIndent
		dot := &scene.Circle{X: c.X + 3, Y: card.LineStep(13) / 2, R: 2, Paint: scene.Paint{Fill: scene.Ink3}}
		c.Nodes = append(c.Nodes, &scene.Group{Children: []scene.Node{dot}})
		c.X, c.Room = c.X+14, c.Room-14
		noted(c, p, 13, false)
	case scene.StyleStep:
		b.above = 10
		numbered(c, p, step)
	case scene.StyleFact:
		c.Fact(p.Term, p.Text, term, scene.Ink)
	default:
		if p.Term != "" { // advice stays with what it is about
			b.above, b.keeps = 2, true
			c.X, c.Room = c.X+proseIndent, c.Room-proseIndent
			c.Fact(p.Term, p.Text, term, scene.Ink2)
			break
		}
		c.Text(p.Text, 13, false, scene.Ink2, card.Whole)
	}
	b.high = c.Y
	g.Children = append(g.Children, c.Nodes...)
	b.nodes = []scene.Node{g}
	return b
}

// signed adds the sign of a severity, if there is one, in front of the text that follows.
func signed(c *card.Pen, severity string, size float64) {
	if s, ok := model.ParseSeverity(severity); ok {
		sign := &scene.Group{Children: card.SeveritySign(s)(c.X, c.Y+card.LineStep(size)/2)}
		c.Nodes = append(c.Nodes, sign)
		c.X, c.Room = c.X+proseIndent, c.Room-proseIndent
	}
}

// noted adds a text with its note on the right.
func noted(c *card.Pen, p scene.Paragraph, size float64, bold bool) {
	y, wide := card.Baseline(c.Y, size), 0.0
	note := text.Wrap(p.Note, card.TextSize, false, c.Room/2, card.Whole)
	for i, line := range note {
		t := draw.Text(line, c.X+c.Room, y+card.LineStep(card.TextSize)*float64(i), card.TextSize, false, scene.Ink3)
		t.Anchor = scene.End
		wide = max(wide, text.Room(line, card.TextSize, false))
		c.Nodes = append(c.Nodes, &scene.Group{Tooltip: p.Note, Children: []scene.Node{t}})
	}
	text := &card.Pen{X: c.X, Y: c.Y, Room: c.Room - wide - 14}
	text.Text(p.Text, size, bold, scene.Ink, card.Whole)
	c.Y += card.LineStep(size) + card.LineStep(card.TextSize)*float64(max(len(note), 1)-1)
	c.Take(text)
}

// numbered adds a text after its number, with its note below.
func numbered(c *card.Pen, p scene.Paragraph, number int) {
	const r = 11.0
	c.Nodes = append(c.Nodes, &scene.Group{Children: []scene.Node{
		&scene.Circle{X: c.X + r, Y: c.Y + r, R: r, Paint: scene.Paint{Fill: scene.Hub}},
		draw.Centered(strconv.Itoa(number), c.X+r, c.Y+r+4.3, 12, true, scene.HubInk),
	}})
	text := c.Beside(2*r + 12)
	text.Y += 2
	text.Text(p.Text, 13.5, true, scene.Ink, card.Whole)
	text.Text(p.Note, 12.5, false, scene.Ink2, card.Whole)
	c.Y += 2 * r
	c.Take(text)
}

// leadNodes returns the lead sentence in a panel, with a red edge if there is something
// to warn about.
func leadNodes(c *card.Pen, p scene.Paragraph) []scene.Node {
	const pad, edge = 16.0, 5.0
	fill, accent := scene.Org, scene.Hub
	if s, ok := model.ParseSeverity(p.Severity); ok && s >= model.Warning {
		fill, accent = scene.GapTint, scene.Gap
	}
	text := &card.Pen{X: c.X + edge + pad, Y: pad - 2, Room: c.Room - edge - 2*pad}
	text.Text(p.Text, 17, true, scene.Ink, card.Whole)
	text.Text(p.Note, 12.5, false, scene.Ink2, card.Whole)
	high := text.Y + pad
	c.Y = high + 8
	return append([]scene.Node{
		draw.Box(c.X, 0, c.Room, high, 8, fill, "", 0), draw.Box(c.X, 0, edge, high, 2, accent, "", 0),
	}, text.Nodes...)
}

// tiles sets figures side by side, in columns shared by all rows.
func tiles(figures []scene.Paragraph, room float64) []block {
	most := max(int((room+tileGap)/(tileWidth+tileGap)), 1)
	rows := (len(figures) + most - 1) / most
	columns := (len(figures) + rows - 1) / rows
	w := (room+tileGap)/float64(columns) - tileGap
	var out []block
	for row := range slices.Chunk(figures, columns) {
		out = append(out, tileRow(row, w))
	}
	return out
}

func tileRow(figures []scene.Paragraph, w float64) block {
	b := block{says: figures, above: tileGap}
	pens := make([]*card.Pen, len(figures))
	for i, f := range figures {
		c := &card.Pen{X: draw.Margin + float64(i)*(w+tileGap) + tilePad, Y: tilePad - 3, Room: w - 2*tilePad}
		c.Text(f.Term, card.TextSize, false, scene.Ink2, card.Whole)
		c.Text(f.Text, 24, true, scene.Ink, card.Whole)
		c.Text(f.Note, card.TextSize, false, scene.Ink2, card.Whole)
		b.high = max(b.high, c.Y+tilePad-2)
		pens[i] = c
	}
	for i, c := range pens {
		box := draw.Box(c.X-tilePad, 0, w, b.high, 8, scene.Card, scene.Line, 1)
		label := figures[i].Term + ": " + card.Dotted(figures[i].Text, figures[i].Note)
		b.nodes = append(b.nodes, &scene.Group{Class: "figure", Role: "group", Label: label, Children: append([]scene.Node{box}, c.Nodes...)})
	}
	return b
}
