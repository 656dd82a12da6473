package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/go-text/typesetting/font/opentype"
)

// Font is a TrueType font in one document. Each of its codes stands for a glyph together
// with its text, so that readers can search and copy even characters that the font has no
// glyph for.
type Font struct {
	name   string
	tables map[string][]byte
	chars  []char // by code; 0 is the missing glyph
	codes  map[char]uint16
}

// char is a glyph and the text it stands for.
type char struct {
	glyph uint16
	text  string
	width float64 // thousandths of the font size
}

// embedded lists the tables that PDF readers need, in file order.
var embedded = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// NewFont prepares a font for one document. name is a PostScript name, such as
// LiberationSans-Bold.
func NewFont(name string, ttf []byte) (*Font, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(ttf))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := &Font{name: name, tables: map[string][]byte{}, codes: map[char]uint16{}}
	for _, tag := range append([]string{"OS/2"}, embedded...) {
		if f.tables[tag], err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	f.Glyph(0, "")
	return f, nil
}

// Glyph returns the code of a glyph for text operators, and its advance in thousandths of
// the font size. text is what the glyph stands for, empty for further glyphs of the same
// letter.
func (f *Font) Glyph(glyph uint16, text string) (code uint16, width float64) {
	// Glyphs beyond the table share its last width.
	last := u16(f.tables["hhea"], 34) - 1
	width = f.permille(u16(f.tables["hmtx"], 4*min(int(glyph), last)))
	return f.code(char{glyph, text, width}), width
}

// Missing returns the code of a box for a character that the font lacks. width is its
// advance in thousandths of the font size.
func (f *Font) Missing(text string, width float64) (code uint16) {
	return f.code(char{0, text, width})
}

// code returns a character's code, or 0 if all codes are taken.
func (f *Font) code(c char) uint16 {
	if text := []rune(c.text); len(text) > maxText {
		c.text = string(text[:maxText])
	}
	code, known := f.codes[c]
	if !known && len(f.chars) <= 0xFFFF {
		code = uint16(len(f.chars))
		f.codes[c] = code
		f.chars = append(f.chars, c)
	}
	return code
}

// maxText is the maximum number of characters per glyph: the format has no room for a
// thousand accents on one letter.
const maxText = 32

// permille converts font units to thousandths of the font size.
func (f *Font) permille(units int) float64 {
	return float64(units) * 1000 / float64(u16(f.tables["head"], 18))
}

// embed adds a subset of the font with the used glyphs.
func (f *Font) embed(out *file) (ref, error) {
	used := make([]bool, u16(f.tables["maxp"], 4))
	var glyphs []byte
	var widths strings.Builder
	texts := make([]string, len(f.chars))
	for i, c := range f.chars {
		used[c.glyph], texts[i] = true, c.text
		glyphs = binary.BigEndian.AppendUint16(glyphs, c.glyph)
		fmt.Fprintf(&widths, "%.2f ", c.width)
	}
	ttf, err := f.subset(used)
	if err != nil {
		return 0, err
	}
	name := subsetTag(used) + "+" + f.name
	descendant := out.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/FontDescriptor %s\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\n/CIDToGIDMap %s/W[0[%s]]>>",
		name, f.describe(out, name, ttf), out.stream("", glyphs), widths.String())
	return out.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, descendant, out.stream("", toUnicode(texts, 4))), nil
}

// describe adds the font descriptor.
func (f *Font) describe(out *file, name string, ttf []byte) ref {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	scaled := func(table []byte, at int) float64 { return f.permille(i16(table, at)) }
	const symbolic = 1 << 2 // glyphs are found by number, not by name
	weight := u16(os2, 4)
	stem := 10 + weight*weight/4000 // thickness of stems, estimated: the font file does not say
	return out.add("<</Type/FontDescriptor/FontName/%s/Flags %d/ItalicAngle 0/StemV %d\n"+
		"/FontBBox[%.0f %.0f %.0f %.0f]/Ascent %.0f/Descent %.0f/CapHeight %.0f/FontFile2 %s>>",
		name, symbolic, stem, scaled(head, 36), scaled(head, 38), scaled(head, 40), scaled(head, 42),
		scaled(hhea, 4), scaled(hhea, 6), scaled(os2, 88), out.stream(fmt.Sprintf("/Length1 %d", len(ttf)), ttf))
}

// toUnicode returns the CMap from codes of that many hexadecimal digits to text.
func toUnicode(texts []string, digits int) []byte {
	var lines []string
	for code, text := range texts {
		if text != "" {
			lines = append(lines, fmt.Sprintf("<%0*X> <%s>\n", digits, code, utf16Hex(text)))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
	fmt.Fprintf(&b, "1 begincodespacerange\n<%s> <%s>\nendcodespacerange\n", strings.Repeat("0", digits), strings.Repeat("F", digits))
	const block = 100 // maximum of the format
	for len(lines) > 0 {
		n := min(block, len(lines))
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(lines[:n], ""))
		lines = lines[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// subsetTag returns six letters derived from the choice of glyphs, so that programs that
// merge files don't mix subsets up.
func subsetTag(used []bool) string {
	h := fnv.New32a()
	for g, is := range used {
		if is {
			h.Write([]byte{byte(g >> 8), byte(g)})
		}
	}
	tag := make([]byte, 6)
	for i, n := 0, h.Sum32(); i < len(tag); i, n = i+1, n/26 {
		tag[i] = 'A' + byte(n%26)
	}
	return string(tag)
}
