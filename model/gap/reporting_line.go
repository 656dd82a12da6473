package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "reporting-line",
	Severity:       model.Warning,
	Area:           AreaUpward,
	Title:          "The office's reporting line leads nowhere",
	Why:            "Whom an office reports to protects it and carries its concerns further up. A line that ends at another unit, or at somebody with whom nothing is under way, carries nothing.",
	Recommendation: "Record whom the office really reports to (perspective: upward), and what the two do together in both directions.",
	Says: says{
		"side": "the office reports to {party}, who is recorded as {side} and not as upward",
		"idle": "the office reports to {party}, and nothing is under way with them",
	},
	Source:  from("OSPO book, later chapters: where the office reports to", bookURL),
	Further: []model.Source{readCreate, readFAQ},
	Rests:   []model.RefKind{model.RefParty, model.RefStakeholder},
	Bad: `organization: Acme
ospo: {status: established, reports_to: Legal}
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
`,
	Cure: change{
		"reports_to: Legal", "reports_to: CTO",
		"", `collaborations:
  - {to: CTO, method: report, direction: both}
`,
	},
	Snippet: (*facts).mendLine,
	Check:   reportingLine,
})

func reportingLine(c *Context) {
	ref := c.Map.OSPO.ReportsTo
	if ref == nil || !c.Map.OSPO.Status.InOperation() {
		return
	}
	p := c.byID[ref.ID]
	switch {
	case p == nil || p.Wanted:
	case p.Perspective != model.Upward:
		f := c.Report(ofOSPO(), c.Map.OSPO.At("reports_to"), "side", named("party", p.Name), word("side", p.Perspective))
		rests(f, ofStakeholder(p).String())
	case !c.inTouch(p) && !c.orphan(p) && (c.whole(p) == nil || !c.inTouch(c.whole(p))): // orphan-stakeholder reports orphans
		f := c.Report(ofOSPO(), c.Map.OSPO.At("reports_to"), "idle", named("party", p.Name))
		rests(f, ofStakeholder(p).String())
	}
}

func (x *facts) mendLine(model.Finding) string {
	if to := x.m.OSPO.ReportsTo; to.Known() {
		if p := x.byID[to.ID]; p != nil && p.Perspective == model.Upward {
			return x.works([]*party{p}, 1, "method: report, direction: both, cadence: monthly")
		}
	}
	if up := x.first(model.Upward, sponsors); len(up) > 0 {
		return "ospo:\n  reports_to: " + yamlText(up[0].Name) + "\n"
	}
	return ""
}
