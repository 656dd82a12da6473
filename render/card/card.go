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

// Shown lists the stakeholders that a picture holds, by perspective and then in
// file order.
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

// Work lists what the office has to do that has not ended: the collaborations and,
// after them, what it does by itself.
func Work(m *model.Map) []*model.Collaboration {
	return slices.DeleteFunc(slices.Concat(m.Collaborations, m.Activities), func(k *model.Collaboration) bool { return k.Status == model.Ended })
}

// Counts says of how many collaborations something holds, by the phrase {n} of
// {all|collaboration}, and apart from them of how much that the office does by itself.
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

// Amount says how many collaborations there are, and apart from them how much that the
// office does by itself.
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

// Apart counts collaborations and what the office does by itself.
func Apart(all []*model.Collaboration) (collaborations, own int) {
	for _, k := range all {
		if k.InOffice() {
			own++
		}
	}
	return len(all) - own, own
}

// Titled is the page of a view with the title that the user gave, or its own.
// The facts go below it.
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

// Framed is a page with its frame, and what is known about the cards that it shows.
func Framed(p draw.Page, m *model.Map, o view.Options) (*scene.Scene, error) {
	p.Details = sync.OnceValue(func() []scene.Detail {
		return detail.Shown(detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today), p.Body)
	})
	return draw.Frame(p), nil
}

// MarksOf are the warnings about a stakeholder; a gap says by itself that somebody
// is missing.
func MarksOf(o view.Options, s *model.Stakeholder) []string {
	if s.Wanted {
		return nil
	}
	return o.Marks(detail.StakeholderKey(s.ID))
}

// FindingMark is a triangle 10 wide with its left edge at x and its middle at y.
func FindingMark(w *words.Words, x, y float64, messages []string) *scene.Group {
	return &scene.Group{
		Class: "finding", Label: w.Say("{n|finding}", "n", len(messages)), Tooltip: strings.Join(messages, "\n"),
		Children: draw.Warning(x, y),
	}
}

// FindingPill is a FindingMark on a pill that begins inset px to the left of it.
func FindingPill(w *words.Words, pill scene.Rect, inset float64, messages []string) *scene.Group {
	pill.R, pill.Paint = pill.H/2, scene.Paint{Fill: scene.Card, Stroke: scene.Warn, Width: 1}
	g := FindingMark(w, pill.X+inset, pill.Y+pill.H/2, messages)
	g.Children = append([]scene.Node{&pill}, g.Children...)
	return g
}

// StakeholderCard is the group of one stakeholder in a picture; said is what the
// picture shows of it, in words.
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

// Aloud are the findings that mark a card, in words.
func Aloud(w *words.Words, marks []string) []string {
	return model.Each(marks, func(message string) string { return w.Say("finding: {message}", "message", words.Said(message)) })
}

// OfficeCard is the group of the office in a picture; said is what the picture shows
// of it, in words.
func OfficeCard(m *model.Map, o view.Options, said ...string) *scene.Group {
	lines := slices.Concat([]string{m.OSPO.Name}, said, Aloud(o.Words, o.Marks(detail.OfficeKey)))
	label := lines[0]
	if len(lines) > 1 {
		label += ": " + strings.Join(lines[1:], ", ")
	}
	return &scene.Group{ID: detail.OfficeKey, Class: "hub", Role: "group", Label: label, Tooltip: strings.Join(lines, "\n")}
}

// OfficeMarkRoom is the height of the office's finding mark and of the space above
// it, px; 0 where nothing is found.
func OfficeMarkRoom(o view.Options) float64 {
	if len(o.Marks(detail.OfficeKey)) == 0 {
		return 0
	}
	return 22
}

// OfficeMark is the finding mark on the office's card, with its middle at x and y;
// nothing where nothing is found.
func OfficeMark(o view.Options, x, y float64) []scene.Node {
	found := o.Marks(detail.OfficeKey)
	if len(found) == 0 {
		return nil
	}
	return []scene.Node{OfficePill(o.Words, scene.Rect{X: x - 13, Y: y - 8, W: 26, H: 16}, 8, found)}
}

