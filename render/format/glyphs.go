package format

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// The two weights of the embedded font, read when the first text is drawn.
var (
	regularFont = sync.OnceValues(func() (*font.Font, error) { return readFont(liberationsansregular.TTF) })
	boldFont    = sync.OnceValues(func() (*font.Font, error) { return readFont(liberationsansbold.TTF) })
)

func readFont(ttf []byte) (*font.Font, error) {
	face, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		return nil, fmt.Errorf("the embedded font: %w", err)
	}
	return face.Font, nil
}

// face is one weight of the font with its outlines as far as they were needed.
// It may not be used by two goroutines at once.
type face struct {
	*font.Face
	outlines map[font.GID][]opentype.Segment // font units
}

// ResolveFace is how the segmenter asks for a font; there is no other.
func (f *face) ResolveFace(rune) *font.Face { return f.Face }

// typesetter turns texts into outlines.
type typesetter struct {
	faces     [2]*face // regular, bold
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
}

func (ts *typesetter) face(bold bool) (*face, error) {
	i, read := 0, regularFont
	if bold {
		i, read = 1, boldFont
	}
	if ts.faces[i] == nil {
		f, err := read()
		if err != nil {
			return nil, err
		}
		ts.faces[i] = &face{font.NewFace(f), map[font.GID][]opentype.Segment{}}
	}
	return ts.faces[i], nil
}

// leftToRightMark makes the line that it begins run from the left. It is
// invisible.
const leftToRightMark = '\u200E'

// isRightToLeft reports whether a letter belongs to a script that runs from the
// right; the font has Hebrew.
func isRightToLeft(c rune) bool {
	p, _ := bidi.LookupRune(c)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// placeholder stands for a character that the font lacks while its neighbours
// are shaped.
const placeholder = '\uFFFC'

// sign is a glyph, or an empty box for a character that the font lacks.
type sign struct {
	glyph    font.GID
	x, y     float64 // from the text's start, font units
	boxWidth float64 // font units; 0 is a glyph
	text     string  // what it stands for; empty for the further glyphs of a letter
}

// line is a text whose signs have their places.
type line struct {
	signs []sign
	upem  float64 // font units per em
	unit  float64 // px per font unit
	// What the text is widened or narrowed by to be as wide as it was measured,
	// as browsers do it for the SVG; 1 leaves it alone.
	squeeze float64
	left    float64 // where it begins, px
}

// line sets a text.
func (ts *typesetter) line(t *scene.Text, face *face) line {
	l := line{upem: float64(face.Upem()), squeeze: 1}
	l.unit = t.Size / l.upem
	var advance float64
	l.signs, advance = ts.signs(t, face, t.Spacing/l.unit)
	width := advance * l.unit
	if t.Width > 0 && width > 0 {
		l.squeeze, width = t.Width/width, t.Width
	}
	l.left = t.Left(width)
	return l
}

// outline gives the contours of a text.
func (ts *typesetter) outline(t *scene.Text, f flattener) ([]contour, error) {
	face, err := ts.face(t.Bold)
	if err != nil {
		return nil, err
	}
	l := ts.line(t, face)
	origin := at(l.left, t.Y)
	toPx := func(x, y float64) complex128 { return origin + at(x*l.unit*l.squeeze, -y*l.unit) }
	var all []contour
	for _, s := range l.signs {
		if s.boxWidth > 0 {
			all = append(all, emptyBox(s, l.upem, toPx)...)
		} else {
			all = append(all, face.contours(s, f, toPx)...)
		}
	}
	return all, nil
}

// signs places a text's characters along its line, spacing font units apart, and
// gives the line's length. Kerning, accents and the order of Hebrew letters are
// the shaper's work.
func (ts *typesetter) signs(t *scene.Text, face *face, spacing float64) ([]sign, float64) {
	upem := float64(face.Upem())
	var runes []rune
	boxes := map[int]sign{} // by index into runes
	if strings.ContainsFunc(t.S, isRightToLeft) {
		runes = append(runes, leftToRightMark) // or the line would run from the right
	}
	for _, r := range text.Runs(t.S) {
		if r.Foreign {
			boxes[len(runes)] = sign{boxWidth: text.Width(r.S, upem, t.Bold), text: r.S}
			runes = append(runes, placeholder)
		} else {
			runes = append(runes, []rune(r.S)...)
		}
	}
	if len(runes) == 0 { // nothing but invisible characters
		return nil, 0
	}
	parts := ts.segmenter.Split(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Size: fixed.I(int(upem)), Language: language.NewLanguage("en"),
	}, face)
	var signs []sign
	x := 0.0
	for _, part := range visualOrder(parts) {
		glyphs := ts.shaper.Shape(part).Glyphs
		for i, g := range glyphs {
			if box, foreign := boxes[g.TextIndex()]; foreign {
				box.x = x
				signs = append(signs, box)
				x += box.boxWidth
			} else if g.GlyphID != 0 {
				s := sign{glyph: g.GlyphID, x: x + units(g.XOffset), y: units(g.YOffset)}
				if i == 0 || glyphs[i-1].TextIndex() != g.TextIndex() {
					s.text = string(runes[g.TextIndex() : g.TextIndex()+g.RunesCount()])
				}
				signs = append(signs, s)
				x += units(g.Advance)
			}
			if i == len(glyphs)-1 || glyphs[i+1].TextIndex() != g.TextIndex() {
				x += spacing
			}
		}
	}
	return signs, x
}

