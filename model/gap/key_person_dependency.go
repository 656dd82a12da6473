package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "key-person-dependency",
		Severity:       model.Warning,
		Area:           AreaDownward,
		Title:          "One person owns most of the work",
		Why:            "Much of what the office does hangs on one person's time and memory.",
		Recommendation: "Hand over or pair two of them.",
		Source:         "network analysis: betweenness, how much runs through one point",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, owner: Head of OSPO}
  - {to: Engineering, method: support, owner: Head of OSPO}
  - {to: Engineering, method: measuring, owner: Head of OSPO}
  - {to: Legal, method: coordination, owner: Head of OSPO}
  - {to: Legal, method: compliance, owner: License engineer}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, owner: Head of OSPO}
  - {to: Engineering, method: support, owner: Head of OSPO}
  - {to: Engineering, method: measuring, owner: Head of OSPO}
  - {to: Legal, method: coordination, owner: License engineer}
  - {to: Legal, method: compliance, owner: License engineer}
`,
		Check: keyPersonDependency,
	})
}

func keyPersonDependency(c *Context) {
	count, total := map[string]int{}, 0
	first := map[string]*model.Collaboration{}
	for _, col := range c.active {
		if col.Owner == nil {
			continue
		}
		id := col.Owner.ID
		if count[id] == 0 {
			first[id] = col
		}
		count[id]++
		total++
	}
	if total < 5 {
		return
	}
	for id, n := range count {
		if n*100 > 60*total { // at most one owner can have that many
			c.Report(c.ofOwner(id), first[id].At("owner"), "%q owns %d of %d", c.name(id), n, total)
		}
	}
}
