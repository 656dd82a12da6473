package parse

import (
	"os"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	tests := []struct {
		name      string
		src, want []string
	}{
		{"keys in order, unknown ones last",
			[]string{"stakeholders:", "- perspective: upward", "  mood: good", "  name: A", "version: 1", "x: 1", "organization: Acme"},
			[]string{"version: 1", "organization: Acme", "stakeholders:", "  - name: A", "    perspective: upward", "    mood: good", "x: 1"}},
		{"keys in brackets too",
			[]string{"organization: { sector: business,name: Acme , }"},
			[]string{"organization: {name: Acme, sector: business}"}},
		{"duplicate keys keep their order",
			[]string{"ospo:", "  stage: 2", "  name: A", "  stage: 1"},
			[]string{"ospo:", "  name: A", "  stage: 2", "  stage: 1"}},
		{"indent",
			[]string{"ospo:", "    objectives:", "    -   id: a", "        name: b", "    -", "        id: c"},
			[]string{"ospo:", "  objectives:", "    - id: a", "      name: b", "    - id: c"}},
		{"a word without a colon stays one",
			[]string{"ospo: {stage: 2, 12:30}"},
			[]string{"ospo: {stage: 2, 12:30}"}},
		{"JSON",
			[]string{`{"organization": {"name": "Acme"}, "stakeholders": []}`},
			[]string{"organization: {name: Acme}", "stakeholders: []"}},
		{"unusual YAML",
			[]string{"--- # a", "? x", ": b", "? y", "z: [b: c, ? d : e]", "... # f"},
			[]string{"---", "# a", "x: b", "y:", "z: [{b: c}, {d: e}]", "# f"}},

		{"quotes only where texts need them",
			[]string{"ospo:", "  name: 'it''s'", `  mission: "a, b? c"`, `  structure: 'a: b'`, "people: [{name: 'a, b'}, {name: 'why?'}, {name: \"say \\\"hi\\\"\"}]"},
			[]string{"ospo:", "  name: it's", "  structure: \"a: b\"", "  mission: a, b? c", "people: [{name: \"a, b\"}, {name: \"why?\"}, {name: say \"hi\"}]"}},
		{"quotes where others read more than text",
			[]string{"stakeholders: [{name: 1.10, role: no, tags: [010, 2024-01-01, 12:30, 'null', 1 FTE, 90d, y]}]"},
			[]string{`stakeholders: [{name: 1.10, role: "no", tags: [010, "2024-01-01", "12:30", "null", 1 FTE, 90d, "y"]}]`}},
		{"numbers and nothing as somebody wrote them",
			[]string{"ospo: {objectives: [{id: a, name: A, baseline: '4', target: 5, measure: null, due: ~}]}"},
			[]string{`ospo: {objectives: [{id: a, name: A, measure: null, baseline: "4", target: 5, due: ~}]}`}},
		{"dates, numbers and truth values as they were, except for quotes around dates",
			[]string{"ospo: {stage: 3}", "people: [{name: A, lead: true, allocation: 0.5, until: '2027-01-31'}]", "projects: [{name: '{', use: \"{\"}]"},
			[]string{"ospo: {stage: 3}", "people: [{name: A, lead: true, allocation: 0.5, until: 2027-01-31}]", `projects: [{name: "{", use: "{"}]`}},
		{"wrong quotes stay wrong",
			[]string{"ospo: {stage: '3', name: \"\", x: 'y'}"},
			[]string{"ospo: {name: \"\", stage: '3', x: 'y'}"}},
		{"what nobody sees stays as it was",
			[]string{`organization: "a\u200bb"`, `ospo: {mission: "a\nb", name: ' x '}`},
			[]string{`organization: "a\u200bb"`, `ospo: {name: ' x ', mission: "a\nb"}`}},
		{"single quotes where they save escapes",
			[]string{`organization: {name: "\"a\": b\\"}`},
			[]string{`organization: {name: '"a": b\'}`}},
		{"texts of several lines keep them",
			[]string{"ospo:", "    mission: one", "            two", "", "      three", "    objectives: [{id: a,", "       name: over", "       two}]",
				"stakeholders:", "- note: |+", "   a", "     b", "", "", "  role: \"c \\", " d\""},
			[]string{"ospo:", "  mission: one", "    two", "", "    three", "  objectives: [{id: a, name: over two}]",
				"stakeholders:", "  - role: \"c \\", "      d\"", "    note: |", "      a", "        b"}},
		{"a text that begins with a space",
			[]string{"ospo:", "    mission: |2-", "       a", "      b"},
			[]string{"ospo:", "  mission: |2-", "     a", "    b"}},

		{"one blank line for many, none at the edges",
			[]string{"", "", "organization: Acme", "", "", "", "stakeholders:", "", "  - name: A", "", "", "    role: x", "", "  - name: B", "", ""},
			[]string{"organization: Acme", "", "stakeholders:", "  - name: A", "", "    role: x", "", "  - name: B"}},
		{"a block that was the first gets its blank line",
			[]string{"organization: Acme", "", "stakeholders: []", "", "version: 1"},
			[]string{"version: 1", "", "organization: Acme", "", "stakeholders: []"}},

		{"comments move along",
			[]string{"# the map", "", "# about stakeholders", "stakeholders:", "# first", "- name: A # a name", "  # about the role", "  role: x", "  # about the id", "  id: z", "  # no more of A", "# second", "- name: B", "version: 1   # aligned", "# the end"},
			[]string{"# the map", "", "# about stakeholders", "version: 1   # aligned", "stakeholders:", "  # first", "  # about the id", "  - id: z", "    name: A # a name", "    # about the role", "    role: x", "    # no more of A", "  # second", "  - name: B", "# the end"}},
		{"a comment apart from what follows belongs to what is before",
			[]string{"ospo:", "  status: piloting", "  # more on the status", "", "  # on the name", "  name: A"},
			[]string{"ospo:", "  # on the name", "  name: A", "  status: piloting", "  # more on the status"}},
		{"comments in line with each other stay so",
			[]string{"organization:", "      name: Acme            # a", "      sector: business      # b", "                            # and more on b", "      region: 'Far North'   # c"},
			[]string{"organization:", "  name: Acme            # a", "  sector: business      # b", "                        # and more on b", "  region: Far North     # c"}},
		{"comments inside brackets",
			[]string{"organization: { # a", "  name: Acme, # b", "  # c", "  sector: business}", "people: [ # d", "  ]"},
			[]string{"organization: # a", "  name: Acme  # b", "  # c", "  sector: business", "people: [] # d"}},
		{"a # that cuts a text, and those that do not",
			[]string{"stakeholders:", "- name: Legal # and IP", "  role: \"Contracts\" # or so", "- name: Audit\t# internal", "  role: yes # in a way", "- {name: CIO # of both", "  , perspective: upward}", "- {name: CTO, # of one", "  role: 'Head of \"it\"', # d", "  perspective: upward}"},
			[]string{"stakeholders:", "  - name: Legal # and IP", "    role: Contracts  # or so", "  - name: Audit  # internal", "    role: yes # in a way", "  - name: CIO # of both", "    perspective: upward", "  - name: CTO  # of one", "    perspective: upward", "    role: Head of \"it\"  # d"}},
		{"comments between a key and its bracket",
			[]string{"organization: A", "", "people:", "  # office", "  [{name: H}]", "", "stakeholders: # all", "  # below", "  - {name: B, perspective: upward}", "", "  -", "    # C", "    {name: C, perspective: upward, tags: ['<<']}"},
			[]string{"organization: A", "", "# office", "people: [{name: H}]", "", "stakeholders: # all", "  # below", "  - {name: B, perspective: upward}", "", "  # C", "  - {name: C, perspective: upward, tags: [\"<<\"]}"}},
		{"comments behind both brackets",
			[]string{"organization: A", "stakeholders: # list", "- {name: B, perspective: upward}", "", "# own paragraph", "", "collaborations: [ # opening remark", "  {to: B, method: report}", "] # closing remark", "# the end"},
			[]string{"organization: A", "stakeholders: # list", "  - {name: B, perspective: upward}", "", "# own paragraph", "", "collaborations: # opening remark", "  - {to: B, method: report}", "  # closing remark", "# the end"}},
		{"comments between keys and values",
			[]string{"ospo:", "  # a", "  name: # b", "    # c", "    X # d", "  mission: | # e", "    # text", "people:", "  # - name: nobody yet", "stakeholders:", "  - # f", "    name: A"},
			[]string{"ospo:", "  # a", "  # c", "  # b", "  name: X # d", "  mission: | # e", "    # text", "people:", "  # - name: nobody yet", "stakeholders:", "  # f", "  - name: A"}},

		{"brackets over several lines",
			[]string{"collaborations:", "- {to: A, label: " + strings.Repeat("x", 56) + ", direction: both, cadence: weekly, owner: B}"},
			[]string{"collaborations:", "  - {to: A, label: " + strings.Repeat("x", 56) + ", direction: both, cadence: weekly,", "     owner: B}"}},
		{"too long for brackets",
			[]string{"organization: {name: A, goals: [{id: a, name: " + strings.Repeat("x", 100) + "}]}"},
			[]string{"organization:", "  name: A", "  goals:", "    - id: a", "      name: " + strings.Repeat("x", 100)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, want := strings.Join(tt.src, "\n")+"\n", strings.Join(tt.want, "\n")+"\n"
			out, refused := Format("map.yaml", []byte(src))
			if string(out) != want || len(refused) > 0 {
				t.Errorf("%s\ngot\n%s\nwant\n%s", describe(refused), out, want)
			}
			checkFormat(t, []byte(src))
		})
	}
}

