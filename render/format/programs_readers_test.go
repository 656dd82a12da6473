//go:build readers

package format

import (
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	mapfile "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// drawn is a picture as a file and as this package draws it.
type drawn struct {
	name  string
	file  string
	scene *scene.Scene
	want  map[int]*image.RGBA // by pixels per px
}

// png returns the file name of a program's picture.
func (d *drawn) png(program string) string {
	return strings.TrimSuffix(d.file, ".svg") + "." + program + ".png"
}

type program struct {
	name  string
	scale int // pixels per px
	tile  int
	most  float64
	draw  func(t *testing.T, fonts string, scale int, pictures []*drawn)
}

// programs lists programs that draw SVG, and how far their pictures may differ from ours:
// the root mean square of the difference, where white and black are 1 apart, over tiles
// of that many pixels. Edges of letters alone reach 0.02. ImageMagick places letters on
// whole pixels, and LibreOffice uses its own metrics, so that tiles of one pixel would
// compare letters with their neighbours.
var programs = []program{
	{"librsvg", 2, 1, 0.03, drawLibrsvg},
	{"inkscape", 2, 1, 0.03, drawInkscape},
	{"imagemagick", 1, 8, 0.03, drawImageMagick},
	{"resvg", 2, 1, 0.10, drawResvg},
	{"impress", 1, 8, 0.03, drawImpress},
}

// TestProgramsDrawTheSVG draws every sample and a map in Hebrew in every theme, and every
// view of one map, with every program.
func TestProgramsDrawTheSVG(t *testing.T) {
	pictures := everyPicture(t)
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			p.compare(t, pictures)
		})
	}
}

// A right-to-left text with left-to-right letters is in its place and in the right order,
// even if its width is not known.
func TestProgramsTurnTexts(t *testing.T) {
	s := &scene.Scene{Width: 300, Height: 90, Title: "Directions"}
	s.Root = append(s.Root, &scene.Rect{W: 300, H: 90, Paint: scene.Paint{Fill: scene.Page}})
	for i, said := range []string{"צוות (API) 2.0 / מידע", "ועדה Kubernetes", "\u200fGPL-2.0"} {
		for x, anchor := range map[float64]scene.Anchor{10: scene.Start, 290: scene.End} {
			s.Root = append(s.Root, &scene.Text{X: x, Y: float64(24*i + 24), S: said, Size: 14, Bold: i == 0, Fill: scene.Ink, Anchor: anchor})
		}
	}
	pictures := []*drawn{drawnAs(t, "directions", s, theme.Light), drawnAs(t, "directions", s, theme.Auto)}
	for _, p := range programs {
		if p.name != "imagemagick" { // has no bidirectional text
			t.Run(p.name, func(t *testing.T) { p.compare(t, pictures) })
		}
	}
}

// compare draws pictures with a program and compares them with ours.
func (p *program) compare(t *testing.T, pictures []*drawn) {
	p.draw(t, ownFonts(t), p.scale, pictures)
	worst := 0.0
	for _, d := range pictures {
		data, err := os.ReadFile(d.png(p.name))
		if err != nil {
			t.Fatal(err)
		}
		want := d.want[p.scale]
		got := toRGBA(t, data, want.Rect.Size())
		rms := rootMeanSquare(got, want, p.tile)
		if worst = max(worst, rms); rms > p.most {
			t.Errorf("%s: the root mean square is %.4f, allowed is %.2f", d.name, rms, p.most)
		}
		for _, card := range darker(d, p.scale, got) {
			t.Errorf("%s: %s", d.name, card)
		}
	}
	t.Logf("%d pictures, the worst differs by %.4f over tiles of %d px", len(pictures), worst, p.tile)
}

func everyPicture(t *testing.T) []*drawn {
	t.Helper()
	var all []*drawn
	add := func(name string, s *scene.Scene, mode theme.Mode) { all = append(all, drawnAs(t, name, s, mode)) }
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := filepath.Glob("../../samples/scenarios/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(append(files, scenarios...), "testdata/hebrew.yaml") {
		s := compassOf(t, file)
		if isForeign(s) {
			continue // each program uses its own font for it, or none
		}
		for _, mode := range theme.Modes {
			add(strings.TrimSuffix(filepath.Base(file), ".yaml"), s, mode)
		}
	}
	for name, s := range everyView(t, "../../samples/acme.yaml") {
		add("view-"+name, s, theme.Light)
	}
	return all
}

