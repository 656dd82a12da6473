package format

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/voices"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/theme"
)

// aForm returns a form with text in every place that comes from a map.
func aForm(text string) *voices.Form {
	return &voices.Form{
		Organization: text, Office: text, Stakeholder: "legal", Name: text,
		Beliefs: []voices.Belief{{ID: "fast", Text: text}, {ID: "parts", Text: "A list of " + text, Need: true}},
		Said:    map[string]string{"goals": "Said by " + text},
	}
}

func formOf(t *testing.T, f *voices.Form, lang string, mode theme.Mode) string {
	t.Helper()
	var b bytes.Buffer
	in, _ := words.For(lang)
	if err := WriteForm(&b, f, in, Options{Theme: mode}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestForm(t *testing.T) {
	page := formOf(t, aForm("Acme"), "", theme.Auto)
	for _, want := range []string{
		`<html lang="en">`, "<title>Questions of the Acme</title>", `data-stakeholder="legal"`, `data-file="answers-legal.json"`,
		`<p class="label">You answer for</p><p class="party">Acme</p>`, `<label for="question-goals">5. What do we want to reach with it?</label>`,
		"maxlength=\"2000\">\nSaid by Acme</textarea>", `data-expectation="parts" data-shown="A list of Acme"`, "What you have said before is filled in.",
		"default-src 'none'; script-src 'sha256-", "form-action 'none'",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the form lacks %s", want)
		}
	}
	if n := strings.Count(page, "data-question="); n != 12 {
		t.Errorf("it asks %d questions, want 12", n)
	}
	// The page loads and sends nothing.
	for _, bad := range []string{"http:", "https:", "src=", "@import", "url(", "action=", "fetch(", "XMLHttpRequest", "{{", "[["} {
		text := strings.ReplaceAll(page, "xmlns='http://www.w3.org/2000/svg'", "")
		if strings.Contains(text, bad) {
			t.Errorf("the form holds %q", bad)
		}
	}
	if formOf(t, aForm("Acme"), "", theme.Auto) != page {
		t.Error("the same form gives another page")
	}
	if german := formOf(t, aForm("Acme"), "de", theme.Dark); !strings.Contains(german, `<html lang="de" data-theme="dark">`) || !strings.Contains(german, "Was wollen wir damit erreichen?") {
		t.Error("the form in German is not in German")
	}
}

// Without a stakeholder the form asks who is answering.
func TestFormForAnybody(t *testing.T) {
	page := formOf(t, &voices.Form{Organization: "Acme", Office: "OSPO"}, "", theme.Auto)
	for _, want := range []string{`<label for="stakeholder">On whose behalf are you answering?</label><input type="text" id="stakeholder" name="stakeholder" required=""`, `data-stakeholder=""`, `data-file="answers.json"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the form lacks %s", want)
		}
	}
	if strings.Contains(page, "This is what we believe") || strings.Contains(page, "<fieldset") {
		t.Error("it says what nobody has been asked about")
	}
}

// Text from the map stays text.
func TestFormEscapes(t *testing.T) {
	const hostile = `"><script>alert(1)</script></textarea><img src=x onerror=alert(2)>{{script}}[[Date of the answers]]`
	plain, page := formOf(t, aForm("x"), "", theme.Auto), formOf(t, aForm(hostile), "", theme.Auto)
	for _, tag := range []string{"<script", "<img", "</textarea", "<label", "Date of the answers</label>"} {
		if a, b := strings.Count(plain, tag), strings.Count(page, tag); a != b {
			t.Errorf("%s stands there %d times, want %d", tag, b, a)
		}
	}
	if strings.Count(page, formJS) != 1 {
		t.Error("a text of the map is replaced")
	}
}
