package model_test

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestNamesLike(t *testing.T) {
	var names model.Names
	for _, n := range []string{
		"Legal & IP", "Management Board (Vorstand)", "CIO", "Chief Technology Officer", "Developer tools", "Anna Brown",
		"Security", "Procurement of software", "研究開発部", "Upstream communities", "Works council", "CTO Office", "Information security", "Jürgen Groß",
	} {
		names.Add(n, n)
	}
	tests := []struct{ text, want string }{
		{"Legal", "Legal & IP"},
		{"legal and ip", "Legal & IP"},
		{"Legal team", "Legal & IP"},
		{"Vorstand", "Management Board (Vorstand)"},
		{"management board", "Management Board (Vorstand)"},
		{"Anna", "Anna Brown"},
		{"Chief Information Officer", "CIO"},
		{"CTO", "CTO Office"},
		{"COT", ""},
		{"CFO", ""},
		{"Sec", "Security"},
		{"Securty", "Security"},
		{"Se", ""},
		{"PS", "Procurement of software"},
		{"POS", "Procurement of software"},
		{"研究", "研究開発部"},
		{"Chief Tecnology Officer", "Chief Technology Officer"},
		{"Chief Financial Officer", ""},
		{"Product team", ""},
		{"Somebody else", ""},
		{"InfoSec", "Information security"},
		{"DevTools", "Developer tools"},
		{"Infotools", ""},
		{"Juergen Gross", "Jürgen Groß"},
		{"Jurgen Gross", "Jürgen Groß"},
		{"", ""},
		{"&", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(names.Like(tt.text), ", "); got != tt.want {
			t.Errorf("%q is like %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A word that several names contain returns all of them, up to three.
func TestNamesLikeSeveral(t *testing.T) {
	var names model.Names
	for _, n := range []string{"Legal Europe", "Legal Asia", "Legal Africa", "Legal America", "Marketing"} {
		names.Add(n, n)
	}
	if got := strings.Join(names.Like("legal"), ", "); got != "Legal Europe, Legal Asia, Legal Africa" {
		t.Errorf("found %s", got)
	}
}
