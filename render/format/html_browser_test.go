//go:build readers

package format

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// TestPage explores the page of a map in a browser, as a reader would.
func TestPage(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	acme := htmlOf(t, compassOf(t, "../../samples/acme.yaml"), theme.Auto)
	for _, tt := range []struct {
		name string
		run  func(*page)
	}{
		{"search finds", searchFinds},
		{"filters hide", filtersHide},
		{"the keyboard reaches every card", keyboardReachesCards},
		{"the panel opens and gives the focus back", panelOpens},
		{"a card shows its collaborations alone", cardStandsOut},
		{"a finding's edit is copied", editIsCopied},
		{"pan and zoom", panAndZoom},
		{"two fingers zoom", fingersZoom},
		{"light and dark", lightAndDark},
		{"a reload shows the same again", reloadKeeps},
		{"any address will do", anyAddress},
		{"print shows the picture alone", printShowsPicture},
		{"the policy holds", policyHolds},
		{"without its script", withoutScript},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.run(openPage(t, browser, acme, 1440, 900)) })
	}
	t.Run("in a low window", func(t *testing.T) {
		p := openPage(t, browser, acme, 1440, 360)
		p.want(`(() => { const a = document.querySelector(".om").getBoundingClientRect(); return a.width > 600 && Math.abs(a.left + a.right - 1440) < 2; })()`, "true")
	})
	t.Run("on a phone", func(t *testing.T) { fitsPhone(openPage(t, browser, acme, 390, 844)) })
	t.Run("a wide view on a phone", func(t *testing.T) {
		for name, s := range everyView(t, "../../samples/acme.yaml") {
			if name == "report" {
				continue // a document, not a zoomable picture
			}
			t.Log(name)
			p := openPage(t, browser, htmlOf(t, s, theme.Auto), 390, 844)
			p.want(`(() => { const a = document.querySelector(".om").getBoundingClientRect(); return a.left <= 0 && a.right >= 390; })()`, "true")
			p.want(`new DOMMatrix(getComputedStyle(document.querySelector(".om")).transform).a >= 0.5`, "true")
		}
	})
	t.Run("rows and numbers", func(t *testing.T) {
		src := htmlOf(t, compassOf(t, "../../samples/group.yaml"), theme.Auto)
		rowsStandOut(openPage(t, browser, src, 1440, 900))
	})
	t.Run("what several share", func(t *testing.T) {
		s := &scene.Scene{Width: 300, Height: 100, Title: "Shared"}
		card := func(id, class string, x float64, data ...scene.Attr) {
			box := &scene.Rect{X: x, Y: 20, W: 60, H: 60, Paint: scene.Paint{Fill: scene.Card}}
			s.Root = append(s.Root, &scene.Group{ID: id, Class: class, Label: id, Data: data, Children: []scene.Node{box}})
		}
		card("a", "card upward", 10)
		card("b", "card outside", 90)
		card("ab", "card goal", 170, scene.Attr{Name: "for", Value: "a b"})
		card("onlyb", "card goal", 235, scene.Attr{Name: "for", Value: "b"})
		s.Details = func() []scene.Detail {
			return []scene.Detail{{ID: "a", Title: "A", Perspective: "upward"}, {ID: "b", Title: "B", Perspective: "outside"}}
		}
		sharedStandsOut(openPage(t, browser, htmlOf(t, s, theme.Auto), 1440, 900))
	})
	t.Run("names run as they begin", func(t *testing.T) {
		s := &scene.Scene{Width: 300, Height: 100, Title: "Directions"}
		s.Details = func() []scene.Detail {
			return []scene.Detail{{ID: "a", Title: "إدارة Kubernetes وOpenStack", Subtitle: "Legal (قسم) ABC", Perspective: "upward"},
				{ID: "b", Title: "Işık نرم\u200cافزار Đối Łódź Straße", Perspective: "outside"}}
		}
		for i, id := range []string{"a", "b"} {
			box := &scene.Rect{X: float64(100 * i), W: 90, H: 60, Paint: scene.Paint{Fill: scene.Card}}
			s.Root = append(s.Root, &scene.Group{ID: id, Class: "card upward", Label: id, Children: []scene.Node{box}})
		}
		p := openPage(t, browser, htmlOf(t, s, theme.Auto), 1440, 900)
		for _, typed := range []string{"ışık", "isik", "نرمافزار", "doi", "lodz", "strasse"} { // spelt as on the readers' keyboards
			p.want(`(() => { const q = document.getElementById("query"); q.value = "`+typed+`"; q.dispatchEvent(new Event("input", {bubbles: true})); return [...document.querySelectorAll(".om .hit")].map(e => e.id).join(); })()`, "b")
		}
		p.click("#a")
		begins := func(place, first, second string) string {
			return `(() => { const text = document.querySelector("` + place + `").firstChild, left = word => { const r = document.createRange(), i = text.data.indexOf(word); ` +
				`r.setStart(text, i); r.setEnd(text, i + word.length); return r.getBoundingClientRect().left; }; return left("` + first + `") < left("` + second + `"); })()`
		}
		p.want(begins("#name-a", "إدارة", "Kubernetes"), "false")
		p.want(begins(".shown .role", "Legal", "ABC"), "true")
	})
	t.Run("hostile names do nothing", func(t *testing.T) { hostileIsInert(t, browser) })
}

