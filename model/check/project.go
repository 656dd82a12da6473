package check

import (
	"path"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// Project reads a project file, which says how the maps beside it are judged. The
// name goes into the places of findings. Settings of a file with findings should
// not be used; they are never nil.
func Project(name string, src []byte) (*model.Config, []model.Finding) {
	return parse.Config(name, src, ProjectRules())
}

// ProjectRules are the rules that a project file may speak of.
func ProjectRules() []parse.ConfigRule {
	var rules []parse.ConfigRule
	for _, r := range gap.Rules() {
		rules = append(rules, parse.ConfigRule{ID: r.ID, Fixed: Fixed(r)})
	}
	return rules
}

// settle puts choices over those of a project file: where both speak of a rule,
// the choices win.
func settle(chosen gap.Options, c *model.Config) gap.Options {
	o := chosen
	if c == nil {
		c = &model.Config{}
	}
	o.Enable = append(append([]string{}, c.Enable...), chosen.Enable...)
	o.Disable = nil
	for _, r := range gap.Rules() {
		off := matches(c.Disable, r.ID) && !matches(chosen.Enable, r.ID) || matches(chosen.Disable, r.ID)
		if off && !Fixed(r) {
			o.Disable = append(o.Disable, r.ID)
		}
	}
	o.Severity, o.Kinds, o.Methods, o.KindsMean = c.Severity, c.Kinds, c.Methods, c.KindsMean
	return o
}

// matches reports whether any id or pattern matches a rule's id.
func matches(patterns []string, id string) bool {
	for _, p := range patterns {
		if ok, err := path.Match(p, id); ok && err == nil {
			return true
		}
	}
	return false
}
