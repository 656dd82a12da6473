package compass

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/text"
)

// starSetting is how generously a star is laid out. All lengths are px.
type starSetting struct {
	page  float64 // preferred width of the page
	card  float64 // width of a card
	label float64 // width of a label's text, unless a word is wider
	shaft float64 // length of an arrow that shows on either side of its label
}

// starSettings are tried in order until the page is narrow enough.
var starSettings = []starSetting{
	{page: smallStar, card: 196, label: widestLabel, shaft: 34},
	{page: maxWidth, card: 196, label: widestLabel, shaft: 34},
	{page: maxWidth, card: 196, label: 140, shaft: 28},
	{page: maxWidth, card: 188, label: 112, shaft: 26},
	{page: maxWidth, card: 178, label: 92, shaft: 22},
}

const (
	starPad     = 26.0 // between boundary and cards
	starSide    = 34.0 // likewise at the left, where a link between two cards runs
	starTop     = 38.0 // likewise at the top, with captions and the boundary's name
	starFoot    = 42.0 // likewise below a row, with its caption
	starGap     = 18.0 // between cards
	starBeyond  = 48.0 // between the boundary and the cards outside
	starHubW    = 250.0
	starHubH    = 120.0
	smallStar   = 960.0
	hubInset    = 24.0 // from the OSPO's corners to the next arrow
	captionLift = 14.0 // from a card up to the baseline of its caption
	captionDrop = 23.0 // from a card down to it
)

// star lays out the OSPO with up to four arms of cards around it, one for each
// perspective; every arrow is straight and carries its label.
type star struct {
	*plan
	starSetting
	up, down  *arm // rows
	left, out *arm // columns
}

// placeStar lays out the content as a star. It is meant for a handful of stakeholders;
// with many the page grows without limit, but stays correct.
func placeStar(c *content) *plan {
	var s *star
	for _, setting := range starSettings {
		s = newStar(c, setting)
		s.place()
		if s.w > s.target() {
			continue
		}
		for wider := s.wanted(); wider >= 1; {
			setting.card = s.card + wider
			if wide := newStar(c, setting); wide.place() <= s.target() {
				s, wider = wide, min(wider, wide.wanted())
			} else {
				wider /= 2
			}
		}
		break
	}
	return s.plan
}

// newStar measures everything. Other functions are at the left, and the outside at the
// right, even if nobody is outside: a place means the same in every star, and nobody
// changes sides when the map grows.
func newStar(c *content, setting starSetting) *star {
	s := &star{plan: &plan{content: c, density: "star"}, starSetting: setting}
	a := arrange(c, true)
	s.up, s.down = s.newArm(a.up, atTop), s.newArm(a.down, atFoot)
	s.left, s.out = s.newArm(a.left, atLeft), s.newArm(a.out, atRight)
	for _, arm := range []*arm{s.up, s.down, s.left, s.out} {
		for _, r := range arm.rays {
			s.cards = append(s.cards, r.card)
		}
	}
	return s
}

// place places the OSPO where all arms reach it straight, then the arms, and returns the
// page's width. Spare width of the page goes into the lanes at both sides, so that the
// columns stay at its edges when a row grows.
func (s *star) place() float64 {
	hub := rect{w: s.hubWidth()}
	over := max(0, (max(s.up.along, s.down.along)-hub.w)/2) // of rows, beyond the OSPO
	above, below, span := 0.0, 0.0, starHubH                // of the columns, from the OSPO's middle
	for _, a := range []*arm{s.left, s.out} {
		middle, edge := a.facing()
		above, below, span = max(above, middle), max(below, a.along-middle), max(span, edge)
		if len(a.rays) > 0 {
			a.lane = max(a.lane, over+hubInset)
		}
	}
	hub.h = hubNeeds(s.content, hub.w, span)
	hub.y = headTop + starTop + max(s.up.reach(), above-hub.h/2)
	west, east, beyond := starPad+over, starPad+over, 0.0
	if len(s.left.rays) > 0 {
		west = starSide + s.left.reach()
	}
	if len(s.out.rays) > 0 {
		east, beyond = s.out.lane, starBeyond+s.out.deep
	}
	spare := max(0, s.target()-2*pageMargin-west-hub.w-east-beyond) / 2
	s.left.lane, s.out.lane = s.left.lane+spare, s.out.lane+spare
	hub.x = pageMargin + west + spare
	inside := west + hub.w + east + 2*spare
	foot := starPad
	if len(s.down.rays) > 0 {
		foot = s.down.reach() + starFoot
	}
	s.hub = newHub(s.content, hub)
	s.boundary = rect{pageMargin, headTop, inside, max(hub.bottom()+foot, hub.center().Y+below+starPad) - headTop}
	s.setTab(1)
	s.w = pageMargin + inside + beyond + pageMargin
	s.h = s.boundary.bottom() + pageMargin

	s.placeRow(s.up, hub.y-s.up.reach(), hub.y)
	s.placeRow(s.down, hub.bottom()+s.down.lane, hub.bottom())
	s.placeColumn(s.left, hub.x-s.left.reach(), hub.x)
	s.placeColumn(s.out, s.boundary.right()+starBeyond, hub.right())
	s.addCaptions()
	return s.w
}

// target returns the preferred width of the page, px.
func (s *star) target() float64 { return min(s.page, s.pageWidth()) }

// hubWidth returns the width at which every arrow of the rows above and below meets the
// OSPO, px.
func (s *star) hubWidth() float64 {
	span := max(s.up.arrowSpan(), s.down.arrowSpan()) + 2*hubInset
	return max(span, clamp(text.Room(s.ospo, 18, true)+40, starHubW, 340))
}

// addCaptions adds the name of the perspective beside the first card of each arm.
func (s *star) addCaptions() {
	for _, a := range []*arm{s.up, s.left, s.out, s.down} {
		if len(a.rays) == 0 {
			continue
		}
		first := a.rays[0]
		h := &heading{x: first.x + 2, y: first.y - captionLift, runs: []run{s.headingRun(first.persp)}}
		if first.persp == model.Downward {
			h.y = first.bottom() + captionDrop
		}
		s.headings = append(s.headings, h)
	}
}
