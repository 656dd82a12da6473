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
		{"研究", "研究"},
		{"Acme 研究", "acme-研究"},
		{"Отдел Закупок", "отдел-закупок"},
		{"Юрий", "юрий"},
		{"か\u3099", "が"},
		{"か", "か"},
		{"법무팀", "법무팀"},
		{"می\u200cشود", "میشود"},
		{"सुरक्षा दल", "सुरक्षा-दल"},
		{"Ελληνική", "ελληνική"},
		{"ḍâ ǿ", "da-o"},
		{"🧑\u200d💻 Developers", "developers"},
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
