package format

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

func pdfBytes(t *testing.T, s *scene.Scene, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writePDF(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scripts returns a scene of texts that the font has glyphs for and of some that it
// lacks.
func scripts() *scene.Scene {
	s := &scene.Scene{Width: 900, Height: 900, Title: "東京 🚀"}
	for i, line := range append(append([]string{}, plain...), foreign...) {
		s.Root = append(s.Root, textNode(10, float64(24*i+30), line, 16, i%2 == 1))
	}
	s.Root = append(s.Root, textNode(10, 800, "x\u0302 accent, \u200b, \x01", 16, false), textNode(10, 830, "\u200b\x01", 16, false))
	return s
}

func TestFit(t *testing.T) {
	for _, size := range [][2]float64{{100, 100}, {3000, 200}, {200, 3000}, {1156, 1306}} {
		for _, page := range Pages() {
			s, err := fit(page, size[0], size[1])
			if err != nil {
				t.Fatal(err)
			}
			left, bottom := s.place(0, size[1])
			right, top := s.place(size[0], 0)
			if math.Abs(left+right-s.w) > 0.01 || math.Abs(bottom+top-s.h) > 0.01 {
				t.Errorf("%v on %s: it is not in the middle", size, page)
			}
			if least := min(left, bottom); math.Abs(least-margin) > 0.01 {
				t.Errorf("%v on %s: the smallest margin is %.2f pt, want %.2f", size, page, least, margin)
			}
			if upright := s.h > s.w; page != "16:9" && upright != (size[1] > size[0]) && size[0] != size[1] {
				t.Errorf("%v on %s: the page is %.0f by %.0f", size, page, s.w, s.h)
			}
		}
	}
}

func TestPDFLinks(t *testing.T) {
	var got []string
	for _, m := range regexp.MustCompile(`(?s)/Rect\[([^]]*)\].*?/URI(\(.*?[^\\]\))>>`).FindAllStringSubmatch(string(pdfBytes(t, everything(), Options{})), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	// The link's rectangle ends where its text does.
	card := textNode(20, 40, "Legal "+hostile, 13.5, true)
	want := []string{
		fmt.Sprintf("7.50 165.37 %.2f 210.37 (https://example.org/?a=1&b=%%222%%22)", (card.X+card.Width)*0.75),
		fmt.Sprintf("15.00 140.62 %.2f 150.97 (mailto:ospo@example.org)", (20+text.Width("mail", 12, false))*0.75),
	}
	if !slices.Equal(got, want) {
		t.Errorf("links are\n%q, want\n%q", got, want)
	}
}

func TestPDFSameBytesTwice(t *testing.T) {
	for _, s := range []func() *scene.Scene{everything, scripts} {
		if !bytes.Equal(pdfBytes(t, s(), Options{Theme: theme.Dark}), pdfBytes(t, s(), Options{Theme: theme.Dark})) {
			t.Error("two runs differ")
		}
	}
	if bytes.Contains(pdfBytes(t, everything(), Options{}), []byte("Date")) {
		t.Error("there is a date")
	}
	if !bytes.Equal(pdfBytes(t, cards(1), Options{Theme: theme.Auto}), pdfBytes(t, cards(1), Options{Theme: theme.Light})) {
		t.Error("auto is not light")
	}
}

func TestPDFErrors(t *testing.T) {
	node := func(n scene.Node) *scene.Scene { return &scene.Scene{Width: 9, Height: 9, Root: []scene.Node{n}} }
	ink := scene.Paint{Fill: scene.Ink}
	path := func(ops ...scene.Op) *scene.Scene {
		p := &scene.Path{Paint: ink}
		for _, op := range ops {
			p.Segments = append(p.Segments, scene.Segment{Op: op})
		}
		return node(p)
	}
	for _, tt := range []struct {
		s    *scene.Scene
		o    Options
		want string
	}{
		{node(&scene.Rect{X: math.NaN(), W: 1, H: 1, Paint: ink}), Options{}, "pdf: a coordinate is NaN"},
		{node(&scene.Circle{X: math.Inf(1), R: 1, Paint: ink}), Options{}, "pdf: a coordinate is +Inf"},
		{node(&scene.Rect{W: 1, H: 1, Paint: scene.Paint{Fill: "pink"}}), Options{}, `pdf: the palette has no colour "pink"`},
		{path(scene.MoveTo, 'C'), Options{}, "pdf: no path operation 'C'"},
		{path(scene.LineTo), Options{}, "pdf: a path begins with the operation 'L'"},
		{&scene.Scene{}, Options{}, "pdf: a picture of 0 by 0 px has no page"},
		{&scene.Scene{Width: math.Inf(1), Height: 1}, Options{}, "pdf: a picture of +Inf by 1 px has no page"},
		{cards(1), Options{Page: "b5"}, `pdf: no page size called "b5"`},
		{cards(1), Options{Theme: "sepia"}, `no theme called "sepia"`},
	} {
		var b bytes.Buffer
		err := writePDF(&b, tt.s, tt.o)
		if err == nil || err.Error() != tt.want {
			t.Errorf("error is %v, want %s", err, tt.want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes are written", tt.want, b.Len())
		}
	}
}

func TestPDFPassesOnWriteErrors(t *testing.T) {
	if err := writePDF(fullDisk{}, everything(), Options{}); err == nil || err.Error() != "disk full" {
		t.Errorf("error is %v, want disk full", err)
	}
}

func BenchmarkPDF(b *testing.B) {
	for _, n := range []int{24, 300} {
		s := cards(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := writePDF(io.Discard, s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A line with right-to-left text has its text in logical order as ActualText: its glyphs
// are in visual order.
func TestPDFSaysWhatRunsFromTheRight(t *testing.T) {
	lines := []string{"الإدارة القانونية (العقود)", "v2.1 [beta] سلام", "\u2068מוצר\u2069 (ענן)"}
	s := &scene.Scene{Width: 400, Height: 200, Root: []scene.Node{textNode(10, 20, "Legal", 14, false)}}
	for i, line := range lines {
		s.Root = append(s.Root, textNode(10, float64(24*i+44), line, 14, false))
	}
	file := string(pdfBytes(t, s, Options{}))
	for _, line := range lines {
		if !strings.Contains(file, "/ActualText<FEFF"+hexOf(strings.Trim(strings.ReplaceAll(line, "\u2069", ""), "\u2068"))+">") {
			t.Errorf("%q is not said", line)
		}
	}
	if n := strings.Count(file, "/ActualText"); n != len(lines) {
		t.Errorf("%d lines are said apart from their glyphs, not %d", n, len(lines))
	}
}

// hexOf returns a text as two bytes for each character.
func hexOf(s string) string {
	hex := ""
	for _, c := range s {
		hex += fmt.Sprintf("%04X", c)
	}
	return hex
}

// The lines of a text are one paragraph, the lines of the title one heading, and
// ActualText spans the lines of a right-to-left text.
func TestPDFLinesAreOneParagraph(t *testing.T) {
	texts := []*scene.Text{
		textNode(10, 20, "Whom the office", 14, true), textNode(10, 40, "works with", 14, true),
		textNode(10, 80, "Legal", 12, false), textNode(10, 100, "Security", 12, false), textNode(10, 120, "\u202bالإدارة\u202c", 12, false),
	}
	texts[1].Further, texts[4].Further = true, true
	s := &scene.Scene{Width: 400, Height: 200, Title: "Whom the office works with"}
	for _, text := range texts {
		s.Root = append(s.Root, text)
	}
	file := string(pdfBytes(t, s, Options{}))
	var got []string
	for _, m := range regexp.MustCompile(`/S/(H1|P)/P \d+ 0 R/Pg \d+ 0 R(?:/ActualText<(.*?)>)?/K\[(.*?) \]`).FindAllStringSubmatch(file, -1) {
		got = append(got, m[1]+" "+m[3]+" "+m[2])
	}
	if want := []string{"H1 0 1 ", "P 2 ", "P 3 4 FEFF" + hexOf("Security الإدارة")}; !slices.Equal(got, want) {
		t.Errorf("texts are %q, want %q", got, want)
	}
}

func TestEscapedLink(t *testing.T) {
	const address, want = `https://exämple.org/a b(c)?q="<é>"#x`, `https://ex%C3%A4mple.org/a%20b(c)?q=%22%3C%C3%A9%3E%22#x`
	if got := escapedLink(address, notInURI); got != want {
		t.Errorf("it is written %s, want %s", got, want)
	}
}
