package report

import (
	"fmt"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// A text is split into pages of one size, and no page break separates what belongs together.
func TestProsePages(t *testing.T) {
	var prose []scene.Paragraph
	for i := range 60 {
		prose = append(prose, scene.Paragraph{Style: scene.StyleHeading, Text: fmt.Sprint("heading ", i)}, scene.Paragraph{Term: "What to do", Text: "this"})
		for j := range i % 7 {
			prose = append(prose, scene.Paragraph{Style: scene.StyleItem, Text: fmt.Sprint("item ", j)})
		}
		prose = append(prose, scene.Paragraph{Text: "end"})
	}
	pages := prosePages(draw.Page{Title: "T", Description: "D"}, prose)
	var again []scene.Paragraph
	for i, s := range pages {
		if s.Width != pageWidth || s.Height != pageHeight {
			t.Errorf("page %d is %g × %g", i, s.Width, s.Height)
		}
		if last := s.Prose[len(s.Prose)-1]; last.Style == scene.StyleHeading || last.Term != "" {
			t.Errorf("page %d ends with %q", i, last.Text)
		}
		for _, d := range viewtest.Defects(s) {
			t.Errorf("page %d: %s", i, d)
		}
		again = append(again, s.Prose...)
	}
	if len(pages) < 4 || !slices.Equal(again, prose) {
		t.Errorf("%d pages say something else than was asked for", len(pages))
	}
}
