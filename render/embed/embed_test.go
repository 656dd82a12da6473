package embed

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

const (
	begin = "<!-- ospomap:begin map=a.yaml -->\n"
	end   = "<!-- ospomap:end -->\n"
)

// describe lists problems in the form that these tests expect.
func describe(problems []Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%d: %s", p.Line, p.Message))
	}
	return strings.Join(lines, "\n")
}

func TestProblems(t *testing.T) {
	marker := func(attributes string) string { return "<!-- ospomap:begin " + attributes + " -->\n" + end }
	tests := []struct{ name, src, want string }{
		{"never ends", "text\n\n" + begin, "3: the block that begins here never ends"},
		{"never begins", "text\n" + end, "2: no block begins before this end"},
		{"nested", begin + begin + end + end, "2: a block begins inside the one that begins on line 1"},
		{"an end is missing", begin + begin + end, "1: the block that begins here never ends\n2: a block begins inside the one that begins on line 1"},
		{"everything at once", end + marker("map=a.yaml veiw=gaps") + begin, "1: no block begins before this end\n" +
			"2: unknown attribute \"veiw\"; did you mean \"view\"?\n4: the block that begins here never ends"},
		{"unknown word", "<!-- ospomap:beginn map=a.yaml -->\n", `1: unknown marker "ospomap:beginn"; did you mean "ospomap:begin"?`},
		{"no word", "<!-- ospomap: begin map=a.yaml -->\n", `1: unknown marker "ospomap:"; allowed: ospomap:begin, ospomap:end`},
		{"end with attributes", begin + "<!-- ospomap:end map=a.yaml -->\n", "2: an end marker takes no attributes"},
		{"not closed", "<!-- ospomap:begin map=a.yaml\n" + end, "1: the marker is not closed by \"-->\" on its line\n2: no block begins before this end"},
		{"text after it", "<!-- ospomap:begin map=a.yaml --> text\n", "1: " + alone},
		{"two in a line", "<!-- ospomap:begin map=a.yaml --> <!-- ospomap:end -->\n", "1: " + alone},
		{"text before it", "a\nb `c` <!-- ospomap:end -->\n", "2: " + alone},
		{"code that is none", "`a\n`` <!-- ospomap:end -->\n", "2: " + alone},
		{"mixed forms", begin + "{/* ospomap:end */}\n", `2: the block begins with "<!--" on line 1 and ends with "{/*"`},
		{"indented otherwise", begin + "- item\n\n  " + end, "4: the end is not indented like the marker on line 1"},

		{"no map", marker("view=gaps"), "1: the marker names no map; write map=FILE"},
		{"twice", marker("map=a.yaml map=b.yaml"), `1: "map" is given twice`},
		{"no value", marker("map="), `1: "map" has no value`},
		{"no equals sign", marker("map a.yaml"), "1: \"map\" is not an attribute such as map=ospo.yaml\n1: \"a.yaml\" is not an attribute such as map=ospo.yaml"},
		{"no name", marker("=x map=a.yaml"), `1: "x" is not an attribute such as map=ospo.yaml`},
		{"open quotation", marker(`map=a.yaml title="Us`), `1: the value of "title" is not closed by a quotation mark`},
		{"no space", marker(`title="Us"map=a.yaml`), `1: a space is missing after the value of "title"`},
		{"invisible", marker("map=a\u200b.yaml"), `1: the value of "map" holds an invisible character: "a\u200b.yaml"`},
		{"unknown view", marker("map=a.yaml view=compas"), `1: unknown view "compas"; did you mean "compass"?`},
		{"unknown format", marker("map=a.yaml format=pdf"), `1: unknown format "pdf"; allowed: png, svg`},
		{"unknown theme", marker("map=a.yaml theme=drak"), `1: unknown theme "drak"; did you mean "dark"?`},
		{"unknown density", marker("map=a.yaml density=tiny"), `1: unknown density "tiny"; known are auto, star, cards, compact, rows, slide`},
		{"width", marker("map=a.yaml width=120%"), `1: "120%" is not a width such as 800 or 100%`},
		{"width with unit", marker(`map=a.yaml width=8"x`), `1: "8\"x" is not a width such as 800 or 100%`},
		{"other ending", marker("map=a.yaml out=a.jpg"), `1: the picture "a.jpg" has to end in ".svg"`},
		{"not the format's ending", marker("map=a.yaml out=a.svg format=png"), `1: the picture "a.svg" has to end in ".png"`},
		{"absolute", marker("map=/a.yaml out=/b.svg"), "1: map \"/a.yaml\": the path has to be relative to the document\n1: out \"/b.svg\": the path has to be relative to the document"},
		{"foreign path", marker(`map=..\a.yaml out=C:b.svg`), "1: map \"..\\\\a.yaml\": a path has / between its folders, and neither \\ nor colon\n1: out \"C:b.svg\": a path has / between its folders, and neither \\ nor colon"},
		{"picture words for a table", marker("map=a.yaml view=gaps width=100 theme=dark"), "1: \"theme\" does not apply to the view \"gaps\", which is a table\n1: \"width\" does not apply to the view \"gaps\", which is a table"},
		{"words of another view", marker("map=a.yaml view=calendar density=rows"), `1: "density" does not apply to the view "calendar", only to compass`},
		{"HTML in MDX", "{/* ospomap:begin map=a.yaml theme=both */}\n{/* ospomap:end */}\n", "1: theme=both and width take HTML, in which MDX finds no files; leave them out, or write the marker as <!-- -->"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, problems := Parse([]byte(test.src)); describe(problems) != test.want {
				t.Errorf("got\n%s\nwant\n%s", describe(problems), test.want)
			}
		})
	}
}

