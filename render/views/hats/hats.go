package hats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// View is the view hats.
var View = view.New(view.View{
	Name:     "hats",
	Question: "Who in the OSPO wears which hat, with how much time, and which work has nobody?",
	Use: "A row for each of the office's people, with the hats that they wear and their share of working time; beside it " +
		"the four aspects of the work, with what belongs to each. A hat without a tick and an aspect without a bar are " +
		"missing. Use it when you hire, when somebody leaves, and when the work has to be divided anew.",
	Fields: []string{
		"organization.name",
		"ospo.name", "ospo.objectives[].owner",
		"people[].name", "people[].lead", "people[].hats", "people[].allocation",
		"collaborations[].method", "collaborations[].label", "collaborations[].aspect", "collaborations[].purpose",
		"collaborations[].owner", "collaborations[].status",
	},
	Draw: drawHats,
})

// Both panels and the table of people, px.
const (
	hatsTable  = 748.0
	hatsBars   = 372.0
	hatsApart  = 16.0
	hatsNames  = 180.0
	hatsStep   = 92.0 // of the column of one hat
	hatsHead   = 62.0
	hatsRow    = 54.0 // with one line of a name
	hatsLine   = 15.0 // of another one
	hatsFoot   = 40.0
	hatsGap    = 4.0
	hatsPad    = 8.0
	hatsStrip  = 34.0 // of a panel's heading
	hatsRadius = 8.0
	hatsSize   = 10.5 // of a hat's name
)

// hatWords say in a few words what somebody under each hat does.
var hatWords = map[model.Hat][2]string{
	model.Enabler:          {"changes the", "ways of work"},
	model.Counselor:        {"gives", "advice"},
	model.Advocate:         {"promotes", "open source"},
	model.Environmentalist: {"cares for", "projects"},
	model.Gatekeeper:       {"enforces", "policy"},
}

// wardrobe is the picture while it is laid out.
type wardrobe struct {
	o       view.Options
	m       *model.Map
	wearers map[model.Hat][]string
	owned   map[string]int // collaborations by the person who looks after them
	nodes   []scene.Node
}

func drawHats(m *model.Map, o view.Options) (*scene.Scene, error) {
	d := &wardrobe{o: o, m: m, wearers: map[model.Hat][]string{}, owned: map[string]int{}}
	for _, k := range card.Present(m) {
		if k.Owner != nil {
			d.owned[k.Owner.ID]++
		}
	}
	for _, p := range m.People {
		for _, h := range p.Hats {
			d.wearers[h] = append(d.wearers[h], p.Name)
		}
	}
	work, sorted := byAspect(m)
	page := card.Titled(m, o, "Who wears which hat in the "+m.OfficeName(), d.facts(sorted)...)
	if len(m.People) == 0 && sorted == 0 {
		return draw.Empty(page, draw.Hint{
			Heading: "No people and no aspects are recorded yet",
			Text: "Record the people of the office with their hats and their share of working time, and for each collaboration " +
				"its aspect: strategy, governance, compliance or community.",
			Recipe: append(slices.Clone(peopleRecipe), aspectRecipe...),
		}), nil
	}
	left := d.table(draw.Margin, draw.Top, hatsTable)
	right := d.bars(work, sorted, draw.Margin+hatsTable+hatsApart, draw.Top, hatsBars)
	page.Width, page.Height = hatsTable+hatsApart+hatsBars+2*draw.Margin, max(left, right)
	page.Body, page.Legend = d.nodes, d.signs(work)
	if len(m.People) == 0 {
		page.Recipe = peopleRecipe
	}
	if sorted == 0 {
		page.Recipe = append(slices.Clone(page.Recipe), aspectRecipe...)
	}
	page.Description += d.describe(work)
	card.AddDetails(&page, m, o)
	return draw.Frame(page), nil
}

var (
	peopleRecipe = []string{"people:", "  - name: Head of OSPO", "    hats: [counselor, advocate]", "    allocation: 0.8"}
	aspectRecipe = []string{"collaborations:", "  - to: Legal", "    label: Licence clinic", "    aspect: compliance"}
)

func (d *wardrobe) add(nodes ...scene.Node) { d.nodes = append(d.nodes, nodes...) }

