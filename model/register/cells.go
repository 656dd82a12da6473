package register

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// blanks are what people write into a cell without a value.
var blanks = []string{"-", "–", "—", "n/a", "na", "n.a.", "k.a.", "k. a.", "?", "unknown", "unbekannt", "inconnu", "desconocido", "tbd", "tba", "なし", "未定", "不明"}

// Cells that mean true, or false.
var (
	trueWords  = []string{"yes", "true", "x", "✓", "✔", "1", "ja", "wahr", "oui", "vrai", "si", "verdadero", "はい", "○", "●", "◎", "■", "☑", "✅", "•"}
	falseWords = []string{"no", "false", "0", "nein", "falsch", "non", "faux", "falso", "いいえ", "×", "✗", "✘", "☐", "□", "❌"}
)

// isBlank reports whether a cell has no value.
func isBlank(cell string) bool {
	cell = strings.ToLower(strings.TrimSpace(cell))
	return cell == "" || slices.Contains(blanks, cell)
}

// Clean returns a cell without invisible characters, which copying brings along.
func Clean(cell string) string {
	cell = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u202f", " ").Replace(cell)
	var b strings.Builder
	for i, r := range cell {
		if r == '\n' || r == '\t' || !model.Hidden(r) || model.Spells(cell, i) {
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// sheetErrors are what spreadsheets display if a formula fails.
var sheetErrors = []string{"#REF!", "#N/A", "#NV", "#VALUE!", "#WERT!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ZAHL!", "#BEZUG!", "#VALEUR!", "#NOM?", "#SPILL!", "Err:502", "Err:508", "Err:509"}

// reading is how the cells of a column are read.
type reading struct {
	field *parse.Field
	path  string
	scale scale // of a level that is given as a number
	order int   // of dates such as 03/04/2026: the position of the day, 0 or 1; -1 if it is not known
	words map[string]string
}

// cell returns the texts for a map that a cell stands for, and what could not be read of
// it. References stay one text, since only the map can tell where to split them.
func (r *reading) cell(text string) (texts []string, problem string) {
	if text = Clean(text); isBlank(text) {
		return nil, ""
	}
	if slices.Contains(sheetErrors, text) {
		return nil, strconv.Quote(text) + " is what a spreadsheet shows where a formula fails"
	}
	for _, part := range r.parts(text) {
		value, wrong := r.value(part)
		if wrong != "" && value == "" {
			return nil, wrong
		} else if wrong != "" {
			problem = wrong
		}
		if value != "" && !slices.Contains(texts, value) {
			texts = append(texts, value)
		}
	}
	return texts, problem
}

// value reads one item. With a problem, the value is the part that was understood.
func (r *reading) value(text string) (value, problem string) {
	switch word := r.words[strings.ToLower(text)]; word {
	case "":
	case Skip:
		return "", ""
	default:
		text = word
	}
	f := r.field
	switch f.Kind {
	case parse.KindRef:
		return model.OneLine(text), ""
	case parse.KindObject: // identified by one of its texts
		inner := f.Object.Field(f.Object.Short)
		if inner.Kind == parse.KindProse {
			return text, ""
		}
		return inner.Means(model.OneLine(text))
	case parse.KindBool:
		if word := strings.ToLower(text); slices.Contains(trueWords, word) {
			return "true", ""
		} else if slices.Contains(falseWords, word) {
			return "false", ""
		}
	case parse.KindNumber, parse.KindInteger:
		text = plainNumber(text)
	case parse.KindDate:
		if n := slashed(text); n != nil && r.order >= 0 {
			text = fmt.Sprintf("%04d-%02d-%02d", n[2], n[1-r.order], n[r.order])
		}
	case parse.KindWord:
		if n, of, ok := scaled(text); ok && isLevel(f) {
			if of == (scale{}) {
				of = r.scale
			}
			return of.level(n)
		}
		return r.word(text)
	case parse.KindName, parse.KindLine, parse.KindOpenWord:
		text = model.OneLine(strings.TrimRight(text, ",; "))
	case parse.KindSource:
		text = model.OneLine(text)
	}
	return f.Means(text)
}

// word reads a word of a list, which may also be in brackets after another text or before
// one: "CxO (upward)", "high (audit)". Two words that differ are a problem, and a number
// next to a word is ignored: "5 - very high", "medium (3)".
func (r *reading) word(text string) (value, problem string) {
	value, problem = r.field.Means(text)
	if bare := strings.Trim(text, "0123456789 .:=()-–"); problem != "" && bare != text {
		if word, unknown := r.field.Means(bare); unknown == "" {
			return word, ""
		}
	}
	before, inside, ok := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	if problem == "" || !ok || !strings.HasSuffix(text, ")") {
		return value, problem
	}
	first, unknown := r.field.Means(before)
	second, unclear := r.field.Means(inside)
	switch {
	case unknown == "" && unclear == "":
		if first == second {
			return first, ""
		}
		return "", strconv.Quote(text) + " says both " + first + " and " + second
	case unknown == "":
		return first, "of " + strconv.Quote(text) + " only " + first + " is read"
	case unclear == "":
		return second, "of " + strconv.Quote(text) + " only " + second + " is read"
	}
	return value, problem
}

// bullet begins the items of a list whose texts contain other separators.
const bullet = "• "

// parts returns the items of a cell: one, unless the field is a list. Lines and
// semicolons separate them, and commas if there are neither, except in sentences.
func (r *reading) parts(text string) []string {
	f := r.field
	switch {
	case f.Kind == parse.KindRef, f.Arity == parse.One:
		return []string{text}
	case strings.HasPrefix(text, bullet):
		return split(text, "\n")
	case f.Kind == parse.KindSource && !strings.ContainsAny(text, "\n;"):
		words := strings.Fields(text)
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(w, ":") }) {
			return []string{text}
		}
		return words
	case f.Kind == parse.KindObject, strings.ContainsAny(text, "\n;"):
		return split(text, "\n;")
	}
	return split(text, ",")
}

// Joined returns a cell that reads back as the items of a list.
func Joined(f *parse.Field, items []string) string {
	items = model.Each(items, model.OneLine)
	all := strings.Join(items, "\n")
	switch {
	case f.Kind == parse.KindRef:
		return strings.Join(items, "; ")
	case f.Arity == parse.One || len(items) == 0:
		return all
	case f.Kind == parse.KindObject || f.Kind == parse.KindSource:
		if !strings.Contains(all, ";") {
			return all
		}
	case !strings.ContainsAny(all, ",;"):
		return strings.Join(items, ", ")
	}
	return bullet + strings.Join(items, "\n"+bullet)
}

// split splits a text at any of some characters and removes the bullets before the items.
func split(text, separators string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		part = strings.TrimSpace(part)
		for _, mark := range []string{bullet, "- ", "* ", "– ", "・"} {
			part = strings.TrimSpace(strings.TrimPrefix(part, mark))
		}
		if !isBlank(part) {
			out = append(out, part)
		}
	}
	return out
}

