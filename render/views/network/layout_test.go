package network

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Every engine draws a sample without a defect and, if lines are routed around cards,
// without a line through one.
func TestNetworkOfEveryEngine(t *testing.T) {
	var all []string
	for _, e := range graphviz.Engines {
		all = append(all, string(e))
	}
	if !slices.Equal(engine.Words, all) {
		t.Errorf("the choice is among %v, of %v", engine.Words, all)
	}
	for _, sample := range []string{"acme", "city"} {
		for _, engine := range append(all, "") {
			for _, without := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/%v", sample, engine, without), func(t *testing.T) {
					t.Parallel()
					m, findings := viewtest.SampleMap(t, sample)
					s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Chosen: chosen(engine, without)})
					for _, d := range append(viewtest.Defects(s), throughCards(s)...) {
						t.Error(d)
					}
				})
			}
		}
	}
}

// After an unusable answer, the layout program is asked again for a simpler form.
func TestNetworkTriesOtherForms(t *testing.T) {
	m, findings := viewtest.Parsed(t, networkMap)
	var asked []string
	refuse := func(times int, err error) view.Options {
		asked = nil
		return view.Options{Findings: findings, Chosen: chosen("", true), LayOut: func(d *graphviz.Diagram) (*graphviz.Layout, error) {
			asked = append(asked, fmt.Sprintf("%v %v", d.Direct, d.Edges[0].Label.W > 0))
			if len(asked) <= times {
				return nil, err
			}
			return graphviz.LayOut(t.Context(), d, graphviz.Options{})
		}}
	}
	s := viewtest.Drawn(t, View, m, refuse(2, &graphviz.AnswerError{Err: errors.New("a line is lost")}))
	if want := []string{"false true", "false false", "true false"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
	late := errors.New("too late")
	if _, err := View.Draw(m, refuse(3, late)); !errors.Is(err, late) || len(asked) != 1 {
		t.Errorf("after %d tries the error is %v, want %v after one", len(asked), err, late)
	}
}

// Circo uses only some of many lines to place cards, but all of them are drawn.
func TestNetworkOfManyLinesInCircles(t *testing.T) {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO"}}
	for i := range 40 {
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{ID: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Party %d", i), Perspective: model.Sideways})
		for j := max(0, i-4); j < i; j++ {
			m.Collaborations = append(m.Collaborations, &model.Collaboration{
				From: &model.Ref{ID: fmt.Sprintf("s%d", i)}, To: &model.Ref{ID: fmt.Sprintf("s%d", j)}, Status: model.Active,
			})
		}
	}
	s := viewtest.Drawn(t, View, m, view.Options{Chosen: chosen("circo", false)})
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
	lines := ofClass(s.Root, "link")
	if len(lines) != len(m.Collaborations) || len(lines) <= circoLines {
		t.Fatalf("there are %d lines, want %d", len(lines), len(m.Collaborations))
	}
	for _, g := range lines {
		points := along(g.Children[0].(*scene.Path))
		near := func(p scene.Point, end int) bool {
			card, _ := viewtest.FrameOf(viewtest.Group(t, s, g.Data[end].Value))
			return card.Grow(8).Hits(viewtest.Area{X: p.X, Y: p.Y})
		}
		first, last := points[0], points[len(points)-1]
		if !(near(first, 0) && near(last, 1)) && !(near(first, 1) && near(last, 0)) {
			t.Errorf("%q leads from %v to %v, far from its cards", g.Label, first, last)
		}
	}
}

func TestNetworkRefusesUnknownEngines(t *testing.T) {
	m, _ := viewtest.Parsed(t, networkMap)
	_, err := View.Draw(m, view.Options{Chosen: chosen("nato", false)})
	if err == nil || !strings.Contains(err.Error(), `"nato"`) {
		t.Errorf("the error is %v", err)
	}
}

// Whatever the map contains, the network is drawn without a defect, and twice alike.
func TestNetworkOfRandomMaps(t *testing.T) {
	engines := engine.Words
	for seed := range testkit.Seeds(49) {
		engine := engines[seed%len(engines)]
		t.Run(fmt.Sprintf("%d/%s", seed, engine), func(t *testing.T) {
			t.Parallel()
			r := viewtest.NewRandomMaps(seed)
			m, findings := r.Make([]int{1, 5, 24, 60, 2, 9, 130}[seed/len(engines)%7])
			for _, k := range m.Collaborations {
				if r.OneIn(2) {
					k.Owner = &model.Ref{ID: viewtest.Pick(r, m.Stakeholders...).ID}
				}
			}
			o := view.Options{Findings: findings, Chosen: chosen(engine, seed%3 == 0), NoGaps: seed%5 == 0}
			s := viewtest.Drawn(t, View, m, o)
			found := viewtest.Defects(s)
			if n := newNetwork(m, o.Judged(m)); len(n.ties) > 0 {
				l, err := n.layOut()
				if err != nil {
					t.Fatal(err)
				}
				if !l.direct {
					found = append(found, throughCards(s)...)
				}
				if engine == "dot" && !o.On(&withoutOSPO) {
					found = append(found, throughLabels(s)...)
				}
			}
			if seed%8 == 0 && !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, View, m, o))) {
				found = append(found, "a second run draws something else")
			}
			if len(found) > 0 {
				t.Errorf("%d defects, the first: %s", len(found), found[0])
			}
		})
	}
}

