// Package card has what the views share: cards, chips, marks of findings, the words for
// work and its status, and the map as nodes and edges.
package card

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// Shown lists the stakeholders that a picture shows, by perspective and then in file
// order.
func Shown(m *model.Map, o view.Options) []*model.Stakeholder {
	var out []*model.Stakeholder
	for _, p := range model.Perspectives {
		for _, s := range m.In(p) {
			if !s.Wanted || !o.NoGaps {
				out = append(out, s)
			}
		}
	}
	return out
}

// Present lists the collaborations that have not ended.
func Present(m *model.Map) []*model.Collaboration {
	return slices.DeleteFunc(slices.Clone(m.Collaborations), func(k *model.Collaboration) bool { return k.Status == model.Ended })
}

// Work lists the collaborations and, after them, the office's own activities, without
// those that have ended.
func Work(m *model.Map) []*model.Collaboration {
	return slices.DeleteFunc(slices.Concat(m.Collaborations, m.Activities), func(k *model.Collaboration) bool { return k.Status == model.Ended })
}

// Counts returns facts about how many of all entries are in some: collaborations, as
// phrase with {n} and {all}, and the office's own activities.
func Counts(w *words.Words, phrase model.Phrase, some, all []*model.Collaboration) []string {
	n, own := Apart(some)
	of, ownOf := Apart(all)
	var facts []string
	if of > 0 || ownOf == 0 {
		facts = append(facts, w.Say(phrase, "n", n, "all", of))
	}
	if ownOf > 0 {
		facts = append(facts, w.Say("own work: {n} of {of}", "n", own, "of", ownOf))
	}
	return facts
}

// Amount returns the number of collaborations and of the office's own activities, in
// words.
func Amount(w *words.Words, all []*model.Collaboration) string {
	n, own := Apart(all)
	switch {
	case own == 0:
		return w.Say("{n|collaboration}", "n", n)
	case n == 0:
		return w.Say("own work: {n}", "n", own)
	}
	return Dotted(w.Say("{n|collaboration}", "n", n), w.Say("own work: {n}", "n", own))
}

// Apart counts collaborations and the office's own activities.
func Apart(all []*model.Collaboration) (collaborations, own int) {
	for _, k := range all {
		if k.InOffice() {
			own++
		}
	}
	return len(all) - own, own
}

// Titled returns a page with the title the user chose, or else the given one. The facts
// go into the subtitle.
func Titled(m *model.Map, o view.Options, title string, facts ...string) draw.Page {
	if o.Title != "" {
		title = o.Title
	}
	if m.Organization.Name != "" {
		facts = append([]string{m.Organization.Name}, facts...)
	}
	return draw.Page{
		Words: o.Words,
		Title: title, Subtitle: strings.Join(facts, " · "), Author: m.Organization.Name,
		Description: title + ": " + strings.Join(facts, ", ") + ".",
	}
}

// Framed returns the framed page, with the details of the cards it shows.
func Framed(p draw.Page, m *model.Map, o view.Options) (*scene.Scene, error) {
	p.Details = sync.OnceValue(func() []scene.Detail {
		return detail.Shown(detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today), p.Body)
	})
	return draw.Frame(p), nil
}

// MarksOf returns the warnings about a stakeholder. A wanted stakeholder has none, since
// its card already shows the gap.
func MarksOf(o view.Options, s *model.Stakeholder) []string {
	if s.Wanted {
		return nil
	}
	return o.Marks(detail.StakeholderKey(s.ID))
}

// FindingMark returns a triangle 10 px wide with its left edge at x and its middle at y.
func FindingMark(w *words.Words, x, y float64, messages []string) *scene.Group {
	return &scene.Group{
		Class: "finding", Label: w.Say("{n|finding}", "n", len(messages)), Tooltip: strings.Join(messages, "\n"),
		Children: draw.Warning(x, y),
	}
}

