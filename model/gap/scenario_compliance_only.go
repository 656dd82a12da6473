package gap

import (
	"fmt"
	"slices"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "scenario-compliance-only",
		Severity: model.Warning,
		Area:     AreaScenarios,
		Title:    "Scenario 3: seen as a legal or compliance function only",
		Why: "Where nearly all that is recorded is checking and approving, others come to the office when they must. " +
			"Its part in strategy, security and innovation stays unseen, and unfunded.",
		Recommendation: "Add strategy and community work with named owners; report on innovation and security, not just approvals.",
		Source:         "OSPO book, introduction, scenario 3",
		Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Legal, perspective: sideways, kind: legal}
  - {name: Internal Audit, perspective: sideways, kind: audit}
collaborations:
  - {to: Legal, method: [compliance, approval], aspect: compliance, goals: [speed]}
  - {to: Internal Audit, method: audit, aspect: governance}
`,
		Good: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Legal, perspective: sideways, kind: legal}
  - {name: Internal Audit, perspective: sideways, kind: audit}
  - {name: Engineering, perspective: sideways, kind: engineering}
collaborations:
  - {to: Legal, method: [compliance, approval], aspect: compliance, goals: [speed]}
  - {to: Internal Audit, method: audit, aspect: governance}
  - {to: Engineering, method: [training, contribution], aspect: community, goals: [speed]}
  - {to: Engineering, method: strategy-advice, aspect: strategy}
`,
		Check: scenarioComplianceOnly,
	})
}

// Kinds of unit and methods that only check.
var (
	checkingKinds   = []string{"legal", "compliance", "audit", "ip", "risk", "procurement"}
	checkingMethods = []string{"compliance", "approval", "audit"}
)

func scenarioComplianceOnly(c *Context) {
	if !c.Map.OSPO.Status.InOperation() {
		return
	}
	var signals []string
	count, tagged := c.aspects()
	if n := count[model.Compliance] + count[model.Governance]; tagged >= 3 && share(n, tagged, 60) {
		signals = append(signals, fmt.Sprintf("%d of %d collaborations serve compliance or governance", n, tagged))
	}
	hats, worn := c.hats()
	if n := hats[model.Gatekeeper]; share(n, worn, 50) {
		signals = append(signals, fmt.Sprintf("%d of %d hats are gatekeeper", n, worn))
	}
	if units := c.connected(model.Sideways); onlyChecking(units) {
		signals = append(signals, "the only units connected are "+names(units))
	}
	if n, all := c.checkingMethods(); all >= 3 && share(n, all, 60) {
		signals = append(signals, fmt.Sprintf("%d of %d methods are compliance, approval or audit", n, all))
	}
	if tagged >= 3 && count[model.Strategy]+count[model.Community] == 0 {
		signals = append(signals, "nothing serves strategy or community")
	}
	c.reportScenario("looks like a compliance function", signals)
}

// onlyChecking reports whether there are units and all are of a checking kind.
func onlyChecking(units []*party) bool {
	for _, p := range units {
		if !slices.Contains(checkingKinds, p.Kind) {
			return false
		}
	}
	return len(units) > 0
}

// checkingMethods counts the methods of active collaborations that only check,
// and all of them.
func (x *index) checkingMethods() (checking, all int) {
	for _, col := range x.active {
		for _, m := range col.Methods {
			all++
			if slices.Contains(checkingMethods, m) {
				checking++
			}
		}
	}
	return checking, all
}
