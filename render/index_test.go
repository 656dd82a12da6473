package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// A page is in the language that its maps share, if any, and embeds the best format of
// each view.
func TestWriteIndex(t *testing.T) {
	gallery := func(src string) render.Gallery {
		m := check.Run([]byte(src), check.Options{}).Map
		p := render.NewPicture(views.Lookup("compass"), m, view.Options{})
		return render.Gallery{Map: m, Name: "stem", File: "map.yaml", Files: []render.File{
			{Picture: p, Format: format.Lookup("pdf"), Name: "a.pdf"},
			{Picture: p, Format: format.Lookup("png"), Name: "a.png"},
			{Picture: p, Format: format.Lookup("svg"), Name: "a.svg"},
		}}
	}
	german := gallery("organization: Werk\nlanguage: de\nstakeholders:\n  - {name: Recht, perspective: sideways}\n")
	nameless := gallery("stakeholders:\n  - {name: Legal, perspective: sideways}\n")
	for _, test := range []struct {
		name, lang string
		maps       []render.Gallery
		want       []string
	}{
		{"of one map", "", []render.Gallery{german}, []string{`<html lang="de"`, "Werk", `src="./a.svg"`, `href="./a.pdf"`}},
		{"of two languages", "", []render.Gallery{german, nameless}, []string{`<html lang="en"`, "Pictures of 2 maps", "<h2>stem</h2>"}},
		{"in a language that is asked for", "fr", []render.Gallery{german, nameless}, []string{`<html lang="fr"`}},
	} {
		var page bytes.Buffer
		if err := render.WriteIndex(&page, test.maps, test.lang, format.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, want := range test.want {
			if !strings.Contains(page.String(), want) {
				t.Errorf("%s: the page lacks %q", test.name, want)
			}
		}
		if strings.Contains(page.String(), `src="./a.png"`) {
			t.Errorf("%s: the page shows a PNG beside the SVG", test.name)
		}
	}
}
