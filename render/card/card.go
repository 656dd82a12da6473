package card

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
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
		Title: title, Subtitle: strings.Join(facts, " · "), Author: m.Organization.Name,
		Description: title + ": " + strings.Join(facts, ", ") + ".",
	}
}

// AddDetails keeps what is known about the cards that the picture shows.
func AddDetails(p *draw.Page, m *model.Map, o view.Options) {
	body := p.Body
	p.Details = sync.OnceValue(func() []scene.Detail { return detail.Shown(detail.Of(m, o.Findings, o.NoGaps), body) })
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
func FindingMark(x, y float64, messages []string) scene.Node {
	return &scene.Group{
		Class: "finding", Label: model.Counted(len(messages), "finding"), Tooltip: strings.Join(messages, "\n"),
		Children: draw.Warning(x, y),
	}
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
		said = append(said, "gap: nobody is there yet")
	}
	found := MarksOf(o, s)
	said = append([]string{"looking " + string(s.Perspective)}, said...)
	for _, message := range found {
		said = append(said, "finding: "+message)
	}
	return &scene.Group{
		ID: detail.StakeholderKey(s.ID), Class: class, Role: "group",
		Label: s.Name + ": " + strings.Join(said, ", "), Tooltip: title + "\n" + strings.Join(said, "\n"),
	}
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

var perspectiveWords = map[model.Perspective]string{
	model.Upward:   "executives and sponsors",
	model.Downward: "the OSPO team",
	model.Sideways: "other functions",
	model.Outside:  "foundations, communities, regulators, suppliers",
}

// PanelHeading is a perspective's name, in words and how many stand below it.
func PanelHeading(p model.Perspective, n int, x, y float64) []scene.Node {
	name, room := draw.Caps(string(p), x, y, 11.5, draw.Accent(p))
	words := fmt.Sprintf("%s · %d", perspectiveWords[p], n)
	return []scene.Node{name, draw.Text(words, x+room+10, y, 11.5, false, scene.Ink2)}
}

// Chip is a small card with a name, coloured and shaped by perspective.
type Chip struct {
	Group *scene.Group
	Persp model.Perspective
	Name  string
	Note  string // after the name; short, it is never cut
	Gap   bool
	Quiet bool // what is missing, beside what is recorded
	Marks []string
	W, H  float64
	lines []string
}

const (
	chipSize  = 12.0
	chipH     = 24.0
	chipStep  = 14.5 // of a second line
	chipText  = 22.0 // from the chip's edge to its name
	ChipMark  = 16.0
	chipGap   = 6.0
	chipLines = 6 // of a name, so that none is cut but in a hostile map
)

// StakeholderChip is the chip of one stakeholder; said as for stakeholderCard.
func StakeholderChip(s *model.Stakeholder, o view.Options, said ...string) *Chip {
	return &Chip{
		Group: StakeholderCard(s, o, said...), Persp: s.Perspective, Name: s.Name, Gap: s.Wanted,
		Marks: MarksOf(o, s),
	}
}

// noteRoom is what the note takes after the name, px.
func (c *Chip) noteRoom() float64 {
	if c.Note == "" {
		return 0
	}
	return text.Room(c.Note, 11, false) + 8
}

// Fit breaks the chip's name so that the chip is at most w px wide.
func (c *Chip) Fit(w float64) {
	around := chipText + 8 + c.noteRoom()
	if len(c.Marks) > 0 {
		around += ChipMark
	}
	c.lines = text.Wrap(c.Name, chipSize, false, w-around, chipLines)
	widest := 0.0
	for _, l := range c.lines {
		widest = max(widest, text.Room(l, chipSize, false))
	}
	c.W = around + widest
	c.H = chipH + chipStep*float64(max(len(c.lines), 1)-1)
}

// Draw sets the chip with its top left corner at x, y.
func (c *Chip) Draw(x, y float64) scene.Node {
	fill, stroke, dash := draw.Tint(c.Persp), draw.Accent(c.Persp), []float64(nil)
	ink := NameColor(c.Gap)
	switch {
	case c.Gap:
		fill, stroke, dash = FrameColors(true)
	case c.Quiet:
		fill, stroke, ink = scene.Card, scene.Line, scene.Ink2
	}
	nodes := []scene.Node{draw.Box(x, y, c.W, c.H, 6, fill, stroke, 1, dash...), draw.Emblem(c.Persp, x+12, y+chipH/2)}
	for i, l := range c.lines {
		nodes = append(nodes, draw.Text(l, x+chipText, y+16.2+chipStep*float64(i), chipSize, false, ink))
	}
	end := x + c.W - 8
	if len(c.Marks) > 0 {
		end -= ChipMark
		nodes = append(nodes, FindingMark(end+5, y+chipH/2, c.Marks))
	}
	if c.Note != "" {
		nodes = append(nodes, draw.Text(c.Note, end-c.noteRoom()+8, y+16.2, 11, false, scene.Ink2))
	}
	c.Group.Children = nodes
	return c.Group
}

// Flow sets chips side by side in lines w px wide, from the top left corner x, y,
// and gives the height that they take.
func Flow(chips []*Chip, x, y, w float64) ([]scene.Node, float64) {
	var nodes []scene.Node
	at, top, line := x, y, 0.0
	for _, c := range chips {
		c.Fit(w)
		if at > x && at+c.W > x+w {
			at, top, line = x, top+line+chipGap, 0
		}
		nodes = append(nodes, c.Draw(at, top))
		at += c.W + chipGap
		line = max(line, c.H)
	}
	return nodes, top + line - y
}

// Unplaced is a panel of what a picture has no place for, w px wide with its top
// left corner at x, y; words say what is not recorded. It is quieter than what
// has a place.
func Unplaced(heading, words string, chips []*Chip, x, y, w float64) ([]scene.Node, float64) {
	const pad = 14.0
	title, room := draw.Caps(heading, x+pad, y+21, 11.5, scene.Ink2)
	nodes := []scene.Node{title, draw.Text(fmt.Sprint(len(chips)), x+pad+room+8, y+21, 11.5, false, scene.Ink2)}
	text, n := draw.Wrapped(words, x+pad, y+41, w-2*pad, 11.5, 15, 6, false, scene.Ink2)
	top := 41 + 15*float64(n-1) + 14
	for _, c := range chips {
		c.Quiet = true
	}
	set, h := Flow(chips, x+pad, y+top, w-2*pad)
	h += top + pad
	nodes = append(append(nodes, text...), set...)
	return []scene.Node{Panel(heading, draw.Box(x, y, w, h, 12, scene.Org, "", 0), nodes...)}, h
}

// Panel is a box with what stands in it; label is what a screen reader calls it.
func Panel(label string, box *scene.Rect, inside ...scene.Node) *scene.Group {
	return &scene.Group{Class: "panel", Role: "group", Label: label, Children: append([]scene.Node{box}, inside...)}
}

// Perspectives are those that any of the stakeholders stand in.
func Perspectives(all []*model.Stakeholder) map[model.Perspective]bool {
	used := map[model.Perspective]bool{}
	for _, s := range all {
		used[s.Perspective] = true
	}
	return used
}

// PerspectiveSigns explain the shapes of the perspectives that are used.
func PerspectiveSigns(used map[model.Perspective]bool) []draw.Sign {
	var signs []draw.Sign
	for _, p := range model.Perspectives {
		if used[p] {
			signs = append(signs, draw.Sign{Width: 11, Word: string(p), Draw: func(x, y float64) []scene.Node {
				return []scene.Node{draw.Emblem(p, x+5.5, y)}
			}})
		}
	}
	return signs
}

// GapSigns explain ghosts and finding marks where there are any.
func GapSigns(all []*model.Stakeholder, o view.Options) []draw.Sign {
	var signs []draw.Sign
	if slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return s.Wanted }) {
		signs = append(signs, draw.Sign{Width: 22, Word: "gap: nobody is there yet", Draw: GapBox})
	}
	if slices.ContainsFunc(all, func(s *model.Stakeholder) bool { return len(MarksOf(o, s)) > 0 }) {
		signs = append(signs, draw.Sign{Width: 11, Word: "finding", Draw: draw.Warning})
	}
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
	beside     float64 // of the role's left edge; 0 where it stands below
}

const (
	nameSize = 13.0
	roleSize = 12.0
	nameStep = 15.5 // from line to line
)

// NameAndRole breaks both for room px.
func NameAndRole(name, role string, room float64) NameLines {
	const apart, most = 9.0, 4
	n := NameLines{name: text.Wrap(name, nameSize, true, room, most), role: text.Wrap(role, roleSize, false, room, most)}
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
		for _, l := range lines {
			nodes = append(nodes, draw.Text(l, x, y, size, bold, color))
			y += nameStep
		}
	}
	add(n.name, x, nameSize, true, color)
	if n.beside > 0 {
		y -= nameStep
	}
	add(n.role, x+n.beside, roleSize, false, scene.Ink2)
	return nodes
}
