package compass

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Perspectives lists the values of Options.Perspective.
var Perspectives = []string{"all", "upward", "downward", "sideways", "outside"}

// Dimensions of a page about one perspective, px.
const (
	sideInset   = 20.0  // between the boundary and what is inside
	sideWidth   = 236.0 // width of the office and the other perspectives
	sideLane    = 56.0  // between the office and the region, for their arrow
	sideGap     = 16.0  // between the office and what is below it
	sideHub     = 110.0 // least height of the office
	sideLines   = 5     // lines for the names of another perspective
	stripLines  = 1     // lines for those of the outside, which is as wide as the page
	cardApart   = 14.0
	summarySize = 11.5
	fewCards    = 8 // up to this many are in at most two columns, more in three
)

// perspectiveTitles are the titles of pages, by perspective.
var perspectiveTitles = map[model.Perspective]model.Phrase{
	model.Upward:   "Looking upward: what the {office} does with executives and sponsors",
	model.Downward: "Looking downward: what the {office} does with its team",
	model.Sideways: "Looking sideways: what the {office} does with other functions",
	model.Outside:  "Looking outside: what the {office} does with foundations, communities, regulators, suppliers",
}

// page is a compass that shows one perspective large and in full, for a talk with that
// group. The other three are only counted.
type page struct {
	*plan
	persp model.Perspective
	side  rect // the office and the perspectives below it
}

// summary is what is shown of a perspective that is only counted.
type summary struct {
	persp model.Perspective
	count string // number of stakeholders, with gaps, people and findings
	names []string
}

func drawPerspective(c *content, m *model.Map, o Options) (*scene.Scene, error) {
	persp := model.Perspective(o.Perspective)
	if !slices.Contains(model.Perspectives, persp) {
		return nil, fmt.Errorf("no perspective called %q: known are %s", persp, strings.Join(Perspectives, ", "))
	}
	p := placePerspective(c, m, o, persp)
	if o.Width > 0 && o.Width < p.w {
		p.notes = append(p.notes, fmt.Sprintf("a page of one perspective is %.0f px wide, whatever the width", p.w))
	}
	s := p.draw()
	s.Details = sync.OnceValue(func() []scene.Detail { return p.keptDetails(detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today)) })
	return s, nil
}

// placePerspective lays out the page of one perspective, including the legend.
func placePerspective(c *content, m *model.Map, o Options, persp model.Perspective) *page {
	p := &page{plan: &plan{content: c.narrowed(o, persp), density: "perspective", w: maxWidth}, persp: persp}
	for _, other := range model.Perspectives {
		if other != persp {
			p.others = append(p.others, c.summary(other))
		}
	}
	p.placeFrame()
	p.placeSide(p.placeRegion(newRecordCards(c, m, o)))
	p.h += pageMargin
	return p
}

// narrowed returns the content of one perspective only.
func (c *content) narrowed(o Options, persp model.Perspective) *content {
	out := *c
	out.parties = c.in(persp)
	out.part, out.collapsed = true, 0
	out.links = slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool { return l.from.persp != persp && l.to.persp != persp })
	if o.Title == "" {
		out.title = c.Say(perspectiveTitles[persp], "office", c.ospo)
	}
	out.sumUp()
	return &out
}

// summary counts a perspective as its heading in the whole picture does.
func (c *content) summary(persp model.Perspective) *summary {
	s := &summary{persp: persp}
	found := 0
	var t tally
	var names []string
	for _, p := range c.in(persp) {
		if p.change == Removed || p.own {
			continue
		}
		t.add(p)
		found += len(p.marks)
		if p.ghost {
			names = append(names, c.Say("{party} (gap)", "party", p.name))
		} else {
			names = append(names, p.name)
		}
	}
	words := []string{c.counted(t)}
	if found > 0 {
		words = append(words, c.Say("{n|finding}", "n", found))
	}
	s.count = strings.Join(words, " · ")
	if s.names = names; len(names) == 0 {
		s.names = []string{c.Say("nobody is recorded")}
	}
	return s
}

// placeFrame sets the left and right edges of the boundary, and places the office and its
// column. The outside is to the right of the boundary, all other perspectives inside.
func (p *page) placeFrame() {
	p.boundary = rect{x: pageMargin, y: headTop, w: p.w - 2*pageMargin}
	if p.persp == model.Outside {
		p.boundary.w = sideWidth + 2*sideInset
	}
	p.setTab(tabMost)
	p.side = rect{x: pageMargin + sideInset, y: max(headTop+24, p.tab.bottom()+13), w: sideWidth}
	p.hub = newHub(p.content, rect{p.side.x, p.side.y, sideWidth, hubNeeds(p.content, sideWidth, sideHub)})
}

