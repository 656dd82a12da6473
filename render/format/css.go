package format

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// stylesheet says in which colours a picture is painted. They stand as attributes
// on the elements, which every program that draws SVG understands. Where they
// follow the reader's side, light or dark, classes overrule the attributes; only
// browsers read those, since other programs drop a whole sheet for one custom
// property, or paint black.
type stylesheet struct {
	colours
	inherit bool // the page around the picture sets the colours
	used    map[scene.Color]bool
	classes map[paintClass]bool // that elements carry
}

// paintClass is a property, fill or stroke, that a role of the palette paints.
type paintClass struct {
	property string
	number   int // of the role in the palette
}

func newStylesheet(mode theme.Mode) *stylesheet {
	return &stylesheet{colours: colours{mode: mode}, used: map[scene.Color]bool{}, classes: map[paintClass]bool{}}
}

// follows reports whether colours depend on more than the file.
func (s *stylesheet) follows() bool { return s.inherit || s.mode == theme.Auto }

// paint appends the attributes of an element that is filled with one role and
// outlined with another; an empty fill is none, an empty stroke says nothing.
func (s *stylesheet) paint(b []byte, fill, stroke scene.Color) []byte {
	if s.follows() && (fill != "" || stroke != "") {
		b = append(b, ` class="`...)
		b = s.class(b, "fill", fill)
		if fill != "" && stroke != "" {
			b = append(b, ' ')
		}
		b = append(s.class(b, "stroke", stroke), '"')
	}
	if !s.inherit || fill == "" {
		b = s.attribute(b, "fill", fill)
	}
	if !s.inherit && stroke != "" {
		b = s.attribute(b, "stroke", stroke)
	}
	return b
}

func (s *stylesheet) class(b []byte, property string, role scene.Color) []byte {
	if role == "" {
		return b
	}
	s.used[role] = true
	c := paintClass{property, s.index(role)}
	s.classes[c] = true
	return c.append(b)
}

// append appends the name of a class. The digits keep it apart from the words
// that groups carry as classes.
func (c paintClass) append(b []byte) []byte {
	return strconv.AppendInt(append(b, c.property[0]), int64(c.number), 10)
}

func (s *stylesheet) attribute(b []byte, property string, role scene.Color) []byte {
	value := "none"
	if role != "" {
		value = s.value(role)
	}
	b = append(append(b, ' '), property...)
	b = append(append(b, `="`...), value...)
	return append(b, '"')
}

// colours turns roles of the palette into values.
type colours struct {
	mode    theme.Mode
	unknown scene.Color // the last role that the palette lacks
}

// value is a role's colour as #RRGGBB; auto means light. One that the palette
// lacks is none.
func (c *colours) value(role scene.Color) string {
	if i := c.index(role); i >= 0 {
		return pick(theme.Palette[i], c.mode)
	}
	return "none"
}

// index is the place of a role in the palette, -1 for one that it lacks.
func (c *colours) index(role scene.Color) int {
	i := slices.IndexFunc(theme.Palette, func(s theme.Swatch) bool { return s.Role == role })
	if i < 0 {
		c.unknown = role
	}
	return i
}

func (c *colours) err() error {
	if c.unknown == "" {
		return nil
	}
	return fmt.Errorf("the palette has no colour %q", c.unknown)
}

// pick is a swatch's value in a mode; auto falls back to light.
func pick(swatch theme.Swatch, mode theme.Mode) string {
	if mode == theme.Dark {
		return swatch.Dark
	}
	return swatch.Light
}

// appendCSS appends the style sheet; every selector begins with the picture's own
// class, so that several pictures can stand in one HTML page without styling each
// other.
func (s *stylesheet) appendCSS(b []byte, scope string) []byte {
	b = append(append(b, '.'), scope...)
	b = append(b, "{text-transform:none}\n"...)
	if !s.follows() || len(s.classes) == 0 {
		return b
	}
	b = append(b, "@supports (fill:var(--page)){\n"...)
	if !s.inherit {
		b = append(s.appendColours(b, scope, theme.Light), "\n@media (prefers-color-scheme:dark){"...)
		b = append(s.appendColours(b, scope, theme.Dark), "}\n@media print{"...)
		b = append(s.appendColours(b, scope, theme.Light), "}\n"...)
	}
	for i, swatch := range theme.Palette {
		for _, property := range []string{"fill", "stroke"} {
			c := paintClass{property, i}
			if !s.classes[c] {
				continue
			}
			b = append(append(b, '.'), scope...)
			b = append(c.append(append(b, " ."...)), '{')
			b = append(append(b, property...), ":var(--"...)
			b = append(append(b, swatch.Role...), ")}\n"...)
		}
	}
	return append(b, "}\n"...)
}

// appendColours appends the values of the colours that are used, in the
// palette's order.
func (s *stylesheet) appendColours(b []byte, scope string, mode theme.Mode) []byte {
	b = append(append(b, '.'), scope...)
	separator := byte('{')
	for _, swatch := range theme.Palette {
		if !s.used[swatch.Role] {
			continue
		}
		b = append(append(b, separator, '-', '-'), swatch.Role...)
		b = append(append(b, ':'), pick(swatch, mode)...)
		separator = ';'
	}
	return append(b, '}')
}
