package model

import "testing"

func TestObjectiveStatus(t *testing.T) {
	due, before, after := Date{Year: 2026, Month: 6, Day: 30}, Date{Year: 2026, Month: 6, Day: 30}, Date{Year: 2026, Month: 7, Day: 1}
	for _, test := range []struct {
		o          Objective
		today      Date
		open, late bool
	}{
		{Objective{}, after, true, false},
		{Objective{Due: due}, before, true, false}, // the day itself is in time
		{Objective{Due: due}, after, true, true},
		{Objective{Due: due}, Date{}, true, false},
		{Objective{Due: due, Status: ObjectiveOpen}, after, true, true},
		{Objective{Due: due, Status: ObjectiveMet}, after, false, false},
		{Objective{Due: due, Status: ObjectiveDropped}, after, false, false},
	} {
		if got := test.o.Open(); got != test.open {
			t.Errorf("%+v: open is %t", test.o, got)
		}
		if got := test.o.Late(test.today); got != test.late {
			t.Errorf("%+v on %s: late is %t", test.o, test.today, got)
		}
	}
}