// FindingPill returns a FindingMark inset px from the left edge of a pill.
func FindingPill(w *words.Words, pill scene.Rect, inset float64, messages []string) *scene.Group {
	pill.R, pill.Paint = pill.H/2, scene.Paint{Fill: scene.Card, Stroke: scene.Warn, Width: 1}
	g := FindingMark(w, pill.X+inset, pill.Y+pill.H/2, messages)
	g.Children = append([]scene.Node{&pill}, g.Children...)
	return g
}

// StakeholderCard returns the group of a stakeholder's card, without children; said is
// what the card shows, in words.
func StakeholderCard(s *model.Stakeholder, o view.Options, said ...string) *scene.Group {
	class := "card " + string(s.Perspective)
	title := s.Name
	if s.Role != "" {
		title += " · " + s.Role
	}
	if s.Wanted {
		class += " gap"
		said = append(said, o.Words.Say("gap: nobody is there yet"))
	}
	said = append([]string{o.Words.Say("looking {side}", "side", model.Word(s.Perspective))}, said...)
	said = append(said, Aloud(o.Words, MarksOf(o, s))...)
	return &scene.Group{
		ID: detail.StakeholderKey(s.ID), Class: class, Role: "group",
		Label: s.Name + ": " + strings.Join(said, ", "), Tooltip: title + "\n" + strings.Join(said, "\n"),
	}
}

// Aloud returns the findings that mark a card, in words.
func Aloud(w *words.Words, marks []string) []string {
	return model.Each(marks, func(message string) string { return w.Say("finding: {message}", "message", words.Said(message)) })
}

// OfficeCard returns the group of the office's card, without children; said is what the
// card shows, in words.
func OfficeCard(m *model.Map, o view.Options, said ...string) *scene.Group {
	lines := slices.Concat([]string{m.OSPO.Name}, said, Aloud(o.Words, o.Marks(detail.OfficeKey)))
	label := lines[0]
	if len(lines) > 1 {
		label += ": " + strings.Join(lines[1:], ", ")
	}
	return &scene.Group{ID: detail.OfficeKey, Class: "hub", Role: "group", Label: label, Tooltip: strings.Join(lines, "\n")}
}

// OfficeMarkRoom returns the height of the office's finding mark and of the space above
// it, in px; 0 if there are no findings.
func OfficeMarkRoom(o view.Options) float64 {
	if len(o.Marks(detail.OfficeKey)) == 0 {
		return 0
	}
	return 22
}

// OfficeMark returns the finding mark of the office's card, with its middle at x, y; nil
// if there are no findings.
func OfficeMark(o view.Options, x, y float64) []scene.Node {
	found := o.Marks(detail.OfficeKey)
	if len(found) == 0 {
		return nil
	}
	return []scene.Node{OfficePill(o.Words, scene.Rect{X: x - 13, Y: y - 8, W: 26, H: 16}, 8, found)}
}

// OfficePill returns a FindingPill about the office.
func OfficePill(w *words.Words, pill scene.Rect, inset float64, messages []string) *scene.Group {
	g := FindingPill(w, pill, inset, messages)
	g.Label = w.Say("{n|finding} about the office", "n", len(messages))
	return g
}

// FrameColors returns the fill and border of a card, and the dashes of the border.
func FrameColors(gap bool) (fill, stroke scene.Color, dash []float64) {
	if gap {
		return scene.GapTint, scene.Gap, []float64{4, 3}
	}
	return scene.Card, scene.Line, nil
}

// NameColor returns the colour of a card's name.
func NameColor(gap bool) scene.Color {
	if gap {
		return scene.Gap
	}
	return scene.Ink
}

// PanelStrip is the height of a panel's heading, px.
const PanelStrip = 30.0

// WhoStands says briefly who belongs to each perspective.
var WhoStands = map[model.Perspective]model.Phrase{
	model.Upward:   "executives and sponsors",
	model.Downward: "the OSPO team",
	model.Sideways: "other functions",
	model.Outside:  "foundations, communities, regulators, suppliers",
}

