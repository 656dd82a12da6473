package format

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	mapfile "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// writeSVG writes one self-contained file: it loads nothing, runs nothing, and can be
// pasted into an HTML page.
func writeSVG(out io.Writer, s *scene.Scene, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	w := &svgWriter{css: newStylesheet(mode)}
	w.prefix = pictureName(s, mode) + "-"
	if err := w.picture(s); err != nil {
		return err
	}
	_, err = out.Write(w.b)
	return err
}

// svgWriter appends elements to b. It keeps the first error and continues.
type svgWriter struct {
	markup
	css    *stylesheet
	prefix string // of ids, in a page with several pictures
	style  []byte // content of the style element
	inLink bool   // links must not nest
	speaks bool   // a group has a role or a link for screen readers
	failure
}

func (w *svgWriter) picture(s *scene.Scene) error {
	const ofNode, ofHead = 192, 8 << 10 // bytes, more than most need
	nodes := 0
	scene.Walk(s.Root, func(scene.Node) bool { nodes++; return true })
	w.b = make([]byte, 0, ofHead+ofNode*nodes)
	w.nodes("", s.Root)
	body := w.b
	w.b = nil
	w.head(s)
	w.b = slices.Insert(body, 0, w.b...)
	w.raw("</svg>\n")
	if w.err != nil {
		return fmt.Errorf("svg: %w", w.err)
	}
	return nil
}

// head writes everything before the visible nodes, which are already written.
func (w *svgWriter) head(s *scene.Scene) {
	if w.css.err != nil {
		w.fail("%w", w.css.err)
	}
	// The contents of role="img" are presentational: screen readers may ignore labels and
	// links inside. A picture that has any is a document instead, announced by the same
	// title and description.
	role := "img"
	if w.speaks {
		role = "graphics-document document"
	}
	scope := "om-" + strings.TrimSuffix(w.prefix, "-")
	if w.prefix == "" {
		scope += pictureName(s, w.css.mode)
	}
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg"`)
	if s.Language != "" {
		w.attr("xml:lang", s.Language)
		w.attr("lang", s.Language)
	}
	w.attr("class", "om "+scope)
	w.number("width", s.Width)
	w.number("height", s.Height)
	w.raw(` viewBox="0 0 `)
	w.point(scene.Point{X: s.Width, Y: s.Height})
	// ImageMagick strokes everything that does not say otherwise.
	w.raw(`" font-family="` + text.Family + `" font-size="12" font-weight="400" stroke="none"`)
	w.attr("role", role)
	w.attr("aria-labelledby", scope+"-title "+scope+"-desc")
	w.raw(">\n")
	w.whole("title", s.Title, "id", scope+"-title")
	w.raw("\n")
	w.whole("desc", s.Description, "id", scope+"-desc")
	w.raw("\n")
	w.style = w.css.appendCSS([]byte("\n"), scope)
	if w.css.turns && !w.css.inherit {
		w.raw("<style>" + turnedCSS + "</style>\n")
	}
	w.raw("<style>")
	w.b = append(w.b, w.style...)
	w.raw("</style>\n")
}

// usualSize is the size of most texts, px, set on the root element.
const usualSize = 12

