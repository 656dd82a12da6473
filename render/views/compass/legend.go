package compass

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// legend explains only the signs that the picture uses.
func (p *plan) legend() []draw.Sign {
	used := p.used()
	signs := draw.Signs(p.overlayItems())
	for _, f := range []struct {
		flow flow
		word model.Phrase
	}{{flowOut, "from the OSPO"}, {flowIn, "to the OSPO"}, {flowBoth, "both ways"}, {flowUnknown, "direction not recorded"}} {
		signs.Add(used.flows[f.flow], 42, p.Say(f.word), flowSign(f.flow))
	}
	signs.Add(used.reports, 20.5, p.Say("the office reports to"), reportingSign)
	signs.Add(len(used.strengths) > 1, 14, p.Say("thicker = stronger"), kit.StrengthSign)
	signs.Add(used.dashed, 20, p.Say(p.later()), draw.LineSign(20, draw.Stroke(scene.Ink2, strengthWidth[2], 5, 4)))
	signs.Add(used.gaps && (p.overlay == nil || !p.overlay.gaps), 22, p.Say("gap: nobody is there yet"), kit.GapBox)
	word := p.Say("finding")
	if len(p.changes) > 0 {
		word = p.Say("new finding")
	}
	signs.Add(used.marks, 11, word, draw.Warning)
	for _, s := range changeSigns {
		signs.Add(p.shows(s.change), 14, p.Say(s.word), func(x, y float64) []scene.Node { return changeMark(s.change, x, y) })
	}
	signs.Add(len(p.nests()) > 0, 22, p.Say("whole with its parts"), nestSign)
	signs.Add(p.boundary.w > 0, 22, p.Say("organisation boundary"), func(x, y float64) []scene.Node {
		return []scene.Node{box(rect{x, y - 7, 22, 14}, 5, scene.Org, scene.OrgLine, 1.5)}
	})
	return signs
}

// later returns what dashes mean.
func (p *plan) later() model.Phrase {
	var dashed []*model.Collaboration
	add := func(k *collab) {
		if k.source != nil && k.dashed && k.change != Removed {
			dashed = append(dashed, k.source)
		}
	}
	for _, x := range p.parties {
		for _, k := range x.collabs {
			add(k)
		}
	}
	for _, l := range p.links {
		add(&l.collab)
	}
	return kit.LaterWord(dashed, p.today)
}

// used lists the signs that a picture uses.
type used struct {
	flows                 [4]bool
	strengths             map[int]bool
	reports, dashed, gaps bool
	marks                 bool
}

// used collects the signs of what is drawn: glyphs, lines, cards and marks.
func (p *plan) used() used {
	u := used{strengths: map[int]bool{}, marks: p.hub.mark}
	seen := func(k *collab, ghost bool) {
		u.strengths[k.strength] = true
		u.dashed = u.dashed || k.dashed && !ghost && k.change != Removed
	}
	for _, c := range p.cards {
		u.gaps, u.marks, u.reports = u.gaps || c.ghost, u.marks || c.mark, u.reports || c.reporting
		for _, l := range c.lines {
			if l.arrow != nil && !c.wished() {
				seen(l.arrow, c.ghost)
				if !l.others {
					u.flows[l.arrow.flow] = true
				}
			}
		}
	}
	for _, h := range p.headings {
		for _, r := range h.runs {
			if r.arrow != nil {
				u.flows[r.arrow.flow] = true
			}
		}
	}
	for _, l := range p.links { // each is a line, or an arrow in the key
		u.dashed = u.dashed || l.dashed && !l.from.ghost && !l.to.ghost && l.change != Removed
	}
	for _, w := range p.wires {
		switch {
		case w.kind == linkWire:
			u.strengths[w.link.strength] = true
		case w.kind == stubWire && !w.report && !w.to.wished():
			u.flows[w.flow()] = true
			u.dashed = u.dashed || w.dashed && !w.to.ghost && w.color != scene.Removed
		}
	}
	return u
}

