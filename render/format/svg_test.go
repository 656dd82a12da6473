package format

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// hostile is text that must stay text.
const hostile = "</text></title><script>alert(1)</script> ]]> <!-- & &amp; \"double\" 'single' \x00\x08\x1b\uFFFE\xff {}"

// everything returns a scene with every kind of node, every option and hostile text.
func everything() *scene.Scene {
	dashed := scene.Paint{Fill: scene.GapTint, Stroke: scene.Gap, Width: 1.5, Dash: []float64{5, 3.333}}
	return &scene.Scene{
		Width: 400, Height: 300.5, Title: "Stakeholders " + hostile, Description: hostile,
		Root: []scene.Node{
			&scene.Rect{W: 400, H: 300.5, Paint: scene.Paint{Fill: scene.Page}},
			&scene.Group{
				Role: "list", Label: "sideways " + hostile, Class: "region sideways",
				Children: []scene.Node{
					&scene.Group{
						ID: "stakeholder-legal", Class: "card sideways", Role: "listitem", Label: "Legal",
						Tooltip: "Legal\n" + hostile, Href: "https://example.org/?a=1&b=\"2\"",
						Data: []scene.Attr{{Name: "from", Value: "ospo"}, {Name: "to", Value: hostile + "\t\r\n"}},
						Children: []scene.Node{
							&scene.Rect{X: 10, Y: 20.005, W: 190, H: 60, R: 8,
								Paint: scene.Paint{Fill: scene.Card, Stroke: scene.Line, Width: 1}},
							textNode(20, 40, "Legal "+hostile, 13.5, true),
							&scene.Group{Href: "https://example.org/nested", Children: []scene.Node{textNode(20, 60, "inner", 12, false)}},
						},
					},
				},
			},
			&scene.Group{Href: "mailto:ospo@example.org", Label: "Write", Children: []scene.Node{textNode(20, 110, "mail", 12, false)}},
			&scene.Group{Href: "javascript:alert(1)", Children: []scene.Node{textNode(20, 130, "script", 12, false)}},
			&scene.Group{Href: "data:text/html,<script>alert(1)</script>", Children: []scene.Node{textNode(20, 150, "data", 12, false)}},
			&scene.Circle{X: 300, Y: 50, R: 9, Paint: scene.Paint{Fill: scene.Warn}},
			&scene.Rect{X: -0.001, Y: 200, W: 50, H: 50, Paint: dashed},
			&scene.Path{Paint: scene.Paint{Stroke: scene.Wire, Width: 1.9}, Segments: []scene.Segment{
				{Op: scene.MoveTo, Points: [2]scene.Point{{X: 200, Y: 50}}},
				{Op: scene.LineTo, Points: [2]scene.Point{{X: 250.123, Y: -0.004}}},
				{Op: scene.QuadTo, Points: [2]scene.Point{{X: 260, Y: 50}, {X: 260, Y: 60}}},
				{Op: scene.ClosePath},
			}},
			&scene.Text{X: 200, Y: 290, S: "MIDDLE", Size: 10.5, Fill: scene.Ink2, Anchor: scene.Middle, Width: 50, Spacing: 0.8},
			&scene.Text{X: 390, Y: 290, S: "end, unmeasured", Size: 12, Fill: scene.Ink3, Anchor: scene.End},
			&scene.Text{X: 1, Y: 1, S: "", Size: 12, Fill: scene.Ink},
		},
	}
}

func textNode(x, y float64, s string, size float64, bold bool) *scene.Text {
	return &scene.Text{X: x, Y: y, S: s, Size: size, Bold: bold, Fill: scene.Ink, Width: text.Width(s, size, bold)}
}

