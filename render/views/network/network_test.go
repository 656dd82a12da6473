package network

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// networkMap has parties behind parties on two sides of the office, and one person who
// owns nearly everything.
const networkMap = `organization: Northwind Ferries
people:
  - {name: Head of OSPO, lead: true}
  - {name: Community manager}
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Harbour office, perspective: sideways}
  - {name: Pilots, perspective: sideways}
  - {name: Crews, perspective: downward}
  - {name: Outside counsel, perspective: outside}
  - {name: Courts, perspective: outside}
  - {name: Ship museum, perspective: outside}
  - {name: Human resources, perspective: sideways, status: wanted}
collaborations:
  - {to: Legal, method: compliance, owner: Head of OSPO}
  - {to: Crews, method: training, owner: Head of OSPO, strength: strong}
  - {to: Crews, method: support, owner: Head of OSPO}
  - {to: Harbour office, method: coordination, owner: Community manager}
  - {to: Pilots, method: coordination}
  - {from: Harbour office, to: Pilots, method: coordination}
  - {from: Legal, to: Outside counsel, method: approval, owner: Head of OSPO}
  - {from: Outside counsel, to: Courts, method: audit, owner: Head of OSPO}
  - {from: Legal, to: Courts, method: audit, status: planned}
  - {to: Human resources, method: training, status: planned}
  - {to: Ship museum, method: funding, status: ended}
`

func TestNetworkMarksBridges(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"stakeholder-legal":           "bridge: Legal is the only way to Outside counsel and Courts",
		"stakeholder-outside-counsel": "bridge: Outside counsel is the only way to Courts",
		"stakeholder-harbour-office":  "with 2 others",
		"stakeholder-human-resources": "gap: nobody is there yet",
		"stakeholder-ship-museum":     "with nobody",
		"ospo":                        "OSPO: with 5 others",
	} {
		if got := viewtest.Group(t, s, id).Label; !strings.HasSuffix(got, want) && !strings.Contains(got, want+",") {
			t.Errorf("%s is called %q, want %q in it", id, got, want)
		}
	}
	if got := viewtest.Words(viewtest.Group(t, s, "stakeholder-legal").Children); !strings.Contains(got, "only way to 2 others\n") {
		t.Errorf("the card of Legal says %q", got)
	}
	bridges := map[string]bool{}
	for _, g := range ofClass(s.Root, "link") {
		if _, said, ok := strings.Cut(g.Label, "bridge: "); ok {
			bridges[said] = true
		}
	}
	want := []string{
		"only the line between OSPO and Legal leads to Legal, Outside counsel and Courts",
		"only the line between Legal and Outside counsel leads to Outside counsel and Courts",
	}
	if len(bridges) != 2 || !bridges[want[0]] || !bridges[want[1]] {
		t.Errorf("the bridges are %v, want %q", bridges, want)
	}
	for _, want := range []string{
		"Best connected beside the OSPO: Legal, with 3 parties.",
		"Bridge: Legal is the only way to Outside counsel and Courts.",
		"Works with nobody: Ship museum.",
	} {
		if !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
}

func TestNetworkWithoutOSPO(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Chosen: chosen("", true)})
	for _, want := range []string{
		"5 of 8 stakeholders work with each other",
		"It falls into 2 separate parts: (Legal, Outside counsel and Courts) and (Harbour office and Pilots).",
		"Bridge: without Outside counsel nothing joins Legal and Courts.",
		"On their own without the OSPO: Crews, Human resources and Ship museum.",
	} {
		if !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
	if got := len(ofClass(s.Root, "hub")); got != 0 {
		t.Errorf("the office is in the picture without it")
	}
	if got := viewtest.Words(viewtest.Group(t, s, "stakeholder-outside-counsel").Children); !strings.Contains(got, "joins 2 sides\n") {
		t.Errorf("the card of Outside counsel says %q", got)
	}
}

func TestNetworkWithoutMarks(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, NoGaps: true})
	if said := viewtest.Words(s.Root); strings.Contains(said, "only way") || strings.Contains(said, "Single point") || strings.Contains(said, "Human resources") {
		t.Errorf("marks and gaps are left out, and the picture says %q", said)
	}
	for _, word := range []string{"bridge", "single point"} {
		if strings.Contains(strings.ToLower(s.Description), word) {
			t.Errorf("the description %q speaks of a %s", s.Description, word)
		}
	}
}