// flow returns the direction of a line's arrowheads, seen from its first point.
func (w *wire) flow() (f flow) {
	if w.head {
		f |= flowOut
	}
	if w.tail {
		f |= flowIn
	}
	return f
}

// flowSign draws a small office, an arrow and a small card.
func flowSign(f flow) func(x, y float64) []scene.Node {
	return func(x, y float64) []scene.Node {
		nodes := []scene.Node{box(rect{x, y - 6, 11, 12}, 2.5, scene.Hub, "", 0)}
		nodes = append(nodes, glyph(&collab{flow: f, strength: 2}, x+13.5, y, noEnd, scene.Ink2)...)
		return append(nodes, box(rect{x + 30, y - 6, 11, 12}, 2.5, scene.Card, scene.Ink3, 1))
	}
}

const (
	keySize   = 12.0
	keyRow    = 22.0
	keyStep   = 15.0 // from the first to the second line of an entry
	keyIndent = 24.0 // number and the space after it
	keyArrow  = 28.0 // arrow between two names, with the space around it
)

// addKey adds the key of the numbered links below the picture, in as many columns as fit.
// Entries wider than half the page get lines of their own in between.
func (p *plan) addKey() {
	entries := p.numberedLinks()
	if len(entries) == 0 {
		return
	}
	room, need := p.w-2*pageMargin, 0.0
	for _, e := range entries {
		if w := e.needs() + 22; w <= room/2 {
			need = max(need, w)
		}
	}
	columns := int(clamp(math.Floor(room/need), 1, min(4, float64(len(entries)))))
	width := room / float64(columns)
	p.keyY = p.h + 6
	y := p.keyY + 24
	for len(entries) > 0 {
		n := slices.IndexFunc(entries, func(e keyEntry) bool { return e.needs() > width-12 })
		switch {
		case n < 0:
			n = len(entries)
		case n == 0:
			y += p.addLongKey(entries[0], y, room-12)
			entries = entries[1:]
			continue
		}
		rows := (n + columns - 1) / columns
		for i, e := range entries[:n] {
			e.x, e.y, e.w = pageMargin+float64(i/rows)*width, y+float64(i%rows)*keyRow, width-12
			p.key = append(p.key, e)
		}
		y, entries = y+float64(rows)*keyRow, entries[n:]
	}
	p.h = y - 6
}

// addLongKey places an entry on lines of its own, up to three, and returns their height.
func (p *plan) addLongKey(e keyEntry, y, w float64) float64 {
	e.lines = 1
	if e.needs() > w {
		e.lines = 2
	}
	e.x, e.y, e.w = pageMargin, y, w
	if e.lines == 2 {
		does := keyRoom(e.link.printed())
		from, to := e.names()
		if e.indent()+keyRoom(to)+6+does > w {
			e.lines = 3
		}
		if w -= e.indent(); keyRoom(from)+keyArrow > w || max(keyRoom(to), does) > w {
			p.Cut++
		}
	}
	p.key = append(p.key, e)
	return keyRow + keyStep*float64(e.lines-1)
}

func keyRoom(s string) float64 { return text.Room(s, keySize, false) }

// needs returns the width of an entry, px.
func (e keyEntry) needs() float64 {
	from, to := e.names()
	return e.indent() + keyRoom(from) + keyArrow + keyRoom(to) + 6 + keyRoom(e.link.printed())
}

// names returns the names at both ends of the arrow. For a bundle, the end that its links
// do not have in common is a list.
func (e keyEntry) names() (from, to string) {
	l := e.link
	if l.bundle == nil {
		return l.from.name, l.to.name
	}
	common, n := l.bundle.common, len(l.bundle.links)
	others := model.Each(l.bundle.links, func(o *link) string {
		if o.from == common {
			return o.to.name
		}
		return o.from.name
	})
	room := e.w - e.indent() - keyArrow
	if e.lines < 2 {
		room -= keyRoom(common.name) + 6 + keyRoom(l.printed())
	}
	tooLong := func(n int) bool { return keyRoom(l.some(others, n)) > room }
	switch {
	case e.w == 0:
		n = min(n, 6)
	case tooLong(n): // each further name makes it longer
		n = max(1, sort.Search(n-1, func(i int) bool { return tooLong(i + 1) }))
	}
	if common == l.to {
		return l.some(others, n), common.name
	}
	return common.name, l.some(others, n)
}

