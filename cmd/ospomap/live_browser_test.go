//go:build readers

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/ospomap/ospomap/render/views"
)

// tab is a page in a browser.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	problems []string // console errors and policy violations
}

func openTab(t *testing.T, url string) *tab {
	t.Helper()
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no browser is installed, and CI must not skip")
		}
		t.Skip("no browser is installed")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute) // timeout
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox)...)
	t.Cleanup(cancel)
	return newTab(t, ctx, url)
}

// newTab opens a page in the browser of a context.
func newTab(t *testing.T, browser context.Context, url string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	b.do(chromedp.Navigate("about:blank"))
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(1440, 900))
	b.do(chromedp.Navigate(url))
	return b
}

// another opens another page in the same browser.
func (b *tab) another(url string) *tab { return newTab(b.t, b.ctx, url) }

func (b *tab) hear(event any) {
	problem := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		problem = fmt.Sprintf("exception: %+v", e.ExceptionDetails)
	case *runtime.EventConsoleAPICalled:
		problem = fmt.Sprintf("console %s", e.Type)
	case *log.EventEntryAdded:
		problem = fmt.Sprintf("%s: %s", e.Entry.Source, e.Entry.Text)
	}
	if problem != "" {
		b.mu.Lock()
		b.problems = append(b.problems, problem)
		b.mu.Unlock()
	}
}

// calm fails if the page has reported a problem.
func (b *tab) calm() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		b.t.Errorf("the page: %s", p)
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) try(script string) (string, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+script+")"))
}

// eval returns the result of a script as text.
func (b *tab) eval(script string) string {
	b.t.Helper()
	got, err := b.try(script)
	if err != nil {
		b.t.Fatalf("%v\n%s", err, script)
	}
	return got
}

func (b *tab) want(script, want string) {
	b.t.Helper()
	if got := b.eval(script); got != want {
		b.t.Errorf("%s is %q, want %q", script, got, want)
	}
}

func (b *tab) becomes(script, want string) {
	b.t.Helper()
	eventually(b.t, script+" is "+want, func() bool {
		got, err := b.try(script) // fails during navigation
		return err == nil && got == want
	})
}

// rest waits until the result of a script has stayed the same for some animation frames,
// without running animations. It does not depend on the frame rate.
func (b *tab) rest(script string) string {
	b.t.Helper()
	b.eval(`window.frame ??= (() => { const count = () => { frame.number++; requestAnimationFrame(count); }; requestAnimationFrame(count); return {number: 0}; })()`)
	const frames, still = 5, `document.getAnimations().every(a => a.playState !== "running")`
	last, since := "", 0
	eventually(b.t, script+" rests", func() bool {
		number, err := strconv.Atoi(b.eval(`frame.number`))
		if err != nil {
			b.t.Fatal(err)
		}
		if now := b.eval(script); now != last || b.eval(still) != "true" {
			last, since = now, number
		}
		return number >= since+frames
	})
	return last
}

func (b *tab) click(selector string) {
	b.t.Helper()
	at := strings.Split(b.rest(`(() => {
		const b = document.querySelector(`+strconv.Quote(selector)+`).getBoundingClientRect();
		return [b.x + b.width / 2, b.y + b.height / 2].join();
	})()`), ",")
	x, errX := strconv.ParseFloat(at[0], 64)
	y, errY := strconv.ParseFloat(at[1], 64)
	if errX != nil || errY != nil {
		b.t.Fatalf("%s is at %v", selector, at)
	}
	b.do(chromedp.MouseClickXY(x, y))
}

// choose answers one of the questions next to the picture, and waits for the resulting
// page.
func (b *tab) choose(question, answer string) {
	b.t.Helper()
	b.eval(`(() => {
		const s = document.querySelector("#live-form [name=` + question + `]");
		window.before = true;
		s.value = "` + answer + `";
		s.dispatchEvent(new Event("change", {bubbles: true}));
	})()`)
	b.becomes(`(window.before ?? false) + document.readyState`, "falsecomplete")
}

// seen is the state that zooming, panning, searching, filtering and opening a card lead
// to.
const seen = `JSON.stringify([
	document.querySelector(".om").style.transform,
	document.getElementById("query").value, document.getElementById("found").innerText,
	document.querySelector(".filters .sideways").getAttribute("aria-pressed"),
	document.querySelector(".shown").dataset.about, document.getElementById("details").scrollTop,
	document.activeElement.id, location.hash, document.documentElement.dataset.theme,
	document.getElementById("live-unrecorded").open,
])`

const shownState = `document.getElementById("live-state").textContent`