func svg(t *testing.T, s *scene.Scene, mode theme.Mode) string {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup("svg").Write(&b, s, Options{Theme: mode}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSVGGolden(t *testing.T) {
	testkit.Golden(t, filepath.Join("testdata", "all.svg"), svg(t, everything(), theme.Auto))
}

func TestSVGSameBytesTwice(t *testing.T) {
	for _, mode := range theme.Modes {
		first := svg(t, everything(), mode)
		if second := svg(t, everything(), mode); first != second {
			t.Errorf("theme %s: two runs differ", mode)
		}
	}
}

// element is a parsed element.
type element struct {
	name  string
	attrs map[string]string
	text  string // direct text content
}

func parse(t *testing.T, src string) []element {
	t.Helper()
	var all []element
	var open []int
	for d := xml.NewDecoder(strings.NewReader(src)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, src)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Name.Local]; twice {
					t.Errorf("<%s> has %s twice", e.name, a.Name.Local)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(all))
			all = append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].text += string(token)
			}
		}
	}
}

func TestSVGKeepsHostileTextInert(t *testing.T) {
	shown := strings.NewReplacer("\x00", "�", "\x08", "�", "\x1b", "�", "\uFFFE", "�", "\xff", "�").Replace(hostile)
	allowed := []string{"svg", "title", "desc", "style", "g", "a", "rect", "circle", "path", "text"}
	var links, texts []string
	for _, e := range parse(t, svg(t, everything(), theme.Auto)) {
		if !slices.Contains(allowed, e.name) {
			t.Errorf("there is a <%s>", e.name)
		}
		for name, value := range e.attrs {
			if strings.HasPrefix(name, "on") {
				t.Errorf("<%s> has %s=%q", e.name, name, value)
			}
			if name == "data-to" && value != shown+"\t\r\n" {
				t.Errorf("data-to is %q, want %q", value, shown)
			}
		}
		if href, ok := e.attrs["href"]; ok {
			links = append(links, href)
			if e.attrs["target"] != "_blank" || e.attrs["rel"] != "noopener" {
				t.Errorf("the link to %s has target %q and rel %q", href, e.attrs["target"], e.attrs["rel"])
			}
		}
		if e.name == "desc" || e.name == "title" || e.name == "text" {
			texts = append(texts, e.text)
		}
	}
	if want := []string{"https://example.org/?a=1&b=\"2\"", "mailto:ospo@example.org"}; !slices.Equal(links, want) {
		t.Errorf("links are %q, want %q", links, want)
	}
	for _, want := range []string{"Stakeholders " + shown, shown, "Legal\n" + shown, "Legal " + shown, "script", "data"} {
		if !slices.Contains(texts, want) {
			t.Errorf("no text reads %q", want)
		}
	}
}

func TestSVGThemes(t *testing.T) {
	const lightInk, darkInk = "--ink:#17212E", "--ink:#EEF2F7"
	const lightFill, darkFill = `fill="#17212E"`, `fill="#EEF2F7"`
	for _, tt := range []struct {
		mode        theme.Mode
		light, dark int // number of times each palette is written
		media       int
	}{
		{"", 2, 1, 2}, {theme.Auto, 2, 1, 2}, {theme.Light, 0, 0, 0}, {theme.Dark, 0, 0, 0},
	} {
		got := svg(t, everything(), tt.mode)
		if pinned := tt.mode == theme.Light || tt.mode == theme.Dark; pinned == strings.Contains(got, "var(") {
			t.Errorf("theme %q: custom properties are read: %v", tt.mode, !pinned)
		}
		if light := tt.mode != theme.Dark; light != strings.Contains(got, lightFill) || light == strings.Contains(got, darkFill) {
			t.Errorf("theme %q: the attributes are not those of one palette", tt.mode)
		}
		if n := strings.Count(got, lightInk); n != tt.light {
			t.Errorf("theme %q: the light palette is there %d times, want %d", tt.mode, n, tt.light)
		}
		if n := strings.Count(got, darkInk); n != tt.dark {
			t.Errorf("theme %q: the dark palette is there %d times, want %d", tt.mode, n, tt.dark)
		}
		if n := strings.Count(got, "@media"); n != tt.media {
			t.Errorf("theme %q: %d media rules, want %d", tt.mode, n, tt.media)
		}
		if strings.Contains(got, "--upward") {
			t.Errorf("theme %q: a colour is written that the scene doesn't use", tt.mode)
		}
	}
}

