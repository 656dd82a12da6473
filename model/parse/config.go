package parse

import (
	glob "path"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// ConfigRule is what the reader of a project file needs to know about a rule.
type ConfigRule struct {
	ID    string
	Fixed bool // always runs, and always as an error
}

// Config reads a project file, which may mention the given rules. The file name goes into
// positions and the settings. The settings are never nil, but should be used only if
// there are no findings, which are sorted by position. An empty file sets nothing.
func Config(file string, src []byte, rules []ConfigRule) (*model.Config, []model.Finding) {
	probs := newProblems(file, projectFile)
	c := &model.Config{File: file}
	probs.guard(func() {
		root, _, mended := readTree(probs, src)
		if root == nil || mended != nil {
			return
		}
		if root.shape == scalar || root.shape == list {
			probs.add(ruleWrongType, probs.pos(root), "", "%s holds fields such as fail-on and disable, found %s", probs.kind, root)
			return
		}
		r := &reader{problems: probs}
		r.object(configObject(rules), c, root)
	})
	return c, probs.findings()
}

func configObject(rules []ConfigRule) *Object {
	return &Object{
		Name: "project", Label: "the project file",
		Doc: "how the maps beside this file are checked",
		Fields: []Field{
			word("fail-on", "the lowest severity that fails a check", model.FailLevels, func(c *model.Config) *string { return &c.FailOn }),
			word("fail-on-revealed", "the lowest severity that fails a check, of findings that show only because more is recorded", model.FailLevels,
				func(c *model.Config) *string { return &c.FailOnRevealed }),
			ruleList("enable", "optional rules to run as well", rules, false, func(c *model.Config) *[]string { return &c.Enable }),
			ruleList("disable", "rules to leave out", rules, true, func(c *model.Config) *[]string { return &c.Disable }),
			{
				Key: "severity", Kind: KindObject, Object: severityObject(rules),
				Doc:  "other severities, by rule or pattern",
				open: func(o any, _ int) any { return o },
			},
			texts(KindLine, "fonts", "font files in this folder or below it, for characters that the built-in font lacks",
				func(c *model.Config) *[]string { return &c.Fonts }).orOne(),
			{
				Key: "methods", Kind: KindObject, Object: meanings("methods", "what words for a method mean", model.KnownMethods, func(c *model.Config) *map[string]string { return &c.Methods }),
				Doc:  "what words for a method mean, as in Bericht: report",
				open: func(o any, _ int) any { return o },
			},
			kinds(),
		},
	}
}

// ruleList is a list of rules, each given by its id or by a pattern.
func ruleList(key, doc string, rules []ConfigRule, disables bool, at func(*model.Config) *[]string) Field {
	f := texts(KindOpenWord, key, doc, at).orOne()
	f.check = func(text string) string { return RuleProblem(text, rules, disables) }
	return f
}

// RuleProblem returns why text, an id or a pattern, does not name rules, or names one
// that cannot be disabled; empty if it is valid.
func RuleProblem(text string, rules []ConfigRule, disables bool) string {
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
	if near := model.HoldingOrNear(text, ids); len(near) > 0 {
		return "no rule called " + quote(text) + "; did you mean " + orList(quotedAll(near)) + "?"
	}
	return "no rule called " + quote(text) + `; see "ospomap rules"`
}

// kinds is a list of words, or a mapping of words to their meanings.
func kinds() Field {
	f := texts(KindOpenWord, "kinds", "words for the kind of a stakeholder beside those that are known, or what such words mean, as in Vorstand: board",
		func(c *model.Config) *[]string { return &c.Kinds })
	f.Instead = meanings("kinds", "what words for a kind mean", model.KnownKinds, func(c *model.Config) *map[string]string { return &c.KindsMean })
	return f
}

// meanings describes a mapping of the user's words to known words.
func meanings(name, doc string, known []string, at func(*model.Config) *map[string]string) *Object {
	return &Object{
		Name: name, Label: "the " + name + " block", Doc: doc,
		Other: &Field{
			Key: "word", Kind: KindWord, Words: known, Doc: "what the word means",
			keyed: func(owner any, key string, v value) {
				words := at(owner.(*model.Config))
				if *words == nil {
					*words = map[string]string{}
				}
				(*words)[key] = v.text
			},
		},
	}
}

// Settings of a severity other than the severities themselves.
const (
	severityOff = "off"
	atMost      = "at most "
)

// severityObject describes a mapping of rules, or patterns of them, to severities.
func severityObject(rules []ConfigRule) *Object {
	words := []string{
		model.Error.String(), model.Warning.String(), model.Info.String(),
		atMost + model.Warning.String(), atMost + model.Info.String(), severityOff,
	}
	set := func(owner any, rule string, v value) {
		word, limited := strings.CutPrefix(v.text, atMost)
		severity, _ := model.ParseSeverity(word) // fails only for off, which is not a severity
		c := owner.(*model.Config)
		c.Severity = append(c.Severity, model.SeverityOfRule{Rule: rule, Severity: severity, AtMost: limited, Off: word == severityOff})
	}
	o := &Object{
		Name: "severity", Label: "the severity block", Doc: "other severities, by rule or pattern",
		keyHint: `its keys are the ids that "ospomap rules" lists, or patterns such as 'scenario-*'`,
		Others:  "*?[",
		Other: &Field{
			Key: "pattern", Kind: KindWord, Words: words, Doc: "the severity of the findings of these rules",
			isKey: func(key string) string { return RuleProblem(key, rules, false) }, keyed: set,
		},
	}
	for _, r := range rules {
		f := Field{Key: r.ID, Kind: KindWord, Words: words, Doc: "the severity of its findings"}
		if r.Fixed {
			f.Words = words[:1]
		}
		f.List = "severity"
		f.store = func(owner any, v value) { set(owner, r.ID, v) }
		o.Fields = append(o.Fields, f)
	}
	return o
}
