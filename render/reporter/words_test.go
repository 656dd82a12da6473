package reporter

import "testing"

// Only what Markdown, HTML or code hosting sites would act on is escaped.
func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"R&D":                             "R&D",
		"CTO / Sponsor":                   "CTO / Sponsor",
		"Forschung & Entwicklung":         "Forschung & Entwicklung",
		"1:1 update, +15 %, 80% of 3–5 €": "1:1 update, +15 %, 80% of 3–5 €",
		"法務・知的財産部（東京）、「OSPO」":              "法務・知的財産部（東京）、「OSPO」",
		"C++ and C# (v2.0) – “quoted” 🎉":   "C++ and C# (v2.0) – “quoted” 🎉",
		`The "A" team's head`:              `The "A" team's head`,
		"a ##[command] b":                  "a ##\\[command\\] b",
		"snake_case -> kebab-case":         "snake_case -&gt; kebab-case",
		"AT&T; x &amp; y &#64;":            "AT&amp;T; x &amp;amp; y &amp;#64;",
		"a|b":                              "a&#124;b",
		"**b** _i_ ~~s~~ `c` \\ [x](y)":    "\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\`c\\` \\\\ \\[x\\](y)",
		"<b>x</b> {y} ==z== $x$":           "&lt;b&gt;x&lt;/b&gt; \\{y\\} \\=\\=z\\=\\= \\$x\\$",
		"@acme a@b.test #1 GH-3 !2 %5 &6":  "`@acme` `a@b.test` `#1` `GH-3` `!2` `%5` `&6`",
		"~bug $12 :tada: [[Page]] 1a2b3c4": "`~bug` `$12` `:tada:` `[[Page]]` `1a2b3c4`",
		"see https://a.test www.a.test":    "see `https://a.test` `www.a.test`",
		"- x":                              "\\- x",
		"1. x":                             "1\\. x",
		"# x":                              "\\# x",
		"> x":                              "&gt; x",
		"2026 report, phase 2.":            "2026 report, phase 2.",
		"a\u202eb":                         "a\\\\u202eb",
		"c\u00a0d":                         "c\u00a0d",
		"نرم\u200cافزار آزاد 👩\u200d💻": "نرم\u200cافزار آزاد 👩\u200d💻",
	} {
		if got := Words(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}
