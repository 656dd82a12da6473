package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// newFileMode is what a new file gets, less what the user's umask takes away.
const newFileMode = 0o644

// replaceFile makes path hold data, all of it or none: it writes a temporary
// file beside path and renames it, and leaves nothing behind when that fails.
// A file that is there already keeps its permissions. A link is refused rather
// than followed, since a map's folder may come from anyone; a device or a pipe
// is simply written to.
func replaceFile(path string, data []byte) error {
	if isDevice(path) {
		return os.WriteFile(path, data, newFileMode)
	}
	old, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old.IsDir():
		return errors.New("it is a directory")
	}
	if link, err := os.Lstat(path); err == nil && link.Mode()&fs.ModeSymlink != 0 {
		return errors.New("it is a symbolic link; name the place it leads to")
	}

	temp := filepath.Join(filepath.Dir(path), ".ospomap-"+rand.Text())
	if err := writeNew(temp, data, modeLike(old)); err != nil {
		return err
	}
	if err := move(temp, path, old); err != nil {
		os.Remove(temp)
		return err
	}
	return nil
}

// move renames temp to path with the permissions of the file that it replaces,
// if there is one.
func move(temp, path string, old fs.FileInfo) error {
	if old != nil {
		if err := os.Chmod(temp, old.Mode().Perm()); err != nil {
			return err
		}
	}
	return os.Rename(temp, path)
}

// createFile writes a file that must not exist yet, and removes it again when
// it can't be written whole.
func createFile(path string, data []byte) error { return writeNew(path, data, newFileMode) }

// modeLike is what the successor of a file gets, if there is one: nobody may read
// it before it takes that one's place who could not read that one.
func modeLike(old fs.FileInfo) fs.FileMode {
	if old == nil {
		return newFileMode
	}
	return old.Mode().Perm()
}

func writeNew(path string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(path)
	}
	return err
}

// isDevice reports whether path is neither file nor folder nor missing, but
// something like a pipe or /dev/null.
func isDevice(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}
