package draw

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Dimensions of the frame around every picture, in px.
const (
	Margin   = 24.0   // from the edge of the page to its contents
	Top      = 80.0   // where the body begins, below title and subtitle
	MaxWidth = 1200.0 // widest page that READMEs and documents show without shrinking the text
)

const (
	legendSize = 11.5
	legendRow  = 22.0
	legendLead = 36.0 // from the end of the body to the middle of the first sign
	narrowest  = 480.0
)

// Page is a picture before it gets its frame. The body leaves Margin free at both sides
// of Width and lies between Top and Height.
type Page struct {
	Title       string
	Subtitle    string
	Description string // the picture in sentences, for reading aloud
	Author      string // the organisation the map describes
	Width       float64
	Height      float64 // end of the body; the frame adds what comes below
	Body        []scene.Node
	Legend      Signs // only the signs that the picture uses
	Details     func() []scene.Detail
	Recipe      []string // see scene.Scene
	Dropped     int      // number of texts that the body omits for lack of room
	Words       *words.Words
}

// Sign is one entry of a legend. Draw gets the left edge and the middle of the sign; if
// it is nil, only the word is shown.
type Sign struct {
	Width float64 // px
	Word  string
	Draw  func(x, y float64) []scene.Node
	Title bool // a heading for the entries that follow
	Last  bool // the last of its line
}

// Signs is a legend under construction.
type Signs []Sign

// Add adds a sign to the legend if the picture uses it.
func (l *Signs) Add(used bool, width float64, word string, draw func(x, y float64) []scene.Node) {
	if used {
		*l = append(*l, Sign{Width: width, Word: word, Draw: draw})
	}
}

// LineSign returns a function that draws a horizontal line w px long, for a legend.
func LineSign(w float64, paint scene.Paint) func(x, y float64) []scene.Node {
	return func(x, y float64) []scene.Node {
		return []scene.Node{Segment(scene.Point{X: x, Y: y}, scene.Point{X: x + w, Y: y}, paint)}
	}
}

// lead returns the width of what precedes the word, in px.
func (s Sign) lead() float64 {
	if s.Draw == nil {
		return 0
	}
	return s.Width + 6
}

// Frame puts the title and subtitle above the body and the legend below it.
func Frame(p Page) *scene.Scene {
	w := max(p.Width, narrowest)
	room := w - 2*Margin
	body := append([]scene.Node{title(p.Title, room), subtitle(p.Subtitle, room)}, p.Body...)
	legend, h := legend(p.Legend, w, p.Height)
	body = append(body, legend...)
	return &scene.Scene{
		Lost:  scene.Lost{Cut: cuts(body), Dropped: p.Dropped},
		Width: w, Height: h, Title: p.Title, Description: p.Description, Author: p.Author, Details: p.Details, Recipe: p.Recipe,
		Root: append([]scene.Node{Box(0, 0, w, h, 0, scene.Page, "", 0)}, body...), Foot: len(legend),
	}
}

// cuts counts the shortened texts: those that end in an ellipsis, and those that start
// with one and follow a text that does not end in one.
func cuts(nodes []scene.Node) int {
	n, last := 0, ""
	scene.Walk(nodes, func(node scene.Node) bool {
		if t, ok := node.(*scene.Text); ok {
			if strings.HasSuffix(t.S, "…") || strings.HasPrefix(t.S, "…") && !strings.HasSuffix(last, "…") {
				n++
			}
			last = t.S
		}
		return true
	})
	return n
}

// title returns the title in the largest type that fits on one line, or on two lines if
// even the smallest does not fit.
func title(s string, room float64) scene.Node {
	const largest, least = 20.0, 13.0
	if text.Room(s, least, true) <= room {
		return shrunk(s, 36, room, largest, least, true, scene.Ink)
	}
	return twoLines(s, 22, room, least, 16, true, scene.Ink)
}

// subtitle returns the subtitle, likewise on two lines if it does not fit on one.
func subtitle(s string, room float64) scene.Node {
	const largest, least = 12.5, 10.5
	if text.Room(s, least, false) <= room {
		return shrunk(s, 56, room, largest, least, false, scene.Ink2)
	}
	return twoLines(s, 54, room, least, 13, false, scene.Ink2)
}

// twoLines returns up to two lines of text as one node.
func twoLines(s string, y, room, size, step float64, bold bool, fill scene.Color) scene.Node {
	nodes, _ := Wrapped(s, Margin, y, room, size, step, 2, bold, fill)
	if len(nodes) == 1 {
		return nodes[0]
	}
	return &scene.Group{Children: nodes}
}

// shrunk returns one line in the largest type that fits.
func shrunk(s string, y, room, largest, smallest float64, bold bool, fill scene.Color) scene.Node {
	return Fitted(s, Margin, y, room, text.Largest(room, largest, smallest, bold, s), bold, fill)
}

