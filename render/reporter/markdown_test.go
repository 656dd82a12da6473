package reporter

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

// shown parses one line of Markdown as strictly as any reader and returns the visible
// text. It fails on everything but plain words, code, and the few kinds of markup that
// reports use.
func shown(t testing.TB, line string) string {
	t.Helper()
	var seen strings.Builder
	for rest := line; rest != ""; {
		run := len(rest) - len(strings.TrimLeft(rest, "`"))
		if run == 0 {
			end := strings.IndexByte(rest, '`')
			if end < 0 {
				end = len(rest)
			}
			seen.WriteString(plainText(t, rest[:end]))
			rest = rest[end:]
			continue
		}
		code, after, ok := cutAtRun(rest[run:], run)
		if !ok {
			t.Errorf("code without an end in %q", line)
			return seen.String()
		}
		if len(code) > 1 && code[0] == ' ' && code[len(code)-1] == ' ' && strings.Trim(code, " ") != "" {
			code = code[1 : len(code)-1]
		}
		seen.WriteString(code)
		rest = after
	}
	return seen.String()
}

// cutAtRun cuts around the first run of exactly n backticks.
func cutAtRun(s string, n int) (before, after string, ok bool) {
	for at := 0; at < len(s); {
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if run == n {
			return s[:at], s[at+n:], true
		}
		at += max(run, 1)
	}
	return "", "", false
}

var (
	risky = regexp.MustCompile("[|\\[\\]<>*_#@!~&$\\\\/=+^{}\"]|%[\\w\"]|\\w\\.\\w|-\\d|:\\w")
	dates = regexp.MustCompile(`(^|\s)\d{4}-\d\d-\d\d([\s.,;:?)%]|$)`) // no site reads these as references
)

// plainText returns the text outside code.
func plainText(t testing.TB, s string) string {
	t.Helper()
	s = strings.ReplaceAll(s, "<br>", " ")
	bare := dates.ReplaceAllString(strings.ReplaceAll(s, "&#124;", ""), "$1$2")
	if found := risky.FindString(bare); found != "" {
		t.Errorf("%q may mean something in %q", found, s)
	}
	for _, r := range bare {
		if model.Hidden(r) || !unicode.IsGraphic(r) {
			t.Errorf("%q in %q", r, s)
		}
	}
	return strings.ReplaceAll(s, "&#124;", "|")
}

// fixedLines matches the lines of a report that hold nothing from a map.
var fixedLines = regexp.MustCompile(`^(### OSPO map: (errors|gaps|no gaps)|\| \| finding .*|\|---.*|</?details>|<summary>\d+ infos?</summary>|` +
	`\d+ maps: .*|Left out because a comment cannot hold more: [^\x60]* .ospomap check. lists them\.|)$`)

