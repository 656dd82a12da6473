package projects

import (
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func TestGolden(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	viewtest.Golden(t, "acme", viewtest.Drawn(t, View, m, view.Options{Findings: findings}))
}
