// Package text measures, breaks and shortens the text of pictures.
package text

//go:generate go run gen_widths.go

// Family is the font stack of every picture: Arial and the fonts that share its
// metrics, so that boxes measured here fit everywhere.
//
// ImageMagick takes what stands between spaces for a name, hence those before the
// commas.
const Family = "Arial , 'Liberation Sans' , Arimo , 'Helvetica Neue' , Helvetica , sans-serif"

// Slack is how much wider a box must be than its text measures: a reader's font
// may only resemble Arial.
const Slack = 1.04

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

// Room is the width in px that a box must reserve for s: Width with [Slack].
func Room(s string, size float64, bold bool) float64 {
	return Width(s, size, bold) * Slack
}
