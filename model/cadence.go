package model

import (
	"slices"
	"strconv"
	"strings"
)

// Cadence is how often a collaboration is meant to happen: one of Cadences, or a number
// of days or weeks such as "90d" or "6w". Empty means not recorded.
type Cadence string

// Cadences lists the named cadences, most frequent first.
var Cadences = []Cadence{"daily", "weekly", "biweekly", "monthly", "quarterly", "half-yearly", "yearly", "on-demand"}

var (
	cadenceDays   = [...]int{1, 7, 14, 31, 91, 182, 365, 0}
	cadenceMonths = [...]int{0, 0, 0, 1, 3, 6, 12, 0}
)

// maxCadence is the longest interval that is accepted, in days.
const maxCadence = 3660

// Days returns the interval in days: 0 for on-demand and for an unrecorded cadence.
// Months and years count as a fixed number of days; use After to compute dates.
func (c Cadence) Days() int {
	if i := slices.Index(Cadences, c); i >= 0 {
		return cadenceDays[i]
	}
	n, days := c.Counted()
	return n * days
}

// Counted splits a numeric cadence such as "6w" into its number and the days per unit.
// Both are 0 for any other cadence.
func (c Cadence) Counted() (n, days int) {
	text, days := string(c), 1
	number, ok := strings.CutSuffix(text, "d")
	if !ok {
		number, ok = strings.CutSuffix(text, "w")
		days = 7
	}
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > maxCadence {
		return 0, 0
	}
	return n, days
}

// After returns the day on which the next occasion is due after one on d, or the zero
// Date for a cadence without an interval. It counts calendar months, so monthly after
// 31 January is 28 February.
func (c Cadence) After(d Date) Date {
	if i := slices.Index(Cadences, c); i >= 0 && cadenceMonths[i] > 0 {
		return d.AddMonths(cadenceMonths[i])
	}
	if days := c.Days(); days > 0 {
		return d.AddDays(days)
	}
	return Date{}
}

// Valid reports whether c is a named cadence, or a number of days or weeks of at most
// about ten years.
func (c Cadence) Valid() bool {
	d := c.Days()
	return d > 0 && d <= maxCadence || c == "on-demand"
}

// Text returns the cadence in words: "on demand", "every 90 days".
func (c Cadence) Text() string {
	if slices.Contains(Cadences, c) {
		return strings.ReplaceAll(string(c), "-", " ")
	}
	n, days := c.Counted()
	unit := "day"
	if days == 7 {
		unit = "week"
	}
	switch n {
	case 0:
		return string(c)
	case 1:
		return "every " + unit
	}
	return "every " + Counted(n, unit)
}