// A line stands for everything that two parties do: as thick as the strongest
// collaboration, dashed only if nothing is under way.
func TestNetworkLines(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	lines := map[string]*scene.Path{}
	for _, g := range ofClass(s.Root, "link") {
		lines[g.Data[0].Value+" "+g.Data[1].Value] = g.Children[0].(*scene.Path)
		if g.Data[1].Value == "stakeholder-crews" && g.Label != "OSPO with Crews: training · owner Head of OSPO\nOSPO with Crews: support · owner Head of OSPO" {
			t.Errorf("the line to the crews is called %q", g.Label)
		}
	}
	for ends, want := range map[string]struct {
		width  float64
		color  scene.Color
		dashed bool
	}{
		"ospo stakeholder-crews":                        {2.8, scene.Downward, false},
		"ospo stakeholder-harbour-office":               {1.9, scene.Sideways, false},
		"ospo stakeholder-legal":                        {1.9 + bridgeRails, scene.Trunk, false},
		"ospo stakeholder-human-resources":              {1.9, scene.Sideways, true},
		"stakeholder-legal stakeholder-courts":          {1.9, scene.Wire, true},
		"stakeholder-harbour-office stakeholder-pilots": {1.9, scene.Wire, false},
	} {
		p := lines[ends]
		if p == nil || p.Width != want.width || p.Stroke != want.color || (p.Dash != nil) != want.dashed {
			t.Errorf("the line %s is %+v, want %+v", ends, p, want)
		}
	}
	if len(lines) != 9 {
		t.Errorf("there are %d lines, want 9", len(lines))
	}
}

