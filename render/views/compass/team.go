package compass

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// team is the OSPO's own block: its name on top and, below, the people and downward
// stakeholders, in one column or in pairs of columns with a spine.
type team struct {
	cards []*card
	rows  [][]*card
	cols  int
	w, h  float64 // of the block; h is a minimum until place sets it
	head  float64 // of the OSPO's name, if there is a team
	cardH float64 // of all rows with their gaps
}

const (
	hubHeight = 78.0  // least height of the OSPO's name above its team
	hubAlone  = 110.0 // without a team
	blockMin  = 260.0 // width
)

func (g *grid) newTeam(cards []*card) *team {
	cards = headGroups(cards)
	t := &team{cards: cards, cols: min(2, max(1, len(cards)))}
	for {
		t.deal(g)
		if t.cardH <= g.tallest || t.cols >= 8 {
			break
		}
		t.cols += 2
	}
	t.w = g.card.width + 2*panelPad + 28
	if t.cols > 1 {
		t.w = t.rowWidth(g) + 2*panelPad
	}
	t.w = max(t.w, blockMin)
	if len(cards) == 0 {
		t.h = hubNeeds(g.content, t.w, hubAlone)
	} else {
		t.head = hubNeeds(g.content, t.w, hubHeight)
		t.h = t.head + titleStrip + t.cardH + panelPad
	}
	return t
}

// deal breaks the cards into rows and measures them.
func (t *team) deal(g *grid) {
	t.rows, t.cardH = nil, 0
	for _, s := range groupsOf(t.cards) {
		for _, cards := range desksAndPeople(s.cards) {
			t.rows = append(t.rows, across(split(cards, t.cols))...)
		}
	}
	for i, row := range t.rows {
		if i > 0 {
			t.cardH += g.gapY
		}
		t.cardH += equalHeights(row) + row[0].groupRoom(groupStrip)
	}
}

// desksAndPeople splits a team so that its people start a row of their own: one more desk
// then pushes them down without dealing them anew. In a small team they share a row.
func desksAndPeople(cards []*card) [][]*card {
	const small = 3 // desks
	at := slices.IndexFunc(cards, func(c *card) bool { return c.person })
	if at <= small {
		return [][]*card{cards}
	}
	return [][]*card{cards[:at], cards[at:]}
}

// officeBottom returns the y at which lines to the outside leave the office's block.
func (p *plan) officeBottom() float64 { return max(p.hub.bottom(), p.block.bottom()) }

// place places the block at x, y, at least tall px high, and wires its team.
func (t *team) place(g *grid, x, y, tall float64) {
	t.h = max(t.h, tall+20)
	g.setOffice(rect{x, y, t.w, t.h}, t.head)
	if len(t.cards) > 0 {
		t.placeCards(g)
		t.wire(g)
	}
}

// setOffice places the office in a block: above its team, head px high, or alone if head
// is 0.
func (p *plan) setOffice(block rect, head float64) {
	if head == 0 {
		p.hub = newHub(p.content, block)
		return
	}
	p.hub = newHub(p.content, rect{block.x, block.y, block.w, head})
	p.hub.squareFoot = true
	p.block = block
	p.regions = append(p.regions, &region{block, model.Downward})
}

func (t *team) placeCards(g *grid) {
	y := g.hub.bottom() + titleStrip
	for _, row := range t.rows {
		y += row[0].groupRoom(groupStrip)
		x := g.block.x + (g.block.w-g.card.width)/2
		switch {
		case t.cols == 1 && slices.ContainsFunc(t.cards, (*card).connected):
			x += panelPad // for the spine
		case t.cols > 1:
			x = g.block.x + panelPad + (g.block.w-2*panelPad-t.rowWidth(g))/2
		}
		if row[0].heads != "" {
			g.addGroup(row[0].heads, x, y-groupLift, g.card.width)
		}
		for j, c := range row {
			c.x, c.y = x, y
			x += g.card.width
			if j%2 == 0 {
				x += g.gutter
			} else {
				x += g.gapX
			}
		}
		y += row[0].h + g.gapY
	}
}

func (t *team) rowWidth(g *grid) float64 {
	return float64(t.cols)*g.card.width + float64(t.cols/2)*g.gutter + float64((t.cols-1)/2)*g.gapX
}

// wire draws a spine from the OSPO's name down each pair of columns.
func (t *team) wire(g *grid) {
	top := g.hub.bottom()
	headingX, headingRoom := g.block.x+14, 0.0
	for k := 0; 2*k < t.cols; k++ {
		var pair []*card
		for _, row := range t.rows {
			pair = append(pair, row[min(2*k, len(row)):min(2*k+2, len(row))]...)
		}
		if len(pair) == 0 {
			continue
		}
		x := pair[0].right() + g.gutter/2
		if t.cols == 1 {
			x = pair[0].x - 20
			headingX = pair[0].x - 6
		}
		if k == 0 {
			headingRoom = x - 8 - headingX
			if t.cols == 1 {
				headingRoom = g.block.right() - 8 - headingX
			}
		}
		g.spine(x, top, pair)
		g.stubsTo(x, pair)
	}
	g.addHeading(model.Downward, t.cards, headingX, top+21, headingRoom)
}
