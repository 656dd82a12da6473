package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// jsonVersion changes when programs that read the format would have to.
const jsonVersion = 1

// The types of the format, described in docs/scene.md. Numbers are json.Number because
// appendNumber formats them.
type (
	jsonScene struct {
		Version     int                        `json:"version"`
		Width       json.Number                `json:"width"`
		Height      json.Number                `json:"height"`
		Title       string                     `json:"title"`
		Description string                     `json:"description"`
		Author      string                     `json:"author,omitempty"`
		Font        string                     `json:"font"`
		Colors      map[scene.Color]jsonSwatch `json:"colors"`
		Nodes       []any                      `json:"nodes"`
	}

	jsonSwatch struct {
		Light string `json:"light"`
		Dark  string `json:"dark"`
	}

	jsonGroup struct {
		Type     string    `json:"type"`
		ID       string    `json:"id,omitempty"`
		Class    string    `json:"class,omitempty"`
		Role     string    `json:"role,omitempty"`
		Label    string    `json:"label,omitempty"`
		Tooltip  string    `json:"tooltip,omitempty"`
		Href     string    `json:"href,omitempty"`
		Data     jsonAttrs `json:"data,omitempty"`
		Children []any     `json:"children"`
	}

	jsonPaint struct {
		Fill        scene.Color   `json:"fill,omitempty"`
		Stroke      scene.Color   `json:"stroke,omitempty"`
		StrokeWidth json.Number   `json:"strokeWidth,omitempty"`
		Dash        []json.Number `json:"dash,omitempty"`
	}

	jsonRect struct {
		Type   string      `json:"type"`
		X      json.Number `json:"x"`
		Y      json.Number `json:"y"`
		Width  json.Number `json:"width"`
		Height json.Number `json:"height"`
		Radius json.Number `json:"radius"`
		jsonPaint
	}

	jsonCircle struct {
		Type   string      `json:"type"`
		X      json.Number `json:"x"`
		Y      json.Number `json:"y"`
		Radius json.Number `json:"radius"`
		jsonPaint
	}

	jsonPath struct {
		Type     string  `json:"type"`
		Segments [][]any `json:"segments"` // the operation, then its numbers
		jsonPaint
	}

	jsonText struct {
		Type    string      `json:"type"`
		X       json.Number `json:"x"`
		Y       json.Number `json:"y"`
		Text    string      `json:"text"`
		Size    json.Number `json:"size"`
		Bold    bool        `json:"bold"`
		Fill    scene.Color `json:"fill,omitempty"`
		Anchor  string      `json:"anchor"`
		Width   json.Number `json:"width"`
		Spacing json.Number `json:"spacing"`
	}
)

// jsonAttrs is an object whose members stay in order.
type jsonAttrs []scene.Attr

func (attrs jsonAttrs) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, a := range attrs {
		name, _ := json.Marshal(a.Name) // a string can't fail
		value, _ := json.Marshal(a.Value)
		fmt.Fprintf(&b, "%c%s:%s", "{,"[min(i, 1)], name, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// writeJSON writes the scene with both palettes, for programs that draw it themselves.
// The output is safe inside a script element of an HTML page.
func writeJSON(out io.Writer, s *scene.Scene, _ Options) error {
	w := jsonWriter{colors: map[scene.Color]jsonSwatch{}}
	for _, swatch := range theme.Palette {
		w.colors[swatch.Role] = jsonSwatch{swatch.Light, swatch.Dark}
	}
	doc := jsonScene{
		Version: jsonVersion, Width: w.number(s.Width), Height: w.number(s.Height),
		Title: s.Title, Description: s.Description, Author: s.Author, Font: text.Family,
		Colors: w.colors, Nodes: w.nodes(s.Root),
	}
	if w.err != nil {
		return fmt.Errorf("json: %w", w.err)
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	_, err = out.Write(append(data, '\n'))
	return err
}

// jsonWriter converts nodes to the types above. It keeps the first error and continues.
type jsonWriter struct {
	colors map[scene.Color]jsonSwatch
	failure
}

func (w *jsonWriter) nodes(nodes []scene.Node) []any {
	all := make([]any, 0, len(nodes))
	for _, n := range nodes {
		switch n := n.(type) {
		case *scene.Group:
			all = append(all, w.group(n))
		case *scene.Rect:
			all = append(all, jsonRect{"rect", w.number(n.X), w.number(n.Y), w.number(n.W), w.number(n.H),
				w.number(n.R), w.paint(n.Paint)})
		case *scene.Circle:
			all = append(all, jsonCircle{"circle", w.number(n.X), w.number(n.Y), w.number(n.R), w.paint(n.Paint)})
		case *scene.Path:
			all = append(all, w.path(n))
		case *scene.Text:
			all = append(all, w.text(n))
		default:
			w.fail("can't draw a %T", n)
		}
	}
	return all
}

func (w *jsonWriter) group(g *scene.Group) jsonGroup {
	href := g.Href
	if !isSafeLink(href) {
		href = ""
	}
	return jsonGroup{"group", g.ID, g.Class, g.Role, g.Label, g.Tooltip, href, jsonAttrs(g.Data), w.nodes(g.Children)}
}

func (w *jsonWriter) path(p *scene.Path) jsonPath {
	segments := make([][]any, 0, len(p.Segments))
	for _, s := range p.Segments {
		if !s.Op.Known() {
			w.fail("no path operation %q", s.Op)
		}
		segment := []any{string(rune(s.Op))}
		for _, p := range s.Points[:s.Op.Points()] {
			segment = append(segment, w.number(p.X), w.number(p.Y))
		}
		segments = append(segments, segment)
	}
	return jsonPath{"path", segments, w.paint(p.Paint)}
}

// anchorNames are the names of the text anchors in JSON and SVG.
var anchorNames = [...]string{scene.Start: "start", scene.Middle: "middle", scene.End: "end"}

func (w *jsonWriter) text(t *scene.Text) jsonText {
	return jsonText{"text", w.number(t.X), w.number(t.Y), t.S, w.number(t.Size), t.Bold, w.color(t.Fill),
		anchorNames[t.Anchor], w.number(t.Width), w.number(t.Spacing)}
}

func (w *jsonWriter) paint(p scene.Paint) jsonPaint {
	painted := jsonPaint{Fill: w.color(p.Fill), Stroke: w.color(p.Stroke)}
	if p.Stroke != "" {
		painted.StrokeWidth = w.number(p.Width)
	}
	for _, d := range p.Dash {
		painted.Dash = append(painted.Dash, w.number(d))
	}
	return painted
}

func (w *jsonWriter) color(role scene.Color) scene.Color {
	if _, known := w.colors[role]; !known && role != "" {
		w.fail("the palette has no colour %q", role)
	}
	return role
}

func (w *jsonWriter) number(n float64) json.Number { return json.Number(w.appendFinite(nil, n)) }
