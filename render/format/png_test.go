package format

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

func pngBytes(t *testing.T, s *scene.Scene, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writePNG(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPNGSameBytesTwice(t *testing.T) {
	first := pngBytes(t, everything(), Options{})
	for _, o := range []Options{{}, {Theme: theme.Auto, Scale: 2}, {Theme: theme.Light}} {
		if !bytes.Equal(pngBytes(t, everything(), o), first) {
			t.Errorf("%+v differs from the default", o)
		}
	}
	if bytes.Equal(pngBytes(t, everything(), Options{Theme: theme.Dark}), first) {
		t.Error("dark is light")
	}
}

func TestPNGSizeAndDensity(t *testing.T) {
	s := &scene.Scene{Width: 100.2, Height: 50}
	for _, tt := range []struct {
		scale         float64
		width, height int
		density       uint32 // pixels per metre
	}{{0, 201, 100, 7559}, {1, 101, 50, 3780}, {2, 201, 100, 7559}, {0.5, 51, 25, 1890}, {3.125, 314, 157, 11811}} {
		data := pngBytes(t, s, Options{Scale: tt.scale})
		img := drawPNG(t, s, Options{Scale: tt.scale})
		if want := image.Pt(tt.width, tt.height); img.Rect.Max != want {
			t.Errorf("scale %v: %v pixels, want %v", tt.scale, img.Rect.Max, want)
		}
		i := bytes.Index(data, []byte("pHYs")) + len("pHYs")
		x, y, unit := binary.BigEndian.Uint32(data[i:]), binary.BigEndian.Uint32(data[i+4:]), data[i+8]
		if x != tt.density || y != tt.density || unit != 1 {
			t.Errorf("scale %v: %d × %d pixels per unit %d, want %d per metre", tt.scale, x, y, unit, tt.density)
		}
	}
}

func TestPNGThemes(t *testing.T) {
	s := &scene.Scene{Width: 4, Height: 4, Root: []scene.Node{
		&scene.Rect{W: 2, H: 4, Paint: scene.Paint{Fill: scene.Upward}}}}
	for _, tt := range []struct {
		mode         theme.Mode
		upward, page color.RGBA
	}{
		{theme.Light, color.RGBA{0x3D, 0x5B, 0xD0, 0xFF}, color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}},
		{theme.Dark, color.RGBA{0x8C, 0xA2, 0xFF, 0xFF}, color.RGBA{0x0E, 0x14, 0x1B, 0xFF}},
	} {
		img := drawPNG(t, s, Options{Theme: tt.mode})
		if got := img.RGBAAt(3, 7); got != tt.upward {
			t.Errorf("%s: the rectangle is %v, want %v", tt.mode, got, tt.upward)
		}
		if got := img.RGBAAt(4, 0); got != tt.page {
			t.Errorf("%s: the page is %v, want %v", tt.mode, got, tt.page)
		}
	}
	if err := writePNG(io.Discard, s, Options{Theme: "sepia"}); err == nil || err.Error() != `no theme called "sepia"` {
		t.Errorf("error is %v", err)
	}
}

func TestPNGLimits(t *testing.T) {
	for _, tt := range []struct {
		width, height, scale float64
		want                 string
	}{
		{8_000, 5_000, 1, ""},
		{8_001, 5_000, 1, "at scale 1 the picture has 8001 × 5000 pixels, more than 40 million; a scale of 0.99 fits"},
		{1200, 1000, 20, "at scale 20 the picture has 24000 × 20000 pixels, more than 40 million; a scale of 5.77 fits"},
		{1e9, 1e9, 1e300, "more than 40 million"},
		{1200, 1000, 0.0001, "a picture of 1200 × 1000 px has fewer than one pixel at scale 0.0001"},
		{0, 10, 2, "a picture of 0 × 10 px has fewer than one pixel at scale 2"},
		{math.NaN(), 10, 2, "a picture of NaN × 10 px has fewer than one pixel at scale 2"},
		{10, 10, -1, "scale -1 is not a number above 0"},
		{10, 10, math.NaN(), "scale NaN is not a number above 0"},
		{10, 10, math.Inf(1), "scale +Inf is not a number above 0"},
	} {
		_, _, err := pixels(&scene.Scene{Width: tt.width, Height: tt.height}, tt.scale)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%v × %v at %v: error is %v, want %s", tt.width, tt.height, tt.scale, err, tt.want)
		}
	}
}

// A picture that is too large at the usual scale is drawn at the largest one that fits.
func TestPNGFits(t *testing.T) {
	var b bytes.Buffer
	if err := writePNG(&b, &scene.Scene{Width: 1360, Height: 11117}, Options{Theme: "light"}); err != nil {
		t.Fatal(err)
	}
	if c, err := png.DecodeConfig(&b); err != nil || c.Width != 2204 || c.Height != 18010 {
		t.Errorf("the picture has %d × %d pixels, want 2204 × 18010: %v", c.Width, c.Height, err)
	}
}