// Programs without custom properties drop the style sheet, or paint black, if one is used
// outside @supports. For them all colours are attributes.
func TestSVGColoursForEveryProgram(t *testing.T) {
	all := parse(t, svg(t, everything(), theme.Auto))
	colour := regexp.MustCompile(`^(none|#[0-9A-Fa-f]{6})$`)
	for _, e := range all {
		switch e.name {
		case "rect", "circle", "path", "text":
			if !colour.MatchString(e.attrs["fill"]) {
				t.Errorf("<%s> %q is filled with %q", e.name, e.text, e.attrs["fill"])
			}
			if stroke, ok := e.attrs["stroke"]; ok && !colour.MatchString(stroke) {
				t.Errorf("<%s> is outlined with %q", e.name, stroke)
			}
		case "style":
			before, _, found := strings.Cut(e.text, "@supports")
			if !found || strings.Contains(before, "--") || strings.Contains(before, "@") {
				t.Errorf("only browsers understand what stands before @supports: %s", before)
			}
			if rules := strings.TrimSpace(e.text); !strings.HasSuffix(rules, "}\n}") {
				t.Errorf("@supports does not hold the rest: %s", rules)
			}
		}
	}
	if family := all[0].attrs["font-family"]; family != text.Family {
		t.Errorf("the root's font is %q", family)
	}
}

// The style sheet selects a role by its light colour, so roles that differ in dark mode
// must be written differently.
func TestSVGTellsRolesApart(t *testing.T) {
	css := newStylesheet(theme.Auto)
	dark := map[string]string{}
	for _, swatch := range theme.Palette {
		written := css.colour(swatch.Role)
		if !strings.EqualFold(written, swatch.Light) {
			t.Errorf("%s is written %s, want a form of %s", swatch.Role, written, swatch.Light)
		}
		if other, is := dark[written]; is && other != swatch.Dark {
			t.Errorf("%s is written %s, as is another that is %s in the dark", swatch.Role, written, other)
		}
		dark[written] = swatch.Dark
	}
}

// Two pictures in one page have no id in common: two maps, two views of one map, or two
// themes of one view.
func TestSVGIDsKeepApart(t *testing.T) {
	picture := func(author, title string, mode theme.Mode) string {
		s := everything()
		s.Author, s.Title = author, title
		return svg(t, s, mode)
	}
	taken := map[string]int{}
	for i, src := range []string{
		picture("Acme Corp", "Who works with whom", theme.Light), picture("Acme Corp", "Who works with whom", theme.Dark),
		picture("Acme Corp", "Goals", theme.Light), picture("Bank", "Goals", theme.Light), picture("東京都", "Goals", theme.Light),
	} {
		carries := 0
		for _, e := range parse(t, src) {
			id, ok := e.attrs["id"]
			if !ok {
				continue
			}
			if other, is := taken[id]; is {
				t.Errorf("pictures %d and %d both have the id %q", other, i, id)
			}
			taken[id] = i
			if strings.HasSuffix(id, "-stakeholder-legal") {
				carries++
			}
		}
		if carries != 1 {
			t.Errorf("picture %d has %d cards of the stakeholder", i, carries)
		}
	}
	if src := picture("Acme Corp", "Goals", theme.Auto); !strings.Contains(src, `id="acme-corp-`) {
		t.Error("ids don't begin with the name of the map")
	}
}

