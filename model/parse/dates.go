package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

func (r *reader) date(n *node, text string) (value, bool) {
	day, ok := model.ParsePeriod(text)
	r.m.Dated = r.m.Dated || ok
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

// dateProblem describes what is wrong with a date and returns the dates that may be
// meant.
func dateProblem(text string) (problem string, meant []string) {
	if len(text) == len("2006-01-02") && text[4] == '-' && text[7] == '-' && isDigits(text[:4]+text[5:7]+text[8:]) {
		return "is a day that does not exist", nil
	}
	if len(text) == len("2006-01") && isDigits(text[:4]+text[5:]) && strings.ContainsRune("-/.", rune(text[4])) {
		return "is a month that does not exist", nil
	}
	if meant = datesMeant(text); len(meant) > 0 {
		return "is not written as YYYY-MM-DD; did you mean " + orList(quotedAll(meant)) + "?", meant
	}
	return "is not a date; write it as YYYY-MM-DD, or YYYY-MM, YYYY-Q1 or YYYY where only that is known", nil
}

// datesMeant reads a date in the notations of several countries. It returns every date it
// may stand for, or none if the year is unclear.
func datesMeant(text string) []string {
	text = plainDigits(text)
	if day, _, ok := strings.Cut(text, "T"); ok && len(day) == len("2006-01-02") {
		text = day
	}
	if days, err := strconv.Atoi(text); err == nil && days >= firstSerial && days <= lastSerial {
		return existing(time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format("2006-01-02"))
	}
	var d dateParts
	for _, w := range strings.FieldsFunc(dateWords(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		if !d.take(Slug(w)) {
			return nil
		}
	}
	return d.dates(text)
}

// Spreadsheets store a date as a number of days; numbers between these two count as
// dates.
const (
	firstSerial = 36526 // 2000-01-01
	lastSerial  = 54788 // 2049-12-31
)

// dateWords separates the numbers of a date in scripts without spaces, and converts the
// years of an era to those of the calendar.
func dateWords(text string) string {
	for era, first := range map[string]int{"令和": 2018, "民國": 1911, "民国": 1911} {
		if rest, ok := strings.CutPrefix(text, era); ok {
			year, rest, _ := strings.Cut(rest, "年")
			if n, err := strconv.Atoi(strings.ReplaceAll(year, "元", "1")); err == nil {
				text = strconv.Itoa(first+n) + "年" + rest
			}
		}
	}
	return strings.NewReplacer("年", "-", "月", "-", "日", "", "년", "-", "월", "-", "일", "", "季度", " quarter", "四半期", " quarter", "第", " ").Replace(text)
}

// dateParts holds what the words of a date express.
type dateParts struct {
	year, month int
	quarter     string
	yearFirst   bool
	short       bool  // the year has two digits
	days        []int // up to two numbers: day and month in either order
	whole       []string
}

// take reads one word and reports whether it can be part of a date.
func (d *dateParts) take(w string) bool {
	number, err := strconv.Atoi(w)
	switch m := monthOf(w); {
	case len(d.whole) > 0 || d.year > 0 && (len(d.days) == 2 || len(d.days) == 1 && d.month > 0):
		// a time of day
	case err == nil && len(w) == 4 && d.year == 0:
		d.year, d.yearFirst = number, len(d.days) == 0 && d.month == 0
	case err == nil && len(w) == 8 && d.year == 0:
		d.whole = existing(w[:4] + "-" + w[4:6] + "-" + w[6:])
	case err == nil && len(w) <= 2 && len(d.days) < 2:
		d.days = append(d.days, number)
	case err == nil && len(w) == 2 && len(d.days) == 2:
		d.year, d.short = 2000+number, true
	case m > 0 && d.month == 0:
		d.month = m
	case slices.Contains(quarterWords, w) && len(d.days) == 1:
		d.quarter, d.days = strconv.Itoa(d.days[0]), nil
	case len(w) == 2 && strings.ContainsRune("qt", rune(w[0])) && w[1] >= '1' && w[1] <= '4':
		d.quarter = w[1:]
	case len(w) == 6 && isDigits(w[:4]) && w[4] == 'q':
		d.year, d.quarter = yearNumber(w[:4]), w[5:]
	case len(w) == 6 && strings.ContainsRune("qt", rune(w[1])) && isDigits(w[:1]+w[2:]):
		d.year, d.quarter = yearNumber(w[2:]), w[:1]
	case ordinal(w) > 0 && len(d.days) < 2:
		d.days = append(d.days, ordinal(w))
	default:
		return slices.Contains(dateFillers, w) || slices.Contains(weekdays, w)
	}
	return true
}

// dates returns the dates that the parts may stand for.
func (d *dateParts) dates(text string) []string {
	n := len(d.days)
	if d.year == 0 && d.month > 0 && (n == 2 || n == 1 && strings.Contains(text, "-") && d.days[0] > 19) { // 5 Mar 26, Dec-25
		d.year, d.days = 2000+d.days[n-1], d.days[:n-1]
		n--
	}
	switch {
	case len(d.whole) > 0 || d.year == 0:
		return d.whole
	case d.quarter != "":
		return existing(fmt.Sprintf("%04d-Q%s", d.year, d.quarter))
	case d.month > 0 && n == 1:
		return existing(isoDay(d.year, d.month, d.days[0]))
	case d.month > 0 && n == 0:
		return existing(fmt.Sprintf("%04d-%02d", d.year, d.month))
	case n == 0:
		return existing(fmt.Sprintf("%04d", d.year))
	case d.month == 0 && n == 1:
		return existing(fmt.Sprintf("%04d-%02d", d.year, d.days[0]))
	case n != 2 || d.month > 0:
		return nil
	case d.yearFirst:
		return existing(isoDay(d.year, d.days[0], d.days[1]))
	case strings.Contains(text, "."):
		return existing(isoDay(d.year, d.days[1], d.days[0])) // with dots, the day always comes first
	case d.short: // a two-digit year may come last or first
		return existing(isoDay(d.year, d.days[1], d.days[0]), isoDay(d.year, d.days[0], d.days[1]), isoDay(2000+d.days[0], d.days[1], d.year-2000))
	}
	return existing(isoDay(d.year, d.days[1], d.days[0]), isoDay(d.year, d.days[0], d.days[1]))
}

func isoDay(year, month, day int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }

func yearNumber(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// ordinal returns the number of "3rd" and the like, or 0.
func ordinal(text string) int {
	digits := strings.TrimRight(text, "stndrheaoº")
	n, err := strconv.Atoi(digits)
	if err != nil || n > 31 {
		return 0
	}
	return n
}

// existing returns the valid dates without duplicates.
func existing(dates ...string) []string {
	var out []string
	for _, d := range dates {
		if _, ok := model.ParsePeriod(d); ok && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

var (
	dateFillers  = []string{"of", "de", "del", "the", "le", "el", "den", "am", "ca", "circa", "approx", "about", "um", "env", "vers"}
	quarterWords = []string{"quarter", "quartal", "trimestre", "trimester", "kwartaal"}
)

// monthNames lists the names of the months in languages with Latin script.
var monthNames = [12]string{
	"january januar jaenner janvier enero janeiro gennaio januari", "february februar fevrier febrero fevereiro febbraio februari",
	"march marz maerz mrz mars marzo marco maart", "april avril abril aprile", "may mai mayo maio maggio mei", "june juni juin junio junho giugno",
	"july juli juillet julio julho luglio", "august aout agosto augustus", "september septembre septiembre setembro settembre",
	"october oktober octobre octubre outubro ottobre", "november novembre noviembre novembro", "december dezember decembre diciembre dezembro dicembre",
}

// monthOf returns the month whose name is or begins with word, or 0.
func monthOf(word string) int {
	for i, names := range monthNames {
		for _, name := range strings.Fields(names) {
			if len(word) > 2 && strings.HasPrefix(name, word) {
				return i + 1
			}
		}
	}
	return 0
}
