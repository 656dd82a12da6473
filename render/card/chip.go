package card

import (
	"fmt"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// Chip is a small card with a name, in the colour and shape of its perspective.
type Chip struct {
	Group *scene.Group
	Persp model.Perspective
	Name  string
	Note  string // after the name; never shortened, so keep it short
	Gap   bool
	Quiet bool // drawn in weaker colours
	Marks []string
	W, H  float64
	Words *words.Words // language of its marks

	shared int // shared prefix of the name; see view.Options.Shared
	lines  []string
}

const (
	chipSize = 12.0
	chipH    = 24.0
	chipStep = 14.5 // from baseline to baseline
	chipText = 22.0 // from the edge of the chip to its name
	ChipMark = 16.0
	chipGap  = 6.0
	chipNote = 9.0 // from the name to the note
)

// StakeholderChip returns the chip of a stakeholder; said is as for StakeholderCard.
func StakeholderChip(s *model.Stakeholder, o view.Options, said ...string) *Chip {
	return &Chip{
		Group: StakeholderCard(s, o, said...), Persp: s.Perspective, Name: s.Name, Gap: s.Wanted,
		Marks: MarksOf(o, s), shared: o.Shared(s.Name), Words: o.Words,
	}
}

// noteRoom returns the width of the note and the space before it, in px.
func (c *Chip) noteRoom() float64 {
	if c.Note == "" {
		return 0
	}
	return text.Room(c.Note, 11, false) + chipNote
}

// Fit wraps the chip's name so that the chip is at most w px wide.
func (c *Chip) Fit(w float64) {
	around := chipText + 8 + c.noteRoom()
	if len(c.Marks) > 0 {
		around += ChipMark
	}
	c.lines = text.WrapApart(c.Name, c.shared, chipSize, false, w-around, Whole)
	widest := 0.0
	for _, l := range c.lines {
		widest = max(widest, text.Room(l, chipSize, false))
	}
	c.W = around + widest
	c.H = chipH + chipStep*float64(max(len(c.lines), 1)-1)
}

// Draw returns the chip with its top left corner at x, y.
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
	name := draw.Lines(draw.Text, c.lines, x+chipText, y+16, chipStep, chipSize, false, ink)
	end := x + c.W - 8
	if len(c.Marks) > 0 {
		end -= ChipMark
		nodes = append(nodes, FindingMark(c.Words, end+5, y+chipH/2, c.Marks))
	}
	switch note := draw.Text(c.Note, end, y+16, 11, false, scene.Ink2); {
	case c.Note == "":
		nodes = append(nodes, name...)
	case len(name) == 1:
		note.X = x + chipText + name[0].(*scene.Text).Width + chipNote
		nodes = append(nodes, draw.Run(name[0], note)...)
	default:
		note.Anchor = scene.End
		nodes = append(nodes, append(name, note)...)
	}
	c.Group.Children = nodes
	return c.Group
}

// Flow lays out chips side by side in lines w px wide, with the top left corner at x, y,
// and returns the height they take.
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

// Unplaced returns a panel for what has no place in the picture, w px wide with its top
// left corner at x, y, and its height; words says what is not recorded. Its chips are
// quiet.
func Unplaced(heading, words string, chips []*Chip, x, y, w float64) ([]scene.Node, float64) {
	const pad = 14.0
	nodes := draw.Headed(heading, fmt.Sprint(len(chips)), x+pad, y+21, CapsSize, scene.Ink2)
	text, n := draw.Wrapped(words, x+pad, y+41, w-2*pad, 11.5, 15, 6, false, scene.Ink2)
	top := 41 + 15*float64(n-1) + 14
	for _, c := range chips {
		c.Quiet = true
	}
	set, h := Flow(chips, x+pad, y+top, w-2*pad)
	h += top + pad
	nodes = append(append(nodes, text...), set...)
	rest := Panel(heading, draw.Box(x, y, w, h, 12, scene.Org, "", 0), nodes...)
	rest.Rest = true
	return []scene.Node{rest}, h
}
