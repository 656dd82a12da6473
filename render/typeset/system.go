package typeset

import (
	"io"
	"log"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// system holds the fonts installed on this machine.
type system struct {
	fonts *fontscan.FontMap // nil if there are none
	lang  string
	faces map[*font.Font]*Face
}

// newSystem lists the installed fonts, or reads the cached list.
func newSystem(cache, lang string) *system {
	s := &system{lang: lang, faces: map[*font.Font]*Face{}}
	fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if fonts.UseSystemFonts(cache) == nil {
		s.fonts = fonts
	}
	return s
}

// find returns an installed face with an outline for a character, or nil.
func (s *system) find(c rune, bold bool) *Face {
	if s.fonts == nil {
		return nil
	}
	weight := font.WeightNormal
	if bold {
		weight = font.WeightBold
	}
	for _, families := range s.families(c) {
		s.fonts.SetQuery(fontscan.Query{Families: families, Aspect: font.Aspect{Weight: weight}})
		s.fonts.SetScript(language.LookupScript(c))
		found := s.fonts.ResolveFace(c)
		if found == nil {
			continue
		}
		face := s.faces[found.Font]
		if face == nil {
			family, _ := s.fonts.FontMetadata(found.Font)
			face = newFace(found.Font, family)
			s.faces[found.Font] = face
		}
		if face.has(c) {
			return face
		}
	}
	return nil
}

// families returns the queries to try for a character, in order: suitable families first,
// then any.
func (s *system) families(c rune) [][]string {
	var first []string
	switch {
	case isEmoji(c):
		// Colour emoji fonts have no outlines to draw.
		first = []string{"Noto Emoji", "Symbola", "Segoe UI Symbol", "Apple Symbols", "DejaVu Sans"}
	case isEastAsian(c):
		first = eastAsian(s.lang)
	}
	var queries [][]string
	for _, family := range first {
		queries = append(queries, []string{family})
	}
	return append(queries, []string{"Noto Sans", "sans-serif"}, []string{"serif"})
}

func isEastAsian(c rune) bool {
	switch language.LookupScript(c) {
	case language.Han, language.Hiragana, language.Katakana, language.Hangul, language.Bopomofo:
		return true
	}
	return c >= 0x3000 && c < 0x3040 || c >= 0xFF00 && c < 0xFFF0
}

// eastAsian returns families with the forms of Han characters used in a language.
func eastAsian(lang string) []string {
	lang = strings.ToLower(lang)
	switch {
	case strings.HasPrefix(lang, "ko"):
		return []string{"Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"}
	case strings.HasPrefix(lang, "zh-hant"), strings.HasPrefix(lang, "zh-tw"), strings.HasPrefix(lang, "zh-hk"):
		return []string{"Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", "PingFang TC"}
	case strings.HasPrefix(lang, "zh"):
		return []string{"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"}
	}
	return []string{"Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans"}
}