// placeRegion places each card in the column that is shortest so far, and returns the
// panel of the cards.
func (p *page) placeRegion(s *recordCards) rect {
	r := rect{x: p.side.right() + sideLane, y: p.side.y}
	r.w = p.w - pageMargin - sideInset - r.x
	if p.persp == model.Outside {
		r.w += sideInset
	}
	columns := 3
	if n := len(p.parties); n <= fewCards {
		columns = min(2, max(1, n))
	}
	room := r.w - 2*panelPad
	width := math.Floor((room - cardApart*float64(columns-1)) / float64(columns))
	ends := slices.Repeat([]float64{r.y + titleStrip}, columns) // of the columns
	for _, x := range p.parties {
		c, at := s.card(x, width), slices.Index(ends, slices.Min(ends))
		c.x, c.y = r.x+panelPad+float64(at)*(width+cardApart), ends[at]
		ends[at] = c.bottom() + cardApart
		p.cards = append(p.cards, c)
	}
	r.h = slices.Max(ends) - cardApart + panelPad - r.y
	return r
}

// placeSide places the other perspectives below the office, and closes the boundary
// around everything inside.
func (p *page) placeSide(r rect) {
	y := p.hub.bottom()
	for _, s := range p.others {
		if s.persp != model.Outside {
			y = p.addSummary(s, rect{p.side.x, y + sideGap, sideWidth, 0}, sideLines)
		}
	}
	r.h = max(r.h, y-r.y)
	p.regions = append(p.regions, &region{r, p.persp})
	p.boundary.h = r.bottom() + sideInset - p.boundary.y
	if p.persp == model.Outside {
		p.boundary.h = y + sideInset - p.boundary.y
	}
	p.h = max(p.boundary.bottom(), r.bottom())
	for _, s := range p.others {
		if s.persp == model.Outside {
			p.h = p.addSummary(s, rect{p.boundary.x, p.h + sideGap, p.boundary.w, 0}, stripLines)
		}
	}
	p.addHeading(p.persp, p.cards, r.x+panelPad, r.y+19, r.w-2*panelPad)
	mid := p.hub.center().Y
	p.fatArrow(p.cards, p.persp, pt{X: p.hub.right(), Y: mid}, pt{X: r.x, Y: mid})
	if len(p.cards) == 0 {
		p.headings = append(p.headings, &heading{x: r.x + panelPad, y: r.y + titleStrip + 12, runs: []run{
			{s: p.Say("Nobody is recorded looking {side} yet.", "side", model.Word(p.persp)), size: nameText, color: scene.Ink2},
		}})
	}
}

// addSummary adds the panel of a counted perspective, and returns its bottom.
func (p *page) addSummary(s *summary, r rect, lines int) float64 {
	const step = 15.0
	room, title := r.w-2*panelPad, p.headingRun(s.persp)
	first := []run{title, {s: s.count, size: headingSize, color: scene.Ink2}}
	var below []run
	if title.width()+text.Room(s.count, headingSize, false) > room { // the count goes below the title
		first = first[:1]
		for _, words := range text.Wrap(s.count, headingSize, false, room, sideLines) {
			below = append(below, run{s: words, size: headingSize, color: scene.Ink2})
		}
	}
	for _, words := range p.listed(s.names, room, lines) {
		below = append(below, run{s: words, size: summarySize, color: scene.Ink})
	}
	r.h = titleStrip + step*float64(len(below)) + 4
	p.regions = append(p.regions, &region{r, s.persp})
	p.headings = append(p.headings, &heading{x: r.x + panelPad, y: r.y + 21, tip: p.List(s.names...), runs: first})
	for i, words := range below {
		p.headings = append(p.headings, &heading{x: r.x + panelPad, y: r.y + titleStrip + 5 + step*float64(i), tip: p.List(s.names...), runs: []run{words}})
	}
	return r.bottom()
}

// listed returns as many names as fit on the given number of lines of room px, and the
// number of the others.
func (c *content) listed(names []string, room float64, lines int) []string {
	for n := len(names); n > 0; n-- {
		said := slices.Clone(names[:n])
		if more := len(names) - n; more > 0 {
			said = append(said, c.Say("{n} more", "n", more))
		}
		list := c.List(said...)
		if set := text.Wrap(list, summarySize, false, room, lines); text.IsWhole(set, list) {
			return set
		}
	}
	return text.Wrap(c.List(names...), summarySize, false, room, lines)
}

// keptDetails returns the details of the office and of the cards on the page, with only
// the relations between them.
func (p *page) keptDetails(all []scene.Detail) []scene.Detail {
	shown := map[string]bool{detail.OfficeKey: true}
	for _, c := range p.cards {
		shown[c.key] = true
	}
	var out []scene.Detail
	for _, d := range all {
		if !shown[d.ID] {
			continue
		}
		d.Relations = slices.DeleteFunc(d.Relations, func(r scene.Relation) bool { return !shown[r.With] })
		for i := range d.Relations {
			d.Relations[i].Number = 0 // no numbers are printed
		}
		out = append(out, d)
	}
	return out
}
