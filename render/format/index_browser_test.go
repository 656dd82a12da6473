//go:build readers

package format

import (
	"bytes"
	"os"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// TestIndexInBrowser opens the page as a file: its picture loads, its policy allows
// nothing else, and all of it can be reached by keyboard.
func TestIndexInBrowser(t *testing.T) {
	t.Parallel()
	p := openPage(t, startBrowser(t), []byte("<!doctype html><title>empty</title>"), 1320, 900)
	var picture bytes.Buffer
	s := &scene.Scene{Width: 300, Height: 200, Title: "A picture", Root: []scene.Node{&scene.Rect{W: 300, H: 200, Paint: scene.Paint{Fill: scene.Upward}}}}
	if err := Lookup("svg").Write(&picture, s, Options{}); err != nil {
		t.Fatal(err)
	}
	image := p.file + ".svg"
	x := anIndex("acme")
	x.Maps[0].Pictures[0].Image = "page.html.svg"
	x.Maps[0].Pictures = x.Maps[0].Pictures[:1]
	for file, data := range map[string][]byte{image: picture.Bytes(), p.file: []byte(indexOf(t, x, theme.Auto))} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.reload()
	p.want(`document.images.length`, "1")
	p.want(`document.images[0].naturalWidth`, "300")
	p.want(`document.images[0].getBoundingClientRect().width / document.images[0].width`, "0.96") // text of 10.5 px is shown at 10 px
	p.want(`document.documentElement.scrollWidth <= innerWidth`, "true")

	p.wantAccessible()

	const look = `getComputedStyle(document.body).backgroundColor`
	for scheme, want := range map[string]string{"light": "rgb(255, 255, 255)", "dark": "rgb(14, 20, 27)"} {
		p.media("", scheme)
		p.want(look, want)
	}

	const here = `document.activeElement.getAttribute("href")`
	for _, want := range []string{"#pictures", "#map-1-compass", "#map-2-compass", "./acme.html", "./acme.svg", "./acme.html", "./other.pdf", "./other.pdf", "./other.dot"} {
		p.keys(kb.Tab)
		p.want(here, want)
	}
	// All of a card leads to its picture, except for its links.
	p.want(`(() => {
		const b = document.images[0].getBoundingClientRect();
		return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2).getAttribute("href");
	})()`, "./acme.html")
	p.want(`(() => {
		const b = document.querySelector(".files a").getBoundingClientRect();
		return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2).getAttribute("href");
	})()`, "./acme.svg")
}
