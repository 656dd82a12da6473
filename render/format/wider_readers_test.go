//go:build readers

package format

import (
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// widerFont is a Debian font whose letters are about an eighth wider than Arial's.
const widerFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans"

// Where no font like Arial is installed and the program does not squeeze texts, no text
// overlaps another. librsvg draws them in DejaVu Sans, several distant ones in one
// picture, and no pixel has ink of two.
func TestNoTextRunsOverInAWiderFont(t *testing.T) {
	fonts := onlyFont(t, widerFont)
	folder := t.TempDir()
	for _, sample := range []string{"acme", "group"} {
		for name, s := range everyView(t, "../../samples/"+sample+".yaml") {
			texts := unitsOf(s.Root)
			width, height := int(s.Width), int(s.Height)
			owner := make([]int, width*height) // text whose ink is on each px, counted from 1
			said := map[[2]int]bool{}
			wider := 0
			for _, set := range apart(texts) {
				page := *s
				page.Root = nil
				for _, i := range set {
					page.Root = append(page.Root, texts[i].node)
				}
				file := filepath.Join(folder, "texts.svg")
				if err := os.WriteFile(file, []byte(svg(t, &page, theme.Light)), 0o600); err != nil {
					t.Fatal(err)
				}
				runAny(t, fonts, []string{"rsvg-convert"}, "--background-color", "#C86432", file, "-o", file+".png")
				data, err := os.ReadFile(file + ".png")
				if err != nil {
					t.Fatal(err)
				}
				ink := toRGBA(t, data, image.Pt(width, height))
				blank := ink.RGBAAt(0, 0)
				for _, i := range set {
					u, right := texts[i], 0
					for y := max(int(u.room.Top), 0); y < min(int(u.room.Bottom)+1, height); y++ {
						for x := max(int(u.room.Left), 0); x < min(int(u.room.Right)+1, width); x++ {
							c := ink.RGBAAt(x, y)
							if math.Abs(luminance(c)-luminance(blank)) < 0.25 {
								continue
							}
							right = max(right, x)
							at := y*width + x
							if other := owner[at]; other > 0 && !said[[2]int{other, i}] {
								said[[2]int{other, i}] = true
								t.Errorf("%s of %s: %q runs over %q", name, sample, u.said, texts[other-1].said)
							}
							owner[at] = i + 1
						}
					}
					if float64(right) > u.box.Right+2 {
						wider++
					}
				}
			}
			if wider == 0 && len(texts) > 20 {
				t.Errorf("%s of %s: no text is wider than we take it for, so that the font is another", name, sample)
			}
		}
	}
}

// textUnit is a text, or a run of texts on one line.
type textUnit struct {
	node scene.Node
	said string
	box  scene.Box // as measured
	room scene.Box // where its ink may be
}

func unitsOf(nodes []scene.Node) []textUnit {
	var out []textUnit
	add := func(n scene.Node, said string) {
		box := scene.Bounds(n)
		beyond := 0.3*(box.Right-box.Left) + 6
		out = append(out, textUnit{n, said, box, scene.Box{Left: box.Left - beyond, Top: box.Top - 4, Right: box.Right + beyond, Bottom: box.Bottom + 4}})
	}
	scene.Walk(nodes, func(n scene.Node) bool {
		switch x := n.(type) {
		case *scene.Group:
			if x.Class != scene.Run {
				return true
			}
			var said []string
			for _, c := range x.Children {
				if text, ok := c.(*scene.Text); ok {
					said = append(said, text.S)
				}
			}
			add(x, strings.Join(said, " "))
			return false
		case *scene.Text:
			if strings.TrimSpace(x.S) != "" {
				add(x, x.S)
			}
		}
		return true
	})
	return out
}

// apart groups texts into sets without overlapping rooms.
func apart(texts []textUnit) [][]int {
	var sets [][]int
	meets := func(a, b scene.Box) bool {
		return a.Left < b.Right+2 && b.Left < a.Right+2 && a.Top < b.Bottom+2 && b.Top < a.Bottom+2
	}
next:
	for i, u := range texts {
	search:
		for k, set := range sets {
			for _, j := range set {
				if meets(u.room, texts[j].room) {
					continue search
				}
			}
			sets[k] = append(set, i)
			continue next
		}
		sets = append(sets, []int{i})
	}
	return sets
}

// onlyFont returns an environment in which a font and its bold face are the only ones.
func onlyFont(t *testing.T, path string) string {
	t.Helper()
	dir := t.TempDir()
	for _, face := range []string{"", "-Bold"} {
		data, err := os.ReadFile(path + face + ".ttf")
		if err != nil {
			missing(t, filepath.Base(path))
		}
		if err := os.WriteFile(filepath.Join(dir, "font"+face+".ttf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	config := fmt.Sprintf(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>`, dir, dir)
	file := filepath.Join(dir, "fonts.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return "FONTCONFIG_FILE=" + file
}
