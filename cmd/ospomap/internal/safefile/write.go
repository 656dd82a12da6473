package safefile

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

var errDirectory = errors.New("it is a directory")

// NewMode is what a new file gets, less what the user's umask takes away.
const NewMode = 0o666

// Replace makes path hold data, all of it or none: it writes a temporary file
// next to path and renames it, and leaves nothing behind when that fails. A file
// that is there already keeps its owner, its group, its permissions and its
// access list; where a rename can't do that, or it has other names, it is overwritten
// in place. A read-only file is refused, and so is a symbolic link rather than followed,
// since a map's folder may come from anyone; a device is simply written to.
func Replace(path string, data []byte) error {
	if IsDevice(path) {
		return writeDevice(path, data)
	}
	return replace(path, data, func(*Target) error { return nil })
}

// replace stages the data, asks whether they may take the file's place, and has them
// do so.
func replace(path string, data []byte, may func(*Target) error) error {
	t, err := target(path, data)
	if err != nil {
		return err
	}
	defer t.root.Close()
	defer t.discard()
	if err := t.stage(); err != nil {
		return err
	}
	if err := may(t); err != nil {
		return err
	}
	return t.commit()
}

// Swap is Replace for a file that still has to hold what it was read as: what
// somebody else wrote meanwhile stays.
func Swap(path string, was, data []byte) error {
	if IsDevice(path) {
		return errors.New("it is not a regular file")
	}
	return replace(path, data, func(t *Target) error {
		now, err := t.root.ReadFile(t.path)
		if err == nil && !bytes.Equal(now, was) {
			err = errors.New("it has been changed since it was read; nothing is written")
		}
		return err
	})
}

// Create writes a file that must not exist yet, and removes it again when it
// can't be written completely.
func Create(path string, data []byte) error { return create(path, data, NewMode) }

// CreatePrivate is Create for a file that only the user may read.
func CreatePrivate(path string, data []byte) error { return create(path, data, 0o600) }

func create(path string, data []byte, mode fs.FileMode) error {
	t, err := target(path, data)
	if err != nil {
		return err
	}
	defer t.root.Close()
	return t.create(t.path, mode, nil)
}

// Append adds data to the end of a file, which is made where it is not there.
func Append(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, NewMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// MkdirAll makes a folder and those that it lies in.
func MkdirAll(folder string) error {
	if err := spareGit(folder); err != nil {
		return err
	}
	return os.MkdirAll(folder, 0o777)
}

// target is a path outside of any [Home].
func target(path string, data []byte) (*Target, error) {
	folder := filepath.Dir(path)
	if err := spareGit(path); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, inFolder(err, folder)
	}
	if n := len(path); n > 0 && os.IsPathSeparator(path[n-1]) { // whose last part would be a file in itself
		root.Close()
		return nil, errDirectory
	}
	return &Target{root: root, path: filepath.Base(path), Name: path, Data: data}, nil
}

// inFolder names the folder where the error is that there is none.
func inFolder(err error, folder string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %q; make it first", folder)
	}
	return err
}

// ReplaceAll makes every file hold its data: all are written to temporary files
// beside them, and only when that has gone well they are renamed.
func ReplaceAll(files []*Target) error {
	for _, t := range files {
		defer t.discard()
		if err := t.stage(); err != nil {
			return fmt.Errorf("cannot write %q: %w", t.Name, Cause(err))
		}
	}
	for _, t := range files {
		if err := t.commit(); err != nil {
			return fmt.Errorf("cannot write %q: %w", t.Name, Cause(err))
		}
	}
	return nil
}

// stage writes the temporary file, as like the one that it will replace as can
// be. It leaves none where that one has to be overwritten in place.
func (t *Target) stage() error {
	if err := t.Spared(); err != nil {
		return err
	}
	old, err := t.root.Lstat(t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return err
	case old.IsDir():
		return errDirectory
	case !old.Mode().IsRegular():
		return errors.New("it is not a regular file")
	case old.Mode().Perm()&0o222 == 0:
		return errors.New("it is read-only")
	case linked(old) && t.writable():
		return nil
	}
	temp := filepath.Join(filepath.Dir(t.path), ".ospomap-"+rand.Text())
	err = t.create(temp, modeLike(old), old)
	switch {
	case err == nil:
		t.temp = temp
	case old == nil || !isRefused(err) || !t.writable():
		return err
	}
	return nil
}