// plainNumber returns a number as a map writes it, with a decimal point and no spaces
// between thousands. An ambiguous comma stays.
func plainNumber(text string) string {
	text = strings.NewReplacer(" ", "", "'", "", "’", "").Replace(text)
	if whole, decimals, ok := strings.Cut(text, ","); ok && len(strings.TrimSuffix(decimals, "%")) != 3 {
		return whole + "." + decimals
	}
	return text
}

// slashed returns the numbers of a date that ends with its year, such as 25/03/2026, or
// nil.
func slashed(text string) []int {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return nil
	}
	n := make([]int, 3)
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return nil
		}
	}
	return n
}

// orderOf returns the position of the day in the dates of a column, which is clear from
// days that cannot be months; -1 if there are none, or they disagree.
func orderOf(cells []string) int {
	var found [2]bool
	for _, c := range cells {
		if n := slashed(Clean(c)); n != nil {
			found[0], found[1] = found[0] || n[0] > 12, found[1] || n[1] > 12
		}
	}
	if found[0] == found[1] {
		return -1
	}
	return slices.Index(found[:], true)
}

func isLevel(f *parse.Field) bool { return slices.Contains(f.Words, string(model.Medium)) }

// scale holds the steps that mean lowest and highest, one of which is 0 or 1; both are 0
// if the scale is not known.
type scale struct{ from, to int }

