package network

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// ownership is who looks after the collaborations of the network that are under
// way.
type ownership struct {
	n      *network
	owners []*owner // single points first, then by how much they own
	owned  int
	open   int // without an owner
}

// owner is a person who owns collaborations.
type owner struct {
	id     string
	name   string
	owns   int
	looks  map[model.Perspective]bool // where those stand with whom they work
	points []model.Finding            // what makes them a single point
}

// singlePointRules find people on whom much hangs; the words say how.
var singlePointRules = map[string]string{
	"single-person-bridge":  "all contact with the outside runs through them",
	"key-person-dependency": "more than 60 % of all that is owned",
}

// ownership gathers the owners. What makes one a single point is for the check to
// say; without the OSPO nothing does, as the check speaks of all collaborations.
func (n *network) ownership() *ownership {
	own := &ownership{n: n}
	byID := map[string]*owner{}
	for _, t := range n.ties {
		for _, k := range t.works {
			switch {
			case !k.Active():
				continue
			case k.Owner == nil || k.Owner.ID == "":
				own.open++
				continue
			}
			own.owned++
			w := byID[k.Owner.ID]
			if w == nil {
				w = n.newOwner(k.Owner.ID)
				byID[w.id] = w
				own.owners = append(own.owners, w)
			}
			w.owns++
			for _, a := range []*actor{t.a, t.b} {
				if a.s != nil {
					w.looks[a.s.Perspective] = true
				}
			}
		}
	}
	slices.SortStableFunc(own.owners, func(a, b *owner) int {
		return cmp.Or(cmp.Compare(len(b.points), len(a.points)), cmp.Compare(b.owns, a.owns))
	})
	return own
}

func (n *network) newOwner(id string) *owner {
	w := &owner{id: id, name: model.OneLine(n.m.NameOf(id)), looks: map[model.Perspective]bool{}}
	if n.o.NoGaps || n.o.On(&withoutOSPO) {
		return w
	}
	for _, f := range n.o.Findings {
		if singlePointRules[f.Rule] != "" && f.Subject == (model.Subject{Kind: "person", ID: id}) {
			w.points = append(w.points, f)
		}
	}
	return w
}

// singlePoints are the owners on whom much hangs.
func (own *ownership) singlePoints() []*owner {
	return slices.DeleteFunc(slices.Clone(own.owners), func(w *owner) bool { return len(w.points) == 0 })
}

func (own *ownership) describe() string {
	var said []string
	for _, w := range own.singlePoints() {
		said = append(said, "single point: "+w.why())
	}
	return sentences(said)
}

// why says what makes an owner a single point.
func (w *owner) why() string {
	said := make([]string, len(w.points))
	for i, f := range w.points {
		said[i] = f.Message
	}
	return strings.Join(said, "; ")
}

// The list of owners, px.
const (
	ownerRow   = 30.0
	ownerPoint = 18.0  // the line below that says what makes one a single point
	ownerMost  = 12    // rows; further owners are counted
	ownerName  = 210.0 // of the column with the names
	ownerBar   = 130.0
	ownerCount = 104.0
	ownerLooks = 78.0
)

// draw is the list of owners w px wide, with its top left corner at x, y, and its
// height; 0 where nothing is under way.
func (own *ownership) draw(x, y, w float64) ([]scene.Node, float64) {
	if own.owned+own.open == 0 {
		return nil, 0
	}
	const pad = 14.0
	title, room := draw.Caps("Owners", x+pad, y+21, card.CapsSize, scene.Ink2)
	nodes := []scene.Node{title, draw.Fitted(own.summary(), x+pad+room+10, y+21, w-2*pad-room-10, card.CapsSize, false, scene.Ink2)}
	at := y + 34
	for _, o := range own.owners[:min(len(own.owners), ownerMost)] {
		nodes = append(nodes, own.row(o, x+8, at, w-16))
		at += o.height() + 3
	}
	if rest := len(own.owners) - ownerMost; rest > 0 {
		nodes = append(nodes, own.rest(own.owners[ownerMost:], x+pad, at+15))
		at += 22
	}
	h := at + 8 - y
	return []scene.Node{card.Panel("Owners", draw.Box(x, y, w, h, 12, scene.Org, "", 0), nodes...)}, h
}