// A rule without the picture's own class would style the surrounding page.
func TestSVGStylesOnlyItself(t *testing.T) {
	for _, e := range parse(t, svg(t, everything(), theme.Auto)) {
		if e.name != "style" {
			continue
		}
		selectors := regexp.MustCompile(`([^{}\n]+)\{`).FindAllStringSubmatch(e.text, -1)
		if len(selectors) < 10 {
			t.Fatalf("only %d rules:\n%s", len(selectors), e.text)
		}
		for _, s := range selectors {
			if !regexp.MustCompile(`^(@media .*|@supports .*|\.om-[a-z0-9-]+( \[(fill|stroke)="#[0-9A-Fa-f]{6}"\])?)$`).MatchString(s[1]) {
				t.Errorf("the selector %q is not scoped", s[1])
			}
		}
	}
}

func TestSVGRole(t *testing.T) {
	mute := []scene.Node{&scene.Group{ID: "x", Tooltip: "y", Children: []scene.Node{textNode(0, 10, "z", 10, false)}}}
	for _, tt := range []struct {
		name string
		root []scene.Node
		want string
	}{
		{"shapes", mute, "img"},
		{"an unsafe link", []scene.Node{&scene.Group{Href: "javascript:x", Children: mute}}, "img"},
		{"a link", []scene.Node{&scene.Group{Href: "https://example.org", Children: mute}}, "graphics-document document"},
		{"a label", []scene.Node{&scene.Group{Label: "x", Children: mute}}, "graphics-document document"},
		{"a list", []scene.Node{&scene.Group{Role: "list", Children: mute}}, "graphics-document document"},
	} {
		got := parse(t, svg(t, &scene.Scene{Width: 1, Height: 1, Root: tt.root}, theme.Light))
		if role := got[0].attrs["role"]; role != tt.want {
			t.Errorf("%s: the root's role is %q, want %q", tt.name, role, tt.want)
		}
	}
}

func TestSVGIsNamedByTitleAndDescription(t *testing.T) {
	byID := map[string]element{}
	all := parse(t, svg(t, everything(), theme.Auto))
	for _, e := range all {
		byID[e.attrs["id"]] = e
	}
	ids := strings.Fields(all[0].attrs["aria-labelledby"])
	if len(ids) != 2 || byID[ids[0]].name != "title" || byID[ids[1]].name != "desc" {
		t.Errorf("aria-labelledby is %q, want the ids of title and desc", ids)
	}
}

