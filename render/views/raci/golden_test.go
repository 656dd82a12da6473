package raci

import (
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func TestGolden(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	o := view.Options{Findings: findings, Today: viewtest.Day}
	viewtest.Golden(t, "acme", viewtest.Drawn(t, View, m, o))
}
