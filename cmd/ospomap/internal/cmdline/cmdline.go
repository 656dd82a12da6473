// Package cmdline is what the commands of the program share: the values that flags
// take, what a shell completes, and what is said of a call that makes no sense, which
// is an [Error], in words for the user.
package cmdline

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Error says what is wrong with a call.
type Error string

func (e Error) Error() string { return string(e) }

func wrong(format string, args ...any) error { return Error(fmt.Sprintf(format, args...)) }

// Suggest continues a message about an unknown word: the nearest known one, those
// of which it is a part, or else where to look.
func Suggest(word string, known []string, otherwise string) string {
	if near := Like(word, known); len(near) > 0 {
		return "; did you mean " + strings.Join(model.Each(near, strconv.Quote), " or ") + "?"
	}
	return "; " + otherwise
}

// Like lists the known words that an unknown one most likely means: the nearest
// in spelling, else those of which it is a part.
func Like(word string, known []string) []string {
	if near := model.Near(word, known); near != "" {
		return []string{near}
	}
	var names model.Names
	for _, k := range known {
		names.Add(strings.ReplaceAll(k, "-", " "), k)
	}
	return names.Like(strings.ReplaceAll(word, "-", " "))
}

// widestType is how many characters a list of words may take beside a flag.
const widestType = 26

// narrow is the help of a flag that takes words of a list. A long list comes at its
// end, so that a terminal shows flags and help next to each other.
func narrow(name, help string, words []string) string {
	if len(strings.Join(words, "|")) <= widestType || strings.Contains(help, "`") {
		return help
	}
	return fmt.Sprintf("%s; `%s` is one of %s", help, strings.ToUpper(name), strings.Join(words, ", "))
}

// Choice is a flag that takes one word of a closed list.
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

// Choices is a flag that takes words of a closed list, with commas or as often
// as the user likes. The first words given replace those it has without.
type Choices struct {
	Name    string
	Values  []string // each once
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

// Day is a flag that takes an ISO date.
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

// Size is a flag that takes a number of bytes, with K, M or G for powers of
// 1024.
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

// Factor is a flag that takes a number above 0; 0 is not given.
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

// Timeout is a flag that takes a time above 0.
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

// Revision is a flag that takes a git revision.
type Revision string

func (r *Revision) Type() string   { return "REVISION" }
func (r *Revision) String() string { return string(*r) }

func (r *Revision) Set(text string) error {
	switch {
	case text == "":
		return wrong("--against is empty; the variable that should hold a git revision may not be set")
	case strings.HasPrefix(text, "-"): // an option, for git
		return wrong("%q is not a git revision", text)
	}
	*r = Revision(text)
	return nil
}
