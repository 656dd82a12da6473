package projects

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const projectsMap = `organization: {name: Northwind Ferries}
people: [{id: head, name: Head of OSPO}]
stakeholders:
  - {id: upstream, name: Upstream, perspective: outside}
  - {name: Drivers, part_of: upstream}
  - {name: Log Library, perspective: outside}
  - {name: Engineering, perspective: sideways}
collaborations:
  - {to: Drivers, label: Patches, direction: both, cadence: weekly, owner: head}
  - {from: Engineering, to: upstream, label: Upkeep, direction: to}
projects:
  - {name: Sphinx, use: used}
  - {name: BusyBox, use: used, stakeholder: upstream}
  - {name: Kernel, use: critical, url: "https://example.org/kernel", status: maintained, group: Foundation, stakeholder: upstream, owner: head}
  - {name: Core, use: critical, stakeholder: Log Library}
`

func judged(t *testing.T, src string) (*model.Map, view.Options) {
	t.Helper()
	m, _ := viewtest.Parsed(t, src)
	return m, view.Options{Findings: gap.Run(m, gap.Options{}).Findings}
}

// The source of the most critical project comes first, with all collaborations, including
// those of its parts and those with others.
func TestProjectsTable(t *testing.T) {
	m, o := judged(t, projectsMap)
	var got []string
	for _, r := range View.Table(m, o).Rows {
		got = append(got, strings.Join(r, "|"))
	}
	together := "|Upstream|Patches · weekly · Head of OSPO; Engineering · Upkeep|"
	want := []string{
		"Kernel|critical|maintained|Foundation" + together + "Head of OSPO", "BusyBox|used||" + together,
		"Core|critical|||Log Library||", "Sphinx|used|||||",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What stands out is a finding, and disappears once the recommendation is followed.
func TestGapsAreFindings(t *testing.T) {
	m, o := judged(t, projectsMap)
	s := viewtest.Drawn(t, View, m, o)
	group := viewtest.Group(t, s, "project-core")
	if !strings.Contains(group.Label, "nobody is in touch with it") || group.Children[0].(*scene.Rect).Fill != scene.GapTint {
		t.Errorf("a critical project to whose makers nobody talks is told as %q", group.Label)
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
	m, o = judged(t, strings.Replace(projectsMap, "projects:", "  - {to: Log Library, method: contribution, direction: both}\nprojects:", 1))
	if n := viewtest.Painted(viewtest.Drawn(t, View, m, o).Root, scene.GapTint); n != 0 {
		t.Errorf("with somebody to talk to, %d things stand out", n)
	}
}

func TestProjectsGraph(t *testing.T) {
	m, o := judged(t, projectsMap)
	d, err := View.Graph(m, o)
	if err != nil || len(d.Nodes) != 6 || len(d.Edges) != 3 {
		t.Errorf("%d nodes and %d edges, %v", len(d.Nodes), len(d.Edges), err)
	}
}

func TestRandomProjectsHaveNoDefects(t *testing.T) {
	for seed := range 40 {
		m, findings := viewtest.Furnished(seed)
		for _, d := range viewtest.Defects(viewtest.Drawn(t, View, m, view.Options{Findings: findings})) {
			t.Errorf("seed %d: %s", seed, d)
		}
	}
}

// The height of a card depends on its text, not on how many projects are linked to it.
func TestCardsOfManyProjectsAreNotEmpty(t *testing.T) {
	m, o := judged(t, "organization: A\nstakeholders: [{name: B, perspective: upward}]\nprojects: [{name: C}, {name: D}, {name: E}, {name: F}, {name: G}]\n")
	for _, g := range viewtest.All[*scene.Group](viewtest.Drawn(t, View, m, o).Root) {
		if g.Label != "Through nobody who is recorded" {
			continue
		}
		if frame, _ := viewtest.FrameOf(g); len(viewtest.Rects(g.Children)) == 0 || viewtest.Rects(g.Children)[0].H > 60 {
			t.Errorf("a card with two lines is %v", frame)
		}
		return
	}
	t.Error("no card")
}
