package check_test

import (
	"fmt"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

// Check a map with a project file that disables the rules about hats, and with a known
// gap accepted for a reason.
func ExampleRun() {
	const source = `
organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: CTO, method: report}
accept:
  - {rule: orphan-stakeholder, target: Legal, reason: they join in spring}
`
	project, mistakes := check.Project(".ospomap.yaml", []byte("disable: [hats-*]"))
	if len(mistakes) > 0 {
		fmt.Println(mistakes[0].Message)
		return
	}
	res := check.Run([]byte(source), check.Options{
		Name: "ospo.yaml", Project: project, Rules: gap.Options{Only: []string{"orphan-*", "perspective-empty"}},
	})
	for _, f := range res.Findings {
		fmt.Println(f.Severity, f.Rule, f.Subject)
	}
	for _, f := range res.Accepted {
		fmt.Println("accepted", f.Rule, f.Subject)
	}
	// Output:
	// warning perspective-empty perspective:downward
	// warning perspective-empty perspective:outside
	// accepted orphan-stakeholder stakeholder:legal
}
