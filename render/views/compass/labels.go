package compass

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/text"
)

const pillSize = 11.5

// labelLinks puts its text on each drawn link if all of them fit somewhere, or else a
// number on each, explained in the key.
func (p *plan) labelLinks(drawn []*wire, all bool, byParty map[*party]*card) {
	before := len(p.pills)
	for _, w := range drawn {
		all = all && text.IsWhole(pillLines(w.link), w.link.text) // otherwise the key has room for it
	}
	for _, w := range drawn {
		all = all && p.labelOne(w, textPill(w.link))
	}
	if all {
		return
	}
	p.pills = p.pills[:before]
	for _, w := range drawn {
		if !p.labelOne(w, numberPill(w.link, 9)) && !p.labelOne(w, numberPill(w.link, 7.5)) {
			tagEnds(w.link, byParty)
		}
	}
}

func pillLines(l *link) []string { return text.Wrap(l.text, pillSize, false, 130, 3) }

func textPill(l *link) *pill {
	lines := pillLines(l)
	w := 0.0
	for _, s := range lines {
		w = max(w, text.Room(s, pillSize, false))
	}
	return &pill{lines: lines, size: pillSize, rect: rect{w: math.Ceil(w + 14), h: 13.8*float64(len(lines)) + 6}}
}

func numberPill(l *link, radius float64) *pill {
	return &pill{number: l.number, lines: []string{strconv.Itoa(l.number)}, rect: rect{w: 2 * radius, h: 2 * radius}}
}

// labelOne places the pill at a spot on the wire where it covers nothing else. It prefers
// spots for texts that are within the page's margins and off the edges of zones.
func (p *plan) labelOne(w *wire, l *pill) bool {
	all := spots(w.line, l)
	for _, wild := range []bool{false, true} {
		for _, at := range all {
			l.x, l.y = at.X-l.w/2, at.Y-l.h/2
			if (wild || l.number > 0 || p.settled(l)) && p.free(l, w) {
				l.wire, l.tip, l.href, l.change = w, w.link.sentence(), w.link.href, w.link.change
				p.pills = append(p.pills, l)
				return true
			}
		}
	}
	return false
}

func (p *plan) settled(l *pill) bool {
	return l.x >= pageMargin && l.right() <= p.w-pageMargin &&
		!slices.ContainsFunc(p.regions, func(r *region) bool { return l.rect.grow(2).crossedByLine(r.outline()) })
}

// spots returns the candidate centres for a pill on a line, best first: near the middle,
// on a straight run longer than the pill, and for texts preferably on a horizontal run.
func spots(line []pt, l *pill) []pt {
	type spot struct {
		at    pt
		score float64 // rounded to millionths, so that all machines decide alike
	}
	const bend = 6.0 // px of a line that must show before a bend
	var found []spot
	total, done := length(line), 0.0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		run := draw.Dist(a, b)
		level := math.Abs(a.Y-b.Y) < 0.5
		half := l.h / 2
		if level {
			half = l.w / 2
		}
		for t := 0.0; t <= run; t += 5 {
			// Keep clear of the arrowheads at the line's ends.
			if i == 1 && t < half+9 || i == len(line)-1 && run-t < half+9 {
				continue
			}
			score := math.Abs(done+t-total/2) / total
			if l.number == 0 && !level {
				score += 0.15
			}
			if t < half+bend || run-t < half+bend {
				score += 0.4 // overhangs a bend
			}
			found = append(found, spot{draw.Towards(a, b, t), math.Round(score * 1e6)})
		}
		done += run
	}
	slices.SortStableFunc(found, func(a, b spot) int { return cmp.Compare(a.score, b.score) })
	return model.Each(found, func(f spot) pt { return f.at })
}

// free reports whether the pill of w covers nothing else.
func (p *plan) free(l *pill, w *wire) bool {
	const apart = 3.0
	if l.x < 6 || l.right() > p.w-6 || l.y < headTop-8 || l.bottom() > p.h {
		return false
	}
	if l.hits(p.tab.grow(apart)) || l.hits(p.hub.rect.grow(apart)) {
		return false
	}
	if p.block.w > 0 && l.hits(p.block.grow(apart)) && (l.number == 0 || !holds(p.block, l.rect)) {
		return false
	}
	return !slices.ContainsFunc(p.cards, func(c *card) bool {
		return l.hits(c.bounds().grow(apart)) || len(c.tags) > 0 && l.hits(c.rect.grow(9))
	}) &&
		!slices.ContainsFunc(p.pills, func(o *pill) bool { return l.hits(o.rect.grow(apart)) }) &&
		!slices.ContainsFunc(p.headings, func(h *heading) bool { return l.hits(h.bounds()) }) &&
		!slices.ContainsFunc(p.wires, func(o *wire) bool { return o != w && l.rect.grow(2).crossedByLine(o.line) }) &&
		(l.number > 0 || !l.rect.grow(2).crossedByLine(p.boundary.outline()))
}
