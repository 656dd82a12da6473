package graphviz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ospomap/ospomap/render/graphviz/graphviztest"
)

func TestMain(m *testing.M) { graphviztest.Main(m) }

// hostile are ids that DOT or the layout program could misinterpret.
var hostile = []string{
	`"`, `\`, `\N`, `\G`, "a\nb", `"]; x [image="/etc/passwd"`, "<b>bold</b>", "}", "//", "/*", "#", "node", "\x00", "\xff",
	"&quot;", "n1", "cluster_0", "e0", "数据",
}

// random returns a diagram similar to a map's: a hub, nodes in clusters, links, various
// sizes and hostile ids.
func random(seed uint64, nodes int, engine Engine) *Diagram {
	r := rand.New(rand.NewPCG(seed, 1))
	d := &Diagram{Engine: engine}
	for i := range 4 {
		d.Clusters = append(d.Clusters, Cluster{ID: fmt.Sprint("c", i, hostile[i]), Title: Size{float64(60 + r.IntN(60)), 20}})
	}
	id := func(i int) string { return fmt.Sprint(i, hostile[i%len(hostile)]) }
	for i := range nodes {
		n := Node{ID: id(i), Size: Size{120 + 80*r.Float64(), 30 + 60*r.Float64()}}
		if i > 0 {
			n.Cluster = d.Clusters[r.IntN(3)].ID // the fourth remains empty
		}
		d.Nodes = append(d.Nodes, n)
	}
	d.Root = d.Nodes[0].ID
	for i := 1; i < nodes; i++ {
		e := Edge{From: id(0), To: id(i)}
		if r.IntN(2) == 0 {
			e.Label = Size{30 + 100*r.Float64(), 16}
		}
		d.Edges = append(d.Edges, e)
		if r.IntN(4) == 0 { // a parallel edge, a link, or a loop
			d.Edges = append(d.Edges, Edge{From: id(i), To: id(r.IntN(nodes))}, e)
		}
	}
	return d
}

func layOut(t *testing.T, d *Diagram) *Layout {
	t.Helper()
	l, err := LayOut(t.Context(), d, Options{View: "network"})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEveryEngineLaysOut(t *testing.T) {
	for _, engine := range append([]Engine{""}, Engines...) {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(4) {
				d := random(seed, 8+int(seed)*7, engine)
				l := layOut(t, d)
				checkLayout(t, d, l)
				if again := layOut(t, d); !reflect.DeepEqual(l, again) {
					t.Errorf("seed %d: the same diagram has two layouts", seed)
				}
			}
		})
	}
}

// checkLayout checks the invariants that all pictures rely on.
func checkLayout(t *testing.T, d *Diagram, l *Layout) {
	t.Helper()
	if len(l.Nodes) != len(d.Nodes) || len(l.Edges) != len(d.Edges) || len(l.Clusters) != len(d.Clusters) {
		t.Fatalf("%d nodes, %d edges, %d clusters", len(l.Nodes), len(l.Edges), len(l.Clusters))
	}
	page := Box{0, 0, l.Width, l.Height}
	inside := func(what string, b, in Box) {
		const slack = 0.51 // coordinates have five digits
		if b.X < in.X-slack || b.Y < in.Y-slack || b.X+b.W > in.X+in.W+slack || b.Y+b.H > in.Y+in.H+slack {
			t.Errorf("%s is at %+v, outside of %+v", what, b, in)
		}
	}
	for i, b := range l.Nodes {
		n := d.Nodes[i]
		inside("node "+n.ID, b, page)
		if b.W != n.Size.W || b.H != n.Size.H {
			t.Errorf("node %q has the size %+v", n.ID, b)
		}
		for j := range i {
			if overlap(b, l.Nodes[j]) > 0.5 {
				t.Errorf("nodes %q and %q overlap", n.ID, d.Nodes[j].ID)
			}
		}
		for c, area := range l.Clusters {
			if !d.Engine.Groups() {
				continue
			}
			if d.Clusters[c].ID == n.Cluster {
				inside(fmt.Sprintf("node %q of cluster %d", n.ID, c), b, area.Box)
				if overlap(b, area.Title) > 0.5 {
					t.Errorf("node %q covers the title of its cluster", n.ID)
				}
			} else if overlap(b, area.Box) > 0.5 {
				t.Errorf("node %q is in the foreign cluster %d", n.ID, c)
			}
		}
	}
	checkAreas(t, d, l, inside)
	checkLines(t, d, l, inside)
}