func drawnAs(t *testing.T, name string, s *scene.Scene, mode theme.Mode) *drawn {
	t.Helper()
	name += "-" + string(mode)
	file := filepath.Join(t.TempDir(), name+".svg")
	if err := os.WriteFile(file, []byte(svg(t, s, mode)), 0o600); err != nil {
		t.Fatal(err)
	}
	want := map[int]*image.RGBA{}
	for _, scale := range []int{1, 2} {
		want[scale] = drawPNG(t, s, Options{Theme: mode, Scale: float64(scale)})
	}
	return &drawn{name, file, s, want}
}

// isForeign reports whether a picture has letters that the built-in font lacks.
func isForeign(s *scene.Scene) bool {
	foreign := false
	scene.Walk(s.Root, func(n scene.Node) bool {
		if t, ok := n.(*scene.Text); ok {
			foreign = foreign || !text.Known(t.S)
		}
		return !foreign
	})
	return foreign
}

// everyView returns a map drawn in every view, by name.
func everyView(t *testing.T, file string) map[string]*scene.Scene {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := mapfile.Parse(file, src)
	all := map[string]*scene.Scene{}
	for _, name := range views.Names() {
		s, err := views.Lookup(name).Draw(m, view.Options{Findings: gap.Run(m, gap.Options{}).Findings})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = s
	}
	return all
}

// rootMeanSquare returns the difference of two pictures of the same size, from 0 to 1,
// over the mean colours of tiles.
func rootMeanSquare(a, b *image.RGBA, tile int) float64 {
	sum, n := 0.0, 0
	size := a.Rect.Size()
	for y := 0; y+tile <= size.Y; y += tile {
		for x := 0; x+tile <= size.X; x += tile {
			var apart [3]int
			for row := y; row < y+tile; row++ {
				p, q := a.Pix[a.PixOffset(x, row):], b.Pix[b.PixOffset(x, row):]
				for i := range 4 * tile {
					if c := i % 4; c < 3 {
						apart[c] += int(p[i]) - int(q[i])
					}
				}
			}
			for _, d := range apart {
				share := float64(d) / float64(255*tile*tile)
				sum += share * share
			}
			n += 3
		}
	}
	return math.Sqrt(sum / float64(n))
}

// darker lists the cards whose ground is darker than in our picture. Most of a card is
// its ground, so that is its most frequent colour.
func darker(d *drawn, scale int, got *image.RGBA) []string {
	var found []string
	scene.Walk(d.scene.Root, func(n scene.Node) bool {
		g, ok := n.(*scene.Group)
		if !ok || !slices.Contains(strings.Fields(g.Class), "card") {
			return true
		}
		for _, child := range g.Children {
			box, ok := child.(*scene.Rect)
			if !ok || box.Fill == "" || box.W < 20 || box.H < 20 {
				continue
			}
			at := func(px float64) int { return int(px) * scale }
			inside := image.Rect(at(box.X+6), at(box.Y+6), at(box.X+box.W-6), at(box.Y+box.H-6)).Intersect(got.Rect)
			if a, b := ground(got, inside), ground(d.want[scale], inside); luminance(a) < luminance(b)-0.02 {
				found = append(found, fmt.Sprintf("the card %q has the ground %v instead of %v", g.Label, a, b))
			}
			break
		}
		return true
	})
	return found
}

// ground returns the most frequent colour of a part.
func ground(m *image.RGBA, part image.Rectangle) color.RGBA {
	count := map[color.RGBA]int{}
	var most color.RGBA
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			c := m.RGBAAt(x, y)
			if count[c]++; count[c] > count[most] {
				most = c
			}
		}
	}
	return most
}

func luminance(c color.RGBA) float64 {
	return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 255
}

// runAny runs the first installed program of names, with fonts as its environment.
func runAny(t *testing.T, fonts string, names []string, args ...string) {
	t.Helper()
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		cmd := exec.Command(path, args...)
		cmd.Env = append(os.Environ(), fonts)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return
	}
	missing(t, names[0])
}

func drawLibrsvg(t *testing.T, fonts string, scale int, pictures []*drawn) {
	for _, d := range pictures {
		runAny(t, fonts, []string{"rsvg-convert"}, "--zoom", fmt.Sprint(scale), d.file, "-o", d.png("librsvg"))
	}
}

// drawInkscape starts Inkscape only once, since starting takes longer than drawing.
func drawInkscape(t *testing.T, fonts string, scale int, pictures []*drawn) {
	args := []string{"--export-type=png", fmt.Sprintf("--export-dpi=%d", 96*scale)}
	for _, d := range pictures {
		args = append(args, d.file)
	}
	runAny(t, fonts, []string{"inkscape"}, args...)
	for _, d := range pictures {
		if err := os.Rename(strings.TrimSuffix(d.file, ".svg")+".png", d.png("inkscape")); err != nil {
			t.Fatal(err)
		}
	}
}

