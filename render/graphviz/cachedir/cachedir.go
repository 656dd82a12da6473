// Package cachedir finds a folder that no other user can write to. The layout program
// caches machine code there between runs, so a folder prepared by somebody else could
// make it run their code.
package cachedir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// Open returns a private folder for cached files, and creates it if needed: in the user's
// cache folder, else in the temporary folder. It fails if neither can be private.
func Open() (string, error) {
	var candidates []string
	if cache, err := os.UserCacheDir(); err == nil {
		candidates = append(candidates, filepath.Join(cache, "ospomap", "graphviz"))
	}
	candidates = append(candidates, filepath.Join(os.TempDir(), "ospomap-"+strconv.Itoa(os.Geteuid())))
	return open(candidates)
}

func open(candidates []string) (string, error) {
	var problems []error
	for _, dir := range candidates {
		err := os.MkdirAll(dir, 0o700)
		if err == nil {
			err = Check(dir)
		}
		if err == nil {
			return dir, nil
		}
		problems = append(problems, err)
	}
	return "", errors.Join(problems...)
}

// Check returns an error unless dir is a private folder: it must be a folder, not a link
// to one, belong to the user, and be closed to everybody else.
func Check(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%q is not a folder", dir)
	default:
		return checkOwner(dir, info)
	}
}
