package compass

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

const (
	keySize   = 12.0
	keyRow    = 22.0
	keyIndent = 24.0 // number and the space after it
	keyArrow  = 25.0 // arrow between two names with its space
)

// addKey explains the numbered links below the picture, in as many columns as
// the width allows.
func (p *plan) addKey() {
	entries := p.numberedLinks()
	if len(entries) == 0 {
		return
	}
	room := p.w - 2*pageMargin
	need := 0.0
	for _, e := range entries {
		need = math.Max(need, e.needs()+22)
	}
	columns := int(clamp(math.Floor(room/need), 1, math.Min(4, float64(len(entries)))))
	rows := (len(entries) + columns - 1) / columns
	width := room / float64(columns)
	p.keyY = p.h + 6
	for i, e := range entries {
		e.x, e.y, e.w = pageMargin+float64(i/rows)*width, p.keyY+24+float64(i%rows)*keyRow, width-12
		if e.link.bundle == nil && e.needs() > e.w {
			p.cuts++
		}
		p.key = append(p.key, e)
	}
	p.h = p.keyY + 24 + float64(rows)*keyRow - 6
}

// needs is the width that an entry takes, px.
func (e keyEntry) needs() float64 {
	from, to := e.names()
	w := e.indent() + text.Room(from, keySize, false) + keyArrow + text.Room(to, keySize, false)
	return w + 6 + text.Room(e.link.printed(), keySize, false)
}

// names are the two sides of the arrow. Of many links alike the side that they do
// not have in common is a list.
func (e keyEntry) names() (from, to string) {
	l := e.link
	if l.bundle == nil {
		return l.from.name, l.to.name
	}
	many := func(at func(*link) *party) string {
		names := make([]string, len(l.bundle.links))
		for i, o := range l.bundle.links {
			names[i] = at(o).name
			if at(o) == l.bundle.common {
				names[i] = other(o, l.bundle.common).name
			}
		}
		for n := len(names); n > 1; n-- {
			s := some(names, n)
			if e.w == 0 && n <= 6 || e.w > 0 && text.Room(s, keySize, false) <= e.w/2 {
				return s
			}
		}
		return some(names, 1)
	}
	if l.bundle.common == l.to {
		return many(func(o *link) *party { return o.from }), l.to.name
	}
	return l.from.name, many(func(o *link) *party { return o.to })
}

// printed is what the key says of a link.
func (l *link) printed() string {
	if len(l.news) == 0 {
		return l.full()
	}
	return l.full() + " (" + strings.Join(l.news, ", ") + ")"
}

// some lists the first n of names, and counts the rest.
func some(names []string, n int) string {
	if n == len(names) {
		return draw.Spoken(names)
	}
	return strings.Join(names[:n], ", ") + fmt.Sprintf(" and %d more", len(names)-n)
}

// other is the end of a link that is not p.
func other(l *link, p *party) *party {
	if l.from == p {
		return l.to
	}
	return l.from
}

// indent is what the number and the space after it take, px.
func (e keyEntry) indent() float64 {
	if e.link.bundle == nil {
		return keyIndent
	}
	return e.tag().width() + 6
}

func (e keyEntry) tag() tag {
	if b := e.link.bundle; b != nil {
		return tag{numbers: b.numbers()}
	}
	return tag{numbers: []int{e.link.number}}
}

// numberedLinks lists the links that the picture shows as a number, those of a
// bundle as one entry.
func (p *plan) numberedLinks() []keyEntry {
	numbered := map[int]bool{}
	for _, l := range p.pills {
		if l.number > 0 {
			numbered[l.number] = true
		}
	}
	for _, c := range p.cards {
		for _, t := range c.tags {
			for _, n := range t.numbers {
				numbered[n] = true
			}
		}
	}
	var out []keyEntry
	for _, l := range p.links {
		if numbered[l.number] && (l.bundle == nil || l.bundle.links[0] == l) {
			out = append(out, keyEntry{link: l})
		}
	}
	return out
}

func (p *plan) drawKey() []scene.Node {
	if len(p.key) == 0 {
		return nil
	}
	title := &heading{x: pageMargin, y: p.keyY, runs: []run{{s: "BETWEEN STAKEHOLDERS", size: 11.5, bold: true, color: scene.Ink2, spacing: 0.6}}}
	nodes := title.draw()
	for _, e := range p.key {
		nodes = append(nodes, e.draw())
	}
	return nodes
}

// draw sets one entry: number, name, arrow, name, what they do. Names give way
// to each other before the text does.
func (e keyEntry) draw() scene.Node {
	l := e.link
	from, to := e.names()
	g := &scene.Group{Class: "key", Label: from + flowWords[l.flow] + to + ": " + l.aloud(), Href: l.href, Role: "listitem",
		Data: []scene.Attr{{Name: "link", Value: strconv.Itoa(l.number)}}}
	g.Tooltip = g.Label
	if l.bundle == nil {
		g.Children = numbered(strconv.Itoa(l.number), pt{X: e.x + 9, Y: e.y - 4}, 9, l.change.color(scene.Ink))
	} else {
		t := e.tag()
		g.Children = drawTag(t.words(), rect{e.x, e.y - 4 - tagSize/2, t.width(), tagSize}, l.change.color(scene.Ink))
	}
	end := e.x + e.w
	x := e.x + e.indent()
	add := func(s string, room float64, c scene.Color) {
		s = text.Fit(s, keySize, false, room)
		g.Children = append(g.Children, draw.Text(s, x, e.y, keySize, false, c))
		x += text.Width(s, keySize, false) + 1
	}
	names := end - x - keyArrow
	names -= math.Min(names*0.4, text.Room(l.printed(), keySize, false)+6)
	first := math.Max(names/2, names-text.Room(to, keySize, false))
	add(from, first, scene.Ink)
	arrow := l.collab
	arrow.strength = 1
	g.Children = append(g.Children, glyph(&arrow, x+5, e.y-4, noEnd, scene.Ink2)...)
	x += keyArrow
	second := math.Max(names/2, names-text.Room(from, keySize, false))
	add(to, second, scene.Ink)
	x += 6
	if room := end - x; room > 30 {
		add(l.printed(), room, l.change.color(scene.Ink2))
		if l.change == Removed {
			g.Children = append(g.Children, struck(g.Children[len(g.Children)-1].(*scene.Text)))
		}
	}
	return g
}