// readMarkdown checks a report line by line and returns the rows of its tables.
func readMarkdown(t testing.TB, text string) (rows []string) {
	t.Helper()
	if n := units(text); n > maxMarkdown {
		t.Errorf("%d units, more than fit", n)
	}
	for _, line := range strings.Split(text, "\n") {
		switch {
		case fixedLines.MatchString(line):
		case strings.HasPrefix(line, "| "):
			// The only bars are the table's: even in code, one would end a cell.
			cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |"), " | ")
			if len(cells) != 4 || strings.Count(line, "|") != 5 {
				t.Fatalf("not four cells: %q", line)
			}
			cells[0] = strings.Trim(cells[0], "*")
			for i := range cells {
				cells[i] = shown(t, cells[i])
			}
			rows = append(rows, strings.Join(cells, "; "))
		default:
			shown(t, line)
		}
	}
	return rows
}

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"nobody is recorded":              "nobody is recorded",
		`"Legal" has no, well (any) …`:    "`Legal` has no, well (any) …",
		`no "ctoo"; did you mean "cto"?`:  "no `ctoo`; did you mean `cto`?",
		`("a b"), "c"`:                    "(`a b`), `c`",
		`"a\" @b \"c" x`:                  "`a\" @b \"c` x",
		`"a`:                              "`\"a`",
		`""`:                              "`\"\"`",
		`"a\nb"`:                          "`a\\nb`",
		"ask @acme about #12 or GH-3":     "ask `@acme` about `#12` or `GH-3`",
		"x-as-a-service isn't it":         "x-as-a-service isn't it",
		"**b** _i_ ~s~ &amp; \\* ![x](y)": "`**b**` `_i_` `~s~` `&amp;` `\\*` `![x](y)`",
		"see https://a.test www.a.test":   "see `https://a.test` `www.a.test`",
		"<img src=x> :smile: $x$":         "`<img` `src=x>` `:smile:` `$x$`",
		"法務部 größer Ünï":                  "法務部 größer Ünï",
		"a\u202eb c\u00a0d 🎉":             "`a\\u202eb` `c\u00a0d` `🎉`",
		"a|b":                             "`a`&#124;`b`",
		"to \u2068\"שלום (b)\"\u2069: x":  "to \u2068`שלום (b)`\u2069: x",
		"(\u2068\"א\"\u2069, \u2068ב ג\u2069)": "(\u2068`א`\u2069, \u2068ב ג\u2069)",
		"\u2068@ב\u2069":                       "\u2068`@ב`\u2069",
		"\u2068ב\u2069x":                       "`\u2068ב\u2069x`",
		"\u2068ב c":                            "`\\u2068ב` c",
		"نرم\u200cافزار a\u200cb":              "نرم\u200cافزار `a\\u200cb`",
		"90 % · 100% of %5":                    "90 % · 100% of `%5`",
		"left on 2026-11-22, 2026-13-01":       "left on 2026-11-22, `2026-13-01`",
	} {
		if got := Prose(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"a":       "`a`",
		"a`b``c":  "```a`b``c```",
		"`":       "`` ` ``",
		"`a":      "`` `a ``",
		" a ":     "`  a  `",
		" ":       "` `",
		"|":       "&#124;",
		`a\||b`:   "`a\\`&#124;&#124;`b`",
		"a\nb\\n": "`a\\nb\\n`",
	} {
		got := Code(in)
		if got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestFence(t *testing.T) {
	if got, want := Fence("yaml", "a: b\n"), "```yaml\na: b\n```\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Fence("", "a\n````\nb"), "`````\na\n````\nb\n`````\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMarkdownSaysEverything(t *testing.T) {
	rows := readMarkdown(t, render(t, "markdown", everything(), Options{}))
	want := []string{
		"error; stakeholders[0] needs a perspective; add one of four; acme.yaml:3:4 missing-field",
		"error; unknown key role|<b>@acme #1; did you mean role?; ; acme.yaml:3:5 missing-field",
		"warning; nobody is recorded looking upward; ; acme.yaml:2:1 perspective-empty",
		"info; no mission; ; acme.yaml mission-missing",
		"info; no hats are recorded; ; acme.yaml:1:15 hats-unrecorded",
	}
	if got := strings.Join(rows, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestMarkdownVerdict(t *testing.T) {
	for want, findings := range map[string][]model.Finding{
		"### OSPO map: no gaps\n\n`m.yaml`: no findings, 1 accepted\n":         nil,
		"### OSPO map: no gaps\n\n`m.yaml`: 0 errors, 0 warnings, 1 info, 1 a": {infoFinding},
		"### OSPO map: gaps\n\n`m.yaml`: 0 errors, 1 warning, 1 info, 1 acce":  {infoFinding, warningFinding},
		"### OSPO map: errors\n\n`m.yaml`: 1 error, 1 warning, 0 infos, 1 acc": {warningFinding, errorFinding},
	} {
		files := []File{{Name: "m.yaml", Findings: findings, Accepted: []model.Finding{warningFinding}}}
		if got := render(t, "markdown", files, Options{}); !strings.HasPrefix(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestMarkdownLeavesOutTheLeastSevere(t *testing.T) {
	for _, filler := range []string{"word ", "| ", "😀 ", "`@"} {
		files := []File{{Name: "m.yaml"}}
		for range 300 {
			for _, x := range []model.Finding{infoFinding, warningFinding, errorFinding} {
				x.Message = strings.Repeat(filler, 20)
				files[0].Findings = append(files[0].Findings, x)
			}
		}
		text := render(t, "markdown", files, Options{})
		rows := readMarkdown(t, text)
		if len(rows) < 100 || len(rows) == 900 || !strings.HasPrefix(rows[99], "error") {
			t.Errorf("%q: %d rows", filler, len(rows))
		}
		_, closing, _ := strings.Cut(text, "Left out because a comment cannot hold more: ")
		closing, _, _ = strings.Cut(closing, ". `")
		var left Counts
		for _, x := range (Options{}).worstFirst(files)[len(rows):] {
			left.add(x.Severity)
		}
		if closing != left.Brief(nil) {
			t.Errorf("%q: left out %q, want %q", filler, closing, left.Brief(nil))
		}
	}
}

func TestMarkdownCutsOneHugeFinding(t *testing.T) {
	x := warningFinding
	x.Message = strings.Repeat("word ", 20000)
	rows := readMarkdown(t, render(t, "markdown", []File{{Name: strings.Repeat("n", 70000), Findings: []model.Finding{x}}}, Options{}))
	if len(rows) != 1 || !strings.Contains(rows[0], "…") {
		t.Errorf("%d rows", len(rows))
	}
}
