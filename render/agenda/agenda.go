// Package agenda is a list of days with what is due on them: what a map hands on
// to calendar programs.
package agenda

import "github.com/ospomap/ospomap/model"

// Agenda is what is due, in the order in which it is written.
type Agenda struct {
	Title  string
	Events []Event
}

// Event is one thing that takes a whole day, or all of a month, a quarter or a year.
type Event struct {
	ID       string     // stays the same when the day moves; unique in the world
	First    model.Date // of its days; zero where it has but one
	Day      model.Date // the last of them
	Title    string
	Text     string // more about it, lines separated by \n; may be empty
	Category string // one word; may be empty
	Href     string // https, http or mailto; others are left out
	// Known is the last day of which the map knows something about it; zero
	// where there is none. It stands for the day of the last change.
	Known model.Date
}
