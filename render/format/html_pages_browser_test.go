//go:build readers

package format

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/ospomap/ospomap/render/scene"
)

// TestHTMLPagesInBrowser opens the report of a map in a browser.
func TestHTMLPagesInBrowser(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	for _, name := range []string{"samples/acme", "samples/group", "samples/minimal", "render/format/testdata/hostile"} {
		pages := reportOf(t, "../../"+name+".yaml")
		src := pagesOf(t, "html", pages, Options{})
		t.Run(name, func(t *testing.T) {
			for _, width := range []int64{1200, 390} {
				soundDocument(openPage(t, browser, src, width, 844), width)
			}
			printsSections(openPage(t, browser, src, 1200, 844), pages)
		})
	}
	t.Run("light and dark", func(t *testing.T) { documentInDark(t, browser) })
}

// soundDocument checks what must hold at any screen width.
func soundDocument(p *page, width int64) {
	p.want(`document.documentElement.scrollWidth`, fmt.Sprint(width))
	p.want(`[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i).join()`, "")
	p.want(`[...document.querySelectorAll("a[href^='#']")].filter(a => !document.querySelector(a.hash)).length`, "0")
	p.want(`document.querySelectorAll("nav a").length === document.querySelectorAll("main > section > h2").length`, "true")
	p.want(`document.querySelectorAll("h1").length + "," + document.querySelectorAll("script").length + "," + typeof window.ran`, "1,0,undefined")
	// A picture is as wide as the page if it is still legible then, and scrolls
	// otherwise.
	p.want(`[...document.querySelectorAll(".picture")].filter(e => e.scrollWidth > e.clientWidth && e.querySelector("svg").clientWidth > 760).length`, "0")
	p.want(`[...document.querySelectorAll(".picture svg")].filter(e => e.clientWidth < 700).length`, "0")
	p.want(`[...document.querySelectorAll("p, li, dt, dd, h2, h3, h4")].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length`, "0")
	p.click("nav li:last-child a")
	p.want(`(() => { const b = document.querySelector("main > section:last-child").getBoundingClientRect(); return b.top < innerHeight && b.bottom > 0; })()`, "true")
}

// printsSections checks that each section starts a new page in print.
func printsSections(p *page, pages []*scene.Scene) {
	p.media("print", "dark")
	p.want(`getComputedStyle(document.body).backgroundColor`, "rgb(255, 255, 255)")
	p.want(`document.querySelector("nav").getClientRects().length`, "0")
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	if err != nil {
		p.t.Fatal(err)
	}
	names := map[string]bool{}
	for _, s := range pages {
		names[s.Section] = true
	}
	if n := strings.Count(string(pdf), "/Type /Page\n"); n < len(names) || n > 2*len(pages) {
		p.t.Errorf("%d sections take %d pages of print", len(names), n)
	}
}

func documentInDark(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pagesOf(t, "html", reportOf(t, "../../samples/acme.yaml"), Options{}), 1200, 844)
	const colours = `[document.body, document.querySelector(".lead"), document.querySelector("#section-2-2-stakeholder-legal rect")].map(e => getComputedStyle(e)[e.localName === "rect" ? "fill" : "backgroundColor"]).join("; ")`
	p.want(colours, "rgb(255, 255, 255); rgb(253, 238, 239); rgb(255, 255, 255)")
	p.media("", "dark")
	p.want(colours, "rgb(14, 20, 27); rgb(58, 25, 29); rgb(26, 35, 45)")
}
