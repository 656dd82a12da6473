package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// FindingTest is a map with a mistake. A line of Want is line:column-line:column rule
// subject: message.
type FindingTest struct{ Name, Src, Want string }

// FindingTests returns each mistake in an otherwise valid map.
func FindingTests() []FindingTest {
	const fine = "organization: Acme\nstakeholders:\n- {name: A, perspective: upward}\n"
	tests := []FindingTest{
		{"unknown key", fine + "collaboration: []", `4:1-4:14 unknown-key collaboration: the map has no key "collaboration"; did you mean "collaborations"?`},
		{"unknown key, nothing near", fine + "budget: 7", `4:1-4:7 unknown-key budget: the map has no key "budget"`},
		{"unknown key below", fine + "- {nmae: B, name: C, perspective: upward}", `4:4-4:8 unknown-key stakeholders[1].nmae: a stakeholder has no key "nmae"; did you mean "name"?`},
		{"key in capitals", fine + "OSPO: {}", `4:1-4:5 unknown-key OSPO: the map has no key "OSPO"; did you mean "ospo"?`},
		{"unknown area", fine + "readiness: {areas: {tool: {}}}", `4:21-4:25 unknown-key readiness.areas.tool: the areas block has no key "tool"; did you mean "tools"?`},
		{"duplicate key", fine + "ospo: {stage: 1, stage: 2}", `4:18-4:23 duplicate-key ospo.stage: the ospo block has the key "stage" twice (4:8 first written here)`},
		{"third of a key", fine + "ospo: {x: 1, x: 1, x: 1}", "4:8-4:9 unknown-key ospo.x: the ospo block has no key \"x\"\n" +
			"4:14-4:15 duplicate-key ospo.x: the ospo block has the key \"x\" twice (4:8 first written here)\n" +
			"4:20-4:21 duplicate-key ospo.x#2: the ospo block has the key \"x\" twice (4:8 first written here)"},

		{"missing fields of the map", "version: 1", "1:1-1:11 missing-field organization: the map needs \"organization\"\n1:1-1:11 missing-field stakeholders: the map needs \"stakeholders\""},
		{"missing field", fine + "- name: B", `4:3-4:10 missing-field stakeholders[1].perspective: a stakeholder needs "perspective"`},
		{"whole without a value", fine + "- {name: B, part_of: null}", `4:3-4:27 missing-field stakeholders[1].perspective: a stakeholder needs "perspective"`},
		{"work that nothing names", fine + "collaborations: [{label: null, method: []}]", `4:18-4:43 missing-field collaborations[0].to: a collaboration needs "to"`},
		{"required without a value", fine + "- {name: , perspective: upward}", `4:10-4:10 missing-field stakeholders[1].name: "name" has no value; it is required`},
		{"required and blank", fine + "- {name: ' ', perspective: upward}", `4:10-4:13 missing-field stakeholders[1].name: "name" is blank; it is required`},
		{"collaboration with nobody", fine + "collaborations: [{from: A}]", `4:18-4:27 missing-field collaborations[0].to: a collaboration needs "to"`},
		{"accept without reason", fine + "accept: [{rule: x}]", `4:10-4:19 accept-without-reason accept[0].reason: an accept entry needs "reason"`},
		{"accept with a blank reason", fine + "accept: [{rule: x, reason: ''}]", `4:28-4:30 accept-without-reason accept[0].reason: "reason" is blank; it is required`},

		{"root is a list", "- a", `1:1-1:4 wrong-type map: a map file holds fields such as organization and stakeholders, found a list`},
		{"root is a text", "hello", `1:1-1:6 wrong-type map: a map file holds fields such as organization and stakeholders, found "hello"`},
		{"no value", fine + "- {name: B, perspective: upward, role: }", ``},
		{"list for a text", fine + "- {name: [B], perspective: upward}", `4:10-4:13 wrong-type stakeholders[1].name: name must be text, found a list`},
		{"map for a text", fine + "- {name: B, perspective: upward, role: {B: 1}}", `4:40-4:46 wrong-type stakeholders[1].role: role must be text, found a map`},
		{"name by something else than language", fine + "- {name: {B: 1}, perspective: upward}", `4:11-4:12 unknown-key stakeholders[1].name.B: name by language has the key "B", which is not a language`},
		{"no name in one language", fine + "- {name: {en: null, ja: C}, perspective: upward}", ``},
		{"no name in the only language", fine + "- {name: {en: null}, perspective: upward}", `4:10-4:20 missing-field stakeholders[1].name: "name" has no value; it is required`},
		{"no name in any language", fine + "- {name: {}, perspective: upward}", `4:10-4:12 missing-field stakeholders[1].name: "name" is empty; it is required`},
		{"one language twice", fine + "- {name: {pt-BR: C, pt-br: D}, perspective: upward}", `4:21-4:26 duplicate-key stakeholders[1].name.pt-br: name has the language "pt-br" twice`},
		{"no language", "language: klingonese\n" + fine, `1:11-1:21 bad-value language: language "klingonese" is not known; use a BCP 47 tag such as en, de or pt-BR`},
		{"three letters that are no currency", fine + "collaborations: [{to: A, amount: {value: 1, currency: XYZ, per: year}}, {to: A, amount: {value: 1, currency: VES, per: once}}]", `4:55-4:58 bad-value collaborations[0].amount.currency: currency "XYZ" is not known; use the three letters of ISO 4217, such as EUR or USD`},
		{"no currency", fine + "collaborations: [{to: A, amount: {value: 1, currency: €, per: year}}]", `4:55-4:56 bad-value collaborations[0].amount.currency: currency "€" is not known; did you mean "EUR"?`},
		{"from somebody to nobody", fine + "collaborations: [{from: A, label: Mandate}]", `4:18-4:43 missing-field collaborations[0].to: a collaboration with "from" needs "to"`},
		{"work from the office alone", fine + "collaborations: [{from: ospo, label: Planning}]", ``},
		{"a part of itself", fine + "- {name: B, part_of: C}\n- {name: C, part_of: B}", `4:22-4:23 bad-value stakeholders[1].part_of: "B" is a part of itself`},
		{"a part that looks another way", fine + "- {name: B, perspective: outside, part_of: A}", `4:44-4:45 bad-value stakeholders[1].part_of: "B" looks outside but is a part of "A", which looks upward`},
		{"a title without an address", fine + "- {name: B, perspective: outside, sources: [{title: Charter}]}", `4:45-4:61 missing-field stakeholders[1].sources[0].url: a source needs "url"`},
		{"text for a list", fine + "- {name: B, perspective: upward, tags: x}", ``},
		{"map for a list", fine + "people: {name: B}", `4:9-4:18 wrong-type people: people must be a list, found a map`},
		{"map for one or a list", fine + "collaborations: [{to: A, method: {a: b}}]", `4:34-4:40 wrong-type collaborations[0].method: each of method must be text, found a map`},
		{"list for a map", fine + "ospo: []", `4:7-4:9 wrong-type ospo: ospo must be a map with the keys of the ospo block, found a list`},
		{"text for a map in a list", fine + "- B", `4:3-4:4 wrong-type stakeholders[1]: each of stakeholders must be a map with the keys of a stakeholder, found "B"`},
		{"null for a map", fine + "ospo: null", ``},
		{"null for a text", fine + "- {name: B, perspective: upward, role: ~, note: NULL, kind: Null}", ``},
		{"null where something is required", fine + "- {name: null, perspective: upward}", `4:10-4:14 missing-field stakeholders[1].name: "name" has no value; it is required`},
		{"null in quotes", fine + "- {name: 'null', perspective: upward, role: \"~\"}", ``},
		{"null in a list", fine + "- {name: B, perspective: upward, tags: [null]}", `4:41-4:45 wrong-type stakeholders[1].tags[0]: item 1 of tags is empty`},
		{"empty item", fine + "-", `4:1-4:2 wrong-type stakeholders[1]: item 2 of stakeholders is empty`},
		{"number in words", fine + "ospo: {stage: two}", `4:15-4:18 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "two"`},
		{"number in quotes", fine + "ospo: {stage: '2'}", `4:15-4:18 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "2" in quotes`},
		{"fraction", fine + "ospo: {stage: 2.0}", `4:15-4:18 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "2.0"`},
		{"octal", fine + "ospo: {stage: 01}", `4:15-4:17 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "01"`},
		{"hexadecimal", fine + "ospo: {stage: 0x1}", `4:15-4:18 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "0x1"`},
		{"underscore", fine + "ospo: {stage: 1_0}", `4:15-4:18 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "1_0"`},
		{"negative", fine + "ospo: {stage: -1}", `4:15-4:17 wrong-type ospo.stage: stage must be a whole number from 0 to 4, found "-1"`},
		{"exponent", fine + "people: [{name: B, allocation: 1e-1}]", `4:32-4:36 wrong-type people[0].allocation: allocation must be a number from 0 to 1 or a share such as 50%, found "1e-1"`},
		{"not a number", fine + "people: [{name: B, allocation: .nan}]", `4:32-4:36 wrong-type people[0].allocation: allocation must be a number from 0 to 1 or a share such as 50%, found ".nan"`},
		{"yes for true", fine + "people: [{name: B, lead: yes}]", ``},
		{"a word for true", fine + "people: [{name: B, lead: sure}]", `4:26-4:30 wrong-type people[0].lead: lead must be true or false, found "sure"`},
		{"per cent", fine + "people: [{name: B, allocation: 50%}, {name: C, allocation: '12.5 %'}]", ``},
		{"more than all", fine + "people: [{name: B, allocation: 150%}]", `4:32-4:36 wrong-type people[0].allocation: allocation must be a number from 0 to 1 or a share such as 50%, found "150%"`},
		{"list for a reference", fine + "collaborations: [{to: [A]}]", `4:23-4:26 wrong-type collaborations[0].to: to must be the id or name of a stakeholder, found a list`},

		{"other version", "version: 2\n" + fine, `1:10-1:11 bad-value version: version "2" is not understood; this program reads version 1`},
		{"number too large", fine + "ospo: {stage: 5}", `4:15-4:16 bad-value ospo.stage: stage "5" is out of range; use a whole number from 0 to 4`},
		{"huge number", fine + "ospo: {stage: " + strings.Repeat("9", 400) + "}", `4:15-4:415 bad-value ospo.stage: stage "` + strings.Repeat("9", 60) + `…" is out of range; use a whole number from 0 to 4`},
		{"share too large", fine + "people: [{name: B, allocation: 1.5}]", `4:32-4:35 bad-value people[0].allocation: allocation "1.5" is out of range; use a number from 0 to 1 or a share such as 50%`},
		{"unknown word", fine + "- {name: B, perspective: upwards}", `4:26-4:33 bad-value stakeholders[1].perspective: perspective "upwards" is not known; did you mean "upward"?`},
		{"word near an alias", fine + "people: [{name: B, hats: [facilitater]}]", `4:27-4:38 bad-value people[0].hats[0]: hats "facilitater" is not known; did you mean "enabler"?`},
		{"word in capitals", fine + "organization2: 1\nospo: {status: Proposed}", "4:1-4:14 unknown-key organization2: the map has no key \"organization2\"; did you mean \"organization\"?"},
		{"cadence", fine + "collaborations: [{to: A, cadence: 0d}]", `4:35-4:37 bad-value collaborations[0].cadence: cadence "0d" is not known; use daily, weekly, biweekly, monthly, quarterly, half-yearly, yearly, on-demand or a number of days or weeks such as 90d or 6w`},
		{"cadence with a sign", fine + "collaborations: [{to: A, cadence: +9d}]", `4:35-4:38 bad-value collaborations[0].cadence: cadence "+9d" is not known; use daily, weekly, biweekly, monthly, quarterly, half-yearly, yearly, on-demand or a number of days or weeks such as 90d or 6w`},
		{"line break in a role", fine + "- {name: B, perspective: upward, role: \"a\\nb\"}", `4:40-4:46 bad-value stakeholders[1].role: role "a\nb" holds a line break`},

		{"date in another order", fine + "people: [{name: B, until: 22.11.2026}]", `4:27-4:37 bad-date people[0].until: "22.11.2026" is not written as YYYY-MM-DD; did you mean "2026-11-22"?`},
		{"date with a time", fine + "people: [{name: B, until: 2026-11-22T10:00:00Z}]", `4:27-4:47 bad-date people[0].until: "2026-11-22T10:00:00Z" is not written as YYYY-MM-DD; did you mean "2026-11-22"?`},
		{"no such day", fine + "people: [{name: B, until: 2026-02-30}]", `4:27-4:37 bad-date people[0].until: "2026-02-30" is a day that does not exist`},
		{"id with capitals", fine + "people: [{name: B, id: Head Of}]", `4:24-4:31 bad-id people[0].id: "Head Of" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean "head-of"?`},
		{"id with a hyphen first", fine + "people: [{name: B, id: -b}]", `4:24-4:26 bad-id people[0].id: "-b" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean "b"?`},

		{"duplicate id", fine + "people: [{name: B, id: a}]", `4:24-4:25 duplicate-id people[0].id: the id "a" is used twice (3:10 first used here)`},
		{"duplicate id made from names", fine + "- {name: A!, perspective: upward}", `4:10-4:12 duplicate-id stakeholders[1].name: the id "a", made from the name, is used twice (3:10 first used here)`},
		{"the office's id", fine + "- {name: B, id: ospo, perspective: upward}", `4:17-4:21 duplicate-id stakeholders[1].id: the id "ospo" belongs to the office itself`},
		{"the office's id made from a name", fine + "- {name: OSPO, perspective: upward}", `4:10-4:14 duplicate-id stakeholders[1].name: the id "ospo", made from the name, belongs to the office itself`},
		{"goal and objective", "organization: {name: Acme, goals: [{id: g, name: G}]}\nstakeholders: []\nospo: {objectives: [{id: g, name: O}]}", `3:26-3:27 duplicate-id ospo.objectives[0].id: the id "g" is used twice (1:41 first used here)`},
		{"expectations of two", "organization: Acme\nstakeholders:\n- {name: A, perspective: upward, expectations: [{id: e, text: T}]}\n- {name: B, perspective: upward, expectations: [{id: e, text: U}]}", `4:54-4:55 duplicate-id stakeholders[1].expectations[0].id: the id "e" is used twice (3:54 first used here)`},
		{"collaborations", fine + "collaborations: [{id: c, to: A}, {id: c, to: A}]", `4:39-4:40 duplicate-id collaborations[1].id: the id "c" is used twice (4:23 first used here)`},
		{"projects", fine + "projects: [{name: P}, {name: p}]", `4:30-4:31 duplicate-id projects[1].name: the id "p", made from the name, is used twice (4:19 first used here)`},
		{"one id in two namespaces is fine", fine + "projects: [{name: A}]\ncollaborations: [{id: a, to: A}]", ``},

		{"ambiguous name", fine + "- {name: A, id: a2, perspective: upward}\ncollaborations: [{to: A}]", `5:23-5:24 ambiguous-reference collaborations[0].to: "A" is the name of more than one; write the id: "a" or "a2" (3:3 "a" is here) (4:3 "a2" is here)`},
		{"ambiguous in another case", fine + "- {name: a, id: a2, perspective: upward}\n- {name: É, perspective: upward}\n- {name: é, id: e2, perspective: upward}\ncollaborations: [{to: A}, {to: É}, {to: \"E\\u0301\"}]", `7:41-7:50 ambiguous-reference collaborations[2].to: "E` + "\u0301" + `" is the name of more than one; write the id: "e" or "e2" (5:3 "e" is here) (6:3 "e2" is here)`},
		{"stakeholder and person in a raci", fine + "people: [{name: A, id: p}]\ncollaborations: [{to: A, owner: A, raci: {informed: A}}]", `5:53-5:54 ambiguous-reference collaborations[0].raci.informed: "A" is the name of more than one; write the id: "p" or "a" (4:10 "p" is here) (3:3 "a" is here)`},
		{"the office and a stakeholder", fine + "- {name: Office, perspective: upward}\nospo: {name: Office}\ncollaborations: [{to: Office}]", `6:23-6:29 ambiguous-reference collaborations[0].to: "Office" is the name of more than one; write the id: "office" or "ospo" (4:3 "office" is here) (5:7 "ospo" is here)`},
	}
	for _, scheme := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "https://", "https:example.org", "mailto:", "mailto:a", "https://a b", "https://a\\b"} {
		src := fine + "collaborations: [{to: A, evidence: '" + scheme + "'}]"
		want := fmt.Sprintf(`4:36-4:%d bad-link collaborations[0].evidence: "%s" is not a link; use a full http, https or mailto address`, 38+len(scheme), scheme)
		tests = append(tests, FindingTest{"link " + scheme, src, want})
	}
	return tests
}

