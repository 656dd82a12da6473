package gap

import "github.com/ospomap/ospomap/model"

// ScenarioWeights returns the total weight of signs by scenario, whether or not it is
// enough for a finding.
func ScenarioWeights(m *model.Map, o Options) map[string]int {
	x := newFacts(m, o)
	c := o.context(x, Lookup("scenario-silo"))
	silo, _ := c.siloSigns()
	aligned, _, _ := c.misalignedSigns()
	checks, _ := c.complianceSigns()
	return map[string]int{"silo": weigh(silo), "misaligned": weigh(aligned), "compliance": weigh(checks), "template": weigh(c.templateSigns())}
}
