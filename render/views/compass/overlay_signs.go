package compass

import (
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// Signs get their left edge x, their middle y and a colour; all but the meter and
// the beats are 11 wide. Each has a shape of its own, for those who see no colours.

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

// letterSign is a letter in a filled circle.
func letterSign(letter string) func(x, y float64, c scene.Color) []scene.Node {
	return func(x, y float64, c scene.Color) []scene.Node { return numbered(letter, pt{X: x + 7.5, Y: y}, 7.5, c) }
}

// The meter's steps, px.
const (
	pip        = 6.0
	pipGap     = 1.6
	meterWidth = 5*pip + 4*pipGap
)

// meter shows the five steps of engagement: filled up to now, and outlined where
// the office wants it. Ranks are those of the attitudes; -1 is not recorded.
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

// The beats' bars, px.
const (
	beat       = 3.0
	beatGap    = 1.4
	beatsWidth = 5*beat + 4*beatGap
)

// beats are five rising bars of which the first n are filled.
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
