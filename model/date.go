package model

import "time"

// Date is a calendar day without clock or zone. The zero Date means "none".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

const dateLayout = "2006-01-02"

// ParseDate reads an ISO date such as 2026-11-22 and refuses days that do not
// exist.
func ParseDate(text string) (Date, bool) {
	t, err := time.Parse(dateLayout, text)
	if err != nil {
		return Date{}, false
	}
	return DateOf(t), true
}

// DateOf is the day of a point in time, in that time's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// String gives the ISO form, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(dateLayout)
}

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.time().Before(other.time()) }

// DaysUntil counts the days from d to other; negative when other is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.time().Sub(d.time()) / (24 * time.Hour))
}

// AddDays gives the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }
