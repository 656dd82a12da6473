package compass

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Overlays lists the values of Options.Overlay.
var Overlays = []string{"none", "gaps", "engagement", "cadence", "owners", "aspects"}

// overlay distinguishes cards by one property, with a colour, a sign and a word for each
// kind.
type overlay struct {
	title string // what the colours show, such as "how often"
	kinds []*kind
	extra []draw.Sign // explains what the signs of the kinds do not
	gaps  bool        // one of the kinds is a gap
}

// kind is one of the kinds that an overlay distinguishes.
type kind struct {
	word  string // in the legend
	color scene.Color
	width float64 // of the sign, px
	// sign gets its left edge, its middle and the kind's colour.
	sign func(x, y float64, c scene.Color) []scene.Node
}

// tone is what an overlay says about one party; without kinds it says nothing.
type tone struct {
	kinds []*kind // the most important first; usually one
	text  string
	short string   // used if the text is too long for a card; if empty, the text is cut
	said  string   // the text for screen readers and tooltips, if it is more detailed
	sign  cardSign // if set, replaces the signs of the kinds
}

// cardSign is a small picture before a text. draw gets its left edge and middle.
type cardSign struct {
	width float64 // px
	draw  func(x, y float64) []scene.Node
}

// addOverlay sets the requested overlay and the tone of each party.
func (c *content) addOverlay(m *model.Map, o Options) error {
	switch o.Overlay {
	case "", "none":
		return nil
	case "gaps":
		if o.NoGaps {
			return fmt.Errorf("the overlay %q shows what a picture without gaps leaves out", o.Overlay)
		}
		c.overlay = gapsOverlay(c, findingsOf(m, o))
	case "engagement":
		c.overlay = engagementOverlay(c)
	case "cadence":
		c.overlay = cadenceOverlay(c)
	case "owners":
		c.overlay = ownersOverlay(c, m)
	case "aspects":
		c.overlay = aspectsOverlay(c)
	default:
		return fmt.Errorf("no overlay called %q: known are %s", o.Overlay, strings.Join(Overlays, ", "))
	}
	for _, p := range c.parties {
		p.muted = true
	}
	c.sumUp()
	return nil
}

// toned reports whether the overlay says something about the party.
func (p *party) toned() bool { return len(p.tone.kinds) > 0 }

// spoken returns the tone for screen readers.
func (t *tone) spoken() string { return cmp.Or(t.said, t.text) }

const signGap = 3.0 // px between the signs of one card

// signOf returns what precedes the tone's text.
func (t *tone) signOf() cardSign {
	if t.sign.draw != nil {
		return t.sign
	}
	width := -signGap
	for _, k := range t.kinds {
		width += k.width + signGap
	}
	return cardSign{width, func(x, y float64) []scene.Node {
		var nodes []scene.Node
		for _, k := range t.kinds {
			nodes = append(nodes, k.sign(x, y, k.color)...)
			x += k.width + signGap
		}
		return nodes
	}}
}

// bars returns the colours of a card's bar, from top to bottom.
func (p *party) bars() []scene.Color {
	if !p.muted {
		return []scene.Color{p.accent()}
	}
	if !p.toned() {
		return []scene.Color{scene.Line}
	}
	return model.Each(p.tone.kinds, func(k *kind) scene.Color { return k.color })
}

const (
	footSize = 11.5
	footRoom = 22.0 // growth of a card for it, px
	footRise = 10.0 // from the card's bottom to the last baseline
	footStep = 14.0 // between baselines
	feet     = 3    // maximum number of lines
)

// addFoot adds the tone as the last lines of a card, as few as possible.
func (c *card) addFoot() {
	if !c.toned() {
		return
	}
	s := c.tone.signOf()
	dx := textX + s.width + 6
	words, room := c.tone.text, c.w-textX-s.width-6-textEdge
	if c.tone.short != "" && text.Room(words, footSize, false) > room {
		words = c.tone.short
	}
	for _, words := range text.Wrap(words, footSize, false, room, feet) {
		c.foot = append(c.foot, line{s: words, size: footSize, color: scene.Ink, dx: dx, tip: c.tone.spoken()})
	}
	c.foot[0].sign = s
	c.h += footRoom + footStep*float64(len(c.foot)-1)
}

// footLines returns the foot in its place, which depends on the card's final height.
func (c *card) footLines() []line {
	out := slices.Clone(c.foot)
	for i := range out {
		out[i].dy = c.h - footRise - footStep*float64(len(out)-1-i)
	}
	return out
}

// overlayItems explains the kinds that the picture shows, and counts them.
func (p *plan) overlayItems() []draw.Sign {
	if p.overlay == nil {
		return nil
	}
	items := draw.Signs{{Word: model.Capitalised(p.overlay.title), Title: true}}
	for _, k := range p.overlay.kinds {
		n, any := p.countKind(k)
		items.Add(any, k.width, fmt.Sprintf("%s · %d", k.word, n), func(x, y float64) []scene.Node { return k.sign(x, y, k.color) })
	}
	if len(items) == 1 {
		items = append(items, draw.Sign{Word: p.Say("nothing is recorded")})
	} else {
		items = append(items, p.overlay.extra...)
	}
	items[len(items)-1].Last = true
	return items
}

