// Package agenda defines lists of dates with what is due on them, for calendar programs.
package agenda

import "github.com/ospomap/ospomap/model"

// Agenda is a list of what is due, in output order.
type Agenda struct {
	Title  string
	Events []Event
}

// Event takes a whole day, month, quarter or year.
type Event struct {
	ID       string     // globally unique; stays the same when the date moves
	First    model.Date // first day; zero if it is a single day
	Day      model.Date // last day
	Title    string
	Text     string // more about it, lines separated by \n; may be empty
	Category string // one word; may be empty
	Href     string // https, http or mailto; others are dropped
	// Known is the last date of which the map knows something about it; zero if there is
	// none. It stands for the date of the last change.
	Known model.Date
}
