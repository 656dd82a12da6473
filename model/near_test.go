package model

import (
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	known := []string{"cto", "security", "Legal", "on-demand", "stakeholders", "stage", "研究所"}
	tests := []struct{ word, want string }{
		{"ctoo", "cto"},
		{"cot", "cto"},
		{"ct", "cto"},
		{"c", ""},
		{"secruity", "security"},
		{"legal", "Legal"},
		{"ondemand", "on-demand"},
		{"stakeholder", "stakeholders"},
		{"stag", "stage"},
		{"研究部", "研究所"},
		{"marketing", ""},
		{"", ""},
		{strings.Repeat("x", 1000), ""},
	}
	for _, tt := range tests {
		if got := Near(tt.word, known); got != tt.want {
			t.Errorf("Near(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
	if got := Near("bat", []string{"cat", "hat", "bit"}); got != "cat" {
		t.Errorf("of equally close words the first wins, found %q", got)
	}
	if got := Near("abcd", []string{strings.Repeat("abcd", 1000), "abce"}); got != "abce" {
		t.Errorf("found %q", got)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"abc", "abc", 0}, {"abcdef", "uvwxyz", 4},
	}
	for _, tt := range tests {
		if got := distance([]rune(tt.a), []rune(tt.b), 3); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