// scaled reads a step of a scale: "4", "4.5", "4/5", "4 of 5", "★★★★☆".
func scaled(text string) (n float64, of scale, ok bool) {
	if full := strings.TrimRight(text, "☆○"); text != "" && strings.Trim(full, "★●") == "" {
		if of.to = utf8.RuneCountInString(text); full == text {
			return float64(of.to), scale{}, true
		}
		of.from = 1
		return float64(utf8.RuneCountInString(full)), of, true
	}
	number, rest := text, ""
	for _, sep := range []string{"/", " of ", " von ", " sur ", " de "} {
		if before, after, found := strings.Cut(text, sep); found {
			number, rest = strings.TrimSpace(before), strings.TrimSpace(after)
			break
		}
	}
	n, err := strconv.ParseFloat(plainNumber(number), 64)
	if err == nil && rest != "" {
		of.from = 1
		of.to, err = strconv.Atoi(rest)
	}
	return n, of, err == nil
}

// level returns the word for a step: low for the lowest three tenths of the scale, high
// for the highest three.
func (s scale) level(n float64) (word, problem string) {
	shown := strconv.Quote(strconv.FormatFloat(n, 'f', -1, 64))
	if s == (scale{}) {
		return "", shown + " may be of a scale up to 3, 5 or 10; write the scale into the heading, such as (1-5)"
	}
	low, high := min(s.from, s.to), max(s.from, s.to)
	if n < float64(low) || n > float64(high) {
		return "", fmt.Sprintf("%s is not on the scale from %d to %d", shown, s.from, s.to)
	}
	if steps := high - low + 1; steps != 3 && steps != 5 && steps < 10 || steps > 11 {
		return "", fmt.Sprintf("a scale from %d to %d is not known, only up to 3, 5 and 10", s.from, s.to)
	}
	switch way := (n - float64(s.from)) / float64(s.to-s.from); {
	case way < 0.3:
		return string(model.Low), ""
	case way > 0.7:
		return string(model.High), ""
	}
	return string(model.Medium), ""
}

var stepInHeading = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\pL*)\s*[=:]?\s*\b(\d{1,3})\b\s*[=:]?\s*(\pL*)`)
})

// scaleIn returns the scale given in a heading: "Influence (1-5)", "Power (1 = high, 5 =
// low)".
func scaleIn(f *parse.Field, heading string) scale {
	s := scale{from: 2}
	words := map[int]string{}
	for _, m := range stepInHeading().FindAllStringSubmatch(heading, -1) {
		n, _ := strconv.Atoi(m[2])
		for _, word := range []string{m[1], m[3]} {
			if level, problem := f.Means(word); problem == "" {
				words[n] = level
			}
		}
		s.from, s.to = min(s.from, n), max(s.to, n)
	}
	switch {
	case s.from > 1 || s.to < 2:
		return scale{}
	case words[s.from] == string(model.High) || words[s.to] == string(model.Low):
		return scale{s.to, s.from}
	}
	return s
}

// scaleOf returns the scale of a column of numbers: that in the heading, or else the only
// one that the largest number fits.
func scaleOf(f *parse.Field, heading string, cells []string) scale {
	if s := scaleIn(f, heading); s != (scale{}) {
		return s
	}
	most := 0.0
	for _, c := range cells {
		n, of, ok := scaled(Clean(c))
		if ok && of == (scale{}) {
			most = max(most, n)
		}
	}
	switch {
	case most > 7 && most <= 10:
		return scale{1, 10}
	case most > 4 && most <= 5:
		return scale{1, 5}
	}
	return scale{}
}
