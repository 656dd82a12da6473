package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

func (r *reader) date(n *node, text string) (value, bool) {
	day, ok := model.ParsePeriod(text)
	if !ok {
		var meant []string
		f := r.add(ruleBadDate, r.pos(n), r.path.String(), "%s %s", quoted(text), deferred(func() (problem string) {
			problem, meant = dateProblem(text)
			return problem
		}))
		if len(meant) == 1 {
			f.Fixes = []model.Fix{r.write(meant[0], true)}
		}
	}
	return value{date: day}, ok
}

// dateProblem says what is wrong with a date and which ones may have been meant.
func dateProblem(text string) (problem string, meant []string) {
	if len(text) == len("2006-01-02") && text[4] == '-' && text[7] == '-' && isDigits(text[:4]+text[5:7]+text[8:]) {
		return "is a day that does not exist", nil
	}
	if meant = datesMeant(text); len(meant) > 0 {
		return "is not written as YYYY-MM-DD; did you mean " + orList(quotedAll(meant)) + "?", meant
	}
	return "is not a date; write it as YYYY-MM-DD, or YYYY-MM, YYYY-Q1 or YYYY where only that is known", nil
}

// datesMeant reads a date as people of several countries write it: all the days
// that it may be, the year being known.
func datesMeant(text string) []string {
	if day, _, ok := strings.Cut(text, "T"); ok && len(day) == len("2006-01-02") {
		text = day
	}
	year, month, quarter := 0, 0, ""
	var days []int // one or two numbers that are day and month in some order
	yearFirst := false
	text = strings.TrimRight(strings.NewReplacer("年", "-", "月", "-", "日", "").Replace(text), "-")
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		number, err := strconv.Atoi(w)
		m := monthOf(w)
		switch {
		case err == nil && len(w) == 4 && year == 0:
			year, yearFirst = number, len(days) == 0 && month == 0
		case err == nil && len(w) == 8 && year == 0:
			return existing(w[:4] + "-" + w[4:6] + "-" + w[6:])
		case err == nil && len(w) <= 2 && len(days) < 2:
			days = append(days, number)
		case m > 0 && month == 0:
			month = m
		case len(w) == 2 && strings.ContainsRune("QqTt", rune(w[0])) && w[1] >= '1' && w[1] <= '4':
			quarter = w[1:]
		case len(w) == 6 && isDigits(w[:4]) && strings.ContainsRune("Qq", rune(w[4])):
			year, quarter = yearNumber(w[:4]), w[5:]
		case len(days) == 2 && year > 0, len(days) == 1 && month > 0 && year > 0, slices.Contains(dateFillers, strings.ToLower(w)):
			// a time of the day, or a word between
		case ordinal(w) > 0 && len(days) < 2:
			days = append(days, ordinal(w))
		default:
			return nil
		}
	}
	switch {
	case year == 0:
		return nil
	case quarter != "":
		return existing(fmt.Sprintf("%04d-Q%s", year, quarter))
	case month > 0 && len(days) == 1:
		return existing(isoDay(year, month, days[0]))
	case month > 0 && len(days) == 0:
		return existing(fmt.Sprintf("%04d-%02d", year, month))
	case month == 0 && len(days) == 1:
		return existing(fmt.Sprintf("%04d-%02d", year, days[0]))
	case len(days) != 2 || month > 0:
		return nil
	case yearFirst:
		return existing(isoDay(year, days[0], days[1]))
	case strings.Contains(text, "."):
		return existing(isoDay(year, days[1], days[0])) // with dots the day comes first everywhere
	}
	return existing(isoDay(year, days[1], days[0]), isoDay(year, days[0], days[1]))
}

func isoDay(year, month, day int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }

func yearNumber(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// ordinal is the number of "3rd" and its like.
func ordinal(text string) int {
	digits := strings.TrimRight(strings.ToLower(text), "stndrhe")
	n, err := strconv.Atoi(digits)
	if err != nil || n > 31 {
		return 0
	}
	return n
}

// existing leaves the dates that exist, each once.
func existing(dates ...string) []string {
	var out []string
	for _, d := range dates {
		if _, ok := model.ParsePeriod(d); ok && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

var dateFillers = []string{"of", "de", "del", "the", "le", "el", "den", "am"}

// monthNames has the beginnings of the months' names in four languages.
var monthNames = [12]string{
	"jan ene", "feb fev", "mar mär maer", "apr avr abr", "may mai", "jun juin", "jul juil", "aug aoû aou ago", "sep set", "oct okt", "nov", "dec dez dic déc",
}

// monthOf is the month with that name; 0 for another word.
func monthOf(word string) int {
	word = strings.ToLower(word)
	if strings.HasPrefix(word, "juil") {
		return 7
	}
	for i, names := range monthNames {
		for _, name := range strings.Fields(names) {
			if strings.HasPrefix(word, name) {
				return i + 1
			}
		}
	}
	return 0
}
