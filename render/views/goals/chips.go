package goals

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// workChip returns a chip for a collaboration with its parties.
func (c *chart) workChip(k *model.Collaboration) *card.Chip {
	out := &card.Chip{Words: c.o.Words, Name: card.WorkTitle(c.o.Words, c.m, k), Persp: c.perspective(k), Note: card.StatusWord(c.o, k), Marks: c.marks(model.AboutCollaboration, c.ids[k])}
	out.Gap = slices.ContainsFunc(c.ends(k), func(p *model.Stakeholder) bool { return p.Wanted })
	c.seen[out.Persp], c.gap = true, c.gap || out.Gap
	out.Group = c.workGroup(k, "chip", out.Marks)
	if c.told[k] {
		out.Group.ID = "" // the first chip has it
	}
	c.told[k] = true
	return out
}

// drawLoose lists the collaborations without a goal, below the columns.
func (c *chart) drawLoose(y float64) ([]scene.Node, float64) {
	return card.Unplaced(c.o.Words.Say(looseCluster), c.o.Words.Say("What each of them serves is not recorded."),
		model.Each(c.loose, c.workChip), draw.Margin, y, c.right()-draw.Margin)
}

// The card that collaborations share, px.
const (
	sharedPad  = 10.0
	sharedHead = 32.0
)

// addShared adds a card for each aim that has work, with all of that work.
func (c *chart) addShared() {
	for _, a := range c.aims() {
		if len(a.direct) > 0 {
			c.link(c.leave(a), c.addCard(a), noneActive(a.direct))
		}
	}
}

// addCard adds the card shared by the collaborations for an aim.
func (c *chart) addCard(a *aim) *station {
	w := c.width(workColumn)
	heading := card.Amount(c.o.Words, a.direct)
	chips := model.Each(a.direct, c.workChip)
	first := make([][]*model.Stakeholder, len(a.direct)) // stakeholders who are on no earlier card
	for i, k := range a.direct {
		for _, p := range c.ends(k) {
			if c.meet(p) {
				first[i] = append(first[i], p)
			}
		}
	}
	_, h := card.Flow(chips, 0, 0, w-2*sharedPad)
	h += sharedHead + sharedPad
	return c.add(&station{column: workColumn, h: h, whose: c.whose(a.direct), draw: func(x, y float64) scene.Node {
		set, _ := card.Flow(chips, x+sharedPad, y+sharedHead, w-2*sharedPad)
		for i := range set {
			for _, p := range first[i] {
				set[i] = standIn(card.StakeholderCard(p, c.o), set[i])
			}
		}
		title := draw.Text(heading, x+sharedPad+2, y+20, card.CapsSize, true, scene.Ink2)
		return card.Panel(c.o.Words.Say("{n|collaboration} for {aim}", "n", len(a.direct), "aim", a.name), draw.Box(x, y, w, h, 10, scene.Org, scene.Line, 1), append([]scene.Node{title}, set...)...)
	}})
}

// standIn makes a stakeholder's first collaboration stand for them, since they have no card.
func standIn(card *scene.Group, work scene.Node) *scene.Group {
	card.Tooltip = "" // the collaboration has its own
	if g, ok := work.(*scene.Group); ok {
		g.Data = nil // it is on the card
	}
	card.Children = []scene.Node{work}
	return card
}

// meet records that the picture shows a stakeholder, and reports whether it is the first time.
func (c *chart) meet(s *model.Stakeholder) bool {
	if c.met[s] {
		return false
	}
	c.met[s] = true
	return true
}

// marks returns the messages of the warnings about an element of the picture.
func (c *chart) marks(kind model.SubjectKind, id string) []string {
	marks := c.o.MarksAbout(kind, id)
	c.found = c.found || len(marks) > 0
	return marks
}

func (c *chart) signs() []draw.Sign {
	var signs draw.Signs
	signs.Add(c.dashed, 26, c.o.Words.Say("not under way"), draw.LineSign(26, draw.Stroke(scene.Wire, wayWidth, card.LaterDash(true)...)))
	signs = append(signs, card.PerspectiveSigns(c.o.Words, c.seen)...)
	signs.Add(c.gap, 22, c.o.Words.Say("gap: no work, no goal or nobody there"), card.GapBox)
	signs.Add(c.found, 11, c.o.Words.Say("finding"), draw.Warning)
	return signs
}
