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

// NewMode is the mode of new files, before umask.
const NewMode = 0o666

// Replace writes data to path, completely or not at all: it writes a temporary file next
// to path and renames it, and removes it if that fails. An existing file keeps its owner,
// group, permissions and access list; if a rename can't preserve them, or the file has
// several hard links, it is overwritten in place. Read-only files are refused. So are
// symbolic links, since anyone may have written the map's folder. Devices are written to
// directly.
func Replace(path string, data []byte) error {
	if IsDevice(path) {
		return writeDevice(path, data)
	}
	return replace(path, data, func(*Target) error { return nil })
}

// replace stages the data and, if may allows it, commits it.
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

// Swap is Replace for a file that must still hold was: changes by others are not
// overwritten.
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

// Create writes a file that must not exist yet. It removes the file if it can't be
// written completely.
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

// Append appends data to a file, creating it if it does not exist.
func Append(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, NewMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// MkdirAll creates a folder and its parents.
func MkdirAll(folder string) error {
	if err := spareGit(folder); err != nil {
		return err
	}
	return os.MkdirAll(folder, 0o777)
}

// target returns the Target of a path outside any [Home].
func target(path string, data []byte) (*Target, error) {
	folder := filepath.Dir(path)
	if err := spareGit(path); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, inFolder(err, folder)
	}
	if n := len(path); n > 0 && os.IsPathSeparator(path[n-1]) { // filepath.Base would drop the separator
		root.Close()
		return nil, errDirectory
	}
	return &Target{root: root, path: filepath.Base(path), Name: path, Data: data}, nil
}

// inFolder returns a better error if the folder does not exist.
func inFolder(err error, folder string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %q; make it first", folder)
	}
	return err
}

// ReplaceAll writes the data of every file: it first writes all temporary files, and
// renames them only if that succeeds.
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

// stage writes the temporary file, as similar to the existing file as possible. It writes
// none if the existing file has to be overwritten in place.
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

// create writes a new file, with the attributes of old if that is not nil.
func (t *Target) create(name string, mode fs.FileMode, old fs.FileInfo) error {
	f, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return inFolder(err, filepath.Dir(t.Name))
	}
	_, err = f.Write(t.Data)
	if err == nil && old != nil {
		if err = t.resemble(f, old); isRefused(err) && !t.writable() {
			err = nil // the attributes can't be kept, but replacing still works
		}
	}
	if err == nil {
		err = f.Sync() // after a crash, the renamed file must not be empty
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		t.root.Remove(name)
	}
	return err
}

// resemble copies the owner, the permissions and the access list of the existing file.
func (t *Target) resemble(f *os.File, old fs.FileInfo) error {
	if err := keepOwner(f, old); err != nil {
		return err
	}
	if err := f.Chmod(old.Mode().Perm()); err != nil {
		return err
	}
	before, err := t.root.Open(t.path)
	if err != nil {
		return nil // unreadable, and so is its access list
	}
	defer before.Close()
	return keepAccess(f, before)
}

// commit renames the temporary file over the existing one, or overwrites that in place if
// it can't be replaced, such as a bind-mounted file.
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

// writable reports whether the file itself is writable.
func (t *Target) writable() bool {
	f, err := t.root.OpenFile(t.path, os.O_RDWR, 0)
	if err == nil {
		f.Close()
	}
	return err == nil
}

// overwrite writes the data to the existing file, and restores its contents if that
// fails.
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

// Spared returns an error if the file must not be written: it is a symbolic link, or in a
// .git folder.
func (t *Target) Spared() error {
	if old, err := t.root.Lstat(t.path); err == nil && old.Mode()&fs.ModeSymlink != 0 {
		return errors.New("it is a symbolic link; name the place it leads to")
	}
	return spareGit(t.Full())
}

// isRefused reports whether an error means that the file can't be replaced. It may still
// be writable.
func isRefused(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) ||
		errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}

// modeLike returns the mode of the temporary file: while it exists, only users who can
// read the existing file may read it.
func modeLike(old fs.FileInfo) fs.FileMode {
	if old == nil {
		return NewMode
	}
	return old.Mode().Perm()
}

// spareGit rejects a path in a .git folder. It follows links in the path as far as it
// exists.
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

// isGitFolder reports whether a name means .git in some file system.
func isGitFolder(name string) bool {
	name = strings.TrimRight(name, ". ")
	return strings.EqualFold(name, ".git") || strings.EqualFold(name, "git~1")
}
