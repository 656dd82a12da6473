package format

import (
	_ "embed"
	"io"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// The fixed parts of a document with several pages; see page.html.
var (
	//go:embed assets/pages.html
	pagesHTML string
	//go:embed assets/pages.css
	pagesCSS string
)

// writeHTMLPages writes a document to read and print: one file that loads and runs
// nothing, with one section for each section of the pages. Pages with prose are written
// as text, which fits any screen; the others are pictures.
func writeHTMLPages(out io.Writer, pages []*scene.Scene, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return errNoPages
	}
	w := &pagesWriter{pageWriter: pageWriter{own: own(pages[0].Language, pages[0].Words)}, styles: []string{paletteCSS() + baseCSS + pagesCSS}}
	for i := 0; i < len(pages); {
		n := 1
		for i+n < len(pages) && sectionOf(pages[i+n]) == sectionOf(pages[i]) {
			n++
		}
		if err := w.section(pages[i:i+n], o); err != nil {
			return err
		}
		i += n
	}
	_, err = filled(pages[0].Language, pages[0].Words, mode, pages[0].Title, w.styles[0], contentPolicy(nil, w.styles, closed),
		"{{author}}", escaped(pages[0].Author),
		"{{nav}}", string(w.nav.b),
		"{{sections}}", string(w.b),
	).WriteString(out, headHTML+inWords(pages[0].Words, pagesHTML))
	return err
}

// pagesWriter appends sections and the links to them.
type pagesWriter struct {
	pageWriter
	nav    pageWriter
	styles []string // the document's and its pictures'
	count  int      // of sections
}

func (w *pagesWriter) section(pages []*scene.Scene, o Options) error {
	w.count++
	id, name := "section-"+strconv.Itoa(w.count), sectionOf(pages[0])
	w.nav.raw("<li>")
	w.nav.whole("a", name, "href", "#"+id)
	w.nav.raw("</li>\n")

	w.tag("section", "id", id, "aria-labelledby", id+"-name")
	w.raw("\n")
	w.raw("<h2")
	w.optional("lang", w.own)
	w.attr("id", id+"-name")
	w.content(name)
	w.raw("</h2>\n")
	var prose []scene.Paragraph
	for i, s := range pages {
		if s.Prose != nil {
			prose = append(prose, s.Prose...) // a list may continue across pages
			continue
		}
		label := s.Title + ", " + s.Words.Say("page {n} of {of}", "n", i+1, "of", len(pages)) // unique among the landmarks
		if err := w.picture(s, label, id+"-"+strconv.Itoa(i+1)+"-", o); err != nil {
			return err
		}
	}
	w.prose(prose)
	w.raw("</section>\n")
	return nil
}

// picture writes a page as a picture. It is wider than a phone, so its box scrolls. The
// prefix keeps the ids of different pictures apart.
func (w *pagesWriter) picture(s *scene.Scene, label, prefix string, o Options) error {
	p := &svgWriter{css: newStylesheet(o.Theme), prefix: prefix}
	p.css.inherit = true
	if err := p.picture(unnumbered(s)); err != nil {
		return err
	}
	w.styles = append(w.styles, string(p.style))
	w.tag("div", "class", "picture", "tabindex", "0", "role", "region", "aria-label", label)
	w.raw("\n")
	w.b = append(w.b, p.b...)
	w.raw("</div>\n")
	return nil
}

// unnumbered returns a page without the page number at its foot, since an HTML document
// has no pages, and without the empty space at its end.
func unnumbered(s *scene.Scene) *scene.Scene {
	const below = 24 // px
	last := len(s.Root) - 1
	if last < 2 {
		return s
	}
	if g, ok := s.Root[last].(*scene.Group); !ok || g.Class != "foot" {
		return s
	}
	out := *s
	out.Root = s.Root[:last]
	out.Height = min(s.Height, scene.Bounds(out.Root[1:]...).Bottom+below)
	return &out
}

// lists holds the list elements around entries of each style.
var lists = [...]struct{ open, end string }{
	scene.StyleItem:   {"<ul>\n", "</ul>\n"},
	scene.StyleStep:   {"<ol>\n", "</ol>\n"},
	scene.StyleFact:   {"<dl class=\"facts\">\n", "</dl>\n"},
	scene.StyleFigure: {"<dl class=\"figures\">\n", "</dl>\n"},
}

func (w *pagesWriter) prose(all []scene.Paragraph) {
	for i, p := range all {
		if i == 0 || all[i-1].Style != p.Style {
			w.raw(lists[p.Style].open)
		}
		w.paragraph(p)
		if i+1 == len(all) || all[i+1].Style != p.Style {
			w.raw(lists[p.Style].end)
		}
	}
}

func (w *pagesWriter) paragraph(p scene.Paragraph) {
	p.Text, p.Note = model.IsolatedParts(p.Text), model.IsolatedParts(p.Note)
	switch p.Style {
	case scene.StyleLead:
		w.element("p", strings.TrimSpace("lead "+p.Severity), p.Text)
		w.note("p", p.Note)
	case scene.StyleHeading:
		w.element("h3", p.Severity, p.Text)
		w.note("p", p.Note)
	case scene.StyleSubheading:
		w.raw("<h4")
		w.optional("class", p.Severity)
		w.raw(">")
		w.link(p.Href, p.Text)
		w.note("small", p.Note)
		w.raw("</h4>")
	case scene.StyleItem:
		w.around("li", p.Severity, p)
	case scene.StyleStep:
		w.raw("<li>")
		w.element("strong", "", p.Text)
		w.note("small", p.Note)
		w.raw("</li>")
	case scene.StyleFact:
		w.says("dt", "", p.Term)
		w.element("dd", "", p.Text)
	case scene.StyleFigure:
		w.raw("<div>")
		w.says("dt", "", p.Term)
		w.around("dd", "", p)
		w.raw("</div>")
	default:
		w.raw("<p")
		if p.Term != "" {
			w.raw(` class="advice"`)
		}
		w.raw(">")
		if p.Term != "" {
			w.says("b", "", p.Term)
			w.raw(" ")
		}
		w.b = appendText(w.b, p.Text)
		w.raw("</p>")
		w.note("p", p.Note)
	}
	w.raw("\n")
}

// around writes an element with a paragraph's text and note.
func (w *pagesWriter) around(name, class string, p scene.Paragraph) {
	w.raw("<" + name)
	w.optional("class", class)
	w.content(p.Text)
	w.note("small", p.Note)
	w.raw("</" + name + ">")
}

// note writes a note, if there is one.
func (w *pagesWriter) note(name, text string) {
	if text != "" {
		w.raw(" ")
		w.element(name, "note", text)
	}
}
