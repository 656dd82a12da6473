package compass

import (
	"fmt"
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// pageWidth returns the width that the page aims at, in px.
func (c *content) pageWidth() float64 {
	if c.room > 0 {
		return c.room
	}
	return maxWidth
}

// narrowCard is the least width of a card, px.
const narrowCard = 136.0

// fitGrid lays out the content for the requested width of the page, if any: with narrower
// cards, and if need be with other functions at one side only.
func fitGrid(c *content, spec gridSpec) *plan {
	p := placeGrid(c, spec)
	if c.room == 0 || p.w <= c.room {
		return p
	}
	for _, one := range []bool{false, true} {
		for w := spec.card.width; w >= narrowCard; w -= 9 {
			s := spec
			s.oneSide, s.card = one, spec.card.withWidth(w)
			s.lane, s.gutter = spec.lane*w/spec.card.width, spec.gutter*w/spec.card.width
			s.cols = max(1, min(spec.cols, int((c.room-2*pageMargin-2*panelPad-40-s.gutter)/(w+s.gapX))))
			if p = placeGrid(c, s); p.w <= c.room {
				return p
			}
		}
	}
	return p
}

// widerGrid returns p with cards widened for their longest words, as far as the page has
// room.
func widerGrid(p *plan) *plan {
	most := p.pageWidth()
	for wider := p.wanted(); wider > 0 && p.w < most; {
		s := p.spec
		s.card.width += wider
		q := placeGrid(p.content, s)
		if q.w <= most {
			p, wider = q, q.wanted() // rewrapping can leave new words too long
			continue
		}
		if wider = min(wider-widerStep, math.Floor(wider*(most-p.w)/(q.w-p.w))); wider < widerStep {
			break
		}
	}
	return p
}

// Dimensions of a slide.
const (
	slideWidth  = 1600.0
	slideForm   = 16.0 / 9
	leastSlide  = 8.0  // height of a name that can be read from a seat, px at slideWidth
	largestText = 1.6  // maximum magnification of text on a slide with little to show
	slideGain   = 1.08 // gain in size that justifies other columns, so that little moves
	widerSlide  = 36.0 // maximum widening of its cards for a long word
	widestLane  = 150. // maximum extra distance between zones
)

// placeSlide lays out the content for a 16:9 page: in the number of columns that allows
// the largest size, with the zones spread over the page.
func placeSlide(c *content) *plan {
	best, size := slideGrid, 0.0
	for _, tallest := range []float64{620, 400, 1000} {
		for _, cols := range []int{6, 4, 8} {
			spec := slideGrid
			spec.tallest, spec.cols = tallest, cols
			p := placeGrid(c, spec)
			if s := min(slideForm/p.w, 1/(p.h+60)); s > size*slideGain {
				best, size = spec, s
			}
		}
	}
	p := placeGrid(c, best)
	if wider := p.wanted(); wider > 0 {
		best.card.width += min(wider, widerSlide)
		p = placeGrid(c, best)
	}
	p = finish(p)
	if best.spread = p.toSpread(); best.spread != (spread{}) {
		p = finish(placeGrid(c, best))
	}
	p.scaleTo = rect{w: slideWidth, h: slideWidth / slideForm}
	if c.room > 0 {
		p.scaleTo = rect{w: c.room, h: math.Round(c.room / slideForm)}
	}
	return p
}

// toSpread returns how far the zones have to move apart for the page to be 16:9.
func (p *plan) toSpread() spread {
	page := draw.Frame(draw.Page{Width: p.w, Height: p.h - legendLift, Legend: p.legend()})
	lanes := 0
	for _, r := range p.regions {
		if r.persp == model.Sideways || r.persp == model.Outside {
			lanes++
		}
	}
	up := len(p.in(model.Upward)) > 0
	switch wide := page.Height*slideForm - page.Width; {
	case wide > 0 && lanes > 0:
		return spread{x: min(wide/float64(lanes), widestLane)}
	case wide < 0 && up:
		return spread{y: min(-wide/slideForm, widestLane)}
	}
	return spread{}
}

// scale scales a scene to scaleTo, with its content in the middle.
func (p *plan) scale(s *scene.Scene) {
	w, h := p.scaleTo.w, p.scaleTo.h
	k := min(w/s.Width, h/s.Height, largestText*w/slideWidth)
	if size := k * slideGrid.card.nameSize; size < leastSlide*w/slideWidth {
		s.Notes = append(s.Notes, fmt.Sprintf("names on the slide are %.1f px high; choose one perspective, or another density", size))
	}
	content := scene.Transform(s.Root[1:], k, (w-s.Width*k)/2, (h-s.Height*k)/2)
	s.Root = append([]scene.Node{draw.Box(0, 0, w, h, 0, scene.Page, "", 0)}, content...)
	s.Width, s.Height = w, h
}

// lost adds up the texts that the picture has no room for.
func (p *plan) lost() scene.Lost {
	sum := p.Lost
	for _, c := range p.cards {
		sum.Add(c.Lost)
	}
	return sum
}
