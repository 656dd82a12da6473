package text

import "unicode/utf8"

// Run is a stretch of text that is shown in one way.
type Run struct {
	S       string
	Foreign bool // one character that Liberation Sans lacks
}

// Runs splits s for formats that draw with the embedded font alone: into what
// Liberation Sans shows, and one run for every character, a whole emoji for
// instance, that it lacks. Each is as wide as [Width] says. Tabs and line ends
// are spaces; invisible characters that the font lacks are left out.
func Runs(s string) []Run {
	var runs []Run
	shown := func(c string) {
		if n := len(runs); n > 0 && !runs[n-1].Foreign {
			runs[n-1].S += c
		} else {
			runs = append(runs, Run{S: c})
		}
	}
	for s != "" {
		n, cells := cluster(s)
		c := s[:n]
		s = s[n:]
		first, _ := utf8.DecodeRuneInString(c)
		_, known := glyph(first)
		switch {
		case isSpaceControl(first):
			shown(" ")
		case isEmoji(c, first, cells):
			runs = append(runs, Run{c, true})
		case known:
			shown(c)
		case !isInvisible(first):
			runs = append(runs, Run{c, true})
		}
	}
	return runs
}