// summary says what the rows are about.
func (own *ownership) summary() string {
	under := model.Counted(own.owned+own.open, "collaboration") + " under way"
	switch {
	case own.owned == 0:
		return under + ", none with an owner: the key owner says who looks after each"
	case own.open == 0:
		return under + ", each with an owner"
	default:
		return fmt.Sprintf("%s, %d without an owner", under, own.open)
	}
}

// rest counts the owners that have no row; the tooltip names them.
func (own *ownership) rest(owners []*owner, x, y float64) scene.Node {
	names, owns := make([]string, len(owners)), 0
	for i, o := range owners {
		names[i] = fmt.Sprintf("%s: %d", o.name, o.owns)
		owns += o.owns
	}
	words := fmt.Sprintf("and %s of %s", model.Counted(len(owners), "more owner"), model.Counted(owns, "collaboration"))
	return &scene.Group{Tooltip: strings.Join(names, "\n"), Children: []scene.Node{draw.Text(words, x, y, card.TextSize, false, scene.Ink2)}}
}

// height is that of the owner's row.
func (w *owner) height() float64 {
	if len(w.points) > 0 {
		return ownerRow + ownerPoint
	}
	return ownerRow
}

// row shows one owner: name, share, where those stand with whom they work and,
// below, what makes them a single point.
func (own *ownership) row(w *owner, x, y, width float64) scene.Node {
	owns := fmt.Sprintf("owns %d of %d", w.owns, own.owned)
	looks := "looks " + draw.Spoken(w.directions())
	g := &scene.Group{ID: "person-" + w.id, Class: "card", Role: "group", Label: w.name + ": " + owns + ", " + looks,
		Tooltip: w.name + "\n" + owns + " collaborations with an owner\n" + looks}
	add := func(nodes ...scene.Node) { g.Children = append(g.Children, nodes...) }
	fill, line, ink := scene.Card, scene.Line, scene.Ink
	if len(w.points) > 0 {
		fill, line, ink = scene.GapTint, scene.Gap, scene.Gap
		g.Label += ", single point: " + w.why()
		g.Tooltip += "\n" + w.why()
	}
	middle, at := y+ownerRow/2, x+30
	add(draw.Box(x, y, width, w.height(), 6, fill, line, 1), draw.Emblem(model.Downward, x+16, middle))
	add(draw.Fitted(w.name, at, middle+4.4, ownerName-38, 12.5, true, ink))
	if len(w.points) > 0 {
		words := make([]string, len(w.points))
		for i, f := range w.points {
			words[i] = singlePointRules[f.Rule]
		}
		add(card.FindingMark(at, middle+ownerPoint+2, []string{w.why()}))
		add(draw.Fitted("Single point: "+strings.Join(words, "; "), at+17, middle+ownerPoint+6, x+width-at-27, card.TextSize, true, scene.Gap))
	}
	at = x + ownerName
	add(own.bar(w, at, middle)...)
	at += ownerBar + 14
	add(draw.Text(owns, at, middle+4.2, card.TextSize, false, scene.Ink))
	at += ownerCount
	for i, p := range model.Perspectives {
		if w.looks[p] {
			add(draw.Emblem(p, at+float64(i)*17, middle))
		}
	}
	at += ownerLooks
	add(draw.Fitted(looks, at, middle+4.2, x+width-at-10, card.TextSize, false, scene.Ink2))
	return g
}

// directions are the perspectives of those with whom the owner works.
func (w *owner) directions() []string {
	var looks []string
	for _, p := range model.Perspectives {
		if w.looks[p] {
			looks = append(looks, string(p))
		}
	}
	return looks
}

// bar is the share of all that has an owner.
func (own *ownership) bar(w *owner, x, y float64) []scene.Node {
	color := draw.Accent(model.Downward)
	if len(w.points) > 0 {
		color = scene.Gap
	}
	share := ownerBar * float64(w.owns) / float64(own.owned)
	return []scene.Node{
		draw.Box(x, y-4, ownerBar, 8, 4, scene.Line, "", 0),
		draw.Box(x, y-4, max(share, 8), 8, 4, color, "", 0),
	}
}