// create writes a new file, like old where that is not nil.
func (t *Target) create(name string, mode fs.FileMode, old fs.FileInfo) error {
	f, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return inFolder(err, filepath.Dir(t.Name))
	}
	_, err = f.Write(t.Data)
	if err == nil && old != nil {
		if err = t.resemble(f, old); isRefused(err) && !t.writable() {
			err = nil // it can be replaced, but not kept alike
		}
	}
	if err == nil {
		err = f.Sync() // a rename that outlives a crash must not lead to an empty file
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		t.root.Remove(name)
	}
	return err
}

// resemble gives a new file what the old one's owner has settled about it.
func (t *Target) resemble(f *os.File, old fs.FileInfo) error {
	if err := keepOwner(f, old); err != nil {
		return err
	}
	if err := f.Chmod(old.Mode().Perm()); err != nil {
		return err
	}
	before, err := t.root.Open(t.path)
	if err != nil {
		return nil // nobody may read it, its access list neither
	}
	defer before.Close()
	return keepAccess(f, before)
}

// commit puts the new file in the place of the old, or its data where the old
// one has to stay: a file that is mounted by itself can't be renamed over.
func (t *Target) commit() error {
	if t.temp == "" {
		return t.overwrite()
	}
	err := t.root.Rename(t.temp, t.path)
	switch {
	case err == nil:
		t.temp = ""
	case isRefused(err) && t.writable():
		return t.overwrite()
	}
	return err
}

// discard removes the temporary file, if there is one.
func (t *Target) discard() {
	if t.temp != "" {
		t.root.Remove(t.temp)
		t.temp = ""
	}
}

// writable reports whether the file itself can be written to.
func (t *Target) writable() bool {
	f, err := t.root.OpenFile(t.path, os.O_RDWR, 0)
	if err == nil {
		f.Close()
	}
	return err == nil
}

// overwrite writes the data into the file that is there, and what it held before
// where that fails half way.
func (t *Target) overwrite() error {
	f, err := t.root.OpenFile(t.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	hold := func(data []byte) error {
		if _, err := f.WriteAt(data, 0); err != nil {
			return err
		}
		if err := f.Truncate(int64(len(data))); err != nil {
			return err
		}
		return f.Sync()
	}
	if err := hold(t.Data); err != nil {
		hold(before)
		return err
	}
	return nil
}

// Spared reports why a file is not to be written, whoever may do so: it is a link,
// or git's own.
func (t *Target) Spared() error {
	if old, err := t.root.Lstat(t.path); err == nil && old.Mode()&fs.ModeSymlink != 0 {
		return errors.New("it is a symbolic link; name the place it leads to")
	}
	return spareGit(t.Full())
}

// isRefused reports whether the system lets nobody, or not this user, replace a
// file, which says nothing about writing into it.
func isRefused(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) ||
		errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}

// modeLike is what the successor of a file gets, if there is one: nobody may read
// it before it takes that one's place who could not read that one.
func modeLike(old fs.FileInfo) fs.FileMode {
	if old == nil {
		return NewMode
	}
	return old.Mode().Perm()
}

// spareGit refuses a path in a .git folder, whose files are git's own. Links in
// the path are followed as far as it exists.
func spareGit(path string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	real, rest := full, ""
	for {
		if at, err := filepath.EvalSymlinks(real); err == nil {
			real = at
			break
		}
		up := filepath.Dir(real)
		if up == real {
			break
		}
		real, rest = up, filepath.Join(filepath.Base(real), rest)
	}
	for _, p := range []string{full, filepath.Join(real, rest)} {
		if slices.ContainsFunc(strings.Split(filepath.ToSlash(p), "/"), isGitFolder) {
			return errors.New("it lies in a .git folder, which is left to git")
		}
	}
	return nil
}

// isGitFolder reports whether some file system takes a name for .git.
func isGitFolder(name string) bool {
	name = strings.TrimRight(name, ". ")
	return strings.EqualFold(name, ".git") || strings.EqualFold(name, "git~1")
}
