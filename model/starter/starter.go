// Package starter holds the maps that a newcomer begins with: one for each
// sector, commented, drawable, and meant to be rewritten.
package starter

import _ "embed"

//go:embed business.yaml
var business string

//go:embed government.yaml
var government string

//go:embed university.yaml
var university string

//go:embed ngo.yaml
var ngo string

// maps lists the starter maps with the names of their stakeholders. The names
// are written out here so that a check can compare a map with them without
// reading YAML.
var maps = []struct {
	sector string
	yaml   *string
	names  []string
}{
	{"business", &business, []string{
		"Open source champions", "CTO", "Executive board", "Engineering", "Developer tools", "Security",
		"Legal", "Product management", "Main upstream project", "Language community", "Foundation to join",
	}},
	{"government", &government, []string{
		"Open source contacts", "Head of digital services", "Council", "Procurement", "Legal service", "Central IT",
		"Information security", "Other public bodies", "Citizens", "Main upstream project", "Foundation to join",
	}},
	{"university", &university, []string{
		"Open source contacts", "Vice-rector for research", "Library", "Technology transfer", "Faculty", "Central IT",
		"Students", "Research funder", "Main research software", "Foundation to join",
	}},
	{"ngo", &ngo, []string{
		"Open source volunteers", "Executive director", "Board of trustees", "Programmes", "IT",
		"Donors", "Beneficiaries", "Main upstream project", "Foundation to join",
	}},
}

// Sectors lists the sectors that have a starter map.
func Sectors() []string {
	out := make([]string, len(maps))
	for i, m := range maps {
		out[i] = m.sector
	}
	return out
}

// Map is the starter map of a sector as YAML, or nothing for a sector that has
// none.
func Map(sector string) string {
	for _, m := range maps {
		if m.sector == sector {
			return *m.yaml
		}
	}
	return ""
}

// Names lists the stakeholders of a sector's starter map by name, in file order.
// The list is shared: do not change it.
func Names(sector string) []string {
	for _, m := range maps {
		if m.sector == sector {
			return m.names
		}
	}
	return nil
}
