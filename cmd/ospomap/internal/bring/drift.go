package bring

import (
	"fmt"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/importing"
)

// Drift reads files that are not maps, and returns a function that compares a map with
// them, or nil without files. What was not understood is printed once.
func (i *Import) Drift(files []string) (func(*model.Map) []gap.Drift, error) {
	if len(files) == 0 {
		return nil, nil
	}
	sources, err := i.Sources(files)
	if err != nil {
		return nil, err
	}
	told := map[string]bool{}
	return func(m *model.Map) []gap.Drift {
		again := make([]*importing.Source, len(sources))
		for n, s := range sources {
			again[n] = s.Again() // comparing resolves the records in place
		}
		found, problems := importing.Drift(m, again, importing.PlanOptions{})
		for _, p := range problems {
			if line := model.Printable(p.String()); !told[line] {
				told[line] = true
				fmt.Fprintln(i.Err, line)
			}
		}
		return found
	}, nil
}
