package gap

import "github.com/ospomap/ospomap/model"

// A scenario is a picture that several signs make together; one sign alone has
// its own rule or is not a fault.
const signsOfScenario = 2

// sign is one independent fact that makes a map look like a scenario. Two signs
// never count one fact twice, so that no single edit changes the sum by more
// than one.
type sign struct {
	id     string // for the evidence
	weight int    // usually 1; a sign that is a picture of its own has 2
	args   []model.Arg
}

// weigh adds up signs.
func weigh(signs []sign) int {
	sum := 0
	for _, s := range signs {
		sum += s.weight
	}
	return sum
}

// reportScenario adds the scenario's finding when the signs are enough. The
// stakeholders are those concerned.
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