// anyAddress opens addresses that match no card. The page must not break: openPage fails
// if it reports a problem.
func anyAddress(p *page) {
	for _, fragment := range []string{"100%", "nobody"} {
		p.do(chromedp.Navigate("file://" + p.file + "#" + fragment))
		p.reload()
		p.want(`document.documentElement.classList.contains("open")`, "false")
		p.click("#stakeholder-legal")
		p.want(`document.documentElement.classList.contains("open")`, "true")
		p.do(chromedp.Navigate("about:blank"))
	}
}

// editIsCopied copies the fix of a finding, by mouse and by keyboard, also where the page
// may not write to the clipboard itself.
func editIsCopied(p *page) {
	const edit = "collaborations:\n  - {to: Developer tools, method: communication, purpose: Ask who could, status: planned, owner: Open source engineer}\n# in stakeholders, in the entry of Developer tools:\nowner: Open source engineer\n"
	eval[any](p, `window.copied = ""; addEventListener("copy", () => window.copied = document.activeElement.value); Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async text => { window.copied = text; }}}); 0`)
	p.click("#stakeholder-developer-tools")
	p.want(`document.querySelector(".shown .findings:not(.start) .copy").textContent`, "Copy the edit")
	p.click(".shown .findings:not(.start) .copy")
	p.want(`window.copied`, edit)
	p.want(`document.querySelector(".shown .findings:not(.start) .copy").textContent`, "Copied")
	eval[any](p, `document.activeElement.blur()`)
	p.want(`document.querySelector(".shown .findings:not(.start) .copy").textContent`, "Copy the edit")

	eval[any](p, `window.copied = ""; navigator.clipboard.writeText = async () => { throw new Error("not allowed"); }; document.querySelector(".shown .findings:not(.start) .copy").focus()`)
	p.keys(kb.Enter)
	p.want(`window.copied`, edit)
	p.want(`document.activeElement.textContent + document.querySelectorAll("textarea").length`, "Copied0")
}

const found = `document.getElementById("found").innerText.trim()`

