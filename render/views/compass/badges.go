package compass

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/render/text"
)

// fitBadges takes as many badges as fit side by side into room px and counts
// the rest in a last one.
func fitBadges(names []string, room float64) []string {
	var out []string
	for i, name := range names {
		rest := ""
		if n := len(names) - i; n > 1 {
			rest = fmt.Sprintf("+%d", n-1)
		}
		left := room
		if rest != "" {
			left -= badgeWidth(rest) + 4
		}
		if i > 0 && badgeWidth(name) > left {
			return append(out, fmt.Sprintf("+%d", len(names)-i))
		}
		t := text.Fit(name, badgeSize, true, max(left-12, 24))
		if 2*len([]rune(t)) < len([]rune(name)) || t != name && len(names) > 1 {
			if len(names) > 1 {
				return append(out, fmt.Sprintf("+%d", len(names)))
			}
			return out
		}
		out = append(out, t)
		room -= badgeWidth(t) + 4
	}
	return out
}

func badgeWidth(s string) float64 { return text.Room(s, badgeSize, true) + 12 }

// badgesBeside picks the badges for room px, less what the change's badge and the
// finding's mark take.
func (c *card) badgesBeside(room float64) []string {
	if c.change != "" {
		room -= badgeWidth(c.badge()) + 8
	}
	if c.mark {
		room -= markW + 8
	}
	if room < 40 {
		return nil
	}
	return fitBadges(c.party.badges, room)
}

// countBadges counts those that are shortened or not shown.
func (c *card) countBadges() {
	if c.ghost {
		return // all of the card says so
	}
	left := len(c.party.badges)
	for _, b := range c.badges {
		switch {
		case slices.Contains(c.party.badges, b):
			left--
		case strings.HasSuffix(b, "…"):
			left--
			c.Cut++
		}
	}
	if !slices.ContainsFunc(c.badges, func(b string) bool { return strings.HasPrefix(b, "+") }) {
		c.Dropped += left // else they are counted on the card
	}
}

// badgeLift is how far badges stand out above a card, px: they sit on its edge and
// keep clear of the name, also of one whose letters are as high as the line.
const badgeLift = 10.5

// badgeRects places the badges, right-aligned on the edge they straddle, and
// the finding mark at the left of that edge. Where something changed, a last
// badge is at the left and the mark at the right.
func (c *card) badgeRects() (badges []rect, mark rect) {
	y := c.y - badgeLift
	if c.badgesBelow {
		y = c.bottom() + 2 - badgeH/2
	}
	x := c.right() - 10
	badges = make([]rect, len(c.badges))
	for i := len(c.badges) - 1; i >= 0; i-- {
		w := badgeWidth(c.badges[i])
		x -= w
		badges[i] = rect{x, y, w, badgeH}
		x -= 4
	}
	switch {
	case c.mark && c.style == fullCard && c.change != "":
		mark = rect{x - markW, y, markW, badgeH} // its usual place is the change's
	case c.mark && c.style == fullCard:
		mark = rect{c.x + 12, y, markW, badgeH}
	case c.mark && c.style == hubCard:
		mark = rect{c.x + c.hubMark.x, c.y + c.hubMark.y, c.hubMark.w, badgeH}
	}
	if c.style == fullCard && c.change != "" {
		badges = append(badges, rect{c.x + 10, y, badgeWidth(c.badge()), badgeH})
	}
	return badges, mark
}
