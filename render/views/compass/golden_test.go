package compass

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
)

// The samples' own pictures are golden files of the densities that auto chooses. These
// are the densities that it chooses for none of them, and overlays and perspectives.
func TestGoldenPictures(t *testing.T) {
	m := sample(t, "acme")
	findings := gap.Run(m, gap.Options{}).Findings
	for name, o := range map[string]Options{
		"compact": {Density: "compact"}, "slide": {Density: "slide"},
		"gaps": {Overlay: "gaps", Findings: findings}, "engagement": {Density: "slide", Overlay: "engagement"},
		"owners": {Density: "rows", Overlay: "owners"}, "aspects": {Density: "compact", Overlay: "aspects"},
		"upward": {Perspective: "upward", Findings: findings}, "outside": {Perspective: "outside", Overlay: "cadence"},
	} {
		s, err := Draw(m, o)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := format.Lookup("svg").Write(&got, s, format.Options{Theme: theme.Auto}); err != nil {
			t.Fatal(err)
		}
		testkit.Golden(t, filepath.Join("testdata", "acme-"+name+".svg"), got.Bytes())
	}
}
