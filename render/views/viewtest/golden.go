package viewtest

import (
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
)

// Golden compares a picture with the one that was drawn, and looked at, before.
func Golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	testkit.Golden(t, "testdata/"+name+".svg", Written(t, s))
}