// countKind counts the stakeholders of one kind and, for findings, also the people. any
// reports whether any card shows the kind, including those of the team.
func (p *plan) countKind(k *kind) (n int, any bool) {
	for _, x := range p.parties {
		if slices.Contains(x.tone.kinds, k) {
			any = true
			if !x.person && !x.own || p.overlay.gaps {
				n++
			}
		}
	}
	return n, any
}

// describeOverlay returns the legend in words.
func (p *plan) describeOverlay() string {
	if p.overlay == nil {
		return ""
	}
	var counts []string
	for _, k := range p.overlay.kinds {
		if n, any := p.countKind(k); any {
			counts = append(counts, fmt.Sprintf("%s %d", k.word, n))
		}
	}
	if len(counts) == 0 {
		counts = []string{p.Say("nothing is recorded")}
	}
	return " " + p.Say("Coloured by {what}: {counts}.", "what", words.Said(p.overlay.title), "counts", words.Said(p.List(counts...)))
}

// Signs get their left edge x, their middle y and a colour. All but the ghost, the
// letter, the meter and the beats are 11 px wide. Each has its own shape, so that colour
// is never the only distinction.

func ghostSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{box(rect{x, y - 5, 14, 10}, 3, scene.GapTint, c, 1.3, 3, 2)}
}

func warningSign(x, y float64, _ scene.Color) []scene.Node { return draw.Warning(x, y) }

func infoSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{
		&scene.Circle{X: x + 5.5, Y: y, R: 5, Paint: scene.Paint{Fill: c}},
		draw.Segment(pt{X: x + 5.5, Y: y - 0.8}, pt{X: x + 5.5, Y: y + 2.8}, draw.Stroke(scene.Card, 1.4)),
		&scene.Circle{X: x + 5.5, Y: y - 2.6, R: 0.9, Paint: scene.Paint{Fill: scene.Card}},
	}
}

func tickSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{draw.Shape(draw.Stroke(c, 2)).Move(x+1, y).Line(x+4.2, y+3.4).Line(x+10, y-3.6).Open()}
}

func crossSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{
		&scene.Circle{X: x + 5.5, Y: y, R: 4.9, Paint: scene.Paint{Fill: scene.GapTint, Stroke: c, Width: 1.3}},
		draw.Segment(pt{X: x + 3.4, Y: y - 2.1}, pt{X: x + 7.6, Y: y + 2.1}, draw.Stroke(c, 1.4)),
		draw.Segment(pt{X: x + 3.4, Y: y + 2.1}, pt{X: x + 7.6, Y: y - 2.1}, draw.Stroke(c, 1.4)),
	}
}

func ringSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{&scene.Circle{X: x + 5.5, Y: y, R: 4.6, Paint: draw.Stroke(c, 1.3, 2.2, 1.6)}}
}

func discSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{&scene.Circle{X: x + 5.5, Y: y, R: 4.8, Paint: scene.Paint{Fill: c}}}
}

func squareSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{box(rect{x + 1, y - 4.5, 9, 9}, 1, c, "", 0)}
}

func triangleSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{draw.Shape(scene.Paint{Fill: c}).Move(x+5.5, y-5).Line(x+11, y+4.4).Line(x, y+4.4).Close()}
}

func diamondSign(x, y float64, c scene.Color) []scene.Node {
	return []scene.Node{draw.Shape(scene.Paint{Fill: c}).Move(x+5.5, y-5.5).Line(x+11, y).Line(x+5.5, y+5.5).Line(x, y).Close()}
}

const letterWidth = 15.0

// letterSign returns a sign that is a letter in a filled circle.
func letterSign(letter string) func(x, y float64, c scene.Color) []scene.Node {
	return func(x, y float64, c scene.Color) []scene.Node { return numbered(letter, pt{X: x + 7.5, Y: y}, 7.5, c) }
}

// Dimensions of the meter, px.
const (
	pip        = 6.0
	pipGap     = 1.6
	meterWidth = 5*pip + 4*pipGap
)

// meter returns the five steps of engagement: filled up to now, and with the wanted one
// outlined. Both are ranks of attitudes; -1 is not recorded.
func meter(x, y float64, now, wanted int, c scene.Color) []scene.Node {
	var nodes []scene.Node
	for i := range 5 {
		fill, line, width := scene.Card, scene.OrgLine, 0.8
		if i <= now {
			fill, line = c, c
		}
		if i == wanted {
			line, width = scene.Ink, 1.6
		}
		nodes = append(nodes, box(rect{x + float64(i)*(pip+pipGap), y - pip/2, pip, pip}, 1.5, fill, line, width))
	}
	return nodes
}

// Dimensions of the beats, px.
const (
	beat       = 3.0
	beatGap    = 1.4
	beatsWidth = 5*beat + 4*beatGap
)

// beats returns five rising bars of which the first n are filled.
func beats(x, y float64, n int, c scene.Color) []scene.Node {
	var nodes []scene.Node
	for i := range 5 {
		h := 3 + 2*float64(i)
		r := rect{x + float64(i)*(beat+beatGap), y + 5.5 - h, beat, h}
		if i < n {
			nodes = append(nodes, box(r, 0.8, c, "", 0))
		} else {
			nodes = append(nodes, box(r, 0.8, "", scene.OrgLine, 0.7))
		}
	}
	return nodes
}
