package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func (r *reader) number(f *Field, n *node) (value, bool) {
	text, share := strings.CutSuffix(n.text, "%")
	text = strings.TrimSpace(text)
	if share && f.Kind == KindNumber && f.Max == 1 && isNumber(text, true) {
		if number, err := strconv.ParseFloat(text, 64); err == nil && number <= 100 {
			return value{number: number / 100}, true
		}
	}
	if !n.plain || !isNumber(n.text, f.Kind == KindNumber) {
		r.wrongType(f, n)
		return value{}, false
	}
	number, err := strconv.ParseFloat(n.text, 64)
	switch {
	case f.Max > 1000 && isThousands(n.text):
		whole, decimals, _ := strings.Cut(n.text, ".")
		r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s may be read in two ways: a point is before the decimals of a number, and not between its thousands", f.Key, quoted(n.text)).
			Hint = "write " + whole + decimals + ", or " + whole + "." + decimals[:2]
	case err == nil && number >= f.Min && number <= f.Max:
		return value{number: number}, true
	case f.Min == f.Max:
		r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s is not understood; this program reads %s %g", f.Key, quoted(n.text), f.Key, f.Min)
	default:
		finding := r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s is out of range; use %s", f.Key, quoted(n.text), f.expects())
		if f.Max == 1 && err == nil && number <= 100 {
			finding.Hint = "write " + n.text + "% if it is a share in percent"
		}
	}
	return value{}, false
}

// isThousands reports whether the point in a number may separate thousands: 25.000.
func isThousands(text string) bool {
	whole, decimals, _ := strings.Cut(text, ".")
	return whole != "0" && len(whole) <= 3 && len(decimals) == 3
}

// isNumber reports whether text is a number in the usual notation: digits without leading
// zeros, signs, exponents or underscores, and a decimal point where fractions are
// allowed.
func isNumber(text string, fraction bool) bool {
	whole, decimals, point := strings.Cut(text, ".")
	if point && (!fraction || !isDigits(decimals)) {
		return false
	}
	return isDigits(whole) && (len(whole) == 1 || whole[0] != '0')
}

// meantNumber returns the number in text with a unit, a decimal comma or thousands
// separators; empty if that is not clear, or if the number is outside the field's range.
func (f *Field) meantNumber(text string) string {
	if x, err := strconv.ParseFloat(text, 64); err == nil && strings.ContainsAny(text, "eE") && x >= f.Min && x <= f.Max {
		return plainNumber(x)
	}
	text = strings.TrimFunc(plainDigits(text), func(r rune) bool { return unicode.Is(unicode.Sc, r) || r == ' ' })
	unit := strings.TrimLeft(text, "0123456789 .,'’_\u2044/")
	number := f.ungrouped(strings.TrimRight(text[:len(text)-len(unit)], " ,'’_."))
	unit = strings.ToLower(strings.TrimRight(strings.TrimLeft(unit, "-–—"), ". "))
	value, err := strconv.ParseFloat(number, 64)
	switch times := multiple(unit); {
	case err != nil || !isNumber(number, f.Kind == KindNumber) || strings.ContainsAny(unit, "0123456789"):
		return ""
	case f.Max == 1 && slices.Contains(shares, unit) && value <= 100:
		return number + "%"
	case slices.Contains(shares, unit) || times > 0 && f.Max <= 1000:
		return ""
	case times > 0:
		value *= times
		number = plainNumber(value)
	}
	if value < f.Min || value > f.Max {
		return ""
	}
	return number
}

// shares are the ways to write "percent".
var shares = []string{"%", "percent", "per cent", "pct", "prozent", "v.h", "pour cent", "por ciento", "por cento"}

// multiple returns the factor that a unit of large numbers stands for, or 0.
func multiple(unit string) float64 {
	switch unit {
	case "k", "tsd", "thousand", "tausend", "mille", "mil", "千":
		return 1e3
	case "万", "萬":
		return 1e4
	case "lakh":
		return 1e5
	case "m", "mn", "mio", "million", "millions", "millionen", "millones", "milhões":
		return 1e6
	case "crore":
		return 1e7
	case "億", "亿":
		return 1e8
	}
	return 0
}

// plainDigits replaces the digits and signs of other scripts and widths with those of
// ASCII.
func plainDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '٪':
			return '%'
		case r == '٫':
			return '.'
		case r == '٬':
			return ','
		case !unicode.IsDigit(r):
			return r
		}
		zero := r
		for ; r-zero < 9 && unicode.IsDigit(zero-1); zero-- {
		}
		return '0' + (r-zero)%10
	}, norm.NFKC.String(text))
}

// ungrouped returns a number without thousands separators and with a decimal point; empty
// if that is not clear. It also evaluates a fraction such as 1/2.
func (f *Field) ungrouped(text string) string {
	if a, b, ok := strings.Cut(strings.ReplaceAll(text, "\u2044", "/"), "/"); ok {
		x, err := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		if err != nil || err2 != nil || y == 0 {
			return ""
		}
		return plainNumber(x / y)
	}
	groups := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	last := len(groups) - 1
	marks := strings.FieldsFunc(text, unicode.IsDigit)
	switch one := len(marks) == 1; {
	case last < 0:
		return ""
	case last == 0 && text[0] == '.':
		return "0" + text
	case last == 0:
		return text
	case len(marks) != last:
		return ""
	case one && marks[0] == "." && f.Max > 1000 && isThousands(text):
		return ""
	case one && (marks[0] == "." || marks[0] == "," && (f.Max <= 1000 || len(groups[1]) != 3)), !one && !slices.Contains(marks[:last-1], marks[last-1]):
		return strings.Join(groups[:last], "") + "." + groups[last]
	case f.Max <= 1000 || len(groups[last]) != 3:
		return ""
	}
	return strings.Join(groups, "")
}

// isNumber reports whether the field holds a number.
func (f *Field) isNumber() bool { return f.Kind == KindInteger || f.Kind == KindNumber }

// plainNumber formats a number without an exponent, as maps do.
func plainNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
