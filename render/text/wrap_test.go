package text

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		s    string
		room float64
		want string
	}{
		{"Legal", 100, "Legal"},
		{"", 100, ""},
		{"Legal and compliance", 72, "Legal and…"},
		{"Procurement, sourcing", 92, "Procurement…"},
		{"Legal", 13, "…"},
		{"Legal", 12, ""},
		{"i", 5, "i"},
		{"漢字漢字漢字", 50, "漢字漢…"},
		{"👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 40, "👩‍👩‍👧‍👦…"},
		{"e\u0301e\u0301e\u0301e\u0301", 25, "e\u0301…"},
	} {
		if got := Fit(tt.s, 12, false, tt.room); got != tt.want {
			t.Errorf("Fit(%q, %v) = %q, want %q", tt.s, tt.room, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name  string
		s     string
		lines int
		want  []string
	}{
		{"fits", "Legal", 2, []string{"Legal"}},
		{"empty", " \t ", 2, nil},
		{"no lines", "Legal", 0, nil},
		{"at spaces", "Open source program", 3, []string{"Open source", "program"}},
		{"white space", "  Open \n source\tprogram ", 3, []string{"Open source", "program"}},
		{"ellipsis", "Open source program: compliance", 2, []string{"Open source", "program: co…"}},
		{"one line", "Open source program", 1, []string{"Open sourc…"}},
		{"after a hyphen", "and/or long-term", 2, []string{"and/or long-", "term"}},
		{"after a slash", "engineering/product", 2, []string{"engineering/", "product"}},
		{"not in a version", "needs GPL-2.0", 3, []string{"needs", "GPL-2.0"}},
		{"not at a no-break space", "an Open\u00A0source it", 3, []string{"an", "Open\u00A0source", "it"}},
		{"long word", "Donaudampfschifffahrt", 2, []string{"Donaudampf‐", "schifffahrt"}},
		{"long word after a short one", "Die Donaudampfschifffahrt", 3, []string{"Die", "Donaudampf‐", "schifffahrt"}},
		{"long Russian word", "рассмотрительствующий", 3, []string{"рассмотрите‐", "льствующий"}},
		{"Finnish syllables", "kehittämistoimikunta", 2, []string{"kehittämistoi‐", "mikunta"}},
		{"German syllables", "Rechtsschutzversicherung", 2, []string{"Rechtsschutz‐", "versicherung"}},
		{"not within a sound", "Handwerkschaften", 2, []string{"Handwerk‐", "schaften"}},
		{"long number", "123456789012345", 2, []string{"12345678901", "2345"}},
		{"address", "https://organizationname", 3, []string{"https://", "organizationn", "ame"}},
		{"long word of which hardly anything is left", "Landeshauptstadt", 2, []string{"Landes‐", "hauptstadt"}},
		{"a letter of a long word, and more", "Landeshaupten zu", 3, []string{"Landeshaup‐", "ten zu"}},
		{"long Georgian word", "განათლებისთვის", 2, []string{"განათლები", "სთვის"}},
		{"CJK", "東京都オープンソース", 2, []string{"東京都オープ", "ンソース"}},
		{"CJK punctuation", "東京都オープ。ソース", 2, []string{"東京都オー", "プ。ソース"}},
		{"French quotation marks", "Centre « Info » ici", 3, []string{"Centre", "« Info » ici"}},
		{"French colon", "Suivi du poste : fin", 3, []string{"Suivi du", "poste : fin"}},
		{"per cent", "part de la 60 % ici", 3, []string{"part de la", "60 % ici"}},
		{"unit", "Bureau, jeudi 11 h à 12 h", 3, []string{"Bureau, jeudi", "11 h à 12 h"}},
		{"unit behind a short word", "jeudi, 9 h à 12 h", 2, []string{"jeudi, 9 h à", "12 h"}},
		{"range and its unit", "Sessions of 1-2 hours", 2, []string{"Sessions of", "1-2 hours"}},
		{"decimal and its unit", "a budget of 1.1 million", 2, []string{"a budget of", "1.1 million"}},
		{"currency", "Funding, EUR 5,000", 2, []string{"Funding,", "EUR 5,000"}},
		{"number of a phase", "Phase 2 pilotage", 2, []string{"Phase 2", "pilotage"}},
		{"thousands", "Bedarf von 12 000", 2, []string{"Bedarf von", "12 000"}},
		{"what a part counts", "owns many · 2 objectives", 3, []string{"owns many ·", "2 objectives"}},
		{"number in brackets", "partners (31 parties)", 3, []string{"partners", "(31 parties)"}},
		{"number of a unit", "Unterreferats Z 1", 3, []string{"Unterreferats", "Z 1"}},
		{"year", "Horizon 2020 programme", 3, []string{"Horizon 2020", "programme"}},
		{"dot between parts", "Zentralen hier · bald", 3, []string{"Zentralen", "hier · bald"}},
		{"dash between parts", "Bundesamts – Revision", 3, []string{"Bundesamts –", "Revision"}},
		{"point within an abbreviation", "World Forum WP.29", 2, []string{"World Forum", "WP.29"}},
		{"short head of a word", "Brindle Co-operative", 3, []string{"Brindle", "Co-operative"}},
		{"abbreviation", "Verband Ost e. V.", 2, []string{"Verband Ost", "e. V."}},
		{"German quotation marks", "das Wort »Info« hier", 3, []string{"das Wort", "»Info« hier"}},
		{"word of Kanji after Katakana", "データツール開発室", 2, []string{"データツール", "開発室"}},
		{"five Kanji after Katakana", "オープン戦略委員会", 3, []string{"オープン", "戦略委員会"}},
		{"long Kanji after Katakana", "データ情報処理推進機構", 2, []string{"データ情報処", "理推進機構"}},
		{"Thai letter that is not spoken", "คอิเล็กทรอนิกส์", 2, []string{"คอิเล็กทรอนิ", "กส์"}},
		{"Thai syllable in the middle", "กฎหมายและทรัพย์สิน", 2, []string{"กฎหมาย", "และทรัพย์สิน"}},
		{"Thai vowel before its last consonant", "สถาบันงานวิจัย", 2, []string{"สถาบันงานวิ", "จัย"}},
		{"emoji", "🚀🚀🚀🚀🚀🚀", 2, []string{"🚀🚀🚀🚀🚀", "🚀"}},
	} {
		if got := Wrap(tt.s, 12, false, 80, tt.lines); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Wrap(%q) = %q, want %q", tt.name, tt.s, got, tt.want)
		}
	}
}

func TestWrapInNoRoom(t *testing.T) {
	if got := Wrap("Legal team", 12, false, 1, 3); got != nil {
		t.Errorf("got %q, want no lines", got)
	}
}

// With enough lines, nothing is lost or reordered, and only hyphens are added.
func TestWrapKeepsText(t *testing.T) {
	for _, s := range corpus {
		joined := strings.Join(Wrap(s, 12, true, 60, 100), "")
		if squeeze(strings.ReplaceAll(joined, tornSign, "")) != squeeze(s) {
			t.Errorf("%q became %q", s, joined)
		}
	}
}

// However long a word and however narrow its lines, it takes as few of them as possible,
// and no line starts with a lone letter or two of it.
func TestTornWordsLeaveNoLetters(t *testing.T) {
	for n := 8; n < 60; n++ {
		for room := 54.0; room < 200; room += 7 {
			for _, behind := range []string{"", " und so weiter"} {
				s := strings.Repeat("Rechtsschutz", 5)[:n] + behind
				lines := Wrap(s, 12, true, room, 30)
				least := int(math.Ceil(Room(s, 12, true)/(room-Room(tornSign, 12, true)))) + 1
				for i, l := range lines[:len(lines)-1] {
					word, _, _ := strings.Cut(lines[i+1], " ")
					if strings.HasSuffix(l, tornSign) && utf8.RuneCountInString(word) < 3 {
						t.Errorf("%q in %v px has a line with %q", s, room, word)
					}
				}
				if behind == "" && len(lines) > least {
					t.Errorf("%q takes %d lines of %v px instead of %d", s, len(lines), room, least)
				}
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// endless are texts for which naive measuring is quadratic.
var endless = []string{
	strings.Repeat("x", 10_000), strings.Repeat("word ", 2_000), strings.Repeat("漢", 10_000),
	strings.Repeat("👩‍👩‍👧‍👦", 2_000), "a" + strings.Repeat("\u0301", 10_000), strings.Repeat("\u200d", 10_000),
}

func TestLongTextKeepsItsRoom(t *testing.T) {
	for _, s := range endless {
		for _, room := range []float64{80, 8_000, 60_000} {
			if got := Fit(s, 12, false, room); Room(got, 12, false) > room {
				t.Errorf("%.20q… does not fit %v px", s, room)
			}
			for _, line := range Wrap(s, 12, false, room, 1000) {
				if Room(line, 12, false) > room {
					t.Errorf("a line of %.20q… does not fit %v px", s, room)
				}
			}
		}
	}
}

func BenchmarkLongText(b *testing.B) {
	for b.Loop() {
		for _, s := range endless {
			Fit(s, 12, false, 8_000)
			Wrap(s, 12, false, 80, 1000)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fit("Developer Experience and Internal Tools Guild", 13.5, true, 160)
	}
}

func BenchmarkWrap(b *testing.B) {
	for _, bb := range []struct{ name, s string }{
		{"fits", "Head of IT Procurement"},
		{"two lines", "Developer Experience and Internal Tools Guild"},
		{"cjk", "東京都オープンソース推進室ソフトウェアライセンス"},
		{"10,000 letters", strings.Repeat("word ", 2_000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Wrap(bb.s, 13.5, true, 160, 2)
			}
		})
	}
}

func TestTorn(t *testing.T) {
	for _, x := range []struct {
		lines []string
		full  string
		want  bool
	}{
		{[]string{"Legal", "affairs"}, "Legal affairs", false},
		{[]string{"Lega", "l affairs"}, "Legal affairs", true},
		{[]string{"Lega‐", "l affairs"}, "Legal affairs", true},
		{[]string{"Co‐", "operation"}, "Co‐operation", false},
		{[]string{"(Legal", ")"}, "(Legal)", true},
		{[]string{"Open-", "Source"}, "Open-Source", false},
		{[]string{"Legal", "/ risk"}, "Legal / risk", false},
		{[]string{"オープンソース オフィ", "ス"}, "オープンソース オフィス", true},
		{[]string{"オープンソースオフィ", "ス"}, "オープンソースオフィス", true},
		{[]string{"社内オープンソース", "推進室"}, "社内オープンソース推進室", false},
		{[]string{"法務・知的財", "産部"}, "法務・知的財産部", false},
	} {
		if got := Torn(x.lines, x.full); got != x.want {
			t.Errorf("%q is torn: %v", x.lines, got)
		}
	}
}

// The last line of evenly set text is more than a single word, and there are no more
// lines than otherwise.
func TestEven(t *testing.T) {
	const s = "Record the open source projects without which work would stop, with who makes them and who in the office watches them."
	for room := 120.0; room < 900; room += 13 {
		lines, even := Wrap(s, 13, false, room, 20), Wrap(s, 13, false, Even(s, 13, false, room, 20), 20)
		if len(even) > len(lines) || strings.Join(even, " ") != s {
			t.Fatalf("in %v px: %q", room, even)
		}
		if last := even[len(even)-1]; len(even) > 1 && room > 300 && !strings.Contains(last, " ") {
			t.Errorf("in %v px %q is left", room, last)
		}
	}
}

// A Japanese loanword moves to the next line as a whole, unless that leaves half of the
// line empty.
func TestKatakanaStaysWhole(t *testing.T) {
	for _, x := range []struct {
		s    string
		room float64
		want []string
	}{
		{"オープンソース プログラム オフィス", 112, []string{"オープンソース", "プログラム", "オフィス"}},
		{"社内の開発者向けツール", 130, []string{"社内の開発者向け", "ツール"}},
		{"ライセンスの確認（ﾗｲｾﾝｽ半角カナも）", 160, []string{"ライセンスの確認", "（ﾗｲｾﾝｽ半角カナも）"}},
		{"社内インナーソースソフトウェア", 112, []string{"社内インナー", "ソースソフト", "ウェア"}},
	} {
		if got := Wrap(x.s, 15, true, x.room, 4); !slices.Equal(got, x.want) {
			t.Errorf("%q is broken into %q, want %q", x.s, got, x.want)
		}
	}
}
