package card

import (
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const graphed = `
version: 1
organization: Acme Corp
ospo: {name: Open Source Office}
people:
  - {id: head, name: Head of OSPO, lead: true, hats: [advocate]}
stakeholders:
  - {id: board, name: Board, perspective: upward, role: Decides, tags: [sponsor], sources: [https://example.org/board]}
  - {id: tools, name: Tools, perspective: sideways, status: wanted}
  - {id: upstream, name: Upstream, perspective: outside}
collaborations:
  - {from: board, to: ospo, label: Mandate, cadence: yearly, direction: to}
  - {to: board, label: Report, direction: to, strength: strong, evidence: https://example.org/report}
  - {to: tools, label: Ask, direction: both}
  - {to: tools, label: Old, status: ended}
  - {to: upstream, label: Fund, direction: from, strength: weak}
  - {to: upstream, label: Meet}
  - {from: upstream, to: board, label: Visit, direction: to, status: planned}
`

func TestGraph(t *testing.T) {
	m, findings := parse.Parse("graphed.yaml", []byte(graphed))
	if model.CountErrors(findings) > 0 {
		t.Fatal(findings)
	}
	empty := model.Finding{Rule: "perspective-empty", Severity: model.Warning, Subject: model.Subject{Kind: "perspective", ID: "downward"}}
	d := graphOf(m, view.Options{Title: "Whom we know", Findings: []model.Finding{empty}})
	if d.Title != "Whom we know" || len(d.Clusters) != 4 {
		t.Errorf("title %q, clusters %v", d.Title, d.Clusters)
	}

	type node struct {
		id, name, note, cluster, href string
		dashed                        bool
	}
	var nodes []node
	for _, n := range d.Nodes {
		nodes = append(nodes, node{n.ID, n.Name, n.Note, n.Cluster, n.Href, n.Style.Dashed})
	}
	wantNodes := []node{
		{"ospo", "Open Source Office", "", "", "", false},
		{"board", "Board", "Decides · sponsor", "upward", "https://example.org/board", false},
		{"head", "Head of OSPO", "Lead · advocate", "downward", "", false},
		{"gap:downward", "Nobody yet", "No stakeholder recorded downward · gap", "downward", "", true},
		{"tools", "Tools", "gap", "sideways", "", true},
		{"upstream", "Upstream", "", "outside", "", false},
	}
	if !slices.Equal(nodes, wantNodes) {
		t.Errorf("nodes\n%v\nwant\n%v", nodes, wantNodes)
	}

	type edge struct {
		from, to, label string
		arrow           graph.Arrow
		strength        graph.Strength
		dashed          bool
		href            string
	}
	var edges []edge
	for _, e := range d.Edges {
		edges = append(edges, edge{e.From, e.To, e.Label, e.Arrow, e.Strength, e.Dashed, e.Href})
	}
	wantEdges := []edge{
		{"board", "ospo", "Mandate · yearly", graph.Forward, graph.Normal, false, ""},
		{"board", "ospo", "Report", graph.Back, graph.Strong, false, "https://example.org/report"},
		{"ospo", "tools", "Ask", graph.Both, graph.Normal, true, ""},
		{"upstream", "ospo", "Fund", graph.Forward, graph.Weak, false, ""},
		{"upstream", "ospo", "Meet", graph.NoArrow, graph.Normal, false, ""},
		{"upstream", "board", "Visit (planned)", graph.Forward, graph.Normal, true, ""},
	}
	if !slices.Equal(edges, wantEdges) {
		t.Errorf("edges\n%v\nwant\n%v", edges, wantEdges)
	}

	d = graphOf(m, view.Options{NoGaps: true, Findings: []model.Finding{empty}})
	for _, n := range d.Nodes {
		if n.ID == "tools" || n.ID == "gap:downward" {
			t.Errorf("the gap %q is there", n.ID)
		}
	}
}

// Every edge ends at existing nodes, and every node is in an existing cluster.
func TestGraphOfRandomMaps(t *testing.T) {
	for seed := range testkit.Seeds(200) {
		m, findings := viewtest.NewRandomMaps(seed).Make(40)
		d := graphOf(m, view.Options{Findings: findings})
		clusters, nodes := map[string]bool{"": true}, map[string]bool{}
		for _, c := range d.Clusters {
			clusters[c.ID] = true
		}
		for _, n := range d.Nodes {
			if nodes[n.ID] || !clusters[n.Cluster] || n.Name == "" {
				t.Errorf("seed %d: node %+v", seed, n)
			}
			nodes[n.ID] = true
		}
		for _, e := range d.Edges {
			if !nodes[e.From] || !nodes[e.To] {
				t.Errorf("seed %d: edge %+v ends nowhere", seed, e)
			}
		}
	}
}

// graphOf returns the graph as a view does.
func graphOf(m *model.Map, o view.Options) *graph.Diagram {
	v := view.New(view.View{Graph: func(m *model.Map, o view.Options) (*graph.Diagram, error) { return Graph(m, o), nil }})
	d, _ := v.Graph(m, o)
	return d
}

// The diagram notes parts, stakeholders reached through others and the office's own work,
// as cards do.
func TestGraphOfPartsAndOwnWork(t *testing.T) {
	m, findings := parse.Parse("parts.yaml", []byte(`organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Company, perspective: sideways}
  - {name: Firmware, part_of: Company, role: Engines}
  - {name: Yard, perspective: sideways}
  - {name: Dock, part_of: Yard}
  - {name: Court, perspective: outside}
  - {name: Ministry, perspective: outside, group: Ministries}
  - {name: Forge, perspective: outside, group: Ecosystem, tags: [Ecosystem]}
collaborations:
  - {to: Legal, label: Review}
  - {to: Firmware, label: Clinic}
  - {from: Company, to: Legal, label: Terms}
  - {from: Dock, to: Legal, label: Papers}
  - {from: Court, to: Yard, label: Rulings}
  - {label: Planning, cadence: monthly}
  - {label: Books}
  - {label: Old habit, status: ended}
`))
	if model.CountErrors(findings) > 0 {
		t.Fatal(findings)
	}
	notes := map[string]string{}
	for _, n := range graphOf(m, view.Options{}).Nodes {
		notes[n.Name] = n.Note
	}
	for name, want := range map[string]string{
		"Legal": "", "Company": "", "Firmware": "Engines · part of Company", "Yard": "reached through Legal",
		"Dock": "part of Yard · reached through Legal", "Court": "", "Own work": "Planning, monthly · Books", "Ministry": "Ministries", "Forge": "Ecosystem",
	} {
		if got := notes[name]; got != want {
			t.Errorf("%s: the note is %q, want %q", name, got, want)
		}
	}
}
