package focus

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const focusMap = `organization: Northwind Ferries
people: [{name: Lead}]
stakeholders:
  - {name: Board, perspective: upward, influence: high}
  - name: Harbour
    perspective: outside
    owner: Lead
    needs: [Two weeks of notice]
    expectations:
      - {id: tides, text: Tide data stay open}
      - {id: maps, text: Charts are published}
      - {id: code, text: Code is shared}
  - {id: pier-east, name: Pier, perspective: outside}
  - {id: pier-west, name: Pier, perspective: sideways}
collaborations:
  - {to: Harbour, label: Tide feed, cadence: weekly, channel: a mailing list, owner: Lead, direction: to, answers: [tides]}
  - {to: Harbour, label: Chart day, status: planned, answers: [maps]}
  - {to: Harbour, label: Old talks, status: ended, answers: [code]}
  - {from: Board, to: Harbour, label: Lease}
`

func TestFocusFindsTheStakeholder(t *testing.T) {
	m, findings := viewtest.Parsed(t, focusMap)
	for _, tt := range []struct{ focus, id, problem string }{
		{"harbour", "harbour", ""},
		{"Board", "board", ""},
		{"", "pier-west", ""}, // no collaboration, and a name used twice
		{"harbuor", "", `no stakeholder called "harbuor"; did you mean "harbour"?`},
		{"ministry", "", `no stakeholder called "ministry"; the first of the map is "board"`},
		{"pier", "", `several stakeholders are called "pier"; give the id of one, such as "pier-east"`},
	} {
		s, err := focusOn(m, view.Options{Chosen: view.Choices{"focus": tt.focus}, Findings: findings})
		switch {
		case tt.problem != "":
			if err == nil || err.Error() != tt.problem {
				t.Errorf("%q gives the error %v, want %q", tt.focus, err, tt.problem)
			}
		case err != nil || s.ID != tt.id:
			t.Errorf("%q gives %v, %v, want %q", tt.focus, s, err, tt.id)
		}
	}
	if _, err := focusOn(&model.Map{}, view.Options{Chosen: view.Choices{"focus": "cto"}}); err == nil || err.Error() != `no stakeholder called "cto": the map has none` {
		t.Errorf("of a map without stakeholders the error is %v", err)
	}
}

func TestFocusTellsAll(t *testing.T) {
	m, findings := viewtest.Parsed(t, focusMap)
	s := viewtest.Drawn(t, View, m, view.Options{Chosen: view.Choices{"focus": "harbour"}, Findings: findings})
	said := viewtest.Words(s.Root)
	for _, want := range []string{
		"Tide feed", "weekly", "a mailing list", "Lead", "Chart day", "planned", "Lease", "Board", "Two weeks of notice",
		"Tide data stay open", "Charts are published", "Nothing that is under way answers it", "Nothing answers this yet",
	} {
		if !strings.Contains(said, want+"\n") {
			t.Errorf("the briefing does not say %q", want)
		}
	}
	if strings.Contains(said, "Old talks") {
		t.Error("what has ended is in the briefing")
	}
	if want := "3 expectations, 2 unanswered"; !strings.Contains(said, want) {
		t.Errorf("the briefing does not say %q", want)
	}
	if d := s.AllDetails(); len(d) != 2 || d[0].ID != "ospo" || d[1].ID != "stakeholder-harbour" {
		t.Errorf("details %v", d)
	}
}

// The card of the stakeholder that the office reports to says so, and no other card does.
func TestFocusTellsWhomTheOfficeReportsTo(t *testing.T) {
	m, findings := viewtest.Parsed(t, "ospo: {reports_to: Board}\n"+focusMap)
	for id, want := range map[string]bool{"board": true, "harbour": false} {
		s := viewtest.Drawn(t, View, m, view.Options{Chosen: view.Choices{"focus": id}, Findings: findings})
		if got := strings.Contains(viewtest.Words([]scene.Node{viewtest.Group(t, s, "stakeholder-"+id)}), "the office reports here\n"); got != want {
			t.Errorf("the card of %s tells %v that the office reports there, want %v", id, got, want)
		}
	}
}

// What is missing stands out, unless gaps are not wanted.
func TestFocusMarksGaps(t *testing.T) {
	m, findings := viewtest.Parsed(t, focusMap)
	for noGaps, want := range map[bool]int{false: 2, true: 0} {
		s := viewtest.Drawn(t, View, m, view.Options{Chosen: view.Choices{"focus": "harbour"}, Findings: findings, NoGaps: noGaps})
		if got := viewtest.Painted(s.Root, scene.GapTint); got != want {
			t.Errorf("with NoGaps %v %d things stand out, want %d", noGaps, got, want)
		}
	}
}

// The graph holds those who work with the stakeholder, and nobody else.
func TestFocusGraph(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	d, err := View.Graph(m, view.Options{Findings: findings, Chosen: view.Choices{"focus": "security"}})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, n := range d.Nodes {
		ids = append(ids, n.ID)
	}
	if want := []string{"ospo", "tooling", "security", "linux-foundation"}; !slices.Equal(ids, want) || len(d.Edges) != 3 || len(d.Clusters) != 3 {
		t.Errorf("the nodes are %q, with %d edges and %d clusters, want %q", ids, len(d.Edges), len(d.Clusters), want)
	}
	if d.Title != "Briefing: Security" {
		t.Errorf("the title is %q", d.Title)
	}
	if _, err := View.Graph(m, view.Options{Chosen: view.Choices{"focus": "nobody"}}); err == nil {
		t.Error("a graph about nobody is drawn")
	}
}

// Members of a body are listed with their role and term; needs that have an answer are
// next to it.
func TestFocusOnABody(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Northwind Ferries
people: [{id: head, name: Head of OSPO}, {id: deputy, name: Deputy}]
stakeholders:
  - name: Council
    perspective: outside
    group: Bodies
    owner: [head, deputy]
    seats: 5
    needs: [{id: minutes, text: Minutes in time}, Tea]
    contacts: [{name: Desk, link: "tel:+4930123"}]
    members:
      - {name: Chair, affiliation: University, role: elected, until: 2028-06, link: "https://example.org/chair"}
      - {name: Deputy chair, affiliation: University}
      - {name: Treasurer, affiliation: City}
  - {name: Working group, part_of: Council}
collaborations:
  - {to: Council, label: Minutes, cadence: monthly, slot: first Monday, owner: [head, deputy], answers: [minutes], amount: {value: 25000, currency: EUR, per: year}}
`)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Chosen: view.Choices{"focus": "council"}})
	said := strings.ReplaceAll(viewtest.Words(s.Root), "\n", " ")
	for _, want := range []string{
		"Owner Head of OSPO, Deputy", "Parts Working group", "Group Bodies", "Contact Desk", "Seats 5", "Members Chair, elected, University · until 2028-06",
		"From 2 organisations, 2 from University", "monthly, first Monday", "25000 EUR per year", "Needs Minutes in time Minutes monthly",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the briefing does not say %q: %s", want, said)
		}
	}
	for _, want := range []string{"https://example.org/chair", "tel:+4930123"} {
		if !slices.ContainsFunc(viewtest.All[*scene.Group](s.Root), func(g *scene.Group) bool { return g.Href == want }) {
			t.Errorf("nothing leads to %s", want)
		}
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}
