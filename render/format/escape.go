package format

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
)

// appendText appends s as XML character data. It escapes the greater-than sign too, since
// text must not contain "]]>".
func appendText(b []byte, s string) []byte { return appendEscaped(b, s, false) }

// appendValue appends s as a double-quoted attribute value. Line breaks and tabs are
// written as character references, since parsers would turn them into spaces.
func appendValue(b []byte, s string) []byte { return appendEscaped(b, s, true) }

func appendEscaped(b []byte, s string, quoted bool) []byte {
	plain := 0 // start of the pending run that needs no escape
	for i, c := range s {
		if c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"' {
			continue
		}
		b = append(b, s[plain:i]...)
		_, size := utf8.DecodeRuneInString(s[i:])
		plain = i + size
		switch {
		case c == '&':
			b = append(b, "&amp;"...)
		case c == '<':
			b = append(b, "&lt;"...)
		case c == '>':
			b = append(b, "&gt;"...)
		case c == '"' && quoted:
			b = append(b, "&#34;"...)
		case c == '\r', quoted && (c == '\n' || c == '\t'):
			b = append(b, "&#"...)
			b = strconv.AppendInt(b, int64(c), 10)
			b = append(b, ';')
		case !isXML(c):
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return append(b, s[plain:]...)
}

// isXML reports whether XML 1.0 allows a character. Invalid UTF-8 arrives here as the
// replacement character, which is allowed.
func isXML(c rune) bool {
	return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c != 0xFFFE && c != 0xFFFF
}

// appendNumber appends a finite number with at most two decimals, in its shortest form
// and never as "-0".
func appendNumber(b []byte, n float64) []byte {
	hundredths := math.Round(n * 100)
	if math.Abs(hundredths) >= 1e15 { // beyond the exact integers of a float64
		return strconv.AppendFloat(b, hundredths/100, 'f', -1, 64)
	}
	if hundredths < 0 {
		b, hundredths = append(b, '-'), -hundredths
	}
	whole, part := int64(hundredths)/100, byte(int64(hundredths)%100)
	b = strconv.AppendInt(b, whole, 10)
	switch {
	case part == 0:
		return b
	case part%10 == 0:
		return append(b, '.', '0'+part/10)
	}
	return append(b, '.', '0'+part/10, '0'+part%10)
}

// notInURI lists the visible ASCII characters that RFC 3986 does not allow in a URI.
const notInURI = "\"<>\\^`{|}"

// escapedLink percent-encodes every byte of a link that is not visible ASCII or is in
// without.
func escapedLink(href, without string) string {
	var b strings.Builder
	for _, c := range []byte(href) {
		if c > ' ' && c < 0x7f && strings.IndexByte(without, c) < 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isSafeLink reports whether a picture may link to href. Parsing a map checks its links,
// but a picture can be built in other ways.
func isSafeLink(href string) bool {
	u, err := url.Parse(href)
	if err != nil || !slices.Contains(model.LinkSchemes, u.Scheme) {
		return false
	}
	switch u.Scheme {
	case "http", "https", "irc", "ircs":
		return u.Host != ""
	}
	return u.Opaque != ""
}