func TestFormatEndsOfLines(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"Windows", "version: 1\r\n\r\nospo:\r\n    mission: |\r\n      a\r\n      b\r\n", "version: 1\r\n\r\nospo:\r\n  mission: |\r\n    a\r\n    b\r\n"},
		{"mixed, as the first", "version: 1\nospo: {}\r\n", "version: 1\nospo: {}\n"},
		{"no line break at the end", "version: 1", "version: 1\n"},
		{"byte order mark", "\ufeffversion: 1\n", "version: 1\n"},
		{"an empty mapping", "# a\n{}\n# b\n", "# a\n# b\n{}\n"},
	}
	for _, tt := range tests {
		out, refused := Format("map.yaml", []byte(tt.src))
		if string(out) != tt.want || len(refused) > 0 {
			t.Errorf("%s: got %q %s, want %q", tt.name, out, describe(refused), tt.want)
		}
	}
}

func TestFormatRefuses(t *testing.T) {
	tests := []struct{ src, want string }{
		{"a: [1\n", `1:4 syntax: the list that opens here lacks a "," or its closing "]"`},
		{"", "1:1 syntax: the file is empty"},
		{"a: &x b\n", `1:4 syntax: anchors are not supported: "&x"`},
		{"- a\n", "1:1 wrong-type: a map file holds fields such as organization and stakeholders, found a list"},
		{"{y, <}\n", "1:1 syntax: this file is too unusual to be formatted safely"}, // keys without a colon have to stay in braces
		{"x: {[a]: b}\n", "1:1 syntax: this file is too unusual to be formatted safely"},
		{"a: " + strings.Repeat("[", 60) + strings.Repeat("a,", 10_000) + strings.Repeat("]", 60), "1:1 syntax: this file is too unusual to be formatted safely"},
	}
	for _, tt := range tests {
		out, findings := Format("map.yaml", []byte(tt.src))
		if got := describe(findings); out != nil || !strings.HasPrefix(got, tt.want) || strings.Contains(got, "\n") {
			t.Errorf("%.20q: %q, findings %s", tt.src, out, got)
		}
	}
}

// TestFormatFull formats the map that uses every field.
func TestFormatFull(t *testing.T) {
	src, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !checkFormat(t, src) {
		t.Error("refused")
	}
}