func checkAreas(t *testing.T, d *Diagram, l *Layout, inside func(string, Box, Box)) {
	for i, a := range l.Clusters {
		filled := slices.ContainsFunc(d.Nodes, func(n Node) bool { return n.Cluster == d.Clusters[i].ID })
		if has := d.Engine.Groups() && filled; has != (a.Box != Box{}) {
			t.Errorf("cluster %d is at %+v", i, a)
		}
		inside("title", a.Title, a.Box)
		for j := range i {
			if overlap(a.Box, l.Clusters[j].Box) > 0.5 {
				t.Errorf("clusters %d and %d overlap", i, j)
			}
		}
	}
}

func checkLines(t *testing.T, d *Diagram, l *Layout, inside func(string, Box, Box)) {
	ends := map[string]Box{}
	for i, n := range d.Nodes {
		ends[n.ID] = l.Nodes[i]
	}
	for i, e := range l.Edges {
		for _, p := range e.Curve {
			inside("a line", Box{X: p.X, Y: p.Y}, Box{0, 0, l.Width, l.Height})
		}
		first, last := e.Curve[0], e.Curve[len(e.Curve)-1]
		inside("a start", Box{X: first.X, Y: first.Y}, ends[d.Edges[i].From].grown(2))
		inside("an end", Box{X: last.X, Y: last.Y}, ends[d.Edges[i].To].grown(2))
		if has := d.Edges[i].Label.W > 0; has != (e.Label != Box{}) {
			t.Errorf("edge %d: label at %+v", i, e.Label)
		}
		for j, n := range l.Nodes {
			if d.Engine.ranks() && overlap(e.Label, n) > 0.5 {
				t.Errorf("the label of edge %d covers a node", i)
			}
			if id := d.Nodes[j].ID; id != d.Edges[i].From && id != d.Edges[i].To && e.crosses(n.grown(-1)) {
				t.Errorf("edge %d leads through node %q", i, id)
			}
		}
	}
}

func (e Engine) ranks() bool { return e == "" || e == Dot }

func (b Box) grown(by float64) Box { return Box{b.X - by, b.Y - by, b.W + 2*by, b.H + 2*by} }

// crosses reports whether a line enters a box.
func (l Line) crosses(b Box) bool {
	for i := 0; i+3 < len(l.Curve); i += 3 {
		for step := range 101 {
			p := cubic(l.Curve[i : i+4]).at(float64(step) / 100)
			if p.X > b.X && p.X < b.X+b.W && p.Y > b.Y && p.Y < b.Y+b.H {
				return true
			}
		}
	}
	return false
}

// overlap returns by how much two boxes overlap, px; negative if they don't.
func overlap(a, b Box) float64 {
	return min(a.X+a.W-b.X, b.X+b.W-a.X, a.Y+a.H-b.Y, b.Y+b.H-a.Y)
}

func TestRanksFollowEachOtherFromLeftToRight(t *testing.T) {
	d := &Diagram{Edges: []Edge{{From: "c", To: "b"}, {From: "b", To: "a"}}}
	for _, id := range []string{"a", "b", "c"} {
		d.Nodes = append(d.Nodes, Node{ID: id, Size: Size{100, 40}})
	}
	l := layOut(t, d)
	checkLayout(t, d, l)
	if a, b, c := l.Nodes[0], l.Nodes[1], l.Nodes[2]; c.X+c.W > b.X || b.X+b.W > a.X {
		t.Errorf("c is at %+v, b at %+v and a at %+v", c, b, a)
	}
}

