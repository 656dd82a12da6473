//go:build readers

package format

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// startBrowser starts a browser for a test's pages.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser(t)), chromedp.NoSandbox, chromedp.Env(ownFonts(t)))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// page is a tab that shows one HTML file, with keyboard focus and without animations. It
// collects problems that a page must never have.
type page struct {
	t    *testing.T
	ctx  context.Context
	file string

	mu       sync.Mutex
	problems []string // console errors, policy violations, requests
}

// openPage shows src in a new tab. At the end of the test it fails if the page has
// reported a problem or requested anything but itself.
func openPage(t *testing.T, browser context.Context, src []byte, width, height int64) *page {
	t.Helper()
	timed, stop := context.WithTimeout(browser, hung)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(timed)
	p := &page{t: t, ctx: ctx, file: filepath.Join(t.TempDir(), "page.html")}
	t.Cleanup(func() {
		for _, problem := range p.seen() {
			t.Errorf("the page: %s", problem)
		}
		cancel()
	})
	if err := os.WriteFile(p.file, src, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	p.media("", "light")
	p.do(chromedp.EmulateViewport(width, height, chromedp.EmulateTouch))
	p.do(chromedp.Navigate("file://" + p.file))
	return p
}

// hear records the problems among the browser's events.
func (p *page) hear(event any) {
	problem := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		problem = fmt.Sprintf("exception: %+v", e.ExceptionDetails)
	case *runtime.EventConsoleAPICalled:
		problem = fmt.Sprintf("console %s", e.Type)
	case *log.EventEntryAdded:
		problem = fmt.Sprintf("%s: %s", e.Entry.Source, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "file://"+p.file) && !strings.HasPrefix(url, "data:image/svg+xml") {
			problem = "request for " + url
		}
	}
	if problem != "" {
		p.mu.Lock()
		p.problems = append(p.problems, problem)
		p.mu.Unlock()
	}
}

// seen returns the problems so far and clears them.
func (p *page) seen() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	problems := p.problems
	p.problems = nil
	return problems
}

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// media emulates screen (empty) or print, and the system's colour scheme.
func (p *page) media(medium, scheme string) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// patience is how long a test waits for an expected state on a busy machine.
const patience = 2 * time.Minute

// hung is the timeout of a page or a browser. Each has its own, since many may be slow.
const hung = 5 * time.Minute

// eventually waits until so returns true, and reports whether it did.
func (p *page) eventually(so func() bool) bool {
	for deadline := time.Now().Add(patience); !so(); p.do(chromedp.Sleep(5 * time.Millisecond)) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// rest waits until the page has updated its history. Timers of a page fire in the order
// of their deadlines, and this one is later than the page's own.
func (p *page) rest() {
	p.t.Helper()
	eval[any](p, `void (window.rested = false, setTimeout(() => window.rested = true, 200))`)
	if !p.eventually(func() bool { return eval[bool](p, `window.rested`) }) {
		p.t.Fatal("the page never comes to rest")
	}
}

// reload reloads the page and waits for the new one. The old one may still change its
// address, which the driver could mistake for the load.
func (p *page) reload() {
	p.t.Helper()
	eval[any](p, `void (window.old = true)`)
	p.do(chromedp.Reload())
	if !p.eventually(func() bool {
		state, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`String(window.old) + document.readyState`))
		return err == nil && state == "undefinedcomplete" // fails between the two pages
	}) {
		p.t.Fatal("the page is never loaded again")
	}
}

// keys types text, or presses keys of package kb.
func (p *page) keys(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys, options...))
}

// slash presses the key / as a keyboard does: no text is entered if the page handles the
// key.
func (p *page) slash() {
	p.t.Helper()
	call(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"})
	call(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "/"})
}

var withShift = chromedp.KeyModifiers(chromedp.ModifierShift)

// want waits until a script returns the wanted value.
func (p *page) want(script, want string) {
	p.t.Helper()
	got := ""
	if !p.eventually(func() bool {
		got = eval[string](p, "String("+script+")")
		return got == want
	}) {
		p.t.Errorf("%s is %q, want %q", script, got, want)
	}
}

// point returns the centre of an element on the screen.
func (p *page) point(selector string) (x, y float64) {
	p.t.Helper()
	at := eval[[]float64](p, `(() => {
		const b = document.querySelector(`+strconv.Quote(selector)+`).getBoundingClientRect();
		return [b.x + b.width / 2, b.y + b.height / 2];
	})()`)
	return at[0], at[1]
}

// click clicks the centre of an element once it has stayed in place for some frames.
func (p *page) click(selector string) {
	p.t.Helper()
	eval[any](p, `void (window.frame ??= (() => { const count = () => { frame.number++; requestAnimationFrame(count); }; requestAnimationFrame(count); return {number: 0}; })())`)
	const frames = 3
	x, y, since := math.NaN(), 0.0, 0
	if !p.eventually(func() bool {
		number := eval[int](p, `frame.number`)
		if nowX, nowY := p.point(selector); nowX != x || nowY != y {
			x, y, since = nowX, nowY, number
		}
		return number >= since+frames
	}) {
		p.t.Fatalf("%s never stays where it is", selector)
	}
	p.do(chromedp.MouseClickXY(x, y))
}

func eval[T any](p *page, script string) T {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		p.t.Fatalf("%v\n%.300s", err, script)
	}
	return got
}

// call sends a command of the DevTools protocol.
func call[P, R any](p *page, command cdp.Command[P, R], params P) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, command, params); err != nil {
		p.t.Fatal(err)
	}
}
