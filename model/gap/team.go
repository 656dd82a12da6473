package gap

import "github.com/ospomap/ospomap/model"

// fewestForHats is the smallest team that is expected to cover all five hats.
const fewestForHats = 3

// asksHats reports whether hats say something about the office: it is established,
// large enough, and at least half of its people have a hat recorded.
func (x *facts) asksHats() bool {
	with, team := count(x.team, func(p *model.Person) bool { return len(p.Hats) > 0 }), len(x.team)
	return x.m.OSPO.Status == model.OSPOEstablished && team >= fewestForHats && many(with, team)
}