// units is a length in font units: texts are shaped at that size.
func units(n fixed.Int26_6) float64 { return float64(n) / 64 }

// visualOrder turns around each stretch of right-to-left parts, numbers in it and
// behind it included.
func visualOrder(parts []shaping.Input) []shaping.Input {
	for i := 0; i < len(parts); {
		j := i + 1
		if isLeftward(parts[i]) {
			for j < len(parts) && (isLeftward(parts[j]) || isNumber(parts[j])) {
				j++
			}
			slices.Reverse(parts[i:j])
		}
		i = j
	}
	return parts
}

func isLeftward(part shaping.Input) bool { return part.Direction == di.DirectionRTL }

func isNumber(part shaping.Input) bool {
	text := part.Text[part.RunStart:part.RunEnd]
	return slices.ContainsFunc(text, unicode.IsDigit) && !slices.ContainsFunc(text, unicode.IsLetter)
}

// contours gives the outline of one glyph.
func (f *face) contours(s sign, fl flattener, toPx func(x, y float64) complex128) []contour {
	outline, known := f.outlines[s.glyph]
	if !known {
		data, _ := f.GlyphDataOutline(uint16(s.glyph))
		outline = data.Segments
		f.outlines[s.glyph] = outline
	}
	point := func(p opentype.SegmentPoint) complex128 { return toPx(s.x+float64(p.X), s.y+float64(p.Y)) }
	var all []contour
	var c contour
	for _, seg := range outline {
		a := point(seg.Args[0])
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			all = appendContour(all, c)
			c = contour{points: []complex128{a}, closed: true}
		case opentype.SegmentOpLineTo:
			c.points = append(c.points, a)
		case opentype.SegmentOpQuadTo: // the font has no cubic curves
			c.points = fl.quad(c.points, a, point(seg.Args[1]))
		}
	}
	return appendContour(all, c)
}

// emptyBox stands for a character that the font lacks: as high as a capital, as
// wide as the room that was kept for it.
func emptyBox(s sign, em float64, toPx func(x, y float64) complex128) []contour {
	const height, margin, line = 0.72, 0.08, 0.06 // em
	frame := func(inset float64, x0, x1 float64) contour {
		y0, y1 := inset, height*em-inset
		return polygon(toPx(x0, y0), toPx(x0, y1), toPx(x1, y1), toPx(x1, y0))
	}
	x0, x1 := s.x+margin*em, s.x+s.boxWidth-margin*em
	outer, inner := frame(0, x0, x1), frame(line*em, x0+line*em, x1-line*em)
	slices.Reverse(inner.points) // turned the other way, it is a hole
	return []contour{outer, inner}
}
