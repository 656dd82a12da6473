package draw_test

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

func TestCapitals(t *testing.T) {
	for s, want := range map[string]string{"outside": "OUTSIDE", "nach außen": "NACH AUSSEN", "vers l'extérieur": "VERS L'EXTÉRIEUR", "外": "外"} {
		if got := draw.Capitals(s); got != want {
			t.Errorf("%q in capitals is %q, want %q", s, got, want)
		}
	}
}

// A title or subtitle that is too long for one line takes two. Each remains a single
// node, because pages rely on the position of what follows.
func TestLongTitles(t *testing.T) {
	long := strings.Repeat("National Research and Education Network ", 3)
	for _, s := range []string{"Acme", long} {
		picture := draw.Frame(draw.Page{Title: s, Subtitle: s + " · 14 stakeholders · 19 collaborations · 1 gap", Width: 720, Height: 200, Legend: []draw.Sign{{Word: "finding"}}})
		if picture.Lost.Cut > 0 || len(picture.Root) != 3+picture.Foot || picture.Foot == 0 {
			t.Errorf("%q: %d texts are cut, %d nodes, %d of them the legend", s, picture.Lost.Cut, len(picture.Root), picture.Foot)
		}
		if box := scene.Bounds(picture.Root[2]); box.Bottom > draw.Top-6 || box.Top < scene.Bounds(picture.Root[1]).Bottom {
			t.Errorf("%q: the subtitle is from %.0f to %.0f px", s, box.Top, box.Bottom)
		}
	}
}
