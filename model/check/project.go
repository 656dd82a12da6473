package check

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// Project parses a project file, which controls the checks of the maps beside it. name
// is used in the positions of findings. The configuration is never nil, but if there
// are findings it is incomplete and should not be used.
func Project(name string, src []byte) (*model.Config, []model.Finding) {
	return parse.Config(name, src, ProjectRules())
}

// ProjectRules returns the rules that a project file may mention.
func ProjectRules() []parse.ConfigRule {
	var rules []parse.ConfigRule
	for _, r := range gap.Rules() {
		rules = append(rules, parse.ConfigRule{ID: r.ID, Fixed: Fixed(r)})
	}
	return rules
}

// settle merges choices with those of a project file. The choices take precedence.
func settle(chosen gap.Options, c *model.Config) gap.Options {
	o := chosen
	if c == nil {
		c = &model.Config{}
	}
	o.Enable = append(append([]string{}, c.Enable...), chosen.Enable...)
	o.Disable = nil
	for _, r := range gap.Rules() {
		off := gap.Matches(c.Disable, r.ID) && !gap.Matches(chosen.Enable, r.ID) || gap.Matches(chosen.Disable, r.ID)
		if off && !Fixed(r) {
			o.Disable = append(o.Disable, r.ID)
		}
	}
	o.Severity, o.Kinds, o.Methods, o.KindsMean = c.Severity, c.Kinds, c.Methods, c.KindsMean
	return o
}
