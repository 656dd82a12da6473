package gap

import "github.com/ospomap/ospomap/model"

// fewestForHats is the smallest team of which all five hats are asked.
const fewestForHats = 3

// asksHats reports whether hats say something about the office: it is
// established, of some size, and at least half of its people have one recorded.
func (x *facts) asksHats() bool {
	with, team := count(x.team, func(p *model.Person) bool { return len(p.Hats) > 0 }), len(x.team)
	return x.m.OSPO.Status == model.OSPOEstablished && team >= fewestForHats && many(with, team)
}
