//go:build readers

package format

import (
	"math"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// lit lists the cards and links that are not dimmed.
const lit = `[...document.querySelectorAll(".om .card, .om .hub, .om .link")].filter(e => getComputedStyle(e).opacity === "1").map(e => e.id).sort().join(" ")`

func cardStandsOut(p *page) {
	all := eval[string](p, lit)
	for id, want := range map[string]string{
		"stakeholder-legal":   "link-1 ospo stakeholder-legal stakeholder-procurement",
		"stakeholder-cfo":     "ospo stakeholder-cfo",
		"person-head":         "ospo person-head",
		"stakeholder-vendors": "ospo stakeholder-vendors",
	} {
		x, y := p.point("#" + id)
		p.do(chromedp.MouseEvent(chromedp.MouseMoved, x, y))
		p.want(lit, want)
	}
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, 5, 200))
	p.want(lit, all)
	p.click("#query")
	p.want(`document.querySelector(".om .dim")`, "null")
	p.keys(kb.Tab) // switches to the keyboard
	eval[any](p, `document.getElementById("stakeholder-legal").focus()`)
	p.want(lit, "link-1 ospo stakeholder-legal stakeholder-procurement")
}

// An element of several cards is lit with each of them, and hidden with the last.
func sharedStandsOut(p *page) {
	for id, want := range map[string]string{"a": "a ab", "b": "ab b onlyb"} {
		x, y := p.point("#" + id)
		p.do(chromedp.MouseEvent(chromedp.MouseMoved, x, y))
		p.want(lit, want)
	}
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, 5, 400))
	const hidden = `[...document.querySelectorAll(".om .off")].map(e => e.id).sort().join(" ")`
	p.click(".filters .upward")
	p.want(hidden, "b onlyb")
}

func rowsStandOut(p *page) {
	const keys = `[...document.querySelectorAll(".om .key")].filter(e => getComputedStyle(e).opacity === "1").map(e => e.dataset.link).join()`
	x, y := p.point("#stakeholder-legal")
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, x, y))
	p.want(lit, "ospo stakeholder-legal stakeholder-legal-americas stakeholder-legal-apac")
	p.want(keys, "1,2")
}

// stands is the position of the picture: left, top and width on the screen.
const stands = `(() => { const b = document.querySelector(".om").getBoundingClientRect(); return [b.left, b.top, b.width]; })()`

func panAndZoom(p *page) {
	fitted := eval[[]float64](p, stands)
	x, y := p.point("#stakeholder-security")
	wheel := func(o *input.DispatchMouseEventParams) { o.DeltaX, o.DeltaY = 0.01, -300 }
	p.do(chromedp.MouseEvent(chromedp.MouseWheel, x, y, wheel))
	zoomed := eval[[]float64](p, stands)
	if zoomed[2] < fitted[2]*1.3 {
		p.t.Errorf("the wheel zooms from %v to %v px", fitted[2], zoomed[2])
	}
	if x2, y2 := p.point("#stakeholder-security"); math.Hypot(x2-x, y2-y) > 1 {
		p.t.Errorf("the point below the pointer moves by %.1f, %.1f px", x2-x, y2-y)
	}
	x, y = p.point("#stakeholder-legal")
	p.do(
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, x+60, y+20, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, x+120, y+40, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseReleased, x+120, y+40, chromedp.ButtonLeft),
	)
	moved := eval[[]float64](p, stands)
	if math.Abs(moved[0]-zoomed[0]-120) > 1 || math.Abs(moved[1]-zoomed[1]-40) > 1 {
		p.t.Errorf("dragging by 120, 40 moves from %v to %v", zoomed, moved)
	}
	p.want(`document.documentElement.classList.contains("open")`, "false")

	for _, step := range []struct {
		key         string
		left, width float64 // offset, factor
	}{
		{kb.ArrowRight, -80, 1}, {kb.ArrowLeft, 80, 1}, {"+", math.NaN(), 1.25}, {"-", math.NaN(), 0.8},
	} {
		before := eval[[]float64](p, stands)
		p.keys(step.key)
		after := eval[[]float64](p, stands)
		if got := after[0] - before[0]; math.Abs(got-step.left) > 1 {
			p.t.Errorf("the key %q moves the picture by %v px", step.key, got)
		}
		if got := after[2] / before[2]; math.Abs(got-step.width) > 0.01 {
			p.t.Errorf("the key %q zooms by %v", step.key, got)
		}
	}
	p.keys("0")
	if back := eval[[]float64](p, stands); math.Hypot(back[0]-fitted[0], back[2]-fitted[2]) > 1 {
		p.t.Errorf("0 shows %v, want %v", back, fitted)
	}
	p.click("#in")
	p.click("#out")
	if back := eval[[]float64](p, stands); math.Abs(back[2]-fitted[2]) > 1 {
		p.t.Errorf("the buttons lead to a width of %v px, want %v", back[2], fitted[2])
	}
}

