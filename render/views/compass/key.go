package compass

import (
	"math"
	"strconv"

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
	links := p.numberedLinks()
	if len(links) == 0 {
		return
	}
	room := p.w - 2*pageMargin
	need := 0.0
	for _, l := range links {
		w := keyIndent + text.Room(l.from.name, keySize, false) + keyArrow + text.Room(l.to.name, keySize, false)
		need = math.Max(need, w+6+text.Room(l.full(), keySize, false)+22)
	}
	columns := int(clamp(math.Floor(room/need), 1, math.Min(4, float64(len(links)))))
	rows := (len(links) + columns - 1) / columns
	width := room / float64(columns)
	p.keyY = p.h + 6
	for i, l := range links {
		p.key = append(p.key, keyEntry{
			x: pageMargin + float64(i/rows)*width, y: p.keyY + 24 + float64(i%rows)*keyRow, w: width - 12, link: l,
		})
	}
	p.h = p.keyY + 24 + float64(rows)*keyRow + 6
}

// numberedLinks lists the links that the picture shows as a number.
func (p *plan) numberedLinks() []*link {
	numbered := map[int]bool{}
	for _, l := range p.pills {
		if l.number > 0 {
			numbered[l.number] = true
		}
	}
	for _, c := range p.cards {
		for _, n := range c.tags {
			numbered[n] = true
		}
	}
	var out []*link
	for _, l := range p.links {
		if numbered[l.number] {
			out = append(out, l)
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
	g := &scene.Group{Class: "key", Label: l.sentence(), Href: l.href, Role: "listitem",
		Data: []scene.Attr{{Name: "link", Value: strconv.Itoa(l.number)}}}
	g.Tooltip = g.Label
	g.Children = numbered(strconv.Itoa(l.number), pt{X: e.x + 9, Y: e.y - 4}, 9, l.change.color(scene.Ink))
	end := e.x + e.w
	x := e.x + keyIndent
	add := func(s string, room float64, c scene.Color) {
		s = text.Fit(s, keySize, false, room)
		g.Children = append(g.Children, draw.Text(s, x, e.y, keySize, false, c))
		x += text.Width(s, keySize, false) + 1
	}
	names := (end - x - keyArrow) * 0.76
	first := math.Max(names/2, names-text.Room(l.to.name, keySize, false))
	add(l.from.name, first, scene.Ink)
	arrow := l.collab
	arrow.strength = 1
	g.Children = append(g.Children, glyph(&arrow, x+5, e.y-4, pointRight, scene.Ink2)...)
	x += keyArrow
	second := math.Max(names/2, names-text.Room(l.from.name, keySize, false))
	add(l.to.name, second, scene.Ink)
	x += 6
	if room := end - x; room > 30 {
		add(l.full(), room, l.change.color(scene.Ink2))
		if l.change == Removed {
			g.Children = append(g.Children, struck(g.Children[len(g.Children)-1].(*scene.Text)))
		}
	}
	return g
}
