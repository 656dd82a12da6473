package format

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
)

// mermaidLines holds the lines by strength and number of arrowheads. Dashed lines, in
// mermaidDashes, have one thickness only.
var mermaidLines = [...][3]string{
	graph.Normal: {"---", "-->", "<-->"},
	graph.Weak:   {"---", "-->", "<-->"},
	graph.Strong: {"===", "==>", "<==>"},
}

var mermaidDashes = [3]string{"-.-", "-.->", "<-.->"}

func writeMermaid(w io.Writer, d *graph.Diagram, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	x := &mermaidWriter{colours: colours{mode: mode}, nodes: newIDNames("n_"), clusters: newIDNames("c_")}
	// Mermaid parses a title as HTML, shows it as plain text, and does not decode
	// character references in it.
	harmless := strings.NewReplacer("&", "＆", "<", "‹", ">", "›", "$$", "$\u2060$\u2060")
	title, err := json.Marshal(harmless.Replace(d.Title)) // JSON is also YAML
	if err != nil {
		return err
	}
	x.line("---\ntitle: %s\n---", title)
	x.line("flowchart %s", map[bool]string{true: "LR", false: "TB"}[d.LeftToRight])
	for _, c := range d.Clusters {
		x.cluster(c, d.Nodes)
	}
	for _, n := range d.Nodes {
		if n.Cluster == "" {
			x.node("  ", n)
		}
	}
	for i, e := range d.Edges {
		x.edge(i, e)
	}
	x.looks(d)
	for _, n := range d.Nodes {
		if isSafeLink(n.Href) {
			x.line(`  click %s href "%s" _blank`, x.nodes.name(n.ID), escapedLink(n.Href, "\"'<>{}`\\|^;"))
		}
	}
	if x.err != nil {
		return x.err
	}
	_, err = w.Write(x.b)
	return err
}

// mermaidWriter appends a flowchart to b. Values from a map pass through mermaidText,
// escapedLink or idNames, which make them harmless.
type mermaidWriter struct {
	colours
	b               []byte
	nodes, clusters idNames
	weak            []string // indices of the thin edges
}

func (w *mermaidWriter) line(format string, args ...any) {
	w.b = append(fmt.Appendf(w.b, format, args...), '\n')
}

func (w *mermaidWriter) cluster(c graph.Cluster, nodes []graph.Node) {
	w.line(`  subgraph %s["%s"]`, w.clusters.name(c.ID), mermaidText(c.Name))
	for _, n := range nodes {
		if n.Cluster == c.ID {
			w.node("    ", n)
		}
	}
	w.line("  end")
}

// node writes a box. If a label holds a tag, Mermaid reads asterisks, underscores and
// backslashes as Markdown, even as character references. A line break is not a tag.
func (w *mermaidWriter) node(indent string, n graph.Node) {
	label := strings.TrimSuffix(n.Name+"\n"+n.Note, "\n")
	text := mermaidText(label)
	if strings.ContainsAny(label, "*_\\") {
		text = strings.ReplaceAll(text, "<br/>", "\n")
	}
	w.line(`%s%s("%s")`, indent, w.nodes.name(n.ID), text)
}

// edge writes one line. Mermaid has no line with an arrowhead only at its start, so such
// an edge is reversed.
func (w *mermaidWriter) edge(i int, e graph.Edge) {
	from, to := w.nodes.name(e.From), w.nodes.name(e.To)
	heads := 1
	switch e.Arrow {
	case graph.NoArrow:
		heads = 0
	case graph.Back:
		from, to = to, from
	case graph.Both:
		heads = 2
	}
	line := mermaidLines[e.Strength][heads]
	if e.Dashed {
		line = mermaidDashes[heads]
	}
	if e.Label != "" {
		line += `|"` + mermaidText(e.Label) + `"|`
	}
	w.line("  %s %s %s", from, line, to)
	if e.Strength == graph.Weak {
		w.weak = append(w.weak, strconv.Itoa(i))
	}
}

// looks writes a class for each style, and the ids that have it.
func (w *mermaidWriter) looks(d *graph.Diagram) {
	var order []graph.Style
	having := map[graph.Style][]string{}
	add := func(s graph.Style, id string) {
		if having[s] == nil {
			order = append(order, s)
		}
		having[s] = append(having[s], id)
	}
	for _, c := range d.Clusters {
		add(c.Style, w.clusters.name(c.ID))
	}
	for _, n := range d.Nodes {
		add(n.Style, w.nodes.name(n.ID))
	}
	for i, s := range order {
		if look := w.look(s); look != "" {
			w.line("  classDef look%d %s", i, look)
			w.line("  class %s look%d", strings.Join(having[s], ","), i)
		}
	}
	if len(w.weak) > 0 {
		w.line("  linkStyle %s stroke-width:1px", strings.Join(w.weak, ","))
	}
}

func (w *mermaidWriter) look(s graph.Style) string {
	var parts []string
	for i, role := range [...]scene.Color{s.Fill, s.Stroke, s.Ink} {
		if role != "" {
			parts = append(parts, [...]string{"fill:", "stroke:", "color:"}[i]+w.value(role))
		}
	}
	if s.Dashed {
		parts = append(parts, "stroke-dasharray:5 4")
	}
	return strings.Join(parts, ",")
}

// idNames maps each id to a unique name that Mermaid reads only as a name: the prefix
// keeps it apart from keywords.
type idNames struct {
	prefix string
	byID   map[string]string
	taken  map[string]bool
}

func newIDNames(prefix string) idNames {
	return idNames{prefix, map[string]string{}, map[string]bool{}}
}

func (n *idNames) name(id string) string {
	if name, ok := n.byID[id]; ok {
		return name
	}
	plain := n.prefix + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, id)
	name := plain
	for i := 2; n.taken[name]; i++ {
		name = plain + "_" + strconv.Itoa(i)
	}
	n.byID[id], n.taken[name] = name, true
	return name
}

// mermaidText returns text for the quotes of a label. Mermaid parses Markdown, HTML,
// directives and icons there, so everything but letters, digits and harmless marks is
// written as a character reference.
func mermaidText(s string) string {
	var b []byte
	before := '\n'
	for i, r := range s {
		if r == '$' && before == '$' { // $$ starts a formula, even as references
			b = append(b, "#8288;"...)
		}
		switch {
		case r == '\n':
			b = append(b, "<br/>"...)
		case model.Hides(s, i):
			b = utf8.AppendRune(b, utf8.RuneError)
		case model.Hidden(r), isPlainInMermaid(r, before):
			b = utf8.AppendRune(b, r)
		default:
			b = fmt.Appendf(b, "#%d;", r)
		}
		before = r
	}
	return string(b)
}

// isPlainInMermaid reports whether a character is not markup after another one. Many
// marks start a list at the start of a line or after a number.
func isPlainInMermaid(r, before rune) bool {
	switch r {
	case ' ':
		return before != ' ' && before != '\n'
	case '-', '/', ')', '\'':
		return unicode.IsLetter(before)
	case ',', '(', '·', utf8.RuneError:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}
