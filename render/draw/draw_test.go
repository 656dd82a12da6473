package draw_test

import (
	"testing"

	"github.com/ospomap/ospomap/render/draw"
)

func TestCapitals(t *testing.T) {
	for s, want := range map[string]string{"outside": "OUTSIDE", "nach außen": "NACH AUSSEN", "vers l'extérieur": "VERS L'EXTÉRIEUR", "外": "外"} {
		if got := draw.Capitals(s); got != want {
			t.Errorf("%q in capitals is %q, want %q", s, got, want)
		}
	}
}
