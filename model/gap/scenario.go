package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

// A scenario is a picture that several signals make together; one signal alone
// has its own rule or is no fault.
const signalsOfScenario = 2

// inOperation reports whether the office is past being proposed and not being
// wound down: only then does the map show how it works.
func inOperation(m *model.Map) bool {
	return m.OSPO.Status == "piloting" || m.OSPO.Status == "established"
}

// reportScenario adds the scenario's finding when enough signals show.
func (c *Context) reportScenario(claim string, signals []string) {
	if len(signals) >= signalsOfScenario {
		c.Report(ofOSPO(), c.Map.At("ospo"), "%s: %s", claim, strings.Join(signals, "; "))
	}
}
