package compass

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
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

// Parts follow their whole and say what they are part of. Below the last level they are a
// number on the card of their whole, which also shows their collaborations.
func TestPartsOfAWhole(t *testing.T) {
	for _, density := range Densities {
		all := "|" + allText(written(t, partsMap, Options{Density: density})) + "|"
		for _, want := range []string{"part of Infrastructure", "part of Team A", "3 stakeholders", "6 with their parts", "2 members, 3 seats", "reached through Legal"} {
			if density == "rows" && strings.HasPrefix(want, "part of Team") { // rows show what a party does instead
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

// A stakeholder that works with the office through a part or a whole is not reached
// through anybody else.
func TestPartsAreReachedWithTheirWhole(t *testing.T) {
	text := allText(written(t, `organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Company, perspective: sideways}
  - {name: Firmware, part_of: Company}
  - {name: Tools, part_of: Firmware}
  - {name: Yard, perspective: sideways}
collaborations:
  - {to: Firmware, label: Clinic}
  - {to: Legal, label: Review}
  - {from: Company, to: Legal, label: Terms}
  - {from: Tools, to: Legal, label: Notices}
  - {from: Yard, to: Legal, label: Papers}
`, Options{}))
	if n := strings.Count(text, "reached through Legal"); n != 1 {
		t.Errorf("%d are reached through Legal, want the yard alone: %s", n, text)
	}
}

// The office's own work is a card in its own block, and counts neither as a stakeholder
// nor as a collaboration.
func TestOwnWorkIsInTheBlock(t *testing.T) {
	const src = `organization: Acme
people: [{name: Head of OSPO}]
stakeholders: [{name: Board, perspective: upward}]
collaborations:
  - {label: Planning, cadence: monthly}
  - {label: Figures, status: planned}
  - {label: Old habit, status: ended}
  - {to: Board, label: Report, direction: to}
`
	for _, density := range Densities {
		s := written(t, src, Options{Density: density})
		text := "|" + allText(s) + "|"
		for _, want := range []string{"|Own work|", "Planning, monthly", "1 stakeholder · 1 collaboration", "1 person"} {
			if (density == "star" || density == "auto") && want == "1 person" { // these have no headings
				continue
			}
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", density, want, text)
			}
		}
		if strings.Contains(text, "Old habit") || strings.Contains(text, "direction not recorded") {
			t.Errorf("%s: it says %s", density, text)
		}
	}
}

// A group is a heading in every density except on stars, where it is a line of the card.
// Groups are in the order in which they first occur.
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

// The box of a whole holds exactly its card and those of all its parts. It is inside its
// panel, and the lines of two boxes are far enough apart to be told apart.
func TestBoxesHoldTheirParts(t *testing.T) {
	const src = `organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Company, perspective: sideways, group: Companies}
  - {name: Press, perspective: sideways, group: Companies}
  - {name: Firmware, part_of: Company}
  - {name: Tools, part_of: Firmware}
  - {name: Bench, part_of: Tools}
  - {name: Yard, perspective: sideways, group: Companies}
  - {name: Docks, part_of: Yard}
  - {name: Cranes, part_of: Docks}
  - {name: Board, perspective: upward}
  - {name: Committee, part_of: Board}
  - {name: Sponsor, perspective: upward}
  - {name: Deputy, part_of: Sponsor}
collaborations:
  - {to: Tools, label: Clinic}
  - {from: Company, to: Board, label: Papers}
`
	parts := map[string][]string{
		"stakeholder-company":  {"stakeholder-bench", "stakeholder-company", "stakeholder-firmware", "stakeholder-tools"},
		"stakeholder-firmware": {"stakeholder-bench", "stakeholder-firmware", "stakeholder-tools"},
		"stakeholder-tools":    {"stakeholder-bench", "stakeholder-tools"},
		"stakeholder-yard":     {"stakeholder-cranes", "stakeholder-docks", "stakeholder-yard"},
		"stakeholder-docks":    {"stakeholder-cranes", "stakeholder-docks"},
		"stakeholder-board":    {"stakeholder-board", "stakeholder-committee"},
		"stakeholder-sponsor":  {"stakeholder-deputy", "stakeholder-sponsor"},
	}
	m, _ := parse.Parse("map.yaml", []byte(src))
	for _, density := range Densities {
		p, err := layout(digest(m, Options{}), density)
		if err != nil {
			t.Fatal(err)
		}
		s := p.draw()
		cards, seen := boxesOf(s), 0
		var boxes []rect
		scene.Walk(s.Root, func(n scene.Node) bool {
			g, ok := n.(*scene.Group)
			if !ok || g.Class != "whole" {
				return true
			}
			seen++
			box := g.Children[0].(*scene.Rect)
			r := rect{box.X, box.Y, box.W, box.H}
			for _, o := range boxes {
				if r.grow(5.9).hits(o) && !holds(r.grow(-5.9), o) && !holds(o.grow(-5.9), r) {
					t.Errorf("%s: the box of %s is at %v, another at %v", density, g.Data[0].Value, r, o)
				}
			}
			boxes = append(boxes, r)
			if p.scaleTo.w == 0 && len(p.regions) > 0 && !slices.ContainsFunc(p.regions, func(x *region) bool { return holds(x.rect, r) }) {
				t.Errorf("%s: the box of %s is in no panel", density, g.Data[0].Value)
			}
			var inside []string
			for key, c := range cards {
				if r.hits(c) {
					inside = append(inside, key)
				}
			}
			slices.Sort(inside)
			if whole := g.Data[0].Value; !slices.Equal(inside, parts[whole]) {
				t.Errorf("%s: the box of %s holds %q", density, whole, inside)
			}
			return true
		})
		if want := len(parts); (density == "cards" || density == "compact" || density == "slide") && seen != want {
			t.Errorf("%s: %d boxes, want %d", density, seen, want)
		}
		if key := strings.Contains(allText(s), "whole with its parts"); key != (seen > 0) {
			t.Errorf("%s: %d boxes, in the key: %v", density, seen, key)
		}
	}
}