// unwornFound reports whether a hat that nobody wears is a finding.
func (d *wardrobe) unwornFound(h model.Hat) bool {
	return len(d.wearers[h]) == 0 && d.o.Found(model.AboutOSPO, "", "hat-unassigned")
}

// unworkedFound reports whether an aspect that nothing works on is a finding.
func (d *wardrobe) unworkedFound(a aspectWork) bool {
	return len(a.of) == 0 && d.o.Found(model.AboutAspect, string(a.aspect), "aspect-missing")
}

func (d *wardrobe) facts(sorted int) []string {
	facts := []string{model.Counted(len(d.m.People), "person")}
	if len(d.m.People) != 1 {
		facts[0] = fmt.Sprintf("%d people", len(d.m.People))
	}
	if time := d.time("full-time equivalents"); time != "" {
		facts = append(facts, time)
	}
	if len(d.m.People) > 0 {
		switch n := len(d.unworn()); {
		case n == len(model.Hats):
			facts = append(facts, "no hat recorded")
		case n > 0:
			facts = append(facts, fmt.Sprintf("%d of %d hats unworn", n, len(model.Hats)))
		default:
			facts = append(facts, "every hat worn")
		}
	}
	return append(facts, fmt.Sprintf("%d of %s with an aspect", sorted, model.Counted(len(card.Present(d.m)), "collaboration")))
}

// allocated is the working time of all whose share is recorded, and how many
// these are.
func allocated(m *model.Map) (sum float64, known int) {
	for _, p := range m.People {
		if p.Allocation != nil {
			sum += *p.Allocation
			known++
		}
	}
	return sum, known
}

// time is the working time of all in words, with how many recorded theirs where
// that is not everybody; empty where nobody did.
func (d *wardrobe) time(unit string) string {
	time, known := allocated(d.m)
	switch all := len(d.m.People); {
	case known == 0:
		return ""
	case known < all:
		return fmt.Sprintf("%s %s recorded for %d of %d", decimal(time), unit, known, all)
	}
	return decimal(time) + " " + unit
}

// decimal is a number with at most two places after the point, and no zeros there.
func decimal(x float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), ".")
}

func (d *wardrobe) unworn() []string {
	var out []string
	for _, h := range model.Hats {
		if len(d.wearers[h]) == 0 {
			out = append(out, string(h))
		}
	}
	return out
}

// hatColumn is the middle of a hat's column in a table that begins at x.
func hatColumn(x float64, i int) float64 { return x + hatsNames + (float64(i)+0.5)*hatsStep }

// table draws people and hats, and says where it ends.
func (d *wardrobe) table(x, y, w float64) float64 {
	if len(d.m.People) == 0 {
		nodes, h := draw.Hint{
			Heading: "No people are recorded yet",
			Text:    "Record who works for the office, under which hats, and with what share of working time (0 to 1).",
		}.Draw(x, y, w)
		d.add(nodes...)
		return y + h
	}
	h := hatsStrip + hatsHead + hatsFoot + hatsPad
	for _, p := range d.m.People {
		h += d.rowHeight(p) + hatsGap
	}
	before := len(d.nodes)
	title, room := draw.Caps("people and hats", x+14, y+22, 11.5, scene.Downward)
	d.add(title, draw.Text(fmt.Sprint(len(d.m.People)), x+14+room+8, y+22, 11.5, false, scene.Ink2))
	for i, hat := range model.Hats {
		d.hatHead(hat, hatColumn(x, i), y+hatsStrip, h-hatsStrip-hatsPad)
	}
	load := x + hatsNames + 5*hatsStep + 14
	d.add(draw.Text("load", load, y+hatsStrip+17, hatsSize, true, scene.Ink),
		draw.Text("share of", load, y+hatsStrip+34, 10.5, false, scene.Ink2),
		draw.Text("working time", load, y+hatsStrip+47, 10.5, false, scene.Ink2))
	at := y + hatsStrip + hatsHead
	for _, p := range d.m.People {
		d.add(d.person(p, x+hatsPad, at, w-2*hatsPad))
		at += d.rowHeight(p) + hatsGap
	}
	d.foot(x, at)
	inside := slices.Clone(d.nodes[before:])
	d.nodes = append(d.nodes[:before], card.Panel("People and hats", draw.Box(x, y, w, h, 12, scene.DownwardTint, "", 0), inside...))
	return y + h
}

