package diff

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Lowered is a bar that a change of the project file lowers: the severity from
// which on findings fail a check.
type Lowered struct {
	Key       string          // as in the project file
	Then, Now string          // words of [model.FailLevels]
	Findings  []model.Finding // what is new and fails by the level of then alone
}

// Rules names the rules of the findings, each once.
func (l Lowered) Rules() string {
	var rules []string
	for _, x := range l.Findings {
		if !slices.Contains(rules, x.Rule) {
			rules = append(rules, x.Rule)
		}
	}
	return strings.Join(rules, ", ")
}
