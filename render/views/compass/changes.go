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

// Change is what another version of the map says about something in the picture.
type Change string

// The three changes. What was removed has to be in the map that is drawn, and
// is shown as a ghost in its place.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
)

// Changes says what to mark as changed since another version of the map.
type Changes struct {
	Cards          map[string]Change // by card: stakeholder-<id> or person-<id>
	Collaborations map[*model.Collaboration]Change
	CardNews       map[string][]string               // what changed about a card, in words
	Work           map[*model.Collaboration][]string // and about a collaboration
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

// changeSigns lists the changes as the legend does, each with the sign that
// is before what it marks.
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

// sign is the change's sign, or nothing where there is no change.
func (c Change) sign() string {
	for _, s := range changeSigns {
		if s.change == c {
			return s.sign
		}
	}
	return ""
}

// color is the change's colour, or otherwise where there is no change.
func (c Change) color(otherwise scene.Color) scene.Color {
	for _, s := range changeSigns {
		if s.change == c {
			return s.color
		}
	}
	return otherwise
}

// standing is the map without the collaborations that were removed.
func (c *Changes) standing(m *model.Map) *model.Map {
	if c == nil {
		return m
	}
	out := *m
	out.Collaborations = slices.DeleteFunc(slices.Clone(m.Collaborations), func(k *model.Collaboration) bool { return c.Collaborations[k] == Removed })
	return &out
}

// badge is the change of a card as its badge: "+ added".
func (p *party) badge() string { return p.change.sign() + " " + p.say.Word(string(p.change)) }

// applyChanges notes what changed about the parties, and counts it all. A card whose
// collaborations with the OSPO changed is marked as well, but not counted twice.
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

// markChange gives a collaboration its change: a sign before its text and, where it is
// gone, a dashed line.
func (c *collab) markChange(change Change) {
	c.change = change
	if change != "" {
		c.text, c.bare = change.sign()+" "+c.text, change.sign()+" "+c.bare
	}
	c.dashed = c.dashed || change == Removed
}

// aloud is the whole text as a screen reader and a tooltip say it, with the word
// of its change in place of the sign.
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

// changeOf is the change that all the collaborations have in common, if there is
// one.
func changeOf(list []*collab) Change {
	if len(list) == 0 || slices.ContainsFunc(list, func(k *collab) bool { return k.change != list[0].change }) {
		return ""
	}
	return list[0].change
}

// present lists the collaborations that are there now, or all of them where none
// is.
func present(list []*collab) []*collab {
	now := slices.DeleteFunc(slices.Clone(list), func(k *collab) bool { return k.change == Removed })
	if len(now) == 0 {
		return list
	}
	return now
}

// struck is the line through a text that is no longer so; the sign before it
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

// changeBadge is a filled pill: "+ added".
func changeBadge(r rect, p *party) []scene.Node {
	return []scene.Node{
		box(r, badgeH/2, p.change.color(scene.Ink), "", 0),
		draw.Text(p.badge(), r.x+6, r.y+10.9, badgeSize, true, scene.Page),
	}
}

// changeMark is the sign alone in a filled square, for where a word has no room.
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

// countLinks counts the links between stakeholders that are there now.
func (c *content) countLinks() int {
	return len(slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool { return l.change == Removed }))
}
