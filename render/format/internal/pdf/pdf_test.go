package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

func newFont(t *testing.T) *Font {
	t.Helper()
	f, err := NewFont("LiberationSans", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// glyphs returns the glyphs of single characters.
func glyphs(t *testing.T, text string) []uint16 {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(liberationsansregular.TTF))
	if err != nil {
		t.Fatal(err)
	}
	var all []uint16
	for _, c := range text {
		g, ok := face.NominalGlyph(c)
		if !ok {
			t.Fatalf("the font has no %q", c)
		}
		all = append(all, uint16(g))
	}
	return all
}

func TestSubsetKeepsWhatIsUsed(t *testing.T) {
	f := newFont(t)
	gs := glyphs(t, "éeAZ") // é is composed of e and an accent
	used := make([]bool, u16(f.tables["maxp"], 4))
	used[gs[0]], used[gs[2]] = true, true
	ttf, err := f.subset(used)
	if err != nil {
		t.Fatal(err)
	}
	if len(ttf) > len(liberationsansregular.TTF)/10 {
		t.Errorf("two letters take %d bytes of %d", len(ttf), len(liberationsansregular.TTF))
	}
	if sum := checksum(ttf); sum != 0xB1B0AFBA {
		t.Errorf("the checksum is %X, want B1B0AFBA", sum)
	}
	cut, err := openSubset(ttf)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, true, true, false} {
		g := int(gs[i])
		if got := cut.outline(g); bytes.Equal(got, pad(bytes.Clone(f.outline(g)))) != want {
			t.Errorf("glyph %d has %d bytes, want it kept: %v", g, len(got), want)
		}
		if metric := cut.tables["hmtx"][4*g : 4*g+4]; bytes.Equal(metric, f.tables["hmtx"][4*g:4*g+4]) != want {
			t.Errorf("glyph %d has the width %x, want it kept: %v", g, metric, want)
		}
	}
}

// openSubset opens a subset, which lacks the tables that a document does not embed.
func openSubset(ttf []byte) (*Font, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(ttf))
	if err != nil {
		return nil, err
	}
	f := &Font{tables: map[string][]byte{}}
	for _, tag := range embedded {
		if f.tables[tag], err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
			return nil, fmt.Errorf("%s: %w", tag, err)
		}
	}
	return f, nil
}

func TestSubsetRefusesBrokenFonts(t *testing.T) {
	f := newFont(t)
	g := glyphs(t, "é")[0]
	used := make([]bool, u16(f.tables["maxp"], 4))
	used[g] = true
	f.tables["glyf"] = bytes.Clone(f.tables["glyf"])
	outline := f.outline(int(g))
	outline[12], outline[13] = 0xFF, 0xFF // its first component
	if _, err := f.subset(used); err == nil || !strings.HasSuffix(err.Error(), "has no part 65535") {
		t.Errorf("error is %v", err)
	}
}

func TestCodes(t *testing.T) {
	f := newFont(t)
	g := glyphs(t, "A")[0]
	latin, width := f.Glyph(g, "A")
	greek, _ := f.Glyph(g, "Α")
	again, _ := f.Glyph(g, "A")
	if latin == greek || latin != again || width < 660 || width > 670 {
		t.Errorf("codes are %d, %d and %d, the width is %.1f", latin, greek, again, width)
	}
	if a, b := f.Missing("漢", 1000), f.Missing("字", 1000); a == b || a == 0 {
		t.Errorf("two missing characters have the codes %d and %d", a, b)
	}
	long := strings.Repeat("x", 40_000)
	f.Missing(long, 1000)
	if n := len(toUnicode(textsOf(f), 4)); n > 2000 {
		t.Errorf("the table of texts has %d bytes", n)
	}
	for i := range 70_000 {
		f.Missing(fmt.Sprint(i), 1000)
	}
	if got := f.Missing("one too many", 1000); got != 0 {
		t.Errorf("code %d is given out when there are none left", got)
	}
}

func TestEntry(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"Legal", "/T(Legal)"},
		{`(a\b)`, `/T(\(a\\b\))`},
		{"é", "/T<FEFF00E9>"},
		{"🚀", "/T<FEFFD83DDE80>"},
		{"a\nb\x00\xff\uFFFE", "/T<FEFF0061000A0062FFFDFFFDFFFD>"},
	} {
		if got := entry("T", tt.text); got != tt.want {
			t.Errorf("%q is written %s, want %s", tt.text, got, tt.want)
		}
	}
}

func textsOf(f *Font) []string {
	texts := make([]string, len(f.chars))
	for i, c := range f.chars {
		texts[i] = c.text
	}
	return texts
}
