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
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			b.WriteString(Words(x.Children))
		case *scene.Text:
			b.WriteString(x.S + "\n")
		}
	}
	return b.String()
}

// Rects are all rectangles of the picture.
func Rects(nodes []scene.Node) []*scene.Rect {
	var out []*scene.Rect
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			out = append(out, Rects(x.Children)...)
		case *scene.Rect:
			out = append(out, x)
		}
	}
	return out
}

// Group finds a group by its id.
func Group(t *testing.T, s *scene.Scene, id string) *scene.Group {
	t.Helper()
	var find func([]scene.Node) *scene.Group
	find = func(nodes []scene.Node) *scene.Group {
		for _, n := range nodes {
			if g, ok := n.(*scene.Group); ok {
				if g.ID == id {
					return g
				}
				if in := find(g.Children); in != nil {
					return in
				}
			}
		}
		return nil
	}
	g := find(s.Root)
	if g == nil {
		t.Fatalf("nothing in the picture is called %q", id)
	}
	return g
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
	for _, node := range nodes {
		switch x := node.(type) {
		case *scene.Group:
			n += Painted(x.Children, fill)
		case *scene.Rect:
			if x.Fill == fill {
				n++
			}
		}
	}
	return n
}
