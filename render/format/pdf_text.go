package format

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/typeset"
)

// Text shows a line of text that can be searched and copied.
func (w *pdfWriter) Text(t *scene.Text) {
	if !(t.Size > 0) {
		return
	}
	l, err := w.set.Line(t)
	if err != nil {
		w.fail("%w", err)
		return
	}
	// Invisible characters would only split words for searching.
	l.Glyphs = slices.DeleteFunc(l.Glyphs, func(g typeset.Glyph) bool {
		c, _ := utf8.DecodeRuneInString(g.Text)
		return unicode.Is(unicode.Cf, c) && g.Box == 0
	})
	if len(l.Glyphs) == 0 {
		return
	}
	w.setFill(t.Fill)
	w.beginText(t)
	w.raw("BT ")
	w.show(l, t)
	w.op("ET")
	w.op("EMC")
}

// show writes letters as strings, one for each run of a font. A number before a letter
// moves it left, in thousandths of the font size.
func (w *pdfWriter) show(l typeset.Line, t *scene.Text) {
	font, here := "", 0.0 // the current font, and the current position in thousandths
	for _, g := range letters(l.Glyphs) {
		name, code, width := w.glyph(g, t.Bold)
		if name == "" {
			return
		}
		if name != font {
			if font != "" {
				w.raw("]TJ ")
			}
			w.raw("/" + name + " ")
			w.numbers(t.Size)
			w.raw("Tf ")
			if font == "" {
				w.fine(l.Squeeze)
				w.raw("0 0 -1 ") // upright, since y runs downwards
				w.numbers(l.Left, t.Y)
				w.raw("Tm ")
			}
			w.raw("[")
			font = name
		}
		x := g.X * permille
		if math.Abs(here-x) >= 0.01 {
			w.b = appendNumber(w.b, here-x)
		}
		w.raw("<" + code + ">")
		here = x + width
	}
	w.raw("]TJ ")
}

// permille converts glyph units to thousandths of the font size.
const permille = 1000 / typeset.Em

// glyph returns the page's name of the font for a letter, its code in hexadecimal, and
// its advance. An empty name means an error.
func (w *pdfWriter) glyph(g letter, bold bool) (name, code string, width float64) {
	if g.Box == 0 && (g.Face.Data == nil || g.Y != 0 || len(g.drawn) > 1) {
		return w.shape(g)
	}
	font, number := w.font(bold)
	if font == nil {
		return "", "", 0
	}
	var n uint16
	if g.Box > 0 {
		width = g.Box * permille
		n = font.Missing(g.Text, width)
	} else {
		n, width = font.Glyph(uint16(g.ID), g.Text)
	}
	return "F" + strconv.Itoa(number), fmt.Sprintf("%04X", n), width
}

// shape returns a letter of a font that the document does not embed, or one that is more
// than a single glyph on the baseline.
func (w *pdfWriter) shape(g letter) (name, code string, width float64) {
	drawn := ""
	for _, d := range g.drawn {
		drawn += fmt.Sprintf("%d %.2f %.2f ", d.ID, d.X-g.X, d.Y)
	}
	type key struct {
		face  *typeset.Face
		drawn string
	}
	number, n := w.shapes.Glyph(key{g.Face, drawn}, g.Text, g.Next*permille, func() (path []byte, box [4]float64) {
		for _, d := range g.drawn {
			path = appendOutline(path, &box, d.Face.Outline(d.ID), d.Face.Scale()*permille, (d.X-g.X)*permille, d.Y*permille)
		}
		return path, box
	})
	return "G" + strconv.Itoa(number), fmt.Sprintf("%02X", n), g.Next * permille
}

// letter is what PDF readers take for one letter.
type letter struct {
	typeset.Glyph
	drawn []typeset.Glyph // including its marks; empty if another letter draws both
}

// letters joins the glyphs of one letter, which readers would take for several, and
// splits Arabic ligatures, such as lam-alef, into letters: readers reverse right-to-left
// text, and would reverse the letters of one glyph as well.
func letters(glyphs []typeset.Glyph) []letter {
	out := make([]letter, 0, len(glyphs))
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].Text == "" {
			n++
		}
		l := letter{glyphs[0], glyphs[:n]}
		for _, g := range glyphs[1:n] {
			if l.Next == 0 { // a mark before its letter
				l.X = g.X
			}
			l.Next += g.Next
		}
		glyphs = glyphs[n:]
		parts := arabic(l.Text)
		if len(parts) < 2 || l.Box > 0 || l.Face.Data != nil {
			out = append(out, l)
			continue
		}
		x, step := l.X, l.Next/float64(len(parts))
		for i := len(parts) - 1; i >= 0; i-- {
			part := l
			part.X, part.Next, part.Text = x, step, parts[i]
			if i > 0 {
				part.drawn = nil
			}
			out = append(out, part)
			x += step
		}
	}
	return out
}

// arabic returns the letters of a text, each with its marks, or nil if any is not Arabic.
func arabic(s string) []string {
	var out []string
	for _, c := range s {
		switch {
		case !unicode.In(c, unicode.Arabic, unicode.Inherited):
			return nil
		case unicode.Is(unicode.Mn, c) && len(out) > 0:
			out[len(out)-1] += string(c)
		default:
			out = append(out, string(c))
		}
	}
	return out
}

// appendOutline appends an outline moved by dx and dy, and extends box to hold it.
func appendOutline(path []byte, box *[4]float64, outline []opentype.Segment, scale, dx, dy float64) []byte {
	point := func(p opentype.SegmentPoint) (x, y float64) {
		x, y = float64(p.X)*scale+dx, float64(p.Y)*scale+dy
		box[0], box[1] = min(box[0], x), min(box[1], y)
		box[2], box[3] = max(box[2], x), max(box[3], y)
		return x, y
	}
	var px, py float64
	add := func(op string, numbers ...float64) {
		for _, n := range numbers {
			path = append(appendNumber(path, n), ' ')
		}
		path = append(path, op...)
	}
	for _, seg := range outline {
		x, y := point(seg.Args[0])
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			add("m\n", x, y)
		case opentype.SegmentOpLineTo:
			add("l\n", x, y)
		case opentype.SegmentOpQuadTo: // PDF has only cubic curves
			ex, ey := point(seg.Args[1])
			add("c\n", px+(x-px)*2/3, py+(y-py)*2/3, ex+(x-ex)*2/3, ey+(y-ey)*2/3, ex, ey)
			x, y = ex, ey
		case opentype.SegmentOpCubeTo:
			bx, by := point(seg.Args[1])
			ex, ey := point(seg.Args[2])
			add("c\n", x, y, bx, by, ex, ey)
			x, y = ex, ey
		}
		px, py = x, y
	}
	return append(path, "f\n"...)
}