// OfficePill is a FindingPill about the office.
func OfficePill(w *words.Words, pill scene.Rect, inset float64, messages []string) *scene.Group {
	g := FindingPill(w, pill, inset, messages)
	g.Label = w.Say("{n|finding} about the office", "n", len(messages))
	return g
}

// FrameColors are the fill and border of a card, and the dashes of the border.
func FrameColors(gap bool) (fill, stroke scene.Color, dash []float64) {
	if gap {
		return scene.GapTint, scene.Gap, []float64{4, 3}
	}
	return scene.Card, scene.Line, nil
}

func NameColor(gap bool) scene.Color {
	if gap {
		return scene.Gap
	}
	return scene.Ink
}

// PanelStrip is the height of a panel's heading, px.
const PanelStrip = 30.0

// WhoStands says in a few words who is where.
var WhoStands = map[model.Perspective]model.Phrase{
	model.Upward:   "executives and sponsors",
	model.Downward: "the OSPO team",
	model.Sideways: "other functions",
	model.Outside:  "foundations, communities, regulators, suppliers",
}

// PanelHeading is a perspective's name, in words and how many are below it.
func PanelHeading(w *words.Words, p model.Perspective, n int, x, y float64) []scene.Node {
	return draw.Headed(w.Word(string(p)), fmt.Sprintf("%s · %d", w.Say(WhoStands[p]), n), x, y, CapsSize, draw.Accent(p))
}

// Panel is a box with what is in it; label is what a screen reader calls it.
func Panel(label string, box *scene.Rect, inside ...scene.Node) *scene.Group {
	return &scene.Group{Class: "panel", Role: "group", Label: label, Children: append([]scene.Node{box}, inside...)}
}

// Perspectives are those that any of the stakeholders are in.
func Perspectives(all []*model.Stakeholder) map[model.Perspective]bool {
	used := map[model.Perspective]bool{}
	for _, s := range all {
		used[s.Perspective] = true
	}
	return used
}

// PerspectiveSigns explain the shapes of the perspectives that are used.
func PerspectiveSigns(w *words.Words, used map[model.Perspective]bool) []draw.Sign {
	var signs draw.Signs
	for _, p := range model.Perspectives {
		signs.Add(used[p], 11, w.Word(string(p)), func(x, y float64) []scene.Node { return []scene.Node{draw.Emblem(p, x+5.5, y)} })
	}
	return signs
}

// GapSigns explain ghosts and finding marks where there are any; marked says that the
// picture has one on another card.
func GapSigns(all []*model.Stakeholder, o view.Options, marked bool) []draw.Sign {
	var signs draw.Signs
	wanted := slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return s.Wanted })
	signs.Add(wanted, 22, o.Words.Say("gap: nobody is there yet"), GapBox)
	marked = marked || slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return len(MarksOf(o, s)) > 0 })
	signs.Add(marked, 11, o.Words.Say("finding"), draw.Warning)
	return signs
}

// GapBox is a ghost, small.
func GapBox(x, y float64) []scene.Node {
	return []scene.Node{draw.Box(x, y-7, 22, 14, 4, scene.GapTint, scene.Gap, 1.3, 4, 3)}
}

// NameLines are a name and a role in a row: side by side where both fit, else
// below each other.
type NameLines struct {
	name, role []string
	beside     float64 // of the role's left edge; 0 where it is below
}

const (
	nameSize = 13.0
	roleSize = 12.0
	nameStep = 15.5 // from line to line
)

// NameAndRole breaks both of a stakeholder for room px.
func NameAndRole(s *model.Stakeholder, o view.Options, room float64) NameLines {
	const apart = 9.0
	name, role := s.Name, s.Role
	n := NameLines{name: text.WrapApart(name, o.Shared(name), nameSize, true, room, Whole), role: text.Wrap(role, roleSize, false, room, Whole)}
	if used := text.Room(name, nameSize, true) + apart; len(n.name) == 1 && used+text.Room(role, roleSize, false) <= room {
		n.beside = used
	}
	return n
}

// Extra is what the lines need beyond a row of one line, px.
func (n NameLines) Extra() float64 {
	lines := max(len(n.name), 1)
	if n.beside == 0 {
		lines += len(n.role)
	}
	return nameStep * float64(lines-1)
}

// Draw sets the lines around the middle y of their row.
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
