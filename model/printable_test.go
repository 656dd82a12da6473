package model

import "testing"

func TestPrintable(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Head of OSPO", "Head of OSPO"},
		{"scripts", "研究 Отдел é", "研究 Отдел é"},
		{"empty", "", ""},
		{"line break and tab", "a\r\n\tb", `a\r\n\tb`},
		{"escape", "\x1b[31m", `\u001b[31m`},
		{"delete and C1", "a\x7f\u009b", `a\u007f\u009b`},
		{"zero width", "cto\u200b", `cto\u200b`},
		{"bidi override", "\u202ecto", `\u202ecto`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"tag characters", "a\U000e0041", `a\U000e0041`},
		{"Hangul filler", "\u3164", `\u3164`},
		{"byte order mark", "\ufeff", `\ufeff`},
		{"not UTF-8", "a\xffb", `a\xffb`},
		{"Arabic number sign is visible", "\u0600", "\u0600"},
		{"an isolated text stays", "a \u2068b\u2069 c", "a \u2068b\u2069 c"},
		{"an isolate that stays open", "a \u2068b", `a \u2068b`},
		{"an isolate that holds another control", "\u2068a\u202eb\u2069", `\u2068a\u202eb\u2069`},
		{"an isolate within another", "\u2068\u2068a\u2069\u2069", "\\u2068\u2068a\u2069\\u2069"},
		{"replacement character stays", "\ufffd", "\ufffd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Printable(tt.in); got != tt.want {
				t.Errorf("Printable(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{
		`R&D "lab"`: `"R&D \"lab\""`, "a\u200cb": `"a\u200cb"`, "": `""`,
		"نرم\u200cافزار": "\"نرم\u200cافزار\"", "🧑\u200d💻 team": "\"🧑\u200d💻 team\"", "\u200cنرم": `"\u200cنرم"`,
	} {
		if got := Quoted(in); got != want {
			t.Errorf("Quoted(%q) = %s, want %s", in, got, want)
		}
	}
}
