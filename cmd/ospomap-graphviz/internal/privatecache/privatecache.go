// Package privatecache, once imported, keeps Graphviz from loading machine code
// that another user prepared. Graphviz keeps its compiled code in the temporary
// folder and reads it back when its own package starts, before main can say
// anything. This package starts earlier: the language starts packages in the
// order of their import paths as soon as what they import has started, this one
// imports next to nothing, and Graphviz needs the module
// github.com/tetratelabs/wazero, whose path comes after this one's.
package privatecache

import (
	"os"

	"github.com/ospomap/ospomap/render/graphviz/cachedir"
)

func init() {
	if cachedir.Check(os.TempDir()) == nil {
		return // the caller gave us a private folder
	}
	dir, err := cachedir.Open()
	if err != nil {
		dir = os.DevNull // nothing can be kept there
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		os.Setenv(name, dir)
	}
}
