//go:build readers

package format

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/typeset"
	"golang.org/x/text/unicode/norm"
)

func pdfFile(t *testing.T, s *scene.Scene, o Options) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "map.pdf")
	if err := os.WriteFile(name, pdfBytes(t, s, o), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Screen readers and copying get all texts in the order of the picture, card by card,
// each in an element of the right type.
func TestPDFIsTagged(t *testing.T) {
	s := sample(t, "acme")
	var want []string
	cards := map[string]bool{}
	scene.Walk(s.Root, func(n scene.Node) bool {
		switch n := n.(type) {
		case *scene.Text:
			want = append(want, strings.TrimSpace(n.S))
		case *scene.Group:
			if slices.Contains(strings.Fields(n.Class), "card") {
				cards[n.Label] = true
			}
		}
		return true
	})
	file := pdfFile(t, s, Options{})
	var got []string
	for line := range strings.Lines(runTool(t, "pdfinfo", "-struct-text", file)) {
		text := strings.TrimSpace(line)
		if inner, ok := strings.CutPrefix(text, `"`); ok && inner != `"` {
			got = append(got, strings.TrimSpace(strings.TrimSuffix(inner, `"`)))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the texts are\n%q, want\n%q", got, want)
	}
	if n := strings.Count(runTool(t, "pdfinfo", "-struct", file), "Sect"); n < len(cards) {
		t.Errorf("%d sections for %d cards", n, len(cards))
	}
	if info := runTool(t, "pdfinfo", file); !strings.Contains(info, "Tagged:          yes") {
		t.Errorf("not tagged: %s", info)
	}
	if xmp := runTool(t, "pdfinfo", "-meta", file); !strings.Contains(xmp, s.Title) || !strings.Contains(xmp, "<rdf:li>en</rdf:li>") {
		t.Errorf("the metadata lacks title or language: %s", xmp)
	}
}

// runTool returns the output of a tool. Any complaint fails the test.
func runTool(t *testing.T, tool string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		missing(t, tool)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v\n%s%s", tool, err, out.String(), complaints.String())
	}
	return out.String()
}

func TestPDFIsSound(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		s          *scene.Scene
	}{
		{"everything", "", everything()}, {"everything", "a4", everything()}, {"cards", "16:9", cards(24)},
		{"scripts", "", scripts()}, {"nothing", "", &scene.Scene{Width: 10, Height: 10}},
	} {
		out := runTool(t, "qpdf", "--check", pdfFile(t, tt.s, Options{Page: tt.page}))
		if !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%s on %q: %s", tt.name, tt.page, out)
		}
	}
}

func TestPDFEmbedsSubsetsOfTheFont(t *testing.T) {
	for _, tt := range []struct {
		name string
		s    *scene.Scene
		want []string
	}{
		{"both weights", cards(24), []string{"LiberationSans", "LiberationSans-Bold"}},
		{"regular only", &scene.Scene{Width: 90, Height: 90, Root: []scene.Node{textNode(0, 20, "x", 12, false)}}, []string{"LiberationSans"}},
		{"no text", &scene.Scene{Width: 90, Height: 90}, nil},
	} {
		out := runTool(t, "pdffonts", pdfFile(t, tt.s, Options{}))
		var got []string
		for _, line := range strings.Split(strings.TrimSpace(out), "\n")[2:] {
			m := regexp.MustCompile(`^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +yes yes yes `).FindStringSubmatch(line)
			if m == nil {
				t.Errorf("%s: not embedded, not a subset or without text: %s", tt.name, line)
				continue
			}
			got = append(got, m[1])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: the fonts are %q, want %q", tt.name, got, tt.want)
		}
	}
	if n := len(pdfBytes(t, cards(24), Options{})); n > 40_000 {
		t.Errorf("24 cards take %d bytes, want at most 40,000", n)
	}
}

func TestPDFTextCanBeFound(t *testing.T) {
	out := runTool(t, "pdftotext", "-raw", pdfFile(t, scripts(), Options{}), "-")
	for _, want := range []string{
		"Legal and compliance", "AVATAR To. Type, We Vary: LT", "“quoted” ‘text’ – dash…", "Führungskräfte für Übergrößen",
		"Διευθυντής ΑΥΤΟ", "Руководитель Года", "\nabc\n", "\na b\n", "東京都オープンソース推進室", "한국어 오픈소스",
		"🚀 launch 👩‍👩‍👧‍👦", "नमस्ते", "ქართული", "سلام", "عليكم", "מוצר",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q can't be found in:\n%s", want, out)
		}
	}
	letters := &scene.Scene{Width: 200, Height: 50, Root: []scene.Node{
		&scene.Text{X: 190, Y: 20, S: "UPWARD SIDE", Size: 11, Fill: scene.Ink, Anchor: scene.End, Width: 95, Spacing: 0.8},
	}}
	if out := runTool(t, "pdftotext", pdfFile(t, letters, Options{}), "-"); !strings.Contains(out, "UPWARD SIDE") {
		t.Errorf("letters with space between them read %q", out)
	}
}

