package views

import (
	"testing"

	"github.com/ospomap/ospomap/render/graphviz/graphviztest"
)

// TestMain builds the layout program for the tests.
func TestMain(m *testing.M) { graphviztest.Main(m) }
