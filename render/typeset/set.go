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

// Glyph is a placed shape, or an empty box for a character missing from all fonts.
type Glyph struct {
	Face *Face
	ID   font.GID
	X, Y float64 // from the start of the text on the baseline, in units of 1/[Em] of the text size
	Next float64 // distance to the start of the next glyph, in the same units
	Box  float64 // width of the box; 0 for a glyph
	Text string  // the characters it represents; empty for the further glyphs of a cluster
}

// Line is a text with placed glyphs, from left to right.
type Line struct {
	Glyphs []Glyph
	Unit   float64 // px per unit
	// Squeeze scales the text horizontally to its measured width, as browsers do for the
	// SVG; 1 leaves it unchanged.
	Squeeze float64
	Left    float64 // start of the text, px
}

// Setter sets lines. It is not safe for concurrent use.
type Setter struct {
	Fonts  *Fonts // nil means the built-in font alone
	shaper shaping.HarfbuzzShaper
}

// part is a run of a line that is shaped at once.
type part struct {
	from, to int
	level    byte
	face     *Face // nil for a character missing from all fonts
	script   language.Script
}

// Line sets a text. It returns an error if the built-in font can't be parsed.
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
	// A text of estimated width is narrowed if it is too wide, but never stretched.
	if t.Width > 0 && width > 0 && (text.Known(t.S) || width > t.Width) {
		l.Squeeze, width = t.Width/width, t.Width
	}
	l.Left = t.Left(width)
	return l, nil
}

// set places the glyphs of a text and returns its length. The shaper handles kerning,
// accents and joined letters.
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

// prepared returns the characters of a text and the start of each of its clusters. Tabs
// and line ends become spaces.
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

// split divides a text into runs with the same level, face and script.
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
			// A space between words in another font is taken from that font, so that the
			// words remain one run.
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

// scriptOf returns the script of a cluster, or Common if it joins its neighbours.
func scriptOf(cluster []rune) language.Script {
	for _, c := range cluster {
		if s := language.LookupScript(c); s != language.Common && s != language.Inherited {
			return s
		}
	}
	return language.Common
}

// shape adds the glyphs of a run that begins at x, and returns its end.
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

// units converts a length from the shaper to the units of glyphs: texts are shaped at
// size Em.
func units(n fixed.Int26_6) float64 { return float64(n) / 64 }

// isBlank reports whether a character is invisible.
func isBlank(c rune) bool { return unicode.IsSpace(c) || isIgnorable(c) }

// isIgnorable reports whether a font may lack a character: joiners, isolates, and
// variation selectors.
func isIgnorable(c rune) bool {
	return unicode.In(c, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

// isEmoji reports whether a character belongs to the emoji blocks.
func isEmoji(c rune) bool { return c >= 0x1F000 && c < 0x1FB00 || c >= 0x2600 && c < 0x27C0 }
