package text

import (
	"slices"
	"strings"
	"testing"
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

// Each line of a text from the right runs from the right, also one that begins
// with a word in Latin letters.
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
