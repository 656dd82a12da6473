package parse

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// spokenCadence reads "every 6 weeks" and the like in several languages. It returns the
// word of the list or the number of days that is equivalent, or the empty string.
func spokenCadence(text string) string {
	text = strings.ToLower(plainDigits(text))
	if isDays(text) {
		return text
	}
	s := spoken{per: strings.Contains(text, "/")}
	for _, w := range strings.Split(Slug(cadenceWords(text)), "-") {
		if !s.take(w) {
			return ""
		}
	}
	return s.cadence()
}

// cadenceWords separates the words of a text, even in scripts without spaces, and spells
// out an ISO 8601 duration such as P3M.
func cadenceWords(text string) string {
	if n, ok := strings.CutPrefix(text, "p"); ok && len(n) > 1 && isDigits(n[:len(n)-1]) {
		for unit, word := range map[string]string{"d": "days", "w": "weeks", "m": "months", "y": "years"} {
			if strings.HasSuffix(n, unit) {
				return n[:len(n)-1] + " " + word
			}
		}
	}
	return strings.NewReplacer(
		"四半期", " quarter ", "季度", " quarter ", "季", " quarter ", "半年", " 6 months ", "週間", " week ", "週", " week ", "周", " week ", "星期", " week ", "日", " day ", "天", " day ",
		"ヶ月", " month ", "か月", " month ", "カ月", " month ", "ヵ月", " month ", "个月", " month ", "個月", " month ", "月", " month ", "年", " year ",
		"분기", " quarter ", "반기", " 6 months ", "개월", " month ", "월", " month ", "달", " month ", "주", " week ", "년", " year ", "일", " day ", "회", " times ", "번", " times ", "마다", "", "매", "", "에", " ", "한", " 1 ", "두", " 2 ",
		"回", " times ", "次", " times ", "ごと", "", "毎", "", "每", "", "に", "", "一", " 1 ", "二", " 2 ", "两", " 2 ", "兩", " 2 ", "三", " 3 ", "四", " 4 ", "六", " 6 ", "º", " ", "ª", " ",
	).Replace(text)
}

// spoken holds what the words of a cadence express: how often in how many units.
type spoken struct {
	per                bool // "2/year": the first number is how often
	number             int  // the last number, until it is clear what it counts
	often, every, unit int  // unit in days
	weekday, nth       bool // Tuesday; the first one
}

// take reads one word and reports whether it can be part of a cadence.
func (s *spoken) take(w string) bool {
	unit := slices.IndexFunc(cadenceUnits, func(u cadenceUnit) bool { return slices.Contains(u.words, w) })
	numeral := slices.IndexFunc(numerals, func(words []string) bool { return slices.Contains(words, strings.TrimSuffix(w, "mal")) })
	number, err := strconv.Atoi(strings.TrimRight(w, "xstndrh"))
	switch {
	case err == nil && number > 0 && number < 1000:
		if s.per && s.number > 0 {
			s.often = s.number
		}
		s.number = number
	case numeral >= 0:
		s.number = numeral + 2
	case slices.Contains(weekdays, w):
		s.weekday = true
	case slices.Contains(firsts, w):
		s.nth = true
	case unit >= 0 && s.unit == 0:
		s.unit, s.every, s.number = cadenceUnits[unit].days, s.number, 0
	case !slices.Contains(timesWords, w):
		return w == "" || slices.Contains(fillers, w)
	}
	if numeral >= 0 && strings.HasSuffix(w, "mal") || err == nil && strings.HasSuffix(w, "x") || slices.Contains(timesWords, w) {
		s.often, s.number = max(s.number, 1), 0
	}
	return true
}

