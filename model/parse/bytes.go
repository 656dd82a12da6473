package parse

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// withoutBOM removes a leading UTF-8 byte order mark, which would otherwise
// count as a column.
func withoutBOM(src []byte) []byte { return bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")) }

// checkBytes reports the first invalid character of each line. The YAML library rejects
// most of them too, but without a position; others it takes for line breaks that no
// editor shows, which would make every later line number wrong. It returns the text with
// spaces in their place and adds the changed lines to differ; ok is false if the lines
// are unknown.
func checkBytes(probs *problems, src []byte, differ mends) (clean []byte, ok bool) {
	clean = src
	if len(src) > 3 && (src[0]|src[2] == 0 || src[1]|src[3] == 0) {
		probs.add(ruleSyntax, probs.at(1, 1, 1), "", isUTF16+" at byte 0").Hint = hintUTF8
		return nil, false
	}
	line, column, notUTF8 := 1, 1, false
	for i := 0; i < len(src); {
		if c := src[i]; c == '\n' {
			line, column, i = line+1, 1, i+1
			continue
		} else if c >= ' ' && c < 0x7f {
			column, i = column+1, i+1
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if problem, hint := badCharacter(r, src[i:], size); problem != "" {
			isByte := r == utf8.RuneError && size == 1
			if !differ.on(line) && !(isByte && notUTF8) { // a wrong encoding is reported once
				probs.add(ruleSyntax, probs.at(line, column, 1), "", "%s at byte %d", problem, i).Hint = hint
			}
			if hint == hintBreaks || problem == isUTF16 { // the lines are unknown
				return nil, false
			}
			if len(differ) == 0 {
				clean = bytes.Clone(src)
			}
			copy(clean[i:i+size], "   ")
			differ[line], notUTF8 = "", notUTF8 || isByte
		}
		column, i = column+1, i+size
	}
	return clean, true
}

const (
	isUTF16    = "the text is UTF-16, not UTF-8"
	hintUTF8   = "save the file as UTF-8"
	hintBreaks = "end lines with LF or CRLF"
)

// badCharacter describes what is wrong with the character that src begins with, if
// anything.
func badCharacter(r rune, src []byte, size int) (problem, hint string) {
	switch {
	case r == utf8.RuneError && size == 1:
		if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
			return isUTF16, hintUTF8
		}
		return fmt.Sprintf("the text is not UTF-8: 0x%02x", src[0]), hintUTF8
	case r == '\r' && !bytes.HasPrefix(src, []byte("\r\n")):
		return "carriage return without a line feed", hintBreaks
	case r == '\r' || r == '\t':
		return "", ""
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("line separator U+%04X", r), hintBreaks
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return fmt.Sprintf("control character U+%04X", r), "remove it"
	case r == 0xfeff:
		return "byte order mark U+FEFF inside the text", "remove it"
	case r == 0xfffe || r == 0xffff:
		return fmt.Sprintf("character U+%04X, which does not exist", r), "remove it"
	}
	return "", ""
}
