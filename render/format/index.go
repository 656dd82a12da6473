package format

import (
	_ "embed"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/theme"
)

// Index is a page about the pictures in a folder.
type Index struct {
	Title string
	Words *words.Words // the language of the page
	Maps  []IndexMap
}

// IndexMap is a map with the pictures of it.
type IndexMap struct {
	Name     string
	File     string // it was read from; the page shows it as text
	Summary  string // of its check
	Pictures []IndexPicture
}

// IndexPicture is a view of a map in all formats that it was written in.
type IndexPicture struct {
	View        string
	Question    string      // what a reader can answer with it
	Files       []IndexFile // at least one
	Image       string      // the name of the one to show; empty where a page can show none
	Description string      // of that one, for those who do not see it
	Width       float64     // px
	Height      float64     // px
}

// IndexFile is a file beside the page.
type IndexFile struct{ Format, Name string }

//go:embed assets/index.css
var indexCSS string

// WriteIndex writes a page that shows pictures, each with links to its files. It
// loads nothing but the images beside it and runs nothing. Of the options only
// the theme counts.
func WriteIndex(out io.Writer, x *Index, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	var w pageWriter
	w.indexHead(x, mode)
	w.raw("<header>\n")
	w.element("h1", "", x.Title)
	w.raw("\n")
	w.tag("nav", "aria-label", x.Words.Say("Pictures"))
	w.raw("\n")
	for i := range x.Maps {
		w.indexLinks(&x.Maps[i], i, len(x.Maps) > 1)
	}
	w.raw("</nav>\n</header>\n<main id=\"pictures\" tabindex=\"-1\">\n")
	for i := range x.Maps {
		w.indexMap(x.Words, &x.Maps[i], i)
	}
	w.raw("</main>\n</body>\n</html>\n")
	_, err = out.Write(w.b)
	return err
}

func (w *pageWriter) indexHead(x *Index, mode theme.Mode) {
	style := paletteCSS() + baseCSS + indexCSS
	// "self" does not stand for the folder of a page that is opened as a file.
	policy := contentPolicy(nil, []string{style}, "img-src 'self' file: data:; base-uri 'none'; form-action 'none'")
	w.raw(filled(x.Words.Language(), x.Words, mode, x.Title, style, policy).Replace(headHTML))
	w.raw("<body>\n")
	w.whole("a", x.Words.Say("Skip to the pictures"), "class", "skip", "href", "#pictures")
	w.raw("\n")
}

// indexLinks lists the pictures of a map, under its name where there are others.
func (w *pageWriter) indexLinks(m *IndexMap, number int, named bool) {
	if named {
		w.element("p", "", m.Name)
		w.raw("\n")
	}
	w.raw("<ul>\n")
	for _, p := range m.Pictures {
		w.raw("<li>")
		w.whole("a", p.View, "href", "#"+indexAnchor(number, p.View))
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

// indexAnchor names the place of a picture on the page.
func indexAnchor(number int, view string) string { return "map-" + strconv.Itoa(number+1) + "-" + view }

func (w *pageWriter) indexMap(in *words.Words, m *IndexMap, number int) {
	w.raw("<section>\n")
	w.element("h2", "", m.Name)
	w.raw("\n")
	w.element("p", "about", m.File+" · "+m.Summary)
	w.raw("\n<div class=\"pictures\">\n")
	for i := range m.Pictures {
		w.indexPicture(in, &m.Pictures[i], indexAnchor(number, m.Pictures[i].View))
	}
	w.raw("</div>\n</section>\n")
}

// indexPicture writes a tile whose whole face leads to the picture: as a page to
// explore where there is one.
func (w *pageWriter) indexPicture(in *words.Words, p *IndexPicture, anchor string) {
	best := p.Image
	if i := slices.IndexFunc(p.Files, func(f IndexFile) bool { return f.Format == "html" }); i >= 0 {
		best = p.Files[i].Name
	} else if best == "" {
		best = p.Files[0].Name
	}
	w.tag("article", "id", anchor)
	w.raw("\n")
	w.element("p", "kicker", p.View)
	w.raw("\n<h3>")
	w.whole("a", p.Question, "href", fileLink(best))
	w.raw("</h3>\n")
	if p.Image != "" {
		w.raw("<div class=\"crop\">")
		w.tag("img", "loading", "lazy", "src", fileLink(p.Image),
			"width", string(appendNumber(nil, p.Width)), "height", string(appendNumber(nil, p.Height)), "alt", p.Description)
		w.raw("</div>\n")
	}
	w.raw("<ul class=\"files\">\n")
	for _, f := range p.Files {
		w.raw("<li>")
		w.tag("a", "href", fileLink(f.Name))
		before, after, _ := strings.Cut(in.Say("{format} of {view}", "format", f.Format, "view", p.View), f.Format)
		if before != "" {
			w.element("span", "unseen", before)
		}
		w.raw(escaped(f.Format))
		w.element("span", "unseen", after)
		w.raw("</a></li>\n")
	}
	w.raw("</ul>\n</article>\n")
}

// fileLink leads to a file beside the page, whatever its name holds.
func fileLink(name string) string { return "./" + url.PathEscape(name) }