// Letters of several glyphs are copied whole, without extra characters.
func TestPDFOfLettersWithMarks(t *testing.T) {
	lines := []string{"निदेशक मंडल", "क्षेत्रीय कार्यालय", "পর্যালোচনা", "สำนักงานผู้ใหญ่", "ក្រុមប្រឹក្សាភិបាល", "မြန်မာအသင်း", "Phòng e\u0323\u0302\u0301 x\u0302"}
	s := &scene.Scene{Width: 400, Height: 200}
	for i, line := range lines {
		s.Root = append(s.Root, textNode(10, float64(24*i+30), line, 14, false))
	}
	out := norm.NFC.String(runTool(t, "pdftotext", "-raw", pdfFile(t, s, Options{Fonts: systemFonts(t)}), "-"))
	if want := norm.NFC.String(strings.Join(lines, "\n")); strings.Trim(out, "\n\f") != want {
		t.Errorf("copied is\n%swant\n%s", out, want)
	}
}

func systemFonts(t *testing.T) *typeset.Fonts {
	t.Helper()
	fonts, err := typeset.New(typeset.Options{System: true})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// Right-to-left text is copied as in the map: letters that share a glyph keep their
// order.
func TestPDFOfArabic(t *testing.T) {
	lines := []string{"الإدارة القانونية (العقود)", "الامتثال والسلامة", "علاقات المطورين", "الأسئلة والحلول (OSS)", "v2.1 [beta] سلام", "מוצר (ענן)"}
	s := &scene.Scene{Width: 400, Height: 200, Language: "ar"}
	for i, line := range lines {
		s.Root = append(s.Root, textNode(10, float64(24*i+30), line, 14, false))
	}
	file := pdfFile(t, s, Options{Fonts: systemFonts(t)})
	copied := strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Bidi_Control, c) {
			return -1
		}
		return c
	}, runTool(t, "pdftotext", file, "-"))
	for _, want := range []string{"الإدارة القانونية", "الامتثال والسلامة", "علاقات المطورين", "الأسئلة والحلول", "سلام"} {
		if !strings.Contains(copied, want) {
			t.Errorf("%q can't be copied from:\n%s", want, copied)
		}
	}
}

// Screen readers and copying get one card after the other.
func TestPDFReadsCardByCard(t *testing.T) {
	out := runTool(t, "pdftotext", "-raw", pdfFile(t, cards(7), Options{}), "-")
	var want strings.Builder
	for i := range 7 {
		fmt.Fprintf(&want, "Stakeholder %d\nleads a department\nreport, training\nreport, training\n", i)
	}
	if got := strings.Trim(out, "\n\f") + "\n"; got != want.String() {
		t.Errorf("it reads:\n%swant:\n%s", got, want.String())
	}
}

// pdfInfo returns the file's properties as a reader shows them.
func pdfInfo(t *testing.T, s *scene.Scene, o Options) map[string]string {
	t.Helper()
	info := map[string]string{}
	for line := range strings.Lines(runTool(t, "pdfinfo", pdfFile(t, s, o))) {
		key, value, _ := strings.Cut(line, ":")
		info[key] = strings.TrimSpace(value)
	}
	return info
}

func TestPDFInfo(t *testing.T) {
	s := cards(1)
	s.Title, s.Author, s.Description = `Café (a\b) 🚀`, "Example Ltd (Zürich)", "A map, nothing \\ else)"
	info := pdfInfo(t, s, Options{})
	for key, want := range map[string]string{
		"Title": s.Title, "Author": s.Author, "Subject": s.Description, "Pages": "1", "Page size": "900 x 675 pts",
	} {
		if info[key] != want {
			t.Errorf("%s is %q, want %q", key, info[key], want)
		}
	}
	for _, key := range []string{"CreationDate", "ModDate"} {
		if v, there := info[key]; there {
			t.Errorf("there is a %s: %s", key, v)
		}
	}
	if b := pdfBytes(t, s, Options{}); !bytes.Contains(b, []byte("/Lang(en)")) {
		t.Error("the language is missing")
	}
	if v, there := pdfInfo(t, &scene.Scene{Width: 1, Height: 1}, Options{})["Author"]; there {
		t.Errorf("a map without organisation has the author %q", v)
	}
}