// TestText covers text that only looks like a marker. The block after each shows that the
// scanner has found the end of it.
func TestText(t *testing.T) {
	tests := map[string]string{
		"fence":                       "```md\n" + begin + "```\n",
		"fence of tildes":             "~~~\n" + begin + "```\n~~~\n",
		"longer fence":                "````\n```\n" + begin + "```\n````\n",
		"indented text in a fence":    "```\n    ```\n" + begin + "```\n",
		"fence in a list item":        "- a\n\n  ```\n  " + begin + "  ```\n",
		"fence at a list item":        "1. ```\n   " + begin + "   ```\n",
		"fence that its item ends":    "- ```\n  " + begin + "\n",
		"fence that its quote ends":   "> ```\n> " + begin + "\n",
		"fence in a quoted list":      "> - ~~~\n>   " + begin + ">   ~~~\n",
		"indented code":               "text\n\n    " + begin + "\n",
		"code indented by a tab":      "\t" + begin + "\n",
		"indented code in a list":     "- a\n\n      " + begin + "\n",
		"code in a line":              "a `<!-- ospomap:begin -->` b\n\n",
		"code with two backticks":     "a `` ` <!-- ospomap:end --> `` b\n\n",
		"code over two lines":         "a `b\nc <!-- ospomap:end --> d` e\n\n",
		"code in a box of MkDocs":     "!!! note\n    ```\n    " + begin + "    ```\n",
		"code of MDX":                 "a `{/* ospomap:end */}`\n\n",
		"escaped":                     "a \\<!-- ospomap:end -->\n\n",
		"comment":                     "<!--\n```\n" + "ospomap:begin -->\n",
		"front matter":                "---\nnote: \"" + strings.TrimSpace(begin) + "\"\n---\n",
		"front matter of TOML":        "+++\nnote = '" + strings.TrimSpace(end) + "'\n+++\n",
		"a rule, no front matter":     "---\n\ntext\n",
		"other comments":              "<!-- ospomap -->\n<!-- toc:begin -->\n",
		"backticks with a code after": "``` a ``` `\n\n",
	}
	for name, src := range tests {
		for _, newline := range []string{"\n", "\r\n"} {
			src := strings.ReplaceAll(src+begin+end, "\n", newline)
			doc, problems := Parse([]byte(src))
			if len(doc.Blocks) != 1 || len(problems) > 0 {
				t.Errorf("%s: %d blocks, want 1 in\n%s\n%s", name, len(doc.Blocks), src, describe(problems))
			} else if line := strings.Count(src, "\n") - 1; doc.Blocks[0].Line != line {
				t.Errorf("%s: the block is in line %d, want %d", name, doc.Blocks[0].Line, line)
			}
		}
	}
}

// Indented text in an admonition or tab of MkDocs is Markdown rather than code.
func TestBoxes(t *testing.T) {
	indented := func(by string) string { return by + begin + by + end }
	for _, box := range []string{"!!! note", "??? note \"Title\"", "???+ tip", "=== \"Tab\""} {
		src := box + "\n" + indented("    ") + "\n    - item\n\n" + indented("        ") + "\n    !!! tip\n" + indented("        ") + "\n" + begin + end
		doc, problems := Parse([]byte(src))
		if len(doc.Blocks) != 4 || len(problems) > 0 {
			t.Errorf("%d blocks, want 4 in\n%s\n%s", len(doc.Blocks), src, describe(problems))
		}
	}
}

