package view

import (
	"testing"

	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
)

// golden compares a picture with the one that was drawn, and looked at, before.
func golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	testkit.Golden(t, "testdata/"+name+".svg", written(t, s))
}

// The compass has goldens of its own, in its package.
func TestGoldenViews(t *testing.T) {
	m, findings := sampleMap(t, "acme")
	o := Options{Findings: findings, Focus: "legal", Today: sheetDay}
	for _, name := range Names() {
		if name != "compass" {
			golden(t, "acme-"+name, drawn(t, name, m, o))
		}
	}
	o.WithoutOSPO = true
	golden(t, "acme-network-without-ospo", drawn(t, "network", m, o))
}

func TestGoldenChanges(t *testing.T) {
	old, new := version(t, "testdata/old.yaml"), version(t, "testdata/new.yaml")
	s, err := DrawChanges(old.Map, new.Map, diff.Compare(old, new), Options{Findings: new.Findings})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "changes", s)
}
