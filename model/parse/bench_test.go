package parse

import (
	"fmt"
	"strings"
	"testing"
)

// bigMap returns a map with n stakeholders, each with a collaboration that uses most
// fields.
func bigMap(n int) []byte {
	var b strings.Builder
	b.WriteString("organization: {name: Acme, sector: business, goals: [{id: grow, name: Grow}]}\n")
	b.WriteString("ospo: {name: Open Source Office, mission: Help everybody}\n")
	b.WriteString("people:\n  - {name: Head of OSPO, lead: true, hats: [counselor, enabler]}\nstakeholders:\n")
	words := []string{"upward", "downward", "sideways", "outside"}
	for i := range n {
		fmt.Fprintf(&b, "  - name: Stakeholder %d\n    perspective: %s\n    role: Does things number %d\n    kind: engineering\n", i, words[i%4], i)
		fmt.Fprintf(&b, "    influence: high\n    interest: low\n    expectations: [{id: e%d, text: Answers within a day}]\n    owner: head-of-ospo\n", i)
	}
	b.WriteString("collaborations:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {to: Stakeholder %d, method: [report, support], direction: both, cadence: monthly, goals: [grow], answers: [e%d], last_held: 2026-01-31}\n", i, i)
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{24, 80, 300, 3000} {
		src := bigMap(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, findings := Parse("map.yaml", src); len(findings) > 0 {
					b.Fatal(findings[0].Message)
				}
			}
		})
	}
}
