// Package typeset turns lines of text into glyphs, from the built-in font, from fonts named
// by the user and, for characters that all of these lack, from the system's fonts. Layout
// never depends on the system's fonts: a text takes the width measured by render/text.
package typeset

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/ospomap/ospomap/render/text"
)

// Em is the number of units per text size in which glyphs are placed.
const Em = 2048.0

// File is a font file: TrueType, OpenType, or a collection of them.
type File struct {
	Name string // for messages
	Data []byte
}

// Options specify the sources of glyphs besides the built-in font.
type Options struct {
	Files    []File // in order of precedence
	System   bool   // whether to use the system's fonts for glyphs that are still missing
	Cache    string // folder for the cached list of the system's fonts; if empty, nothing is cached
	Language string // of the map, BCP 47: selects the forms of Han characters
}

// Fonts is the set of fonts of one run. It is safe for concurrent use.
type Fonts struct {
	o     Options
	named []*Face

	mu       sync.Mutex
	system   *system
	fallback map[key]*Face // face found for a character, or nil if there is none
	missing  map[string]Missing
}

type key struct {
	c    rune
	bold bool
}

// Missing describes a text for which some glyph is missing from all fonts.
type Missing struct {
	Text   string // the whole text
	Sign   string // its first character without a glyph
	Script string // script of the character, such as "Arabic"
}

// New parses the named fonts. It returns an error if one is not a font.
func New(o Options) (*Fonts, error) {
	f := &Fonts{o: o, fallback: map[key]*Face{}, missing: map[string]Missing{}}
	for _, file := range o.Files {
		faces, err := font.ParseTTC(bytes.NewReader(file.Data))
		if err != nil || len(faces) == 0 {
			return nil, fmt.Errorf("%s is not a font that can be read: want a TrueType or OpenType file", file.Name)
		}
		f.named = append(f.named, newFace(faces[0].Font, file.Name))
	}
	return f, nil
}

// builtIn returns the fonts used without options. They are shared, and don't record
// missing glyphs.
var builtIn = sync.OnceValue(func() *Fonts {
	f, _ := New(Options{})
	return f
})

// BuiltIn returns the fonts used if none were chosen: only the built-in one.
func BuiltIn() *Fonts { return builtIn() }

// Face is a font with a cache of its outlines.
type Face struct {
	Name string
	Data []byte // of a built-in face, for formats that embed it; else nil

	font     *font.Font
	mu       sync.Mutex
	face     *font.Face // not safe for concurrent use
	outlines map[font.GID][]opentype.Segment
}

func newFace(f *font.Font, name string) *Face {
	return &Face{Name: name, font: f, face: font.NewFace(f), outlines: map[font.GID][]opentype.Segment{}}
}

// The two weights of the built-in font, parsed when the first text is set.
var builtInFaces = [2]func() (*Face, error){
	sync.OnceValues(func() (*Face, error) { return readBuiltIn("LiberationSans", liberationsansregular.TTF) }),
	sync.OnceValues(func() (*Face, error) { return readBuiltIn("LiberationSans-Bold", liberationsansbold.TTF) }),
}

func readBuiltIn(name string, ttf []byte) (*Face, error) {
	face, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		return nil, fmt.Errorf("the built-in font: %w", err)
	}
	f := newFace(face.Font, name)
	f.Data = ttf
	return f, nil
}

// has reports whether the face can draw a character: it has an outline, or is blank.
func (f *Face) has(c rune) bool {
	g, known := f.font.NominalGlyph(c)
	return known && g != 0 && (len(f.Outline(g)) > 0 || isBlank(c))
}

// Outline returns the shape of a glyph in units of the face, with the baseline at y 0 and
// y pointing up. It is empty if the glyph is blank or a colour picture.
func (f *Face) Outline(g font.GID) []opentype.Segment {
	f.mu.Lock()
	defer f.mu.Unlock()
	outline, known := f.outlines[g]
	if !known {
		switch data := f.face.GlyphData(g).(type) {
		case font.GlyphOutline:
			outline = data.Segments
		case font.GlyphSVG:
			outline = data.Outline.Segments
		case font.GlyphBitmap:
			if data.Outline != nil {
				outline = data.Outline.Segments
			}
		}
		f.outlines[g] = outline
	}
	return outline
}

// Scale converts units of the face to the units in which glyphs are placed.
func (f *Face) Scale() float64 { return Em / float64(f.font.Upem()) }

