package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "owner-departed",
		Severity:       model.Error,
		Area:           AreaDownward,
		Dated:          true,
		Title:          "An owner has left",
		Why:            "The person who looks after this is past their last day, so it has no owner and the map claims that it has.",
		Recommendation: "Name the successor.",
		Source:         "stakeholder register practice: owners are people who are there",
		Bad: `organization: Acme
people:
  - {name: Community manager, until: 2026-03-31}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Community manager}
`,
		Good: `organization: Acme
people:
  - {name: Community manager, until: 2026-03-31}
  - {name: Head of OSPO}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Head of OSPO}
`,
		Today: "2026-04-01",
		Check: ownerDeparted,
	})
}

func ownerDeparted(c *Context) {
	for _, s := range c.parties {
		if p := c.departed(s.Owner); p != nil {
			c.Report(ofStakeholder(s), s.At("owner"), "%q is owned by %q, who left on %s", s.Name, p.Name, p.Until)
		}
	}
	for _, col := range c.Map.Collaborations {
		if p := c.departed(col.Owner); p != nil && col.Status != model.Ended {
			c.Report(c.ofCollaboration(col), col.At("owner"), "%s is owned by %q, who left on %s", c.called(col), p.Name, p.Until)
		}
	}
	for _, project := range c.Map.Projects {
		if p := c.departed(project.Owner); p != nil {
			c.Report(ofProject(project), project.At("owner"), "%q is owned by %q, who left on %s", project.Name, p.Name, p.Until)
		}
	}
}

// departed is the person that the reference names if their last day is over.
func (c *Context) departed(owner *model.Ref) *model.Person {
	if owner == nil {
		return nil
	}
	if p := c.people[owner.ID]; p != nil && !p.Until.IsZero() && p.Until.Before(c.Today) {
		return p
	}
	return nil
}
