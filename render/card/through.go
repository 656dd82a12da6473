package card

import "github.com/ospomap/ospomap/model"

// Through returns the stakeholders whom the office reaches only through others, by id,
// with the first stakeholder who works with both on the given day. Stakeholders whose
// whole or part works with the office itself are not among them.
func Through(m *model.Map, today model.Date) map[string]*model.Stakeholder {
	byID := m.ByID()
	wholes := func(s *model.Stakeholder) []*model.Stakeholder { // starting with s itself
		var out []*model.Stakeholder
		for ; s != nil && len(out) <= len(byID); s = byID[s.PartOf.ID] {
			if out = append(out, s); s.PartOf == nil {
				break
			}
		}
		return out
	}
	direct, met := map[string]bool{}, map[string]bool{}
	for _, k := range m.Collaborations {
		if s := byID[k.Other(model.OSPOID)]; s != nil && k.WithOSPO() && k.Status != model.Ended {
			direct[s.ID] = direct[s.ID] || k.AtWork(today)
			for _, x := range wholes(s) {
				met[x.ID] = true
			}
		}
	}
	reached := func(s *model.Stakeholder) bool {
		for _, x := range wholes(s) {
			if _, own := direct[x.ID]; own {
				return true
			}
		}
		return met[s.ID] || s.Wanted || m.OSPO.ReportsTo != nil && m.OSPO.ReportsTo.ID == s.ID
	}
	out := map[string]*model.Stakeholder{}
	for _, k := range m.Collaborations {
		if k.WithOSPO() || !k.AtWork(today) {
			continue
		}
		for _, ends := range [2][2]string{{k.From.ID, k.To.ID}, {k.To.ID, k.From.ID}} {
			via := byID[ends[1]]
			if via == nil || via.Wanted || !direct[via.ID] {
				continue
			}
			for _, s := range wholes(byID[ends[0]]) {
				if out[s.ID] == nil && !reached(s) {
					out[s.ID] = via
				}
			}
		}
	}
	return out
}
