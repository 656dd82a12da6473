package compass

import (
	"math"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

// Separate texts start at their readers' side: lines of Hebrew, long and short, share
// their right edge, lines of Latin their left.
func TestTextsBeginAtTheirReadingSide(t *testing.T) {
	s := written(t, `organization: Acme
ospo: {name: OSPO}
stakeholders:
  - {name: המחלקה המשפטית, role: רישיונות, perspective: sideways}
  - {name: Legal department, role: Licences, perspective: sideways}
`, Options{Density: "cards"})
	name, role := find(t, s, "המחלקה המשפטית"), find(t, s, "רישיונות")
	if math.Abs(name.right()-role.right()) > 0.01 || name.w == role.w {
		t.Errorf("Hebrew ends at %.1f and %.1f px", name.right(), role.right())
	}
	name, role = find(t, s, "Legal department"), find(t, s, "Licences")
	if name.x != role.x {
		t.Errorf("Latin begins at %.1f and %.1f px", name.x, role.x)
	}
}

func find(t *testing.T, s *scene.Scene, words string) textBox {
	t.Helper()
	for _, b := range textBoxes(s.Root) {
		if b.s == words {
			return b
		}
	}
	t.Fatalf("no text %q", words)
	return textBox{}
}
