package compass

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

const partsMap = `organization: Acme
stakeholders:
  - {name: Board, perspective: upward, members: [Chair, Deputy], seats: 3}
  - {name: Infrastructure, perspective: sideways, group: Engineering}
  - {name: Legal, perspective: sideways, group: Staff}
  - {name: Team A, part_of: Infrastructure}
  - {name: Squad, part_of: Team A}
  - {name: Platform, perspective: sideways, group: Engineering}
collaborations:
  - {to: Squad, label: Clinic, direction: from}
  - {to: Legal, label: Review, direction: both}
  - {from: Legal, to: Platform, label: Terms}
  - {from: Legal, to: Squad, label: Notices}
`

// Parts follow their whole and say whose they are; below the last level they are a
// count on the card of their whole, and so is what they do.
func TestPartsOfAWhole(t *testing.T) {
	for _, density := range Densities {
		all := "|" + allText(written(t, partsMap, Options{Density: density})) + "|"
		for _, want := range []string{"part of Infrastructure", "part of Team A", "3 stakeholders", "6 with their parts", "2 members, 3 seats", "reached through Legal"} {
			if density == "rows" && strings.HasPrefix(want, "part of Team") { // rows tell what a party does rather
				continue
			}
			if want == "3 stakeholders" {
				want = "4 stakeholders (6"
			}
			if !strings.Contains(all, want) {
				t.Errorf("%s: no %q in %s", density, want, all)
			}
		}
		s := written(t, partsMap, Options{Density: density, Depth: 1})
		text := "|" + allText(s) + "|"
		for _, want := range []string{"4 stakeholders (6 with their parts)", "Squad: Clinic"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s, one level: no %q in %s", density, want, text)
			}
		}
		if strings.Contains(text, "|Team A|") {
			t.Errorf("%s, one level: a part has a card", density)
		}
		if density == "cards" || density == "compact" {
			said := followed(t, density, s)
			if said["stakeholder-infrastructure"] != "to" {
				t.Errorf("%s: the lines of the whole say %q", density, said["stakeholder-infrastructure"])
			}
		}
	}
}

// A group is a heading in every density, on stars a line of the card, in the order in
// which groups are first named.
func TestGroupsAreHeadings(t *testing.T) {
	for _, density := range Densities {
		s := written(t, partsMap, Options{Density: density})
		var seen []string
		scene.Walk(s.Root, func(n scene.Node) bool {
			if x, ok := n.(*scene.Text); ok && (x.S == "Engineering" || x.S == "Staff") {
				seen = append(seen, x.S)
			}
			return true
		})
		if len(seen) < 2 || seen[0] != "Engineering" {
			t.Errorf("%s: the groups are %q", density, seen)
		}
	}
}
