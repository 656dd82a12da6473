package format

import (
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/typeset"
)

// outlineOf returns the contours of a text.
func outlineOf(set *typeset.Setter, t *scene.Text, f flattener) ([]contour, error) {
	l, err := set.Line(t)
	if err != nil {
		return nil, err
	}
	origin := at(l.Left, t.Y)
	toPx := func(x, y float64) complex128 { return origin + at(x*l.Unit*l.Squeeze, -y*l.Unit) }
	var all []contour
	for _, g := range l.Glyphs {
		if g.Box > 0 {
			all = append(all, emptyBox(g, toPx)...)
		} else {
			all = append(all, contoursOf(g, f, toPx)...)
		}
	}
	return all, nil
}

// contoursOf returns the outline of one glyph.
func contoursOf(g typeset.Glyph, fl flattener, toPx func(x, y float64) complex128) []contour {
	scale := g.Face.Scale()
	point := func(p opentype.SegmentPoint) complex128 { return toPx(g.X+float64(p.X)*scale, g.Y+float64(p.Y)*scale) }
	var all []contour
	var c contour
	for _, seg := range g.Face.Outline(g.ID) {
		a := point(seg.Args[0])
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			all = appendContour(all, c)
			c = contour{points: append(make([]complex128, 0, 48), a), closed: true}
		case opentype.SegmentOpLineTo:
			c.points = append(c.points, a)
		case opentype.SegmentOpQuadTo:
			c.points = fl.quad(c.points, a, point(seg.Args[1]))
		case opentype.SegmentOpCubeTo:
			c.points = fl.cubic(c.points, a, point(seg.Args[1]), point(seg.Args[2]))
		}
	}
	return appendContour(all, c)
}

// emptyBox stands for a character that no font has: as high as a capital, and as wide as
// the space reserved for it.
func emptyBox(g typeset.Glyph, toPx func(x, y float64) complex128) []contour {
	const height, margin, line, em = 0.72, 0.08, 0.06, typeset.Em // em
	frame := func(inset float64, x0, x1 float64) contour {
		y0, y1 := inset, height*em-inset
		return polygon(toPx(x0, y0), toPx(x0, y1), toPx(x1, y1), toPx(x1, y0))
	}
	x0, x1 := g.X+margin*em, g.X+g.Box-margin*em
	outer, inner := frame(0, x0, x1), frame(line*em, x0+line*em, x1-line*em)
	slices.Reverse(inner.points) // the opposite direction makes it a hole
	return []contour{outer, inner}
}
