package format

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/ospomap/ospomap/render/format/internal/pdf"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/typeset"
)

// writePDF writes one page of shapes and text, in the embedded font. Auto means light:
// paper has no dark mode. The file holds no timestamp.
func writePDF(out io.Writer, s *scene.Scene, o Options) error {
	return writePDFPages(out, []*scene.Scene{s}, o)
}

// writePDFPages writes pages, with a bookmark for each section.
func writePDFPages(out io.Writer, pages []*scene.Scene, o Options) error {
	if len(pages) == 0 {
		return errNoPages
	}
	mode, err := o.mode()
	if err != nil {
		return err
	}
	first := pages[0]
	d := pdf.Document{Title: first.Title, Author: first.Author, Subject: first.Description, Language: cmp.Or(first.Language, "en")}
	w := &pdfWriter{colours: colours{mode: mode}, set: typeset.Setter{Fonts: o.Fonts}}
	for i, s := range pages {
		page, err := w.page(s, o.Page)
		if err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
		if name := sectionOf(s); len(pages) > 1 && (i == 0 || name != sectionOf(pages[i-1])) {
			page.Bookmark = name
		}
		d.Pages = append(d.Pages, page)
	}
	d.Fonts, d.Shapes = w.fonts[:], w.shapes
	return d.Write(out)
}

func (w *pdfWriter) page(s *scene.Scene, size string) (pdf.Page, error) {
	page, err := fit(size, s.Width, s.Height)
	if s.Paper {
		page, err = fitPaper(size, s.Width, s.Height)
	}
	if err != nil {
		return pdf.Page{}, err
	}
	w.fit, w.b, w.links = page, nil, nil
	w.said = said{open: &pdf.Element{Type: "Sect", Title: s.Title}, title: s.Title}
	w.start()
	w.nodes(s.Root)
	w.endShapes()
	return pdf.Page{Width: page.w, Height: page.h, Content: w.b, Links: w.links, Structure: w.open, Marks: w.marks}, w.err
}

// pdfWriter appends the operators of one page at a time to b. It keeps the first error
// and continues.
type pdfWriter struct {
	colours
	b      []byte
	fit    fitted
	set    typeset.Setter
	fonts  [2]*pdf.Font // regular, bold; nil until used
	shapes pdf.Shapes   // glyphs of other fonts
	pen    pen
	links  []pdf.Link
	inLink bool // links must not nest
	said
}

// font returns one weight of the embedded font, and its number on the page.
func (w *pdfWriter) font(bold bool) (*pdf.Font, int) {
	n, name, ttf := 0, "LiberationSans", liberationsansregular.TTF
	if bold {
		n, name, ttf = 1, "LiberationSans-Bold", liberationsansbold.TTF
	}
	if w.fonts[n] == nil {
		f, err := pdf.NewFont(name, ttf)
		if err != nil {
			w.fail("%w", err)
			return nil, n
		}
		w.fonts[n] = f
	}
	return w.fonts[n], n
}

// start fills the paper around the picture and sets the page's coordinates to the
// scene's: px from the top left corner, y downwards.
func (w *pdfWriter) start() {
	w.pen = pen{width: 1}
	if w.fit.framed {
		w.beginShapes()
		w.setFill(scene.Page)
		w.numbers(0, 0, w.fit.w, w.fit.h)
		w.op("re f")
	}
	w.fine(w.fit.scale)
	w.raw("0 0 ")
	w.fine(-w.fit.scale)
	w.numbers(w.fit.x, w.fit.y)
	w.op("cm")
	w.op("4 M") // SVG's default miter limit
}

func (w *pdfWriter) nodes(nodes []scene.Node) {
	if err := scene.Visit(nodes, w); err != nil {
		w.fail("%w", err)
	}
}

// Group draws a group. A link covers the bounds of its children.
func (w *pdfWriter) Group(g *scene.Group) {
	linked := len(w.links)
	link := isSafeLink(g.Href) && !w.inLink
	if box := scene.Bounds(g.Children...); link && !box.Empty() {
		left, bottom := w.fit.place(box.Left, box.Bottom)
		right, top := w.fit.place(box.Right, box.Top)
		w.links = append(w.links, pdf.Link{Left: left, Bottom: bottom, Right: right, Top: top, URI: escapedLink(g.Href, notInURI), Text: cmp.Or(g.Label, g.Tooltip)})
	}
	outer := w.inLink
	w.inLink = outer || link
	w.tagged(g, len(w.links) > linked)
	w.inLink = outer
}

func (w *pdfWriter) raw(s string) { w.b = append(w.b, s...) }

// op appends an operator and ends the line.
func (w *pdfWriter) op(s string) { w.raw(s + "\n") }

// numbers appends finite numbers, each with a trailing space.
func (w *pdfWriter) numbers(ns ...float64) {
	for _, n := range ns {
		w.b = append(w.appendFinite(w.b, n), ' ')
	}
}

// fine appends a factor, which needs more than two decimals.
func (w *pdfWriter) fine(n float64) { w.b = append(strconv.AppendFloat(w.b, n, 'f', 6, 64), ' ') }
