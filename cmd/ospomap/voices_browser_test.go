//go:build readers

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/ospomap/ospomap/model/parse"
)

const askedOffice = `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - name: Legal
    perspective: sideways
    expectations: [Answers within a day, {id: parts, text: A list of parts}]
`

// ran runs a command that must succeed, and returns its output.
func ran(t *testing.T, args ...string) string {
	t.Helper()
	var out, messages bytes.Buffer
	if code := Run(args, nil, &out, &messages, testEnv(t)); code != exitOK {
		t.Fatalf("%v ends with %d: %s", args, code, messages.String())
	}
	return out.String()
}

// TestFormInBrowser fills in a form by keyboard, saves the answers and collects them: the
// map holds what was typed.
func TestFormInBrowser(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	mapFile, form := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "form.html")
	write(t, mapFile, askedOffice)
	ran(t, "ask", mapFile, "--for", "legal", "-o", form)
	b := openTab(t, "file://"+form)
	const here = `document.activeElement.id || (document.activeElement.name ?? "") + (document.activeElement.value ?? "")`
	answer := func(id, text string) {
		b.eval(`document.getElementById("` + id + `").focus()`)
		b.do(chromedp.KeyEvent(text))
	}
	// The keyboard reaches everything, in the order of the page.
	order := []string{"", "date", "date", "date", "date", "belief-1yes", "belief-1-text", "belief-2yes", "belief-2-text", "more", "question-definition"}
	for _, want := range order {
		b.do(chromedp.KeyEvent(kb.Tab))
		b.want(here, want)
	}
	b.eval(`document.querySelector("[name=belief-1]").focus()`)
	b.do(chromedp.KeyEvent(" "))
	b.do(chromedp.KeyEvent(kb.ArrowRight))
	b.want(`document.querySelector("[name=belief-1]:checked").value`, "no")
	answer("belief-1-text", "Answers within a week")
	b.eval(`document.querySelector("[name=belief-2]").click()`)
	answer("more", "Training\n\n  A person to call ")
	answer("question-goals", "Speed: \"now\"\nand <trust>")
	b.eval(`(() => {
		const field = document.getElementById("question-legal");
		field.value = "Copy\u202eleft\u0007 👩‍👩‍👧"; // as it may come from the clipboard
		field.dispatchEvent(new Event("input", {bubbles: true}));
		document.getElementById("date").value = "2026-11-29";
	})()`)
	b.want(`document.getElementById("count").textContent`, "6 answers so far")

	// Reloading the page keeps the answers.
	b.do(chromedp.Reload())
	b.becomes(`document.readyState + document.getElementById("count")?.textContent`, "complete6 answers so far")
	b.want(`document.querySelector("[name=belief-1]:checked").value + document.getElementById("belief-1-text").value`, "noAnswers within a week")

	if _, err := chromedp.Call(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder}); err != nil {
		t.Fatal(err)
	}
	b.eval(`document.getElementById("date").value = "2026-11-29"`)
	b.eval(`document.querySelector("button").focus()`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.becomes(`document.getElementById("state").textContent`, "Saved as answers-legal.json. Now give this file to the office.")
	answers := filepath.Join(folder, "answers-legal.json")
	eventually(t, "the file is there", func() bool {
		data, err := os.ReadFile(answers)
		return err == nil && strings.HasSuffix(string(data), "}\n")
	})
	b.calm()

	if listed := ran(t, "collect", answers, "--into", mapFile); listed != mapFile+"\n" {
		t.Errorf("it lists %q", listed)
	}
	src, err := os.ReadFile(mapFile)
	if err != nil {
		t.Fatal(err)
	}
	m, findings := parse.Parse(mapFile, src)
	if len(findings) > 0 || m.Readiness == nil {
		t.Fatalf("%v\n%s", findings, src)
	}
	for i, want := range []struct{ question, text string }{{"goals", "Speed: \"now\"\nand <trust>"}, {"legal", "Copyleft 👩‍👩‍👧"}} {
		a := m.Readiness.Answers[i]
		if a.Question != want.question || a.Text != want.text || a.From[0].ID != "legal" || a.Date.String() != "2026-11-29" {
			t.Errorf("the map has %+v, want %+v", a, want)
		}
	}
	var expected []string
	for _, e := range m.Stakeholder("legal").Expectations {
		expected = append(expected, e.Text)
	}
	if got, want := strings.Join(expected, "; "), "Answers within a week; A list of parts; Training; A person to call"; got != want {
		t.Errorf("Legal expects %s, want %s", got, want)
	}
	if listed := ran(t, "collect", answers, "--into", mapFile); listed != "" {
		t.Errorf("a second time it changes %s", listed)
	}
}

// A form for anybody saves nothing before it knows who answers, and has an answer.
func TestFormForAnybodyInBrowser(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	mapFile, form := filepath.Join(folder, "ospo.yaml"), filepath.Join(folder, "form.html")
	write(t, mapFile, askedOffice)
	ran(t, "ask", mapFile, "-o", form)
	b := openTab(t, "file://"+form)
	b.want(`document.body.textContent.includes("Legal") || document.body.textContent.includes("CTO")`, "false")
	b.eval(`document.querySelector("button").click()`)
	b.want(`document.activeElement.id + document.getElementById("state").textContent`, "stakeholder")
	b.do(chromedp.KeyEvent("legal"))
	b.eval(`document.querySelector("button").click()`)
	b.want(`document.getElementById("state").textContent`, "There is nothing to save yet: answer at least one question.")
	b.calm()
}