// cadence returns the cadence that the words express together.
func (s *spoken) cadence() string {
	every, often := max(s.every, s.number, 1), max(s.often, 1)
	switch {
	case s.weekday && s.unit == 0 && every == 1 && !s.nth:
		s.unit = 7
	case s.weekday && s.unit >= 30: // the second Tuesday of the month
		every = 1
	case s.per && s.often == 0:
		often, every = every, 1
	}
	if s.unit == 0 {
		return ""
	}
	days := float64(every*s.unit) / float64(often)
	if s.unit >= 30 {
		days *= 365.0 / 360
	}
	if s.unit == 1 && every == 15 { // two weeks in French and Spanish
		days = 14
	}
	whole := max(int(math.Round(days)), 1)
	if whole == 183 {
		whole = 182
	}
	for i, d := range []int{1, 7, 14, 30, 91, 182, 365} {
		if whole == d {
			return string(model.Cadences[i])
		}
	}
	return strconv.Itoa(whole) + "d"
}

// cadenceUnit is a span of time and its names.
type cadenceUnit struct {
	days  int
	words []string
}

var (
	cadenceUnits = []cadenceUnit{
		{1, []string{"day", "days", "tag", "tage", "tagig", "jour", "jours", "dia", "dias", "giorno", "giorni", "dag", "dagen", "dzien", "dni", "день", "дня", "дней"}},
		{7, []string{"week", "weeks", "weekly", "woche", "wochen", "wochentlich", "semaine", "semaines", "semana", "semanas", "settimana", "settimane", "weken", "tydzien", "tygodnie", "tygodni", "неделю", "недели", "недель"}},
		{30, []string{"month", "months", "monthly", "monat", "monate", "monaten", "monatlich", "mois", "mes", "meses", "mese", "mesi", "maand", "maanden", "miesiac", "miesiace", "miesiecy", "месяц", "месяца", "месяцев"}},
		{90, []string{"quarter", "quarters", "quarterly", "quartal", "quartale", "trimestre", "trimestres", "kwartaal", "kwartal", "kwartaly", "квартал", "квартала"}},
		{180, []string{"semester", "semesters", "semestre", "semestres", "halbjahr", "halfjaar", "polrocze", "полгода"}},
		{360, []string{"year", "years", "yearly", "jahr", "jahre", "jahrlich", "an", "ans", "annee", "annees", "ano", "anos", "anno", "anni", "jaar", "rok", "roku", "lata", "год", "года"}},
	}
	numerals = [][]string{
		{"two", "zwei", "zweite", "zweiten", "deux", "twice", "dos", "duas", "dois", "due", "twee", "dwa", "dwie", "два", "две", "second", "other"}, {"three", "drei", "dritte", "trois", "thrice", "tres", "tre", "drie", "trzy", "три", "third"},
		{"four", "vier", "quatre", "cuatro", "quatro", "quattro", "cztery", "четыре"},
		{"five", "funf", "cinq", "cinco"}, {"six", "sechs", "seis", "sei", "zes", "szesc", "шесть"}, {"seven", "sieben", "sept", "siete", "sete"}, {"eight", "acht", "huit", "ocho", "oito"},
		{"nine", "neun", "neuf", "nueve", "nove"}, {"ten", "zehn", "dix", "diez", "dez"}, {"eleven", "elf", "onze"}, {"twelve", "zwolf", "douze", "doce", "doze"},
	}
	weekdays = []string{
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "mo", "di", "mi", "do", "fr", "sa", "so",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
		"segunda", "terca", "quarta", "quinta", "sexta", "feira",
	}
	timesWords = []string{"times", "time", "mal", "x", "fois", "vez", "vezes", "veces", "volta", "volte", "keer", "maal", "raz", "razy", "раз", "раза", "twice", "thrice", "once", "einmal"}
	firsts     = []string{"first", "last", "erster", "ersten", "letzten", "premier", "dernier", "primer", "primero", "primeira", "ultimo", "ultima"}
	fillers    = []string{
		"every", "each", "per", "a", "in", "on", "of", "the", "alle", "jede", "jeden", "jedes", "jeder", "pro", "im", "der", "des", "ein", "eine", "letzten",
		"tous", "toutes", "les", "chaque", "par", "une", "un", "du", "le", "cada", "toda", "todo", "todos", "todas", "por", "al", "la", "il", "el", "una", "uma", "um", "ao", "do", "no", "em", "ogni", "elke", "om", "de", "co", "na", "w", "в", "каждый", "каждую", "каждое", "каждые",
	}
)
