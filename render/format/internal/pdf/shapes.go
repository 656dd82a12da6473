package pdf

import (
	"fmt"
	"strings"
)

// Shapes are the fonts of outlines (Type 3) in one document, for glyphs of fonts that the
// document does not embed. Their text can be searched and copied like any other. A Type 3
// font has at most 256 glyphs, so there may be several.
type Shapes struct {
	glyphs []shape
	codes  map[shapeKey]int
}

// shape is an outline and the text it stands for.
type shape struct {
	text  string
	width float64 // thousandths of the font size
	box   [4]float64
	path  []byte
}

type shapeKey struct {
	of   any
	text string
}

const shapesPerFont = 256

// Glyph returns the number of the font, whose name on pages is G and that number, and the
// code in it. Glyphs with equal of and text share a code. Glyph calls draw for the first
// of them: it returns the outline as operators and its bounds, in thousandths of the font
// size.
func (s *Shapes) Glyph(of any, text string, width float64, draw func() (path []byte, box [4]float64)) (font int, code byte) {
	if t := []rune(text); len(t) > maxText {
		text = string(t[:maxText])
	}
	if s.codes == nil {
		s.codes = map[shapeKey]int{}
	}
	k := shapeKey{of, text}
	n, known := s.codes[k]
	if !known {
		n = len(s.glyphs)
		s.codes[k] = n
		path, box := draw()
		s.glyphs = append(s.glyphs, shape{text, width, box, path})
	}
	return n / shapesPerFont, byte(n % shapesPerFont)
}

// embed adds the fonts and returns their entries for page resources.
func (s *Shapes) embed(out *file) string {
	var fonts strings.Builder
	for at := 0; at < len(s.glyphs); at += shapesPerFont {
		fmt.Fprintf(&fonts, "/G%d %s", at/shapesPerFont, embedShapes(out, s.glyphs[at:min(at+shapesPerFont, len(s.glyphs))]))
	}
	return fonts.String()
}

func embedShapes(out *file, glyphs []shape) ref {
	var procs, names, widths strings.Builder
	texts := make([]string, len(glyphs))
	for i, g := range glyphs {
		proc := fmt.Appendf(nil, "%.2f 0 %.2f %.2f %.2f %.2f d1\n", g.width, g.box[0], g.box[1], g.box[2], g.box[3])
		fmt.Fprintf(&procs, "/g%d %s", i, out.stream("", append(proc, g.path...)))
		fmt.Fprintf(&names, "/g%d", i)
		fmt.Fprintf(&widths, "%.2f ", g.width)
		texts[i] = g.text
	}
	return out.add("<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 0/LastChar %d\n"+
		"/Widths[%s]/CharProcs<<%s>>/Encoding<</Type/Encoding/Differences[0 %s]>>/Resources<<>>/ToUnicode %s>>",
		len(glyphs)-1, widths.String(), procs.String(), names.String(), out.stream("", toUnicode(texts, 2)))
}