func TestForeign(t *testing.T) {
	for name, want := range map[string]string{
		"README": "", "README.md": "", ".": "", "docs/..": "", "docs/a.MDX": "", "a.markdown": "", "a.qmd": "",
		"a.adoc": "AsciiDoc", "a.rst": "reStructuredText", "a.ipynb": "a notebook", "a.b.html": "HTML",
		"a.xyz": "of a kind that is not known (.xyz)", "a.txt": "of a kind that is not known (.txt)",
	} {
		if got := Foreign(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	const content = "one\n\ntwo\n"
	tests := []struct{ name, src, want string }{
		{"empty", "a\n" + begin + end + "b", "a\n" + begin + "\none\n\ntwo\n\n" + end + "b"},
		{"replaced", begin + "x\n" + end, begin + "\none\n\ntwo\n\n" + end},
		{"no line end after it", begin + "<!-- ospomap:end -->", begin + "\none\n\ntwo\n\n<!-- ospomap:end -->"},
		{"CRLF", "a \r\n<!--ospomap:begin map=a.yaml-->\r\n<!--ospomap:end-->\r\n", "a \r\n<!--ospomap:begin map=a.yaml-->\r\n\r\none\r\n\r\ntwo\r\n\r\n<!--ospomap:end-->\r\n"},
		{"byte order mark", "\ufeff" + begin + end, "\ufeff" + begin + "\none\n\ntwo\n\n" + end},
		{"below a paragraph", "a\n" + begin + end, "a\n" + begin + "\none\n\ntwo\n\n" + end},
		{"quote", "> " + begin + "> x\n> " + end, "> " + begin + ">\n> one\n>\n> two\n>\n> " + end},
		{"list item", "- a\n\n  " + begin + "  " + end, "- a\n\n  " + begin + "\n  one\n\n  two\n\n  " + end},
		{"beginning a list item", "1. " + begin + "   " + end, "1. " + begin + "\n   one\n\n   two\n\n   " + end},
		{"tabs", "-\ta\n\n\t" + begin + "\t" + end, "-\ta\n\n\t" + begin + "\n\tone\n\n\ttwo\n\n\t" + end},
		{"MDX", "{/* ospomap:begin map=a.yaml */}\n{/* ospomap:end */}\n", "{/* ospomap:begin map=a.yaml */}\n\none\n\ntwo\n\n{/* ospomap:end */}\n"},
		{"two", begin + end + "- \xff\n" + begin + end, begin + "\none\n\ntwo\n\n" + end + "- \xff\n" + begin + "\none\n\ntwo\n\n" + end},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := fill(t, []byte(test.src), content, true)
			if string(got) != test.want {
				t.Errorf("got\n%q\nwant\n%q", got, test.want)
			}
			if again := fill(t, got, content, false); string(again) != test.want {
				t.Errorf("a second time it gives\n%q", again)
			}
		})
	}
}

// fill fills every block with content, and checks whether the blocks are stale.
func fill(t *testing.T, src []byte, content string, stale bool) []byte {
	t.Helper()
	doc, problems := Parse(src)
	if len(problems) > 0 {
		t.Fatalf("%s\n%s", describe(problems), src)
	}
	contents := make([]string, len(doc.Blocks))
	for i, b := range doc.Blocks {
		contents[i] = content
		if doc.Stale(b, content) != stale {
			t.Errorf("line %d: stale is %t", b.Line, !stale)
		}
	}
	return doc.Fill(contents)
}

// FuzzFill fills arbitrary documents: what is outside the blocks stays unchanged, and a
// second run finds the same blocks and changes nothing.
func FuzzFill(f *testing.F) {
	for _, src := range []string{
		begin + end, "> " + begin + "> - x\n> " + end, "- " + begin + "\n    y\n  " + end, "`" + begin + "`\n" + begin + end,
		"a\n      " + begin + "b\n      " + end, "```\n" + begin + "~~~\n" + end + "```\n", "1)\t" + begin + "\t" + end,
		"\ufeff{/* ospomap:begin map=a.yaml title='x' */}\r\n<!--\r\n{/* ospomap:end */}",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var doc *Document
		var problems []Problem
		testkit.Bound(t, len(src), 512, func() { doc, problems = Parse(src) })
		if len(problems) > 0 {
			return
		}
		contents, long := make([]string, len(doc.Blocks)), len(src)
		for i, b := range doc.Blocks {
			contents[i] = b.Reference("`" + string(src[:b.start]))
			long += len(contents[i])
		}
		var filled []byte
		testkit.Bound(t, long, 512, func() { filled = doc.Fill(contents) })
		again, problems := Parse(filled)
		if len(problems) > 0 || len(again.Blocks) != len(doc.Blocks) {
			t.Fatalf("%d blocks became %d: %s\n%q", len(doc.Blocks), len(again.Blocks), describe(problems), filled)
		}
		for i, b := range again.Blocks {
			if again.Stale(b, contents[i]) {
				t.Errorf("block %d is stale in %q", i, filled)
			}
		}
		if a, b := outside(doc), outside(again); a != b {
			t.Errorf("%q became %q", a, b)
		}
	})
}

// outside returns the parts of a document outside its blocks.
func outside(d *Document) string {
	var out strings.Builder
	from := 0
	for _, b := range d.Blocks {
		out.Write(d.src[from:b.start])
		from = b.end
	}
	out.Write(d.src[from:])
	return out.String()
}