// hatHead is the head of a column h px high; one that nobody wears stands out.
func (d *wardrobe) hatHead(hat model.Hat, x, y, h float64) {
	ink := scene.Ink
	if d.unwornFound(hat) {
		d.add(draw.Box(x-hatsStep/2+1, y, hatsStep-2, h, 8, scene.GapTint, scene.Gap, 1.3, 4, 3))
		ink = scene.Gap
	}
	d.add(draw.Centered(string(hat), x, y+17, hatsSize, true, ink))
	for i, words := range hatWords[hat] {
		d.add(draw.Centered(words, x, y+34+13*float64(i), 10.5, false, scene.Ink2))
	}
}

// nameLines is the name of a person in the room that a row has for it.
func (d *wardrobe) nameLines(p *model.Person) (lines []string, room float64) {
	room = hatsNames - hatsPad - 20
	if len(d.o.MarksAbout(model.AboutPerson, p.ID)) > 0 {
		room -= card.ChipMark
	}
	return text.Wrap(p.Name, 13, true, room, 2), room
}

func (d *wardrobe) rowHeight(p *model.Person) float64 {
	lines, _ := d.nameLines(p)
	return hatsRow + hatsLine*float64(max(len(lines), 1)-1)
}

// person is one row: name, hats and load.
func (d *wardrobe) person(p *model.Person, x, y, w float64) scene.Node {
	found := d.o.MarksAbout(model.AboutPerson, p.ID)
	said := append(personSaid(p), d.owns(p))
	for _, message := range found {
		said = append(said, "finding: "+message)
	}
	g := &scene.Group{
		ID: "person-" + p.ID, Class: "card person downward", Role: "group",
		Label: p.Name + ": " + strings.Join(said, ", "), Tooltip: p.Name + "\n" + strings.Join(said, "\n"),
	}
	lines, room := d.nameLines(p)
	h := d.rowHeight(p)
	g.Children = append(g.Children, draw.Box(x, y, w, h, 6, scene.Card, scene.Line, 1))
	if len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(x+12+room+5, y+h/2, found))
	}
	for i, l := range lines {
		g.Children = append(g.Children, draw.Text(l, x+12, y+17.5+hatsLine*float64(i), 13, true, scene.Ink))
	}
	role := hatCount(p)
	if p.Lead {
		role = "Lead · " + role
	}
	g.Children = append(g.Children, draw.Fitted(role, x+12, y+h-22, room, 11.5, false, scene.Ink2),
		draw.Fitted(d.owns(p), x+12, y+h-8, hatsNames-hatsPad-16, 10.5, false, scene.Ink2))
	for i, hat := range model.Hats {
		cx, cy := hatColumn(x-hatsPad, i), y+h/2
		if slices.Contains(p.Hats, hat) {
			g.Children = append(g.Children, worn(cx, cy)...)
		} else {
			g.Children = append(g.Children, &scene.Circle{X: cx, Y: cy, R: 2, Paint: scene.Paint{Fill: scene.Line}})
		}
	}
	left := x - hatsPad + hatsNames + 5*hatsStep + 14
	g.Children = append(g.Children, loadBar(p.Allocation, left, y+h/2, x+w-12-left)...)
	return g
}

// owns counts what somebody looks after.
func (d *wardrobe) owns(p *model.Person) string {
	n, aims := d.owned[p.ID], 0
	for _, x := range d.m.OSPO.Objectives {
		if x.Open() && slices.ContainsFunc(x.Owners(), func(r *model.Ref) bool { return r.ID == p.ID }) {
			aims++
		}
	}
	switch {
	case aims == 0 && n == 0:
		return "owns no collaboration"
	case aims == 0:
		return "owns " + model.Counted(n, "collaboration")
	case n == 0:
		return "owns " + model.Counted(aims, "objective")
	}
	return "owns " + model.Counted(n, "collaboration") + ", " + model.Counted(aims, "objective")
}

// worn is the mark of a hat that somebody wears: a disc with a tick.
func worn(x, y float64) []scene.Node {
	tick := []scene.Point{{X: x - 3.6, Y: y + 0.2}, {X: x - 1, Y: y + 2.9}, {X: x + 3.8, Y: y - 2.7}}
	return []scene.Node{
		&scene.Circle{X: x, Y: y, R: hatsRadius, Paint: scene.Paint{Fill: scene.Downward}},
		draw.Rounded(tick, 0, draw.Stroke(scene.Card, 1.8)),
	}
}

