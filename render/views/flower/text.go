package flower

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// Text of a petal, px.
const (
	petalTitle = 13.5
	petalWords = 11.5
	petalName  = 12.5
	petalDoes  = 11.5
	petalStep  = 14.5 // between the lines of one member
	petalSign  = 19.0 // left of a name, for its emblem
	petalMark  = 16.0 // right of a name, for its mark
	petalLines = 3    // lines of what a member does, if there is no room for all
)

// petalWidths are the widths to try for a petal's list, px. The first that fits breaks
// the fewest names.
var petalWidths = []float64{284, 252, 216, 180}

// petalLine is one line of a petal, left-aligned with the others; dy is the offset of its
// baseline from the petal's centre.
type petalLine struct {
	s      string
	size   float64
	bold   bool
	color  scene.Color
	dy     float64
	member *member  // the member it names
	more   []string // lines of the name below the first
	does   []string // what the member does, below the name
	tip    string
}

// set sets as much text as fits: all members with everything they do, or some of it, or
// only their names, or else as many names as fit and the number of the others.
func (p *petal) set() {
	n := len(p.members)
	if p.try(n, card.Whole) || p.try(n, petalLines) || p.try(n, 0) {
		return
	}
	// More names than lines never fit.
	for n = min(n-1, int(2*p.half/petalStep)); n >= 0 && !p.try(n, 0); n-- {
	}
}

// try sets the petal with its first n members and a maximum number of lines for what each
// does. It reports whether they fit in a list of any width.
func (p *petal) try(n, lines int) bool {
	if float64(n)*petalStep > 2*p.half {
		return false
	}
	p.hidden = p.members[n:]
	for _, w := range petalWidths {
		h := p.list(n, lines, w)
		if p.reach(h/2)*2 >= w {
			return true
		}
	}
	return false
}

// list sets the text of the first n members with width w, centred vertically, and returns
// its height.
func (p *petal) list(n, lines int, w float64) float64 {
	does := lines > 0
	color, y := draw.Accent(p.look().persp), petalTitle*0.8
	p.wide, p.lines = 0, nil
	add := func(l petalLine) *petalLine {
		l.dy = y
		p.lines = append(p.lines, l)
		p.wide = max(p.wide, text.Room(l.s, l.size, l.bold)+l.indent())
		return &p.lines[len(p.lines)-1]
	}
	says := p.says()
	if len(p.members) == 0 {
		says, color = p.Say("nobody recorded"), scene.Ink2
	}
	add(petalLine{s: p.name(), size: petalTitle, bold: true, color: color})
	for _, line := range text.Wrap(says, petalWords, false, w, 2) {
		y += 15
		add(petalLine{s: line, size: petalWords, color: scene.Ink2})
	}
	y += 7
	for _, m := range p.members[:n] {
		y += petalStep + 2
		room := w - petalSign - 5
		if len(m.marks) > 0 {
			room -= petalMark
		}
		name := text.WrapApart(m.Name, m.shared, petalName, does, room, card.Whole)
		if len(name) == 0 {
			continue
		}
		l := add(petalLine{s: name[0], size: petalName, bold: does, color: card.NameColor(m.Wanted), member: m, more: name[1:]})
		if l.does = text.Wrap(m.does, petalDoes, false, w-petalSign, lines); text.IsStub(l.does, m.does) {
			l.does = nil
		}
		for _, line := range slices.Concat(name[1:], l.does) {
			y += petalStep
			p.wide = max(p.wide, text.Room(line, petalName, does)+petalSign)
		}
		if does {
			y += 4
		}
	}
	if len(p.hidden) > 0 {
		y += petalStep + 4
		add(petalLine{s: p.Say("+{n} more, listed below", "n", len(p.hidden)), size: petalWords, bold: true, color: color, tip: strings.Join(names(p.hidden), "\n")})
	}
	y += 4
	p.wide = min(p.wide, w)
	for i := range p.lines {
		p.lines[i].dy -= y / 2
	}
	return y
}

// indent returns the space left and right of a line, px.
func (l *petalLine) indent() float64 {
	switch {
	case l.member == nil:
		return 0
	case len(l.member.marks) > 0:
		return petalSign + petalMark
	}
	return petalSign
}

// draw draws the line with its left edge at x.
func (l *petalLine) draw(x, middle float64, o view.Options) scene.Node {
	y := middle + l.dy
	if l.member == nil {
		t := draw.Text(l.s, x, y, l.size, l.bold, l.color)
		if l.tip == "" {
			return t
		}
		return &scene.Group{Tooltip: l.tip, Children: []scene.Node{t}}
	}
	g := memberGroup(l.member, o)
	left, mid := x+petalSign, y-l.size*0.34
	g.Children = append(g.Children, emblemSign(l.member, x+5.5, mid), nameSign(l.member, draw.Text(l.s, left, y, l.size, l.bold, l.color), left))
	if len(l.member.marks) > 0 {
		g.Children = append(g.Children, card.FindingMark(o.Words, left+text.Room(l.s, l.size, l.bold)+5, mid, l.member.marks))
	}
	g.Children = append(g.Children, draw.Lines(draw.Text, l.more, left, y+petalStep, petalStep, l.size, l.bold, l.color)...)
	y += petalStep * float64(len(l.more)+1)
	g.Children = append(g.Children, draw.Lines(draw.Text, l.does, left, y, petalStep, petalDoes, false, scene.Ink2)...)
	return g
}

