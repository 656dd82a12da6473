package safefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/ospomap/ospomap/model"
)

// Near returns the end of the message about a map that could not be read: a suggestion of
// a map with a similar name or, for a folder, the only map in it. Otherwise it returns
// "".
func Near(path string, err error) string {
	folder, missing := filepath.Dir(path), errors.Is(err, fs.ErrNotExist)
	if errors.Is(err, syscall.EISDIR) {
		folder = path
	} else if !missing {
		return ""
	}
	real, err := resolve(folder)
	if err != nil {
		return ""
	}
	entries, _ := os.ReadDir(real)
	var names, stems []string
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		if e.Type().IsRegular() && e.Name()[0] != '.' && (ext == ".yaml" || ext == ".yml") {
			names, stems = append(names, e.Name()), append(stems, strings.TrimSuffix(e.Name(), ext))
		}
	}
	at := -1
	if base := filepath.Base(path); missing {
		at = slices.Index(stems, model.Near(strings.TrimSuffix(base, filepath.Ext(base)), stems))
	} else if len(names) == 1 {
		at = 0
	}
	if at < 0 {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", filepath.Join(folder, names[at]))
}
