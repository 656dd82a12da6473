package compass

import (
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/text"
)

// starSetting is how generously a star is set. All lengths are px.
type starSetting struct {
	card     float64 // width of a card
	label    float64 // width of a label's text, unless one word is wider
	shaft    float64 // how much of an arrow shows on either side of its label
	overhang bool    // rows may stick out beyond the OSPO, over the side lanes
}

// starSettings are tried in order until the page is narrow enough.
var starSettings = []starSetting{
	{card: 196, label: widestLabel, shaft: 34},
	{card: 196, label: 140, shaft: 30},
	{card: 196, label: 140, shaft: 28, overhang: true},
	{card: 188, label: 112, shaft: 26, overhang: true},
	{card: 178, label: 92, shaft: 22, overhang: true},
}

const (
	starPad     = 26.0 // between boundary and cards
	starTop     = 38.0 // the same above, where captions and the boundary's name are
	starFoot    = 42.0 // the same below a row, with its caption
	starGap     = 18.0 // between cards
	starBeyond  = 48.0 // between boundary and the cards outside
	starHubW    = 250.0
	starHubH    = 120.0
	starNarrow  = 720.0 // no page is narrower, so that title and legend have room
	hubInset    = 24.0  // from the OSPO's corners to the next arrow
	captionLift = 14.0  // from a card up to the baseline of its caption
	captionDrop = 23.0  // from a card down to it
)

// star places the OSPO with up to five arms of cards around it; every arrow is
// straight and carries its label.
type star struct {
	*plan
	starSetting
	up, down         *arm // rows
	left, right, out *arm // columns
}

// placeStar sets the content as a star. It is meant for a handful of
// stakeholders; with many the page grows without limit, but stays correct.
func placeStar(c *content) *plan {
	var s *star
	for _, setting := range starSettings {
		s = newStar(c, setting)
		s.place()
		if s.w > maxWidth {
			continue
		}
		for wider := s.wanted(); wider >= 1; {
			setting.card = s.card + wider
			if wide := newStar(c, setting); wide.place() <= maxWidth {
				s, wider = wide, math.Min(wider, wide.wanted())
			} else {
				wider /= 2
			}
		}
		break
	}
	return s.plan
}

// newStar measures everything. Other functions are at the left, and the
// outside at the right; with nothing outside they take both sides.
func newStar(c *content, setting starSetting) *star {
	s := &star{plan: &plan{content: c, density: "star"}, starSetting: setting}
	a := arrange(c, false)
	left, right := a.left, a.right
	if len(a.out) > 0 || len(left) == 0 {
		left, right = append(left, right...), nil
	}
	s.up = s.newRow(a.up, atTop)
	s.down = s.newRow(a.down, atFoot)
	s.left = s.newColumn(left, atLeft)
	s.right = s.newColumn(right, atRight)
	s.out = s.newColumn(a.out, atRight)
	for _, arm := range []*arm{s.up, s.down, s.left, s.right, s.out} {
		for _, r := range arm.rays {
			s.cards = append(s.cards, r.card)
		}
	}
	return s
}

// place puts the OSPO where all arms reach it straight, then the arms, and gives the
// page's width.
func (s *star) place() float64 {
	hub := rect{x: pageMargin + starPad + s.left.reach(), w: s.hubWidth()}
	above, below, span := 0.0, 0.0, starHubH // of the columns, from the OSPO's middle
	for _, a := range []*arm{s.left, s.right, s.out} {
		middle, edge := a.facing()
		above, below, span = math.Max(above, middle), math.Max(below, a.along-middle), math.Max(span, edge)
	}
	hub.h = hubNeeds(s.content, hub.w, span)
	hub.y = headTop + starTop + math.Max(s.up.reach(), above-hub.h/2)
	inside := starPad + s.left.reach() + hub.w + s.right.reach() + starPad
	if len(s.out.rays) > 0 {
		inside = starPad + s.left.reach() + hub.w + s.out.lane
	}
	beyond := 0.0
	if len(s.out.rays) > 0 {
		beyond = starBeyond + s.out.deep
	}
	if spare := s.pageWidth() - (inside + beyond + 2*pageMargin); spare > 0 {
		hub.x += spare / 2
		inside += spare
		s.out.lane += spare / 2
	}
	s.hub = newHub(s.content, hub)
	s.boundary = rect{pageMargin, headTop, inside, math.Max(hub.bottom()+s.foot(), hub.center().Y+below+starPad) - headTop}
	s.setTab()
	s.w = pageMargin + inside + beyond + pageMargin
	s.h = s.boundary.bottom() + pageMargin

	s.placeRow(s.up, hub.y-s.up.reach(), hub.y)
	s.placeRow(s.down, hub.bottom()+s.down.lane, hub.bottom())
	s.placeColumn(s.left, hub.x-s.left.reach(), hub.x)
	s.placeColumn(s.right, hub.right()+s.right.lane, hub.right())
	s.placeColumn(s.out, s.boundary.right()+starBeyond, hub.right())
	s.addCaptions()
	return s.w
}

// pageWidth is the least width of the page: what its title takes, within reason.
func (s *star) pageWidth() float64 {
	w := math.Max(text.Room(s.title, 20, true), text.Room(s.subtitle, 12.5, false))
	return clamp(math.Ceil(w)+2*pageMargin, starNarrow, maxWidth)
}

// foot is the room between the OSPO and the boundary below it.
func (s *star) foot() float64 {
	if len(s.down.rays) == 0 {
		return starPad
	}
	return s.down.reach() + starFoot
}

// hubWidth makes the OSPO as wide as the rows above and below it or, where rows
// may overhang, only so wide that every arrow meets it.
func (s *star) hubWidth() float64 {
	over := 0.0
	if s.overhang {
		over = math.Max(0, math.Min(s.left.clearance(), math.Max(s.right.clearance(), s.out.clearance())))
	}
	w := clamp(text.Room(s.ospo, 18, true)+40, starHubW, 340)
	for _, row := range []*arm{s.up, s.down} {
		w = math.Max(w, row.along-2*over)
		if s.overhang {
			w = math.Max(w, row.arrowSpan()+2*hubInset)
		} else {
			w = math.Max(w, row.along)
		}
	}
	return w
}

// addCaptions names the perspective beside the first card of each arm.
func (s *star) addCaptions() {
	for _, a := range []*arm{s.up, s.left, s.right, s.out, s.down} {
		if len(a.rays) == 0 {
			continue
		}
		first := a.rays[0]
		h := &heading{x: first.x + 2, y: first.y - captionLift, runs: []run{perspectiveRun(s.Words, first.persp)}}
		if first.persp == model.Downward {
			h.y = first.bottom() + captionDrop
		}
		s.headings = append(s.headings, h)
	}
}

// perspectiveRun is a perspective's name as headings set it.
func perspectiveRun(w *words.Words, p model.Perspective) run {
	return run{s: upper(w.Word(string(p))), size: 11.5, bold: true, color: draw.Accent(p), spacing: 0.6, gap: 8}
}
