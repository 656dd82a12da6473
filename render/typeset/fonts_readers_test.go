//go:build readers

package typeset

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// noto reads a font of the packages fonts-noto-core and fonts-noto-cjk.
func noto(t *testing.T, name string) File {
	t.Helper()
	for _, folder := range []string{"truetype/noto", "opentype/noto"} {
		if data, err := os.ReadFile(filepath.Join("/usr/share/fonts", folder, name)); err == nil {
			return File{Name: name, Data: data}
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("no font %s; .ci/tools installs it", name)
	}
	t.Skipf("no font %s; .ci/tools installs it", name)
	return File{}
}

// Letters are joined, marks are on their letters, and nothing is missing.
func TestScriptsOfNamedFonts(t *testing.T) {
	for _, tt := range []struct {
		font, s string
		glyphs  int // visible ones
	}{
		{"NotoSansArabic-Regular.ttf", "مجلس", 4}, {"NotoSansArabic-Regular.ttf", "لا", 1}, {"NotoSansDevanagari-Regular.ttf", "क्ष", 1},
		{"NotoSansThai-Regular.ttf", "ฝ่าย", 4}, {"NotoSansMyanmar-Regular.ttf", "မား", 3}, {"NotoSansGeorgian-Regular.ttf", "იურ", 3}, {"NotoSansCJK-Regular.ttc", "法務部", 3},
		{"NotoSansCJK-Regular.ttc", "법무팀", 3},
	} {
		fonts, err := New(Options{Files: []File{noto(t, tt.font)}})
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		l := line(t, &Setter{Fonts: fonts}, tt.s)
		for _, g := range l.Glyphs {
			if g.Box > 0 {
				t.Errorf("%q has a box", tt.s)
			} else if len(g.Face.Outline(g.ID)) > 0 {
				seen++
			}
		}
		if seen != tt.glyphs || len(fonts.Missing()) > 0 {
			t.Errorf("%q is set in %d glyphs, want %d; missing %v", tt.s, seen, tt.glyphs, fonts.Missing())
		}
	}
}

// The estimated width of a script is enough for its letters: a bold text stays within its
// reserved width.
func TestEstimatedWidths(t *testing.T) {
	for _, tt := range []struct{ font, s string }{
		{"Arabic", "سلام عليكم"}, {"Arabic", "مجلس الإدارة"}, {"Devanagari", "नमस्ते"}, {"Devanagari", "कानूनी विभाग"}, {"Thai", "ฝ่ายกฎหมาย"},
		{"Georgian", "იურიდიული დეპარტამენტი"}, {"Armenian", "Իրավաբանական"}, {"Bengali", "আইন বিভাগ"}, {"Tamil", "சட்டத் துறை"},
		{"Ethiopic", "የሕግ ክፍል"}, {"Khmer", "ផ្នែកច្បាប់"}, {"Sinhala", "නීති අංශය"}, {"Telugu", "చట్ట విభాగం"}, {"Malayalam", "നിയമ വകുപ്പ്"},
	} {
		fonts, err := New(Options{Files: []File{noto(t, "NotoSans"+tt.font+"-Bold.ttf")}})
		if err != nil {
			t.Fatal(err)
		}
		l, err := (&Setter{Fonts: fonts}).Line(&scene.Text{S: tt.s, Size: Em})
		if err != nil {
			t.Fatal(err)
		}
		end := 0.0
		for _, g := range l.Glyphs {
			end = max(end, g.X+g.Next)
		}
		if room := text.Room(tt.s, Em, true); end > room || end < 0.6*room {
			t.Errorf("%q is %.2f of the room that is kept for it", tt.s, end/room)
		}
	}
}

// The installed fonts cover what CI installs, as outlines, including emoji, and their
// list is cached.
func TestInstalledFonts(t *testing.T) {
	noto(t, "NotoSansCJK-Regular.ttc")
	cache := t.TempDir()
	fonts, err := New(Options{System: true, Cache: cache, Language: "ja"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"法務部", "مجلس", "ฝ่าย", "कानूनी", "🧢"} {
		for _, g := range line(t, &Setter{Fonts: fonts}, s).Glyphs {
			if g.Box > 0 {
				t.Errorf("%q has a box", s)
			}
		}
	}
	if files, _ := os.ReadDir(cache); len(files) == 0 {
		t.Error("the list of fonts is not kept")
	}
}