// TestServeInBrowser edits a map while a browser shows it.
func TestServeInBrowser(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile(filepath.Join(samplesFolder, "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	good := string(src)
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, good)
	server := start(t, nil, "serve", file)
	b := openTab(t, server.line())
	b.eval(`window.mine = "still here"`)
	b.want(`document.querySelectorAll(".om .card").length > 20`, "true")

	b.click("#theme")
	b.eval(`document.getElementById("live-unrecorded").open = true`)
	b.click(".filters .sideways")
	b.click("#stakeholder-legal")
	b.click("#in")
	b.click("#in")
	b.do(chromedp.KeyEvent(kb.ArrowLeft))
	b.click("#query")
	b.do(chromedp.KeyEvent("licence"))
	b.eval(`document.getElementById("details").scrollTop = 40`)
	b.becomes(`location.hash`, "#stakeholder-legal") // written last
	before := b.rest(seen)
	if !strings.Contains(before, `"licence","1 match","true","stakeholder-legal",40,"query","#stakeholder-legal"`) {
		t.Fatalf("the reader sees %s", before)
	}

	// A new stakeholder changes only the picture.
	const added = "  - name: Works council\n    perspective: sideways\n"
	edited := strings.Replace(good, "stakeholders:\n", "stakeholders:\n"+added, 1)
	fill := func(id string) string {
		return `getComputedStyle(document.querySelector("#stakeholder-` + id + ` text")).fill`
	}
	ink := b.eval(fill("legal"))
	const arrived = `document.getElementById("stakeholder-works-council") !== null`
	b.want(arrived, "false")
	save(t, file, edited)
	b.becomes(arrived, "true")
	b.want(seen, before)
	b.want(`window.mine`, "still here")
	b.want(fill("works-council"), ink)

	// The next save does, too.
	save(t, file, strings.Replace(edited, "Works council", "Staff council", 1))
	b.becomes(`document.getElementById("stakeholder-staff-council") !== null`, "true")
	b.want(seen, before)
	save(t, file, edited)
	b.becomes(arrived, "true")
	b.want(seen, before)

	// The controls of the replaced page work, each only once.
	b.eval(`document.activeElement.blur()`)
	zoom := b.eval(`document.querySelector(".om").getBoundingClientRect().width`)
	b.do(chromedp.KeyEvent("+"))
	b.becomes(`Math.round(document.querySelector(".om").getBoundingClientRect().width / `+zoom+` * 100)`, "125")
	b.click("#close")
	b.want(`document.querySelector(".shown")`, "null")
	b.click("#query")
	b.do(chromedp.KeyEvent(" x"))
	b.want(`document.getElementById("found").innerText`, "no match")
	b.click("#fit")

	// On an error the picture stays, and the error is shown with its line.
	lines := strings.Count(good[:strings.Index(good, "stakeholders:\n")], "\n") + 1
	picture := `document.querySelector(".om").outerHTML.length`
	size := b.eval(picture)
	save(t, file, strings.Replace(edited, added, "  - name: Works council\n    perspective: sidewards\n", 1))
	b.becomes(shownState, "1 error; the picture is the last good one")
	b.want(`document.querySelector("#live li.error .place").textContent`, fmt.Sprintf("error · line %d", lines+2))
	b.want(`document.querySelector("#live li.error p:nth-of-type(2)").textContent.includes("sidewards")`, "true")
	b.want(arrived, "true")
	b.want(picture, size)

	// Once fixed, the error disappears. What was removed from the map disappears from the
	// picture.
	save(t, file, good)
	b.becomes(`document.querySelectorAll("#live .error, #live .broken").length`, "0")
	b.want(arrived, "false")
	b.want(`window.mine`, "still here")

	// A finding links to its card.
	b.click(`#live a[href^="#stakeholder"]`)
	b.want(`"#" + document.querySelector(".shown").dataset.about === document.querySelector('#live a[href^="#stakeholder"]').getAttribute("href")`, "true")
	b.calm()

	server.interrupt()
	b.becomes(shownState, "no connection to ospomap serve")
}

// A map with errors from the start has a page, too.
func TestServeInBrowserFromBroken(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, broken)
	addr, cache := freeAddress(t), "XDG_CACHE_HOME="+t.TempDir()
	server := start(t, []string{cache}, "serve", file, "--addr", addr)
	url := server.line()
	b := openTab(t, url)
	b.eval(`window.mine = "still here"`)
	b.want(shownState, "1 error")
	b.want(`document.querySelector("#live li.error .place").textContent`, "error · line 3")
	b.want(`document.querySelector(".om").textContent.includes("No picture yet")`, "true")

	save(t, file, mapOf("Board"))
	b.becomes(`document.getElementById("stakeholder-board") !== null`, "true")
	b.want(`window.mine`, "still here")
	b.want(`document.querySelectorAll("#live .error, #live .broken").length`, "0")
	b.click("#stakeholder-board")
	b.want(`document.querySelector(".shown h2").textContent`, "Board")

	// An open card closes when its stakeholder is removed from the map.
	save(t, file, mapOf("Council"))
	b.becomes(`document.getElementById("stakeholder-council") !== null`, "true")
	b.want(`document.querySelector(".shown")`, "null")
	b.want(`document.documentElement.classList.contains("open")`, "false")

	// Other views follow the map, too.
	b.choose("density", "slide")
	b.becomes(`location.search.includes("density=slide")`, "true")
	b.becomes(`document.querySelector("#live [name=density]")?.value`, "slide")
	const width = `document.querySelector(".om")?.viewBox.baseVal.width`
	wide := b.eval(width)
	save(t, file, mapOf("Board"))
	b.becomes(`document.getElementById("stakeholder-board") !== null`, "true")
	b.want(width, wide)
	b.calm()

	// The page can tell the next server at this address from the current one.
	server.interrupt()
	b.becomes(shownState, "no connection to ospomap serve")
	b.eval(`window.mine = "the old page"`)
	next := start(t, []string{cache}, "serve", file, "--addr", addr)
	if again := next.line(); again != url {
		t.Errorf("the address is %s, and was %s", again, url)
	}
	b.becomes(`window.mine + document.getElementById("live-state")?.className`, "undefined")
	next.interrupt()
}

