package format

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/render/format/internal/pdf"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// said is the state of a page's structure so far, in the order of the picture.
type said struct {
	open     *pdf.Element // parent of what follows
	marks    int          // number of marked-content pieces
	ornament bool         // the current content is decoration
	figure   bool         // the current content is a drawing with a text alternative
	title    string       // of the page
	lines    string       // of the last text, joined
}

// beginShapes marks what follows as decoration, unless it is part of a figure.
func (w *pdfWriter) beginShapes() {
	if !w.ornament && !w.figure {
		w.op("/Artifact BMC")
		w.ornament = true
	}
}

func (w *pdfWriter) endShapes() {
	if w.ornament {
		w.op("EMC")
		w.ornament = false
	}
}

// mark starts content that belongs to the open element.
func (w *pdfWriter) mark(kind string) {
	w.endShapes()
	w.op(fmt.Sprintf("/%s <</MCID %d>> BDC", kind, w.marks))
	w.open.Kids = append(w.open.Kids, pdf.Kid{Mark: w.marks})
	w.marks++
}

// beginText marks a line of text: a paragraph or its next line, the title at the start of
// the page, or the text of a heading or a link.
func (w *pdfWriter) beginText(t *scene.Text) {
	if w.open.Type == headingTag || w.open.Type == linkTag {
		w.mark(w.open.Type)
		return
	}
	e := &pdf.Element{Type: "P"}
	if strings.HasPrefix(unmarked(w.title), strings.TrimRight(unmarked(t.S), "…‐")) && w.marks == 0 {
		e.Type = "H1"
	}
	if n := len(w.open.Kids); t.Further && n > 0 && w.open.Kids[n-1].Element != nil && slices.Contains([]string{"P", "H1"}, w.open.Kids[n-1].Element.Type) {
		e, w.open.Kids = w.open.Kids[n-1].Element, w.open.Kids[:n-1]
		w.lines += " " + t.S
	} else {
		w.lines = t.S
	}
	e.Text = logical(w.lines)
	w.inside(e, func() { w.mark(e.Type) })
}

// logical returns a text with right-to-left parts in logical order, without direction
// marks. It returns "" for other texts, whose glyphs are in logical order already.
func logical(s string) string {
	levels, _ := text.Levels([]rune(s))
	if !slices.ContainsFunc(levels, func(l byte) bool { return l%2 == 1 }) {
		return ""
	}
	return unmarked(s)
}

// unmarked returns a text without direction marks.
func unmarked(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Bidi_Control, c) {
			return -1
		}
		return c
	}, s)
}

const (
	headingTag = "H2"
	linkTag    = "Link"
)

// inside writes the content of an element, and drops the element if it stays empty.
func (w *pdfWriter) inside(e *pdf.Element, write func()) {
	outer := w.open
	w.open = e
	write()
	if w.open = outer; len(e.Kids) > 0 {
		outer.Kids = append(outer.Kids, pdf.Kid{Element: e})
	}
}

// tagged writes a group's content, as an element if the group has a meaning for screen
// readers. linked reports that the page's last link is the group's.
func (w *pdfWriter) tagged(g *scene.Group, linked bool) {
	number := len(w.links)
	children := func() { w.nodes(g.Children) }
	write := children
	if linked {
		write = func() {
			w.inside(&pdf.Element{Type: linkTag}, func() {
				children()
				w.open.Kids = append(w.open.Kids, pdf.Kid{Link: number})
			})
		}
	}
	switch {
	case w.figure:
		children()
	case g.Label != "" && !hasText(g.Children):
		w.inside(&pdf.Element{Type: "Figure", Alt: g.Label}, func() {
			w.mark("Figure")
			w.figure = true
			children()
			w.figure = false
			w.op("EMC")
			if linked {
				w.open.Kids = append(w.open.Kids, pdf.Kid{Link: number})
			}
		})
	case g.Role == listRole:
		w.inside(&pdf.Element{Type: "L", Title: g.Label}, write)
	case g.Role == itemRole && w.open.Type == "L":
		w.inside(&pdf.Element{Type: "LI"}, func() { w.inside(&pdf.Element{Type: "LBody"}, write) })
	case g.Role == "heading":
		w.inside(&pdf.Element{Type: headingTag}, write)
	case g.Label != "":
		w.inside(&pdf.Element{Type: "Sect", Title: g.Label}, write)
	default:
		write()
	}
}

func hasText(nodes []scene.Node) bool {
	found := false
	scene.Walk(nodes, func(n scene.Node) bool {
		_, is := n.(*scene.Text)
		found = found || is
		return !found
	})
	return found
}
