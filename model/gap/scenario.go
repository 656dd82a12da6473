package gap

import "github.com/ospomap/ospomap/model"

// signsOfScenario is the smallest total weight of signs that makes a scenario. A single
// sign has its own rule or is no fault.
const signsOfScenario = 2

// sign is a fact that makes a map look like a scenario. Signs are independent: no two
// count the same fact, so that no single edit changes the sum by more than one.
type sign struct {
	id     string // id in the evidence
	weight int    // usually 1; 2 for a sign that makes a scenario by itself
	args   []model.Arg
}

// weigh returns the total weight of signs.
func weigh(signs []sign) int {
	sum := 0
	for _, s := range signs {
		sum += s.weight
	}
	return sum
}

// reportScenario reports the scenario if its signs weigh enough. concerned are the
// stakeholders involved.
func (c *Context) reportScenario(subject model.Subject, pos model.Pos, signs []sign, concerned []*party, message model.Phrase) {
	if weigh(signs) < signsOfScenario {
		return
	}
	parts := make([]model.Sentence, len(signs))
	for i, s := range signs {
		parts[i] = model.Sentence{Text: c.rule.Says[s.id], Args: s.args}
	}
	f := c.Report(subject, pos, "", saidAll("signs", parts))
	for _, s := range signs {
		rests(f, signal(s.id))
	}
	restsOn(f, concerned, message)
}
