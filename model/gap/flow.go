package gap

import "github.com/ospomap/ospomap/model"

// flow says which way things pass between the office and one party, over all
// that they do together. It is the only place that reads directions for rules.
type flow struct {
	out, in bool // something runs from the office, to it
	open    bool // the direction of something is not recorded, so it may be either
}

// flowOf adds up the directions of collaborations, seen from the party with id.
func flowOf(list []*model.Collaboration, id string) flow {
	var f flow
	for _, col := range list {
		switch col.Flow(id) {
		case model.DirectionTo:
			f.out = true
		case model.DirectionFrom:
			f.in = true
		case model.DirectionBoth:
			f.out, f.in = true, true
		default:
			f.open = true
		}
	}
	return f
}

// bothWays reports whether there is, or may be, a dialogue.
func (f flow) bothWays() bool { return f.out && f.in || f.open }

// oneWay is the single direction in which everything runs, or nothing.
func (f flow) oneWay() model.Direction {
	switch {
	case f.open || f.out == f.in:
		return ""
	case f.out:
		return model.DirectionTo
	}
	return model.DirectionFrom
}

// runs reports whether a collaboration runs, or may run, from the party with id.
func runs(col *model.Collaboration, id string) bool {
	d := col.Flow(id)
	return d != model.DirectionFrom
}
