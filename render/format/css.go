package format

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// stylesheet collects the looks of a picture while it is written: each look
// becomes a class, each colour a custom property. Classes are numbered in order
// of first use.
type stylesheet struct {
	colours
	inherit bool           // the page around the picture sets the colours
	classes map[string]int // number by declarations
	looks   []string       // declarations by number
	used    map[scene.Color]bool
	scratch []byte
}

func newStylesheet(mode theme.Mode) *stylesheet {
	return &stylesheet{colours: colours{mode: mode}, classes: map[string]int{}, used: map[scene.Color]bool{}}
}

// paint returns the number of the class for a shape's paint.
func (s *stylesheet) paint(p scene.Paint) int {
	b := s.colour(s.scratch[:0], "fill", p.Fill)
	if p.Stroke != "" {
		b = s.colour(append(b, ';'), "stroke", p.Stroke)
		b = appendNumber(append(b, ";stroke-width:"...), p.Width)
	}
	for i, d := range p.Dash {
		if i == 0 {
			b = append(b, ";stroke-dasharray:"...)
		} else {
			b = append(b, ' ')
		}
		b = appendNumber(b, d)
	}
	return s.class(b)
}

// text returns the number of the class for a text's look.
func (s *stylesheet) text(t *scene.Text) int {
	b := s.colour(s.scratch[:0], "fill", t.Fill)
	b = appendNumber(append(b, ";font-size:"...), t.Size)
	b = append(b, "px"...)
	if t.Bold {
		b = append(b, ";font-weight:700"...)
	}
	switch t.Anchor {
	case scene.Middle:
		b = append(b, ";text-anchor:middle"...)
	case scene.End:
		b = append(b, ";text-anchor:end"...)
	}
	if t.Spacing != 0 {
		b = appendNumber(append(b, ";letter-spacing:"...), t.Spacing)
		b = append(b, "px"...)
	}
	return s.class(b)
}

// colour appends a declaration that paints with a role. It does so twice, since
// some programs that draw SVG know no custom properties and take the first.
func (s *stylesheet) colour(b []byte, property string, role scene.Color) []byte {
	b = append(append(b, property...), ':')
	if role == "" {
		return append(b, "none"...)
	}
	s.used[role] = true
	b = append(append(b, s.value(role)...), ';')
	b = append(append(b, property...), ":var(--"...)
	return append(append(b, role...), ')')
}

// colours turns roles of the palette into values.
type colours struct {
	mode    theme.Mode
	unknown scene.Color // the last role that the palette lacks
}

// value is a role's colour as #RRGGBB; auto means light. One that the palette
// lacks is none.
func (c *colours) value(role scene.Color) string {
	for _, swatch := range theme.Palette {
		if swatch.Role == role {
			return pick(swatch, c.mode)
		}
	}
	c.unknown = role
	return "none"
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

func (s *stylesheet) class(declarations []byte) int {
	s.scratch = declarations
	n, known := s.classes[string(declarations)]
	if !known {
		n = len(s.looks)
		look := string(declarations)
		s.classes[look] = n
		s.looks = append(s.looks, look)
	}
	return n
}

// scope names the picture's root class by its content, so that several pictures
// can stand in one HTML page without styling each other.
func (s *stylesheet) scope(title, description string) string {
	h := fnv.New32a()
	for _, part := range append([]string{string(s.mode), title, description}, s.looks...) {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return "om-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// appendCSS appends the style sheet; every selector begins with the root class.
func (s *stylesheet) appendCSS(b []byte, scope string) []byte {
	b = append(append(b, '.'), scope...)
	b = append(b, "{font:400 12px "+text.Family+";letter-spacing:0;word-spacing:0;text-transform:none}\n"...)
	if !s.inherit {
		b = append(s.appendColours(b, scope, s.mode), '\n')
	}
	if s.mode == theme.Auto && !s.inherit {
		b = append(b, "@media (prefers-color-scheme:dark){"...)
		b = s.appendColours(b, scope, theme.Dark)
		b = append(b, "}\n@media print{"...)
		b = s.appendColours(b, scope, theme.Light)
		b = append(b, "}\n"...)
	}
	for i, look := range s.looks {
		b = append(append(b, '.'), scope...)
		b = appendClass(append(b, " ."...), i)
		b = append(append(b, '{'), look...)
		b = append(b, "}\n"...)
	}
	return b
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
	if separator == '{' {
		b = append(b, '{')
	}
	return append(b, '}')
}

// appendClass appends the name of a class. The digit keeps it apart from the
// words that groups carry as classes.
func appendClass(b []byte, number int) []byte {
	return strconv.AppendInt(append(b, 'c'), int64(number), 10)
}
