package parse

import (
	glob "path"

	"github.com/ospomap/ospomap/model"
)

// ConfigRule is what reading a project file has to know of a rule.
type ConfigRule struct {
	ID    string
	Fixed bool // always runs, and always as an error
}

// Config reads a project file, which may speak of the given rules. The file's
// name goes into positions and nowhere else. The settings are never nil, but
// only those of a file without findings should be used; findings are sorted by
// place. An empty file sets nothing.
func Config(file string, src []byte, rules []ConfigRule) (*model.Config, []model.Finding) {
	rep := newReport(file, projectFile)
	c := &model.Config{}
	problem := guard(func() {
		root, _, mended := readTree(rep, src)
		if root == nil || mended != nil {
			return
		}
		if root.shape == scalar || root.shape == list {
			rep.add(ruleWrongType, root.pos, "", "%s holds fields such as fail-on and disable, found %s", rep.kind, root)
			return
		}
		r := &reader{report: rep}
		r.object(configObject(rules), c, root)
	})
	if problem != "" {
		rep.add(ruleSyntax, rep.at(1, 1, 1), "", "this file cannot be read: %s", quote(problem))
	}
	return c, rep.findings()
}

func configObject(rules []ConfigRule) *Object {
	return &Object{
		Name: "project", Label: "the project file",
		Doc: "how the maps beside this file are checked",
		Fields: []Field{
			word("fail-on", "the severity from which on findings fail a check", model.FailLevels, func(c *model.Config) *string { return &c.FailOn }),
			word("fail-on-revealed", "the same for findings that show only since more is recorded", model.FailLevels,
				func(c *model.Config) *string { return &c.FailOnRevealed }),
			ruleList("enable", "optional rules to run as well", rules, false, func(c *model.Config) *[]string { return &c.Enable }),
			ruleList("disable", "rules to leave out", rules, true, func(c *model.Config) *[]string { return &c.Disable }),
			{
				Key: "severity", Kind: KindObject, Object: severityObject(rules),
				Doc: "other severities, by rule",
				open: func(o any, _ int) any {
					c := o.(*model.Config)
					c.Severity = map[string]model.Severity{}
					return c
				},
			},
			texts(KindLine, "fonts", "font files in this folder or below it, for characters that the built-in font lacks",
				func(c *model.Config) *[]string { return &c.Fonts }).orOne(),
			texts(KindOpenWord, "kinds", "words for the kind of a stakeholder, beside those that are known", func(c *model.Config) *[]string { return &c.Kinds }),
		},
	}
}

// ruleList is a list of rules, each by its id or by a pattern that matches some.
func ruleList(key, doc string, rules []ConfigRule, disables bool, at func(*model.Config) *[]string) Field {
	f := texts(KindOpenWord, key, doc, at).orOne()
	f.check = func(text string) string { return ruleProblem(text, rules, disables) }
	return f
}

// ruleProblem says why a text does not name rules, or not such as can be
// disabled.
func ruleProblem(text string, rules []ConfigRule, disables bool) string {
	known := false
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
		ok, err := glob.Match(text, r.ID)
		switch {
		case err != nil:
			return quote(text) + " is not a pattern"
		case disables && r.Fixed && text == r.ID:
			return quote(text) + " can't be disabled: a map that breaks it can't be drawn"
		}
		known = known || ok
	}
	if known {
		return ""
	}
	return "no rule called " + quote(text) + suggestion{text, func() []string { return ids }}.String()
}

// severityObject has the rules for its keys.
func severityObject(rules []ConfigRule) *Object {
	o := &Object{
		Name: "severity", Label: "the severity block",
		Doc:     "other severities, by rule",
		keyHint: `its keys are the ids that "ospomap rules" lists`,
	}
	for _, r := range rules {
		words := []string{model.Error.String()}
		if !r.Fixed {
			words = append(words, model.Warning.String(), model.Info.String())
		}
		o.Fields = append(o.Fields, Field{
			Key: r.ID, Kind: KindWord, Words: words, List: "severity", Doc: "the severity of its findings",
			store: func(owner any, v value) {
				severity, _ := model.ParseSeverity(v.text) // Words has no others
				owner.(*model.Config).Severity[r.ID] = severity
			},
		})
	}
	return o
}
