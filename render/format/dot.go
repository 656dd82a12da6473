package format

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// dotNoteRoom is the maximum line width of a node's note, px: Graphviz does not wrap
// text. Names and edge labels stay on one line, so that importing the file restores them
// unchanged.
const dotNoteRoom = 220.0

var dotArrows = [...]string{graph.NoArrow: "none", graph.Forward: "forward", graph.Back: "back", graph.Both: "both"}

var dotWidths = [...]string{graph.Normal: "1.9", graph.Weak: "1.2", graph.Strong: "2.8"}

// writeDOT writes a diagram for Graphviz and other programs that read DOT.
func writeDOT(w io.Writer, d *graph.Diagram, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	x := &dotWriter{colours: colours{mode: mode}}
	x.raw("digraph {\n")
	x.graph(d)
	for _, c := range d.Clusters {
		x.cluster(c, d.Nodes)
	}
	for _, n := range d.Nodes {
		if n.Cluster == "" {
			x.node("  ", n)
		}
	}
	for _, e := range d.Edges {
		x.edge(e)
	}
	x.raw("}\n")
	if x.err != nil {
		return x.err
	}
	_, err = w.Write(x.b)
	return err
}

// dotWriter appends DOT to b. Values from a map pass through attr or name, which quote
// them.
type dotWriter struct {
	colours
	b []byte
}

func (w *dotWriter) raw(s string) { w.b = append(w.b, s...) }

func (w *dotWriter) graph(d *graph.Diagram) {
	direction := "TB"
	if d.LeftToRight {
		direction = "LR"
	}
	w.raw("  graph [rankdir=" + direction + ", ranksep=1, labelloc=t, fontsize=20")
	w.attr("fontname", "Arial")
	w.attr("bgcolor", w.value(scene.Page))
	w.attr("fontcolor", w.value(scene.Ink))
	w.attr("label", d.Title)
	w.raw("];\n  node [shape=box, style=\"rounded,filled\", fontsize=12")
	w.attr("fontname", "Arial")
	w.raw("];\n  edge [fontsize=11, arrowsize=0.8")
	w.attr("fontname", "Arial")
	w.attr("fontcolor", w.value(scene.Ink2))
	w.raw("];\n")
}

func (w *dotWriter) cluster(c graph.Cluster, nodes []graph.Node) {
	w.raw("  subgraph ")
	w.name("cluster_" + c.ID)
	w.raw(" {\n    graph [labeljust=l, fontsize=12")
	w.attr("label", c.Name)
	w.style(c.Style)
	w.raw("];\n")
	for _, n := range nodes {
		if n.Cluster == c.ID {
			w.node("    ", n)
		}
	}
	w.raw("  }\n")
}

func (w *dotWriter) node(indent string, n graph.Node) {
	w.raw(indent)
	w.name(n.ID)
	lines := append([]string{n.Name}, text.Wrap(n.Note, 12, false, dotNoteRoom, 12)...)
	w.raw(" [")
	w.attr("label", strings.Join(lines, "\n"))
	w.style(n.Style)
	w.rest(n.Tooltip, n.Href)
	w.raw("];\n")
}

func (w *dotWriter) edge(e graph.Edge) {
	w.raw("  ")
	w.name(e.From)
	w.raw(" -> ")
	w.name(e.To)
	w.raw(" [dir=" + dotArrows[e.Arrow] + ", penwidth=" + dotWidths[e.Strength])
	if e.Dashed {
		w.raw(", style=dashed")
	}
	w.color("color", e.Color)
	if e.Label != "" {
		w.attr("label", e.Label)
	}
	w.rest(e.Tooltip, e.Href)
	w.raw("];\n")
}

func (w *dotWriter) style(s graph.Style) {
	style := "rounded,filled"
	if s.Dashed {
		style += ",dashed"
	}
	w.attr("style", style)
	w.color("fillcolor", s.Fill)
	w.color("color", s.Stroke)
	w.color("fontcolor", s.Ink)
}

func (w *dotWriter) color(name string, role scene.Color) {
	if role != "" {
		w.attr(name, w.value(role))
	}
}

func (w *dotWriter) rest(tooltip, href string) {
	if tooltip != "" { // Graphviz unescapes \N and the like twice here
		w.attr("tooltip", strings.ReplaceAll(tooltip, `\`, `\\`))
	}
	if isSafeLink(href) {
		w.attr("URL", href)
	}
}

// attr writes an attribute, after a comma unless it is the first.
func (w *dotWriter) attr(name, value string) {
	if w.b[len(w.b)-1] != '[' {
		w.raw(", ")
	}
	w.b = append(appendDOTText(append(w.b, name+`="`...), value), '"')
}

// name writes an id. Ids of maps are plain words. In any other, only characters that DOT
// would misread are replaced, since DOT cannot express every text as an id.
func (w *dotWriter) name(id string) {
	w.raw(`"` + strings.NewReplacer(`\`, "/", `"`, "'").Replace(model.Printable(id)) + `"`)
}

// The marks that start a line whose direction differs from the whole text's.
const leftToRight, rightToLeft = '\u200e', '\u200f'

// appendDOTText appends what Graphviz shows as s. Graphviz replaces \N, \G and the like
// with names, and entities such as &lt; with characters. Only complete entities are
// escaped, since other tools show an escape literally.
func appendDOTText(b []byte, s string) []byte {
	for i, r := range s {
		switch {
		case r == '\\':
			b = append(b, `\\`...)
		case r == '"':
			b = append(b, `\"`...)
		case r == '\n':
			b = append(b, `\n`...)
		case r == '&' && reporter.IsEntity(s[i:]):
			b = append(b, "&amp;"...)
		case r != '\t' && r != leftToRight && r != rightToLeft && model.Hides(s, i):
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}
