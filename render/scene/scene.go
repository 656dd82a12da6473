// Package scene is the display list between views and formats: positioned shapes and
// texts in px, coloured by role. It knows nothing about maps or files. Every format draws
// the same scene, so all formats show the same picture.
package scene

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// Color is a role in the palette, such as Upward or Ink; the format turns it into a value
// for its theme. The empty Color paints nothing.
type Color string

// The palette's roles. A tint is the faint form of its accent.
const (
	Page         Color = "page"
	Org          Color = "org"      // inside the organisation
	OrgLine      Color = "org-line" // its boundary
	Card         Color = "card"
	Line         Color = "line" // hairlines and card borders
	Ink          Color = "ink"  // strongest text
	Ink2         Color = "ink-2"
	Ink3         Color = "ink-3" // weakest text, still 4.5:1
	Wire         Color = "wire"
	Trunk        Color = "trunk" // the neutral line from the OSPO
	Hub          Color = "hub"
	HubInk       Color = "hub-ink"
	HubInk2      Color = "hub-ink-2"
	Upward       Color = "upward"
	Downward     Color = "downward"
	Sideways     Color = "sideways"
	Outside      Color = "outside"
	Gap          Color = "gap"
	Warn         Color = "warn" // finding marks
	Added        Color = "added"
	Removed      Color = "removed"
	Changed      Color = "changed"
	Tone1        Color = "tone-1" // for scales, and for categories without a colour of their own
	Tone2        Color = "tone-2"
	Tone3        Color = "tone-3"
	Tone4        Color = "tone-4"
	Tone5        Color = "tone-5"
	Tone6        Color = "tone-6"
	UpwardTint   Color = "upward-tint"
	DownwardTint Color = "downward-tint"
	SidewaysTint Color = "sideways-tint"
	OutsideTint  Color = "outside-tint"
	GapTint      Color = "gap-tint"
)

// Scene is a finished picture. Screen readers announce Title and Description; Root holds
// everything visible, in painting order. Details returns what the picture has no room
// for, in reading order; only formats that show details call it, and it may be nil.
type Scene struct {
	Width       float64 // px
	Height      float64 // px
	Title       string
	Description string
	Words       *words.Words // for the page around the picture; nil is English
	Language    string       // language of the map, BCP 47; empty if unknown
	Author      string       // the organisation the map describes; may be empty
	Root        []Node
	Foot        int // number of nodes at the end of Root that are the legend
	Details     func() []Detail
	Recipe      []string // lines of YAML that record what the picture lacks; for pages that show it on demand

	Lost  Lost     // what the picture has no room for
	Notes []string // sentences about what was drawn differently than requested

	// Paper is set if the scene is a page of a document: it is printed on A4 portrait
	// unless another paper size is requested.
	Paper bool
	// Section is its heading in a document of several pages; pages of one section are
	// adjacent. Empty is Title.
	Section string
	// Prose is all the text of Root, except the title, for formats that lay out text
	// themselves; nil if the picture shows more than its text.
	Prose []Paragraph
}

// Lost counts the texts that a picture has no room for. Its tooltips hold the full texts.
type Lost struct {
	Cut     int // texts that were shortened
	Dropped int // texts that were left out
}

// Add adds more losses.
func (l *Lost) Add(more Lost) {
	l.Cut += more.Cut
	l.Dropped += more.Dropped
}

// Losses returns sentences about what the picture has no room for or shows differently
// than requested.
func (s *Scene) Losses() []string {
	var said []string
	if n := s.Lost.Cut; n > 0 {
		said = append(said, model.Counted(n, "text")+" shortened")
	}
	if n := s.Lost.Dropped; n > 0 {
		said = append(said, model.Counted(n, "text")+" left out")
	}
	return append(said, s.Notes...)
}

// AllDetails returns the details of the picture, or nil if it has none.
func (s *Scene) AllDetails() []Detail {
	if s.Details == nil {
		return nil
	}
	return s.Details()
}

// Node is a Group, Rect, Path, Circle or Text.
type Node interface{ node() }

// Group holds nodes that belong together. A group with Href is a link; one with Tooltip
// shows it on hover; screen readers announce Label.
type Group struct {
	ID       string // stable within the scene, such as stakeholder-legal; may be empty
	Class    string // space-separated words such as "card sideways"; may be empty
	Role     string // ARIA role, such as listitem; may be empty
	Label    string // text alternative
	Tooltip  string
	Href     string // https, http or mailto
	Data     []Attr // attributes for interactive formats, such as from and to
	Rest     bool   // a list of what has no place in the picture; pages may break within it
	Children []Node
}

// Run is the class of a group of texts on one line, each of which follows the previous
// one at any font width.
const Run = "run"

// Attr is one data attribute; Name consists of lower-case letters and hyphens.
type Attr struct{ Name, Value string }

// Paint is the fill and stroke of a shape. Dash lists the lengths of dashes and gaps, in
// px.
type Paint struct {
	Fill   Color
	Stroke Color
	Width  float64 // of the stroke, px
	Dash   []float64
}

// Rect is a rectangle with corners of radius R, px.
type Rect struct {
	X, Y, W, H, R float64
	Paint
}

// Circle is a circle of radius R, px.
type Circle struct {
	X, Y, R float64
	Paint
}

// Path is a line or outline.
type Path struct {
	Segments []Segment
	Paint
}

// Op is a path operation.
type Op byte

// The four path operations, named as in SVG.
const (
	MoveTo    Op = 'M' // one point
	LineTo    Op = 'L' // one point
	QuadTo    Op = 'Q' // control point, end point
	ClosePath Op = 'Z' // none
)

// Segment is one step of a path.
type Segment struct {
	Op     Op
	Points [2]Point // as many as Op needs; the last one used is the end
}

// Point is a position in px, x to the right and y down.
type Point struct{ X, Y float64 }

// Anchor is the part of a text that is at its X.
type Anchor byte

// The three anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is one line of text on the baseline Y. Width is the measured advance in px,
// without slack; formats that can't be sure of the font squeeze or stretch the text to
// it. Spacing is extra space between letters in px, included in Width. Further is set if
// the text continues the previous one on a new line.
type Text struct {
	X, Y    float64
	S       string
	Size    float64 // px
	Bold    bool
	Fill    Color
	Anchor  Anchor
	Width   float64
	Spacing float64
	Further bool
}

func (*Group) node()  {}
func (*Rect) node()   {}
func (*Circle) node() {}
func (*Path) node()   {}
func (*Text) node()   {}
