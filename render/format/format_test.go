package format

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	mapfile "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/views/compass"
)

func TestForFile(t *testing.T) {
	for _, name := range []string{"map.svg", "a.b/MAP.SVG"} {
		if f, err := ForFile(name); err != nil || f.Name != "svg" {
			t.Errorf("%s: got %v, %v", name, f, err)
		}
	}
	const want = `no format for the file name "map.xyz": known are `
	if f, err := ForFile("map.xyz"); err == nil || len(err.Error()) <= len(want) || err.Error()[:len(want)] != want {
		t.Errorf("map.xyz: got %v, %v", f, err)
	}
}

// TestForFileElsewhere checks the suggestions for unsupported file types.
func TestForFileElsewhere(t *testing.T) {
	for name, want := range map[string]string{
		"map.pptx": "for slides write a .png or an .svg and place it on one, or a .pdf with --page 16:9", "map.JPG": "for a picture in pixels write a .png",
		"map.htm": "for a page write an .html", "map.gv": "for Graphviz write a .dot", "map.ods": "for a spreadsheet write an .xlsx or a .csv",
	} {
		if _, err := ForFile(name); err == nil || !strings.HasSuffix(err.Error(), "; "+want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestFormatsAreInOrderOfTheirNames(t *testing.T) {
	names := Names()
	if !slices.IsSorted(names) || len(slices.Compact(names)) != len(formats) {
		t.Errorf("%v is not in alphabetical order, or has a name twice", Names())
	}
}

// sample draws a map of the samples folder.
func sample(t testing.TB, name string) *scene.Scene {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("../../samples", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	m, findings := mapfile.Parse(name, src)
	s, err := compass.Draw(m, compass.Options{Findings: findings})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain is text that every version of Liberation Sans can show.
var plain = []string{
	"Open Source Program Office", "Legal and compliance", "VP of Engineering", "Head of IT (EMEA)",
	"AVATAR To. Type, We Vary: LT", "Open source program: compliance, contribution, participation",
	"every 90 days", "2026-10-22", "ISO/IEC 5230:2020", "fi fl ffi ffl Office workflow", "“quoted” ‘text’ – dash…",
	"L'Équipe d’Été", "Führungskräfte für Übergrößen", "Żółć gęślą jaźń", "Διευθυντής ΑΥΤΟ", "Руководитель Года",
	"a\u200bb\u00adc", "a\tb", "e\u0301te\u0301",
}

// foreign is text that it can't show.
var foreign = []string{
	"東京都オープンソース推進室", "한국어 오픈소스", "🚀 launch 👩‍👩‍👧‍👦", "سلام عليكم", "नमस्ते", "ქართული", "מוצר", "\uE000 ★ ✔",
}
