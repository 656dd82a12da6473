package importing

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// windows1252 are the characters that Windows-1252 has from 0x80 to 0x9f, where
// Latin-1 has controls; 0 where it has none.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// decoded is a text in whatever of UTF-8, UTF-16 and Windows-1252 it was saved in,
// which is what Excel and other programs write. Lines that end in CR alone, as Excel
// for the Mac offers, end in LF.
func decoded(src []byte) (string, error) {
	text, err := inUTF8(src)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, err
}

func inUTF8(src []byte) (string, error) {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return fromUTF16(src[2:], func(a, b byte) uint16 { return uint16(b)<<8 | uint16(a) })
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return fromUTF16(src[2:], func(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) })
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(src, 0) >= 0 {
		return "", errors.New("the file is neither a text nor a spreadsheet in XLSX")
	}
	if utf8.Valid(src) {
		return string(src), nil
	}
	var b strings.Builder
	for _, c := range src {
		r := rune(c)
		if c >= 0x80 && c < 0xa0 {
			if r = windows1252[c-0x80]; r == 0 {
				return "", errors.New("the text is neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8")
			}
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func fromUTF16(src []byte, unit func(a, b byte) uint16) (string, error) {
	if len(src)%2 != 0 {
		return "", errors.New("the text is cut off: UTF-16 has two bytes for each unit")
	}
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = unit(src[2*i], src[2*i+1])
	}
	return string(utf16.Decode(units)), nil
}
