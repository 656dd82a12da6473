package network

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// ownership is who owns the network's collaborations that are under way.
type ownership struct {
	n      *network
	owners []*owner // single points first, then by number of collaborations
	owned  int
	open   int // without an owner
}

// owner is a person who owns collaborations.
type owner struct {
	id     string
	name   string
	owns   int
	looks  map[model.Perspective]bool // perspectives of the parties they work with
	points []model.Finding            // findings that make them a single point
}

// singlePoint returns a short description of a finding about a single point of failure,
// or "" for other rules.
func singlePoint(rule string) model.Phrase {
	switch rule {
	case "single-person-bridge":
		return "all contact with the outside runs through them"
	case "key-person-dependency":
		return "alone owns the work with most stakeholders"
	}
	return ""
}

// ownership collects the owners. The findings determine who is a single point; without
// the OSPO nobody is, because the findings consider all collaborations.
func (n *network) ownership() *ownership {
	own := &ownership{n: n}
	byID := map[string]*owner{}
	for _, t := range n.ties {
		for _, k := range t.works {
			keepers := k.Keepers()
			switch {
			case !k.AtWork(n.o.Today):
				continue
			case len(keepers) == 0:
				own.open++
				continue
			}
			own.owned++
			for _, keeper := range keepers {
				w := byID[keeper.ID]
				if w == nil {
					w = n.newOwner(keeper.ID)
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
	w.points = model.Those(n.o.Findings, func(f model.Finding) bool {
		return singlePoint(f.Rule) != "" && f.Subject == (model.Subject{Kind: model.AboutPerson, ID: id})
	})
	return w
}

// singlePoints returns the owners who are single points.
func (own *ownership) singlePoints() []*owner {
	return slices.DeleteFunc(slices.Clone(own.owners), func(w *owner) bool { return len(w.points) == 0 })
}

func (own *ownership) describe() string {
	in := own.n.o.Words
	return sentences(model.Each(own.singlePoints(), func(w *owner) string { return in.Say("single point: {why}", "why", words.Said(w.why(in))) }))
}

// why returns what makes an owner a single point.
func (w *owner) why(in *words.Words) string {
	return strings.Join(model.Each(w.points, func(f model.Finding) string { return f.Message }), in.Say("; "))
}

// The list of owners, px.
const (
	ownerRow   = 30.0
	ownerSize  = 12.5  // font size of a name
	ownerStep  = 16.0  // between the lines of a name
	ownerPoint = 18.0  // line with the reason for a single point
	ownerMost  = 12    // rows; further owners are only counted
	ownerName  = 172.0 // minimum width of the column of names
	ownerPad   = 38.0  // next to a name
	ownerBar   = 130.0
	ownerGap   = 14.0
	ownerLooks = 78.0
)

// columns returns the widths of the columns of names and of shares in a list w px wide.
// They fit the widest text if there is room.
func (own *ownership) columns(w float64) (name, count float64) {
	name = ownerName
	for _, o := range own.owners[:min(len(own.owners), ownerMost)] {
		name = max(name, text.Room(o.name, ownerSize, true))
		count = max(count, text.Room(own.share(o), card.TextSize, false))
	}
	const least = 200.0 // for the text about perspectives
	return min(name, w-2*ownerPad-ownerBar-count-2*ownerGap-ownerLooks-least) + ownerPad, count + 2*ownerGap
}

// share returns how much an owner owns, in words.
func (own *ownership) share(o *owner) string {
	return own.n.o.Words.Say("owns {n} of {of}", "n", o.owns, "of", own.owned)
}

// draw returns the list of owners, w px wide with its top left corner at x, y, and its
// height, which is 0 if nothing is under way.
func (own *ownership) draw(x, y, w float64) ([]scene.Node, float64) {
	if own.owned+own.open == 0 {
		return nil, 0
	}
	const pad = 14.0
	heading := own.n.o.Words.Say("Owners")
	title, room := draw.Caps(heading, x+pad, y+21, card.CapsSize, scene.Ink2)
	nodes := []scene.Node{title, draw.Fitted(own.summary(), x+pad+room+10, y+21, w-2*pad-room-10, card.CapsSize, false, scene.Ink2)}
	at := y + 34
	for _, o := range own.owners[:min(len(own.owners), ownerMost)] {
		row, high := own.row(o, x+8, at, w-16)
		nodes = append(nodes, row)
		at += high + 3
	}
	if rest := len(own.owners) - ownerMost; rest > 0 {
		nodes = append(nodes, own.rest(own.owners[ownerMost:], x+pad, at+15))
		at += 22
	}
	h := at + 8 - y
	return []scene.Node{card.Panel(heading, draw.Box(x, y, w, h, 12, scene.Org, "", 0), nodes...)}, h
}

func (own *ownership) summary() string {
	all, say := own.owned+own.open, own.n.o.Words.Say
	switch {
	case own.owned == 0:
		return say("{n|collaboration} under way, none with an owner", "n", all)
	case own.open == 0:
		return say("{n|collaboration} under way, each with an owner", "n", all)
	default:
		return say("{n|collaboration} under way, {open} without an owner", "n", all, "open", own.open)
	}
}

// rest returns the line that counts the owners without a row; its tooltip names them.
func (own *ownership) rest(owners []*owner, x, y float64) scene.Node {
	names, owns := model.Each(owners, func(o *owner) string { return fmt.Sprintf("%s: %d", o.name, o.owns) }), 0
	for _, o := range owners {
		owns += o.owns
	}
	more := own.n.o.Words.Say("and {n|more owner} of {works|collaboration}", "n", len(owners), "works", owns)
	return &scene.Group{Tooltip: strings.Join(names, "\n"), Children: []scene.Node{draw.Text(more, x, y, card.TextSize, false, scene.Ink2)}}
}

// row returns the row of one owner and its height: name, share, the perspectives they
// work with and, below, what makes them a single point.
func (own *ownership) row(w *owner, x, y, width float64) (scene.Node, float64) {
	in := own.n.o.Words
	owns := own.share(w)
	nameRoom, countRoom := own.columns(width)
	looks := in.Say("looks {sides}", "sides", draw.Spoken(in, w.directions(in)))
	g := &scene.Group{ID: "person-" + w.id, Class: "card", Role: "group", Label: w.name + ": " + in.List(owns, looks),
		Tooltip: w.name + "\n" + in.Say("owns {n} of {of} collaborations with an owner", "n", w.owns, "of", own.owned) + "\n" + looks}
	add := func(nodes ...scene.Node) { g.Children = append(g.Children, nodes...) }
	fill, line, ink, h := scene.Card, scene.Line, scene.Ink, ownerRow
	if len(w.points) > 0 {
		fill, line, ink, h = scene.GapTint, scene.Gap, scene.Gap, ownerRow+ownerPoint
		g.Label = in.List(g.Label, in.Say("single point: {why}", "why", words.Said(w.why(in))))
		g.Tooltip += "\n" + w.why(in)
	}
	middle, at := y+ownerRow/2, x+30
	name, n := draw.Wrapped(w.name, at, middle+4.4, nameRoom-ownerPad, ownerSize, ownerStep, card.Whole, true, ink)
	sidesAt := x + nameRoom + ownerBar + ownerGap + countRoom + ownerLooks
	sides, lines := draw.Wrapped(looks, sidesAt, middle+4.2, x+width-sidesAt-10, card.TextSize, ownerStep, card.Whole, false, scene.Ink2)
	below := ownerStep * float64(max(n, lines, 1)-1)
	h += below
	add(draw.Box(x, y, width, h, 6, fill, line, 1), draw.Emblem(model.Downward, x+16, middle))
	add(name...)
	if len(w.points) > 0 {
		why := model.Each(w.points, func(f model.Finding) string { return in.Say(singlePoint(f.Rule)) })
		add(card.FindingMark(in, at, middle+below+ownerPoint+2, []string{w.why(in)}))
		add(draw.Fitted(in.Say("Single point: {why}", "why", words.Said(strings.Join(why, in.Say("; ")))), at+17, middle+below+ownerPoint+6, x+width-at-27, card.TextSize, true, scene.Gap))
	}
	at = x + nameRoom
	add(own.bar(w, at, middle)...)
	at += ownerBar + ownerGap
	add(draw.Text(owns, at, middle+4.2, card.TextSize, false, scene.Ink))
	at += countRoom
	for i, p := range model.Perspectives {
		if w.looks[p] {
			add(draw.Emblem(p, at+float64(i)*17, middle))
		}
	}
	add(sides...)
	return g, h
}

// directions returns the perspectives of the parties the owner works with.
func (w *owner) directions(in *words.Words) []string {
	return model.Each(model.Plain(model.Those(model.Perspectives, func(p model.Perspective) bool { return w.looks[p] })), in.Word)
}

// bar draws the owner's share of all collaborations with an owner.
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
