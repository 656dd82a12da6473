// Package text measures, wraps and truncates the text of pictures.
package text

//go:generate go run gen_widths.go

// Family is the font stack of every picture: Arial and fonts with the same metrics, so
// that boxes measured here fit everywhere.
//
// ImageMagick splits the list at spaces, hence the spaces before the commas.
const Family = "Arial , 'Liberation Sans' , Arimo , 'Helvetica Neue' , Helvetica , sans-serif"

// Slack is the ratio of the width a box reserves to the measured width of its text: the
// reader's font may only resemble Arial.
const Slack = 1.04

// Wider is the factor, on top of Slack, for texts side by side that a renderer may not
// scale to their measured width: fonts such as DejaVu Sans are about 10 % wider.
const Wider = 1.08

// Width returns the advance of s in px, without slack, kerned but without ligatures, as
// browsers set Liberation Sans. For characters missing from the font it uses their likely
// width in another font: see [ruler.add].
func Width(s string, size float64, bold bool) float64 {
	r := newRuler(size, bold)
	for s != "" {
		s = s[r.next(s):]
	}
	return r.width()
}

// Largest returns the largest size, in steps of 0.5 px, at which each of the texts fits
// into room px. It returns smallest if even that is too large.
func Largest(room, largest, smallest float64, bold bool, texts ...string) float64 {
	size := largest
	for _, s := range texts {
		for size > smallest && Room(s, size, bold) > room {
			size = max(size-0.5, smallest)
		}
	}
	return size
}

// Room returns the width in px that a box must reserve for s: Width with [Slack].
func Room(s string, size float64, bold bool) float64 {
	return Width(s, size, bold) * Slack
}
