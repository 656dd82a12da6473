package parse

import (
	"strings"
	"testing"
)

// TestSlips names what people do wrong who don't know YAML, where it stands, and
// what to write.
func TestSlips(t *testing.T) {
	const fine = "organization: Acme\nstakeholders:\n"
	tests := []struct{ name, src, want, hint string }{
		{"apostrophe", fine + "  - name: Audit\n    perspective: sideways\n    role: 'Don't know'\n",
			`5:11 syntax: the quotes end behind "Don"; the text goes on`, `write the text in double quotes: "Don't know"`},
		{"apostrophe in braces", fine + "  - {name: 'It's us', perspective: sideways}\n",
			`3:12 syntax: the quotes end behind "It"; the text goes on`, `write the text in double quotes: "It's us"`},
		{"text behind quotes", fine + "  - name: \"Legal\" and IP\n    perspective: sideways\n",
			`3:11 syntax: the quotes end behind "Legal"; the text goes on`, `write the text in single quotes: 'Legal" and IP'`},
		{"no colon", fine + "  - name Legal\n    perspective: sideways\n",
			`3:5 syntax: a colon is missing behind "name"`, `write name: Legal`},
		{"no colon further down", fine + "  - name: Legal\n    perspective sideways\n    role: x\n",
			`4:5 syntax: a colon is missing behind "perspective"`, `write perspective: sideways`},
		{"no space", fine + "  - name: Legal\n    perspective:sideways\n    role: x\n",
			`4:5 syntax: a space is missing behind the colon of "perspective:sideways"`, `write perspective: sideways`},
		{"no space at the top", "organization:Acme\nstakeholders: []\n",
			`1:1 syntax: a space is missing behind the colon of "organization:Acme"`, `write organization: Acme`},
		{"ampersand", fine + "  - name: & Co\n    perspective: upward\n",
			`3:11 syntax: a text cannot begin with "&" unless it stands in quotes`, `write "& Co"`},
		{"star", fine + "  - {name: * Co, perspective: upward}\n",
			`3:12 syntax: a text cannot begin with "*" unless it stands in quotes`, `write "* Co"`},
		{"at sign", fine + "  - {name: B, perspective: upward, role: @legal}\n",
			`3:42 syntax: a text cannot begin with "@" unless it stands in quotes`, `write "@legal"`},
		{"per cent sign", fine + "  - name: B\n    perspective: upward\n    role: %full\n",
			`5:11 syntax: a text cannot begin with "%" unless it stands in quotes`, `write "%full"`},
		{"greater than", fine + "  - name: > Legal\n    perspective: upward\n",
			`3:11 syntax: a text cannot begin with ">" unless it stands in quotes`, `write "> Legal"`},
		{"colon in a text", fine + "  - name: Legal: IP\n    perspective: upward\n",
			`3:11 syntax: a text that holds ": " needs quotes`, `write name: "Legal: IP"`},
		{"text behind a list", fine + "  - name: [Legal] & IP\n    perspective: upward\n",
			`3:11 syntax: a text that begins with "[" needs quotes`, `write name: "[Legal] & IP"`},
		{"dash in a text", fine + "  - name: B\n    perspective: upward\n    role: - nothing\n",
			`5:11 syntax: a text that begins with "- " needs quotes, and a list goes on lines of its own`, `write role: "- nothing"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, findings := Parse("map.yaml", []byte(tt.src))
			if got := describe(findings); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			} else if findings[0].Hint != tt.hint {
				t.Errorf("hint %s, want %s", findings[0].Hint, tt.hint)
			}
		})
	}
}

// TestSyntaxAllAtOnce finds what stands behind a syntax error, too.
func TestSyntaxAllAtOnce(t *testing.T) {
	src := `organization: Acme
stakeholders:
  - {name: B, perspective: upward, role: @legal}
  - name Audit
    perspective: sideways
  - {name: C, perspective: top, role: @boss}
  - name: Don: Team
    perspective: up
    role: 'Don't know'
  - {name: D, perspektive: upward, role: [}
  - {name: E, perspective: upward, role: @lost}
`
	want := strings.Join([]string{
		`3:42 syntax: a text cannot begin with "@" unless it stands in quotes`,
		`4:5 syntax: a colon is missing behind "name"`,
		`6:39 syntax: a text cannot begin with "@" unless it stands in quotes`,
		`7:11 syntax: a text that holds ": " needs quotes`,
		`9:11 syntax: the quotes end behind "Don"; the text goes on`,
		`10:43 syntax: a value is missing here`,
	}, "\n")
	_, findings := Parse("map.yaml", []byte(src))
	if got := describe(findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Once the YAML can be read, the fields are told as well, except on the lines
	// that had to be mended.
	mended := strings.Replace(src, "role: [}", "role: x}", 1)
	_, findings = Parse("map.yaml", []byte(mended))
	got := describe(findings)
	for _, line := range []string{
		`8:18 bad-value: perspective "up" is not known; did you mean "upward"?`,
		`10:15 unknown-key: a stakeholder has no key "perspektive"; did you mean "perspective"?`,
		`11:42 syntax: a text cannot begin with "@" unless it stands in quotes`,
	} {
		if !strings.Contains(got, line) {
			t.Errorf("missing is %s in\n%s", line, got)
		}
	}
	if strings.Contains(got, `perspective "top"`) {
		t.Errorf("a mended line is judged:\n%s", got)
	}
}
