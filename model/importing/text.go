package importing

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/ospomap/ospomap/model/register"
)

// pages are the code pages in which spreadsheets save text that is not Unicode, the most
// common first.
var pages = []encoding.Encoding{
	charmap.Windows1252, charmap.Windows1250, charmap.Windows1251, charmap.Windows1253, charmap.Windows1254,
	japanese.ShiftJIS, simplifiedchinese.GBK, korean.EUCKR,
}

// decoded returns text that was saved as UTF-8, UTF-16 or in one of the pages, which is
// what Excel and other programs write. Lines that end in CR alone, an option of Excel for
// the Mac, end in LF.
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
	best, most := "", 0
	for i, page := range pages {
		text, err := page.NewDecoder().String(string(src))
		if err != nil || strings.ContainsFunc(text, func(r rune) bool { return r == utf8.RuneError || r >= 0x80 && r < 0xa0 }) {
			continue
		}
		if n := register.Known(text); n > most || i == 0 {
			best, most = text, n
		}
	}
	if best == "" {
		return "", errors.New("the text is in none of the usual encodings; save it as UTF-8")
	}
	return best, nil
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
