package views

import (
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// dashes reports whether there are dashed shapes of gaps, and dashed lines. Dashed grey
// frames and expectations state in words what they are.
func dashes(nodes []scene.Node) (gap, line bool) {
	scene.Walk(nodes, func(n scene.Node) bool {
		switch x := n.(type) {
		case *scene.Group:
			return x.Class != "expectation"
		case *scene.Rect:
			gap = gap || len(x.Dash) > 0 && x.Stroke == scene.Gap
		case *scene.Circle:
			gap = gap || len(x.Dash) > 0 && x.Stroke == scene.Gap
		case *scene.Path:
			closed := x.Segments[len(x.Segments)-1].Op == scene.ClosePath
			line = line || len(x.Dash) > 0 && !closed
		}
		return true
	})
	return gap, line
}

// missingMaker is a map with a wanted stakeholder in every possible place.
const missingMaker = `
organization: Northwind Ferries
people: [{id: head, name: Head}]
stakeholders:
  - {id: maker, name: Maker, perspective: outside, status: wanted, influence: high, interest: low, engagement: {current: neutral}}
  - {id: law, name: Law, perspective: sideways}
collaborations:
  - {to: maker, label: Patches, direction: both, strength: strong}
  - {to: law, label: Clinic, raci: {responsible: maker, accountable: head}}
projects: [{name: Kernel, use: used, stakeholder: maker}]
`

// plannedLink is a map whose only dashed line is between two stakeholders.
const plannedLink = `
organization: Northwind Ferries
stakeholders: [{name: Board, perspective: upward}, {name: Law, perspective: sideways}, {name: Crew, perspective: downward}, {name: Harbour, perspective: outside}]
collaborations: [{to: Board}, {to: Law}, {to: Harbour}, {from: Law, to: Harbour, label: Clinic, status: planned}]
`

// oneTarget is a map in which no line connects the only target with another.
const oneTarget = `
organization: Northwind Ferries
stakeholders: [{name: Board, perspective: upward}]
readiness: {areas: {usage: {score: 2, target: 3}, culture: {score: 3}}}
`

// A legend has a dashed frame or line if and only if its picture has one. In the compass,
// the sign of gaps also explains lines to gaps; the frames of a briefing state in words
// what is missing.
func TestLegendsHaveTheDashesOfTheirPictures(t *testing.T) {
	check := func(name, file string, m *model.Map, o view.Options) {
		s := viewtest.Drawn(t, Lookup(name), m, o)
		foot := len(s.Root) - s.Foot
		gap, line := dashes(s.Root[:foot])
		gapSign, lineSign := dashes(s.Root[foot:])
		if gap != gapSign && name != "focus" {
			t.Errorf("%s of %s, NoGaps %v: gaps in the picture %v, in the legend %v", name, file, o.NoGaps, gap, gapSign)
		}
		if line != lineSign && !(name == "compass" && line && gapSign) {
			t.Errorf("%s of %s, NoGaps %v: dashed lines in the picture %v, in the legend %v", name, file, o.NoGaps, line, lineSign)
		}
	}
	for _, name := range Names() {
		if name == "report" { // several pictures, each with its own legend
			continue
		}
		both := func(file string, m *model.Map, o view.Options) {
			for _, o.NoGaps = range []bool{false, true} {
				check(name, file, m, o)
			}
		}
		anyMaps(t, 12, both)
		if name == "readiness" {
			m, findings := viewtest.Parsed(t, oneTarget)
			both("the one target", m, view.Options{Findings: findings})
		}
		m, findings := viewtest.Parsed(t, missingMaker)
		if name == "compass" {
			m, findings := viewtest.Parsed(t, plannedLink)
			for _, density := range []string{"star", "cards", "compact", "rows", "slide"} {
				both("the planned link, as "+density, m, view.Options{Findings: findings, Chosen: view.Choices{"density": density}})
			}
		}
		both("the missing maker", m, view.Options{Findings: findings, LayOut: layOutOnce, Chosen: chosenFor[name]})
	}
}

// chosenFor selects the briefing on the wanted stakeholder.
var chosenFor = map[string]view.Choices{"focus": {"focus": "maker"}}