// pictureName distinguishes a picture from others in the same page: a shortened name of
// the map's owner, and a hash of the picture's title and theme. It stays the same as the
// map grows.
func pictureName(s *scene.Scene, mode theme.Mode) string {
	const longest = 24
	name := mapfile.Slug(cmp.Or(s.Author, s.Title))
	if end := longest; len(name) > longest {
		for !utf8.RuneStart(name[end]) {
			end--
		}
		name = strings.TrimRight(name[:end], "-")
	}
	parts := []string{string(mode), s.Author, s.Title}
	if s.Author == "" { // other maps have the same title
		parts = append(parts, s.Description)
	}
	h := fnv.New32a()
	for _, part := range parts {
		h.Write([]byte(part + "\x00"))
	}
	return name + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// nodes writes the children of a group with that role. Items need a list around them, or
// screen readers ignore their role.
func (w *svgWriter) nodes(role string, nodes []scene.Node) {
	for len(nodes) > 0 {
		n := 0 // number of nodes in a list
		if role != listRole {
			n = listed(nodes)
		}
		if n > 0 {
			w.raw("<g role=\"" + listRole + "\">\n")
		}
		if err := scene.Visit(nodes[:max(n, 1)], w); err != nil {
			w.fail("%w", err)
		}
		if n > 0 {
			w.raw("</g>\n")
		}
		nodes = nodes[max(n, 1):]
	}
}

// The ARIA roles of a list.
const (
	listRole = "list"
	itemRole = "listitem"
)

// listed returns how many of the leading nodes form one list, up to the last item before
// another group. It is 0 if the first node is not an item.
func listed(nodes []scene.Node) int {
	last := 0
	for i, n := range nodes {
		g, ok := n.(*scene.Group)
		switch {
		case ok && g.Role == itemRole:
			last = i + 1
		case i == 0 || ok:
			return last
		}
	}
	return last
}

// Group writes a group as one element. A link with a role takes two, since the role would
// hide the link.
func (w *svgWriter) Group(g *scene.Group) {
	w.room()
	if g.Class == scene.Run && w.run(g) {
		return
	}
	link := g.Href != "" && isSafeLink(g.Href) && !w.inLink
	element := "g"
	if link && g.Role == "" {
		element = "a"
	}
	w.raw("<" + element)
	if element == "a" {
		w.link(g.Href)
	}
	role := g.Role
	if role == "" && g.Label != "" && !link {
		role = "group" // a bare <g> must not have a label
	}
	w.groupAttributes(g, role)
	w.raw(">\n")
	if g.Tooltip != "" {
		w.whole("title", g.Tooltip)
		w.raw("\n")
	}
	w.speaks = w.speaks || link || role != ""

	nested := link && element == "g"
	if nested {
		w.raw("<a")
		w.link(g.Href)
		w.raw(">\n")
	}
	outer := w.inLink
	w.inLink = outer || link
	w.nodes(g.Role, g.Children)
	w.inLink = outer
	if nested {
		w.raw("</a>\n")
	}
	w.raw("</" + element + ">\n")
}

func (w *svgWriter) groupAttributes(g *scene.Group, role string) {
	if g.ID != "" {
		w.attr("id", w.prefix+g.ID)
	}
	w.optional("class", g.Class)
	w.optional("role", role)
	if role == "heading" {
		w.raw(` aria-level="2"`) // below the picture's title
	}
	w.optional("aria-label", g.Label)
	for _, d := range g.Data {
		if strings.Trim(d.Name, "abcdefghijklmnopqrstuvwxyz-") != "" || d.Name == "" {
			w.fail("%q is not a name for a data attribute", d.Name)
			continue
		}
		w.attr("data-"+d.Name, d.Value)
	}
}

// link writes the attributes of a link. The page that it opens gets no access to this
// one.
func (w *svgWriter) link(href string) {
	w.attr("href", href)
	w.raw(` target="_blank" rel="noopener"`)
}

func (w *svgWriter) Rect(r *scene.Rect) {
	w.raw("<rect")
	w.paint(r.Paint)
	w.number("x", r.X)
	w.number("y", r.Y)
	w.number("width", r.W)
	w.number("height", r.H)
	if r.R != 0 {
		w.number("rx", r.R)
	}
	w.raw("/>\n")
}

func (w *svgWriter) Circle(c *scene.Circle) {
	w.raw("<circle")
	w.paint(c.Paint)
	w.number("cx", c.X)
	w.number("cy", c.Y)
	w.number("r", c.R)
	w.raw("/>\n")
}

func (w *svgWriter) Path(p *scene.Path) {
	w.raw("<path")
	w.paint(p.Paint)
	if p.Stroke != "" && slices.ContainsFunc(p.Segments, func(s scene.Segment) bool { return s.Op == scene.QuadTo }) {
		w.raw(` stroke-linejoin="round"`) // ImageMagick misdraws thick curves without it
	}
	w.raw(` d="`)
	for _, s := range p.Segments {
		if !s.Op.Known() {
			w.fail("no path operation %q", s.Op)
			continue
		}
		w.b = append(w.b, byte(s.Op))
		for i, p := range s.Points[:s.Op.Points()] {
			if i > 0 {
				w.raw(" ")
			}
			w.point(p)
		}
	}
	w.raw("\"/>\n")
}

// Text writes a line of text, squeezed or stretched to its measured width in whatever
// font the reader has.
func (w *svgWriter) Text(t *scene.Text) { w.text(t, nil) }

// text writes a line of text and, in the same element, the rest of its run. Each text of
// a run has its own length: LibreOffice applies the length of the whole to the first.
//
// Two marks set the direction of a right-to-left text that also holds left-to-right
// letters or digits; LibreOffice and resvg support no other way. Inkscape ignores the
// marks and needs the direction attribute, which swaps the text's ends. So such a text is
// anchored at its middle if its width is known, or else gets turnedClass, which those two
// programs ignore.
func (w *svgWriter) text(t *scene.Text, more []*scene.Text) {
	if t.S == "" {
		return
	}
	x, anchor, said := t.X, t.Anchor, t.S
	turns := text.RightToLeft(t.S) && !text.RightToLeftOnly(t.S)
	if turns {
		said = "\u202b" + t.S + "\u202c"
		if hasLength(t) {
			at, width := scene.Text{X: written(t.X), Anchor: t.Anchor}, written(t.Width)
			x, anchor = at.Left(width)+width/2, scene.Middle
		}
	}
	w.raw("<text")
	w.b = w.css.paint(w.b, t.Fill, "")
	w.number("x", x)
	w.number("y", t.Y)
	if t.Size != usualSize {
		w.number("font-size", t.Size)
	}
	if t.Bold {
		w.raw(` font-weight="700"`)
	}
	switch {
	case turns && anchor == scene.Middle:
		w.raw(` direction="rtl"`)
	case turns:
		w.raw(` class="` + turnedClass + `"`)
		w.css.turns = true
	}
	if anchor != scene.Start {
		w.attr("text-anchor", anchorNames[anchor])
	}
	if t.Spacing != 0 {
		w.number("letter-spacing", t.Spacing)
	}
	if len(more) == 0 && !(hasLength(t) && model.RunsLeft(t.S)) {
		w.length(t)
		w.content(said)
		w.raw("</text>\n")
		return
	}
	w.raw("><tspan") // Inkscape drops right-to-left text whose element has a length
	w.length(t)
	w.content(said)
	w.raw("</tspan>")
	last := t
	for _, next := range more {
		w.follow(t, last, next)
		last = next
	}
	w.raw("</text>\n")
}

// hasLength reports whether a text is written with its length. An estimated length would
// stretch Arabic and squeeze Tamil.
func hasLength(t *scene.Text) bool { return t.Width > 0 && text.Known(t.S) }

func (w *svgWriter) length(t *scene.Text) {
	if hasLength(t) {
		w.number("textLength", t.Width)
		w.raw(` lengthAdjust="spacingAndGlyphs"`)
	}
}

func (w *svgWriter) paint(p scene.Paint) {
	w.b = w.css.paint(w.b, p.Fill, p.Stroke)
	if p.Stroke != "" && p.Width != 1 {
		w.number("stroke-width", p.Width)
	}
	for i, d := range p.Dash {
		if i == 0 {
			w.raw(` stroke-dasharray="`)
		} else {
			w.raw(" ")
		}
		w.finite(d)
	}
	if len(p.Dash) > 0 {
		w.raw(`"`)
	}
}

func (w *svgWriter) number(name string, n float64) {
	w.open(name)
	w.finite(n)
	w.raw(`"`)
}

func (w *svgWriter) point(p scene.Point) {
	w.finite(p.X)
	w.raw(" ")
	w.finite(p.Y)
}

func (w *svgWriter) finite(n float64) { w.b = w.appendFinite(w.b, n) }
