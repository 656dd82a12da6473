package format

import (
	"fmt"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// colours turns roles of the palette into values, for formats without a style
// sheet.
type colours struct {
	mode    theme.Mode
	unknown scene.Color // the last role that the palette lacks
}

// value is a role's colour as #RRGGBB; auto means light.
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

// A text in a graph is broken into lines, since the tools that show it break
// none by themselves.
const (
	graphTextSize = 12.0
	graphMaxLines = 12
)

// wrapped breaks a text into lines of at most room px.
func wrapped(s string, room float64) []string {
	return theme.Wrap(s, graphTextSize, false, room, graphMaxLines)
}