// TestPNGMemory draws the largest allowed picture, full of shapes.
func TestPNGMemory(t *testing.T) {
	const most = 256 << 20
	s := &scene.Scene{Width: 2000, Height: 1250}
	for i := range 400 {
		x, y := float64(i%20)*100, float64(i/20)*62
		s.Root = append(s.Root, &scene.Circle{X: x, Y: y, R: 300, Paint: scene.Paint{Stroke: scene.Ink, Width: 2}},
			&scene.Text{X: x, Y: y, S: "Works council", Size: 12, Fill: scene.Ink, Width: 80})
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := writePNG(io.Discard, s, Options{Scale: 4}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > most {
		t.Errorf("it takes %d MB", took>>20)
	}
	if err := writePNG(io.Discard, s, Options{Scale: 4.01}); err == nil || !strings.Contains(err.Error(), "a scale of 4 fits") {
		t.Errorf("one that is larger: %v", err)
	}
}

func TestPNGRefusesHugeShapes(t *testing.T) {
	huge := &scene.Circle{R: 1e20, Paint: scene.Paint{Fill: scene.Ink}}
	err := writePNG(io.Discard, &scene.Scene{Width: 9, Height: 9, Root: []scene.Node{huge}}, Options{})
	if err == nil || err.Error() != "png: a coordinate is 1e+20" {
		t.Errorf("error is %v", err)
	}
}

// A character that no font has is an empty box as wide as its reserved space.
func TestPNGShowsMissingCharactersAsBoxes(t *testing.T) {
	s := &scene.Scene{Width: 60, Height: 20, Root: []scene.Node{textNode(0, 18, "漢I", 20, false)}}
	img := drawPNG(t, s, Options{Scale: 10})
	inked := func(x, y int) bool { return img.RGBAAt(x, y) != color.RGBA{0xFF, 0xFF, 0xFF, 0xFF} }
	// The space is 200 pixels wide. The box is inset by 16 and 144 high.
	for _, tt := range []struct {
		x, y int
		ink  bool
	}{
		{8, 100, false}, {21, 100, true}, {100, 100, false}, {179, 100, true}, {190, 100, false},
		{100, 30, false}, {100, 42, true}, {100, 174, true}, {100, 185, false}, {228, 100, true},
	} {
		if inked(tt.x, tt.y) != tt.ink {
			t.Errorf("ink at %d, %d is %v", tt.x, tt.y, !tt.ink)
		}
	}
}

// Two pictures can read the font and shape text at the same time.
func TestPNGInParallel(t *testing.T) {
	want := pngBytes(t, texts(), Options{Scale: 1})
	results := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			writePNG(&b, texts(), Options{Scale: 1})
			results <- b.Bytes()
		}()
	}
	for range 4 {
		if !bytes.Equal(<-results, want) {
			t.Error("a picture drawn beside others differs")
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, name := range []string{"book-players", "acme", "group"} {
		s := sample(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := writePNG(io.Discard, s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkJSON(b *testing.B) {
	s := sample(b, "acme")
	b.ReportAllocs()
	for b.Loop() {
		if err := writeJSON(io.Discard, s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
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

// toRGBA decodes a PNG and crops it to the size of the picture.
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

// Every colour of the palette is parsed correctly.
func TestPaletteHasChannels(t *testing.T) {
	for _, swatch := range theme.Palette {
		for mode, want := range map[theme.Mode]string{theme.Light: swatch.Light, theme.Dark: swatch.Dark} {
			c := (&colours{mode: mode}).rgb(swatch.Role)
			if got := fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B); got != want {
				t.Errorf("%s is %s when it is %s, want %s", swatch.Role, got, mode, want)
			}
		}
	}
}

// An image in many bands shows the same as one in a single band: letters and lines
// continue from band to band.
func TestPNGBandsMeet(t *testing.T) {
	s := sample(t, "acme")
	const scale = 2.5
	got := drawPNG(t, s, Options{Scale: scale, Theme: theme.Light})
	r := newRaster(scale, theme.Light, nil)
	r.begin(got.Rect)
	r.nodes(s.Root)
	if rows := got.Rect.Dy(); rows < 4*bandRows {
		t.Fatalf("%d rows are too few to show anything", rows)
	}
	for i := range got.Pix {
		if a, b := int(got.Pix[i]), int(r.image.Pix[i]); max(a-b, b-a) > 2 { // edges are rounded relative to different corners
			t.Fatalf("row %d differs: %d instead of %d", i/got.Stride, a, b)
		}
	}
}

func TestChecksum(t *testing.T) {
	data := bytes.Repeat([]byte{0xFF, 0, 7, 0x80, 0xFE}, 50_000)
	for _, cut := range []int{0, 1, 65521, 100_000, len(data)} {
		a, b := adler32.Checksum(data[:cut]), adler32.Checksum(data[cut:])
		if got, want := checksum(a).and(checksum(b), len(data)-cut), checksum(adler32.Checksum(data)); got != want {
			t.Errorf("cut at %d: %08x, want %08x", cut, got, want)
		}
	}
}