// memberGroup returns the group of one stakeholder, whose label says what it does.
func memberGroup(m *member, o view.Options) *scene.Group {
	if m.does == "" {
		return card.StakeholderCard(m.Stakeholder, o)
	}
	return card.StakeholderCard(m.Stakeholder, o, m.does)
}

// emblemSign draws the emblem of a member's perspective in a group of its own, so that it
// is not taken for the frame of the name.
func emblemSign(m *member, x, y float64) scene.Node {
	return &scene.Group{Class: "sign", Children: []scene.Node{draw.Emblem(m.Perspective, x, y)}}
}

// nameSign draws a member's name, which starts at x; that of a gap is on a dashed pill.
func nameSign(m *member, t *scene.Text, x float64) scene.Node {
	if !m.Wanted {
		return t
	}
	return &scene.Group{Class: "sign", Children: []scene.Node{
		draw.Box(x-3.5, t.Y-11.3, text.Room(t.S, t.Size, t.Bold)+7, 15, 5, scene.GapTint, scene.Gap, 1.1, 4, 3), t,
	}}
}

func names(members []*member) []string {
	return model.Each(members, func(m *member) string { return m.Name })
}

// label returns the petal's text for screen readers.
func (p *petal) label() string {
	if len(p.members) == 0 {
		return p.Say("{group}: nobody recorded", "group", p.name())
	}
	return p.Say("{group}: {n|stakeholder}", "group", p.name(), "n", len(p.members))
}

func (p *petal) describe() string {
	if len(p.members) == 0 {
		return " " + p.label() + "."
	}
	return " " + p.Say("{heading}: {list}.", "heading", p.name(), "list", draw.Spoken(p.Words, names(p.members)))
}

// The lists of members without room in their petals, px.
const (
	hiddenColumns = 3
	hiddenApart   = 24.0
	hiddenStep    = 20.0
	hiddenHead    = 22.0
	hiddenRoom    = (flowerWidth - 2*draw.Margin - (hiddenColumns-1)*hiddenApart) / hiddenColumns
)

// listHidden lists hidden members below the flower, which ends at y, by petal and in
// columns, and returns the height of the lists.
func listHidden(flower []*petal, o view.Options, y float64) ([]scene.Node, float64) {
	var nodes []scene.Node
	at := y
	for _, p := range flower {
		if len(p.hidden) == 0 {
			continue
		}
		at += 36
		title, _ := draw.Caps(p.name(), draw.Margin, at, 11.5, draw.Accent(p.look().persp))
		nodes = append(nodes, title)
		at += hiddenHead
		x, low := draw.Margin, at
		for column := range slices.Chunk(p.hidden, (len(p.hidden)+hiddenColumns-1)/hiddenColumns) {
			y := at
			for _, m := range column {
				line, h := hiddenLine(m, o, x, y)
				nodes = append(nodes, line)
				y += h
			}
			x, low = x+hiddenRoom+hiddenApart, max(low, y-hiddenStep)
		}
		at = low
	}
	if at > y {
		at += 12
	}
	return nodes, at - y
}

// hiddenLine draws a stakeholder's name with what they do on the right or below, and
// returns its height.
func hiddenLine(m *member, o view.Options, x, y float64) (scene.Node, float64) {
	const indent = 19.0
	g := memberGroup(m, o)
	room := hiddenRoom - indent - 5
	if len(m.marks) > 0 {
		room -= 18
	}
	end, h := x+indent, hiddenStep-petalStep
	g.Children = append(g.Children, emblemSign(m, x+5.5, y-4))
	for i, line := range text.WrapApart(m.Name, m.shared, 12, false, room, card.Whole) {
		g.Children = append(g.Children, nameSign(m, draw.Text(line, x+indent, y+petalStep*float64(i), 12, false, card.NameColor(m.Wanted)), x+indent))
		end, h = max(end, x+indent+text.Room(line, 12, false)+6), h+petalStep
	}
	if len(m.marks) > 0 {
		g.Children = append(g.Children, card.FindingMark(o.Words, end, y-4, m.marks))
		end += 18
	}
	if text.Room(m.does, petalDoes, false) <= x+hiddenRoom-end-6 {
		g.Children = append(g.Children, draw.Text(m.does, end+6, y, petalDoes, false, scene.Ink2))
		return g, h
	}
	does, n := draw.Wrapped(m.does, x+indent, y+h-hiddenStep+petalStep, hiddenRoom-indent, petalDoes, petalStep, card.Whole, false, scene.Ink2)
	g.Children = append(g.Children, does...)
	return g, h + petalStep*float64(n)
}