// PanelHeading returns the name of a perspective, who belongs to it, and how many there
// are.
func PanelHeading(w *words.Words, p model.Perspective, n int, x, y float64) []scene.Node {
	return draw.Headed(w.Word(string(p)), fmt.Sprintf("%s · %d", w.Say(WhoStands[p]), n), x, y, CapsSize, draw.Accent(p))
}

// Panel returns a box with its contents; label is for screen readers.
func Panel(label string, box *scene.Rect, inside ...scene.Node) *scene.Group {
	return &scene.Group{Class: "panel", Role: "group", Label: label, Children: append([]scene.Node{box}, inside...)}
}

// Perspectives returns the set of the stakeholders' perspectives.
func Perspectives(all []*model.Stakeholder) map[model.Perspective]bool {
	used := map[model.Perspective]bool{}
	for _, s := range all {
		used[s.Perspective] = true
	}
	return used
}

// PerspectiveSigns explains the shapes of the perspectives in use.
func PerspectiveSigns(w *words.Words, used map[model.Perspective]bool) []draw.Sign {
	var signs draw.Signs
	for _, p := range model.Perspectives {
		signs.Add(used[p], 11, w.Word(string(p)), func(x, y float64) []scene.Node { return []scene.Node{draw.Emblem(p, x+5.5, y)} })
	}
	return signs
}

// GapSigns explains ghosts and finding marks, if there are any; marked means that the
// picture has a mark on a card other than the stakeholders'.
func GapSigns(all []*model.Stakeholder, o view.Options, marked bool) []draw.Sign {
	var signs draw.Signs
	wanted := slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return s.Wanted })
	signs.Add(wanted, 22, o.Words.Say("gap: nobody is there yet"), GapBox)
	marked = marked || slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return len(MarksOf(o, s)) > 0 })
	signs.Add(marked, 11, o.Words.Say("finding"), draw.Warning)
	return signs
}

// GapBox draws a small ghost.
func GapBox(x, y float64) []scene.Node {
	return []scene.Node{draw.Box(x, y-7, 22, 14, 4, scene.GapTint, scene.Gap, 1.3, 4, 3)}
}

// NameLines is a name and a role in a row: side by side if both fit, else one below the
// other.
type NameLines struct {
	name, role []string
	beside     float64 // left edge of the role; 0 if it is below the name
}

const (
	nameSize = 13.0
	roleSize = 12.0
	nameStep = 15.5 // from baseline to baseline
)

// NameAndRole wraps the name and role of a stakeholder to room px.
func NameAndRole(s *model.Stakeholder, o view.Options, room float64) NameLines {
	const apart = 9.0
	name, role := s.Name, s.Role
	n := NameLines{name: text.WrapApart(name, o.Shared(name), nameSize, true, room, Whole), role: text.Wrap(role, roleSize, false, room, Whole)}
	if used := text.Room(name, nameSize, true) + apart; len(n.name) == 1 && used+text.Room(role, roleSize, false) <= room {
		n.beside = used
	}
	return n
}

// Extra returns the height beyond that of a single line, in px.
func (n NameLines) Extra() float64 {
	lines := max(len(n.name), 1)
	if n.beside == 0 {
		lines += len(n.role)
	}
	return nameStep * float64(lines-1)
}

// Draw returns the lines, centred vertically on y.
func (n NameLines) Draw(x, y float64, color scene.Color) []scene.Node {
	var nodes []scene.Node
	y += 4.6 - n.Extra()/2
	add := func(lines []string, x, size float64, bold bool, color scene.Color) {
		nodes = append(nodes, draw.Lines(draw.Text, lines, x, y, nameStep, size, bold, color)...)
		y += nameStep * float64(len(lines))
	}
	add(n.name, x, nameSize, true, color)
	if n.beside > 0 {
		y -= nameStep
	}
	add(n.role, x+n.beside, roleSize, false, scene.Ink2)
	if n.beside > 0 {
		return draw.Run(nodes...)
	}
	return nodes
}
