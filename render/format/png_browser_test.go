//go:build readers

package format

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// Limits on how far a PNG may differ from the browser's picture, in levels of 255. A tile
// is 16 × 16 pixels, about one letter; a larger difference in a tile would mean a wrong
// line, letter or colour. Antialiased edges alone reach 8 and 0.5.
const (
	tileSize = 16
	maxTile  = 10.0
	maxMean  = 1.0
)

// distance is the difference between two images of the same size.
type distance struct {
	mean, tile float64
	at         image.Point // position of the worst tile
}

func (d distance) small() bool { return d.mean <= maxMean && d.tile <= maxTile }

func (d distance) String() string {
	return fmt.Sprintf("mean %.2f, worst tile %.1f at %v", d.mean, d.tile, d.at)
}

func compare(a, b *image.RGBA) distance {
	d, total := distance{}, 0
	bounds := a.Rect
	for top := 0; top < bounds.Max.Y; top += tileSize {
		for left := 0; left < bounds.Max.X; left += tileSize {
			tile := image.Rect(left, top, left+tileSize, top+tileSize).Intersect(bounds)
			sum := 0
			for y := tile.Min.Y; y < tile.Max.Y; y++ {
				p, q := a.Pix[a.PixOffset(tile.Min.X, y):], b.Pix[b.PixOffset(tile.Min.X, y):]
				for i := range tile.Dx() * 4 {
					sum += max(int(p[i])-int(q[i]), int(q[i])-int(p[i]))
				}
			}
			total += sum
			if mean := float64(sum) / float64(tile.Dx()*tile.Dy()*3); mean > d.tile {
				d.tile, d.at = mean, tile.Min
			}
		}
	}
	d.mean = float64(total) / float64(bounds.Dx()*bounds.Dy()*3)
	return d
}

// screenshot returns a browser's picture of the SVG at scale 2.
func screenshot(t *testing.T, s *scene.Scene, mode theme.Mode) *image.RGBA {
	t.Helper()
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	html := "<!doctype html><meta charset=utf-8><style>html, body {margin: 0} svg {display: block}</style>" + svg(t, s, mode)
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(dir, "shot.png")
	width, height, err := pixels(s, 2)
	if err != nil {
		t.Fatal(err)
	}
	const frame = 200 // some browsers count their frame as part of the window
	chromium(t, "--hide-scrollbars", "--force-device-scale-factor=2",
		fmt.Sprintf("--window-size=%d,%d", width/2+frame, height/2+frame), "--screenshot="+shot, "file://"+page)
	data, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	return toRGBA(t, data, image.Pt(width, height))
}

func TestBrowserShowsThePNG(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		scene *scene.Scene
		mode  theme.Mode
	}{
		{"acme", sample(t, "acme"), theme.Light},
		{"book-players", sample(t, "book-players"), theme.Dark},
		{"group", sample(t, "group"), theme.Light},
		{"shapes", shapes(), theme.Light},
		{"texts", texts(), theme.Dark},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := compare(drawPNG(t, tt.scene, Options{Theme: tt.mode}), screenshot(t, tt.scene, tt.mode))
			t.Log(d)
			if !d.small() {
				t.Errorf("%v; allowed are %.1f and %.1f", d, maxMean, maxTile)
			}
		})
	}
}

// The comparison detects every visible mistake: each change to the picture, made where it
// shows least, exceeds the limits.
func TestBrowserComparisonSeesMistakes(t *testing.T) {
	t.Parallel()
	s := sample(t, "book-players")
	want := screenshot(t, s, theme.Light)
	if d := compare(drawPNG(t, s, Options{}), want); !d.small() {
		t.Fatalf("before any change: %v", d)
	}
	shortest := leastOf(s, func(t *scene.Text) float64 { return t.Width })
	thinnest := leastOf(s, func(p *scene.Path) float64 {
		if p.Stroke != scene.Wire || len(p.Segments) < 2 {
			return 1e9
		}
		return p.Width
	})
	smallest := leastOf(s, func(r *scene.Rect) float64 { return r.W * r.H })
	pale := leastOf(s, func(t *scene.Text) float64 {
		if t.Fill != scene.Ink2 {
			return 1e9
		}
		return t.Size * t.Width
	})
	for _, tt := range []struct {
		mistake string
		make    func()
	}{
		{"a line is missing", func() { thinnest.Stroke = "" }},
		{"a line is dashed", func() { thinnest.Dash = []float64{4, 4} }},
		{"a line is 1 px thicker", func() { thinnest.Width++ }},
		{"a shape is missing", func() { *smallest = scene.Rect{} }},
		{"a text is missing", func() { shortest.S = "" }},
		{"a text is 3 px off", func() { pale.X += 3 }},
		{"a text is 1 px lower", func() { pale.Y++ }},
		{"a text is bold", func() { pale.Bold = true }},
		{"a text is 2 px larger", func() { pale.Size += 2 }},
		{"a text has another colour", func() { pale.Fill = scene.Gap }},
		{"two letters are swapped", func() { pale.S = pale.S[1:2] + pale.S[:1] + pale.S[2:] }},
	} {
		line, rect, word, words := *thinnest, *smallest, *shortest, *pale
		tt.make()
		d := compare(drawPNG(t, s, Options{}), want)
		*thinnest, *smallest, *shortest, *pale = line, rect, word, words
		t.Logf("%s: %v", tt.mistake, d)
		if d.small() {
			t.Errorf("%s, and it goes unnoticed: %v", tt.mistake, d)
		}
	}
}

// leastOf returns the visible node of a kind with the smallest size.
func leastOf[T any](s *scene.Scene, size func(*T) float64) *T {
	var least *T
	var visit func(nodes []scene.Node)
	visit = func(nodes []scene.Node) {
		for _, n := range nodes {
			if g, ok := n.(*scene.Group); ok {
				visit(g.Children)
			}
			if v, ok := any(n).(*T); ok && (least == nil || size(v) < size(least)) {
				least = v
			}
		}
	}
	visit(s.Root)
	return least
}
