package format

import (
	"cmp"
	"fmt"
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/format/internal/pdf"
)

// paper is a page size, pt.
type paper struct {
	name  string
	w, h  float64
	turns bool // may be portrait or landscape
}

var papers = []paper{
	{"a4", 595.28, 841.89, true},
	{"a3", 841.89, 1190.55, true},
	{"letter", 612, 792, true},
	{"16:9", 960, 540, false},
}

// Pages returns the page sizes that a picture can be fitted to.
func Pages() []string {
	return model.Each(papers, func(p paper) string { return p.name })
}

const (
	ptPerPx = 0.75
	margin  = 28.35 // pt: 10 mm, which most printers can print up to
)

// fitted is a page and the position of the picture on it.
type fitted struct {
	w, h   float64 // pt
	x, y   float64 // of the picture's top left corner, from the page's bottom left, pt
	scale  float64 // pt per px
	framed bool    // there is paper around the picture
}

// place returns the position of a picture's point on the page, pt.
func (s fitted) place(x, y float64) (float64, float64) { return s.x + x*s.scale, s.y - y*s.scale }

// fit centres a picture of w by h px on a page, in the orientation that shows it larger.
// Without a name, the page has the picture's size, scaled down if no reader would open
// it.
func fit(name string, w, h float64) (fitted, error) {
	if !(w > 0 && h > 0) || math.IsInf(w+h, 0) {
		return fitted{}, fmt.Errorf("a picture of %v by %v px has no page", w, h)
	}
	if name == "" {
		k := min(ptPerPx, pdf.MaxSide/max(w, h))
		return fitted{w: w * k, h: h * k, y: h * k, scale: k}, nil
	}
	p, err := paperOf(name)
	if err != nil {
		return fitted{}, err
	}
	s := framed(p.w, p.h, w, h, margin)
	if turned := framed(p.h, p.w, w, h, margin); p.turns && turned.scale > s.scale {
		s = turned
	}
	return s, nil
}

// fitPaper fits a document page, which has its own margins, on paper. The default is A4.
func fitPaper(name string, w, h float64) (fitted, error) {
	const edge = 8.0 // pt
	p, err := paperOf(cmp.Or(name, "a4"))
	return framed(p.w, p.h, w, h, edge), err
}

func paperOf(name string) (paper, error) {
	for _, p := range papers {
		if p.name == name {
			return p, nil
		}
	}
	return paper{}, fmt.Errorf("no page size called %q", name)
}

// framed centres a picture on a page of that size.
func framed(pageW, pageH, w, h, margin float64) fitted {
	k := min((pageW-2*margin)/w, (pageH-2*margin)/h)
	return fitted{w: pageW, h: pageH, x: (pageW - w*k) / 2, y: (pageH + h*k) / 2, scale: k, framed: true}
}
