package text

import (
	"bytes"
	"math"
	"os"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/text/internal/fontgen"
)

// corpus is typical text of maps, all of it covered by the font.
var corpus = []string{
	"Open Source Program Office", "Legal and compliance", "Chief Technology Officer",
	"VP of Engineering", "Head of IT Procurement (EMEA)", "Developer Experience & Tools",
	"AVATAR To. Type, We Vary: LT", "Open source program: compliance, contribution, participation",
	"every 90 days", "weekly", "2026-11-22", "ISO/IEC 5230:2020", "24/7 · 100 % · 1,000", "Q11 11/11",
	"fi fl ffi ffl Office workflow", "\"quoted\" ‘single’ “double” – dash — …", "L'Équipe d’Été",
	"Führungskräfte für Übergrößen", "Żółć gęślą jaźń", "Příliš žluťoučký kůň", "İstanbul ışık", "Tiếng Việt",
	"Διευθυντής ΑΥΤΟΜΑΤΟΥ Τύπου", "Руководитель Тестирования Года", "Україна Ґанок",
	"€ 5 £ 3 ¥ 7 © ® ™ № ← ↑ → ↓", "e\u0301te\u0301 A\u030Angstro\u0308m", "a\u200bb\u00adc",
}

func TestWidthEqualsShaping(t *testing.T) {
	for _, bold := range []bool{false, true} {
		face, err := fontgen.Open(bold)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range corpus {
			got, want := Width(s, unitsPerEm, bold), float64(face.Shape(s))
			if math.Abs(got-want) > want/1000 {
				t.Errorf("bold %v, %q: measured %.0f, shaped %.0f", bold, s, got, want)
			}
		}
	}
}

// Every pair of visible Latin characters measures exactly as it is shaped.
func TestWidthOfPairsEqualsShaping(t *testing.T) {
	for _, bold := range []bool{false, true} {
		face, err := fontgen.Open(bold)
		if err != nil {
			t.Fatal(err)
		}
		for left := ' '; left <= 'ÿ'; left++ {
			for right := ' '; right <= 'ÿ'; right++ {
				if isInvisible(left) || isInvisible(right) {
					continue
				}
				s := string([]rune{left, right})
				if got, want := Width(s, unitsPerEm, bold), float64(face.Shape(s)); got != want {
					t.Fatalf("bold %v, %q: measured %.0f, shaped %.0f", bold, s, got, want)
				}
			}
		}
	}
}

func TestWidthsFileIsFresh(t *testing.T) {
	want, err := fontgen.Source()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("widths_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("widths_gen.go is stale; refresh it with: go generate ./render/theme")
	}
}

// Widths of characters missing from the font, in em.
func TestWidthOfOtherScripts(t *testing.T) {
	for _, tt := range []struct {
		name, s string
		em      float64
	}{
		{"nothing", "", 0},
		{"CJK", "漢字", 2},
		{"kana", "オープン", 4},
		{"voiced kana of two code points", "か\u3099", 1},
		{"hangul", "한국", 2},
		{"hangul of three letters", "\u1112\u1161\u11ab", 1},
		{"full-width Latin", "ＯＳ", 2},
		{"emoji", "🚀", 1.25},
		{"emoji family", "👩‍👩‍👧‍👦", 1.25},
		{"emoji with skin tone", "👍🏽", 1.25},
		{"flag", "🇪🇺", 1.25},
		{"keycap", "1\uFE0F\u20E3", 1.25},
		{"heart as emoji", "❤\uFE0F", 1.25},
		{"watch", "⌚", 1.25},
		{"Arabic", "سلام", 4 * 0.6},
		{"Devanagari with a spacing vowel sign", "नमी", 0.6 + 1},
		{"private use", "\uE000", 0.6},
		{"broken UTF-8", "\xff", 0.6},
		{"control characters", "\x00\x01\x1b\x7f\u0085", 0},
		{"bidi and zero-width characters", "\u200b\u200d\u202e\u2066\ufeff", 0},
		{"lone combining marks", "\u0301\u0302\u0B3C", 0},
		{"tab and line end as spaces", "\t\n", 2 * 569.0 / 2048},
		{"mixed", "OS 漢🚀", (1593+1366+569)/2048.0 + 2.25},
	} {
		if got := Width(tt.s, 1, false); math.Abs(got-tt.em) > 0.002*float64(len(tt.s)) {
			t.Errorf("%s: %q is %.3f em wide, want %.3f", tt.name, tt.s, got, tt.em)
		}
	}
}

func TestInvisibleCharactersDoNotPartPairs(t *testing.T) {
	if got, want := Width("A\u200bV", 100, false), Width("AV", 100, false); got != want {
		t.Errorf("with a zero-width space %.2f, want %.2f", got, want)
	}
}

func TestRoomIsWidthWithSlack(t *testing.T) {
	if got, want := Room("Legal", 13.5, true), Width("Legal", 13.5, true)*Slack; got != want {
		t.Errorf("Room is %v, want %v", got, want)
	}
}

// The shortcut for clusters of plain letters must agree with the full search.
func FuzzWidth(f *testing.F) {
	for _, s := range corpus {
		f.Add(s, 80.0)
	}
	f.Add("👩‍👩‍👧‍👦 漢字 \xff\u0301", 30.0)
	f.Fuzz(func(t *testing.T, s string, room float64) {
		w := Width(s, 12, false)
		if w < 0 || math.IsNaN(w) {
			t.Fatalf("%q is %v wide", s, w)
		}
		if got := Fit(s, 12, false, room); got != "" && Room(got, 12, false) > room {
			t.Errorf("Fit(%q, %v) = %q needs %v", s, room, got, Room(got, 12, false))
		}
		var lines []string
		testkit.Bound(t, len(s), 1<<10, func() { lines = Wrap(s, 12, false, room, 3) })
		for _, line := range lines {
			if Room(line, 12, false) > room {
				t.Errorf("Wrap(%q, %v) has %q, which needs %v", s, room, line, Room(line, 12, false))
			}
		}
	})
}

func BenchmarkWidth(b *testing.B) {
	for _, bb := range []struct{ name, s string }{
		{"ascii", "Head of IT Procurement (EMEA)"},
		{"latin", "Führungskräfte für Übergrößen"},
		{"cyrillic", "Руководитель Тестирования Год"},
		{"cjk", "東京都オープンソース推進室ソフトウェアライセンス管理部門"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Width(bb.s, 13.5, true)
			}
		})
	}
}