func searchFinds(p *page) {
	const hits = `[...document.querySelectorAll(".om .hit")].map(e => e.id).join()`
	p.slash()
	p.want(`document.activeElement.id + document.getElementById("query").value`, "query")
	p.keys("licence CLÍNIC")
	p.want(hits, "stakeholder-legal")
	p.want(found, "1 match")
	p.want(`document.querySelectorAll(".om .dim").length > 20`, "true")

	p.keys(kb.Escape)
	p.want(`document.getElementById("query").value + `+hits, "")
	p.keys("foundation") // the name and the role of one card
	p.want(hits, "stakeholder-linux-foundation")
	p.keys(kb.Escape)
	p.keys("report") // a role and a collaboration of another card
	want := "stakeholder-board,stakeholder-program"
	p.want(hits, want)
	p.want(found, "2 matches")
	const here = `[...document.querySelectorAll(".om .here")].map(e => e.id).join()`
	for i, step := range []struct {
		shift bool
		id    string
		says  string
	}{
		{false, "stakeholder-board", "1 of 2: Board of Directors"},
		{false, "stakeholder-program", "2 of 2: Program manager"},
		{false, "stakeholder-board", "1 of 2: Board of Directors"},
		{true, "stakeholder-program", "2 of 2: Program manager"},
	} {
		if step.shift {
			p.keys(kb.Enter, withShift)
		} else {
			p.keys(kb.Enter)
		}
		p.want(here, step.id)
		p.want(`document.getElementById("found").textContent`, step.says)
		if !eval[bool](p, onStage("#"+step.id)) {
			p.t.Errorf("step %d: %s is not in view", i, step.id)
		}
	}
	p.keys(kb.ArrowDown)
	p.want(`document.activeElement.id`, "stakeholder-program")

	// Searching for a person finds what they own.
	p.click("#query")
	p.keys(kb.Escape)
	p.keys("open source engineer")
	p.want(`document.querySelectorAll(".om .hit").length > 3`, "true")
	p.keys(kb.Escape)
	p.click("#query")
	p.keys("licence")

	p.click("#query")
	p.keys(" nothing")
	p.want(found, "no match")
	p.want(`document.getElementById("next").disabled`, "true")
	p.want(`document.getElementById("found").getAttribute("aria-live")`, "polite")
}

// onStage returns a script that reports whether an element is fully in view.
func onStage(selector string) string {
	return fmt.Sprintf(`(() => {
	const a = document.querySelector(%q).getBoundingClientRect();
	const b = document.getElementById("picture").getBoundingClientRect();
	return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
})()`, selector)
}

func filtersHide(p *page) {
	const shown = `[...document.querySelectorAll(".om .card")].filter(e => getComputedStyle(e).visibility === "visible").length`
	p.want(shown, "26")
	const scale = `new DOMMatrix(document.querySelector(".om").style.transform).a`
	whole := eval[float64](p, scale)
	p.click(".filters .outside")
	p.want(shown, "5")
	// The remaining cards are enlarged to fill the space.
	if left := eval[float64](p, scale); left < 1.2*whole {
		p.t.Errorf("the scale is %v, and was %v", left, whole)
	}
	p.want(onStage(".om .card:not(.off)"), "true")
	p.want(found, "5 shown")
	p.want(`document.querySelector(".filters .outside").getAttribute("aria-pressed")`, "true")
	// Only links between two visible cards stay; here there are none.
	p.want(`[...document.querySelectorAll(".om .link, .om .key")].filter(e => getComputedStyle(e).visibility === "visible").length`, "0")
	p.click(".filters .upward")
	p.want(shown, "9")
	p.click("#stakeholder-board")
	p.want(`document.documentElement.classList.contains("open")`, "true")
	p.click(".filters .upward")
	p.want(`document.documentElement.classList.contains("open")`, "false")
	p.click(".filters .outside")
	p.want(shown, "26")

	pick := func(value string) {
		eval[any](p, `(() => { const f = document.getElementById("finding"); f.value = "`+value+`"; f.dispatchEvent(new Event("change")); })()`)
	}
	const names = `[...document.querySelectorAll(".om .card:not(.off)")].map(e => e.id).join()`
	pick("stakeholder-wanted")
	p.want(names, "stakeholder-developer-tools")
	pick("gap")
	p.want(names, "stakeholder-developer-tools")
	pick("*")
	if n := eval[int](p, shown); n < 1 || n > 20 {
		p.t.Errorf("%d cards have a finding", n)
	}
	p.slash()
	p.keys("legal") // legal has no finding
	p.want(found, "no match")
	pick("")
	p.want(found, "1 match")
}

