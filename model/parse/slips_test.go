package parse

import (
	"strings"
	"testing"
)

// TestSlips checks what is reported for common YAML mistakes: what is wrong, where, and
// what to write.
func TestSlips(t *testing.T) {
	const fine = "organization: Acme\nstakeholders:\n"
	tests := []struct{ name, src, want, hint string }{
		{"apostrophe", fine + "  - name: Audit\n    perspective: sideways\n    role: 'Don't know'\n",
			`5:11 syntax: the quotes end after "Don", but the text goes on`, `write the text in double quotes: "Don't know"`},
		{"apostrophe in braces", fine + "  - {name: 'It's us', perspective: sideways}\n",
			`3:12 syntax: the quotes end after "It", but the text goes on`, `write the text in double quotes: "It's us"`},
		{"text behind quotes", fine + "  - name: \"Legal\" and IP\n    perspective: sideways\n",
			`3:11 syntax: the quotes end after "Legal", but the text goes on`, `write the text in single quotes: '"Legal" and IP'`},
		{"no colon", fine + "  - name Legal\n    perspective: sideways\n",
			`3:5 syntax: a colon is missing after "name"`, `write name: Legal`},
		{"no colon further down", fine + "  - name: Legal\n    perspective sideways\n    role: x\n",
			`4:5 syntax: a colon is missing after "perspective"`, `write perspective: sideways`},
		{"no space", fine + "  - name: Legal\n    perspective:sideways\n    role: x\n",
			`4:5 syntax: a space is missing after the colon of "perspective:sideways"`, `write perspective: sideways`},
		{"no space at the top", "organization:Acme\nstakeholders: []\n",
			`1:1 syntax: a space is missing after the colon of "organization:Acme"`, `write organization: Acme`},
		{"ampersand", fine + "  - name: & Co\n    perspective: upward\n",
			`3:11 syntax: a text cannot begin with "&" unless it is in quotes`, `write "& Co"`},
		{"star", fine + "  - {name: * Co, perspective: upward}\n",
			`3:12 syntax: a text cannot begin with "*" unless it is in quotes`, `write "* Co"`},
		{"at sign", fine + "  - {name: B, perspective: upward, role: @legal}\n",
			`3:42 syntax: a text cannot begin with "@" unless it is in quotes`, `write "@legal"`},
		{"per cent sign", fine + "  - name: B\n    perspective: upward\n    role: %full\n",
			`5:11 syntax: a text cannot begin with "%" unless it is in quotes`, `write "%full"`},
		{"greater than", fine + "  - name: > Legal\n    perspective: upward\n",
			`3:11 syntax: a text cannot begin with ">" unless it is in quotes`, `write "> Legal"`},
		{"colon in a text", fine + "  - name: Legal: IP\n    perspective: upward\n",
			`3:11 syntax: a text that holds ": " needs quotes`, `write name: "Legal: IP"`},
		{"text behind a list", fine + "  - name: [Legal] & IP\n    perspective: upward\n",
			`3:11 syntax: a text that begins with "[" needs quotes`, `write name: "[Legal] & IP"`},
		{"dash in a text", fine + "  - name: B\n    perspective: upward\n    role: - nothing\n",
			`5:11 syntax: a text that begins with "- " needs quotes, and a list goes on lines of its own`, `write role: "- nothing"`},
		{"no dash", fine + "  - name: Legal\n    perspective: sideways\n  name: CTO\n    perspective: upward\n",
			`5:3 syntax: this entry of a list lacks its "- "`, `write - name: CTO`},
		{"several quotes", fine + "  - name: 'Rock 'n' roll'\n    perspective: upward\n",
			`3:11 syntax: the quotes end after "Rock ", but the text goes on`, `write the text in double quotes: "Rock 'n' roll"`},
		{"quoted word first in braces", fine + "  - {name: \"A\" team, perspective: upward}\n",
			`3:12 syntax: the quotes end after "A", but the text goes on`, `write the text in single quotes: '"A" team'`},
		{"no blank behind the dash", fine + "  -name: Legal\n   perspective: sideways\n",
			`3:4 syntax: a space is missing after the dash of "-name"`, `write - name: Legal`},
		{"alias", fine + "  - {name: *Legal, perspective: sideways}\n",
			`3:12 syntax: aliases are not supported: "*Legal"`, `write the value out, or put the text in quotes`},
		{"anchor", fine + "  - {name: &Legal, perspective: sideways}\n",
			`3:12 syntax: anchors are not supported: "&Legal"`, `write the value out, or put the text in quotes`},
		{"tag before a brace", fine + "  - {perspective: sideways, name: !Legal}\n",
			`3:35 syntax: a text cannot begin with "!" unless it is in quotes`, `write name: "!Legal"`},
		{"question mark", fine + "  - name: ? Legal\n    perspective: sideways\n",
			`3:11 syntax: a text cannot begin with "?" unless it is in quotes`, `write name: "? Legal"`},
		{"dash in braces", fine + "  - {name: - Legal, perspective: sideways}\n",
			`3:12 syntax: a text cannot begin with "-" unless it is in quotes`, `write name: "- Legal"`},
		{"colon in braces", fine + "  - {name: Legal: IP, perspective: upward}\n",
			`3:12 syntax: a text that holds ": " needs quotes`, `write name: "Legal: IP"`},
		{"text behind a list in braces", fine + "  - {name: [Legal] & IP, perspective: upward}\n",
			`3:12 syntax: a text that begins with "[" needs quotes`, `write name: "[Legal] & IP"`},
		{"list in a text in braces", fine + "  - {name: Legal [IP] team, perspective: upward}\n",
			`3:12 syntax: a text that holds "[" needs quotes inside { }`, `write name: "Legal [IP] team"`},
		{"hash in braces", fine + "  - {name: Team #4, perspective: upward}\n",
			`3:12 syntax: a "#" after a space begins a comment, which takes the rest of the line`, `write name: "Team #4"`},
		{"hash in braces on two lines", fine + "  - {name: B,\n     perspective: upward, role: Team #4}\n",
			`4:33 syntax: a "#" after a space begins a comment, which takes the rest of the line`, `write role: "Team #4"`},
		{"no comma in braces", fine + "  - {name: Legal perspective: upward}\n",
			`3:18 syntax: a comma is missing before "perspective"`, `write name: Legal, perspective:`},
		{"semicolon in braces", fine + "  - {name: Legal & IP; perspective: upward}\n",
			`3:22 syntax: a comma separates entries inside { }, not ";"`, `write name: Legal & IP, perspective:`},
		{"no comma at the end of a line", fine + "  - {name: Legal\n     perspective: upward}\n",
			`4:6 syntax: a comma is missing before "perspective"`, ``},
		{"two keys on a line", fine + "  - name: Legal perspective: upward\n",
			`3:17 syntax: "perspective" needs a line of its own, or the text around it quotes`, `write name: Legal and begin perspective: on the next line`},
		{"no comma between quotes", "{\"organization\": \"A\", \"stakeholders\": [{\"name\": \"B\" \"perspective\": \"upward\"}]}\n",
			`1:53 syntax: a comma is missing before the next quotes`, `write "B", "perspective"`},
		{"no comma on one line", "{\"organization\":\"A\" \"stakeholders\":[{\"name\":\"B\",\"perspective\":\"upward\"}]}\n",
			`1:21 syntax: a comma is missing before the next quotes`, `write "A", "stakeholders"`},
		{"no comma between braces", "{\"organization\":\"A\",\"stakeholders\":[{\"name\":\"B\",\"perspective\":\"upward\"}{\"name\":\"C\",\"perspective\":\"upward\"}]}\n",
			`1:72 syntax: a comma is missing before "{"`, ``},
		{"quotes in JSON on one line", "{\"organization\":\"A\",\"stakeholders\":[{\"name\":\"The \"B\" team\",\"perspective\":\"upward\"}]}\n",
			`1:45 syntax: the quotes end after "The ", but the text goes on`, `write the text in single quotes: 'The "B" team'`},
		{"text behind quotes in JSON", "{\"organization\":\"A\",\"stakeholders\":[{\"name\":\"B\",\"role\":\"x\" y,\"perspective\":\"upward\"}]}\n",
			`1:56 syntax: the quotes end after "x", but the text goes on`, `write the text in single quotes: '"x" y'`},
		{"semicolon between quotes", "{\"organization\":\"A\";\"stakeholders\":[{\"name\":\"B\",\"perspective\":\"upward\"}]}\n",
			`1:20 syntax: a comma separates entries inside { }, not ";"`, ``},
		{"comment of JavaScript at the top", "// who\n{\n  \"organization\": \"A\",\n  \"stakeholders\": [{\"name\": \"B\", \"perspective\": \"upward\"}]\n}\n",
			`1:1 syntax: a comment begins with #`, `write # in place of //`},
		{"comment of JavaScript in the first column", "{\"organization\": \"A\",\n// who\n\"stakeholders\": [{\"name\": \"B\", \"perspective\": \"upward\"}]}\n",
			`2:1 syntax: a comment begins with #`, `write # in place of //`},
		{"colon at the end of braces", fine + "  - {name: Legal, perspective:}\n",
			`3:31 missing-field: "perspective" has no value; it is required`, ``},
		{"one unknown key of a block", "organization: A\nospo: {founded: 2020}\nstakeholders:\n  - {name: Legal, perspective: sideways}\n",
			`2:8 unknown-key: the ospo block has no key "founded"`, `its keys are name, status, structure, reports_to, stage, mission or objectives`},
		{"one brace too many", fine + "  - {name: Legal, perspective: upward}}\n",
			`3:39 syntax: "}" closes nothing here`, `take it away`},
		{"no brace at the end", fine + "  - {name: Legal, perspective: upward\n  - {name: IP, perspective: upward}\n",
			`3:5 syntax: the map that opens here lacks a "," or its closing "}"`, ``},
		{"no colon in braces", fine + "  - {name: Legal, perspective upward}\n",
			`3:19 unknown-key: a colon is missing after "perspective"`, `write perspective: upward`},
		{"no space in braces", fine + "  - {name:Legal, perspective: upward}\n",
			`3:6 unknown-key: a space is missing after the colon of "name:Legal"`, `write name: Legal`},
		{"comma for a point", fine + "  - {name: Legal, perspective: sideways}\npeople:\n  - {name: Kim, allocation: 0,5}\n",
			`5:31 unknown-key: allocation ends at the comma; a number has a point before its decimals and nothing between its thousands`, `write allocation: 0.5`},
		{"comma for a point on a line", fine + "  - {name: Legal, perspective: sideways}\npeople:\n  - name: Kim\n    allocation: 0,5\n",
			`6:17 wrong-type: allocation must be a number from 0 to 1 or a share such as 50%, found "0,5"`, `write allocation: 0.5`},
		{"more than all", fine + "  - {name: Legal, perspective: sideways}\npeople:\n  - {name: Kim, allocation: 120 %}\n",
			`5:29 wrong-type: allocation must be a number from 0 to 1 or a share such as 50%, found "120 %"`, ``},
		{"thousands apart", fine + "  - {name: Legal, perspective: sideways}\ncollaborations:\n  - {to: Legal, method: funding, amount: {value: 25 000 EUR, currency: EUR, per: year}}\n",
			`5:50 wrong-type: value must be a number from 0 to 1000000000000, found "25 000 EUR"`, `write value: 25000`},
		{"word for true", fine + "  - {name: Legal, perspective: sideways}\npeople:\n  - {name: Kim, lead: ja}\n",
			`5:23 wrong-type: lead must be true or false, found "ja"`, `write lead: true`},
		{"two words in quotes for one", fine + "  - {name: Legal, perspective: \"up, side\"}\n",
			`3:32 bad-value: perspective "up, side" is not known; did you mean "upward" or "sideways"?`, `upward: those who decide on mandate, budget and expectations; sideways: other units of the organization, such as legal, security and developer tools`},
		{"sign for an id", fine + "  - {id: 👍, name: Legal, perspective: upward}\n",
			`3:10 bad-id: "👍" is not an id: lower-case letters, digits and hyphens, no hyphen first`, ``},
		{"address without https", fine + "  - {name: Legal, perspective: upward}\nprojects: [{name: P, stakeholder: Legal, url: example.org/p}]\n",
			`4:47 bad-link: "example.org/p" is not a link; use a full http, https or mailto address`, `write https://example.org/p`},
		{"address with a blank", fine + "  - {name: Legal, perspective: upward, sources: https://example.org/a b}\n",
			`3:49 bad-link: "https://example.org/a b" is not a link; use a full http, https or mailto address`, `write https://example.org/a%20b`},
		{"list without brackets", fine + "  - {name: Legal, perspective: sideways, tags: a, b}\n",
			`3:51 unknown-key: tags ends at the comma; put a list in brackets`, `write tags: [a, b]`},
		{"two words for one", fine + "  - {name: Legal, perspective: sideways, outside}\n",
			`3:42 unknown-key: "outside" stands alone; perspective takes one word`, `choose the one that matters most`},
		{"list for a word", fine + "  - {name: Legal, perspective: [sideways, outside]}\n",
			`3:32 wrong-type: perspective must be upward, downward, sideways or outside, found a list`, `choose the one that matters most`},
		{"unit behind a number", fine + "  - {name: Legal, perspective: sideways}\npeople:\n  - {name: Kim, allocation: 0.5 FTE}\n",
			`5:29 wrong-type: allocation must be a number from 0 to 1 or a share such as 50%, found "0.5 FTE"`, `write allocation: 0.5`},
		{"entries by id", "organization: Acme\nstakeholders:\n  legal:\n    name: Legal\n    perspective: sideways\ncollaborations: [{to: legal}]\n",
			`3:3 wrong-type: stakeholders must be a list, found a map`, `write each as an item that begins with "- ", and its word as id: - {id: legal, …}`},
		{"entries by perspective", "organization: Acme\nstakeholders:\n  upward:\n    - name: CTO\ncollaborations: [{to: CTO}]\n",
			`3:3 wrong-type: stakeholders must be a list, found a map`, `list them below stakeholders and give each its perspective, such as {name: Legal, perspective: sideways}`},
		{"a point between thousands", fine + "  - {name: Fund, perspective: outside}\ncollaborations:\n  - {to: Fund, method: funding, amount: {value: 25.000, currency: EUR, per: year}}\n",
			`5:49 bad-value: value "25.000" may be read in two ways: a point is before the decimals of a number, and not between its thousands`, `write 25000, or 25.00`},
		{"an exponent", fine + "  - {name: Fund, perspective: outside}\ncollaborations:\n  - {to: Fund, method: funding, amount: {value: 1e3, currency: EUR, per: year}}\n",
			`5:49 wrong-type: value must be a number from 0 to 1000000000000, found "1e3"`, `write value: 1000`},
		{"a quote that a later one closes", fine + "  - name: \"CTO\n    perspective: upward\n    role: \"decides\"\n",
			`3:11 syntax: this quote is closed by the one on line 5`, `write name: "CTO"`},
		{"a merge that was not finished", fine + "  - name: CTO\n>>>>>>> branch\n    perspective: upward\n",
			`4:1 syntax: a merge was not finished: a conflict ends here`, `keep one of the two sides, and delete the lines with the marks`},
		{"a fence of Markdown", "```yaml\n" + fine + "  - {name: CTO, perspective: upward}\n", `1:1 syntax: this line belongs to Markdown, not to the map`, `delete it`},
		{"a comment of another language", "// our map\n" + fine + "  - {name: CTO, perspective: upward}\n", `1:1 syntax: a comment begins with #`, `write # in place of //`},
		{"a wide colon", fine + "  - name: CTO\n    perspective：upward\n    role: x\n", `4:5 syntax: the colon after "perspective" is a wide one`, `write perspective: upward`},
		{"a wide blank", fine + "  - name: CTO\n    perspective:\u00a0upward\n    role: x\n",
			`4:5 syntax: the space after the colon of "perspective" is not a plain one`, `write perspective: upward`},
		{"indented with wide blanks", fine + "  - name: CTO\n\u00a0\u00a0\u00a0\u00a0perspective: upward\n    role: x\n",
			`4:1 syntax: the line is indented with spaces that are not plain ones`, `indent with plain spaces`},
		{"only the first line indented", " " + fine + "  - {name: CTO, perspective: upward}\n",
			`1:2 syntax: this line is indented, and those that belong with it are not`, hintIndent},
		{"indented too far", fine + "  - name: CTO\n      perspective: upward\n",
			`4:7 syntax: this line is indented further than "name" above, which has a value already`, hintIndent},
		{"a dash to the right", fine + "  - name: CTO\n    perspective: upward\n   - name: Legal\n    perspective: sidewais\n",
			"5:4 syntax: this entry begins in column 4, and those above it in column 3\n" +
				`6:18 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, hintIndent},
		{"an entry to the right", fine + "  - name: CTO\n    perspective: upward\n    expectations:\n      - fast\n    - name: Legal\n      perspective: sidewais\n",
			"7:5 syntax: this entry begins in column 5, and those above it in column 3\n" +
				`8:20 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, hintIndent},
		{"an entry to the left", fine + "  - name: CTO\n    perspective: upward\n - name: Legal\n   perspective: sideways\ncollaborations: [{to: Legal}]\n",
			`5:2 syntax: this entry begins in column 2, and those above it in column 3`, hintIndent},
		{"an entry to the left, and what is wrong in it", fine + "  - name: CTO\n    perspective: upwart\n - name: Legal\n   perspective: sidewais\n  - name: Board\n    perspective: upwart\n",
			`4:18 bad-value: perspective "upwart" is not known; did you mean "upward"?` + "\n" + "5:2 syntax: this entry begins in column 2, and those above it in column 3\n" +
				`6:17 bad-value: perspective "sidewais" is not known; did you mean "sideways"?` + "\n" + `8:18 bad-value: perspective "upwart" is not known; did you mean "upward"?`,
			"upward: those who decide on mandate, budget and expectations"},
		{"an entry indented into the text above", fine + "  - name: CTO\n    perspective: upward\n      - id: legal\n        name: Legal\n        perspective: sidewais\ncollaborations: [{to: Legal}]\n",
			"5:7 syntax: this entry begins in column 7, and those above it in column 3\n" + `7:22 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, hintIndent},
		{"keys in the column of the dash", fine + "  - name: CTO\n  perspective: upwart\n  role: decides\n  - name: Legal\n    perspective: sideways\n",
			"4:3 syntax: this line begins in column 3, and the entry that it belongs to in column 5\n" + `4:16 bad-value: perspective "upwart" is not known; did you mean "upward"?`, hintIndent},
		{"a key too far left", fine + "  - name: CTO\n   perspective: upward\n", "4:4 syntax: this line begins in column 4, and the entry that it belongs to in column 5", hintIndent},
		{"a dash forgotten", fine + "  - name: CTO\n    perspective: upward\n  name: Legal\n  perspective: sidewais\n  name: CFO\n  perspective: upward\n",
			`5:3 syntax: this entry of a list lacks its "- "` + "\n" + `6:16 bad-value: perspective "sidewais" is not known; did you mean "sideways"?` + "\n" + `7:3 syntax: this entry of a list lacks its "- "`, `write - name: Legal`},
		{"no comma behind quotes", fine + "  - {name: \"C\" perspective: upward}\n", `3:16 syntax: a comma is missing before "perspective"`, `write "C", perspective:`},
		{"two keys on a line", fine + "  - name: \"F\" perspective: upward\n  - name: G\n    role: \"x\", perspective: upward\n",
			`3:15 syntax: "perspective" needs a line of its own` + "\n" + `5:16 syntax: "perspective" needs a line of its own`, `end the line after "F"`},
		{"a key that is another word for one with the same values", fine + "  - {name: Legal, turnus: sideways}\n",
			`3:19 unknown-key: a stakeholder has no key "turnus"; did you mean "perspective"?`, "perspective: which way the office looks to see them (upward, downward, sideways or outside)"},
		{"entries without their keys", fine + "  - {Legal: sideways}\ncollaborations:\n  - Legal: report\n  - {CTO: [report, training]}\n",
			`3:6 unknown-key: a stakeholder is written with its keys, found "Legal: sideways"` + "\n" + `5:5 unknown-key: a collaboration is written with its keys, found "Legal: report"` + "\n" +
				`6:6 unknown-key: a collaboration is written with its keys, found "CTO: …"`, `such as {name: Legal, perspective: sideways}`},
		{"a key in another language", "organization: Acme\nstakeholders: [{naziv: CIO, perspektywa: upward}]\ncollaborations: [{to: CIO}]\n",
			`2:17 unknown-key: a stakeholder has no key "naziv"; did you mean "name"?` + "\n" + `2:29 unknown-key: a stakeholder has no key "perspektywa"; did you mean "perspective"?`, "name: who they are"},
		{"a list in another language", "organization: Acme\nintressenter: [{name: CIO, perspective: upward}]\ncollaborations: [{to: CIO}]\n",
			`2:1 unknown-key: the map has no key "intressenter"; did you mean "stakeholders"?`, "stakeholders: whom the office works with, or should"},
		{"two keys of the map in another language", "organisering: Acme\nfolk: [{name: Kim}]\nstakeholders: [{name: CIO, perspective: upward, owner: Kim}]\n",
			`1:1 unknown-key: the map has no key "organisering"; did you mean "organization"?` + "\n" + `2:1 unknown-key: the map has no key "folk"`, "organization: whom the office serves: a name, or a map"},
		{"a colon in a text of a list", fine + "- name: A\n  perspective: upward\n  expectations:\n  - Speed: within a day\n  tags: [a: b]\n  sources: [Wiki: page 3]\n",
			`6:5 wrong-type: a text that holds ": " needs quotes` + "\n" + `7:10 wrong-type: a text that holds ": " needs quotes` + "\n" + `8:13 wrong-type: a text that holds ": " needs quotes`,
			`write "Speed: within a day"`},
		{"a needed word in another language", "organization: Acme\nstakeholders: [{name: CIO, smjer: gore}]\n",
			`2:28 unknown-key: a stakeholder has no key "smjer"; did you mean "perspective"?`, "perspective: which way the office looks to see them (upward, downward, sideways or outside)"},
		{"a comma and a colon in braces", fine + "- {name: A, perspective: upward, note: Met twice, wants figures: monthly}\n",
			`3:51 unknown-key: note "Met twice" ends at the comma; a text with a comma needs quotes inside { }`, `write note: "Met twice, wants figures: monthly"`},
		{"wide colons alone", "organization: Acme\nstakeholders:\n- name：CIO\n  perspective：upward\n", `3:3 wrong-type: the colon after "name" is a wide one`, "write name: CIO"},
		{"an amount in other words", fine + "  - {name: A, perspective: upward}\ncollaborations: [{to: A, amount: {sum: 25000, unit: EUR, every: year}}, {to: A, amount: {value: 1, currency: EUR, turnus: year}}]\n",
			`4:35 unknown-key: an amount has no key "sum"; did you mean "value"?` + "\n" + `4:47 unknown-key: an amount has no key "unit"; did you mean "currency"?` + "\n" +
				`4:58 unknown-key: an amount has no key "every"; did you mean "per"?` + "\n" + `4:115 unknown-key: an amount has no key "turnus"; did you mean "per"?`, "value: how much"},
		{"one key too far left", fine + "  - name: CTO\n  role: decides\n    perspective: upwart\n    kind: sponsor\n",
			"4:3 syntax: this line begins in column 3, and the entry that it belongs to in column 5\n" + `5:18 bad-value: perspective "upwart" is not known; did you mean "upward"?`, hintIndent},
		{"the first line of an entry too far right", fine + "    - name: CTO\n     perspective: upwart\n     kind: sponsor\n   - name: Legal\n     perspective: sideways\n",
			"3:7 syntax: this entry begins in column 7, and its other lines in column 6\n" + `4:19 bad-value: perspective "upwart" is not known; did you mean "upward"?`, hintIndent},
		{"a part that is indented below a blank line", "version: 1\n\n  organization:\n  name: Acme\nstakeholders: [{name: A, perspective: upwart}]\n",
			`3:3 syntax: this line is indented further than "version" above, which has a value already` + "\n" + `5:39 bad-value: perspective "upwart" is not known; did you mean "upward"?`, hintIndent},
		{"braces without a dash", fine + "  - {name: CTO, perspective: upward}\n  {name: Legal, perspective: sidewais}\n",
			`4:3 syntax: this entry of a list lacks its "- "` + "\n" + `4:30 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, "write - {name: Legal, perspective: sidewais}"},
		{"two dashes", fine + "  - {name: CTO, perspective: upward}\n  -- name: Legal\n    perspective: sideways\n", `4:3 syntax: an entry of a list begins with "- ", not with "--"`, "write - name: Legal"},
		{"a semicolon for a colon", fine + "  - name: CTO\n    perspective: upward\n    engagement; {current: neutral, desired: leading}\n", `5:5 syntax: a colon is missing after "engagement"`, "write engagement: {current: neutral, desired: leading}"},
		{"a quote that is closed by one in braces", fine + "  - name: \"CTO\n    perspective: upward\n  - {name: Legal, role: \"Scans, notices\",\n     perspective: sideways}\n",
			`3:11 syntax: this quote is closed by the one on line 5`, `write name: "CTO"`},
		{"lists that changed places", "organization: Acme\nstakeholders:\n  - {to: CTO, method: report, cadence: wekly}\ncollaborations:\n  - {name: CTO, perspective: upward}\n",
			`2:1 unknown-key: the entries of "stakeholders" and "collaborations" have changed places` + "\n" + `3:40 bad-value: cadence "wekly" is not known; did you mean "weekly"?`, "exchange the names of the two lists"},
		{"commas behind entries", fine + "  - {name: CTO, perspective: upward},\n  - {name: Legal, perspective: sidewais}, # both\n",
			"3:37 syntax: no comma stands between entries on lines of their own\n" + `4:32 bad-value: perspective "sidewais" is not known; did you mean "sideways"?` + "\n4:41 syntax: no comma stands between entries on lines of their own", "take it away"},
		{"a semicolon for a colon in braces", fine + "  - {name: CTO, perspective; upward}\n", `3:17 unknown-key: a colon is missing after "perspective"`, "write perspective: upward"},
		{"a part on the line of its key", fine + "  - name: CTO\n    perspective: upward\n    engagement: current: neutral\n",
			`5:17 syntax: "current" needs a line of its own, or braces around it`, "write engagement: {current: neutral}"},
		{"keys below dashes in column 1", fine + "- name: CTO\nperspective: upward\n- name: Legal\nperspective: sidewais\n",
			"4:1 syntax: this line begins in column 1, and the entry that it belongs to in column 3\n" + `6:1 unknown-key: "perspective" belongs to the stakeholder above, not to the map` + "\n" + `6:14 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, hintIndent},
		{"an item that goes on with the next", fine + "  - {name: CTO, perspective: upward}\ncollaborations:\n  - to: CTO\n    method:\n    - report\n     - approval\n",
			`7:7 bad-value: "report - approval" goes on in the lines below, dashes included`, "begin the items of a list in one column"},
		{"several keys too far right", fine + "  - name: CTO\n      perspective: upwart\n      role: decides\n    kind: sponsor\n",
			`4:7 syntax: this line is indented further than "name" above, which has a value already` + "\n" + `4:20 bad-value: perspective "upwart" is not known; did you mean "upward"?`, hintIndent},
		{"a list twice", "organization: Acme\nstakeholders:\nstakeholders:\n  - {name: A, perspective: upward}\ncollaborations: [{to: A}]\n",
			`2:14 missing-field: "stakeholders" has no value; it is required` + "\n" + `3:1 duplicate-key: the map has the key "stakeholders" twice`, ""},
		{"a dash alone too far left", fine + "  - name: CTO\n    perspective: upward\n- name: Legal\n    perspective: sidewais\n",
			"5:1 syntax: this entry begins in column 1, and those above it in column 3\n" + `6:18 bad-value: perspective "sidewais" is not known; did you mean "sideways"?`, hintIndent},
		{"a letter of a short key missing", fine + "  - {nme: Legal, perspective: sideways, knd: legal}\ncollaborations: [{to: Legal}]\n",
			`3:6 unknown-key: a stakeholder has no key "nme"; did you mean "name"?` + "\n" + `3:41 unknown-key: a stakeholder has no key "knd"; did you mean "kind"?`, "name: who they are"},
		{"null as a name", fine + "  - {name: null, perspective: upward}\n", `3:12 missing-field: "name" has no value; it is required`, `in quotes it is a text: "null"`},
		{"a comma without a blank", fine + "  - {name: Büro 1,5, perspective: sideways}\n",
			`3:19 unknown-key: name "Büro 1" ends at the comma; a text with a comma needs quotes inside { }`, `write name: "Büro 1,5"`},
		{"a share with a comma", "organization: Acme\npeople:\n  - {name: Kim, allocation: 50,5 %}\nstakeholders: [{name: B, perspective: upward}]\n",
			`3:32 unknown-key: allocation ends at the comma; a number has a point before its decimals and nothing between its thousands`, `write allocation: 50.5%`},
		{"an amount with commas", fine + "  - {name: Fund, perspective: outside}\ncollaborations:\n  - {to: Fund, method: funding, amount: {value: ¥1,000,000, currency: JPY, per: year}}\n",
			`5:52 unknown-key: value ends at the comma; a number has a point before its decimals and nothing between its thousands`, `write value: 1000000`},
		{"a date with a comma", fine + "  - {name: A, perspective: upward}\ncollaborations: [{to: A, last_held: Sept. 5, 2026}]\n",
			`4:46 unknown-key: last_held "Sept. 5" ends at the comma; a text with a comma needs quotes inside { }`, `write last_held: 2026-09-05`},
		{"bullets of a word processor", fine + "  • name: Legal\n    perspective: sideways\n  – name: CTO\n    perspective: upwart\n",
			`3:3 syntax: an entry of a list begins with "- ", not with "•"` + "\n" + `5:3 syntax: an entry of a list begins with "- ", not with "–"` + "\n" +
				`6:18 bad-value: perspective "upwart" is not known; did you mean "upward"?`, `write - name: Legal`},
		{"a numbered list", fine + "  1. name: Legal\n     perspective: sideways\n", `3:3 syntax: an entry of a list begins with "- ", not with "1."`, `write - name: Legal`},
		{"a star before braces", fine + "  * {name: Legal, perspective: sideways}\n", `3:3 syntax: an entry of a list begins with "- ", not with "*"`, `write - {name: Legal, perspective: sideways}`},
		{"a tab behind a dash", fine + "  -\tname: Legal\n    perspective: sideways\n", `3:4 syntax: the space after the dash is not a plain one`, `write - name: Legal`},
		{"a comment of JavaScript", "{\n\"organization\": \"Acme\",\n\"stakeholders\": [\n{\"name\": \"A\", \"perspective\": \"upward\"}, // us\n{\"name\": \"B\", \"perspective\": \"upward\"}\n]}\n",
			`4:41 syntax: a comment begins with #`, `write # in place of //`},
		{"no comma between lines of JSON", "{\"organization\": \"Acme\",\n\"stakeholders\": [\n{\"name\": \"A\", \"perspective\": \"upward\"}\n{\"name\": \"B\"\n\"perspective\": \"upward\"}]}\n",
			"3:38 syntax: a comma is missing at the end of this line\n4:12 syntax: a comma is missing at the end of this line", `a comma stands between two entries inside { } and [ ]`},
		{"no comma before an empty line of JSON", "{\"organization\": \"Acme\",\n\"stakeholders\": [\n{\"name\": \"A\", \"perspective\": \"upward\"}\n\n{\"name\": \"B\", \"perspective\": \"upward\"}]}\n",
			"3:38 syntax: a comma is missing at the end of this line", `a comma stands between two entries inside { } and [ ]`},
		{"no comma before a comment", "organization: Acme\nstakeholders: [\n  {name: A, perspective: upward}   # the boss\n  {name: B, perspective: upwart}\n]\n",
			"3:32 syntax: a comma is missing at the end of this line\n" + `4:26 bad-value: perspective "upwart" is not known; did you mean "upward"?`, `a comma stands between two entries inside { } and [ ]`},
		{"no comma before a text", "organization: Acme\nstakeholders: [\n  {name: A, perspective: upward},\n  {name: B, perspective: upward}\n  Legal\n]\n",
			"4:32 syntax: a comma is missing at the end of this line\n5:3 wrong-type: each of stakeholders must be a map with the keys of a stakeholder, found \"Legal\"", `a comma stands between two entries inside { } and [ ]`},
		{"a word behind an entry of a list in brackets", "organization: Acme\nstakeholders: [\n  {name: A, perspective: upward},\n  {name: B, perspective: upward} us,\n  {name: C, perspective: upward}]\n",
			`4:3 syntax: a text that begins with "{" needs quotes`, `write "{name: B, perspective: upward} us"`},
		{"two values in a list in brackets", "organization: Acme\nstakeholders: [\n  {name: A, perspective: upward},\n  Legal: sideways: yes\n]\n",
			`4:10 syntax: a "," or the closing "]" is missing after this`, ``},
		{"an entry that is not closed in a list in brackets", "organization: Acme\nstakeholders: [\n  {name: A, perspective: upward},\n  {name: B, perspective: upward\n]\n",
			`4:3 syntax: the map that opens here lacks a "," or its closing "}"`, ``},
		{"a path of Windows", fine + "  - name: \"C:\\Users\\legal\"\n    perspective: upward\n",
			`3:11 syntax: a backslash has a meaning of its own in double quotes`, `write the text in single quotes: 'C:\Users\legal'`},
		{"two tags with a hash", fine + "  - name: A\n    perspective: upward\n    tags: [#oss, #legal]\n",
			`5:12 syntax: a "#" after a space begins a comment, which takes the rest of the line`, `write "#oss"`},
		{"a name that begins with a hash", fine + "  - name: #legal\n    perspective: upward\n", `3:10 missing-field: "name" has no value; it is required`, hintComment},
		{"a dash for nothing", fine + "  - name: A\n    perspective: upward\n    role: -\n", `5:11 syntax: a dash alone is no value`, `remove "role" where nothing is known`},
		{"a quote closed with another one", fine + "  - name: \"Audit”\n    perspective: upward\n  - name: “Sales\"\n    perspective: upward\n",
			`3:11 bad-value: this quote is closed by the one on line 5`, `close it where the text ends, with a plain quotation mark`},
		{"a quote that nothing closes", fine + "  - name: \"Audit”\n    perspective: upward\n", `3:11 syntax: this quote is never closed`, `write "Audit"`},
		{"a comma at the end of a line", fine + "  - name: Legal,\n    perspective: upward\n", `3:11 bad-value: name "Legal," ends with ",", which would be part of it`, `write name: Legal`},
		{"equals signs", fine + "  - name = Legal\n    perspective = upward\n", `3:5 wrong-type: a colon is missing after "name"`, `write name: Legal`},
		{"round brackets", fine + "  - (name: A, perspective: upward)\n", `3:5 syntax: the keys of an entry are put in { }, not in ( )`, `write {name: A, perspective: upward}`},
		{"a map inside a key of its own", "map:\n  organization: Acme\n  stakeholders: [{name: A, perspective: upwart}]\n",
			`1:1 unknown-key: the keys of the map are one level too deep, below "map"` + "\n" + `3:41 bad-value: perspective "upwart" is not known; did you mean "upward"?`,
			`remove "map:", and move what is below it to the left`},
		{"an entry inside a key of its own", fine + "- stakeholder: {name: A, perspective: upward}\n",
			`3:3 unknown-key: the keys of a stakeholder are one level too deep, below "stakeholder"`, `remove "stakeholder:", and move what is below it to the left`},
		{"an entry below its name", fine + "- CFO:\n    perspective: upward\ncollaborations: [{CFO: {method: report}}]\n",
			`3:3 unknown-key: the keys of a stakeholder are one level too deep, below "CFO"` + "\n" + `5:19 unknown-key: the keys of a collaboration are one level too deep, below "CFO"`,
			`write name: CFO, and the other keys beside it`},
		{"perspectives as entries", fine + "- upward:\n  - name: CTO\n", `3:3 unknown-key: stakeholders are listed below one another, not below "upward"`,
			`list them below stakeholders and give each its perspective, such as {name: Legal, perspective: sideways}`},
		{"a choice not made", fine + "  - {name: Legal, perspective: sideways, engagement: {current: neutral -> supportive}}\n",
			`3:64 bad-value: current "neutral -> supportive" is not known; did you mean "neutral" or "supportive"?`,
			`neutral: knows and is neither for nor against it; supportive: is for it`},
		{"names alone", fine + "  - Legal\ncollaborations: [{to: Legal}]\n",
			`3:5 wrong-type: each of stakeholders must be a map with the keys of a stakeholder, found "Legal"`, `such as {name: Legal, perspective: sideways}`},
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

// TestSyntaxAllAtOnce finds mistakes after a syntax error, too.
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
  - name: F
     perspective: upward
	role: x
  - {name: G, perspective: down}
  - {name: "H, perspective: upward}
`
	want := strings.Join([]string{
		`3:42 syntax: a text cannot begin with "@" unless it is in quotes`,
		`4:5 syntax: a colon is missing after "name"`,
		`6:39 syntax: a text cannot begin with "@" unless it is in quotes`,
		`7:11 syntax: a text that holds ": " needs quotes`,
		`8:18 bad-value: perspective "up" is not known; did you mean "upward"?`,
		`9:11 syntax: the quotes end after "Don", but the text goes on`,
		`10:42 syntax: the list that opens here lacks a "," or its closing "]"`,
		`11:42 syntax: a text cannot begin with "@" unless it is in quotes`,
		`13:6 syntax: this line is indented further than "name" above, which has a value already
14:1 syntax: a tab cannot indent`,
		`15:28 bad-value: perspective "down" is not known; did you mean "downward"?`,
		`16:12 syntax: this quote is never closed`,
	}, "\n")
	_, findings := Parse("map.yaml", []byte(src))
	if got := describe(findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Once the YAML can be read, the fields are reported as well, except on the lines
	// that had to be mended.
	mended := strings.Replace(src, "role: [}", "role: x}", 1)
	_, findings = Parse("map.yaml", []byte(mended))
	got := describe(findings)
	for _, line := range []string{
		`8:18 bad-value: perspective "up" is not known; did you mean "upward"?`,
		`10:15 unknown-key: a stakeholder has no key "perspektive"; did you mean "perspective"?`,
		`11:42 syntax: a text cannot begin with "@" unless it is in quotes`,
	} {
		if !strings.Contains(got, line) {
			t.Errorf("missing is %s in\n%s", line, got)
		}
	}
	if strings.Contains(got, `perspective "top"`) {
		t.Errorf("a mended line is judged:\n%s", got)
	}
}

// TestDateFixes proposes the day if a date has only one meaning, and nothing if it may
// have two.
func TestDateFixes(t *testing.T) {
	for text, want := range map[string]string{
		"31.12.2025": "2025-12-31", "12/31/2025": "2025-12-31", "2025-1-5": "2025-01-05", "5 May 2025": "2025-05-05", "2025年12月31日": "2025-12-31", "2025年12月": "2025-12",
		"1er février 2026": "2026-02-01", "1. Quartal 2026": "2026-Q1", "1T2026": "2026-Q1", "令和8年3月5日": "2026-03-05", "Mi 05.03.26": "2026-03-05",
		"mardi 5 avril 2026": "2026-04-05", "5 de outubro de 2026": "2026-10-05", "46022": "2025-12-31", "36526": "2000-01-01", "54788": "2049-12-31", "Dec-25": "2025-12", "ca. 2026": "2026", "١٥/٠٣/٢٠٢٦": "2026-03-15",
		"1/2/2026": "", "31/12/25": "", "05/03/26": "", "5 March": "", "2026-W12": "", "2026-13": "", "Marketing 2026": "", "29.02.2025": "", "yesterday": "",
	} {
		_, findings := Parse("map.yaml", []byte("organization: A\nstakeholders: [{name: B, perspective: upward}]\ncollaborations: [{to: B, last_held: "+text+"}]\n"))
		got := ""
		if len(findings) == 1 && len(findings[0].Fixes) == 1 {
			got = findings[0].Fixes[0].Edits[0].Value.Text
		}
		if got != want || len(findings) != 1 {
			t.Errorf("%s: mended to %q, want %q\n%s", text, got, want, describe(findings))
		}
	}
}
