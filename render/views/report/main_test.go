package report

import (
	"testing"

	"github.com/ospomap/ospomap/render/graphviz/graphviztest"
)

// TestMain gives the views that are laid out their layout program.
func TestMain(m *testing.M) { graphviztest.Main(m) }