func keyboardReachesCards(p *page) {
	const focus = `(() => {
		const e = document.activeElement, ring = e.querySelector(":scope > .ring");
		return [e.id || e.tagName, e.getAttribute("aria-label") || e.textContent.trim(),
			ring ? getComputedStyle(ring).stroke : getComputedStyle(e).outlineStyle];
	})()`
	p.keys(kb.Tab)
	p.want(`document.activeElement.className`, "skip")
	p.keys(kb.Enter)
	p.want(`document.activeElement.id`, "picture")

	var reached []string
	for range 40 {
		p.keys(kb.Tab)
		at := eval[[]string](p, focus)
		if at[0] == "BODY" {
			break
		}
		reached = append(reached, at[0])
		if at[1] == "" {
			p.t.Errorf("%s has no name to be called by", at[0])
		}
		if strings.HasPrefix(at[0], "stakeholder-") && !eval[bool](p, onStage("#"+at[0])) {
			p.t.Errorf("%s has the focus and is not in view", at[0])
		}
		if at[2] == "none" {
			p.t.Errorf("%s does not show that it has the focus", at[0])
		}
	}
	cards := eval[[]string](p, `[...document.querySelectorAll(".om .hub, .om .card")].map(e => e.id)`)
	if len(cards) != 27 || len(reached) < len(cards) || !slices.Equal(reached[:len(cards)], cards) {
		p.t.Errorf("tab goes to %v, the cards are %v", reached, cards)
	}
	p.want(`[...document.querySelectorAll("button, input, select")].filter(e => !(e.getAttribute("aria-label") || e.textContent.trim())).length`, "0")
}

