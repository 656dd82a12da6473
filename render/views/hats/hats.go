// Package hats draws a table of the office's people with their hats and working time, and
// the four aspects of the work beside it.
package hats

import (
	"fmt"
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

// View is the hats view.
var View = view.New(view.View{
	Name:     "hats",
	Question: "Who in the OSPO wears which hat, with how much time, and which work has nobody?",
	Use: "A row for each of the office's people, with the hats that they wear and their share of working time; next to it " +
		"the four aspects of the work, with what belongs to each. A hat without a tick and an aspect without a bar are " +
		"missing. Use it when you hire, when somebody leaves, and when the work has to be divided again.",
	Fields: []string{
		"organization.name",
		"ospo.name", "ospo.objectives[].owner", "ospo.objectives[].status",
		"people[].name", "people[].lead", "people[].hats", "people[].allocation",
		"collaborations[].method", "collaborations[].label", "collaborations[].aspect", "collaborations[].purpose",
		"collaborations[].owner", "collaborations[].status",
	},
	Draw: drawHats,
})

// The two panels and the table of people, px.
const (
	hatsTable  = 748.0
	hatsBars   = 372.0
	hatsApart  = 16.0
	hatsNames  = 180.0
	hatsStep   = 92.0 // width of the column of one hat
	hatsHead   = 62.0
	hatsRow    = 54.0 // with one line of a name
	ownsSize   = 10.5
	ownsStep   = 13.0 // line height of what somebody owns
	hatsLine   = 15.0 // line height of a name
	hatsFoot   = 40.0
	hatsGap    = 4.0
	hatsPad    = 8.0
	hatsStrip  = 34.0 // height of a panel's heading
	hatsRadius = 8.0
	hatsSize   = 10.5 // of a hat's name and description
	hatsFine   = 13.0 // line height of these
	hatsLoad   = 82.0 // width of the column of working time
)

// hatWords describe each hat in a few words.
var hatWords = map[model.Hat]model.Phrase{
	model.Enabler:          "changes the\nways of work",
	model.Counselor:        "gives\nadvice",
	model.Advocate:         "promotes\nopen source",
	model.Environmentalist: "cares for\nprojects",
	model.Gatekeeper:       "enforces\npolicy",
}

// wardrobe is the picture during layout.
type wardrobe struct {
	o       view.Options
	m       *model.Map
	here    []*model.Person // still there on the day of the picture
	wearers map[model.Hat][]string
	owned   map[string][]*model.Collaboration // by owner
	nodes   []scene.Node
}

func drawHats(m *model.Map, o view.Options) (*scene.Scene, error) {
	d := &wardrobe{o: o, m: m, wearers: map[model.Hat][]string{}, owned: map[string][]*model.Collaboration{}}
	for _, k := range card.Work(m) {
		for _, r := range k.Owners() {
			d.owned[r.ID] = append(d.owned[r.ID], k)
		}
	}
	d.here = m.Team(o.Today)
	for _, p := range d.here {
		for _, h := range p.Hats {
			d.wearers[h] = append(d.wearers[h], p.Name)
		}
	}
	work, sorted := byAspect(m)
	page := card.Titled(m, o, o.Words.Say("Who wears which hat in the {office}", "office", model.OneLine(m.OSPO.Name)), d.facts(sorted)...)
	if len(m.People) == 0 && len(sorted) == 0 {
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
	if len(sorted) == 0 {
		page.Recipe = append(slices.Clone(page.Recipe), aspectRecipe...)
	}
	page.Description += d.describe(work)
	return card.Framed(page, m, o)
}

var (
	peopleRecipe = []string{"people:", "  - name: Head of OSPO", "    hats: [counselor, advocate]", "    allocation: 0.8"}
	aspectRecipe = []string{"collaborations:", "  - to: Legal", "    label: Licence clinic", "    aspect: compliance"}
)

func (d *wardrobe) add(nodes ...scene.Node) { d.nodes = append(d.nodes, nodes...) }

// unwornFound reports whether the check found that nobody wears a hat.
func (d *wardrobe) unwornFound(h model.Hat) bool {
	return len(d.wearers[h]) == 0 && d.o.Found(model.AboutOSPO, "", "hat-unassigned")
}

// unworkedFound reports whether the check found that nothing works on an aspect.
func (d *wardrobe) unworkedFound(a aspectWork) bool {
	return len(a.of) == 0 && d.o.Found(model.AboutAspect, string(a.aspect), "aspect-missing")
}

func (d *wardrobe) facts(sorted []*model.Collaboration) []string {
	say := d.o.Words.Say
	facts := []string{say("{n|person|people}", "n", len(d.here))}
	switch time, known := allocated(d.here); {
	case known > 0 && known < len(d.here):
		facts = append(facts, say("{amount} full-time equivalents recorded for {n} of {of}", "amount", d.o.Words.Number(time), "n", known, "of", len(d.here)))
	case known > 0:
		facts = append(facts, say("{amount} full-time equivalents", "amount", d.o.Words.Number(time)))
	}
	if len(d.m.People) > 0 {
		switch n := len(d.unworn()); {
		case n == len(model.Hats) && !d.hatsRecorded():
			facts = append(facts, say("no hat recorded"))
		case n > 0:
			facts = append(facts, say("{n} of {of} hats unworn", "n", n, "of", len(model.Hats)))
		default:
			facts = append(facts, say("every hat worn"))
		}
	}
	return append(facts, card.Counts(d.o.Words, "{n} of {all|collaboration} with an aspect", sorted, card.Work(d.m))...)
}

// allocated returns the total working time of people with a recorded share, and their number.
func allocated(people []*model.Person) (sum float64, known int) {
	for _, p := range people {
		if p.Allocation != nil {
			sum += *p.Allocation
			known++
		}
	}
	return sum, known
}

// hatsRecorded reports whether anybody's hats are recorded, including people who have left.
func (d *wardrobe) hatsRecorded() bool {
	return slices.ContainsFunc(d.m.People, func(p *model.Person) bool { return len(p.Hats) > 0 })
}

func (d *wardrobe) unworn() []string {
	return model.Each(model.Plain(model.Those(model.Hats, func(h model.Hat) bool { return len(d.wearers[h]) == 0 })), d.o.Words.Word)
}

// hatColumn returns the centre of a hat's column in a table that begins at x.
func hatColumn(x float64, i int) float64 { return x + hatsNames + (float64(i)+0.5)*hatsStep }

// loadColumn returns the left edge of the column of working time.
func loadColumn(x float64) float64 { return x + hatsNames + 5*hatsStep + 14 }

// table draws people and hats, and returns its bottom.
func (d *wardrobe) table(x, y, w float64) float64 {
	if len(d.m.People) == 0 {
		nodes, h := draw.Hint{
			Heading: "No people are recorded yet",
			Text:    "Record who works for the office, under which hats, and with what share of working time (0 to 1).",
		}.Draw(d.o.Words, x, y, w)
		d.add(nodes...)
		return y + h
	}
	heads, load := d.heads()
	head := hatsHead
	for _, c := range append(heads, load) {
		head = max(head, hatsHead+hatsFine*float64(c.lines()-3))
	}
	h := hatsStrip + head + hatsFoot + hatsPad
	for _, p := range d.m.People {
		h += d.rowHeight(p) + hatsGap
	}
	before := len(d.nodes)
	d.add(draw.Headed(d.o.Words.Say("People and hats"), fmt.Sprint(len(d.here)), x+14, y+22, card.CapsSize, scene.Downward)...)
	for i, hat := range model.Hats {
		at, ink := hatColumn(x, i), scene.Ink
		if d.unwornFound(hat) {
			d.add(draw.Box(at-hatsStep/2+1, y+hatsStrip, hatsStep-2, h-hatsStrip-hatsPad, 8, scene.GapTint, scene.Gap, 1.3, 4, 3))
			ink = scene.Gap
		}
		d.add(heads[i].draw(at, y+hatsStrip, ink, draw.Centered)...)
	}
	d.add(load.draw(loadColumn(x), y+hatsStrip, scene.Ink, draw.Text)...)
	at := y + hatsStrip + head
	for _, p := range d.m.People {
		d.add(d.person(p, x+hatsPad, at, w-2*hatsPad))
		at += d.rowHeight(p) + hatsGap
	}
	d.foot(x, at)
	inside := slices.Clone(d.nodes[before:])
	d.nodes = append(d.nodes[:before], card.Panel(d.o.Words.Say("People and hats"), draw.Box(x, y, w, h, 12, scene.DownwardTint, "", 0), inside...))
	return y + h
}

// worn draws the mark of a hat that somebody wears: a disc with a tick.
func worn(x, y float64) []scene.Node {
	tick := []scene.Point{{X: x - 3.6, Y: y + 0.2}, {X: x - 1, Y: y + 2.9}, {X: x + 3.8, Y: y - 2.7}}
	return []scene.Node{
		&scene.Circle{X: x, Y: y, R: hatsRadius, Paint: scene.Paint{Fill: scene.Downward}},
		draw.Rounded(tick, 0, draw.Stroke(scene.Card, 1.8)),
	}
}

// loadBar draws the share of working time as a number and a bar w px wide, centred
// vertically on y.
func (d *wardrobe) loadBar(share *float64, x, y, w float64) []scene.Node {
	if share == nil {
		lines := text.Wrap(d.o.Words.Say("not recorded"), 11, false, w, 3)
		return draw.Lines(draw.Text, lines, x, y+4-hatsFine*float64(len(lines)-1)/2, hatsFine, 11, false, scene.Ink3)
	}
	nodes := []scene.Node{
		draw.Text(d.o.Words.Say("{n} %", "n", percent(*share)), x, y-2, 12, true, scene.Ink),
		draw.Box(x, y+4, w, 6, 3, scene.Line, "", 0),
	}
	if filled := w * min(max(*share, 0), 1); filled > 0 {
		nodes = append(nodes, draw.Box(x, y+4, filled, 6, min(3, filled/2), scene.Downward, "", 0))
	}
	return nodes
}

func percent(share float64) int { return int(math.Round(share * 100)) }

func (d *wardrobe) hatCount(p *model.Person) string {
	switch {
	case !p.Here(d.o.Today):
		return d.o.Words.Say("until {day}", "day", p.Until.String())
	case len(p.Hats) == 0:
		return d.o.Words.Say("no hat recorded")
	}
	return d.o.Words.Say("{n|hat}", "n", len(p.Hats))
}

// said returns a person's row in words.
func (d *wardrobe) said(p *model.Person) []string {
	w := d.o.Words
	var said []string
	if p.Lead {
		said = append(said, w.Say("lead"))
	}
	if worn := p.WornHats(d.o.Today); len(worn) > 0 {
		hats := model.Each(worn, func(h model.Hat) string { return w.Word(string(h)) })
		said = append(said, w.Say("hats: {list}", "list", words.Said(w.List(hats...))))
	} else {
		said = append(said, d.hatCount(p))
	}
	if p.Allocation != nil {
		return append(said, w.Say("{n} % of working time", "n", percent(*p.Allocation)))
	}
	return append(said, w.Say("share of working time not recorded"))
}

// foot draws how many people wear each hat.
func (d *wardrobe) foot(x, y float64) {
	d.add(draw.Text(d.o.Words.Say("Worn by"), x+hatsPad+12, y+20, 11.5, false, scene.Ink2))
	for i, hat := range model.Hats {
		n := len(d.wearers[hat])
		word, ink := fmt.Sprint(n), scene.Ink
		if n == 0 {
			word = d.o.Words.Say("nobody")
		}
		if !d.hatsRecorded() {
			word, ink = "–", scene.Ink2
		}
		if d.unwornFound(hat) {
			ink = scene.Gap
		}
		d.add(draw.Centered(word, hatColumn(x, i), y+20, 12, true, ink))
	}
	if time, known := allocated(d.here); known > 0 {
		left := loadColumn(x)
		d.add(draw.Text(d.o.Words.Say("{amount} FTE", "amount", d.o.Words.Number(time)), left, y+20, 12, true, scene.Ink))
		if all := len(d.here); known < all {
			d.add(draw.Text(d.o.Words.Say("for {n} of {of}", "n", known, "of", all), left, y+35, 10.5, false, scene.Ink2))
		}
	}
}

func (d *wardrobe) signs(work []aspectWork) []draw.Sign {
	var signs draw.Signs
	say, some := d.o.Words.Say, len(d.wearers) > 0
	signs.Add(some, 2*hatsRadius, say("wears this hat"), func(x, y float64) []scene.Node { return worn(x+hatsRadius, y) })
	lonely := some && slices.ContainsFunc(model.Hats, d.unwornFound) || slices.ContainsFunc(work, d.unworkedFound)
	signs.Add(lonely, 22, say("nobody does this"), card.GapBox)
	marked := func(p *model.Person) bool { return len(d.o.MarksAbout(model.AboutPerson, p.ID)) > 0 }
	signs.Add(slices.ContainsFunc(d.m.People, marked), 11, say("finding"), draw.Warning)
	return signs
}

// describe returns who wears which hat, and how many collaborations each aspect has.
func (d *wardrobe) describe(work []aspectWork) string {
	said, w := "", d.o.Words
	for _, h := range model.Hats {
		said += draw.Listed(w, "{heading}: {list}.", d.wearers[h], "heading", model.Capitalised(w.Word(string(h))))
	}
	if len(d.m.People) > 0 {
		said += draw.Listed(w, "Worn by nobody: {list}.", d.unworn())
	}
	counts := model.Each(work, func(a aspectWork) string {
		return w.Say("{aspect} {n}", "aspect", model.Word(a.aspect), "n", len(a.of))
	})
	return said + " " + w.Say("Collaborations by aspect: {list}.", "list", words.Said(w.List(counts...)))
}
