package compass

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Change is how something in the picture differs from another version of the map.
type Change string

// The three changes. What was removed must be in the map that is drawn; it is shown as a
// ghost in its place.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
)

// Changes holds what to mark as changed since another version of the map.
type Changes struct {
	Cards          map[string]Change // by key of the card: stakeholder-<id> or person-<id>
	Collaborations map[*model.Collaboration]Change
	CardNews       map[string][]string               // what changed about a card, in words
	Work           map[*model.Collaboration][]string // likewise for a collaboration
}

func (c *Changes) card(key string) Change {
	if c == nil {
		return ""
	}
	return c.Cards[key]
}

func (c *Changes) collaboration(k *model.Collaboration) Change {
	if c == nil {
		return ""
	}
	return c.Collaborations[k]
}

// changeSigns lists the changes in the order of the legend, each with the sign that
// precedes what it marks.
var changeSigns = []struct {
	change        Change
	sign          string
	color         scene.Color
	word          model.Phrase
	count, marked model.Phrase
}{
	{Added, "+", scene.Added, "added", "{n} added", "Marked as added: {names}."},
	{Removed, "−", scene.Removed, "removed", "{n} removed", "Marked as removed: {names}."},
	{Changed, "~", scene.Changed, "changed", "{n} changed", "Marked as changed: {names}."},
}

// sign returns the sign of the change, or "" if there is no change.
func (c Change) sign() string {
	for _, s := range changeSigns {
		if s.change == c {
			return s.sign
		}
	}
	return ""
}

// color returns the colour of the change, or otherwise if there is no change.
func (c Change) color(otherwise scene.Color) scene.Color {
	for _, s := range changeSigns {
		if s.change == c {
			return s.color
		}
	}
	return otherwise
}

// standing returns the map without the collaborations that were removed.
func (c *Changes) standing(m *model.Map) *model.Map {
	if c == nil {
		return m
	}
	out := *m
	out.Collaborations = slices.DeleteFunc(slices.Clone(m.Collaborations), func(k *model.Collaboration) bool { return c.Collaborations[k] == Removed })
	return &out
}

// badge returns the text of a changed card's badge, such as "+ added".
func (p *party) badge() string { return p.change.sign() + " " + p.say.Word(string(p.change)) }

// applyChanges records what changed about the parties, and counts the changes. A card
// with changed collaborations with the OSPO is marked as changed, but not counted again.
func (c *content) applyChanges(changes *Changes) {
	counts := map[Change]int{}
	for _, p := range c.parties {
		counts[p.change]++
		p.news = changes.CardNews[p.key]
		for _, k := range p.collabs {
			counts[k.change]++
			k.news = changes.Work[k.source]
			if k.change != "" && p.change == "" {
				p.change = Changed
			}
		}
	}
	for _, l := range c.links {
		counts[l.change]++
		l.news = changes.Work[l.source]
	}
	for _, s := range changeSigns {
		if n := counts[s.change]; n > 0 {
			c.changes = append(c.changes, c.Say(s.count, "n", n))
		}
	}
	if len(c.changes) == 0 {
		c.changes = []string{c.Say("nothing in this picture changed")}
	}
}

// markChange sets the change of a collaboration: it puts a sign before its text and, if
// it was removed, makes its line dashed.
func (c *collab) markChange(change Change) {
	c.change = change
	if change != "" {
		c.text, c.bare = change.sign()+" "+c.text, change.sign()+" "+c.bare
	}
	c.dashed = c.dashed || change == Removed
}

// aloud returns the full text for screen readers and tooltips, with a word for the change
// instead of its sign.
func (c *collab) aloud() string {
	if c.change == "" {
		return c.full()
	}
	s := c.say.Word(string(c.change)) + ": " + strings.TrimPrefix(c.full(), c.change.sign()+" ")
	if len(c.news) > 0 {
		s += " (" + strings.Join(c.news, ", ") + ")"
	}
	return s
}

// changeOf returns the change that all the collaborations have in common, or "".
func changeOf(list []*collab) Change {
	if len(list) == 0 || slices.ContainsFunc(list, func(k *collab) bool { return k.change != list[0].change }) {
		return ""
	}
	return list[0].change
}

// present returns the collaborations that were not removed, or all of them if that leaves
// none.
func present(list []*collab) []*collab {
	now := slices.DeleteFunc(slices.Clone(list), func(k *collab) bool { return k.change == Removed })
	if len(now) == 0 {
		return list
	}
	return now
}

// struck returns a line through a text that no longer holds; the sign before the text
// stays legible.
func struck(t *scene.Text) *scene.Path {
	left := t.Left(t.Width)
	right := left + t.Width
	if sign := Removed.sign() + " "; strings.HasPrefix(t.S, sign) {
		left += text.Width(sign, t.Size, t.Bold)
	}
	y := t.Y - t.Size*0.3
	return draw.Segment(pt{X: left, Y: y}, pt{X: right, Y: y}, draw.Stroke(t.Fill, 1))
}

// changeBadge returns a filled pill such as "+ added".
func changeBadge(r rect, p *party) []scene.Node {
	return []scene.Node{
		box(r, badgeH/2, p.change.color(scene.Ink), "", 0),
		draw.Text(p.badge(), r.x+6, r.y+10.9, badgeSize, true, scene.Page),
	}
}

// changeMark returns the sign alone in a filled square, for places without room for a
// word.
func changeMark(change Change, x, y float64) []scene.Node {
	sign := draw.Centered(change.sign(), x+7, y+3.9, 11, true, scene.Page)
	return []scene.Node{box(rect{x, y - 7, 14, 14}, 4, change.color(scene.Ink), "", 0), sign}
}

func (p *plan) shows(change Change) bool {
	return slices.ContainsFunc(p.parties, func(x *party) bool {
		return x.change == change || slices.ContainsFunc(x.collabs, func(k *collab) bool { return k.change == change })
	}) || slices.ContainsFunc(p.links, func(l *link) bool { return l.change == change })
}

// describeChanges names the cards that changed.
func (p *plan) describeChanges() string {
	s := ""
	for _, sign := range changeSigns {
		if marked := model.Those(p.parties, func(x *party) bool { return x.change == sign.change }); len(marked) > 0 {
			s += " " + p.Say(sign.marked, "names", words.Said(spoken(p.Words, marked)))
		}
	}
	return s
}

// countLinks counts the links between stakeholders that were not removed.
func (c *content) countLinks() int {
	return len(slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool { return l.change == Removed }))
}