func panelOpens(p *page) {
	const open = `getComputedStyle(document.getElementById("details")).display !== "none"`
	p.want(open, "false")
	eval[any](p, `document.getElementById("stakeholder-board").focus()`)
	p.keys(kb.Enter)
	p.want(open, "true")
	p.want(`document.activeElement.textContent`, "Board of Directors")
	p.want(`document.getElementById("stakeholder-board").getAttribute("aria-expanded")`, "true")
	text := eval[string](p, `document.getElementById("details").innerText`)
	for _, want := range []string{
		"UPWARD", "Risk and strategy oversight", "Risk and value report", "from OSPO", "quarterly",
		"Show risk, value and cost on one page", "Mandate", "Expects", "Ready for the Cyber Resilience Act before it applies",
		"Influence", "internal",
	} {
		if !strings.Contains(text, want) {
			p.t.Errorf("the panel lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Licence clinic") {
		p.t.Error("the panel tells of others")
	}
	p.want(`[...document.querySelectorAll("#details .shown a[href^=http]")].map(a => a.href + a.target + a.rel).join()`,
		"https://intranet.example.com/ospo/board-report_blanknoopener")
	p.keys(kb.Escape)
	p.want(open, "false")
	p.want(`document.activeElement.id`, "stakeholder-board")

	p.click("#stakeholder-legal")
	p.want(`document.querySelector(".shown h2").textContent`, "Legal")
	p.rest()
	p.want(`location.hash`, "#stakeholder-legal")
	eval[any](p, `document.querySelector(".shown [data-open=stakeholder-procurement]").scrollIntoView()`)
	p.click(".shown [data-open=stakeholder-procurement]")
	p.want(`document.querySelector(".shown h2").textContent`, "Procurement")
	p.want(`document.querySelectorAll(".detail.shown").length`, "1")
	p.click("#close")
	p.want(open, "false")
	p.want(`document.activeElement.id`, "stakeholder-procurement")
	p.rest()
	p.want(`location.hash`, "")
	p.want(`document.querySelectorAll(".om .dim").length`, "0")

	p.click("#ospo")
	text = eval[string](p, `document.getElementById("details").innerText`)
	if !strings.Contains(text, "Cadence unrecorded") || !strings.Contains(text, "Halve the time from idea to product") {
		p.t.Errorf("the office's own details are\n%s", text)
	}
}

// policyHolds checks that the content policy is enforced: what it forbids fails and is
// reported.
func policyHolds(p *page) {
	for _, attempt := range []string{
		`(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); })()`,
		`document.body.setAttribute("onclick", "window.ran = true"), document.body.click()`,
		`document.body.setAttribute("style", "color: rgb(1, 2, 3)")`,
		`document.head.append(Object.assign(document.createElement("style"), {textContent: "body { color: rgb(1, 2, 3) }"}))`,
		`document.body.append(Object.assign(new Image(), {src: "https://example.org/a.png"}))`,
		`fetch("https://example.org/").catch(() => 0).then(() => 0)`,
	} {
		eval[any](p, "void "+attempt)
		p.want(`window.ran + getComputedStyle(document.body).color`, "undefinedrgb(23, 33, 46)")
		problems := ""
		p.eventually(func() bool {
			problems += strings.Join(p.seen(), "\n")
			return problems != ""
		})
		if !strings.Contains(problems, "Content Security Policy") {
			p.t.Errorf("the policy does not speak of %s: %s", attempt, problems)
		}
	}
	p.rest()
	p.seen() // a violation may be reported twice
}

func withoutScript(p *page) {
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.reload()
	p.want(`document.documentElement.className`, "")
	p.want(`[...document.querySelectorAll(".bar, .zoom, #close")].filter(e => e.getClientRects().length).length`, "0")
	text := eval[string](p, `document.getElementById("details").innerText`)
	for _, want := range []string{"Board of Directors", "Licence clinic", "Universities", string(gap.Lookup("stakeholder-wanted").Recommendation)} {
		if !strings.Contains(text, want) {
			p.t.Errorf("the lists below the picture lack %q", want)
		}
	}
	p.want(`document.querySelector(".om").getBoundingClientRect().bottom <= document.querySelector(".detail").getBoundingClientRect().top`, "true")
	p.want(`document.getElementById("stakeholder-legal").querySelector("a").href.baseVal`, "https://intranet.example.com/legal/open-source")
}

func fitsPhone(p *page) {
	const wide = `document.documentElement.scrollWidth`
	p.want(wide, "390")
	// The whole picture would be too small to read: the page starts at the office.
	p.want(`document.getElementById("ospo").getBoundingClientRect().width > 60`, "true")
	p.want(`(() => { const a = document.getElementById("ospo").getBoundingClientRect(); return a.left < 195 && a.right > 195; })()`, "true")
	p.want(`(() => { const a = document.querySelector(".om").getBoundingClientRect(); return a.left <= 0 && a.right >= 390; })()`, "true")
	p.click("#fit")
	p.want(onStage(".om"), "true")
	p.do(chromedp.Tap(chromedp.CSS("#stakeholder-legal")))
	p.want(`document.querySelector(".shown h2").textContent`, "Legal")
	p.want(wide, "390")
	p.want(onStage("#stakeholder-legal"), "true")
	p.want(`document.getElementById("details").getBoundingClientRect().bottom`, "844")
	p.want(`document.getElementById("details").scrollWidth <= 390`, "true")
	p.want(`[...document.querySelectorAll(".bar button, .zoom button, #close")].every(b => !b.getClientRects().length || b.disabled || b.offsetHeight >= 28)`, "true")
	p.click("#close")
	p.want(`document.querySelector(".shown")`, "null")
}

func hostileIsInert(t *testing.T, browser context.Context) {
	s := compassOf(t, "testdata/hostile.yaml")
	known := s.AllDetails()
	s.Details = func() []scene.Detail { return known }
	for i := range known {
		for j := range known[i].Facts {
			known[i].Facts[j].Href = "javascript:window.ran=true"
		}
		for j := range known[i].Relations {
			known[i].Relations[j].Href = "java\nscript:window.ran=true"
		}
	}
	p := openPage(t, browser, htmlOf(t, s, theme.Auto), 1440, 900)
	p.want(`document.querySelectorAll("script").length`, "1")
	p.want(`document.querySelectorAll("img, iframe, object, embed, form, base").length`, "0")
	p.want(`[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on") || a.name === "style")).length`, "1") // the picture's place
	// No name has injected an address; the others are those of the rules.
	p.want(`[...document.querySelectorAll("a[href]")].map(a => a.getAttribute("href")).filter(h => !h.startsWith("#") && !/^https:\/\/(ospobook\.todogroup|en\.wikipedia)\.org\//.test(h)).join()`, "https://example.org/'onclick='x")
	p.slash()
	p.keys("script")
	p.want(`Number(document.querySelectorAll(".om .hit").length > 2)`, "1")
	for _, id := range eval[[]string](p, `[...document.querySelectorAll(".om .card, .om .hub")].map(e => e.id)`) {
		eval[any](p, fmt.Sprintf(`document.getElementById(%q).focus()`, id))
		p.keys(kb.Enter)
		p.want(`document.querySelector(".shown").dataset.about`, id)
	}
	p.want(`document.querySelector("#about-stakeholder-tag h2").textContent`, `</section></script><script>window.ran=true</script>`)
	p.want(`typeof window.ran`, "undefined")
}