func drawImageMagick(t *testing.T, fonts string, scale int, pictures []*drawn) {
	for _, d := range pictures {
		runAny(t, fonts, []string{"magick", "convert-im6.q16"}, "-density", fmt.Sprint(96*scale), "msvg:"+d.file, "-depth", "8", "PNG32:"+d.png("imagemagick"))
	}
}

// The module is the native addon of the package, without its JavaScript.
const resvgScript = `
const {Resvg} = require(process.argv[1]), fs = require("fs");
const fontFiles = process.argv[2].split(":"), fitTo = {mode: "zoom", value: Number(process.argv[3])};
for (const line of fs.readFileSync(0, "utf8").trim().split("\n")) {
	const [from, to] = line.split("\t");
	const options = {fitTo, font: {loadSystemFonts: false, fontFiles, defaultFontFamily: "Liberation Sans"}};
	fs.writeFileSync(to, new Resvg(fs.readFileSync(from, "utf8"), JSON.stringify(options)).render().asPng());
}`

func drawResvg(t *testing.T, fonts string, scale int, pictures []*drawn) {
	module, err := filepath.Abs("../../bin/test/resvg.node")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(module); err != nil {
		missing(t, "resvg")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, "node")
	}
	var lines strings.Builder
	for _, d := range pictures {
		fmt.Fprintf(&lines, "%s\t%s\n", d.file, d.png("resvg"))
	}
	folder := filepath.Dir(strings.TrimPrefix(fonts, "FONTCONFIG_FILE="))
	files := filepath.Join(folder, "sans.ttf") + ":" + filepath.Join(folder, "sansbold.ttf")
	cmd := exec.Command(node, "-e", resvgScript, module, files, fmt.Sprint(scale))
	cmd.Stdin = strings.NewReader(lines.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("resvg: %v\n%s", err, out)
	}
}

// onSlide returns the size of a px in cm on Impress's default slide of 28 × 15.75 cm,
// which a picture fills.
func onSlide(s *scene.Scene) float64 { return min(28/s.Width, 15.75/s.Height) }

// slides writes a presentation with one picture on each slide.
func slides(t *testing.T, pictures []*drawn) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:body><office:presentation>`)
	for _, d := range pictures {
		data, err := os.ReadFile(d.file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, `<draw:page><draw:frame svg:x="0cm" svg:y="0cm" svg:width="%.4fcm" svg:height="%.4fcm">`+
			`<draw:image draw:mime-type="image/svg+xml"><office:binary-data>%s</office:binary-data></draw:image></draw:frame></draw:page>`,
			d.scene.Width*onSlide(d.scene), d.scene.Height*onSlide(d.scene), base64.StdEncoding.EncodeToString(data))
	}
	b.WriteString("</office:presentation></office:body></office:document>")
	return b.String()
}

var fontName = regexp.MustCompile(`(?m)^[A-Z]{6}\+(\S+)`)

// drawImpress puts the pictures on slides, exports those as PDF, and renders its pages.
// Any other font in the PDF belongs to Impress's own title placeholders.
func drawImpress(t *testing.T, fonts string, scale int, pictures []*drawn) {
	folder := t.TempDir()
	deck := filepath.Join(folder, "deck.fodp")
	if err := os.WriteFile(deck, []byte(slides(t, pictures)), 0o600); err != nil {
		t.Fatal(err)
	}
	runAny(t, fonts, []string{"soffice"}, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, deck)
	printed := filepath.Join(folder, "deck.pdf")
	var used []string
	for _, m := range fontName.FindAllStringSubmatch(runTool(t, "pdffonts", printed), -1) {
		used = append(used, m[1])
	}
	for _, want := range []string{"LiberationSans", "LiberationSans-Bold"} {
		if !slices.Contains(used, want) {
			t.Errorf("the fonts are %q, without %s", used, want)
		}
	}
	for i, d := range pictures {
		size, page := d.want[scale].Rect.Size(), fmt.Sprint(i+1)
		resolution := fmt.Sprintf("%.4f", 2.54/onSlide(d.scene)*float64(scale))
		runTool(t, "pdftoppm", "-png", "-r", resolution, "-f", page, "-l", page, "-x", "0", "-y", "0",
			"-W", fmt.Sprint(size.X), "-H", fmt.Sprint(size.Y), "-singlefile", printed, strings.TrimSuffix(d.png("impress"), ".png"))
	}
}
