package compass

import (
	"math"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

const (
	hubPad      = 16.0 // above and below the text of the OSPO's card
	hubLineSize = 12.5
	hubLineStep = 17.0
	hubMarkRoom = 25.0 // of the finding mark below the text
)

// hubSizes are the sizes of the OSPO's name, the largest first.
var hubSizes = []float64{28, 24, 21, 18, 15}

// hubName breaks the OSPO's name: as large as two lines of similar length allow, or
// else three, and in the smallest size as many as it takes.
func hubName(name string, room float64) ([]string, float64) {
	for _, most := range []int{2, 3} {
		for _, size := range hubSizes {
			if size < 18 && most == 2 {
				continue
			}
			if lines := text.Wrap(name, size, true, room, most); text.IsTidy(lines, name) {
				return balanced(lines, name, size, true, room), size
			}
		}
	}
	least := hubSizes[len(hubSizes)-1]
	return text.Wrap(name, least, true, room, 8), least
}

// hubText is what is on the OSPO's card, centred, from its top down; h is the
// height that it takes, px.
func hubText(c *content, w float64) (lines []line, h float64) {
	room := w - 24
	names, size := hubName(c.ospo, room)
	y := hubPad + size*0.78
	for i, n := range names {
		if i > 0 {
			y += size * 1.05
		}
		lines = append(lines, line{s: n, size: size, bold: true, color: scene.HubInk, dx: w / 2, dy: y, center: true, tip: c.ospo})
	}
	for i, l := range c.ospoLines {
		for j, t := range text.Wrap(l, hubLineSize, false, room, 3) {
			y += hubLineStep
			if i == 0 && j == 0 {
				y += 5
			}
			lines = append(lines, line{s: t, size: hubLineSize, color: scene.HubInk2, dx: w / 2, dy: y, center: true, tip: l})
		}
	}
	h = y + hubPad
	if len(c.marks) > 0 {
		h += hubMarkRoom
	}
	return lines, math.Ceil(h)
}

// hubNeeds is the height of the OSPO's card at that width, px, at least least.
func hubNeeds(c *content, w, least float64) float64 {
	_, h := hubText(c, w)
	return max(h, least)
}

// newHub is the OSPO's own card with its text in the middle. It must be as high as
// hubNeeds says.
func newHub(c *content, r rect) *card {
	h := &card{rect: r, style: hubCard, mark: len(c.marks) > 0}
	lines, need := hubText(c, r.w)
	for _, l := range lines {
		l.dy += (r.h - need) / 2
		h.lines = append(h.lines, l)
	}
	h.hubMark = rect{h: badgeH, y: (r.h+need)/2 - hubPad - badgeH + 2}
	h.hubMark.w = markW + 6 + text.Room(c.officeFindings(), badgeSize, true)
	h.hubMark.x = (r.w - h.hubMark.w) / 2
	return h
}

// officeFindings says what the mark on the OSPO's card counts.
func (c *content) officeFindings() string {
	if len(c.marks) == 1 {
		return c.Say("finding about the office")
	}
	return c.Say("findings about the office")
}
