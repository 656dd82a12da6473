package viewtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

// Drawn returns the picture of a view.
func Drawn(t *testing.T, v *view.View, m *model.Map, o view.Options) *scene.Scene {
	t.Helper()
	s, err := v.Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Written returns the SVG of a picture.
func Written(t *testing.T, s *scene.Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Parsed returns a map and its findings.
func Parsed(t *testing.T, src string) (*model.Map, []model.Finding) {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors, the first: %s", n, findings[0].Message)
	}
	return m, gap.Run(m, gap.Options{}).Findings
}

// Words returns all texts of the picture, each followed by a newline.
func Words(nodes []scene.Node) string {
	var b strings.Builder
	for _, t := range All[*scene.Text](nodes) {
		b.WriteString(t.S + "\n")
	}
	return b.String()
}

// Rects returns all rectangles of the picture.
func Rects(nodes []scene.Node) []*scene.Rect { return All[*scene.Rect](nodes) }

// All returns the nodes of type T, in painting order.
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

// Group returns the group with the given id.
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

// module returns the relative path from a test's folder to the root of the module.
func module() string {
	folder := "."
	for range 4 {
		if _, err := os.Stat(filepath.Join(folder, "samples")); err == nil {
			break
		}
		folder = filepath.Join("..", folder)
	}
	return folder
}

// SampleMap returns a map of the folder samples and its findings.
func SampleMap(t *testing.T, name string) (*model.Map, []model.Finding) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(module(), "samples", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return Parsed(t, string(src))
}

// Painted returns the number of rectangles with a fill colour.
func Painted(nodes []scene.Node, fill scene.Color) int {
	n := 0
	for _, r := range Rects(nodes) {
		if r.Fill == fill {
			n++
		}
	}
	return n
}

// MapFiles returns the paths of the samples and of the maps built from public sources.
func MapFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"samples/*.yaml", "samples/scenarios/*.yaml", "render/views/testdata/maps/*.yaml"} {
		found, err := filepath.Glob(filepath.Join(module(), pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("no maps as %s: %v", pattern, err)
		}
		out = append(out, found...)
	}
	return out
}

// EachMap runs a test for each map file, and for random maps of Furnished.
func EachMap(t *testing.T, random int, use func(t *testing.T, m *model.Map, findings []model.Finding)) {
	t.Helper()
	for _, file := range MapFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m, findings := Parsed(t, string(src))
			use(t, m, findings)
		})
	}
	for seed := range testkit.Seeds(random) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m, findings := Furnished(seed)
			use(t, m, findings)
		})
	}
}
