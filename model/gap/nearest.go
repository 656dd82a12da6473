package gap

import "github.com/ospomap/ospomap/model"

// nearestRule is the id of the rule whose spelling is closest to id, or nothing
// when none is close.
func nearestRule(id string) string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return model.Near(id, ids)
}
