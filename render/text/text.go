// Package text measures, breaks and shortens the text of pictures.
package text

//go:generate go run gen_widths.go

// Family is the font stack of every picture: Arial and the fonts that share its
// metrics, so that boxes measured here fit everywhere.
//
// ImageMagick takes what is between spaces for a name, hence those before the
// commas.
const Family = "Arial , 'Liberation Sans' , Arimo , 'Helvetica Neue' , Helvetica , sans-serif"

// Slack is how much wider a box must be than its text measures: a reader's font
// may only resemble Arial.
const Slack = 1.04

// Wider is how much more the room between two texts must be than it is with Slack,
// where nothing squeezes them: fonts such as DejaVu Sans are about a tenth wider.
const Wider = 1.08

// Width is the advance of s in px, without slack, kerned but without ligatures,
// as browsers set Liberation Sans. Characters that the font lacks count as their
// likely width in another font: see [ruler.add].
func Width(s string, size float64, bold bool) float64 {
	r := newRuler(size, bold)
	for s != "" {
		s = s[r.next(s):]
	}
	return r.width()
}

// Largest is the largest size, in steps of half a px, in which each of the texts fits
// room px; smallest where even that is too large.
func Largest(room, largest, smallest float64, bold bool, texts ...string) float64 {
	size := largest
	for _, s := range texts {
		for size > smallest && Room(s, size, bold) > room {
			size = max(size-0.5, smallest)
		}
	}
	return size
}

// Room is the width in px that a box must reserve for s: Width with [Slack].
func Room(s string, size float64, bold bool) float64 {
	return Width(s, size, bold) * Slack
}