// If the layout program takes too long, the network says so, has no defect either, and is
// the same every time.
func TestNetworkWithoutTheProgram(t *testing.T) {
	slow := func(*graphviz.Diagram) (*graphviz.Layout, error) {
		return nil, fmt.Errorf("the view: %w", &graphviz.SlowError{Timeout: time.Second})
	}
	engines := engine.Words
	for seed := range testkit.Seeds(28) {
		engine := engines[seed%len(engines)]
		t.Run(fmt.Sprintf("%d/%s", seed, engine), func(t *testing.T) {
			t.Parallel()
			m, findings := viewtest.NewRandomMaps(seed).Make([]int{1, 5, 24, 60}[seed/len(engines)%4])
			o := view.Options{Findings: findings, Chosen: chosen(engine, seed%3 == 0), LayOut: slow}
			s := viewtest.Drawn(t, View, m, o)
			found := slices.Concat(viewtest.Defects(s), throughCards(s), throughLabels(s))
			if len(newNetwork(m, o.Judged(m)).ties) > 0 && !strings.Contains(s.Description, string(tooSlow[len("cards"):])) {
				found = append(found, "it does not say why cards are where they are")
			}
			if !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, View, m, o))) {
				found = append(found, "a second run draws something else")
			}
			if len(found) > 0 {
				t.Errorf("%d defects, the first: %s", len(found), found[0])
			}
		})
	}
}

// A network that is too dense is not passed to the program at all.
func TestNetworkTooDense(t *testing.T) {
	m, findings := viewtest.NewRandomMaps(1).Make(130)
	for a := range 64 {
		for b := range a {
			m.Collaborations = append(m.Collaborations, &model.Collaboration{
				From: &model.Ref{ID: m.Stakeholders[a].ID}, To: &model.Ref{ID: m.Stakeholders[b].ID},
			})
		}
	}
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, LayOut: func(*graphviz.Diagram) (*graphviz.Layout, error) {
		t.Error("the program is asked")
		return nil, errors.New("asked")
	}})
	if !strings.Contains(s.Description, string(tooDense[len("cards"):])) {
		t.Error("it does not say why cards are where they are")
	}
}

// throughCards lists the lines that cross a card, and the labels that cover one.
func throughCards(s *scene.Scene) []string {
	var found []string
	cards := append(ofClass(s.Root, "card"), ofClass(s.Root, "hub")...)
	for _, card := range cards {
		b, _ := viewtest.FrameOf(card)
		inner := b.Grow(-2)
		for _, link := range ofClass(s.Root, "link") {
			if slices.ContainsFunc(along(link.Children[0].(*scene.Path)), func(p scene.Point) bool {
				return inner.Hits(viewtest.Area{X: p.X, Y: p.Y})
			}) {
				found = append(found, fmt.Sprintf("%q runs through %q", link.Label, card.Label))
			}
		}
		for _, label := range ofClass(s.Root, "label") {
			if l, _ := viewtest.FrameOf(label); l.Hits(inner) {
				found = append(found, fmt.Sprintf("the label of %q covers %q", label.Tooltip, card.Label))
			}
		}
	}
	return found
}

// In columns no line crosses the label of another.
func TestNetworkColumnsKeepLabelsClear(t *testing.T) {
	for _, sample := range []string{"acme", "group"} {
		m, findings := viewtest.SampleMap(t, sample)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
		if len(ofClass(s.Root, "label")) != len(ofClass(s.Root, "link")) {
			t.Errorf("%s: not every line has a label", sample)
		}
		for _, d := range throughLabels(s) {
			t.Errorf("%s: %s", sample, d)
		}
	}
}

// throughLabels lists the lines that cross the label of another.
func throughLabels(s *scene.Scene) []string {
	var found []string
	for _, label := range ofClass(s.Root, "label") {
		box, _ := viewtest.FrameOf(label)
		for _, link := range ofClass(s.Root, "link") {
			if !slices.Equal(link.Data, label.Data) && slices.ContainsFunc(along(link.Children[0].(*scene.Path)), func(p scene.Point) bool {
				return box.Hits(viewtest.Area{X: p.X, Y: p.Y})
			}) {
				found = append(found, fmt.Sprintf("%q runs through the label of %q", link.Label, label.Tooltip))
			}
		}
	}
	return found
}

