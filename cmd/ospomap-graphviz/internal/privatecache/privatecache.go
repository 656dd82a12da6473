// Package privatecache, when imported, keeps Graphviz from loading machine code that
// another user has prepared. Graphviz caches its compiled code in the temporary folder
// and loads it during package initialization, before main runs. This package is
// initialized earlier: Go initializes packages in the order of their import paths as soon
// as their imports are initialized. This package imports almost nothing, and Graphviz
// depends on the module github.com/tetratelabs/wazero, whose path sorts after this one's.
package privatecache

import (
	"os"

	"github.com/ospomap/ospomap/render/graphviz/cachedir"
)

func init() {
	if cachedir.Check(os.TempDir()) == nil {
		return // the caller provided a private folder
	}
	dir, err := cachedir.Open()
	if err != nil {
		dir = os.DevNull // nothing can be cached there
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		os.Setenv(name, dir)
	}
}
