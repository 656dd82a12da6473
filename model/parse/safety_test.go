package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// head is the shortest map without stakeholders; the tests append rows to it.
const head = "organization: Acme\nstakeholders:\n"

// describe formats findings as the tables of these tests expect them.
func describe(findings []model.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%d:%d %s: %s\n", f.Pos.Line, f.Pos.Column, f.Rule, f.Message)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func first(findings []model.Finding) string {
	line, _, _ := strings.Cut(describe(findings), "\n")
	return line
}

// TestInputSafety has a row for each row of the table of hostile inputs. Each must
// produce the expected first finding, and quickly.
func TestInputSafety(t *testing.T) {
	stakeholder := func(name string) string { return head + "  - {name: " + name + ", perspective: upward}\n" }
	tests := []struct{ row, src, want string }{
		{"billion laughs", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", `1:1 unknown-key: the map has no key "a"`},
		{"alias", head + "  - &a {name: A, perspective: upward}\n  - *a\n", `3:5 syntax: anchors are not supported: "&a"`},
		{"alias cycle", "stakeholders: &a [*a]\n", `1:1 missing-field: the map needs "organization"`},
		{"alias without anchor", head + "  - {name: *nobody}\n", `3:12 syntax: aliases are not supported: "*nobody"`},
		{"merge key", head + "  - {<<: {name: A}, perspective: upward}\n", `3:6 syntax: merge keys are not supported: "<<"`},
		{"nested [ 65 deep", "stakeholders: []\norganization: " + strings.Repeat("[", 64) + strings.Repeat("]", 64), `2:15 wrong-type: organization must be a name or a map, found a list`},
		{"nested [ 64 deep below a key that may hold a list", head + "  " + strings.Repeat("[", 63) + strings.Repeat("]", 63), `3:4 wrong-type: each of stakeholders must be a map with the keys of a stakeholder, found a list`},
		{"nested [ 10,001 deep", "\n" + strings.Repeat("[", 10001), `2:65 syntax: nested more than 64 levels deep`},
		{"nested - 10,001 deep", "\n" + strings.Repeat("- ", 10001), `2:129 syntax: nested more than 64 levels deep`},
		{"NUL", head + "a\x00b: 1", `3:2 syntax: control character U+0000 at byte 34`},
		{"raw escape", head + "é: \x1b", `3:4 syntax: control character U+001B at byte 37`},
		{"delete", "a: \x7f", `1:4 syntax: control character U+007F at byte 3`},
		{"C1 control", "a: \u009b", `1:4 syntax: control character U+009B at byte 3`},
		{"bad UTF-8", "a: é\xff", `1:5 syntax: the text is not UTF-8: 0xff at byte 5`},
		{"UTF-16 LE", "\xff\xfea\x00", `1:1 syntax: the text is UTF-16, not UTF-8 at byte 0`},
		{"UTF-16 BE", "\xfe\xff\x00a", `1:1 syntax: the text is UTF-16, not UTF-8 at byte 0`},
		{"UTF-16 LE without a mark", "o\x00r\x00", `1:1 syntax: the text is UTF-16, not UTF-8 at byte 0`},
		{"UTF-16 BE without a mark", "\x00o\x00r", `1:1 syntax: the text is UTF-16, not UTF-8 at byte 0`},
		{"noncharacter", "a: \uffff", `1:4 syntax: character U+FFFF, which does not exist at byte 3`},
		{"NEL", "a: 1\u0085b: 2", `1:5 syntax: line separator U+0085 at byte 4`},
		{"U+2028", "a: 1\u2028b: 2", `1:5 syntax: line separator U+2028 at byte 4`},
		{"U+2029", "a: 1\nb\u2029", `2:2 syntax: line separator U+2029 at byte 6`},
		{"lone CR", "a: 1\rb: 2\r\n", `1:5 syntax: carriage return without a line feed at byte 4`},
		{"BOM inside", "a: \ufeff1", `1:4 syntax: byte order mark U+FEFF inside the text at byte 3`},
		{"BOM and CRLF are accepted", "\ufeff" + strings.ReplaceAll(stakeholder("A"), "\n", "\r\n"), ``},
		{"BOM does not shift columns", "\ufefforganization: A\nstakeholders: []\nx: 1", `3:1 unknown-key: the map has no key "x"`},
		{"BOM does not shift the first line", "\ufeffx: 1\norganization: A\nstakeholders: []\n", `1:1 unknown-key: the map has no key "x"`},
		{"escaped escape in a name", stakeholder(`"A\e[31m"`), `3:12 bad-value: name "A\u001b[31m" holds the invisible character U+001B`},
		{"escaped NUL in a name", stakeholder(`"A\0"`), `3:12 bad-value: name "A\u0000" holds the invisible character U+0000`},
		{"line break in a name", stakeholder(`"A\nB"`), `3:12 bad-value: name "A\nB" holds a line break`},
		{"bidi override in a name", stakeholder(`"A\u202eB"`), `3:12 bad-value: name "A\u202eB" holds the invisible character U+202E`},
		{"zero width in a name", stakeholder(`"A\u200bB"`), `3:12 bad-value: name "A\u200bB" holds the invisible character U+200B`},
		{"raw zero width in a name", stakeholder("A\u200bB"), `3:12 bad-value: name "A\u200bB" holds the invisible character U+200B`},
		{"zero width in an id", stakeholder(`A, id: "a\u200b"`), `3:19 bad-id: "a\u200b" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean "a"?`},
		{"zero width in a label", stakeholder("A") + "collaborations: [{to: A, label: \"a\\u200b\"}]", `4:33 bad-value: label "a\u200b" holds the invisible character U+200B`},
		{"zero width in a reference", stakeholder("A") + "collaborations: [{to: \"A\\u200b\"}]", `4:23 bad-value: to "A\u200b" holds the invisible character U+200B`},
		{"joiners where they are spelling", stakeholder("\"می\u200cشود\"") + "  - {name: \"🧑\u200d💻 Developers ❤\ufe0f\", perspective: upward}\ncollaborations: [{to: میشود}, {to: 🧑💻 developers ❤}]\n", ``},
		{"a joiner between Latin letters", stakeholder("A\u200cB"), `3:12 bad-value: name "A\u200cB" holds the invisible character U+200C`},
		{"a joiner at the end", stakeholder("می\u200c"), `3:12 bad-value: name "می\u200c" holds the invisible character U+200C`},
		{"an id in another script", stakeholder(`법무팀, id: 법무팀`) + "collaborations: [{to: 법무팀}]\n", ``},
		{"an id in capitals of another script", stakeholder(`A, id: Отдел`), `3:19 bad-id: "Отдел" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean "отдел"?`},
		{"an id that is not composed", stakeholder("A, id: cafe\u0301"), "3:19 bad-id: \"cafe\u0301\" is not an id: lower-case letters, digits and hyphens, no hyphen first; did you mean \"cafe\"?"},
		{"escape in a note", stakeholder(`A, note: "\e"`), `3:21 bad-value: note "\u001b" holds the invisible character U+001B`},
		{"bidi override in a note", stakeholder(`A, note: "\u202e"`), `3:21 bad-value: note "\u202e" holds the invisible character U+202E`},
		{"line break in a note is accepted", stakeholder(`A, note: "a\n\tb"`), ``},
		{"duplicate key", "organization: A\nstakeholders: []\norganization: B\n", `3:1 duplicate-key: the map has the key "organization" twice`},
		{"key 1", "organization: A\nstakeholders: []\n1: x\n", `3:1 unknown-key: the map has no key "1"`},
		{"key true", "organization: A\nstakeholders: []\ntrue: x\n", `3:1 unknown-key: the map has no key "true"`},
		{"key ~", "organization: A\nstakeholders: []\n~: x\n", `3:1 unknown-key: the map has no key "~"`},
		{"key [a]", "organization: A\nstakeholders: []\n[a]: x\n", `3:1 syntax: a key must be a plain word, found a list`},
		{"no key", "? \n: x\norganization: A\nstakeholders: []\n", `1:2 unknown-key: the map has no key ""`},
		{"second document", stakeholder("A") + "---\nb: 1\n", `4:1 syntax: a second document starts here; a map file holds one`},
		{"broken second document", stakeholder("A") + "---\n\"\n", `4:1 syntax: a second document starts here; a map file holds one`},
		{"text after the end of the document", stakeholder("A") + "...\n# fine\nb: 1\n", `6:1 syntax: a second document starts here; a map file holds one`},
		{"text after a flow mapping", "{organization: A, stakeholders: []}\n]\n", `2:1 syntax: nothing may follow the end of the map`},
		{"markers of one document are accepted", "# a map\n---\n" + stakeholder("A") + "...\n# end\n", ``},
		{"empty file", "", `1:1 syntax: the file is empty`},
		{"only comments", "# a\n---\n  # b\n", `1:1 syntax: the file is empty`},
		{"dash without an item", head + "  - {name: A, perspective: upward}\n  -\n", `4:3 wrong-type: item 2 of stakeholders is empty`},
		{"!!binary", stakeholder("!!binary QQ=="), `3:12 syntax: tags are not supported: "!!binary"`},
		{"!tag on a mapping", head + "  - !person {name: A}\n", `3:5 syntax: tags are not supported: "!person"`},
		{"! alone", stakeholder("! A"), `3:12 syntax: tags are not supported: "!"`},
		{"%YAML", "# map\n%YAML 1.2\n---\na: 1\n", `2:1 syntax: "%YAML 1.2" is a YAML directive; a map file has none`},
		{"30,000 %TAG lines", strings.Repeat("%TAG !a! b\n", 30000), `1:1 syntax: "%TAG !a! b" is a YAML directive; a map file has none`},
		{"%TAG behind the document", stakeholder("A") + "...\n%TAG !a! b\n", `5:1 syntax: "%TAG !a! b" is a YAML directive; a map file has none`},
		{"tab indent", "organization:\n\tname: A\n", `2:1 syntax: a tab cannot indent`},
		{"tab indent further down", "organization:\n  name: A\nstakeholders: []\nospo:\n  stage: 1\n \tname: B\n", `6:2 syntax: a tab cannot indent`},
		{"unclosed quote", "organization:\n  name: \"A\nstakeholders:\n  - name: B\n", `2:9 syntax: this quote is never closed`},
		{"{{},<<}", "{{},<<}", `1:2 syntax: a key must be a plain word, found a map`},
	}
	for _, tt := range tests {
		t.Run(tt.row, func(t *testing.T) {
			m, findings := Parse("map.yaml", []byte(tt.src))
			if got := first(findings); got != tt.want {
				t.Errorf("first finding\n got %s\nwant %s", got, tt.want)
			}
			if m == nil {
				t.Error("no map")
			}
		})
	}
}

// TestReadsOn finds mistakes after invalid bytes and marks, but none that only result
// from them.
func TestReadsOn(t *testing.T) {
	wrong := "  - {name: B, perspective: upwart}\n"
	const isWrong = `bad-value: perspective "upwart" is not known; did you mean "upward"?`
	tests := []struct{ row, src, want string }{
		{"control characters", "organization: A\x02cme\nstakeholders:\n  - {name: A\x00, perspective: upward}\n" + wrong + "collaborations: [{to: A}]\n",
			"1:16 syntax: control character U+0002 at byte 15\n3:13 syntax: control character U+0000 at byte 46\n4:28 " + isWrong},
		{"Latin-1", head + "  - {name: B\xfcro, perspective: sideways}\n  - {name: R\xe4te, perspective: upward}\n" + wrong + "collaborations: [{to: B\xfcro}, {to: Kate}]\n",
			"3:13 syntax: the text is not UTF-8: 0xfc at byte 45\n5:28 " + isWrong},
		{"a line separator before a part", "organization: A\u2028stakeholders:\n" + wrong, "1:16 syntax: line separator U+2028 at byte 15"},
		{"a second document", head + wrong + "---\ncollaborations: []\n", "3:28 " + isWrong + "\n4:1 syntax: a second document starts here; a map file holds one"},
		{"parts as documents", "organization: A\n---\nstakeholders: []\n", "2:1 syntax: a second document starts here; a map file holds one"},
		{"a directive", "%YAML 1.2\n%TAG !a! b\n---\n" + head + wrong + "collaborations: [{to: Z}]\n", `1:1 syntax: "%YAML 1.2" is a YAML directive; a map file has none` + "\n6:28 " + isWrong},
		{"a merge key", "organization: &a A\nstakeholders:\n  - {<<: *a, name: A}\n" + wrong,
			`1:15 syntax: anchors are not supported: "&a"` + "\n" + `3:6 syntax: merge keys are not supported: "<<"` + "\n4:28 " + isWrong},
		{"an end without a line break", "a: b: c", `1:4 syntax: a text that holds ": " needs quotes`},
	}
	for _, tt := range tests {
		t.Run(tt.row, func(t *testing.T) {
			if _, findings := Parse("map.yaml", []byte(tt.src)); describe(findings) != tt.want {
				t.Errorf("\n got %s\nwant %s", describe(findings), tt.want)
			}
		})
	}
}

// TestEveryForbiddenPlace expects all findings where, in a row above, the first one hides
// the others.
func TestEveryForbiddenPlace(t *testing.T) {
	src := "organization: &a Acme\nstakeholders:\n  - *a\n  - <<: *a\n    name: !x B\n    perspective: upward\n"
	want := strings.Join([]string{
		`1:15 syntax: anchors are not supported: "&a"`,
		`3:5 syntax: aliases are not supported: "*a"`,
		`4:5 syntax: merge keys are not supported: "<<"`,
		`5:11 syntax: tags are not supported: "!x"`,
	}, "\n")
	_, findings := Parse("map.yaml", []byte(src))
	if got := describe(findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFloods produces a large number of findings of one kind: 100 are kept, the rest are
// counted, and it takes no more than a moment.
func TestFloods(t *testing.T) {
	flood := func(n int, line func(i int) string) string {
		var b strings.Builder
		b.WriteString("organization: A\nstakeholders: [{name: A, perspective: upward}]\n")
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	onOneLine := func(i int) string {
		if i == 0 {
			return "people: [{name: A"
		}
		return fmt.Sprintf(", k%d: 1", i)
	}
	tests := []struct {
		row, src string
		rule     string
		count    int
	}{
		{"100,000 distinct keys", flood(100000, func(i int) string { return fmt.Sprintf("k%d: \n", i) }), ruleUnknownKey, 100000},
		{"100,000 distinct keys on one line", flood(100000, onOneLine) + "}]\n", ruleUnknownKey, 99999},
		{"a key 10,000 times", flood(10000, func(int) string { return "x: \n" }), ruleDuplicateKey, 9999},
		{"20,000 bad words", flood(20000, func(i int) string {
			if i == 0 {
				return "people:\n- {name: P}\n- name: Q\n  hats:\n"
			}
			return "  - x\n"
		}), ruleBadValue, 19999},
		{"10,000 references to one name", flood(10000, func(i int) string {
			if i == 0 {
				return "people: [{name: B, id: b1}, {name: B, id: b2}]\ncollaborations:\n"
			}
			return "- {to: A, owner: B}\n"
		}), ruleAmbiguous, 9999},
		{"10,000 empty items", flood(10000, func(i int) string {
			if i == 0 {
				return "people:\n"
			}
			return "-\n"
		}), ruleWrongType, 9999},
	}
	for _, tt := range tests {
		t.Run(tt.row, func(t *testing.T) {
			_, findings := Parse("map.yaml", []byte(tt.src))
			var kept []model.Finding
			for _, f := range findings {
				if f.Rule == tt.rule {
					kept = append(kept, f)
				}
			}
			if len(kept) != maxFindings+1 {
				t.Fatalf("%d findings of %s, want %d", len(kept), tt.rule, maxFindings+1)
			}
			want := fmt.Sprintf("%d more findings of %s are not shown", tt.count-maxFindings, tt.rule)
			if got := kept[maxFindings].Message; got != want {
				t.Errorf("last finding %q, want %q", got, want)
			}
		})
	}
}

// quadratic are inputs that take a careless reader minutes.
var quadratic = []struct{ row, src string }{
	{"comments", head + strings.Repeat("# a\n\n", 200000)},
	{"comments between keys", strings.Repeat("a: # b\n# c\n", 80000)},
	{"10,000 unknown references", head + "  - {name: A, perspective: upward}\ncollaborations:\n" + strings.Repeat("- {to: Someone else}\n", 10000)},
	{"one line of lists", "a: [" + strings.Repeat("[],", 300000) + "]"},
	{"one long key", strings.Repeat("a", 1<<20) + ": 1"},
	{"one long name", "organization: " + strings.Repeat("é ", 300000)},
	{"question marks", strings.Repeat("? ", 9000) + "a"},
	{"wide and broken at the end", head + strings.Repeat("  - {name: A, perspective: upward}\n", 28000) + "  - {name: \"}\n"},
	{"long broken line", head + "  - [" + strings.Repeat("\"a\", ", 150000) + "\"\n"},
	{"blank lines", strings.Repeat("\n", 1<<20)},
}

// A reader that is quadratic in one of these does not finish within the time of the test;
// BenchmarkHostile measures a good one.
func TestHostileInputEnds(t *testing.T) {
	for _, tt := range quadratic {
		t.Run(tt.row, func(t *testing.T) {
			m, findings := Parse("map.yaml", []byte(tt.src))
			if m == nil || len(findings) > (maxFindings+1)*len(Rules()) {
				t.Errorf("map %v, %d findings", m, len(findings))
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, tt := range quadratic {
		b.Run(tt.row, func(b *testing.B) {
			for b.Loop() {
				Parse("map.yaml", []byte(tt.src))
			}
		})
	}
}

func TestReadAll(t *testing.T) {
	if src, err := ReadAll(strings.NewReader("12345"), 5); err != nil || string(src) != "12345" {
		t.Errorf("at the limit: %q, %v", src, err)
	}
	endless := &endlessReader{}
	_, err := ReadAll(endless, DefaultMaxSize)
	if want := "the input is larger than 1048576 bytes; raise the limit with --max-size"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if endless.given > 2*DefaultMaxSize {
		t.Errorf("read %d bytes of an endless input", endless.given)
	}
}

type endlessReader struct{ given int }

func (r *endlessReader) Read(p []byte) (int, error) {
	r.given += len(p)
	return len(p), nil
}

func TestPanicBecomesFinding(t *testing.T) {
	if got := guard(func() { panic("out of luck") }); got != "out of luck" {
		t.Errorf("guard gave %q", got)
	}
	if got := guard(func() {}); got != "" {
		t.Errorf("guard gave %q without a panic", got)
	}
}
