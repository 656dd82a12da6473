package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
)

// TestMapsAreFormatted checks that the maps that readers copy are formatted.
func TestMapsAreFormatted(t *testing.T) {
	starters, err := filepath.Glob("../../model/starter/*.yaml")
	if err != nil || len(starters) == 0 {
		t.Fatalf("no starter maps: %v", err)
	}
	for _, path := range append(starters, samples(t, ".yaml")...) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out, findings := parse.Format(path, src)
		if len(findings) > 0 {
			t.Errorf("%s: %s", path, findings[0].Message)
			continue
		}
		testkit.Golden(t, path, out)
	}
}