// legend lays out the signs side by side below y, and returns the bottom of the page.
func legend(signs Signs, width, y float64) ([]scene.Node, float64) {
	if len(signs) == 0 {
		return nil, y + Margin
	}
	nodes := []scene.Node{Segment(scene.Point{X: Margin, Y: y + 14}, scene.Point{X: width - Margin, Y: y + 14}, Stroke(scene.Line, 1))}
	x, y := Margin, y+legendLead
	for i, s := range signs {
		w := s.lead() + text.Room(s.Word, legendSize, s.Title)
		if x > Margin && x+w > width-Margin {
			x, y = Margin, y+legendRow
		}
		if s.Draw != nil {
			nodes = append(nodes, s.Draw(x, y)...)
		}
		nodes = append(nodes, Fitted(s.Word, x+s.lead(), y+4, width-Margin-x-s.lead(), legendSize, s.Title, scene.Ink2))
		if x += w + 18; s.Last && i < len(signs)-1 {
			x, y = Margin, y+legendRow
		}
	}
	return nodes, y + 18
}

// Fitted returns one line of text, shortened to room px. If it is shortened, the full
// text is the tooltip.
func Fitted(s string, x, y, room, size float64, bold bool, fill scene.Color) scene.Node {
	short := text.Fit(s, size, bold, room)
	t := Text(short, x, y, size, bold, fill)
	if short == s {
		return t
	}
	return &scene.Group{Tooltip: s, Children: []scene.Node{t}}
}

// Lines returns the lines of one text, step px apart, with the first baseline at y. Set
// is Text or Centered.
func Lines(set func(s string, x, y, size float64, bold bool, fill scene.Color) *scene.Text, lines []string, x, y, step, size float64, bold bool, fill scene.Color) []scene.Node {
	nodes := make([]scene.Node, len(lines))
	for i, l := range lines {
		t := set(l, x, y+float64(i)*step, size, bold, fill)
		t.Further = i > 0
		nodes[i] = t
	}
	return nodes
}

// Wrapped returns a text on at most lines lines, step px apart, with the first baseline
// at y, and the number of lines. If it is shortened, the full text is the tooltip.
func Wrapped(s string, x, y, room, size, step float64, lines int, bold bool, fill scene.Color) ([]scene.Node, int) {
	broken := text.Wrap(s, size, bold, room, lines)
	nodes := Lines(Text, broken, x, y, step, size, bold, fill)
	if n := len(broken); n > 0 && strings.HasSuffix(broken[n-1], "…") && !strings.HasSuffix(s, "…") {
		return []scene.Node{&scene.Group{Tooltip: s, Children: nodes}}, n
	}
	return nodes, len(broken)
}

// Hint tells readers what to record so that a picture has something to show. The recipe
// shows how to write it in the map; it is not drawn.
type Hint struct {
	Heading model.Phrase // what is missing
	Text    model.Phrase // what to record, and why
	Args    []model.Arg  // arguments of both phrases
	Recipe  []string     // lines of YAML, see scene.Scene
}

const (
	hintPad   = 18.0
	hintSize  = 12.5
	hintStep  = 18.0
	hintLines = 8
)

// Draw returns the hint as a panel w px wide with its top left corner at x, y, and the
// height of the panel.
func (h Hint) Draw(in *words.Words, x, y, w float64) ([]scene.Node, float64) {
	room := w - 2*hintPad
	says, more := in.Fill(h.Heading, h.Args), in.Fill(h.Text, h.Args)
	at := y + hintPad + 11
	heading, n := Wrapped(says, x+hintPad, at, room, 14, hintStep, 2, true, scene.Ink)
	at += hintStep*float64(n-1) + 22
	lines, n := Wrapped(more, x+hintPad, at, text.Even(more, hintSize, false, room, hintLines), hintSize, hintStep, hintLines, false, scene.Ink2)
	at += hintStep*float64(n-1) + 5 + hintPad
	nodes := append(heading, lines...)
	g := &scene.Group{Class: "hint", Role: "note", Label: says + ". " + more}
	g.Children = append([]scene.Node{Box(x, y, w, at-y, 12, scene.Org, scene.OrgLine, 1.3, 5, 4)}, nodes...)
	return []scene.Node{g}, at - y
}

// Empty returns the picture for a map that has nothing to show in a view yet.
func Empty(p Page, h Hint) *scene.Scene {
	width := min(max(760, text.Room(p.Title, 20, true)+2*Margin), MaxWidth)
	body, high := h.Draw(p.Words, Margin, Top, width-2*Margin)
	p.Width, p.Height = width, Top+high
	p.Body, p.Legend, p.Recipe = body, nil, h.Recipe
	p.Description = strings.TrimSpace(p.Description + " " + p.Words.Fill(h.Heading, h.Args) + ". " + p.Words.Fill(h.Text, h.Args))
	return Frame(p)
}
