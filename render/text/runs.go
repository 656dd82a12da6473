package text

import "unicode/utf8"

// Cluster returns the length in bytes of the first cluster of s, a user-perceived character.
func Cluster(s string) int {
	n, _ := cluster(s)
	return n
}

// Foreign reports whether the built-in font lacks a visible cluster, such as an emoji.
func Foreign(c string) bool {
	n, cells := cluster(c)
	first, _ := utf8.DecodeRuneInString(c)
	switch {
	case isSpaceControl(first):
		return false
	case isEmoji(c[:n], first, cells):
		return true
	}
	for _, r := range c {
		if _, known := glyph(r); !known && !isInvisible(r) {
			return true
		}
	}
	return false
}

// Known reports whether the built-in font has all visible characters of a text, so that
// its width is measured rather than estimated.
func Known(s string) bool {
	for s != "" {
		n := Cluster(s)
		if Foreign(s[:n]) {
			return false
		}
		s = s[n:]
	}
	return true
}
