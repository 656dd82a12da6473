package gap

import "github.com/ospomap/ospomap/model"

// ScenarioWeights adds up the signs of each scenario that a map shows, whether
// they are enough or not.
func ScenarioWeights(m *model.Map, o Options) map[string]int {
	x := newFacts(m, o)
	c := o.context(x, Lookup("scenario-silo"))
	silo, _ := c.siloSigns()
	aligned, _, _ := c.misalignedSigns()
	checks, _ := c.complianceSigns()
	return map[string]int{"silo": weigh(silo), "misaligned": weigh(aligned), "compliance": weigh(checks), "template": weigh(c.templateSigns())}
}
