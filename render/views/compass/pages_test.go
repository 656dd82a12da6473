package compass

import "testing"

// A map on several pages fills all but the last.
func TestPagesAreFull(t *testing.T) {
	const w, h, least = 620.0, 797.0, 0.85
	for name, most := range map[string]int{"group": 6, "fr-committee-23-members": 3, "en-teams-220": 19} {
		pages, err := Pages(sample(t, name), Options{Width: w}, h)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) > most {
			t.Errorf("%s takes %d pages, more than %d", name, len(pages), most)
		}
		for i, p := range pages[:len(pages)-1] {
			if p.Height > h || p.Height < least*h {
				t.Errorf("%s: page %d of %d is %.0f px high, of %.0f", name, i+1, len(pages), p.Height, h)
			}
		}
	}
}
