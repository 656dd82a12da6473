package gap

import "github.com/ospomap/ospomap/model"

// flow summarises the directions of work as seen from one party.
type flow struct {
	out, in bool // something runs away from the party, or towards it
	open    bool // some direction is not recorded and may be either
}

// flowOf sums up the directions of collaborations, seen from one end of each.
func flowOf(list []*model.Collaboration, near func(*model.Collaboration) string) flow {
	var f flow
	for _, col := range list {
		switch col.Flow(near(col)) {
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

// office is the end of work from which most rules look.
func office(*model.Collaboration) string { return model.OSPOID }

// across returns the end of a collaboration that is neither the party nor part of it.
func (x *facts) across(p *party) func(*model.Collaboration) string {
	return func(col *model.Collaboration) string {
		for end := x.byID[col.From.ID]; end != nil; end = x.whole(end) {
			if end == p {
				return col.To.ID
			}
		}
		return col.From.ID
	}
}

// bothWays reports whether work runs, or may run, in both directions.
func (f flow) bothWays() bool { return f.out && f.in || f.open }

// oneWay returns the single direction in which all work runs, or "" if there is none.
func (f flow) oneWay() model.Direction {
	switch {
	case f.open || f.out == f.in:
		return ""
	case f.out:
		return model.DirectionTo
	}
	return model.DirectionFrom
}

// runs reports whether a collaboration runs, or may run, away from the party with that
// id.
func runs(col *model.Collaboration, id string) bool {
	d := col.Flow(id)
	return d != model.DirectionFrom
}
