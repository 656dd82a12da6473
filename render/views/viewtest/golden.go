package viewtest

import (
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
)

// Golden compares a picture with a golden file that somebody has looked at.
func Golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	testkit.Golden(t, "testdata/"+name+".svg", Written(t, s))
}
