package model

import (
	"fmt"
	"time"
)

// Precision is how much of a date is known.
type Precision uint8

// The precisions, finest first.
const (
	ToDay Precision = iota
	ToMonth
	ToQuarter
	ToYear
)

// Date is a calendar day without clock or zone. The zero Date means "none". A month, a
// quarter or a year is stored as its last day, which is the one that counts for
// deadlines and ends; First returns its first day.
type Date struct {
	Year      int
	Month     time.Month
	Day       int
	Precision Precision
}

const dateLayout = "2006-01-02"

// ParseDate parses an ISO date such as 2026-11-22. It rejects days that do not exist.
func ParseDate(text string) (Date, bool) {
	t, err := time.Parse(dateLayout, text)
	if err != nil {
		return Date{}, false
	}
	return DateOf(t), true
}

// ParsePeriod parses an ISO date, or a month, a quarter or a year where no more is
// known: 2026-11, 2026-Q4, 2026.
func ParsePeriod(text string) (Date, bool) {
	if len(text) > len("2006-01") {
		return ParseDate(text)
	}
	if len(text) == len("2006-Q1") && text[4:6] == "-Q" && text[6] >= '1' && text[6] <= '4' {
		if t, err := time.Parse("2006", text[:4]); err == nil {
			return endOf(t.AddDate(0, 3*int(text[6]-'0'), 0), ToQuarter), true
		}
		return Date{}, false
	}
	if t, err := time.Parse("2006-01", text); err == nil {
		return endOf(t.AddDate(0, 1, 0), ToMonth), true
	}
	if t, err := time.Parse("2006", text); err == nil {
		return endOf(t.AddDate(1, 0, 0), ToYear), true
	}
	return Date{}, false
}

// endOf returns the day before t.
func endOf(t time.Time, p Precision) Date {
	d := DateOf(t.AddDate(0, 0, -1))
	d.Precision = p
	return d
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// String returns the ISO form to the precision of the date, or "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Precision == ToMonth:
		return d.time().Format("2006-01")
	case d.Precision == ToQuarter:
		return fmt.Sprintf("%04d-Q%d", d.Year, (d.Month+2)/3)
	case d.Precision == ToYear:
		return fmt.Sprintf("%04d", d.Year)
	}
	return d.time().Format(dateLayout)
}

// First returns the first day of a month, a quarter or a year; a single day is its own
// first day.
func (d Date) First() Date {
	switch d.Precision {
	case ToMonth:
		return Date{Year: d.Year, Month: d.Month, Day: 1}
	case ToQuarter:
		return Date{Year: d.Year, Month: d.Month - 2, Day: 1}
	case ToYear:
		return Date{Year: d.Year, Month: time.January, Day: 1}
	}
	return d
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.time().Before(other.time()) }

// After reports whether all of d, be it a day, a month, a quarter or a year, is later
// than day. The zero Date is not.
func (d Date) After(day Date) bool { return !d.IsZero() && day.Before(d.First()) }

// DaysUntil returns the number of days from d to other, negative if other is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.time().Sub(d.time()) / (24 * time.Hour))
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last day of that month if it is
// shorter. For a month, a quarter or a year it returns the last day of the month.
func (d Date) AddMonths(n int) Date {
	last := DateOf(time.Date(d.Year, d.Month+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC))
	if d.Precision == ToDay {
		last.Day = min(last.Day, d.Day)
	}
	return last
}
