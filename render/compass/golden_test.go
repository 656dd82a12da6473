package compass

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew; the run still fails")

// The samples' own pictures are golden files of the densities that auto chooses;
// these are the ones that it does not choose for any of them, and overlays and
// perspectives.
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
		file := filepath.Join("testdata", "acme-"+name+".svg")
		want, err := os.ReadFile(file)
		if err != nil && !*update {
			t.Fatal(err)
		}
		if bytes.Equal(got.Bytes(), want) {
			continue
		}
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Errorf("%s is not what is drawn now; look at the difference and run `make golden`", file)
	}
}
