package theme

import (
	"math"
	"strconv"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

// surfaces lists the backgrounds on which each role is used for text.
var surfaces = map[scene.Color][]scene.Color{
	scene.Ink: {scene.Page, scene.Org, scene.Card,
		scene.UpwardTint, scene.DownwardTint, scene.SidewaysTint, scene.OutsideTint, scene.GapTint},
	scene.Ink2: {scene.Page, scene.Org, scene.Card,
		scene.UpwardTint, scene.DownwardTint, scene.SidewaysTint, scene.OutsideTint, scene.GapTint},
	scene.Ink3:     {scene.Page, scene.Card},
	scene.HubInk:   {scene.Hub},
	scene.HubInk2:  {scene.Hub},
	scene.Upward:   {scene.Page, scene.Org, scene.Card, scene.UpwardTint},
	scene.Downward: {scene.Page, scene.Org, scene.Card, scene.DownwardTint},
	scene.Sideways: {scene.Page, scene.Org, scene.Card, scene.SidewaysTint},
	scene.Outside:  {scene.Page, scene.Org, scene.Card, scene.OutsideTint},
	scene.Gap:      {scene.Page, scene.Org, scene.Card, scene.GapTint},
	scene.Warn:     {scene.Page, scene.Org, scene.Card, scene.GapTint},
	scene.Added:    {scene.Page, scene.Org, scene.Card, scene.GapTint},
	scene.Removed:  {scene.Page, scene.Org, scene.Card},
	scene.Changed:  {scene.Page, scene.Org, scene.Card, scene.GapTint},
	scene.Tone1:    tinted,
	scene.Tone2:    tinted,
	scene.Tone3:    tinted,
	scene.Tone4:    tinted,
	scene.Tone5:    tinted,
	scene.Tone6:    tinted,
	// Numbers and letters in filled badges.
	scene.Page: {scene.Ink, scene.Ink2, scene.Added, scene.Removed, scene.Changed,
		scene.Tone1, scene.Tone2, scene.Tone3, scene.Tone4, scene.Tone5, scene.Tone6},
}

// tinted lists the surfaces on which the bars and signs of overlays are drawn.
var tinted = []scene.Color{scene.Page, scene.Org, scene.Card,
	scene.UpwardTint, scene.DownwardTint, scene.SidewaysTint, scene.OutsideTint, scene.GapTint}

func TestContrast(t *testing.T) {
	swatches := map[scene.Color]Swatch{}
	for _, s := range Palette {
		swatches[s.Role] = s
	}
	for role, backs := range surfaces {
		for _, back := range backs {
			text, ground := swatches[role], swatches[back]
			for _, mode := range []struct {
				mode         Mode
				text, ground string
			}{{Light, text.Light, ground.Light}, {Dark, text.Dark, ground.Dark}} {
				if c := contrast(t, mode.text, mode.ground); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5", mode.mode, role, back, c)
				}
			}
		}
	}
}

func TestPaletteNamesEachRoleOnce(t *testing.T) {
	seen := map[scene.Color]bool{}
	for _, s := range Palette {
		if seen[s.Role] {
			t.Errorf("%s stands twice", s.Role)
		}
		seen[s.Role] = true
	}
}

// contrast returns the WCAG 2 contrast ratio of two colours.
func contrast(t *testing.T, a, b string) float64 {
	l, m := luminance(t, a), luminance(t, b)
	return (math.Max(l, m) + 0.05) / (math.Min(l, m) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 24)
	if err != nil || len(hex) != 7 || hex[0] != '#' {
		t.Fatalf("%q is no colour of the form #RRGGBB", hex)
	}
	linear := func(shift int) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}
