package gap

import (
	"strings"
)

// A scenario is a picture that several signals make together; one signal alone
// has its own rule or is no fault.
const signalsOfScenario = 2

// reportScenario adds the scenario's finding when enough signals show.
func (c *Context) reportScenario(claim string, signals []string) {
	if len(signals) >= signalsOfScenario {
		c.Report(ofOSPO(), c.Map.At("ospo"), "%s: %s", claim, strings.Join(signals, "; "))
	}
}
