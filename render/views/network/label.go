package network

import (
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/text"
)

// tieLabel is the label of a line: the first collaboration, and how many more there are.
// The line's tooltip has all of them.
type tieLabel []string

func (t *tie) label(w *words.Words) tieLabel {
	what := card.Doing(w, t.works[0])
	if more := len(t.works) - 1; more > 0 {
		lines := text.Wrap(what, tieSize, false, tieRoom, labelMost)
		return held(append(lines, w.Say("and {n} more", "n", more)), len(lines), what)
	}
	return held(text.Wrap(what, tieSize, false, tieRoom, labelMost), labelMost, what)
}

// held returns label, or nil if its first n lines are a stub of the full text.
func held(label tieLabel, n int, full string) tieLabel {
	if text.IsStub(label[:min(n, len(label))], full) {
		return nil
	}
	return label
}

// size returns the size of the label.
func (t tieLabel) size() graphviz.Size {
	s := graphviz.Size{H: tieStep*float64(len(t)) + 2}
	for _, line := range t {
		s.W = max(s.W, text.Room(line, tieSize, false)+6)
	}
	return s
}
