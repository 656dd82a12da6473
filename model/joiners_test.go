package model_test

import (
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestSpells(t *testing.T) {
	tests := []struct {
		text string
		at   rune // the character to check
		want bool
	}{
		{"می\u200cشود", 0x200c, true},         // Persian
		{"نرم\u200cافزار آزاد", 0x200c, true}, // before an alef
		{"کار\u200cها", 0x200c, false},        // reh joins nothing after it
		{"می\u200c", 0x200c, false},           // at the end
		{"\u200cمی", 0x200c, false},           // at the start
		{"می\u200c\u200cشود", 0x200c, false},  // doubled
		{"می \u200cشود", 0x200c, false},       // beside a space
		{"A\u200cB", 0x200c, false},
		{"А\u200cБ", 0x200c, false},
		{"क्\u200cष", 0x200c, true},  // after a virama
		{"क\u200cष", 0x200c, false},  // without one
		{"क्\u200d", 0x200d, true},   // the half form of a letter
		{"ශ්\u200dරී", 0x200d, true}, // Sinhala
		{"നന്\u200d", 0x200d, true},  // Malayalam
		{"A\u200dB", 0x200d, false},
		{"می\u200dشود", 0x200d, false},
		{"🧑\u200d💻 Developers", 0x200d, true},
		{"🧑🏽\u200d💻", 0x200d, true},
		{"🏳️\u200d🌈", 0x200d, true},
		{"👩\u200d⚕\ufe0f", 0x200d, true},
		{"👩\u200d", 0x200d, false},
		{"👩\u200dA", 0x200d, false},
		{"❤\ufe0f", 0xfe0f, true},
		{"1\ufe0f\u20e3", 0xfe0f, true},
		{"1\ufe0f", 0xfe0f, false},
		{"A\ufe0f", 0xfe0f, false},
		{"\U0001f3f4\U000e0067\U000e0062\U000e007f", 0xe0067, true},
		{"\U0001f3f4\U000e0067\U000e0062", 0xe0067, false},
		{"A\U000e0067\U000e007f", 0xe0067, false},
		{"A\u200bB", 0x200b, false},
		{"A\u202eB", 0x202e, false},
	}
	for _, tt := range tests {
		for i, r := range tt.text {
			if r == tt.at {
				if got := model.Spells(tt.text, i); got != tt.want {
					t.Errorf("%+q: U+%04X spells: %v, want %v", tt.text, r, got, tt.want)
				}
				break
			}
		}
	}
}

func TestPrintableKeepsSpelling(t *testing.T) {
	for text, want := range map[string]string{
		"می\u200cشود": "می\u200cشود",
		"🧑\u200d💻":    "🧑\u200d💻",
		"A\u200cB":    `A\u200cB`,
		"A\u200b":     `A\u200b`,
	} {
		if got := model.Printable(text); got != want {
			t.Errorf("%+q is shown as %+q, want %+q", text, got, want)
		}
	}
	if got := model.WithoutJoiners("می\u200cشود ❤\ufe0f abc"); got != "میشود ❤ abc" {
		t.Errorf("without joiners: %+q", got)
	}
}
