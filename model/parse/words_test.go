package parse

import (
	"strings"
	"testing"
)

func replaceVerb(format, text string) string { return strings.Replace(format, "%s", text, 1) }

func TestSlug(t *testing.T) {
	tests := []struct{ name, want string }{
		{"CTO", "cto"},
		{"  Head of OSPO ", "head-of-ospo"},
		{"R&D -- Platform/Infra", "r-d-platform-infra"},
		{"Café Zürich", "cafe-zurich"},
		{"Cafe\u0301", "cafe"},
		{"Straße", "strasse"},
		{"Ærø Łódź Đorđe Þór ĦŊŦ", "aero-lodz-dorde-thor-hnt"},
		{"Ｆｕｌｌ　ｗｉｄｔｈ", "full-width"},
		{"ﬁrst №2 x²", "first-no2-x2"},
		{"İstanbul Iğdır", "istanbul-igdir"},
		{"研究", "78147a76"},
		{"Acme 研究", "acme-78147a76"},
		{"Отдел", "043e04420434043504 3b"},
		{"が", "304b3099"},
		{"か", "304b"},
		{"🚀", "1f680"},
		{"❤\ufe0f Team", "team"},
		{"+++", "002b002b002b"},
		{"-a-", "a"},
		{"", ""},
		{" ", ""},
	}
	for _, tt := range tests {
		want := strings.ReplaceAll(tt.want, " ", "")
		got := Slug(tt.name)
		if got != want {
			t.Errorf("Slug(%q) = %q, want %q", tt.name, got, want)
		}
		if got != "" && (!isID(got) || Slug(got) != got) {
			t.Errorf("Slug(%q) = %q is not an id that stays the same", tt.name, got)
		}
	}
}
