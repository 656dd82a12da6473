package model

import (
	"strings"
	"testing"
)

func TestCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0 gaps", 1: "1 gap", 2: "2 gaps"} {
		if got := Counted(n, "gap"); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestCapitalised(t *testing.T) {
	for text, want := range map[string]string{"": "", "a b": "A b", "élan": "Élan", "ß": "ß", "\xff": "\xff", "4 gaps": "4 gaps"} {
		if got := Capitalised(text); got != want {
			t.Errorf("%q begins as %q, want %q", text, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		" two\n  words ":                 "two words",
		strings.Repeat("é", 60):          strings.Repeat("é", 60),
		strings.Repeat("é", 61):          strings.Repeat("é", 59) + "…",
		strings.Repeat("é", 58) + " é é": strings.Repeat("é", 58) + "…", // no space before the sign
	} {
		if got := Short(text); got != want {
			t.Errorf("%q is cut to %q, want %q", text, got, want)
		}
	}
}
