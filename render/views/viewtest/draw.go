package viewtest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

func Drawn(t *testing.T, v *view.View, m *model.Map, o view.Options) *scene.Scene {
	t.Helper()
	s, err := v.Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func Written(t *testing.T, s *scene.Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func Parsed(t *testing.T, src string) (*model.Map, []model.Finding) {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors, the first: %s", n, findings[0].Message)
	}
	return m, gap.Run(m, gap.Options{}).Findings
}

// Words are all texts of the picture, a line each.
func Words(nodes []scene.Node) string {
	var b strings.Builder
	for _, t := range All[*scene.Text](nodes) {
		b.WriteString(t.S + "\n")
	}
	return b.String()
}

// Rects are all rectangles of the picture.
func Rects(nodes []scene.Node) []*scene.Rect { return All[*scene.Rect](nodes) }

// All are the nodes of one kind, in the order in which they are painted.
func All[T scene.Node](nodes []scene.Node) []T {
	var out []T
	scene.Walk(nodes, func(n scene.Node) bool {
		if x, ok := n.(T); ok {
			out = append(out, x)
		}
		return true
	})
	return out
}

// Group finds a group by its id.
func Group(t *testing.T, s *scene.Scene, id string) *scene.Group {
	t.Helper()
	for _, g := range All[*scene.Group](s.Root) {
		if g.ID == id {
			return g
		}
	}
	t.Fatalf("nothing in the picture is called %q", id)
	return nil
}

func SampleMap(t *testing.T, name string) (*model.Map, []model.Finding) {
	t.Helper()
	folder := "samples"
	for range 4 { // from the test's folder up to the module's
		if _, err := os.Stat(folder); err == nil {
			break
		}
		folder = filepath.Join("..", folder)
	}
	src, err := os.ReadFile(filepath.Join(folder, name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return Parsed(t, string(src))
}

// Painted counts the rectangles of a colour.
func Painted(nodes []scene.Node, fill scene.Color) int {
	n := 0
	for _, r := range Rects(nodes) {
		if r.Fill == fill {
			n++
		}
	}
	return n
}