func TestNetworkOwners(t *testing.T) {
	m, findings := viewtest.Parsed(t, strings.Replace(networkMap, "Pilots, method: coordination", "Pilots, method: coordination, owner: Head of OSPO", 1))
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"person-head-of-ospo":      `Head of OSPO: owns 6 of 7, looks downward, sideways and outside, single point: "Head of OSPO" alone owns the work with 4 of the 5 stakeholders: "Legal", "Crews", "Pilots" and 1 more`,
		"person-community-manager": "Community manager: owns 1 of 7, looks sideways",
	} {
		if got := viewtest.Group(t, s, id).Label; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	said := viewtest.Words(s.Root)
	for _, want := range []string{"8 collaborations under way, 1 without an owner", "Single point: "} {
		if !strings.Contains(said, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

// Work with several owners counts for each of them.
func TestNetworkSeveralOwners(t *testing.T) {
	m, findings := viewtest.Parsed(t, strings.Replace(networkMap, "Pilots, method: coordination", "Pilots, method: coordination, owner: [Community manager, Head of OSPO]", 1))
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{"person-head-of-ospo": "Head of OSPO: owns 6 of 7,", "person-community-manager": "Community manager: owns 2 of 7,"} {
		if got := viewtest.Group(t, s, id).Label; !strings.HasPrefix(got, want) {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

// With many owners, the list stays short and counts the rest.
func TestNetworkManyOwners(t *testing.T) {
	m, _ := viewtest.Parsed(t, networkMap)
	m.Collaborations = nil
	for i := range ownerMost + 3 {
		p := &model.Person{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Engineer %d", i)}
		m.People = append(m.People, p)
		m.Collaborations = append(m.Collaborations, &model.Collaboration{
			From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: "crews"}, Status: model.Active, Owned: model.Owned{Owner: &model.Ref{ID: p.ID}},
		})
	}
	s := viewtest.Drawn(t, View, m, view.Options{})
	if said := viewtest.Words(s.Root); !strings.Contains(said, "and 3 more owners of 3 collaborations\n") {
		t.Errorf("the picture says %q", said)
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}

func TestNetworkTellsWhatToRecord(t *testing.T) {
	for _, tt := range []struct {
		name, rest string
		o          view.Options
		heading    string
	}{
		{"nothing recorded", "", view.Options{}, "Nobody works with anybody yet"},
		{"only with the office", "collaborations:\n  - {to: Legal, method: report}\n", view.Options{Chosen: chosen("", true)}, "Without the OSPO, nobody works with anybody"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := "organization: Northwind Ferries\npeople:\n  - name: Head of OSPO\nstakeholders:\n" +
				"  - {name: Legal, perspective: sideways}\n  - {name: Procurement, perspective: sideways}\n"
			m, findings := viewtest.Parsed(t, src+tt.rest)
			tt.o.Findings = findings
			s := viewtest.Drawn(t, View, m, tt.o)
			if said := viewtest.Words(s.Root); !strings.Contains(said, tt.heading+"\n") {
				t.Errorf("the picture says %q, want %q in it", said, tt.heading)
			}
			for _, d := range viewtest.Defects(s) {
				t.Error(d)
			}
			advised, findings := viewtest.Parsed(t, src+strings.Join(newNetwork(m, tt.o).hint().Recipe, "\n")+"\n")
			tt.o.Findings = findings
			if said := viewtest.Words(viewtest.Drawn(t, View, advised, tt.o).Root); strings.Contains(said, tt.heading) {
				t.Error("a map that follows the example is still called empty")
			}
		})
	}
}

// The graph holds the stakeholders and their collaborations, with or without the office.
func TestNetworkGraph(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	for without, want := range map[bool][2]int{false: {9, 10}, true: {8, 4}} {
		o := view.Options{Findings: findings, Chosen: chosen("", without)}
		d, err := View.Graph(m, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{len(d.Nodes), len(d.Edges)}; got != want {
			t.Errorf("without the office %v: %v nodes and edges, want %v", without, got, want)
		}
		for _, n := range d.Nodes {
			if n.ID != model.OSPOID && m.Stakeholder(n.ID) == nil || n.ID == model.OSPOID && without {
				t.Errorf("without the office %v, the graph has the node %q", without, n.ID)
			}
		}
	}
}

// Without the office, names are not truncated, even next to a finding mark.
func TestNamesAreWholeWithoutTheOffice(t *testing.T) {
	long := "Office of the Comptroller of the Currency and of National Banks"
	m, findings := viewtest.Parsed(t, strings.ReplaceAll(networkMap, "Harbour office", long))
	for _, marked := range []bool{false, true} {
		o := view.Options{Findings: findings, Chosen: chosen("", true)}
		if !marked {
			o.Findings = nil
		}
		if said := viewtest.Words(viewtest.Drawn(t, View, m, o).Root); strings.Contains(said, "…") {
			t.Errorf("marked %v: something is cut in %q", marked, said)
		}
	}
}

// chosen returns options of the network view.
func chosen(engine string, withoutOffice bool) view.Choices {
	c := view.Choices{"engine": engine}
	if withoutOffice {
		c["without-ospo"] = "yes"
	}
	return c
}

// If there are many parties, those who only work with the office share a card; each is
// still named, and all counts are unchanged.
func TestNetworkFolds(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "group")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	said := viewtest.Words(s.Root)
	for _, want := range []string{"22 with the office only\n", "80 stakeholders", "91 collaborations", "Supervisory board\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	for _, k := range m.Stakeholders {
		viewtest.Group(t, s, "stakeholder-"+k.ID)
	}
	if s.Height > 1700 {
		t.Errorf("it is %.0f px high", s.Height)
	}
}

// If there are many parties, those who only work with one other have no card and are
// listed below with that party's name; if one side of the office would be empty, both
// hold cards.
func TestNetworkFoldsThoseBehindOneParty(t *testing.T) {
	src := "organization: Acme\nstakeholders:\n"
	work := "collaborations:\n"
	for i := range 30 {
		src += fmt.Sprintf("  - {id: team-%d, name: Team %d, perspective: downward}\n", i, i)
		work += fmt.Sprintf("  - {to: team-%d, method: coordination}\n", i)
		for j := range 6 {
			src += fmt.Sprintf("  - {id: desk-%d-%d, name: Desk %d of %d, perspective: downward}\n", i, j, j, i)
			work += fmt.Sprintf("  - {from: team-%d, to: desk-%d-%d, method: coordination, label: Round %d}\n", i, i, j, j)
		}
	}
	m, findings := viewtest.Parsed(t, src+work)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	if links := ofClass(s.Root, "link"); len(links) != 30 {
		t.Errorf("%d lines are drawn, not 30", len(links))
	}
	if s.Height > 2600 || s.Width > draw.MaxWidth {
		t.Errorf("it is %.0f px wide and %.0f px high", s.Width, s.Height)
	}
	sides := map[bool]int{}
	for i := range 30 {
		team := viewtest.Group(t, s, fmt.Sprintf("stakeholder-team-%d", i))
		box, _ := viewtest.FrameOf(team)
		sides[box.X < s.Width/2]++
		if said := viewtest.Words(team.Children); !strings.Contains(said, "only way to 6 others") {
			t.Errorf("the card of team %d says %q", i, said)
		}
		for j := range 6 {
			desk := viewtest.Group(t, s, fmt.Sprintf("stakeholder-desk-%d-%d", i, j))
			if said := viewtest.Words(desk.Children); !strings.Contains(said, fmt.Sprintf("Team %d\n", i)) {
				t.Errorf("desk %d of %d says %q", j, i, said)
			}
		}
	}
	if sides[true] != 15 || sides[false] != 15 {
		t.Errorf("%v cards stand at the left and at the right", sides)
	}
	said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{NoGaps: true}).Root)
	if !strings.Contains(said, "+6 more, listed below") {
		t.Error("without marks, no card says that others stand behind it")
	}
}

// If there is room, labels of lines and names of owners are not truncated.
func TestNetworkCutsNothing(t *testing.T) {
	paths, err := filepath.Glob("../testdata/maps/*.yaml")
	samples, err2 := filepath.Glob("../../../samples/*.yaml")
	if err := errors.Join(err, err2); err != nil || len(paths) == 0 || len(samples) == 0 {
		t.Fatal(err, len(paths), len(samples))
	}
	for _, path := range slices.Concat(paths, samples) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := viewtest.Parsed(t, string(src))
		s := viewtest.Drawn(t, View, m, view.Options{NoGaps: true})
		if s.Lost.Cut+s.Lost.Dropped > 0 || strings.Contains(viewtest.Words(s.Root), "…") {
			t.Errorf("%s: %d texts are cut and %d left out", filepath.Base(path), s.Lost.Cut, s.Lost.Dropped)
		}
		for _, d := range throughLabels(s) {
			t.Errorf("%s: %s", filepath.Base(path), d)
		}
	}
}

// Below the line of another, a label has two lines if it needs them.
func TestLabelsBetweenLinesAreWhole(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: Data centre services, perspective: outside}
  - {name: Purchasing, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Law, perspective: sideways}
  - {name: Upstream, perspective: outside}
collaborations:
  - {from: Upstream, to: Data centre services, label: Terms of delivery of what is bought}
  - {from: Security, to: Data centre services, label: Notice before a patch window, direction: both}
  - {from: Purchasing, to: Data centre services, label: Review of outsourced work, direction: to}
  - {from: Law, to: Purchasing, label: Terms of delivery of what is bought}
  - {to: Security, label: Alerts}
`)
	s := viewtest.Drawn(t, View, m, view.Options{NoGaps: true})
	if s.Lost.Cut+s.Lost.Dropped > 0 {
		t.Errorf("%d labels are cut and %d left out: %q", s.Lost.Cut, s.Lost.Dropped, viewtest.Words(s.Root))
	}
	for _, d := range viewtest.Misled(s, nil) {
		t.Error(d)
	}
}

// Names are complete, and none of their words is split, with any engine except circo,
// whose cards on circles are low so as not to cover each other.
func TestNamesAreWholeWithEveryEngine(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: "Landesbeauftragter für Datenschutz und Informationsfreiheit", perspective: upward}
  - {name: Rechenzentrumsdienstleister der Landesverwaltung mit Sitz in vier Städten, perspective: sideways}
collaborations:
  - {to: Rechenzentrumsdienstleister der Landesverwaltung mit Sitz in vier Städten}
  - {from: Rechenzentrumsdienstleister der Landesverwaltung mit Sitz in vier Städten, to: "Landesbeauftragter für Datenschutz und Informationsfreiheit"}
`)
	for _, engine := range slices.DeleteFunc(slices.Clone(engine.Words), func(e string) bool { return e == "circo" }) {
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Chosen: chosen(engine, false), Lang: "de"})
		words := viewtest.Words(s.Root)
		for _, want := range []string{"Informationsfreiheit", "Rechenzentrumsdienstleister", "Städten", "einziger Weg zu 1 anderen"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %q: %q", engine, want, words)
			}
		}
	}
}

// A party whose part or whole works with somebody is not said to work with nobody.
func TestPartsWorkForTheirWhole(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: Company, perspective: sideways}
  - {name: Firmware, part_of: Company}
  - {name: Tools, part_of: Firmware}
  - {name: Yard, perspective: sideways}
  - {name: Dock, part_of: Yard}
collaborations:
  - {to: Firmware, label: Clinic}
`)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for _, want := range []string{"Works with nobody: Yard and Dock.", "Work through their parts or their whole: Company and Tools."} {
		if !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}

// The text about dependent parties is complete, even in a language that takes more words.
func TestWhatHangsIsWhole(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	for _, tag := range []string{"de", "es", "fr", "ja", "pt-BR", "zh-Hans"} {
		w, _ := words.For(tag)
		want := strings.ReplaceAll(w.Say("only way to {n|other}", "n", 2), " ", "")
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Words: w})
		got := strings.NewReplacer(" ", "", "\n", "").Replace(viewtest.Words(viewtest.Group(t, s, "stakeholder-legal").Children))
		if !strings.Contains(got, want) {
			t.Errorf("%s: the card of Legal says %q, want %q in it", tag, got, want)
		}
	}
}
