package format

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	mapfile "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// How far a PNG may be from what the browser shows, in levels of 255. A tile is
// 16 × 16 pixels, about one letter; one that differs more would show a line, a
// letter or a colour that is wrong. Smoothed edges alone make 8 and 0.5.
const (
	tileSize = 16
	maxTile  = 12.0
	maxMean  = 1.0
)

// distance is how far two images of one size are apart.
type distance struct {
	mean, tile float64
	at         image.Point // where the worst tile is
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

// toRGBA decodes a PNG; size cuts off what a window has beyond the picture.
func toRGBA(t *testing.T, data []byte, size image.Point) *image.RGBA {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := decoded.Bounds().Max; got.X < size.X || got.Y < size.Y {
		t.Fatalf("the image has %v pixels, want %v", got, size)
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(img, img.Rect, decoded, image.Point{}, draw.Src)
	return img
}

func drawPNG(t *testing.T, s *scene.Scene, o Options) *image.RGBA {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup("png").Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return toRGBA(t, b.Bytes(), image.Pt(config.Width, config.Height))
}

// screenshot is what a browser shows of the SVG at scale 2. The browser has no
// other font than the embedded one, and shows letters as they are drawn: a
// machine's own version of the font may differ a little.
func screenshot(t *testing.T, s *scene.Scene, mode theme.Mode) *image.RGBA {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("regular.ttf", liberationsansregular.TTF)
	write("bold.ttf", liberationsansbold.TTF)
	fonts := write("fonts.conf", []byte(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>`+dir+`</dir><cachedir>`+dir+`/cache</cachedir><match target="pattern">
<edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match></fontconfig>`))
	page := write("page.html", []byte("<!doctype html><meta charset=utf-8>"+
		"<style>html, body {margin: 0} svg {display: block}</style>"+svg(t, s, mode)))
	shot := filepath.Join(dir, "shot.png")
	width, height, err := pixels(s, 2)
	if err != nil {
		t.Fatal(err)
	}
	const frame = 200 // some browsers count their own frame as part of the window
	chromium(t, []string{"FONTCONFIG_FILE=" + fonts}, "--hide-scrollbars", "--force-device-scale-factor=2",
		fmt.Sprintf("--window-size=%d,%d", width/2+frame, height/2+frame), "--screenshot="+shot, "file://"+page)
	data, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	return toRGBA(t, data, image.Pt(width, height))
}

// sample draws a map of the samples folder.
func sample(t testing.TB, name string) *scene.Scene {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("../../samples", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	m, findings := mapfile.Parse(name, src)
	s, err := compass.Draw(m, compass.Options{Findings: findings})
	if err != nil {
		t.Fatal(err)
	}
	return s
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

// The measure sees every mistake that a reader would see: each change to the
// picture, made where it shows least, puts it beyond what is allowed.
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

// leastOf is the visible node of a kind for which size is the smallest.
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

// shapes holds what drawing lines and areas can get wrong.
func shapes() *scene.Scene {
	line := func(width float64, dash []float64, segments ...scene.Segment) *scene.Path {
		return &scene.Path{Segments: segments, Paint: scene.Paint{Stroke: scene.Wire, Width: width, Dash: dash}}
	}
	move := func(x, y float64) scene.Segment {
		return scene.Segment{Op: scene.MoveTo, Points: [2]scene.Point{{X: x, Y: y}}}
	}
	to := func(x, y float64) scene.Segment {
		return scene.Segment{Op: scene.LineTo, Points: [2]scene.Point{{X: x, Y: y}}}
	}
	curve := func(cx, cy, x, y float64) scene.Segment {
		return scene.Segment{Op: scene.QuadTo, Points: [2]scene.Point{{X: cx, Y: cy}, {X: x, Y: y}}}
	}
	end := scene.Segment{Op: scene.ClosePath}
	both := scene.Paint{Fill: scene.GapTint, Stroke: scene.Upward, Width: 6}
	dashed := scene.Paint{Stroke: scene.Gap, Width: 3, Dash: []float64{9, 4}}
	return &scene.Scene{Width: 400, Height: 400.5, Root: []scene.Node{
		&scene.Rect{W: 401, H: 401, Paint: scene.Paint{Fill: scene.Page}},
		line(0.6, nil, move(10, 10.3), to(390, 10.3)),
		line(9, nil, move(20, 40), to(60, 40), to(60, 80)),                 // a square corner
		line(9, nil, move(80, 40), to(120, 40), to(90, 60)),                // a sharp one, pointed
		line(9, nil, move(140, 40), to(190, 40), to(145, 50)),              // sharper: cut off
		line(9, nil, move(210, 40), to(250, 40), to(250, 42), to(270, 70)), // shorter than wide
		line(7, nil, move(290, 40), to(330, 40), to(300, 40)),              // straight back
		line(9, nil, move(350, 60), to(390, 60), to(370, 30), end),         // closed
		line(5, nil, move(20, 100), curve(60, 100, 60, 140), to(60, 160)),
		line(2, nil, move(80, 100), to(110, 100), curve(118, 100, 118, 108), to(118, 160)),
		line(8, nil, move(140, 150), curve(150, 60, 160, 150)), // a narrow bend
		line(3, []float64{8, 5}, move(180, 100), to(220, 100), to(220, 160)),
		line(3, []float64{7}, move(240, 100), to(280, 100), curve(290, 130, 280, 160)), // an odd pattern
		line(3, []float64{6, 3, 2}, move(300, 100), to(340, 130), to(300, 160), end),
		line(4, nil, move(360, 100), to(360, 100), to(380, 120), to(380, 120), to(360, 160)), // points twice
		&scene.Rect{X: 20.4, Y: 180.7, W: 80, H: 40, Paint: both},
		&scene.Rect{X: 120, Y: 180, W: 80, H: 40, R: 12, Paint: both},
		&scene.Rect{X: 220, Y: 180, W: 80, H: 20, R: 30, Paint: both}, // rounder than it is high
		&scene.Rect{X: 320, Y: 180, W: 60, H: 40, R: 2, Paint: both},  // rounder than its line is wide
		&scene.Rect{X: 20, Y: 250, W: 80, H: 40, Paint: dashed},
		&scene.Rect{X: 120, Y: 250, W: 80, H: 40, R: 12, Paint: dashed},
		&scene.Circle{X: 260, Y: 270, R: 22, Paint: dashed},
		&scene.Circle{X: 350, Y: 270, R: 22, Paint: both},
		&scene.Circle{X: 310, Y: 270, R: 0.8, Paint: scene.Paint{Fill: scene.Ink}},
		&scene.Path{Paint: both, Segments: []scene.Segment{ // two parts, the second begins where the first did
			move(20, 320), to(60, 320), to(40, 360), end, to(20, 390)}},
		&scene.Path{Paint: scene.Paint{Fill: scene.Outside}, Segments: []scene.Segment{ // left open, filled all the same
			move(120, 320), to(160, 320), curve(180, 390, 120, 380)}},
		&scene.Rect{X: 380, Y: 380, W: 60, H: 60, Paint: both}, // beyond the edge
		&scene.Rect{X: 500, Y: 380, W: 60, H: 60, Paint: both},
		&scene.Rect{X: 200, Y: 320, W: 0, H: 60, Paint: both}, // nothing
		&scene.Circle{X: 220, Y: 350, Paint: both},
		line(0, nil, move(200, 330), to(240, 330)),
		line(3, []float64{0, 0}, move(200, 340), to(260, 340)), // solid
		line(3, []float64{4, -1}, move(200, 350), to(260, 350)),
	}}
}

// texts holds what setting a line of text can get wrong.
func texts() *scene.Scene {
	s := &scene.Scene{Width: 640, Height: 600, Root: []scene.Node{
		&scene.Rect{W: 640, H: 600, Paint: scene.Paint{Fill: scene.Page}},
		&scene.Text{X: 320, Y: 20.3, S: "squeezed in the middle", Size: 14, Fill: scene.Ink, Anchor: scene.Middle, Width: 120},
		&scene.Text{X: 630, Y: 40.6, S: "stretched at the end", Size: 14, Bold: true, Fill: scene.Gap, Anchor: scene.End, Width: 250},
		&scene.Text{X: 10, Y: 40, S: "not measured", Size: 12, Fill: scene.Ink},
		&scene.Text{X: 400, Y: 20, S: "SPACED AV", Size: 10.5, Bold: true, Fill: scene.Upward, Spacing: 0.8,
			Width: text.Width("SPACED AV", 10.5, true) + 9*0.8},
		&scene.Text{X: 10, Y: 60, S: "spaced, not measured", Size: 12, Fill: scene.Ink, Spacing: 2},
	}}
	bidi := []string{"שלום עולם", "OSPO (שלום) x", "שלום 2026 עולם 7", "1 שלום a 2"}
	for i, line := range append(bidi, plain...) {
		y := float64(90 + 21*i)
		s.Root = append(s.Root, textNode(10, y, line, 12, false), textNode(320.3, y+0.2, line, 11.5, true))
	}
	return s
}
