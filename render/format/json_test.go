package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

func sceneJSON(t *testing.T, s *scene.Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup("json").Write(&b, s, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The JSON holds everything that the SVG shows.
func TestJSONHoldsAllOfTheSVG(t *testing.T) {
	for name, s := range map[string]*scene.Scene{
		"everything": everything(), "shapes": shapes(), "texts": texts(), "acme": sample(t, "acme"),
	} {
		s.Title = strings.ToValidUTF8(s.Title, "\uFFFD") // the scope of the style, a hash, must not differ
		s.Description = strings.ToValidUTF8(s.Description, "\uFFFD")
		read := readJSON(t, sceneJSON(t, s))
		if got, want := svg(t, read, theme.Auto), svg(t, s, theme.Auto); got != want {
			t.Errorf("%s: the SVG changes on its way through JSON:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// readJSON rebuilds a scene from the documented format alone.
func readJSON(t *testing.T, data []byte) *scene.Scene {
	t.Helper()
	var doc struct {
		Version            int
		Width, Height      float64
		Title, Description string
		Author             string
		Font               string
		Colors             map[scene.Color]struct{ Light, Dark string }
		Nodes              []json.RawMessage
	}
	decode(t, data, &doc)
	if doc.Version != 1 || doc.Font != text.Family {
		t.Errorf("version %d, font %q", doc.Version, doc.Font)
	}
	for _, s := range theme.Palette {
		if c := doc.Colors[s.Role]; c.Light != s.Light || c.Dark != s.Dark {
			t.Errorf("colour %s is %v", s.Role, c)
		}
	}
	return &scene.Scene{Width: doc.Width, Height: doc.Height, Title: doc.Title, Description: doc.Description, Author: doc.Author,
		Root: readNodes(t, doc.Nodes)}
}

func readNodes(t *testing.T, raw []json.RawMessage) []scene.Node {
	t.Helper()
	var nodes []scene.Node
	for _, r := range raw {
		var kind struct{ Type string }
		if err := json.Unmarshal(r, &kind); err != nil {
			t.Fatal(err)
		}
		switch kind.Type {
		case "group":
			nodes = append(nodes, readGroup(t, r))
		case "path":
			nodes = append(nodes, readPath(t, r))
		case "rect":
			var n struct {
				Type                        string
				X, Y, Width, Height, Radius float64
				paint
			}
			decode(t, r, &n)
			nodes = append(nodes, &scene.Rect{X: n.X, Y: n.Y, W: n.Width, H: n.Height, R: n.Radius, Paint: n.scene()})
		case "circle":
			var n struct {
				Type         string
				X, Y, Radius float64
				paint
			}
			decode(t, r, &n)
			nodes = append(nodes, &scene.Circle{X: n.X, Y: n.Y, R: n.Radius, Paint: n.scene()})
		case "text":
			var n struct {
				Type, Text, Anchor         string
				X, Y, Size, Width, Spacing float64
				Bold                       bool
				Fill                       scene.Color
			}
			decode(t, r, &n)
			anchor := slices.Index([]string{"start", "middle", "end"}, n.Anchor)
			nodes = append(nodes, &scene.Text{X: n.X, Y: n.Y, S: n.Text, Size: n.Size, Bold: n.Bold, Fill: n.Fill,
				Anchor: scene.Anchor(anchor), Width: n.Width, Spacing: n.Spacing})
		default:
			t.Fatalf("unknown type %q", kind.Type)
		}
	}
	return nodes
}

type paint struct {
	Fill, Stroke scene.Color
	StrokeWidth  float64
	Dash         []float64
}

func (p paint) scene() scene.Paint {
	return scene.Paint{Fill: p.Fill, Stroke: p.Stroke, Width: p.StrokeWidth, Dash: p.Dash}
}

func readGroup(t *testing.T, r json.RawMessage) *scene.Group {
	t.Helper()
	var n struct {
		Type, ID, Class, Role, Label, Tooltip, Href string
		Data                                        json.RawMessage
		Children                                    []json.RawMessage
	}
	decode(t, r, &n)
	g := &scene.Group{ID: n.ID, Class: n.Class, Role: n.Role, Label: n.Label, Tooltip: n.Tooltip, Href: n.Href,
		Children: readNodes(t, n.Children)}
	if n.Data == nil {
		return g
	}
	d := json.NewDecoder(bytes.NewReader(n.Data)) // token by token: the order matters
	var words []string
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		if s, ok := token.(string); ok {
			words = append(words, s)
		}
	}
	for i := 0; i+1 < len(words); i += 2 {
		g.Data = append(g.Data, scene.Attr{Name: words[i], Value: words[i+1]})
	}
	return g
}

func readPath(t *testing.T, r json.RawMessage) *scene.Path {
	t.Helper()
	var n struct {
		Type     string
		Segments [][]any
		paint
	}
	decode(t, r, &n)
	p := &scene.Path{Paint: n.scene()}
	for _, s := range n.Segments {
		segment := scene.Segment{Op: scene.Op(s[0].(string)[0])}
		for i := 1; i < len(s); i += 2 {
			segment.Points[i/2] = scene.Point{X: s[i].(float64), Y: s[i+1].(float64)}
		}
		p.Segments = append(p.Segments, segment)
	}
	return p
}

// decode rejects unknown members.
func decode(t *testing.T, data []byte, v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
}

// The documentation explains every member by its name in code style.
func TestJSONIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/scene.md")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	var collect func(v any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, member := range v {
				names[name] = true
				if name != "data" && name != "colors" { // their members are not the format's
					collect(member)
				}
			}
		case []any:
			for _, element := range v {
				collect(element)
			}
		}
	}
	var v any
	if err := json.Unmarshal(sceneJSON(t, everything()), &v); err != nil {
		t.Fatal(err)
	}
	collect(v)
	if len(names) < 30 {
		t.Fatalf("only %d names: the scene does not hold everything", len(names))
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !strings.Contains(string(doc), "`"+name+"`") {
			t.Errorf("docs/scene.md does not explain %q", name)
		}
	}
	for _, s := range theme.Palette {
		if row := fmt.Sprintf("| `%s` | %s | %s | ", s.Role, s.Light, s.Dark); !strings.Contains(string(doc), "\n"+row) {
			t.Errorf("docs/scene.md has no row that begins %s", row)
		}
	}
}

func TestJSONIsStable(t *testing.T) {
	first := sceneJSON(t, everything())
	for range 10 {
		if !bytes.Equal(sceneJSON(t, everything()), first) {
			t.Fatal("two runs differ")
		}
	}
	if n := bytes.Count(first, []byte("\n")); n != 1 || !bytes.HasSuffix(first, []byte("}\n")) {
		t.Errorf("%d lines", n)
	}
	if bytes.ContainsAny(first, "<>&") {
		t.Error("markup is not escaped: it could end a script element")
	}
	if bytes.Contains(first, []byte("javascript:")) {
		t.Error("a link that is not safe is handed on")
	}
}

// All formats reject what they can't draw with the same words, and write nothing.
func TestErrorsOfFormats(t *testing.T) {
	rect := func(x float64, fill scene.Color) *scene.Rect {
		return &scene.Rect{X: x, W: 1, H: 1, Paint: scene.Paint{Fill: fill}}
	}
	for _, name := range []string{"json", "png"} {
		for _, tt := range []struct {
			node scene.Node
			want string
		}{
			{rect(math.NaN(), scene.Ink), "a coordinate is NaN"},
			{rect(math.Inf(1), scene.Ink), "a coordinate is +Inf"},
			{&scene.Circle{X: math.Inf(-1), R: 1, Paint: scene.Paint{Fill: scene.Ink}}, "a coordinate is -Inf"},
			{&scene.Text{S: "x", Size: math.NaN(), Fill: scene.Ink}, "a coordinate is NaN"},
			{&scene.Path{Segments: []scene.Segment{{Op: scene.MoveTo, Points: [2]scene.Point{{X: math.NaN()}}}}},
				"a coordinate is NaN"},
			{&scene.Group{Children: []scene.Node{rect(0, "pink")}}, `the palette has no colour "pink"`},
			{&scene.Path{Segments: []scene.Segment{{Op: 'C'}}}, "no path operation 'C'"},
			{nil, "can't draw a <nil>"},
		} {
			var b bytes.Buffer
			err := Lookup(name).Write(&b, &scene.Scene{Width: 9, Height: 9, Root: []scene.Node{tt.node}}, Options{})
			if want := name + ": " + tt.want; err == nil || err.Error() != want {
				t.Errorf("error is %v, want %s", err, want)
			}
			if b.Len() > 0 {
				t.Errorf("%s: %s: %d bytes are written", name, tt.want, b.Len())
			}
		}
		if err := Lookup(name).Write(fullDisk{}, everything(), Options{}); err == nil || err.Error() != "disk full" {
			t.Errorf("%s: error is %v, want disk full", name, err)
		}
	}
}

// shapes holds difficult cases of lines and areas.
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
		line(9, nil, move(20, 40), to(60, 40), to(60, 80)),                 // square corner
		line(9, nil, move(80, 40), to(120, 40), to(90, 60)),                // sharp corner, mitred
		line(9, nil, move(140, 40), to(190, 40), to(145, 50)),              // sharper corner, bevelled
		line(9, nil, move(210, 40), to(250, 40), to(250, 42), to(270, 70)), // shorter than wide
		line(7, nil, move(290, 40), to(330, 40), to(300, 40)),              // reversal
		line(9, nil, move(350, 60), to(390, 60), to(370, 30), end),         // closed
		line(5, nil, move(20, 100), curve(60, 100, 60, 140), to(60, 160)),
		line(2, nil, move(80, 100), to(110, 100), curve(118, 100, 118, 108), to(118, 160)),
		line(8, nil, move(140, 150), curve(150, 60, 160, 150)), // narrow bend
		line(3, []float64{8, 5}, move(180, 100), to(220, 100), to(220, 160)),
		line(3, []float64{7}, move(240, 100), to(280, 100), curve(290, 130, 280, 160)), // odd pattern
		line(3, []float64{6, 3, 2}, move(300, 100), to(340, 130), to(300, 160), end),
		line(4, nil, move(360, 100), to(360, 100), to(380, 120), to(380, 120), to(360, 160)), // repeated points
		&scene.Rect{X: 20.4, Y: 180.7, W: 80, H: 40, Paint: both},
		&scene.Rect{X: 120, Y: 180, W: 80, H: 40, R: 12, Paint: both},
		&scene.Rect{X: 220, Y: 180, W: 80, H: 20, R: 30, Paint: both}, // radius exceeds half the height
		&scene.Rect{X: 320, Y: 180, W: 60, H: 40, R: 2, Paint: both},  // radius below the line width
		&scene.Rect{X: 20, Y: 250, W: 80, H: 40, Paint: dashed},
		&scene.Rect{X: 120, Y: 250, W: 80, H: 40, R: 12, Paint: dashed},
		&scene.Circle{X: 260, Y: 270, R: 22, Paint: dashed},
		&scene.Circle{X: 350, Y: 270, R: 22, Paint: both},
		&scene.Circle{X: 310, Y: 270, R: 0.8, Paint: scene.Paint{Fill: scene.Ink}},
		&scene.Path{Paint: both, Segments: []scene.Segment{ // two parts; the second starts at the start of the first
			move(20, 320), to(60, 320), to(40, 360), end, to(20, 390)}},
		&scene.Path{Paint: scene.Paint{Fill: scene.Outside}, Segments: []scene.Segment{ // open, but filled
			move(120, 320), to(160, 320), curve(180, 390, 120, 380)}},
		&scene.Rect{X: 380, Y: 380, W: 60, H: 60, Paint: both}, // beyond the edge
		&scene.Rect{X: 500, Y: 380, W: 60, H: 60, Paint: both},
		&scene.Rect{X: 200, Y: 320, W: 0, H: 60, Paint: both}, // empty
		&scene.Circle{X: 220, Y: 350, Paint: both},
		line(0, nil, move(200, 330), to(240, 330)),
		line(3, []float64{0, 0}, move(200, 340), to(260, 340)), // solid
		line(3, []float64{4, -1}, move(200, 350), to(260, 350)),
	}}
}

// texts holds difficult cases of lines of text.
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
