package text

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

func TestKoreanBreaksAtSpaces(t *testing.T) {
	for _, room := range []float64{60, 80, 100} {
		s := "오픈소스 정책 위원회 운영 사무국"
		for _, l := range Wrap(s, 12, false, room, 9) {
			for _, word := range strings.Fields(strings.TrimSuffix(l, "…")) {
				if !slices.Contains(strings.Fields(s), word) {
					t.Errorf("in %v px the line %q tears a word", room, l)
				}
			}
		}
	}
}

func TestChineseAndJapaneseLines(t *testing.T) {
	for _, s := range []string{"法務部門の責任者、知的財産", "開源計劃辦公室、法務部", "オープンソース推進室です。"} {
		for room := 30.0; room < 160; room += 7 {
			lines := Wrap(s, 12, false, room, 9)
			if strings.Join(lines, "") != s {
				t.Fatalf("%q in %v px: %q", s, room, lines)
			}
			for i, l := range lines {
				if i > 0 && strings.ContainsAny(string([]rune(l)[:1]), "、。」）ー") && room > 40 {
					t.Errorf("in %v px a line begins with a sign: %q", room, lines)
				}
			}
			if last := lines[len(lines)-1]; len(lines) > 1 && len([]rune(last)) == 1 && room > 60 {
				t.Errorf("in %v px a single character is left: %q", room, lines)
			}
		}
	}
}

// Each line of a right-to-left text runs from right to left, even one that begins with a
// word in Latin letters.
func TestLinesRunAsTheirText(t *testing.T) {
	for _, s := range []string{"מועצה של OSPO Office Europe Group גם Linux Foundation", "Council מועצה של הקוד הפתוח בישראל"} {
		lines := Wrap(s, 12, false, 90, 9)
		for _, l := range lines {
			if RightToLeft(l) != RightToLeft(s) {
				t.Errorf("%q of %q runs the other way", l, s)
			}
		}
		if len(lines) < 3 {
			t.Errorf("%q is broken into %q", s, lines)
		}
	}
}

func TestVisualOrderOfBrackets(t *testing.T) {
	line := []rune("צוות (קוד)")
	levels, base := Levels(line)
	if base != 1 {
		t.Errorf("the line's level is %d", base)
	}
	var seen []rune
	for _, i := range VisualOrder(levels) {
		seen = append(seen, line[i])
	}
	if got := string(seen); got != ")דוק( תווצ" {
		t.Errorf("from left to right it reads %q", got)
	}
}

// However narrow the room, as long as it holds three characters: no line begins with
// closing punctuation and none ends with opening punctuation.
func TestPunctuationStaysWithItsWord(t *testing.T) {
	signs := []string{"计", "划", "中", "a", "B", "计划/", "（中）", "「开源」", "（SBOM）", "策略。", "源、", "っ", "スー", "Wort, "}
	random := rand.New(rand.NewSource(1))
	for range 20_000 {
		var s string
		for range 1 + random.Intn(9) {
			s += signs[random.Intn(len(signs))]
		}
		s += "中" // a sign at the very end may be the only one left
		room := 44 + float64(random.Intn(120))
		lines := Wrap(s, 12, false, room, 99)
		for i, l := range lines {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if i > 0 && strings.ContainsRune("）」。、ー,/", first) || i < len(lines)-1 && strings.ContainsRune("（「", last) {
				t.Fatalf("%q in %v px breaks as %q", s, room, lines)
			}
		}
	}
	if got, want := Wrap("（SBOM）", 12, false, 50, 9), []string{"（SB‐", "OM）"}; !slices.Equal(got, want) {
		t.Errorf("a word in brackets breaks as %q, not as %q", got, want)
	}
}

// A few characters in Chinese brackets move to the next line together.
func TestShortBracketsAreNotTorn(t *testing.T) {
	for s, want := range map[string][]string{
		"信息安全与合规部（总部）":      {"信息安全与合规部", "（总部）"},
		"开源项目办公室（计划/中）":     {"开源项目办公室", "（计划/中）"},
		"法务部（知识产权与许可证合规审查）": {"法务部（知识产权与", "许可证合规审查）"},
	} {
		if got := Wrap(s, 12, false, 122, 3); !slices.Equal(got, want) {
			t.Errorf("%q breaks as %q, not as %q", s, got, want)
		}
	}
}

// A split Thai or Lao word keeps its vowels with their consonants.
func TestThaiKeepsSyllables(t *testing.T) {
	for _, s := range []string{"คณะกรรมการบริหารและวางแผนยุทธศาสตร์ระยะยาว", "สำนักงานโครงการโอเพนซอร์ส", "ຫ້ອງການໂຄງການແຫຼ່ງເປີດ"} {
		for room := 40.0; room < 200; room += 7 {
			lines := Wrap(s, 12, false, room, 99)
			if strings.Join(lines, "") != s {
				t.Fatalf("%q in %v px: %q", s, room, lines)
			}
			for i := 1; i < len(lines); i++ {
				last, _ := utf8.DecodeLastRuneInString(lines[i-1])
				first, _ := utf8.DecodeRuneInString(lines[i])
				if strings.ContainsRune("ะาำະາຳ", first) || strings.ContainsRune("เแโใไເແໂໃໄ", last) {
					t.Errorf("%q in %v px breaks as %q", s, room, lines)
				}
			}
		}
	}
}
func TestRightToLeftOnly(t *testing.T) {
	for s, want := range map[string]bool{
		"שלום": true, "שלום עולם": true, "الإدارة (العامة) للشؤون": true, "أمن، قانون – حقوق": true, "שָׁלוֹם": true,
		"שלום 2026 עולם": false, "שלום (2026)": false, "(שלום)": false, "قسم ٢٤ العام": false,
		"שלום GPL עולם": false, "GPL שלום": false, "Legal": false, "שלום ": false, "": false,
	} {
		if got := RightToLeftOnly(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// Every character of a class that can turn a line is one that may turn it.
func TestMayTurn(t *testing.T) {
	for c := range unicode.MaxRune {
		props, _ := bidi.LookupRune(c)
		switch props.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLO, bidi.RLE, bidi.RLI, bidi.LRE, bidi.LRO, bidi.LRI, bidi.FSI, bidi.PDF, bidi.PDI:
			if !mayTurn([]rune{c}) {
				t.Errorf("%U may not turn a line", c)
			}
		}
	}
}
