package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// readmeCrops are the parts of the views' pictures in the README, no wider than its
// column: x, y, width and height in the picture, px.
var readmeCrops = map[string][4]int{
	"goals":          {12, 72, 880, 292},
	"network":        {24, 252, 912, 416},
	"power-interest": {12, 66, 842, 330},
	"calendar":       {12, 208, 890, 318},
}

// The width of a README's column on the web, and the smallest readable text size in it,
// px.
const readmeColumn, readable = 830, 10

var (
	svgFrame = regexp.MustCompile(`width="[0-9.]+" height="[0-9.]+" viewBox="[^"]+"`)
	svgText  = regexp.MustCompile(`<text[^>]* x="([0-9.]+)" y="([0-9.]+)"[^>]*>`)
	textSize = regexp.MustCompile(` font-size="([0-9.]+)"`)
)

// TestReadmePictures keeps the README's pictures of views up to date, and checks that
// they are readable in its column.
func TestReadmePictures(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range readmeCrops {
		frame := fmt.Sprintf(`width="%d" height="%d" viewBox="%d %d %d %d"`, r[2], r[3], r[0], r[1], r[2], r[3])
		svg := viewPicture(t, name)
		at := svgFrame.FindStringIndex(svg)
		svg = svg[:at[0]] + frame + svg[at[1]:]
		file := "docs/images/readme/" + name + ".svg"
		testkit.Golden(t, filepath.Join("../..", file), svg)
		if !strings.Contains(string(readme), `src="`+file+`" width="100%"`) {
			t.Errorf("the README does not show %s", file)
		}
		texts := 0
		for _, m := range svgText.FindAllStringSubmatch(svg, -1) {
			x, y, size := number(t, m[1]), number(t, m[2]), 12.0
			if s := textSize.FindStringSubmatch(m[0]); s != nil {
				size = number(t, s[1])
			}
			if x < float64(r[0]) || x > float64(r[0]+r[2]) || y < float64(r[1]) || y > float64(r[1]+r[3]) {
				continue
			}
			texts++
			if shown := size * readmeColumn / float64(r[2]); shown < readable {
				t.Errorf("%s: a text at %g, %g is shown in %.1f px", file, x, y, shown)
			}
		}
		if texts < 20 {
			t.Errorf("%s shows %d texts", file, texts)
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