func fingersZoom(p *page) {
	before := eval[[]float64](p, stands)
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	at := func(d float64) []*input.TouchPoint {
		return []*input.TouchPoint{{X: 700 - d, Y: 450, ID: new(0.0)}, {X: 700 + d, Y: 450, ID: new(1.0)}}
	}
	touch(input.DispatchTouchEventTypeTouchStart, at(100)...)
	for d := 110.0; d <= 200; d += 10 {
		touch(input.DispatchTouchEventTypeTouchMove, at(d)...)
	}
	touch(input.DispatchTouchEventTypeTouchEnd)
	after := eval[[]float64](p, stands)
	if by := after[2] / before[2]; by < 1.8 || by > 2.05 {
		p.t.Errorf("spreading two fingers to twice their distance zooms by %.2f", by)
	}
	p.want(`document.documentElement.classList.contains("open")`, "false")
}

func lightAndDark(p *page) {
	const page = `getComputedStyle(document.body).backgroundColor`
	const card = `getComputedStyle(document.querySelector("#stakeholder-legal rect:not(.ring)")).fill`
	const lightPage, darkPage, lightCard, darkCard = "rgb(255, 255, 255)", "rgb(14, 20, 27)", "rgb(255, 255, 255)", "rgb(26, 35, 45)"
	p.want(page+" + "+card, lightPage+lightCard)
	p.click("#theme")
	p.want(page+" + "+card, darkPage+darkCard)
	p.media("print", "light")
	p.want(page+" + "+card, lightPage+lightCard)
	p.media("", "dark")
	p.want(page+" + "+card, darkPage+darkCard)
	p.click("#theme")
	p.want(page+" + "+card, lightPage+lightCard)
}

func reloadKeeps(p *page) {
	p.click("#theme")
	p.click(".filters .sideways")
	p.click("#stakeholder-legal")
	p.click("#in")
	before := eval[string](p, stands+`.join()`)
	p.rest()
	p.reload()
	p.want(stands+`.join()`, before)
	p.want(`document.querySelector(".shown h2").textContent`, "Legal")
	p.want(`document.documentElement.dataset.theme`, "dark")
	p.want(found, "9 shown")
}

func printShowsPicture(p *page) {
	p.click("#stakeholder-legal")
	p.click("#in")
	p.media("print", "light")
	p.want(`[...document.querySelectorAll(".bar, .zoom, #details, .skip, .ring")].filter(e => e.getClientRects().length).length`, "0")
	p.want(`[...document.querySelectorAll(".om .card")].filter(e => getComputedStyle(e).opacity !== "1").length`, "0")
	at := eval[[]float64](p, stands)
	if at[0] < 0 || at[1] < 0 || at[2] > 1440 {
		p.t.Errorf("the picture is printed at %v", at)
	}
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	if err != nil {
		p.t.Fatal(err)
	}
	if n := strings.Count(string(pdf), "/Type /Page\n"); n != 1 {
		p.t.Errorf("print takes %d pages", n)
	}
}
