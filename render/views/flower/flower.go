// Package flower draws the office in the middle of petals, one for each group that it
// brings together, with the stakeholders and the work listed in them.
package flower

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// View is the flower view.
var View = view.New(view.View{
	Name:     "flower",
	Question: "Which groups does the OSPO bring together, and what does it do with each?",
	Use: "The petals are the groups that an open source office brings together; the kind of a stakeholder decides to which " +
		"it belongs. It needs no explanation, so use it where nobody knows the office yet: in a talk, on a poster, on its " +
		"intranet page. An empty petal is a question to ask.",
	Fields: []string{
		"organization.name",
		"ospo.name",
		"people[]",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].kind", "stakeholders[].status",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].purpose", "collaborations[].status", "collaborations[].started", "collaborations[].ends",
	},
	Draw: drawFlower,
})

// The flower, px.
const (
	petalHalf    = 184.0 // half of a petal's width
	petalApart   = 24.0  // between petals
	petalEdge    = 14.0  // between a petal's edge and its text
	flowerRadius = 96.0  // of the office in the middle
	flowerGap    = 7.0   // between the office and the petals' tips
	flowerWidth  = 6*petalHalf + 2*petalApart + 2*draw.Margin

	// Half heights of a row of petals: the smallest in which everything fits is used.
	petalLeast  = 76.0
	petalMost   = 222.0
	petalGrows  = 10.0
	petalMiddle = flowerRadius + 8 // minimum of the row with the office
)

// member is a stakeholder in a petal.
type member struct {
	*model.Stakeholder
	does   string
	marks  []string // findings
	shared int      // length of the common prefix of the name; see view.Options.Shared
}

// petal is one group of the flower. Lengths are px.
type petal struct {
	*words.Words
	id      petalID
	members []*member
	center  scene.Point
	half    float64 // half of its height
	tip     scene.Point
	lines   []petalLine
	wide    float64   // width of the widest line
	hidden  []*member // members without room
}

func drawFlower(m *model.Map, o view.Options) (*scene.Scene, error) {
	all := card.Shown(m, o)
	flower, filled := make([]*petal, petalCount), 0
	for i := range flower {
		flower[i] = &petal{id: petalID(i), Words: o.Words}
	}
	does, used := activities(o, m), map[model.Perspective]bool{}
	for _, s := range all {
		used[s.Perspective] = true
		p := flower[petalOf(s)]
		p.members = append(p.members, &member{s, does[s.ID], card.MarksOf(o, s), o.Shared(s.Name)})
		if len(p.members) == 1 {
			filled++
		}
	}
	say := o.Words.Say
	page := card.Titled(m, o, say("Whom the {office} brings together", "office", model.OneLine(m.OSPO.Name)),
		say("{n|stakeholder}", "n", len(all)), say("{n} of {of} groups", "n", filled, "of", int(petalCount)))
	if len(all) == 0 {
		return draw.Empty(page, draw.Hint{
			Heading: "Nobody is recorded yet",
			Text: "Record whom the office works with. The kind of a stakeholder decides its petal; " +
				"without a kind, its perspective does.",
			Recipe: []string{"stakeholders:", "  - name: Legal", "    perspective: sideways", "    kind: legal"},
		}), nil
	}
	bottom := placePetals(flower)
	hub := flowerCenter(flower)
	for _, p := range flower {
		page.Body = append(page.Body, p.draw(o))
		page.Description += p.describe()
		for _, l := range p.lines {
			if l.member != nil && l.member.does != "" && len(l.does) == 0 {
				page.Dropped++
			}
		}
	}
	page.Body = append(page.Body, drawHeart(m, o, hub, len(all)))
	more, h := listHidden(flower, o, bottom)
	page.Body = append(page.Body, more...)
	page.Width, page.Height = flowerWidth, bottom+h
	page.Legend = append(card.PerspectiveSigns(o.Words, used), card.GapSigns(all, o, card.OfficeMarkRoom(o) > 0)...)
	page.Legend.Add(filled < int(petalCount), 22, say("nobody recorded"), func(x, y float64) []scene.Node {
		return []scene.Node{draw.Box(x, y-7, 22, 14, 7, "", scene.OrgLine, 1.1, 4, 3)}
	})
	return card.Framed(page, m, o)
}

// placePetals places the petals around the office, sets their text, and returns the
// bottom of the last row.
func placePetals(flower []*petal) float64 {
	y := draw.Top
	var middle scene.Point
	for row := range 3 {
		half := rowHeight(flower, row)
		for _, p := range flower {
			if at := petals[p.id]; at.row == row {
				p.half = half
				p.center = scene.Point{X: draw.Margin + petalHalf + float64(at.column)*(2*petalHalf+petalApart), Y: y + half}
			}
		}
		if row == 1 {
			middle = scene.Point{X: flowerWidth / 2, Y: y + half}
		}
		y += 2*half + petalApart
	}
	for _, p := range flower {
		p.tip = draw.Towards(middle, p.center, flowerRadius+flowerGap)
		p.set()
	}
	return y - petalApart
}

// rowHeight returns the smallest half height in which the petals of a row hold everything.
func rowHeight(flower []*petal, row int) float64 {
	least := petalLeast
	if row == 1 {
		least = petalMiddle
	}
	for _, lines := range []int{card.Whole, petalLines} {
		for half := least; half < petalMost; half += petalGrows {
			if !slices.ContainsFunc(flower, func(p *petal) bool {
				if petals[p.id].row != row {
					return false
				}
				p.half = half
				return !p.try(len(p.members), lines)
			}) {
				return half
			}
		}
	}
	return petalMost
}

