package gap

import (
	"fmt"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// rests adds evidence to a finding; see model.Finding.
func rests(f *model.Finding, ids ...string) {
	f.Evidence = append(f.Evidence, ids...)
	slices.Sort(f.Evidence)
	f.Evidence = slices.Compact(f.Evidence)
}

// mostEvidence limits the evidence that is listed; for the rest only the number is
// kept. Otherwise many findings with much evidence each could add up to far more than
// the map.
const mostEvidence = 100

// restsOn adds stakeholders as evidence and related positions.
func restsOn(f *model.Finding, ps []*party, message model.Phrase, args ...model.Arg) {
	ids := make([]string, 0, min(len(ps), mostEvidence+1))
	for _, p := range ps[:min(len(ps), mostEvidence)] {
		ids = append(ids, ofStakeholder(p).String())
		f.Related = append(f.Related, related(p.Pos, message, args...))
	}
	rests(f, append(ids, others(len(ps))...)...)
}

// reportThem adds one finding about several stakeholders, with them as its evidence.
func (c *Context) reportThem(sev model.Severity, at model.Pos, variant string, them []*party) {
	f := c.ReportAs(sev, ofMap(), at, variant, number("n", len(them)), partyNames("parties", them))
	restsOn(f, them, "one of them")
}

// restsOnWork adds collaborations as evidence.
func (c *Context) restsOnWork(f *model.Finding, list []*model.Collaboration) {
	ids := make([]string, 0, min(len(list), mostEvidence+1))
	for _, col := range list[:min(len(list), mostEvidence)] {
		ids = append(ids, c.ofCollaboration(col).String())
	}
	rests(f, append(ids, others(len(list))...)...)
}

// others returns the evidence for those that are not listed.
func others(all int) []string {
	if all <= mostEvidence {
		return nil
	}
	return []string{fmt.Sprintf("others:%d", all-mostEvidence)}
}

// shareID returns the evidence for n out of total.
func shareID(n, total int) string { return fmt.Sprintf("share:%d/%d", n, total) }

// signal returns the evidence for one sign of a scenario.
func signal(name string) string { return "signal:" + name }
