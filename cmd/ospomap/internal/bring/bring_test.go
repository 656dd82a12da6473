package bring

import (
	"errors"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/importing"
)

const (
	before = "organization: Acme\nstakeholders:\n  - {name: Linux Foundation, perspective: outside}\n  - {name: Works council, perspective: sideways}\n"
	listed = "Name,Perspective,Role\nLinux Fundation,outside,Hosts our projects\nWorks councl,sideways,Speaks for all\n"
)

// TestAsked imports a register into a map with similar names, and answers which of them
// are the same.
func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		name, answers string
		lines         []string // lines of the map after it; none if nothing is changed
	}{
		{"both are", "y\nyes\n", []string{"{name: Linux Foundation, perspective: outside, role: Hosts our projects}", "{name: Works council, perspective: sideways, role: Speaks for all}"}},
		{"one is new", "y\nn\n", []string{"role: Hosts our projects}", "{name: Works council, perspective: sideways}", "{name: Works councl, perspective: sideways, role: Speaks for all}"}},
		{"no answer to one", "y\n\n", nil},
		{"nobody answers", "", nil},
		{"something else", "maybe\ny\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var said strings.Builder
			i := &Import{
				Read: func(arg string) (string, []byte, error) {
					return arg, []byte(map[string]string{"m.yaml": before, "r.csv": listed}[arg]), nil
				},
				In: strings.NewReader(tt.answers), Err: &said, Options: importing.PlanOptions{Same: map[string]string{}},
			}
			_, was, after, _, err := i.Plan([]string{"r.csv"}, "m.yaml", nil)
			if !strings.HasPrefix(said.String(), `r.csv, row 2: is "Linux Fundation" the "Linux Foundation" in the map? [y/n] `) {
				t.Errorf("it asks %s", said.String())
			}
			if tt.lines == nil {
				if _, refused := errors.AsType[*Refused](err); !refused || after != nil || !strings.Contains(said.String(), "hint: record it under same") {
					t.Errorf("it gives %v\n%s\n%s", err, after, said.String())
				}
				return
			}
			if err != nil || string(was) != before {
				t.Fatal(err)
			}
			for _, line := range tt.lines {
				if !strings.Contains(string(after), line) {
					t.Errorf("the map lacks %s:\n%s", line, after)
				}
			}
		})
	}
}