func TestFindings(t *testing.T) {
	for _, tt := range FindingTests() {
		t.Run(tt.Name, func(t *testing.T) {
			_, findings := Parse("map.yaml", []byte(tt.Src))
			var b strings.Builder
			for _, f := range findings {
				fmt.Fprintf(&b, "%d:%d-%d:%d %s %s: %s", f.Pos.Line, f.Pos.Column, f.Pos.EndLine, f.Pos.EndColumn, f.Rule, strings.TrimPrefix(f.Subject.String(), "key:"), f.Message)
				for _, r := range f.Related {
					fmt.Fprintf(&b, " (%d:%d %s)", r.Pos.Line, r.Pos.Column, r.Message)
				}
				b.WriteByte('\n')
				if f.Severity != model.Error || f.Pos.File != "map.yaml" {
					t.Errorf("severity %v, file %q", f.Severity, f.Pos.File)
				}
			}
			if got := strings.TrimSuffix(b.String(), "\n"); got != tt.Want {
				t.Errorf("\n got %s\nwant %s", got, tt.Want)
			}
		})
	}
}

// TestSyntax checks that the position of a YAML syntax error is the one that a person
// would point at.
func TestSyntax(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"outdented key", "a:\n  b: 1\n c: 2\nd: 3\n", `3:2 syntax: this line does not fit into the map around it`},
		{"item between keys", "a: 1\n- b\n", `2:1 syntax: this line does not fit into the map around it`},
		{"key between items", "a:\n  - 1\n  b: 2\n", `3:3 syntax: this line does not fit into the list around it`},
		{"indented too far", "a: 1\nb:\n- x: 1\n   y: 2\n", `4:5 syntax: a ":" is not allowed here`},
		{"colon in a text", "organization: 1\nstakeholders: []\nospo: {}\naccept: note: this\n", `4:9 syntax: a text that holds ": " needs quotes`},
		{"text instead of a key", "a: 1\nb\n", `2:1 syntax: a key without ":"`},
		{"list on the line of its key", "a: - b\n", `1:4 syntax: a text that begins with "- " needs quotes, and a list goes on lines of its own`},
		{"unclosed list", "a: 1\nb: [1, 2\nc: 3\n", `2:4 syntax: the list that opens here lacks a "," or its closing "]"`},
		{"unclosed map", "a: 1\nb: {c: 1\nd: 3\n", `2:4 syntax: the map that opens here lacks a "," or its closing "}"`},
		{"wrong bracket after a good list", "a: {x: [1], y: [2}\n", `1:16 syntax: the list that opens here lacks a "," or its closing "]"`},
		{"missing item", "a: [1, , 2]\n", `1:8 syntax: a value is missing here`},
		{"unclosed quote after a good one", "a: [\"x\", \"y]\nb: 1\n", `1:10 syntax: this quote is never closed`},
		{"unclosed single quote", "a: 'it\n", `1:4 syntax: this quote is never closed`},
		{"unknown escape", "a: \"\\q\"\n", `1:4 syntax: a backslash has a meaning of its own in double quotes`},
		{"at sign", "organization: A\nstakeholders: []\nospo: {mission: @handle}\n", `3:17 syntax: a text cannot begin with "@" unless it is in quotes`},
		{"backtick", "a: `x`\n", "1:4 syntax: a text cannot begin with \"`\" unless it is in quotes"},
		{"unknown alias", "a: 1\nb: [é, *nobody]\n", `2:8 syntax: aliases are not supported: "*nobody"`},
		{"marker in quotes", "a: \"\n--- \"\n", `2:1 syntax: a second document starts here; a map file holds one`},
		{"more behind a flow map", "{a: 1} b\n", `1:1 syntax: nothing may follow the end of the map`},
		{"not in the table", "a: !<x\n", `1:6 syntax: this cannot be read as YAML`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, findings := Parse("map.yaml", []byte(tt.src))
			findings = slices.DeleteFunc(findings, func(f model.Finding) bool { return f.Rule != "syntax" })
			if got := describe(findings); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestHints(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", "ospomap init writes a map to start from"},
		{"- a", "ospomap init writes a map to start from"},
		{"- name: A", "ospomap init writes a map to start from"}, // of a person or a project
		{"- name: A\n  perspective: upward", `write "stakeholders:" above these entries, and organization: with its name`},
		{"[{to: A, method: report}]", `write "collaborations:" above these entries, and organization: with its name`},
		{"%YAML 1.2\n---\n", "remove this line"},
		{"organization: A\nstakeholders: []\nospo:\n\tname: B\n", "indent with spaces"},
		{"a: \xff", "save the file as UTF-8"},
		{"a: 1\r", "end lines with LF or CRLF"},
		{"organization: A\nstakeholders: [{name: A}]", "perspective: which way the office looks to see them (upward, downward, sideways or outside)"},
		{"organization: A\nstakeholders: []\nzoo: 1", "its keys are version, language, organization, ospo, people, stakeholders, collaborations, projects, readiness or accept"},
	}
	for _, tt := range tests {
		if _, findings := Parse("map.yaml", []byte(tt.src)); len(findings) != 1 || findings[0].Hint != tt.want {
			t.Errorf("%q: %+v, want the hint %q", tt.src, findings, tt.want)
		}
	}
}

