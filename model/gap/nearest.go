package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// nearestRule returns the id of the rule whose spelling is closest to id, or of the
// only rule that contains it; "" if there is none.
func nearestRule(id string) string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	if near := model.Near(id, ids); near != "" {
		return near
	}
	ids = slices.DeleteFunc(ids, func(rule string) bool { return !strings.Contains(rule, lower(id)) })
	if len(ids) == 1 {
		return ids[0]
	}
	return ""
}