func TestDirectEdgesHaveNoBend(t *testing.T) {
	for _, direct := range []bool{false, true} {
		d := &Diagram{Direct: direct}
		for _, id := range []string{"a", "b", "c", "d"} {
			d.Nodes = append(d.Nodes, Node{ID: id, Size: Size{100, 40}})
		}
		d.Edges = []Edge{{From: "a", To: "b"}, {From: "a", To: "c", Label: Size{50, 20}}, {From: "b", To: "d"}, {From: "d", To: "a"}}
		l := layOut(t, d)
		for i, e := range l.Edges {
			for _, s := range e.Path()[1:] {
				if direct && s.Op != 'L' {
					t.Errorf("edge %d has a bend", i)
				}
			}
		}
		if l.Edges[1].Label.W != 50 {
			t.Errorf("direct %v: label at %+v", direct, l.Edges[1].Label)
		}
	}
}

func TestSeveralAtOnce(t *testing.T) {
	d := random(1, 24, Dot)
	want := layOut(t, d)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := LayOut(t.Context(), d, Options{})
			if err != nil {
				t.Error(err)
			} else if !reflect.DeepEqual(got, want) {
				t.Error("another layout than alone")
			}
		})
	}
	wg.Wait()
}

func TestDotHoldsNoTextOfTheMap(t *testing.T) {
	d := random(1, len(hostile), Dot)
	for i := range d.Nodes {
		d.Nodes[i].ID += "secret"
	}
	d.Root, d.Edges = d.Nodes[0].ID, nil
	if dot := d.dot(); strings.Contains(dot, "secret") || strings.Contains(dot, `\`) {
		t.Errorf("the DOT holds ids:\n%s", dot)
	}
}

func TestBadDiagrams(t *testing.T) {
	good := func() *Diagram {
		return &Diagram{
			Clusters: []Cluster{{ID: "c"}},
			Nodes:    []Node{{ID: "a", Size: Size{10, 10}, Cluster: "c"}, {ID: "b", Size: Size{10, 10}}},
			Edges:    []Edge{{From: "a", To: "b"}},
		}
	}
	if err := good().validate(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[string]func(*Diagram){
		`no layout engine called "patchwork"; known are dot, neato`: func(d *Diagram) { d.Engine = "patchwork" },
		`the diagram has no nodes`:                                  func(d *Diagram) { d.Nodes = nil },
		`gaps of -1 and 0 px are not possible`:                      func(d *Diagram) { d.NodeGap = -1 },
		`the cluster id "c" is empty or used twice`:                 func(d *Diagram) { d.Clusters = append(d.Clusters, Cluster{ID: "c"}) },
		`the title of cluster "c" can't be NaN × 0 px`:              func(d *Diagram) { d.Clusters[0].Title.W = math.NaN() },
		`the node id "a" is empty or used twice`:                    func(d *Diagram) { d.Nodes[1].ID = "a" },
		`the node id "" is empty or used twice`:                     func(d *Diagram) { d.Nodes[1].ID = "" },
		`node "b" can't be 0 × 10 px`:                               func(d *Diagram) { d.Nodes[1].Size.W = 0 },
		`node "b" can't be +Inf × 10 px`:                            func(d *Diagram) { d.Nodes[1].Size.W = math.Inf(1) },
		`node "b" is in an unknown cluster "x"`:                     func(d *Diagram) { d.Nodes[1].Cluster = "x" },
		`the root "x" is no node`:                                   func(d *Diagram) { d.Root = "x" },
		`the edge from "a" to "x" ends nowhere`:                     func(d *Diagram) { d.Edges[0].To = "x" },
		`can't have a label of -1 × 0 px`:                           func(d *Diagram) { d.Edges[0].Label.W = -1 },
	} {
		d := good()
		spoil(d)
		if _, err := LayOut(t.Context(), d, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
