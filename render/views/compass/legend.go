package compass

import (
	"github.com/ospomap/ospomap/model"
	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// legend explains what the picture uses, and nothing else.
func (p *plan) legend() []draw.Sign {
	used := p.used()
	signs := p.overlayItems()
	for _, f := range []struct {
		flow flow
		word model.Phrase
	}{{flowOut, "from the OSPO"}, {flowIn, "to the OSPO"}, {flowBoth, "both ways"}, {flowUnknown, "direction not recorded"}} {
		if used.flows[f.flow] {
			signs = append(signs, draw.Sign{Width: 42, Word: p.Say(f.word), Draw: flowSign(f.flow)})
		}
	}
	if used.reports {
		signs = append(signs, draw.Sign{Width: 20.5, Word: p.Say("the office reports to"), Draw: reportingSign})
	}
	if len(used.strengths) > 1 {
		signs = append(signs, draw.Sign{Width: 14, Word: p.Say("thicker = stronger"), Draw: strengthSign})
	}
	if used.dashed {
		signs = append(signs, draw.Sign{Width: 20, Word: p.Say("planned or paused"), Draw: plannedSign})
	}
	if used.gaps && (p.overlay == nil || !p.overlay.gaps) {
		signs = append(signs, draw.Sign{Width: 22, Word: p.Say("gap: nobody is there yet"), Draw: kit.GapBox})
	}
	if used.marks {
		word := p.Say("finding")
		if len(p.changes) > 0 {
			word = p.Say("new finding")
		}
		signs = append(signs, draw.Sign{Width: 11, Word: word, Draw: draw.Warning})
	}
	signs = append(signs, p.changeItems()...)
	if len(p.nests()) > 0 {
		signs = append(signs, draw.Sign{Width: 22, Word: p.Say("whole with its parts"), Draw: nestSign})
	}
	if p.boundary.w > 0 {
		signs = append(signs, draw.Sign{Width: 22, Word: p.Say("organisation boundary"), Draw: boundarySign})
	}
	return signs
}

// used is what of a compass's signs a picture shows.
type used struct {
	flows                 [4]bool
	strengths             map[int]bool
	reports, dashed, gaps bool
	marks                 bool
}

// used looks at what is drawn: at glyphs, lines, cards and marks.
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
	for _, w := range p.wires {
		switch {
		case w.kind == linkWire:
			seen(&w.link.collab, w.from.ghost || w.to.ghost)
		case w.kind == stubWire && !w.report && !w.to.wished():
			u.flows[w.flow()] = true
			u.dashed = u.dashed || w.dashed && !w.to.ghost && w.color != scene.Removed
		}
	}
	return u
}

// flow is what the heads of a line say, seen from its first point.
func (w *wire) flow() (f flow) {
	if w.head {
		f |= flowOut
	}
	if w.tail {
		f |= flowIn
	}
	return f
}

// flowSign is the office, an arrow and a card, small.
func flowSign(f flow) func(x, y float64) []scene.Node {
	return func(x, y float64) []scene.Node {
		nodes := []scene.Node{box(rect{x, y - 6, 11, 12}, 2.5, scene.Hub, "", 0)}
		nodes = append(nodes, glyph(&collab{flow: f, strength: 2}, x+13.5, y, noEnd, scene.Ink2)...)
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

func boundarySign(x, y float64) []scene.Node {
	return []scene.Node{box(rect{x, y - 7, 22, 14}, 5, scene.Org, scene.OrgLine, 1.5)}
}