// TestAllAtOnce finds everything in one run, in file order, and each finding has a
// distinct fingerprint.
func TestAllAtOnce(t *testing.T) {
	src := `organization: {sector: busines}
ospo: {stage: 9, stage: 1, mood: good}
people:
  - {name: Head, id: Head, until: soon}
stakeholders:
  - {name: CTO, perspective: up, sources: [https://, mailto:]}
  - {name: CTO}
  -
collaborations:
  - {from: CTO}
accept: [{rule: a}]
`
	want := `1:15 missing-field: the organization needs "name"
1:24 bad-value: sector "busines" is not known; did you mean "business"?
2:15 bad-value: stage "9" is out of range; use a whole number from 0 to 4
2:18 duplicate-key: the ospo block has the key "stage" twice
2:28 unknown-key: the ospo block has no key "mood"
4:22 bad-id: "Head" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean "head"?
4:35 bad-date: "soon" is not a date; write it as YYYY-MM-DD, or YYYY-MM, YYYY-Q1 or YYYY where only that is known
6:30 bad-value: perspective "up" is not known; did you mean "upward"?
6:44 bad-link: "https://" is not a link; use a full http, https or mailto address
6:54 bad-link: "mailto:" is not a link; use a full http, https or mailto address
7:5 missing-field: a stakeholder needs "perspective"
7:12 duplicate-id: the id "cto", made from the name, is used twice
8:3 wrong-type: item 3 of stakeholders is empty
10:5 missing-field: a collaboration needs "to"
11:10 accept-without-reason: an accept entry needs "reason"`
	_, findings := Parse("map.yaml", []byte(src))
	if got := describe(findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	seen := map[string]string{}
	for _, f := range findings {
		if other, again := seen[f.Fingerprint()]; again {
			t.Errorf("one fingerprint for %q and %q", other, f.Message)
		}
		seen[f.Fingerprint()] = f.Message
	}
}