// loadBar is the share of working time as a bar w px wide with its number, around
// the middle y.
func loadBar(share *float64, x, y, w float64) []scene.Node {
	if share == nil {
		return []scene.Node{draw.Text("not recorded", x, y+4, 11, false, scene.Ink3)}
	}
	nodes := []scene.Node{
		draw.Text(percent(*share), x, y-2, 12, true, scene.Ink),
		draw.Box(x, y+4, w, 6, 3, scene.Line, "", 0),
	}
	if filled := w * min(max(*share, 0), 1); filled > 0 {
		nodes = append(nodes, draw.Box(x, y+4, filled, 6, min(3, filled/2), scene.Downward, "", 0))
	}
	return nodes
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", math.Round(share*100)) }

func hatCount(p *model.Person) string {
	if len(p.Hats) == 0 {
		return "no hat recorded"
	}
	return model.Counted(len(p.Hats), "hat")
}

// personSaid is the row in words.
func personSaid(p *model.Person) []string {
	var said []string
	if p.Lead {
		said = append(said, "lead")
	}
	if len(p.Hats) > 0 {
		hats := make([]string, len(p.Hats))
		for i, h := range p.Hats {
			hats[i] = string(h)
		}
		said = append(said, "hats: "+strings.Join(hats, ", "))
	} else {
		said = append(said, hatCount(p))
	}
	if p.Allocation != nil {
		return append(said, percent(*p.Allocation)+" of working time")
	}
	return append(said, "share of working time not recorded")
}

// foot counts who wears each hat.
func (d *wardrobe) foot(x, y float64) {
	d.add(draw.Text("Worn by", x+hatsPad+12, y+20, 11.5, false, scene.Ink2))
	for i, hat := range model.Hats {
		n := len(d.wearers[hat])
		word, ink := fmt.Sprint(n), scene.Ink
		if n == 0 {
			word = "nobody"
		}
		if len(d.wearers) == 0 {
			word, ink = "–", scene.Ink3
		}
		if d.unwornFound(hat) {
			ink = scene.Gap
		}
		d.add(draw.Centered(word, hatColumn(x, i), y+20, 12, true, ink))
	}
	if time, known := allocated(d.m); known > 0 {
		left := x + hatsNames + 5*hatsStep + 14
		d.add(draw.Text(decimal(time)+" FTE", left, y+20, 12, true, scene.Ink))
		if all := len(d.m.People); known < all {
			d.add(draw.Text(fmt.Sprintf("for %d of %d", known, all), left, y+35, 10.5, false, scene.Ink2))
		}
	}
}

func (d *wardrobe) signs(work []aspectWork) []draw.Sign {
	var signs []draw.Sign
	lonely := false
	if len(d.wearers) > 0 {
		signs = append(signs, draw.Sign{Width: 2 * hatsRadius, Word: "wears this hat", Draw: func(x, y float64) []scene.Node {
			return worn(x+hatsRadius, y)
		}})
		lonely = slices.ContainsFunc(model.Hats, d.unwornFound)
	}
	for _, a := range work {
		lonely = lonely || d.unworkedFound(a)
	}
	if lonely {
		signs = append(signs, draw.Sign{Width: 22, Word: "nobody does this", Draw: card.GapBox})
	}
	if slices.ContainsFunc(d.m.People, func(p *model.Person) bool { return len(d.o.MarksAbout(model.AboutPerson, p.ID)) > 0 }) {
		signs = append(signs, draw.Sign{Width: 11, Word: "finding", Draw: draw.Warning})
	}
	return signs
}

// describe says who wears what, and how the work is spread.
func (d *wardrobe) describe(work []aspectWork) string {
	said := ""
	for _, h := range model.Hats {
		if names := d.wearers[h]; len(names) > 0 {
			said += fmt.Sprintf(" %s: %s.", model.Capitalised(string(h)), draw.Spoken(names))
		}
	}
	if unworn := d.unworn(); len(d.m.People) > 0 && len(unworn) > 0 {
		said += " Worn by nobody: " + draw.Spoken(unworn) + "."
	}
	var counts []string
	for _, a := range work {
		counts = append(counts, fmt.Sprintf("%s %d", a.aspect, len(a.of)))
	}
	return said + " Collaborations by aspect: " + strings.Join(counts, ", ") + "."
}
