package compass

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

const (
	hubPad      = 16.0 // above and below the text of the OSPO's card
	hubLineSize = 12.5
	hubLineStep = 17.0
	hubMarkRoom = 25.0 // for the finding mark below the text
)

// hubSizes are the sizes of the OSPO's name, largest first.
var hubSizes = []float64{28, 24, 21, 18, 15}

// hubName wraps the OSPO's name: in the largest size in which two lines, or else three,
// hold it, or in the smallest size on as many lines as it takes.
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

// hubText returns the OSPO's card with its text centred, just high enough for it.
func hubText(c *content, w float64) *card {
	room := w - 24
	names, size := hubName(c.ospo, room)
	step := size * 1.05
	h := &cardPen{&card{rect: rect{w: w}, style: hubCard, mark: len(c.marks) > 0}, hubPad + size*0.78 - step}
	h.add(names, line{size: size, bold: true, color: scene.HubInk, dx: w / 2, center: true, tip: c.ospo}, step)
	for i, l := range c.ospoLines {
		if i == 0 {
			h.y += 5
		}
		words := text.Wrap(l, hubLineSize, false, room, 3)
		h.add(words, line{size: hubLineSize, color: scene.HubInk2, dx: w / 2, center: true, tip: l}, hubLineStep)
	}
	h.h = h.y + hubPad
	if h.mark {
		h.h += hubMarkRoom
	}
	h.h = math.Ceil(h.h)
	return h.card
}

// hubNeeds returns the height of the OSPO's card at the given width, px, at least least.
func hubNeeds(c *content, w, least float64) float64 { return max(hubText(c, w).h, least) }

// newHub returns the OSPO's card with its text in the middle. It must be at least as high
// as hubNeeds returns.
func newHub(c *content, r rect) *card {
	h := hubText(c, r.w)
	h.hubMark = rect{h: badgeH, y: (r.h+h.h)/2 - hubPad - badgeH + 2}
	h.hubMark.w = markW + 6 + text.Room(c.officeFindings(), badgeSize, true)
	h.hubMark.x = (r.w - h.hubMark.w) / 2
	h.stretch(r.h)
	h.rect = r
	return h
}

// officeFindings returns the noun for what the mark on the OSPO's card counts.
func (c *content) officeFindings() string {
	if len(c.marks) == 1 {
		return c.Say("finding about the office")
	}
	return c.Say("findings about the office")
}

// shortened returns 1 if lines hold less than the full text, else 0.
func shortened(lines []string, full string) int {
	if text.IsWhole(lines, full) {
		return 0
	}
	return 1
}

// shortName wraps the name to at most most lines. If it must be cut, the part that
// distinguishes it from names with the same start is kept.
func (p *party) shortName(size, room float64, most int) []string {
	return text.WrapApart(p.name, p.shared, size, true, room, most)
}

// balanced rewraps a text that fits on lines of room px into as many lines of similar
// length.
func balanced(lines []string, s string, size float64, bold bool, room float64) []string {
	const step, least = 8.0, 40.0
	whole, most := strings.Join(lines, " "), len(lines)
	for w := room - step; most > 1 && w > least; w -= step {
		narrower := text.Wrap(s, size, bold, w, most)
		if strings.Join(narrower, " ") != whole {
			break
		}
		lines = narrower
	}
	return lines
}

// officeLines returns the small lines below the office's name: what OSPO stands for, its
// status, structure and stage.
func officeLines(w *words.Words, m *model.Map) []string {
	var first, second []string
	if s := detail.OfficeLine(w, m); s != "" {
		first = append(first, s)
	}
	if s := model.OneLine(m.OSPO.Structure); s != "" {
		second = append(second, w.Say("{structure} structure", "structure", model.Word(s)))
	}
	if m.OSPO.Stage != nil {
		second = append(second, w.Say("stage\u00a0{n}\u00a0of\u00a04", "n", *m.OSPO.Stage))
	}
	if m.OSPO.Name != model.DefaultOSPOName {
		first, second = append(first, second...), nil
	}
	var out []string
	for _, parts := range [][]string{first, second} {
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " · "))
		}
	}
	return out
}
