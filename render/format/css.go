package format

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// stylesheet colours a picture. The colours are attributes of the elements, which every
// SVG program understands. Where they follow the reader's light or dark mode, a style
// sheet for browsers overrides them with custom properties. It is separate because other
// programs drop an entire style sheet that uses one, or paint black.
type stylesheet struct {
	colours
	inherit bool                     // the surrounding page sets the colours
	turns   bool                     // some text has turnedClass
	used    map[string][]scene.Color // by property, fill or stroke
	written map[painted]string       // attributes, each with a leading space
}

// painted is a property of an element, fill or stroke, and its colour role.
type painted struct {
	property string
	role     scene.Color
}

func newStylesheet(mode theme.Mode) *stylesheet {
	return &stylesheet{colours: colours{mode: mode}, used: map[string][]scene.Color{}, written: map[painted]string{}}
}

// follows reports whether the colours depend on anything outside the file.
func (s *stylesheet) follows() bool { return s.inherit || s.mode == theme.Auto }

// paint appends the fill and stroke attributes of an element. An empty fill is written as
// none; an empty stroke is left out.
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

// colour returns a role's colour as written in an attribute. Where it follows the
// reader's mode, the style sheet selects on that value, so roles that share a colour only
// in light mode are told apart by the case of its letters.
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

// lowered returns a colour with some letters in lower case: the n-th where the n-th bit
// of number is set.
func lowered(colour string, number int) string {
	return strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'F' {
			c += rune(number&1) * ('a' - 'A')
			number >>= 1
		}
		return c
	}, colour)
}

// colours resolves roles of the palette.
type colours struct {
	mode theme.Mode
	failure
}

// value returns a role's colour as #RRGGBB, or none if the palette lacks it. Auto means
// light.
func (c *colours) value(role scene.Color) string {
	if i := c.index(role); i >= 0 {
		return pick(theme.Palette[i], c.mode)
	}
	return "none"
}

// rgb returns value as channels.
func (c *colours) rgb(role scene.Color) color.RGBA {
	n, _ := strconv.ParseUint(strings.TrimPrefix(c.value(role), "#"), 16, 32) // 0 for none
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xFF}
}

// index returns the position of a role in the palette, or -1.
func (c *colours) index(role scene.Color) int {
	i := slices.IndexFunc(theme.Palette, func(s theme.Swatch) bool { return s.Role == role })
	if i < 0 {
		c.fail("the palette has no colour %q", role)
	}
	return i
}

// pick returns a swatch's value in a mode. Auto means light.
func pick(swatch theme.Swatch, mode theme.Mode) string {
	if mode == theme.Dark {
		return swatch.Dark
	}
	return swatch.Light
}

// turnedCSS sets the direction of right-to-left texts for Inkscape and browsers, and
// hides it from LibreOffice and resvg. Inkscape rejects a style sheet with custom
// properties, so this one is separate.
const (
	turnedClass = "turned"
	turnedCSS   = "@media all{.om .turned{direction:rtl;text-anchor:end}.om .turned[text-anchor=end]{text-anchor:start}}"
)

// appendCSS appends the style sheet. Every selector starts with the picture's own class,
// so that several pictures in one HTML page don't style each other.
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

// appendColours appends the values of the used colours, in palette order.
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
