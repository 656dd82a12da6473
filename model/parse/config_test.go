package parse

import (
	"reflect"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// someRules are the rules that the project files of these tests may mention.
var someRules = []ConfigRule{{ID: "no-bridge"}, {ID: "no-lead"}, {ID: "scenario-silo"}, {ID: "syntax", Fixed: true}}

func TestConfig(t *testing.T) {
	tests := []struct {
		name, src string
		want      model.Config
	}{
		{"empty", "", model.Config{}},
		{"comments alone", "# nothing yet\n\n", model.Config{}},
		{"no keys", "{}\n", model.Config{}},
		{"everything", `fail-on: warning
enable: [no-bridge, 'scenario-*']
disable:
  - no-lead
  - '*'
severity: {no-bridge: error, no-lead: info, syntax: error, 'scenario-*': at most info, 'no-*': off}
kinds: [chapter, working group]
`, model.Config{
			FailOn: "warning", Enable: []string{"no-bridge", "scenario-*"}, Disable: []string{"no-lead", "*"},
			Severity: []model.SeverityOfRule{
				{Rule: "no-bridge", Severity: model.Error}, {Rule: "no-lead", Severity: model.Info}, {Rule: "syntax", Severity: model.Error},
				{Rule: "scenario-*", Severity: model.Info, AtMost: true}, {Rule: "no-*", Off: true},
			},
			Kinds: []string{"chapter", "working group"},
		}},
		{"words with a meaning", "kinds: {Vorstand: board, Verein: community}\nmethods: {Bericht: report}\n", model.Config{
			KindsMean: map[string]string{"Vorstand": "board", "Verein": "community"}, Methods: map[string]string{"Bericht": "report"},
		}},
		{"fonts", "fonts: [fonts/a.ttf, b.otf]\n", model.Config{Fonts: []string{"fonts/a.ttf", "b.otf"}}},
		{"one font", "fonts: a.ttf\n", model.Config{Fonts: []string{"a.ttf"}}},
		{"one rule without a list", "disable: no-lead\nfail-on: never\n", model.Config{FailOn: "never", Disable: []string{"no-lead"}}},
		{"byte order mark and CRLF", "\ufefffail-on: info\r\n", model.Config{FailOn: "info"}},
	}
	for _, test := range tests {
		c, findings := Config("p.yaml", []byte(test.src), someRules)
		if len(findings) > 0 {
			t.Errorf("%s: %s", test.name, describe(findings))
		}
		test.want.File = "p.yaml"
		if !reflect.DeepEqual(*c, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.name, *c, test.want)
		}
	}
}

func TestConfigFindings(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"unknown key", "failon: info", `1:1 unknown-key: the project file has no key "failon"; did you mean "fail-on"?`},
		{"unknown level", "fail-on: warn", `1:10 bad-value: fail-on "warn" is not known; did you mean "warning"?`},
		{"unknown rule", "enable: [no-brigde]", `1:10 bad-value: no rule called "no-brigde"; did you mean "no-bridge"?`},
		{"part of a rule's name", "enable: [silo]", `1:10 bad-value: no rule called "silo"; did you mean "scenario-silo"?`},
		{"part of two names", "enable: ['no-*', no]", `1:18 bad-value: no rule called "no"; did you mean "no-bridge" or "no-lead"?`},
		{"unknown rule, nothing near", "disable: budget", `1:10 bad-value: no rule called "budget"; see "ospomap rules"`},
		{"pattern without a match", "disable: ['zzz-*']", `1:11 bad-value: no rule called "zzz-*"; see "ospomap rules"`},
		{"no pattern", "disable: ['[']", `1:11 bad-value: "[" is not a pattern`},
		{"fixed rule disabled", "disable: [syntax]", `1:11 bad-value: "syntax" can't be disabled: a map that breaks it can't be drawn`},
		{"severity of an unknown rule", "severity: {no-laed: info}", `1:12 unknown-key: the severity block has no key "no-laed"; did you mean "no-lead"?`},
		{"unknown severity", "severity: {no-lead: on}", `1:21 bad-value: no-lead "on" is not known; use error, warning, info, at most warning, at most info or off`},
		{"pattern that matches nothing", "severity: {'none-*': info}", `1:12 unknown-key: no rule called "none-*"; see "ospomap rules"`},
		{"meaning that is not known", "methods: {Bericht: reprot}", `1:20 bad-value: Bericht "reprot" is not known; did you mean "report"?`},
		{"fixed rule softened", "severity: {syntax: info}", `1:20 bad-value: syntax "info" is not known; use error`},
		{"severity twice", "severity: {no-lead: info, no-lead: error}", `1:27 duplicate-key: the severity block has the key "no-lead" twice`},
		{"hidden character", "kinds: [\"a\\u200bb\"]", `1:9 bad-value: kinds "a\u200bb" holds the invisible character U+200B`},
		{"list", "- no-lead", `1:1 wrong-type: a project file holds fields such as fail-on and disable, found a list`},
		{"second document", "fail-on: info\n---\n{}", `2:1 syntax: a second document starts here; a project file holds one`},
		{"directive", "%YAML 1.2\n---\n{}", `1:1 syntax: "%YAML 1.2" is a YAML directive; a project file has none`},
		{"alias", "enable: &a [no-lead]\ndisable: *a", `1:9 syntax: anchors are not supported: "&a"` + "\n" + `2:10 syntax: aliases are not supported: "*a"`},
	}
	for _, test := range tests {
		_, findings := Config("p.yaml", []byte(test.src), someRules)
		if got := describe(findings); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestConfigSurvivesMaps reads files that are not project files.
func TestConfigSurvivesMaps(t *testing.T) {
	for _, src := range []string{"{{},<<}", "a: &a [*a]", strings.Repeat("[", 10001), "severity: {? [a] : b}", "\xff", "enable:\n- \n-"} {
		if c, findings := Config("p.yaml", []byte(src), someRules); c == nil || len(findings) == 0 {
			t.Errorf("%.20q: no findings", src)
		}
	}
}
