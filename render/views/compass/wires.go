package compass

import "github.com/ospomap/ospomap/render/scene"

// stub is the short coloured line of a card: its arrow from or to the OSPO, and
// beside it the line to whom the OSPO reports. It reports whether there is any.
func (p *plan) stub(c *card, from, at pt) bool {
	sum, any := c.hubFlow()
	off := c.reportOffset()
	aside := func(by float64) []pt {
		if from.X == at.X {
			return []pt{{X: from.X + by, Y: from.Y}, {X: at.X + by, Y: at.Y}}
		}
		return []pt{{X: from.X, Y: from.Y + by}, {X: at.X, Y: at.Y + by}}
	}
	if any {
		p.wires = append(p.wires, c.arrowFor(&sum, aside(-off)))
	}
	if c.reporting {
		p.wires = append(p.wires, c.reportLine(aside(off)))
	}
	return any || c.reporting
}

// arrowFor is the arrow between the OSPO and a card for what they do.
func (c *card) arrowFor(k *collab, line []pt) *wire {
	return &wire{
		kind: stubWire, line: line, to: c, width: strengthWidth[k.strength], dashed: k.dashed,
		head: k.flow.out(), tail: k.flow.in(), color: k.change.color(c.accent()),
	}
}

// reportLine is the line to the card of whom the OSPO reports to.
func (c *card) reportLine(line []pt) *wire {
	return &wire{kind: stubWire, line: line, to: c, width: reportW, color: scene.Trunk, report: true}
}

// reportOffset is how far a card's arrow and its reporting line are off the middle
// where it has both.
func (c *card) reportOffset() float64 {
	if _, any := c.hubFlow(); any && c.reporting {
		return reportStep
	}
	return 0
}

// trunk is the neutral line that brings the OSPO to its cards.
func (p *plan) trunk(line ...pt) {
	if length(line) < 0.5 {
		return
	}
	p.wires = append(p.wires, &wire{kind: trunkWire, line: line, width: 3, color: scene.Trunk, radius: 10})
}
