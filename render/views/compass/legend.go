package compass

import (
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

const (
	legendSize = 11.5
	legendRow  = 22.0
)

// legendItem is one sign of the legend with its meaning. Its place is that of
// the sign's left edge and middle.
type legendItem struct {
	x, y  float64
	width float64 // of the sign, px
	word  string
	sign  func(x, y float64) []scene.Node // nil for a word alone
	title bool                            // of the items that follow
	last  bool                            // on its line
}

const widestWord = 280.0 // px; names of people may be long

// lead is what stands before the word, px.
func (it *legendItem) lead() float64 {
	if it.sign == nil {
		return 0
	}
	return it.width + 6
}

// addLegend explains what the picture uses, and nothing else.
func (p *plan) addLegend() {
	p.legendY = p.h + 14
	x, y := pageMargin, p.legendY
	for _, it := range p.legendItems() {
		it.word = text.Fit(it.word, legendSize, it.title, widestWord)
		w := it.lead() + text.Room(it.word, legendSize, it.title)
		if x > pageMargin && x+w > p.w-pageMargin {
			x, y = pageMargin, y+legendRow
		}
		it.x, it.y = x, y
		p.legend = append(p.legend, it)
		x += w + 18
		if it.last {
			x, y = pageMargin, y+legendRow
		}
	}
	p.h = y + 18
}

func (p *plan) legendItems() []legendItem {
	items := p.overlayItems()
	flows := p.flowsUsed()
	for _, f := range []struct {
		flow flow
		word string
	}{{flowOut, "from the OSPO"}, {flowIn, "to the OSPO"}, {flowBoth, "both ways"}, {flowUnknown, "direction not recorded"}} {
		if flows[f.flow] {
			items = append(items, legendItem{width: 42, word: f.word, sign: flowSign(f.flow)})
		}
	}
	if p.strengthsDiffer() {
		items = append(items, legendItem{width: 14, word: "thicker = stronger", sign: strengthSign})
	}
	if p.anyPlanned() {
		items = append(items, legendItem{width: 20, word: "planned or paused", sign: plannedSign})
	}
	if p.gaps > 0 && (p.overlay == nil || !p.overlay.gaps) {
		items = append(items, legendItem{width: 22, word: "gap: nobody is there yet", sign: gapSign})
	}
	if p.anyMark() {
		word := "finding"
		if len(p.changes) > 0 {
			word = "new finding"
		}
		items = append(items, legendItem{width: 11, word: word, sign: draw.Warning})
	}
	items = append(items, p.changeItems()...)
	if p.boundary.w > 0 {
		items = append(items, legendItem{width: 22, word: "organisation boundary", sign: boundarySign})
	}
	return items
}

func (p *plan) flowsUsed() (used [4]bool) {
	for _, x := range p.parties {
		if x.ghost && len(x.collabs) == 0 {
			used[flowOut] = true
		}
		for _, k := range x.collabs {
			used[k.flow] = true
		}
	}
	return used
}

func (p *plan) strengthsDiffer() bool {
	seen := 0
	for _, x := range p.parties {
		for _, k := range x.collabs {
			if seen != 0 && k.strength != seen {
				return true
			}
			seen = k.strength
		}
	}
	return false
}

func (p *plan) anyPlanned() bool {
	for _, x := range p.parties {
		for _, k := range x.collabs {
			if k.dashed && !x.ghost && k.change != Removed {
				return true
			}
		}
	}
	for _, l := range p.links {
		if l.dashed && l.change != Removed {
			return true
		}
	}
	return false
}

func (p *plan) anyMark() bool {
	if p.hub.mark {
		return true
	}
	for _, c := range p.cards {
		if c.mark {
			return true
		}
	}
	return false
}

func (p *plan) drawLegend() []scene.Node {
	y := p.legendY - 22
	nodes := []scene.Node{draw.Segment(pt{X: pageMargin, Y: y}, pt{X: p.w - pageMargin, Y: y}, draw.Stroke(scene.Line, 1))}
	for _, it := range p.legend {
		if it.sign != nil {
			nodes = append(nodes, it.sign(it.x, it.y)...)
		}
		nodes = append(nodes, draw.Text(it.word, it.x+it.lead(), it.y+4, legendSize, it.title, scene.Ink2))
	}
	return nodes
}

// flowSign is the office, an arrow and a card, small.
func flowSign(f flow) func(x, y float64) []scene.Node {
	return func(x, y float64) []scene.Node {
		nodes := []scene.Node{box(rect{x, y - 6, 11, 12}, 2.5, scene.Hub, "", 0)}
		nodes = append(nodes, glyph(&collab{flow: f, strength: 2}, x+13, y, pointRight, scene.Ink2)...)
		return append(nodes, box(rect{x + 30, y - 6, 11, 12}, 2.5, scene.Card, scene.Ink3, 1))
	}
}

func strengthSign(x, y float64) []scene.Node {
	var nodes []scene.Node
	for i := 1; i <= 3; i++ {
		at := y - 6 + float64(i-1)*6
		nodes = append(nodes, draw.Segment(pt{X: x, Y: at}, pt{X: x + 14, Y: at}, draw.Stroke(scene.Ink2, strengthWidth[i])))
	}
	return nodes
}

func plannedSign(x, y float64) []scene.Node {
	return []scene.Node{draw.Segment(pt{X: x, Y: y}, pt{X: x + 20, Y: y}, draw.Stroke(scene.Ink2, strengthWidth[2], 5, 4))}
}

func gapSign(x, y float64) []scene.Node {
	return []scene.Node{box(rect{x, y - 7, 22, 14}, 4, scene.GapTint, scene.Gap, 1.3, 4, 3)}
}

func boundarySign(x, y float64) []scene.Node {
	return []scene.Node{box(rect{x, y - 7, 22, 14}, 5, scene.Org, scene.OrgLine, 1.5)}
}
