package hats

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// columnHead is the head of a column: a name, and a description in small lines.
type columnHead struct{ name, says []string }

// heads returns the heads of the hats, and that of the working time.
func (d *wardrobe) heads() (hats []columnHead, load columnHead) {
	for _, hat := range model.Hats {
		hats = append(hats, headOf(d.o.Words.Word(string(hat)), d.o.Words.Say(hatWords[hat]), hatsStep-4))
	}
	return hats, headOf(d.o.Words.Say("load"), d.o.Words.Say("share of\nworking time"), hatsLoad)
}

// headOf breaks both texts into lines of room px; says may contain line breaks.
func headOf(name, says string, room float64) columnHead {
	c := columnHead{name: text.Wrap(name, hatsSize, true, room, 3)}
	for _, piece := range strings.Split(says, "\n") {
		c.says = append(c.says, text.Wrap(piece, hatsSize, false, room, 3)...)
	}
	return c
}

func (c columnHead) lines() int { return len(c.name) + len(c.says) }

// draw draws the lines at x, below y.
func (c columnHead) draw(x, y float64, ink scene.Color, set func(s string, x, y, size float64, bold bool, fill scene.Color) *scene.Text) []scene.Node {
	below := y + 34 + hatsFine*float64(len(c.name)-1)
	return append(draw.Lines(set, c.name, x, y+17, hatsFine, hatsSize, true, ink), draw.Lines(set, c.says, x, below, hatsFine, hatsSize, false, scene.Ink2)...)
}
