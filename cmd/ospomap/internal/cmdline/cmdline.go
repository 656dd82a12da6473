// Package cmdline holds what the program's commands share: flag types, shell completion,
// and errors about the command line, which are of type [Error].
package cmdline

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Error is a message about an invalid command line.
type Error string

func (e Error) Error() string { return string(e) }

func wrong(format string, args ...any) error { return Error(fmt.Sprintf(format, args...)) }

// Suggest ends a message about an unknown word: with the known words that it may stand
// for, or else with otherwise.
func Suggest(word string, known []string, otherwise string) string {
	return DidYouMean(Like(word, known), otherwise)
}

// DidYouMean returns the end of a message about an unknown word: the words that it may stand
// for, or else where to look.
func DidYouMean(words []string, otherwise string) string {
	if len(words) > 0 {
		return "; did you mean " + strings.Join(model.Each(words, strconv.Quote), " or ") + "?"
	}
	return "; " + otherwise
}

// Like returns the known words that an unknown word most likely means: those that contain
// it, or else the nearest in spelling, or else those that share a part with it.
func Like(word string, known []string) []string {
	if found := model.HoldingOrNear(word, known); len(found) > 0 {
		return found
	}
	var found []string
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(part) > 3 {
			found = append(found, model.Holding(part, known)...)
		}
	}
	return found
}

// widestType is the maximum width of a list of words next to a flag, in characters.
const widestType = 26

// narrow returns the help of a flag for words of a list. A long list is moved to the end
// of the help, so that flags and help fit next to each other on a terminal.
func narrow(name, help string, words []string) string {
	if len(strings.Join(words, "|")) <= widestType || strings.Contains(help, "`") {
		return help
	}
	return fmt.Sprintf("%s; `%s` is one of %s", help, strings.ToUpper(name), strings.Join(words, ", "))
}

// Choice is a flag for one word of a list.
type Choice struct {
	Name    string
	Value   string
	Allowed []string
}

func (c *Choice) String() string { return c.Value }
func (c *Choice) Type() string   { return strings.Join(c.Allowed, "|") }

func (c *Choice) Set(word string) error {
	if !slices.Contains(c.Allowed, word) {
		list := "allowed: " + strings.Join(c.Allowed, ", ")
		more := Suggest(word, c.Allowed, list)
		if meant := parse.Meant(c.Name, word, c.Allowed); meant != "" {
			more = fmt.Sprintf("; did you mean %q?", meant)
		}
		if !strings.HasSuffix(more, list) {
			more += " " + list
		}
		return wrong("unknown %s %q%s", c.Name, word, more)
	}
	c.Value = word
	return nil
}

// Choices is a flag for words of a list, separated by commas or in several flags. The
// first flag replaces the default.
type Choices struct {
	Name    string
	Values  []string // without duplicates
	Allowed []string
	given   bool
}

func (c *Choices) String() string { return strings.Join(c.Values, ",") }
func (c *Choices) Type() string   { return strings.Join(c.Allowed, "|") }

func (c *Choices) Set(list string) error {
	if !c.given {
		c.given, c.Values = true, nil
	}
	for word := range strings.SplitSeq(list, ",") {
		one := Choice{Name: c.Name, Allowed: c.Allowed}
		if err := one.Set(word); err != nil {
			return err
		}
		if !slices.Contains(c.Values, word) {
			c.Values = append(c.Values, word)
		}
	}
	return nil
}

// Day is a flag for an ISO date.
type Day struct{ model.Date }

func (d *Day) Type() string { return "DATE" }

func (d *Day) Set(text string) error {
	date, ok := model.ParseDate(text)
	if !ok {
		return wrong("%q is not a date such as 2026-11-22", text)
	}
	d.Date = date
	return nil
}

// Size is a flag for a number of bytes, with the suffixes K, M and G for powers of 1024.
type Size int64

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{{"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}}

func (s *Size) Type() string { return "BYTES" }

func (s *Size) String() string {
	for _, u := range sizeUnits {
		if n := int64(*s); n >= u.bytes && n%u.bytes == 0 {
			return fmt.Sprintf("%d%s", n/u.bytes, u.suffix)
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

func (s *Size) Set(text string) error {
	number, unit := strings.ToUpper(text), int64(1)
	number = strings.TrimSuffix(strings.TrimSuffix(number, "B"), "I")
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.suffix); ok {
			number, unit = rest, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit {
		return wrong("%q is not a size such as 500K or 4M", text)
	}
	*s = Size(n * unit)
	return nil
}

// Factor is a flag for a number above 0; 0 means not given.
type Factor float64

func (f *Factor) Type() string { return "NUMBER" }

func (f *Factor) String() string {
	if *f == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*f), 'g', -1, 64)
}

func (f *Factor) Set(text string) error {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n > 0) || math.IsInf(n, 0) {
		return wrong("%q is not a scale such as 2 or 1.5", text)
	}
	*f = Factor(n)
	return nil
}

// Timeout is a flag for a duration above 0.
type Timeout time.Duration

func (t *Timeout) Type() string { return "DURATION" }

func (t *Timeout) String() string { return time.Duration(*t).String() }

func (t *Timeout) Set(text string) error {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return wrong("%q is not a time such as 30s or 2m", text)
	}
	*t = Timeout(d)
	return nil
}

// Revision is a flag for a git revision.
type Revision string

func (r *Revision) Type() string   { return "REVISION" }
func (r *Revision) String() string { return string(*r) }

func (r *Revision) Set(text string) error {
	switch {
	case text == "":
		return wrong("--against is empty; the variable that should hold a git revision may not be set")
	case strings.HasPrefix(text, "-"): // git would take it for an option
		return wrong("%q is not a git revision", text)
	}
	*r = Revision(text)
	return nil
}
