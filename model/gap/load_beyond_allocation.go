package gap

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "load-beyond-allocation",
	Severity:       model.Warning,
	Area:           AreaDownward,
	Excess:         true,
	Staff:          true,
	Title:          "More meetings than the recorded time allows",
	Why:            "What a person owns recurs as often as its cadence says. Counted at one hour each with preparation, meetings that fill more than half of the time recorded for a person leave too little for the work between them. Contributing, measuring and funding are not counted as meetings, nor are methods that are not known.",
	Recommendation: "Hand some of them over, meet less often, or record the time that the work really takes (allocation).",
	Says: says{
		"": "{person} owns {n|collaboration} with about {meetings} meetings a month, and {percent} % of a working week, which leaves room for {room}",
	},
	Source: from("stakeholder register practice: the communications plan says who and how often", registerURL),
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
	Cure:  change{"allocation: 0.05", "allocation: 0.5"},
	Check: loadBeyondAllocation,
})

// Assumptions about a month: its days, its working days, and the number of one-hour
// meetings that fill half of one person's working time.
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
		for _, col := range slices.Concat(c.active, c.Map.Activities) {
			keeper := col.Keeper()
			if days := col.Cadence.Days(); days > 0 && c.meets(col) && col.AtWork(c.Today) && keeper != nil && keeper.ID == p.ID {
				n, meetings = n+1, meetings+min(monthDays/float64(days), monthWorkdays)
			}
		}
		if held, room := int(math.Round(meetings)), int(monthRoom**p.Allocation); held > room {
			f := c.Report(ofPerson(p), p.At("allocation"), "", named("person", p.Name), number("n", n),
				number("meetings", held), number("percent", int(math.Round(100**p.Allocation))), number("room", room))
			rests(f, shareID(held, room))
		}
	}
}

// meets reports whether people meet as often as the collaboration's cadence says.
func (c *Context) meets(col *model.Collaboration) bool {
	return len(col.Methods) == 0 || !c.unclear(col) && !c.onlyDoes(col, "contribution", "measuring", "funding")
}
