package typeset

import (
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

func line(t *testing.T, s *Setter, str string) Line {
	t.Helper()
	l, err := s.Line(&scene.Text{S: str, Size: 20, Width: text.Width(str, 20, false)})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func texts(l Line) string {
	var b strings.Builder
	for _, g := range l.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// Brackets are next to the word they close, numbers keep their order, and a line runs as
// its first letter does.
func TestGlyphsStandAsTheyAreRead(t *testing.T) {
	for s, want := range map[string]string{
		"Legal (IP)":           "Legal (IP)",
		"צוות (קוד פתוח)":      ")חותפ דוק( תווצ",
		"גרסה 12 של":           "לש 12 הסרג",
		"OSPO צוות (קוד)":      "OSPO )דוק( תווצ",
		"\u2068צוות\u2069 · 2": "\u2069תווצ\u2068 · 2",
	} {
		if got := texts(line(t, &Setter{}, s)); strings.NewReplacer("\u2068", "", "\u2069", "").Replace(got) != strings.NewReplacer("\u2068", "", "\u2069", "").Replace(want) {
			t.Errorf("from left to right %q is set as %q, want %q", s, got, want)
		}
	}
}

// A character missing from all fonts becomes a box of the reserved width, and is reported
// once per text, with its script.
func TestMissingGlyphsAreReported(t *testing.T) {
	fonts, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &Setter{Fonts: fonts}
	for range 2 {
		for _, str := range []string{"Legal", "法務部", "Team 🧢", "مجلس الإدارة", "ฝ่าย", "법무팀"} {
			l := line(t, s, str)
			for _, g := range l.Glyphs {
				if g.Box == 0 && g.Face == nil {
					t.Errorf("%q: a sign is neither a glyph nor a box", str)
				}
			}
		}
	}
	var got []string
	for _, m := range fonts.Missing() {
		got = append(got, m.Script+" "+m.Text+" "+m.Sign)
	}
	want := "Arabic مجلس الإدارة م|Han 法務部 法|Hangul 법무팀 법|Thai ฝ่าย ฝ่|emoji Team 🧢 🧢"
	if strings.Join(got, "|") != want {
		t.Errorf("missing are\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if again := fonts.Missing(); len(again) > 0 {
		t.Errorf("%d are reported twice", len(again))
	}
}

// A text in known characters is set exactly as wide as measured; an estimated one is
// narrowed if necessary and never stretched.
func TestLinesKeepTheirRoom(t *testing.T) {
	s := &Setter{}
	if l := line(t, s, "Legal & IP"); l.Squeeze < 0.98 || l.Squeeze > 1.02 {
		t.Errorf("a Latin text is scaled by %v", l.Squeeze)
	}
	if l, _ := s.Line(&scene.Text{S: "法務部", Size: 20, Width: 200}); l.Squeeze != 1 {
		t.Errorf("a text with more room than it needs is stretched by %v", l.Squeeze)
	}
	if l, _ := s.Line(&scene.Text{S: "法務部", Size: 20, Width: 30}); l.Squeeze >= 1 {
		t.Error("a text with less room than it needs leaves it")
	}
}

func TestNamedFonts(t *testing.T) {
	if _, err := New(Options{Files: []File{{Name: `"a.ttf"`, Data: []byte("no font")}}}); err == nil || !strings.Contains(err.Error(), `"a.ttf" is not a font`) {
		t.Errorf("a file that is no font: %v", err)
	}
	fonts, err := New(Options{Files: []File{{Name: "x", Data: liberationsansregular.TTF}}})
	if err != nil {
		t.Fatal(err)
	}
	if em, known := fonts.Advance("é"); !known || em < 0.5 || em > 0.6 {
		t.Errorf("é reaches %v (%v)", em, known)
	}
	if _, known := fonts.Advance("法"); known {
		t.Error("a font has what it lacks")
	}
}
