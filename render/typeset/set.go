package typeset

import (
	"cmp"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"golang.org/x/image/math/fixed"
)

// Glyph is a shape in its place, or an empty box for a character that no font has.
type Glyph struct {
	Face *Face
	ID   font.GID
	X, Y float64 // from the text's start on the baseline, in units of which [Em] are the size of the text
	Next float64 // from its start to that of the next, in the same units
	Box  float64 // how wide the box is; 0 is a glyph
	Text string  // what it stands for; empty for the further glyphs of a letter
}

// Line is a text whose glyphs have their places, from left to right.
type Line struct {
	Glyphs []Glyph
	Unit   float64 // px per unit
	// What the text is widened or narrowed by to be as wide as it was measured,
	// as browsers do it for the SVG; 1 leaves it alone.
	Squeeze float64
	Left    float64 // where it begins, px
}

// Setter sets lines. It may not be used by two goroutines at once.
type Setter struct {
	Fonts  *Fonts // nil is the built-in font alone
	shaper shaping.HarfbuzzShaper
}

// part is a stretch of a line that is shaped in one go.
type part struct {
	from, to int
	level    byte
	face     *Face // nil for a character that no font has
	script   language.Script
}

// Line sets a text. It fails where the built-in font can't be read.
func (s *Setter) Line(t *scene.Text) (Line, error) {
	if s.Fonts == nil {
		s.Fonts = BuiltIn()
	}
	l := Line{Unit: t.Size / Em, Squeeze: 1}
	advance, err := s.set(&l, t)
	if err != nil {
		return l, err
	}
	width := advance * l.Unit
	// What was only estimated is narrowed where it needs more room than was kept for
	// it, and else left as its font has it.
	if t.Width > 0 && width > 0 && (text.Known(t.S) || width > t.Width) {
		l.Squeeze, width = t.Width/width, t.Width
	}
	l.Left = t.Left(width)
	return l, nil
}

// set places the glyphs of a text and gives its length. Kerning, accents and the
// joining of letters are the shaper's work.
func (s *Setter) set(l *Line, t *scene.Text) (float64, error) {
	runes, clusters := prepared(t.S)
	if len(runes) == 0 {
		return 0, nil
	}
	levels, _ := text.Levels(runes)
	parts, err := s.split(t, runes, clusters, levels)
	if err != nil {
		return 0, err
	}
	partLevels := model.Each(parts, func(p part) byte { return p.level })
	x, spacing := 0.0, t.Spacing/l.Unit
	for _, i := range text.VisualOrder(partLevels) {
		if p := parts[i]; p.face == nil {
			c := string(runes[p.from:p.to])
			width := text.Width(c, Em, t.Bold)
			l.Glyphs = append(l.Glyphs, Glyph{X: x, Next: width, Box: width, Text: c})
			x += width + spacing
		} else {
			x = s.shape(l, runes, p, x, spacing)
		}
	}
	return x, nil
}

// prepared are the characters of a text and where each of its clusters begins.
// Tabs and line ends are spaces.
func prepared(str string) (runes []rune, clusters []int) {
	for str != "" {
		n := text.Cluster(str)
		clusters = append(clusters, len(runes))
		for _, c := range str[:n] {
			if c == '\t' || c == '\n' || c == '\r' {
				c = ' '
			}
			runes = append(runes, c)
		}
		str = str[n:]
	}
	return runes, append(clusters, len(runes))
}

// split finds stretches of one level, face and script.
func (s *Setter) split(t *scene.Text, runes []rune, clusters []int, levels []byte) ([]part, error) {
	read := builtInFaces[0]
	if t.Bold {
		read = builtInFaces[1]
	}
	latin, err := read()
	if err != nil {
		return nil, err
	}
	var parts []part
	for i, from := range clusters[:len(clusters)-1] {
		c := runes[from:clusters[i+1]]
		p := part{from: from, to: clusters[i+1], level: levels[from], face: latin, script: scriptOf(c)}
		before := (*part)(nil)
		if len(parts) > 0 {
			before = &parts[len(parts)-1]
		}
		switch {
		case !text.Foreign(string(c)):
			// A space between words of another font is taken from that font: so the words
			// stay one stretch.
			if before != nil && before.face != nil && before.face != latin && unicode.IsSpace(c[0]) && covers(before.face, c) {
				p.face = before.face
			}
		case before != nil && before.face != nil && before.face != latin && covers(before.face, c):
			p.face = before.face
		default:
			p.face = s.Fonts.find(c, t.Bold)
			if p.face == nil {
				s.Fonts.lack(t.S, string(c))
			}
		}
		if before != nil && p.face != nil && before.face == p.face && before.level == p.level &&
			(p.script == before.script || p.script == language.Common || before.script == language.Common) {
			before.to = p.to
			if before.script == language.Common {
				before.script = p.script
			}
			continue
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// scriptOf is the script of a cluster; what has none stays with its neighbours.
func scriptOf(cluster []rune) language.Script {
	for _, c := range cluster {
		if s := language.LookupScript(c); s != language.Common && s != language.Inherited {
			return s
		}
	}
	return language.Common
}

// shape adds the glyphs of a stretch at x, and gives where it ends.
func (s *Setter) shape(l *Line, runes []rune, p part, x, spacing float64) float64 {
	direction := di.DirectionLTR
	if p.level%2 == 1 {
		direction = di.DirectionRTL
	}
	p.face.mu.Lock()
	glyphs := s.shaper.Shape(shaping.Input{
		Text: runes, RunStart: p.from, RunEnd: p.to, Direction: direction, Face: p.face.face, Size: fixed.I(Em),
		Script: p.script, Language: language.NewLanguage(cmp.Or(s.Fonts.o.Language, "en")),
	}).Glyphs
	p.face.mu.Unlock()
	for i, g := range glyphs {
		if g.GlyphID != 0 {
			out := Glyph{Face: p.face, ID: g.GlyphID, X: x + units(g.XOffset), Y: units(g.YOffset), Next: units(g.Advance)}
			if i == 0 || glyphs[i-1].TextIndex() != g.TextIndex() {
				out.Text = string(runes[g.TextIndex() : g.TextIndex()+g.RunesCount()])
			}
			l.Glyphs = append(l.Glyphs, out)
			x += units(g.Advance)
		}
		if i == len(glyphs)-1 || glyphs[i+1].TextIndex() != g.TextIndex() {
			x += spacing
		}
	}
	return x
}

// units is a length in the units of glyphs: texts are shaped at that size.
func units(n fixed.Int26_6) float64 { return float64(n) / 64 }

// isBlank reports whether nothing is to be seen of a character.
func isBlank(c rune) bool { return unicode.IsSpace(c) || isIgnorable(c) }

// isIgnorable reports whether a font need not know a character: joiners, isolates,
// and the signs that choose a form.
func isIgnorable(c rune) bool {
	return unicode.In(c, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

// isEmoji reports whether a character is of the blocks of emoji.
func isEmoji(c rune) bool { return c >= 0x1F000 && c < 0x1FB00 || c >= 0x2600 && c < 0x27C0 }
