// Package cachedir finds a folder that nobody else can write to. What the
// layout program keeps there between two runs is machine code, so a folder that
// somebody else prepared would run their code.
package cachedir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// Open returns a folder for kept files, which it makes where needed: one in the
// user's cache folder, else one in the temporary folder. It fails where neither
// can be had in private.
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

// Check reports what is wrong with a folder as a private one: it must be a
// folder, not a link to one, belong to the user, and be closed to all others.
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
