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

// IndexMap is a map and its pictures.
type IndexMap struct {
	Name     string
	File     string // source file, shown as text
	Summary  string // of the check
	Pictures []IndexPicture
}

// IndexPicture is a view of a map, in all formats it was written in.
type IndexPicture struct {
	View        string
	Question    string      // that the view answers
	Files       []IndexFile // at least one
	Image       string      // file name of the image to show; empty if none of the formats is an image
	Description string      // alternative text of the image
	Width       float64     // px
	Height      float64     // px
}

// IndexFile is a file next to the page.
type IndexFile struct{ Format, Name string }

//go:embed assets/index.css
var indexCSS string

// WriteIndex writes a page that shows pictures, each with links to its files. It loads
// only the images next to it and runs nothing. The only option it uses is the theme.
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
	// 'self' does not match the folder of a page opened as a file.
	policy := contentPolicy(nil, []string{style}, "img-src 'self' file: data:; base-uri 'none'; form-action 'none'")
	w.raw(filled(x.Words.Language(), x.Words, mode, x.Title, style, policy).Replace(headHTML))
	w.raw("<body>\n")
	w.whole("a", x.Words.Say("Skip to the pictures"), "class", "skip", "href", "#pictures")
	w.raw("\n")
}

// indexLinks lists the pictures of a map, under its name if there are several maps.
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

// indexAnchor returns the id of a picture on the page.
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

// indexPicture writes a tile. All of it links to the picture, or to its HTML page if
// there is one.
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

// fileLink returns a link to a file next to the page, whatever its name.
func fileLink(name string) string { return "./" + url.PathEscape(name) }