func TestSVGErrors(t *testing.T) {
	rect := func(x float64, fill scene.Color) *scene.Rect {
		return &scene.Rect{X: x, Paint: scene.Paint{Fill: fill}}
	}
	for _, tt := range []struct {
		node scene.Node
		mode theme.Mode
		want string
	}{
		{rect(math.NaN(), scene.Ink), "", "svg: a coordinate is NaN"},
		{rect(math.Inf(1), scene.Ink), "", "svg: a coordinate is +Inf"},
		{rect(1, "pink"), "", `svg: the palette has no colour "pink"`},
		{&scene.Group{Data: []scene.Attr{{Name: `x="`}}}, "", `svg: "x=\"" is not a name for a data attribute`},
		{&scene.Path{Segments: []scene.Segment{{Op: 'C'}}}, "", "svg: no path operation 'C'"},
		{rect(1, scene.Ink), "sepia", `no theme called "sepia"`},
	} {
		var b bytes.Buffer
		err := writeSVG(&b, &scene.Scene{Root: []scene.Node{tt.node}}, Options{Theme: tt.mode})
		if err == nil || err.Error() != tt.want {
			t.Errorf("error is %v, want %s", err, tt.want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes are written", tt.want, b.Len())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestSVGPassesOnWriteErrors(t *testing.T) {
	if err := writeSVG(fullDisk{}, everything(), Options{}); err == nil || err.Error() != "disk full" {
		t.Errorf("error is %v, want disk full", err)
	}
}

func TestAppendNumber(t *testing.T) {
	for _, tt := range []struct {
		n    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {-0.004, "0"}, {-0.006, "-0.01"}, {1, "1"}, {1.5, "1.5"},
		{1.005, "1"}, {2.999, "3"}, {1e6, "1000000"}, {-12.25, "-12.25"}, {0.1 + 0.2, "0.3"}, {-0.5, "-0.5"}, {7.05, "7.05"},
		{1e14, "100000000000000"}, {1e22, "10000000000000000000000"}, {-1e300, "-1" + strings.Repeat("0", 300)},
	} {
		if got := string(appendNumber(nil, tt.n)); got != tt.want {
			t.Errorf("%v is written %s, want %s", tt.n, got, tt.want)
		}
	}
}

// Text that needs no escape is copied in one piece. The result must equal writing it
// character by character.
func TestAppendEscaped(t *testing.T) {
	for s, want := range map[string]string{
		"a<b>&\"c\"": "a&lt;b&gt;&amp;&#34;c&#34;", "é\t\r\n東": "é&#9;&#13;&#10;東", "\x01a\xffb\ufffe": "\ufffda\ufffdb\ufffd", "": "",
	} {
		if got := string(appendValue(nil, s)); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
		for _, quoted := range []bool{false, true} {
			var single []byte
			for _, c := range s {
				single = appendEscaped(single, string(c), quoted)
			}
			if got := appendEscaped(nil, s, quoted); !bytes.Equal(got, single) {
				t.Errorf("%q is written %q, its characters %q", s, got, single)
			}
		}
	}
}

func TestIsSafeLink(t *testing.T) {
	for href, want := range map[string]bool{
		"https://example.org/a?b#c": true, "http://example.org": true, "HTTPS://EXAMPLE.ORG": true,
		"mailto:ospo@example.org": true, "tel:+49301234": true, "irc://irc.example.org/ospo": true, "matrix:r/ospo:example.org": true,
		"irc:": false, "tel:": false,
		"": false, "mailto:": false, "https:": false, "https:example.org": false, "/path": false,
		"javascript:alert(1)": false, " javascript:alert(1)": false, "java\nscript:alert(1)": false,
		"JavaScript:alert(1)": false, "data:text/html,x": false, "file:///etc/passwd": false,
		"vbscript:x": false, "//example.org": false, "blob:https://example.org/x": false,
	} {
		if got := isSafeLink(href); got != want {
			t.Errorf("%q is safe: %v, want %v", href, got, want)
		}
	}
}

// cards returns a scene like a compass of n stakeholders.
func cards(n int) *scene.Scene {
	s := &scene.Scene{Width: 1200, Height: 900, Title: "Stakeholders", Description: "A compass."}
	for i := range n {
		x, y := float64(i%6)*200+7.25, float64(i/6)*110+3.5
		name := fmt.Sprintf("Stakeholder %d", i)
		g := &scene.Group{ID: fmt.Sprintf("stakeholder-%d", i), Class: "card upward", Role: "listitem",
			Label: name + ", upward: report, monthly", Tooltip: name, Data: []scene.Attr{{Name: "perspective", Value: "upward"}}}
		g.Children = append(g.Children,
			&scene.Rect{X: x, Y: y, W: 190, H: 96, R: 8, Paint: scene.Paint{Fill: scene.Card, Stroke: scene.Line, Width: 1}},
			&scene.Rect{X: x, Y: y, W: 5, H: 96, Paint: scene.Paint{Fill: scene.Upward}},
			&scene.Path{Paint: scene.Paint{Stroke: scene.Line, Width: 1}, Segments: []scene.Segment{
				{Op: scene.MoveTo, Points: [2]scene.Point{{X: x, Y: y + 40}}},
				{Op: scene.LineTo, Points: [2]scene.Point{{X: x + 190, Y: y + 40}}},
			}},
			textNode(x+14, y+20, name, 13.5, true), textNode(x+14, y+36, "leads a department", 12, false))
		for line := range 2 {
			g.Children = append(g.Children,
				textNode(x+30, y+56+float64(line)*16, "report, training", 12, false),
				&scene.Path{Paint: scene.Paint{Stroke: scene.Upward, Width: 1.9}, Segments: []scene.Segment{
					{Op: scene.MoveTo, Points: [2]scene.Point{{X: x + 10, Y: y + 52}}},
					{Op: scene.LineTo, Points: [2]scene.Point{{X: x + 24, Y: y + 52}}},
				}})
		}
		s.Root = append(s.Root, g)
	}
	return s
}

func TestSVGIsSmall(t *testing.T) {
	if got := len(svg(t, cards(24), theme.Auto)); got > 40_000 {
		t.Errorf("24 cards take %d bytes, want at most 40,000", got)
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range []int{24, 80, 300, 3000} {
		s := cards(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := writeSVG(io.Discard, s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// For names of organisations of any script and length, the file is valid UTF-8. Otherwise
// no program would open it.
func TestSVGOfAnyNameIsUTF8(t *testing.T) {
	for _, name := range []string{"هيئة الحكومة الرقمية والاتصالات", "Федеральное учреждение связи", "東京都交通局オープンソース推進室", "Friedrich-Alexander-Universität", "aaaaaaaaaaaaaaaaaaaaaaa🚀東"} {
		for cut := range name {
			s := everything()
			s.Author = name[cut:]
			if src := svg(t, s, theme.Auto); !utf8.ValidString(src) {
				t.Errorf("the picture of %q is no UTF-8", s.Author)
			}
		}
	}
}

// In a run, each text has its own length, and the element around them none: LibreOffice
// would stretch the first text to it. A text with right-to-left letters has its length on
// a tspan, or Inkscape would not draw it. The direction of the surrounding page does not
// apply.
func TestSVGRunsAndDirection(t *testing.T) {
	set := func(s string, x float64) scene.Node {
		return &scene.Text{X: x, Y: 20, S: s, Size: 12, Fill: scene.Ink, Width: text.Width(s, 12, false)}
	}
	s := &scene.Scene{Width: 300, Height: 40, Title: "T", Description: "D", Root: []scene.Node{
		&scene.Group{Class: scene.Run, Children: []scene.Node{set("Steering board", 10), set("monthly", 100)}},
		set("שלום", 200), set("שלום (2)", 240), set("שלום (עולם) שלום", 270),
	}}
	// A right-to-left text of unknown width that holds other text is still anchored by
	// its end, and programs that read only style sheets without custom properties get its
	// direction too.
	of := svg(t, &scene.Scene{Width: 300, Height: 40, Root: []scene.Node{&scene.Text{X: 290, Y: 20, S: "הדרכה 10%", Size: 12, Fill: scene.Ink, Anchor: scene.End}}}, theme.Auto)
	if !strings.Contains(of, `class="turned" text-anchor="end">`+"\u202bהדרכה 10%\u202c</text>") || strings.Count(of, "<style>") != 2 {
		t.Errorf("it does not stand by its end in %s", of)
	}
	goesOn := &scene.Group{Class: scene.Run, Children: []scene.Node{set("\u200fGPL-2.0", 10), set("monthly", 100)}} // part of a right-to-left text
	if src := svg(t, &scene.Scene{Width: 300, Height: 40, Root: []scene.Node{goesOn}}, theme.Auto); strings.Count(src, "<text ") != 2 {
		t.Errorf("what runs from the right pushes what follows it in %s", src)
	}
	src := svg(t, s, theme.Auto)
	for _, want := range []string{
		`y="20"><tspan textLength="`, "</tspan>\u00A0", `>monthly</tspan></text>`, "{direction:ltr;",
		`x="200" y="20"><tspan textLength="26.37" lengthAdjust="spacingAndGlyphs">שלום</tspan></text>`, `direction="rtl" text-anchor="middle"><tspan textLength="`,
	} {
		if !strings.Contains(src, want) {
			t.Errorf("no %s in %s", want, src)
		}
	}
	if n := strings.Count(src, `direction="rtl"`); n != 1 {
		t.Errorf("%d texts say that they run from the right, want only the one that is mixed", n)
	}
}
