package format

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// stylesheet says in which colours a picture is painted. They are attributes
// on the elements, which every program that draws SVG understands. Where they
// follow the reader's side, light or dark, a style sheet for browsers alone puts
// custom properties in their place: other programs drop a whole style sheet for one of
// those, or paint black.
type stylesheet struct {
	colours
	inherit bool                     // the page around the picture sets the colours
	turns   bool                     // a text has turnedClass
	used    map[string][]scene.Color // by property, fill or stroke
	written map[painted]string       // attributes, each with the space before it
}

// painted is a property of an element, fill or stroke, and the role that it has.
type painted struct {
	property string
	role     scene.Color
}

func newStylesheet(mode theme.Mode) *stylesheet {
	return &stylesheet{colours: colours{mode: mode}, used: map[string][]scene.Color{}, written: map[painted]string{}}
}

// follows reports whether colours depend on more than the file.
func (s *stylesheet) follows() bool { return s.inherit || s.mode == theme.Auto }

// paint appends the attributes of an element that is filled with one role and
// outlined with another; an empty fill is none, an empty stroke says nothing.
func (s *stylesheet) paint(b []byte, fill, stroke scene.Color) []byte {
	if fill == "" {
		b = append(b, ` fill="none"`...)
	} else {
		b = s.attribute(b, "fill", fill)
	}
	if stroke != "" {
		b = s.attribute(b, "stroke", stroke)
	}
	return b
}

func (s *stylesheet) attribute(b []byte, property string, role scene.Color) []byte {
	text, known := s.written[painted{property, role}]
	if !known {
		s.used[property] = append(s.used[property], role)
		text = " " + property + `="` + s.colour(role) + `"`
		s.written[painted{property, role}] = text
	}
	return append(b, text...)
}

// colour is a role's colour as it stands in an attribute. Where it follows the
// reader's side, the style sheet finds it by what is written: roles that share a
// colour in light alone are told apart by the case of its letters.
func (s *stylesheet) colour(role scene.Color) string {
	i := s.index(role)
	if i < 0 || !s.follows() {
		return s.value(role)
	}
	swatch, number := theme.Palette[i], 0
	for _, other := range theme.Palette[:i] {
		if other.Light == swatch.Light && other.Dark != swatch.Dark {
			number++
		}
	}
	return lowered(swatch.Light, number)
}

// lowered is a colour with some of its letters in lower case: the n-th of them
// where the number has its n-th bit set.
func lowered(colour string, number int) string {
	return strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'F' {
			c += rune(number&1) * ('a' - 'A')
			number >>= 1
		}
		return c
	}, colour)
}

// colours turns roles of the palette into values.
type colours struct {
	mode theme.Mode
	failure
}

// value is a role's colour as #RRGGBB; auto means light. One that the palette
// lacks is none.
func (c *colours) value(role scene.Color) string {
	if i := c.index(role); i >= 0 {
		return pick(theme.Palette[i], c.mode)
	}
	return "none"
}

// rgb is value as channels.
func (c *colours) rgb(role scene.Color) color.RGBA {
	n, _ := strconv.ParseUint(strings.TrimPrefix(c.value(role), "#"), 16, 32) // 0 for none
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xFF}
}

// index is the place of a role in the palette, -1 for one that it lacks.
func (c *colours) index(role scene.Color) int {
	i := slices.IndexFunc(theme.Palette, func(s theme.Swatch) bool { return s.Role == role })
	if i < 0 {
		c.fail("the palette has no colour %q", role)
	}
	return i
}

// pick is a swatch's value in a mode; auto falls back to light.
func pick(swatch theme.Swatch, mode theme.Mode) string {
	if mode == theme.Dark {
		return swatch.Dark
	}
	return swatch.Light
}

// turnedCSS tells Inkscape and browsers of texts of a class that they run from the right,
// and hides it from LibreOffice and resvg. Inkscape reads no sheet with custom properties,
// so that a file has this one apart.
const (
	turnedClass = "turned"
	turnedCSS   = "@media all{.om .turned{direction:rtl;text-anchor:end}.om .turned[text-anchor=end]{text-anchor:start}}"
)

// appendCSS appends the style sheet; every selector begins with the picture's own
// class, so that several pictures can be in one HTML page without styling each
// other.
func (s *stylesheet) appendCSS(b []byte, scope string) []byte {
	b = append(b, "."+scope+"{direction:ltr;font-style:normal;letter-spacing:0;word-spacing:0;text-transform:none}\n"...)
	if s.turns && s.inherit {
		b = append(b, turnedCSS+"\n"...)
	}
	if !s.follows() || len(s.used) == 0 {
		return b
	}
	b = append(b, "@supports (fill:var(--page)){\n"...)
	if !s.inherit {
		b = append(s.appendColours(b, scope, theme.Light), "\n@media (prefers-color-scheme:dark){"...)
		b = append(s.appendColours(b, scope, theme.Dark), "}\n@media print{"...)
		b = append(s.appendColours(b, scope, theme.Light), "}\n"...)
	}
	for _, property := range []string{"fill", "stroke"} {
		for _, swatch := range theme.Palette {
			if !slices.Contains(s.used[property], swatch.Role) {
				continue
			}
			b = append(b, "."+scope+" ["+property+`="`+s.colour(swatch.Role)+`"]{`+property+":var(--"+string(swatch.Role)+")}\n"...)
		}
	}
	return append(b, "}\n"...)
}

// appendColours appends the values of the colours that are used, in the
// palette's order.
func (s *stylesheet) appendColours(b []byte, scope string, mode theme.Mode) []byte {
	b = append(b, "."+scope...)
	separator := "{"
	for _, swatch := range theme.Palette {
		if !slices.Contains(s.used["fill"], swatch.Role) && !slices.Contains(s.used["stroke"], swatch.Role) {
			continue
		}
		b = append(b, separator+"--"+string(swatch.Role)+":"+pick(swatch, mode)...)
		separator = ";"
	}
	return append(b, '}')
}