// along returns points along a line, a few px apart.
func along(p *scene.Path) []scene.Point {
	const steps = 64
	var points []scene.Point
	var at scene.Point
	for _, s := range p.Segments {
		end := s.Points[0]
		control := scene.Point{X: (at.X + end.X) / 2, Y: (at.Y + end.Y) / 2}
		switch s.Op {
		case scene.MoveTo:
			at = end
			continue
		case scene.QuadTo:
			control, end = s.Points[0], s.Points[1]
		}
		for i := range steps + 1 {
			t := float64(i) / steps
			u := 1 - t
			points = append(points, scene.Point{
				X: u*u*at.X + 2*u*t*control.X + t*t*end.X,
				Y: u*u*at.Y + 2*u*t*control.Y + t*t*end.Y,
			})
		}
		at = end
	}
	return points
}

// ofClass returns the groups whose first class is the given one.
func ofClass(nodes []scene.Node, class string) []*scene.Group {
	var out []*scene.Group
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok {
			if first, _, _ := strings.Cut(g.Class, " "); first == class {
				out = append(out, g)
			}
			out = append(out, ofClass(g.Children, class)...)
		}
	}
	return out
}

func BenchmarkNetwork(b *testing.B) {
	m, findings := viewtest.NewRandomMaps(3).Make(300)
	for _, engine := range engine.Words {
		b.Run(engine, func(b *testing.B) {
			for b.Loop() {
				if _, err := View.Draw(m, view.Options{Findings: findings, Chosen: chosen(engine, false)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A label of one long word continues on the next line if there is room above it.
func TestNetworkBreaksLongWords(t *testing.T) {
	const long = "Lizenzverträglichkeitsprüfungsverfahren"
	for _, more := range []string{"", "  - {to: Law, label: Office hours}\n"} {
		m, findings := viewtest.Parsed(t, "organization: City\nstakeholders: [{name: Law, perspective: sideways}, {name: Head, perspective: upward}, {name: State, perspective: outside}]\n"+
			"collaborations:\n  - {to: Law, label: "+long+"}\n  - {from: State, to: Law, label: "+long+"}\n  - {from: Head, to: State, label: "+long+"}\n"+more)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
		labels := ofClass(s.Root, "label")
		if len(labels) != 3 {
			t.Errorf("%d of 3 lines have a label", len(labels))
		}
		for _, g := range labels {
			said := strings.ReplaceAll(strings.ReplaceAll(viewtest.Words(g.Children), "\u2010\n", ""), "\n", "")
			if strings.TrimSuffix(said, " +1") != long {
				t.Errorf("a label says %q", said)
			}
		}
		for _, d := range viewtest.Defects(s) {
			t.Error(d)
		}
	}
}

// On a full page a long label gets the room that short ones next to other columns leave.
func TestNetworkLabelsShareTheRoom(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Aster Devices
stakeholders:
  - {name: Board, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Procurement, perspective: sideways}
  - {name: Platform, perspective: sideways}
  - {name: OpenSSF, perspective: outside}
  - {name: Suppliers, perspective: outside}
  - {name: Regulator, perspective: outside}
collaborations:
  - {from: security, to: platform, label: Triage}
  - {from: legal, to: procurement, label: Clauses}
  - {from: openssf, to: security, label: Scorecards}
  - {from: suppliers, to: procurement, label: Audits}
  - {from: board, to: regulator, label: Hearing}
  - {to: board, method: report, direction: to}
  - {to: openssf, method: participation}
  - {to: security, label: Vulnerability triage}
  - {to: security, label: Alerts}
`)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	if words := viewtest.Words(s.Root); !strings.Contains(words, "Vulnerability triage +1") {
		t.Errorf("a label is cut: %s", words)
	}
	if s.Width > draw.MaxWidth {
		t.Errorf("the picture is %.0f px wide", s.Width)
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}

// Roles are whole without the office as well: they take as many lines as they need.
func TestRolesAreWholeWithoutTheOffice(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: Universities, perspective: outside, role: "Quarterly steering meeting, reviews of licences, and a joint budget"}
  - {name: Procurement, perspective: sideways, role: "Terms of all suppliers, and what goes into calls for tenders"}
collaborations: [{from: Procurement, to: Universities, label: Contracts}]
`)
	for _, engine := range []string{"dot", "neato"} {
		o := view.Options{Findings: findings, Chosen: chosen(engine, true)}
		if said := viewtest.Words(viewtest.Drawn(t, View, m, o).Root); strings.Contains(said, "…") {
			t.Errorf("%s: something is cut in %q", engine, said)
		}
	}
}
