package flower

import (
	"fmt"
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// Text of a petal, px.
const (
	petalTitle   = 13.5
	petalWords   = 11.5
	petalName    = 12.5
	petalDoes    = 11.5
	petalSigns   = 24.0 // left and right of a name, for its emblem and its mark
	leastPetal   = 96.0 // no line is set where there is less room
	petalFullest = 0.88 // of a petal's height that its text takes at most
)

// petalLine is one line of a petal, centred on it; dy is the offset of its baseline
// from the petal's middle.
type petalLine struct {
	s      string
	size   float64
	bold   bool
	color  scene.Color
	dy     float64
	member *member // whose name it is; does is then the line below it
	does   string
	doesDy float64
	tip    string
}

// set sets as much as fits: everybody with what they do, everybody by name, or else
// as many names as there is room for and the number of the others.
func (p *petal) set() {
	n := len(p.members)
	if p.try(n, true) || p.try(n, false) {
		return
	}
	for n--; n > 0 && !p.try(n, false); n-- {
	}
}

// try sets the petal with its first n members, and reports whether they fit.
func (p *petal) try(n int, does bool) bool {
	p.lines, p.hidden = nil, p.members[n:]
	look := petals[p.id]
	color := draw.Accent(look.persp)
	if len(p.members) == 0 {
		p.lines = []petalLine{
			{s: look.name, size: petalTitle, bold: true, color: scene.Ink2, dy: -4},
			{s: "nobody recorded", size: petalWords, color: scene.Ink2, dy: 15},
		}
		return true
	}
	// Baselines from the top of the block, which is centred once its height is
	// known.
	y := petalTitle * 0.8
	p.lines = []petalLine{{s: look.name, size: petalTitle, bold: true, color: color, dy: y}}
	y += 15
	p.lines = append(p.lines, petalLine{s: look.words, size: petalWords, color: scene.Ink2, dy: y})
	y += 8
	for _, m := range p.members[:n] {
		l := petalLine{s: m.Name, size: petalName, bold: does, color: card.NameColor(m.Wanted), member: m}
		l.dy = y + 14
		y += 17
		if does && m.does != "" {
			l.does, l.doesDy = m.does, l.dy+14.5
			y += 14.5
		}
		if does {
			y += 4
		}
		p.lines = append(p.lines, l)
	}
	if len(p.hidden) > 0 {
		p.lines = append(p.lines, petalLine{
			s: fmt.Sprintf("+%d more, listed below", len(p.hidden)), size: petalWords, bold: true, color: color, dy: y + 14, tip: names(p.hidden),
		})
		y += 17
	}
	return p.settle(y)
}

// settle moves the lines so that a block h px high stands in the middle, and cuts
// them to the petal's width. It reports whether there is room for all.
func (p *petal) settle(h float64) bool {
	if h > 2*p.half*petalFullest {
		return false
	}
	for i := range p.lines {
		l := &p.lines[i]
		l.dy -= h / 2
		l.doesDy -= h / 2
		room := p.room(l.dy, l.size)
		if l.member != nil {
			room -= 2 * petalSigns
		}
		if room < leastPetal {
			return false
		}
		l.s = text.Fit(l.s, l.size, l.bold, room)
		if l.does != "" {
			l.does = text.Fit(l.does, petalDoes, false, p.room(l.doesDy, petalDoes))
		}
	}
	return true
}

// room is the width of a line of text on the baseline dy.
func (p *petal) room(dy, size float64) float64 {
	return 2 * math.Min(p.reach(dy-0.75*size), p.reach(dy+0.22*size))
}

func (l *petalLine) draw(at scene.Point, o view.Options) scene.Node {
	t := draw.Centered(l.s, at.X, at.Y+l.dy, l.size, l.bold, l.color)
	if l.member == nil {
		if l.tip == "" {
			return t
		}
		return &scene.Group{Tooltip: l.tip, Children: []scene.Node{t}}
	}
	g := memberGroup(l.member, o)
	half, mid := text.Room(l.s, l.size, l.bold)/2, t.Y-l.size*0.34
	left := at.X - half - 12
	if l.member.Wanted {
		left -= 5 // clear of the pill
	}
	g.Children = append(g.Children, emblemSign(l.member, left, mid), nameSign(l.member, t, t.X-half))
	if found := o.Marks(detail.StakeholderKey(l.member.ID)); len(found) > 0 && !l.member.Wanted {
		g.Children = append(g.Children, card.FindingMark(at.X+half+5, mid, found))
	}
	if l.does != "" {
		g.Children = append(g.Children, draw.Centered(l.does, at.X, at.Y+l.doesDy, petalDoes, false, scene.Ink2))
	}
	return g
}

// memberGroup is the group of one stakeholder, which says what it does.
func memberGroup(m *member, o view.Options) *scene.Group {
	if m.does == "" {
		return card.StakeholderCard(m.Stakeholder, o)
	}
	return card.StakeholderCard(m.Stakeholder, o, m.does)
}

// emblemSign is the emblem of a member's perspective, as a thing of its own: it is
// not the frame around the name.
func emblemSign(m *member, x, y float64) scene.Node {
	return &scene.Group{Class: "sign", Children: []scene.Node{draw.Emblem(m.Perspective, x, y)}}
}

// nameSign is a member's name, which starts at x; that of a gap stands on a dashed
// pill.
func nameSign(m *member, t *scene.Text, x float64) scene.Node {
	if !m.Wanted {
		return t
	}
	return &scene.Group{Class: "sign", Children: []scene.Node{
		draw.Box(x-5, t.Y-12.2, text.Room(t.S, t.Size, t.Bold)+10, 16.4, 5, scene.GapTint, scene.Gap, 1.1, 4, 3), t,
	}}
}

// names lists members for a tooltip.
func names(members []*member) string {
	var out []string
	for _, m := range members {
		out = append(out, m.Name)
	}
	return strings.Join(out, "\n")
}

// label is the petal as a screen reader says it.
func (p *petal) label() string {
	if len(p.members) == 0 {
		return petals[p.id].name + ": nobody recorded"
	}
	return petals[p.id].name + ": " + model.Counted(len(p.members), "stakeholder")
}

// describe is a sentence about the petal.
func (p *petal) describe() string {
	var all []string
	for _, m := range p.members {
		all = append(all, m.Name)
	}
	if len(all) == 0 {
		return fmt.Sprintf(" %s: nobody recorded.", petals[p.id].name)
	}
	return fmt.Sprintf(" %s: %s.", petals[p.id].name, draw.Spoken(all))
}

// The lists of those for whom a petal has no room, px.
const (
	hiddenColumns = 3
	hiddenApart   = 24.0
	hiddenStep    = 20.0
	hiddenHead    = 22.0
	hiddenRoom    = (flowerWidth - 2*draw.Margin - (hiddenColumns-1)*hiddenApart) / hiddenColumns
)

// listHidden lists those below the flower, which ends at y, by petal and in columns.
// It also gives the height that they take.
func listHidden(flower []*petal, o view.Options, y float64) ([]scene.Node, float64) {
	var nodes []scene.Node
	at := y
	for _, p := range flower {
		if len(p.hidden) == 0 {
			continue
		}
		at += 36
		title, _ := draw.Caps(petals[p.id].name, draw.Margin, at, 11.5, draw.Accent(petals[p.id].persp))
		nodes = append(nodes, title)
		at += hiddenHead
		rows := (len(p.hidden) + hiddenColumns - 1) / hiddenColumns
		for i, m := range p.hidden {
			x := draw.Margin + float64(i/rows)*(hiddenRoom+hiddenApart)
			nodes = append(nodes, hiddenLine(m, o, x, at+hiddenStep*float64(i%rows)))
		}
		at += hiddenStep * float64(rows-1)
	}
	if at > y {
		at += 12
	}
	return nodes, at - y
}

// hiddenLine is a stakeholder's name and, right of it, what they do.
func hiddenLine(m *member, o view.Options, x, y float64) scene.Node {
	const indent = 19.0
	g := memberGroup(m, o)
	room := hiddenRoom - indent - 5
	found := o.Marks(detail.StakeholderKey(m.ID))
	if m.Wanted {
		found = nil
	}
	if len(found) > 0 {
		room -= 18
	}
	name := text.Fit(m.Name, 12, false, room*0.6)
	g.Children = append(g.Children, emblemSign(m, x+5.5, y-4), nameSign(m, draw.Text(name, x+indent, y, 12, false, card.NameColor(m.Wanted)), x+indent))
	end := x + indent + text.Room(name, 12, false) + 6
	if len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(end, y-4, found))
		end += 18
	}
	if does := text.Fit(m.does, 11.5, false, x+hiddenRoom-end-6); does != "" {
		g.Children = append(g.Children, draw.Text(does, end+6, y, 11.5, false, scene.Ink2))
	}
	return g
}
