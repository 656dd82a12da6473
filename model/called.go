package model

import (
	"fmt"
	"strings"
)

// Called returns the stakeholder whose id or name is text, ignoring the case of names.
// If there is none, or more than one, the error suggests what to write instead.
func (m *Map) Called(text string) (*Stakeholder, error) {
	if s := m.Stakeholder(text); s != nil {
		return s, nil
	}
	var found []*Stakeholder
	var names Names
	for _, s := range m.Stakeholders {
		if strings.EqualFold(OneLine(s.Name), OneLine(text)) {
			found = append(found, s)
		}
		names.Add(s.ID, s.ID)
		names.Add(s.Name, s.ID)
	}
	quoted := func(s string) string { return `"` + Printable(Short(s)) + `"` }
	switch like := names.Like(text); {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, fmt.Errorf("several stakeholders are called %s; give the id of one, such as %s", quoted(text), quoted(found[0].ID))
	case len(like) > 0:
		return nil, fmt.Errorf("no stakeholder called %s; did you mean %s?", quoted(text), quoted(like[0]))
	case len(m.Stakeholders) == 0:
		return nil, fmt.Errorf("no stakeholder called %s: the map has none", quoted(text))
	}
	return nil, fmt.Errorf("no stakeholder called %s; the first of the map is %s", quoted(text), quoted(m.Stakeholders[0].ID))
}
