package format

import "github.com/ospomap/ospomap/render/text"

// A text in a graph is broken into lines, since the tools that show it break
// none by themselves.
const (
	graphTextSize = 12.0
	graphMaxLines = 12
)

// wrapped breaks a text into lines of at most room px.
func wrapped(s string, room float64) []string {
	return text.Wrap(s, graphTextSize, false, room, graphMaxLines)
}
