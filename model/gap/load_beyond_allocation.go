package gap

import (
	"math"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "load-beyond-allocation",
		Severity:       model.Warning,
		Area:           AreaDownward,
		Title:          "More meetings than the recorded time allows",
		Why:            "What a person owns comes round as often as its cadence says. At one hour each, with preparation, more meetings than half of the time that is recorded for the person leave no time for the work between them.",
		Recommendation: "Hand some of it over, make it less frequent, or record the time that it really takes.",
		Says: says{
			"": "{person} owns {n|collaboration} with about {meetings} meetings a month, and {percent} % of a working week, room for {room}",
		},
		Source: "stakeholder register practice: the communications plan says who and how often",
		URL:    registerURL,
		Bad: `organization: Acme
people:
  - {name: Head of OSPO, lead: true}
  - {name: License engineer, allocation: 0.05}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance, cadence: weekly, owner: License engineer}
  - {to: Legal, method: training, cadence: weekly, owner: License engineer}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO, lead: true}
  - {name: License engineer, allocation: 0.5}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance, cadence: weekly, owner: License engineer}
  - {to: Legal, method: training, cadence: weekly, owner: License engineer}
`,
		Check: loadBeyondAllocation,
	})
}

// How a month is reckoned: its days, those of them on which people work, and the
// meetings of one hour that fill half the working time of one person.
const (
	monthDays     = 30.4
	monthWorkdays = 21
	monthRoom     = 80
)

func loadBeyondAllocation(c *Context) {
	for _, p := range c.team {
		if p.Allocation == nil {
			continue
		}
		n, meetings := 0, 0.0
		for _, col := range c.active {
			if days := col.Cadence.Days(); days > 0 && col.Owner != nil && col.Owner.ID == p.ID {
				n, meetings = n+1, meetings+min(monthDays/float64(days), monthWorkdays)
			}
		}
		if room := monthRoom * *p.Allocation; meetings > room {
			f := c.Report(ofPerson(p), p.At("allocation"), "", named("person", p.Name), number("n", n),
				number("meetings", int(math.Round(meetings))), number("percent", int(math.Round(100**p.Allocation))), number("room", int(room)))
			rests(f, shareID(int(math.Round(meetings)), int(room)))
		}
	}
}
