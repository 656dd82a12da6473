package format

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/render/format/internal/pdf"
	"github.com/ospomap/ospomap/render/scene"
)

// Text shows a line of text that can be searched and copied.
func (w *pdfWriter) Text(t *scene.Text) {
	if !(t.Size > 0) {
		return
	}
	face, err := w.typesetter.face(t.Bold)
	if err != nil {
		w.fail("%w", err)
		return
	}
	font, number := w.font(t.Bold)
	if font == nil {
		return
	}
	l := w.typesetter.line(t, face)
	l.signs = readable(l.signs)
	if len(l.signs) == 0 {
		return
	}
	w.setFill(t.Fill)
	w.raw("BT /F" + strconv.Itoa(number) + " ")
	w.numbers(t.Size)
	w.raw("Tf ")
	w.fine(l.squeeze)
	w.raw("0 0 -1 ") // upright: the page's y runs downwards
	w.numbers(l.left, t.Y)
	w.raw("Tm ")
	w.signs(l, font)
	w.op("ET")
}

// signs shows signs in strings of one height; only marks over letters leave the
// baseline. A number before a sign pulls it to the left, in thousandths of the
// font size.
func (w *pdfWriter) signs(l line, font *pdf.Font) {
	here, rise := 0.0, 0.0
	w.raw("[")
	for _, s := range l.signs {
		if s.y != rise {
			rise = s.y
			w.raw("]TJ ")
			w.numbers(rise * l.unit)
			w.raw("Ts [")
		}
		x := s.x * 1000 / l.upem
		if math.Abs(here-x) >= 0.01 {
			w.b = appendNumber(w.b, here-x)
		}
		var code uint16
		var width float64
		if s.boxWidth > 0 {
			width = s.boxWidth * 1000 / l.upem
			code = font.Missing(s.text, width)
		} else {
			code, width = font.Glyph(uint16(s.glyph), s.text)
		}
		w.b = fmt.Appendf(w.b, "<%04X>", code)
		here = x + width
	}
	w.raw("]TJ ")
	if rise != 0 {
		w.raw("0 Ts ")
	}
}

// readable drops what can't be seen and would only part a word for those who
// search it, and puts the letters of a word from right to left as readers expect
// them; the boxes in their place look the same in any order.
func readable(signs []sign) []sign {
	signs = slices.DeleteFunc(signs, func(s sign) bool {
		c, _ := utf8.DecodeRuneInString(s.text)
		return unicode.Is(unicode.Cf, c) && s.boxWidth == 0
	})
	for i := 0; i < len(signs); i++ {
		first := i
		for i < len(signs) && isLeftwardBox(signs[i]) {
			i++
		}
		for a, b := first, i-1; a < b; a, b = a+1, b-1 {
			signs[a].text, signs[b].text = signs[b].text, signs[a].text
		}
	}
	return signs
}

// isLeftwardBox reports whether a sign stands for a letter of a script that is
// written from right to left and that the font lacks.
func isLeftwardBox(s sign) bool {
	c, _ := utf8.DecodeRuneInString(s.text)
	return s.boxWidth > 0 && unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Nko, unicode.Syriac, unicode.Thaana)
}