// asks returns the names of the form's questions about a view.
func asks(view string) string {
	names := "view"
	for _, o := range views.Options() {
		if views.Lookup(view).Has(o.Name) {
			names += " " + o.Name
		}
	}
	return names + " theme format"
}

// The form shows only the options of the view, and keeps the others for other views.
func TestServeInBrowserViews(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	const two = "  - {name: Council, perspective: upward}\ncollaborations:\n  - {to: Board, method: report}\n  - {from: Board, to: Council, method: report}\n"
	write(t, file, mapOf("Board")+two)
	server := start(t, nil, "serve", file)
	b := openTab(t, server.line())
	b.eval(`window.mine = "still here"`)
	const asked = `[...document.querySelectorAll("#live-form label")].filter(l => l.getClientRects().length).map(l => l.innerText.split("\n")[0]).join(" ")`
	b.want(asked, asks("compass"))
	b.choose("density", "rows")
	b.becomes(`location.search.includes("density=rows")`, "true")
	b.choose("view", "focus")
	b.becomes(asked, asks("focus"))
	b.choose("focus", "council")
	b.becomes(`document.title`, "Briefing: Council")
	b.becomes(asked, asks("focus"))

	// The list of stakeholders follows the map; the choice stays.
	b.eval(`window.mine = "still here"`)
	save(t, file, mapOf("Directors")+strings.ReplaceAll(two, "Board", "Directors"))
	const offered = `[...document.querySelectorAll("#live-form [name=focus] option")].map(o => o.innerText).join()`
	b.becomes(offered, "the one with the most findings,Directors,Council")
	b.want(`document.querySelector("#live-form [name=focus]").value + window.mine`, "councilstill here")
	save(t, file, mapOf("Directors"))
	b.becomes(shownState, `cannot draw "`+file+`": no stakeholder called "council"; the first of the map is "directors"`)
	b.want(`document.querySelector("#live-form [name=focus]").value`, "council")

	b.choose("view", "network")
	b.becomes(asked, asks("network"))
	b.choose("without-ospo", "yes")
	b.becomes(`location.search.includes("view=network") && location.search.includes("without-ospo=yes")`, "true")
	save(t, file, mapOf("Board")+two)
	b.becomes(`document.querySelector(".om")?.textContent.includes("Council")`, "true")
	b.choose("view", "compass")
	b.becomes(`location.search.includes("view=compass")`, "true")
	b.becomes(`document.querySelector("#live-form [name=density]")?.value`, "rows")
	b.calm()
	server.interrupt()
}

// Eight tabs of one browser follow the map, although a browser allows at most six
// connections to a server. So do tabs that were hidden in the meantime.
func TestServeInEightTabs(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, mapOf("Board"))
	server := start(t, nil, "serve", file)
	url := server.line()
	tabs := []*tab{openTab(t, url)}
	for len(tabs) < 8 {
		tabs = append(tabs, tabs[0].another(url))
	}
	for _, name := range []string{"Council", "Directors"} {
		for _, b := range tabs {
			b.becomes(`document.readyState + (document.querySelector(".om .card") !== null)`, "completetrue")
		}
		save(t, file, mapOf(name))
		for _, b := range tabs {
			b.becomes(`document.getElementById("stakeholder-`+strings.ToLower(name)+`") !== null`, "true")
		}
	}
	for _, b := range tabs {
		b.calm()
	}
	server.interrupt()
	for _, b := range tabs {
		b.becomes(shownState, "no connection to ospomap serve")
	}
}
