package compass

import (
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// addTail adds what party and OSPO do: at the right of the name or, if there is no room
// for it there and the picture is roomy, below it.
func (c *cardPen) addTail(room float64, oneLine, roomy bool) {
	full, end := rowTail(c.party)
	if full == "" {
		return
	}
	color := scene.Ink3
	if c.ghost || c.toned() {
		color = scene.Ink2
	}
	tail := line{size: rowTailSize, color: color, dy: c.y, dx: rowTextX, tip: full}
	if len(c.party.collabs) > 0 && !c.toned() {
		k := c.party.collabs[0]
		tail.href, tail.color, tail.struck = k.href, k.change.color(color), k.change == Removed
	}
	rest := -1.0
	if oneLine {
		rest = room/text.Wider - text.Room(c.party.name, rowNameSize, false) - tailDistance
	}
	words, lost := "", scene.Lost{Dropped: 1}
	if c.w >= tailFrom || text.Room(full, rowTailSize, false) <= rest {
		words, lost = fitTail(full, end, rest)
	}
	switch {
	case lost == (scene.Lost{}) || !roomy:
		tail.s = words
		tail.dx, tail.right = tail.dx+room, true
	default:
		lines := text.Wrap(full, rowTailSize, false, room, tailLines)
		if len(lines) > 1 {
			lines = text.Wrap(strings.TrimSuffix(full, end)+together(end), rowTailSize, false, room, tailLines)
		}
		lost = scene.Lost{}
		if !text.IsWhole(lines, full) {
			words, lost = fitTail(full, end, room)
			lines = []string{words}
		}
		for i, s := range lines {
			if i > 0 {
				c.lines = append(c.lines, tail)
			}
			tail.s, tail.dy = strings.Trim(s, " ·"), tail.dy+rowStep
		}
	}
	c.Add(lost)
	if tail.s != "" {
		c.tail, c.y = tail, tail.dy
	}
}

// together keeps the words of each part of a tail's end on one line.
func together(end string) string {
	return strings.ReplaceAll(strings.ReplaceAll(end, " ", "\u00a0"), "\u00a0·\u00a0", " · ")
}

// fitTail shortens a tail but keeps its end, or returns "" if less than half would be
// left.
func fitTail(full, end string, room float64) (string, scene.Lost) {
	if text.Room(full, rowTailSize, false) <= room {
		return full, scene.Lost{}
	}
	start := strings.TrimSuffix(full, end)
	for _, end := range []string{end, ""} {
		if end == "" {
			start = strings.TrimSuffix(full, end)
		}
		short := text.Fit(start, rowTailSize, false, room-text.Room(end, rowTailSize, false))
		if 2*len([]rune(strings.TrimSuffix(short, "…"))) >= len([]rune(start)) {
			return short + end, scene.Lost{Cut: 1}
		}
	}
	return "", scene.Lost{Dropped: 1}
}

// rowTail returns what the overlay says, or else the first collaboration of a stakeholder
// with the number of further ones, or what a person of the team does. end is the last
// part of it, which should not be shortened.
func rowTail(p *party) (full, end string) {
	switch n := len(p.collabs); {
	case p.toned():
		return p.tone.text, ""
	case p.person:
		words := p.badges
		if p.role != "" {
			words = append([]string{p.role}, words...)
		}
		return strings.Join(words, " · "), ""
	case n == 0:
		return strings.Join(p.facets, " · "), ""
	default:
		k := p.collabs[0]
		if k.cadence != "" {
			end = " · " + k.cadence
		}
		if n > 1 {
			end += fmt.Sprintf(" +%d", n-1)
		}
		return k.text + end, end
	}
}
