package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ospomap/ospomap/model/testkit"
)

const samplesFolder = "../../samples"

// testEnv returns an environment with only the layout program, and a clock far from
// today, so that a picture that depends on it would differ.
func testEnv(t testing.TB) Env {
	return Env{
		Getenv: func(name string) string {
			if name == "OSPOMAP_GRAPHVIZ" {
				return os.Getenv(name)
			}
			return ""
		},
		Now: func() time.Time { return time.Date(2399, 1, 1, 0, 0, 0, 0, time.UTC) },
	}
}

// samples lists the files in the samples folder that end in ext.
func samples(t testing.TB, ext string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(samplesFolder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ext {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no *%s below %s", ext, samplesFolder)
	}
	return found
}

// TestSamplePictures draws every sample as a user would and compares it with the picture
// next to it.
func TestSamplePictures(t *testing.T) {
	for _, path := range samples(t, ".yaml") {
		picture := strings.TrimSuffix(path, ".yaml") + ".svg"
		t.Run(filepath.Base(path), func(t *testing.T) {
			var got, messages bytes.Buffer
			if code := Run([]string{"render", path, "-o", "-"}, nil, &got, &messages, testEnv(t)); code != exitOK {
				t.Fatalf("exit code %d: %s", code, messages.String())
			}
			testkit.Golden(t, picture, got.Bytes())
		})
	}
}

// TestEveryPictureHasItsMap detects pictures of maps that no longer exist.
func TestEveryPictureHasItsMap(t *testing.T) {
	for _, picture := range samples(t, ".svg") {
		if _, err := os.Stat(strings.TrimSuffix(picture, ".svg") + ".yaml"); err != nil {
			t.Errorf("%s has no map: %v", picture, err)
		}
	}
}
