package gap

import (
	"fmt"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// rests adds what a finding rests on; see model.Finding.
func rests(f *model.Finding, ids ...string) {
	f.Evidence = append(f.Evidence, ids...)
	slices.Sort(f.Evidence)
	f.Evidence = slices.Compact(f.Evidence)
}

// restsOn adds stakeholders and shows where they stand.
func restsOn(f *model.Finding, ps []*party, message string) {
	for _, p := range ps {
		rests(f, ofStakeholder(p).String())
		f.Related = append(f.Related, model.Related{Pos: p.Pos, Message: message})
	}
}

// restsOnWork adds collaborations.
func (c *Context) restsOnWork(f *model.Finding, list []*model.Collaboration) {
	for _, col := range list {
		rests(f, c.ofCollaboration(col).String())
	}
}

// shareID is the evidence of n out of total.
func shareID(n, total int) string { return fmt.Sprintf("share:%d/%d", n, total) }

// signal is the evidence of one sign of a scenario.
func signal(name string) string { return "signal:" + name }
