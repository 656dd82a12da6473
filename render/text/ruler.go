package text

import (
	"sort"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// span is a run of consecutive code points in the font; first is the index of the advance
// of lo.
type span struct {
	lo, hi rune
	first  uint16
}

// kernPair is the adjustment of the distance between two characters. The key is the left
// one shifted by 16 bits, or-ed with the right one.
type kernPair struct {
	key uint32
	by  int16 // font units
}

// weight is one weight of the font.
type weight struct {
	advances  []uint16   // font units, indexed by glyph
	kerns     []kernPair // sorted by key
	kernStart []uint16   // index of the first pair of each ASCII character, and of all others
}

var (
	regularWeight = weight{regularAdvances[:], regularKerns[:], regularKernStart[:]}
	boldWeight    = weight{boldAdvances[:], boldKerns[:], boldKernStart[:]}
)

// Likely advances of characters missing from the font, in font units.
const (
	emojiAdvance = unitsPerEm * 5 / 4
	wideAdvance  = unitsPerEm
	otherAdvance = unitsPerEm * 6 / 10
)

// measure is the function set by Measure; if nil, widths are estimated.
var measure atomic.Pointer[func(cluster string) (em float64, known bool)]

// Measure sets the function that measures clusters missing from the built-in font, with
// fonts named by the user; without it they are estimated. Call it at startup, before any
// text is laid out.
func Measure(by func(cluster string) (em float64, known bool)) { measure.Store(&by) }

// measured adds the advance of c to units if the measure function knows it.
func measured(c string, units *int) bool {
	by := measure.Load()
	if by == nil {
		return false
	}
	em, known := (*by)(c)
	if known {
		*units += int(em*unitsPerEm + 0.5)
	}
	return known
}

const ellipsis = '…'

// ruler adds up the advance of a text by clusters (user-perceived characters).
type ruler struct {
	*weight
	scale float64 // px per font unit
	units int     // so far
	prev  rune    // previous character if the next one can be kerned with it, else 0
}

func newRuler(size float64, bold bool) ruler {
	w := &regularWeight
	if bold {
		w = &boldWeight
	}
	return ruler{weight: w, scale: size / unitsPerEm}
}

// width returns the advance so far, in px.
func (r *ruler) width() float64 { return float64(r.units) * r.scale }

// fits reports whether the text so far plus extra font units, with slack, fit into room
// px.
func (r *ruler) fits(extra int, room float64) bool {
	return float64(r.units+extra)*r.scale*Slack <= room
}

// next adds the first cluster of s, which must not be empty, and returns its length in bytes.
func (r *ruler) next(s string) int {
	if c := s[0]; ' ' <= c && c <= '~' && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		r.addGlyph(rune(c), int(c-' '))
		return 1
	}
	n, cells := cluster(s)
	r.add(s[:n], cells)
	return n
}

// addGlyph adds a character of the font.
func (r *ruler) addGlyph(c rune, glyph int) {
	r.units += r.step(c, glyph)
	r.prev = c
}

// step returns how much a character of the font would lengthen the text.
func (r *ruler) step(c rune, glyph int) int {
	return int(r.advances[glyph]) + r.kern(r.prev, c)
}

// ellipsis returns how much an ellipsis would lengthen the text.
func (r *ruler) ellipsis() int {
	g, _ := glyph(ellipsis)
	return r.step(ellipsis, g)
}

// add adds a cluster that occupies the given number of terminal cells. A cluster missing
// from the font and not measured by the user's fonts counts as 1.25 em if it is an emoji.
// Otherwise it counts as its usualAdvance, but at least 1 em if it occupies two cells, as
// East Asian wide characters and letters with a spacing vowel sign do. Invisible
// characters count as nothing, tabs and line ends as a space.
func (r *ruler) add(c string, cells int) {
	first, size := utf8.DecodeRuneInString(c)
	switch {
	case isSpaceControl(first):
		r.addGlyph(' ', 0)
		return
	case isEmoji(c, first, cells):
		if !measured(c, &r.units) {
			r.units += emojiAdvance
		}
	default:
		g, known := glyph(first)
		switch {
		case known && size == len(c):
			if r.advances[g] > 0 { // an invisible character doesn't separate a pair
				r.addGlyph(first, g)
			}
			return
		case known: // accented letters have no kerning in this font
			r.units += int(r.advances[g])
		case isInvisible(first):
		case measured(c, &r.units):
		case cells == 2:
			r.units += max(wideAdvance, usualAdvance(first))
		default:
			r.units += usualAdvance(first)
		}
	}
	r.prev = 0
}

// wideScripts are scripts whose letters are wider than most, with their average advance
// in bold Noto fonts, in thousandths of an em.
var wideScripts = []struct {
	table *unicode.RangeTable
	em    int
}{
	{unicode.Tamil, 1100}, {unicode.Sinhala, 1050}, {unicode.Malayalam, 930}, {unicode.Armenian, 800}, {unicode.Bengali, 800},
	{unicode.Telugu, 760}, {unicode.Kannada, 760}, {unicode.Georgian, 710}, {unicode.Ethiopic, 710}, {unicode.Myanmar, 710},
}

// usualAdvance returns the typical advance of a character missing from the font.
func usualAdvance(c rune) int {
	for _, s := range wideScripts {
		if unicode.Is(s.table, c) {
			return unitsPerEm * s.em / 1000
		}
	}
	return otherAdvance
}

// glyph returns the index of a character's advance, and whether the font has it.
func glyph(c rune) (int, bool) {
	i := sort.Search(len(spans), func(i int) bool { return c <= spans[i].hi })
	if i == len(spans) || c < spans[i].lo {
		return 0, false
	}
	return int(spans[i].first) + int(c-spans[i].lo), true
}

// kern returns the adjustment of the distance between two characters, in font units.
func (w *weight) kern(left, right rune) int {
	lo, hi := int(w.kernStart[utf8.RuneSelf]), len(w.kerns)
	if left < utf8.RuneSelf {
		lo, hi = int(w.kernStart[left]), int(w.kernStart[left+1])
	}
	key := uint32(left)<<16 | uint32(right)
	for lo < hi {
		mid := (lo + hi) / 2
		switch k := w.kerns[mid]; {
		case k.key == key:
			return int(k.by)
		case k.key < key:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// cluster returns the length in bytes of the first cluster of s, and the number of
// terminal cells it occupies.
func cluster(s string) (n, cells int) {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); isAlone(first) && isAlone(second) {
		return size, 1
	}
	c, _, cells, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(c), cells
}

// isAlone reports whether a character always forms its own cluster next to others like
// it, which makes the slow search for cluster boundaries unnecessary: Latin, Greek and
// Cyrillic without combining marks.
func isAlone(c rune) bool {
	return c < 0x300 || 0x370 <= c && c < 0x483 || 0x48A <= c && c < 0x530
}

// isSpaceControl reports whether pictures show a control character as a space.
func isSpaceControl(c rune) bool { return c == '\t' || c == '\n' || c == '\r' }

// isInvisible reports whether a character missing from the font has no width.
func isInvisible(c rune) bool {
	return unicode.In(c, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me)
}

// isEmoji reports whether a cluster is displayed with an emoji font.
func isEmoji(c string, first rune, cells int) bool {
	return cells == 2 && (0x1F000 <= first && first < 0x20000 || 0x2190 <= first && first < 0x2C00) ||
		strings.ContainsRune(c, 0xFE0F) || // emoji presentation selector
		strings.ContainsRune(c, 0x20E3) // a keycap
}