// find returns a face for a cluster missing from the built-in font, or nil.
func (f *Fonts) find(cluster []rune, bold bool) *Face {
	for _, face := range f.named {
		if covers(face, cluster) {
			return face
		}
	}
	if !f.o.System {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	k := key{cluster[0], bold}
	face, known := f.fallback[k]
	if !known {
		if f.system == nil {
			f.system = newSystem(f.o.Cache, f.o.Language)
		}
		face = f.system.find(cluster[0], bold)
		f.fallback[k] = face
	}
	if face == nil || !covers(face, cluster) {
		return nil
	}
	return face
}

// Advance returns the advance, in em, of a cluster missing from the built-in font if one
// of the named fonts has it; else false.
func (f *Fonts) Advance(cluster string) (float64, bool) {
	runes := []rune(cluster)
	for _, face := range f.named {
		if !covers(face, runes) {
			continue
		}
		face.mu.Lock()
		defer face.mu.Unlock()
		sum := float32(0)
		for _, c := range runes {
			if g, known := face.font.NominalGlyph(c); known && !isIgnorable(c) {
				sum += face.face.HorizontalAdvance(g)
			}
		}
		return float64(sum) * face.Scale() / Em, true
	}
	return 0, false
}

// NameFor returns the name of the font that draws a cluster, or "" if none has it.
func (f *Fonts) NameFor(cluster string) string {
	if !text.Foreign(cluster) {
		return "Liberation Sans, built in"
	}
	if face := f.find([]rune(cluster), false); face != nil {
		return face.Name
	}
	return ""
}

// covers reports whether a face has all visible characters of a cluster.
func covers(face *Face, cluster []rune) bool {
	for _, c := range cluster {
		if !isIgnorable(c) && !face.has(c) {
			return false
		}
	}
	return true
}

// lack records a text with a character missing from all fonts.
func (f *Fonts) lack(s, sign string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, noted := f.missing[s]; !noted && f != builtIn() {
		c, _ := utf8.DecodeRuneInString(sign)
		f.missing[s] = Missing{Text: s, Sign: sign, Script: scriptName(c)}
	}
}

// Missing returns the texts set with missing characters, sorted by script and text, and
// clears the list.
func (f *Fonts) Missing() []Missing {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := slices.SortedFunc(maps.Values(f.missing), func(a, b Missing) int {
		return cmp.Or(strings.Compare(a.Script, b.Script), strings.Compare(a.Text, b.Text))
	})
	clear(f.missing)
	return all
}

// scriptName returns the English name of a character's script.
func scriptName(c rune) string {
	if isEmoji(c) {
		return "emoji"
	}
	switch s := language.LookupScript(c); s {
	case language.Han:
		return "Han"
	case language.Common, language.Inherited, language.Unknown:
		return "symbols"
	default:
		i := slices.IndexFunc(scriptNames[:], func(n [2]string) bool { return n[0] == s.String() })
		if i < 0 {
			return s.String()
		}
		return scriptNames[i][1]
	}
}

// scriptNames are the common scripts with their ISO 15924 codes.
var scriptNames = [...][2]string{
	{"Arab", "Arabic"}, {"Armn", "Armenian"}, {"Beng", "Bengali"}, {"Cans", "Canadian syllabics"}, {"Cher", "Cherokee"}, {"Cyrl", "Cyrillic"},
	{"Deva", "Devanagari"}, {"Ethi", "Ethiopic"}, {"Geor", "Georgian"}, {"Grek", "Greek"}, {"Gujr", "Gujarati"}, {"Guru", "Gurmukhi"},
	{"Hang", "Hangul"}, {"Hebr", "Hebrew"}, {"Hira", "Hiragana"}, {"Kana", "Katakana"}, {"Khmr", "Khmer"}, {"Knda", "Kannada"}, {"Laoo", "Lao"},
	{"Latn", "Latin"}, {"Mlym", "Malayalam"}, {"Mong", "Mongolian"}, {"Mymr", "Myanmar"}, {"Orya", "Odia"}, {"Sinh", "Sinhala"}, {"Syrc", "Syriac"},
	{"Taml", "Tamil"}, {"Telu", "Telugu"}, {"Thaa", "Thaana"}, {"Thai", "Thai"}, {"Tibt", "Tibetan"},
}
