//go:build readers

package typeset

import (
	"os"
	"path/filepath"
	"testing"
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

// Letters are joined, marks stand on their letters, and nothing is missing.
func TestScriptsOfNamedFonts(t *testing.T) {
	for _, tt := range []struct {
		font, s string
		glyphs  int // that can be seen
	}{
		{"NotoSansArabic-Regular.ttf", "مجلس", 4}, {"NotoSansArabic-Regular.ttf", "لا", 1}, {"NotoSansDevanagari-Regular.ttf", "क्ष", 1},
		{"NotoSansThai-Regular.ttf", "ฝ่าย", 4}, {"NotoSansGeorgian-Regular.ttf", "იურ", 3}, {"NotoSansCJK-Regular.ttc", "法務部", 3},
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

// The installed fonts have what CI installs, in outlines, emoji included, and the
// list of them is kept.
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