// printed returns the text of a link in the key.
func (l *link) printed() string {
	if len(l.news) == 0 {
		return l.full()
	}
	return l.full() + " (" + strings.Join(l.news, ", ") + ")"
}

// some lists the first n names, and counts the rest.
func (l *link) some(names []string, n int) string {
	if n == len(names) {
		return draw.Spoken(l.say, names)
	}
	return l.say.Say("{list} and {n} more", "list", words.Said(l.say.List(names[:n]...)), "n", len(names)-n)
}

// indent returns the width of the number and the space after it, px.
func (e keyEntry) indent() float64 {
	if e.link.bundle == nil {
		return keyIndent
	}
	return e.tag().width() + 6
}

func (e keyEntry) tag() tag {
	if b := e.link.bundle; b != nil {
		return tag{numbers: b.numbers}
	}
	return tag{numbers: []int{e.link.number}}
}

// numberedLinks lists the links that the picture shows as numbers, each bundle as one
// entry.
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
	title := &heading{x: pageMargin, y: p.keyY, runs: []run{{s: draw.Capitals(p.Say("between stakeholders")), size: 11.5, bold: true, color: scene.Ink2, spacing: 0.6}}}
	nodes := title.draw()
	for _, e := range p.key {
		nodes = append(nodes, e.draw())
	}
	return nodes
}

// draw draws one entry: number, name, arrow, name, text. The names are shortened before
// the text is.
func (e keyEntry) draw() scene.Node {
	l := e.link
	from, to := e.names()
	g := &scene.Group{Class: "key", Label: kit.Runs(e.link.say, from, l.flow.direction(), to) + ": " + l.aloud(), Href: l.href, Role: "listitem",
		Data: []scene.Attr{{Name: "link", Value: strconv.Itoa(l.number)}}}
	g.Tooltip = g.Label
	if l.bundle == nil {
		g.Children = numbered(strconv.Itoa(l.number), pt{X: e.x + 9, Y: e.y - 4}, 9, l.change.color(scene.Ink))
	} else {
		t := e.tag()
		g.Children = drawTag(t.words(), rect{e.x, e.y - 4 - tagSize/2, t.width(), tagSize}, l.change.color(scene.Ink))
	}
	x, end, does := e.x+e.indent(), e.x+e.w, keyRoom(l.printed())+6
	add := func(s string, room float64, c scene.Color) *scene.Text {
		t := draw.Text(text.Fit(s, keySize, false, room), x, e.y, keySize, false, c)
		x += t.Width + 1
		return t
	}
	first := end - x - keyArrow
	second := end - x
	switch e.lines {
	case 2:
		second -= min(second*0.4, does)
	case 0, 1:
		names := first - min(first*0.4, does)
		first, second = max(names/2, names-keyRoom(to)), max(names/2, names-keyRoom(from))
	}
	g.Children = append(g.Children, add(from, first, scene.Ink))
	arrow := l.collab
	arrow.strength = 1
	g.Children = append(g.Children, glyph(&arrow, x+7, e.y-4, noEnd, l.ink(scene.Ink2))...)
	x += keyArrow
	if e.lines > 1 {
		x, e.y = e.x+e.indent(), e.y+keyStep
	}
	says := []scene.Node{add(to, second, scene.Ink)}
	if x += 6; e.lines > 2 {
		x, e.y = e.x+e.indent(), e.y+keyStep
	}
	if room := end - x; room > 30 {
		printed := add(l.printed(), room, l.change.color(scene.Ink2))
		says = append(says, printed)
		if l.change == Removed {
			g.Children = append(g.Children, struck(printed))
		}
	}
	if e.lines < 3 {
		says = draw.Run(says...)
	}
	g.Children = append(g.Children, says...)
	return g
}