func TestPDFPages(t *testing.T) {
	wide, tall := &scene.Scene{Width: 1600, Height: 900}, &scene.Scene{Width: 900, Height: 1600}
	for _, tt := range []struct {
		page string
		s    *scene.Scene
		want string
	}{
		{"", wide, "1200 x 675 pts"}, {"", tall, "675 x 1200 pts"},
		{"a4", wide, "841.89 x 595.28 pts (A4)"}, {"a4", tall, "595.28 x 841.89 pts (A4)"},
		{"a3", wide, "1190.55 x 841.89 pts (A3)"}, {"a3", tall, "841.89 x 1190.55 pts (A3)"},
		{"letter", wide, "792 x 612 pts (letter)"}, {"letter", tall, "612 x 792 pts (letter)"},
		{"16:9", wide, "960 x 540 pts"}, {"16:9", tall, "960 x 540 pts"},
		{"", &scene.Scene{Width: 40_000, Height: 1000}, "14400 x 360 pts"},
	} {
		if got := pdfInfo(t, tt.s, Options{Page: tt.page})["Page size"]; got != tt.want {
			t.Errorf("%v × %v on %q: the page is %s, want %s", tt.s.Width, tt.s.Height, tt.page, got, tt.want)
		}
	}
}

// rasterize renders the page with a PDF reader, at dpi pixels per inch.
func rasterize(t *testing.T, s *scene.Scene, o Options, dpi int) image.Image {
	t.Helper()
	stem := filepath.Join(t.TempDir(), "page")
	runTool(t, "pdftoppm", "-png", "-singlefile", "-r", fmt.Sprint(dpi), pdfFile(t, s, o), stem)
	f, err := os.Open(stem + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// The PDF looks like the PNG, which is compared with a browser. Boxes for missing
// characters have a different shape in it.
func TestPDFLooksLikePNG(t *testing.T) {
	someCards := cards(12)
	someCards.Height = 230
	for _, tt := range []struct {
		name string
		s    *scene.Scene
		most float64 // mean difference of the worst tile, of 255
	}{
		{"everything", everything(), 10}, {"cards", someCards, 10}, {"scripts", scripts(), 45},
	} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			page := &scene.Rect{W: tt.s.Width, H: tt.s.Height, Paint: scene.Paint{Fill: scene.Page}}
			tt.s.Root = append([]scene.Node{page}, tt.s.Root...)
			var b bytes.Buffer
			if err := writePNG(&b, tt.s, Options{Theme: mode, Scale: 2}); err != nil {
				t.Fatal(err)
			}
			want, err := png.Decode(&b)
			if err != nil {
				t.Fatal(err)
			}
			d, where := difference(t, rasterize(t, tt.s, Options{Theme: mode}, 192), want)
			if d > tt.most {
				t.Errorf("%s, %s: the difference at %v is %.1f, want at most %.1f", tt.name, mode, where, d, tt.most)
			}
		}
	}
}

// difference returns the largest mean colour difference of any tile of two images, of
// 255, and where it is.
func difference(t *testing.T, a, b image.Image) (worst float64, where image.Point) {
	t.Helper()
	area := a.Bounds().Intersect(b.Bounds())
	if over := a.Bounds().Union(b.Bounds()).Size().Sub(area.Size()); over.X > 1 || over.Y > 1 {
		t.Fatalf("sizes are %v and %v", a.Bounds(), b.Bounds())
	}
	x, y := image.NewRGBA(area), image.NewRGBA(area)
	draw.Draw(x, area, a, area.Min, draw.Src)
	draw.Draw(y, area, b, area.Min, draw.Src)
	const tile = 24
	for top := 0; top+tile <= area.Dy(); top += tile {
		for left := 0; left+tile <= area.Dx(); left += tile {
			sum := 0
			for row := range tile {
				at := x.PixOffset(left, top+row)
				for i := at; i < at+4*tile; i++ {
					sum += max(int(x.Pix[i])-int(y.Pix[i]), int(y.Pix[i])-int(x.Pix[i]))
				}
			}
			if d := float64(sum) / (3 * tile * tile); d > worst {
				worst, where = d, image.Pt(left, top)
			}
		}
	}
	return worst, where
}

// The paper around a dark picture is dark too.
func TestPDFFillsThePaper(t *testing.T) {
	s := &scene.Scene{Width: 100, Height: 100, Root: []scene.Node{
		&scene.Rect{X: 0, Y: 0, W: 100, H: 100, Paint: scene.Paint{Fill: scene.Upward}},
	}}
	img := rasterize(t, s, Options{Theme: theme.Dark, Page: "16:9"}, 72)
	for _, tt := range []struct {
		x, y int
		want string
	}{{2, 2, "0e141b"}, {957, 537, "0e141b"}, {480, 270, "8ca2ff"}, {245, 35, "8ca2ff"}, {230, 270, "0e141b"}} {
		r, g, b, _ := img.At(tt.x, tt.y).RGBA()
		if got := fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8); got != tt.want {
			t.Errorf("at %d, %d the page is #%s, want #%s", tt.x, tt.y, got, tt.want)
		}
	}
}
