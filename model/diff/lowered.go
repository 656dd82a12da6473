package diff

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Lowered is a bar that a change of the project file lowers: the lowest severity that
// fails a check.
type Lowered struct {
	Key       string          // as in the project file
	Then, Now string          // words of [model.FailLevels]
	Findings  []model.Finding // new findings that fail at the level of Then only
}

// Rules returns the rules of the findings, each once.
func (l Lowered) Rules() string {
	var rules []string
	for _, x := range l.Findings {
		if !slices.Contains(rules, x.Rule) {
			rules = append(rules, x.Rule)
		}
	}
	return strings.Join(rules, ", ")
}