// flowerCenter returns the centre of the flower, level with the petals next to the office.
func flowerCenter(flower []*petal) scene.Point {
	return scene.Point{X: flowerWidth / 2, Y: flower[contributorsPetal].center.Y}
}

// reach returns half the width available for text at a distance dy above or below the
// petal's centre. The edge consists of two parabolas; the tip is outside them.
func (p *petal) reach(dy float64) float64 {
	u := 1 - math.Abs(dy)/p.half
	if u <= 0 {
		return 0
	}
	return petalHalf*(2*math.Sqrt(u)-u) - petalEdge
}

// outline returns the petal's edge, a soft shape that extends to its tip.
func (p *petal) outline(paint scene.Paint) *scene.Path {
	// Corners, clockwise from the upper right, and the ends of the edge between them.
	x0, x1 := p.center.X-petalHalf, p.center.X+petalHalf
	y0, y1 := p.center.Y-p.half, p.center.Y+p.half
	corners := [4]scene.Point{{X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}, {X: x0, Y: y0}}
	ends := [4]scene.Point{{X: p.center.X, Y: y0}, {X: x1, Y: p.center.Y}, {X: p.center.X, Y: y1}, {X: x0, Y: p.center.Y}}
	dx, dy := 1-petals[p.id].column, 1-petals[p.id].row // towards the office
	sharp := -1                                         // corner with the tip
	switch {
	case dy < 0 && dx == 0:
		ends[0] = p.tip
	case dx > 0 && dy == 0:
		ends[1] = p.tip
	case dy > 0 && dx == 0:
		ends[2] = p.tip
	case dx < 0 && dy == 0:
		ends[3] = p.tip
	case dx > 0 && dy < 0:
		sharp = 0
	case dx > 0:
		sharp = 1
	case dy > 0:
		sharp = 2
	default:
		sharp = 3
	}
	path := draw.Shape(paint).Move(ends[0].X, ends[0].Y)
	for i, c := range corners {
		from, to := ends[i], ends[(i+1)%4]
		if i != sharp {
			path.Quad(c.X, c.Y, to.X, to.Y)
			continue
		}
		a, b := partWay(from, c, tipBend), partWay(to, c, tipBend)
		path.Quad(a.X, a.Y, p.tip.X, p.tip.Y).Quad(b.X, b.Y, to.X, to.Y)
	}
	return path.Close()
}

// tipBend is the share of the way to its corner that an edge runs straight before it
// bends to the tip.
const tipBend = 0.6

func partWay(a, b scene.Point, share float64) scene.Point {
	return scene.Point{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share}
}

func (p *petal) draw(o view.Options) scene.Node {
	look := p.look()
	g := &scene.Group{Class: "petal " + string(look.persp), Role: "group", Label: p.label(), Tooltip: p.label()}
	if len(p.members) == 0 {
		g.Children = append(g.Children, p.outline(scene.Paint{Stroke: scene.OrgLine, Width: 1.1, Dash: []float64{5, 4}}))
	} else {
		g.Children = append(g.Children, p.outline(scene.Paint{Fill: draw.Tint(look.persp), Stroke: draw.Accent(look.persp), Width: 1.2}))
	}
	for _, l := range p.lines {
		g.Children = append(g.Children, l.draw(p.center.X-p.wide/2, p.center.Y, o))
	}
	return g
}

// drawHeart draws the office in the middle.
func drawHeart(m *model.Map, o view.Options, at scene.Point, stakeholders int) scene.Node {
	g := card.OfficeCard(m, o)
	g.Children = append(g.Children, &scene.Circle{X: at.X, Y: at.Y, R: flowerRadius, Paint: scene.Paint{Fill: scene.Hub}})
	below := card.OfficeMarkRoom(o)
	size, names := heartName(m.OSPO.Name, below)
	step := size * 1.1
	facts := []string{o.Words.Say("{n|stakeholder}", "n", stakeholders)}
	if n := len(m.Team(o.Today)); n > 0 {
		facts = append(facts, o.Words.Say("{n|person|people}", "n", n))
	}
	y := at.Y - (step*float64(len(names))+18*float64(len(facts))+below)/2 + size*0.8
	below = y + step*float64(len(names)-1) + 19
	g.Children = append(g.Children, draw.Lines(draw.Centered, names, at.X, y, step, size, true, scene.HubInk)...)
	for i, fact := range facts {
		g.Children = append(g.Children, draw.Centered(fact, at.X, below+18*float64(i), 12.5, false, scene.HubInk2))
	}
	g.Children = append(g.Children, card.OfficeMark(o, at.X, below+18*float64(len(facts)))...)
	return g
}

// heartName breaks the office's name into lines, in the largest font size in which all of
// it fits into the circle, without splitting words if possible. It truncates the name
// only if the smallest size is too large.
func heartName(name string, below float64) (size float64, lines []string) {
	const largest, smallest, most = 23.0, 11.0, 5
	for _, whole := range []bool{true, false} {
		for size = largest; size > smallest; size-- {
			for n := 1; n <= most; n++ {
				// A block of n lines has the width of the circle at its first and last
				// line. Below it are two facts and the mark.
				half := (float64(n)*size*1.1 + 40 + below) / 2
				room := 2*math.Sqrt(max(flowerRadius*flowerRadius-half*half, 0)) - 8
				lines = text.Wrap(name, size, true, room, n)
				if text.IsWhole(lines, name) && !(whole && text.Torn(lines, name)) {
					return size, lines
				}
			}
		}
	}
	return size, text.Wrap(name, size, true, 1.5*flowerRadius, most)
}
