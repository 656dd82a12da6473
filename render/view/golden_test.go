package view

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/render/scene"
)

var update = flag.Bool("update", false, "write the golden pictures anew; the run still fails")

// golden compares a picture with the one that was drawn, and looked at, before.
func golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	file, got := "testdata/"+name+".svg", written(t, s)
	want, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Errorf("%s is not what is drawn now; look at the difference and run `make golden`", file)
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
