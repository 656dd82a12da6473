// Package safefile reads and writes the files that a user names. Files in a repository
// may come from anyone, so links must not lead out of it, pipes are not waited for, and a
// file is replaced completely or not at all.
package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// ErrLeaves reports that a link in a git work tree leads out of it.
var ErrLeaves = errors.New("it is a link that leads out of its repository; --follow reads it")

// Open opens a file for reading. With follow, all links are followed; otherwise, links in
// a git work tree must stay in it. Open refuses anything but regular files, character
// devices and the program's own streams: a named pipe would block.
func Open(path string, follow bool) (*os.File, error) {
	if isStream(path) {
		return os.Open(path)
	}
	if !follow {
		real, err := resolve(path)
		if err != nil {
			return nil, err
		}
		path = real
	}
	f, err := os.OpenFile(path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	return readable(f)
}

// Read returns the contents of a file; see [Open].
func Read(path string, follow bool) ([]byte, error) {
	f, err := Open(path, follow)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// readable closes f and returns an error unless f can hold a map.
func readable(f *os.File) (*os.File, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = syscall.EISDIR
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeCharDevice == 0:
		err = errors.New("it is not a regular file")
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// maxLinks is the maximum number of links in a path.
const maxLinks = 100

// resolve follows all links in a path. Links in a work tree must not lead out of it. A
// relative path stays relative: the parents of the current folder may be inaccessible.
func resolve(path string) (string, error) {
	at, rest := start(path)
	var trees []string // work trees that contain a link
	for links := 0; len(rest) > 0; {
		next := filepath.Join(at, rest[0])
		rest = rest[1:]
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		if links++; links > maxLinks {
			return "", fmt.Errorf("more than %d links lead to it", maxLinks)
		}
		if tree, ok := Top(full(at)); ok {
			trees = append(trees, tree)
		}
		to, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		from, ahead := start(to)
		if filepath.IsAbs(from) {
			at = from
		}
		rest = append(ahead, rest...)
	}
	if slices.ContainsFunc(trees, func(tree string) bool { return !inside(tree, full(at)) }) {
		return "", ErrLeaves
	}
	return at, nil
}

// start splits a path into its starting folder, "." for a relative path, and the names
// that follow.
func start(path string) (from string, names []string) {
	from = "."
	if filepath.IsAbs(path) {
		from = filepath.VolumeName(path) + string(filepath.Separator)
		path = strings.TrimPrefix(path, from)
	}
	isNone := func(name string) bool { return name == "" || name == "." }
	return from, slices.DeleteFunc(strings.Split(filepath.ToSlash(path), "/"), isNone)
}

// full returns the absolute form of a path, with links in the current folder resolved.
func full(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	here, err := os.Getwd() // may contain links
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(here); err == nil {
		here = real
	}
	return filepath.Join(here, path)
}

// inside reports whether a full path is in a folder.
func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// Top returns the nearest folder, from the given one upwards, that holds .git.
func Top(folder string) (string, bool) {
	for {
		_, err := os.Lstat(filepath.Join(folder, ".git"))
		if err == nil {
			return folder, true
		}
		up := filepath.Dir(folder)
		if up == folder || !errors.Is(err, fs.ErrNotExist) {
			return "", false
		}
		folder = up
	}
}

// isStream reports whether a path stands for a stream that the program was started with,
// such as /dev/stdin or the shell's <(…).
func isStream(path string) bool {
	path = filepath.ToSlash(filepath.Clean(path))
	if slices.Contains([]string{"/dev/stdin", "/dev/stdout", "/dev/stderr"}, path) {
		return true
	}
	number, ok := strings.CutPrefix(path, "/dev/fd/")
	if !ok {
		number, ok = strings.CutPrefix(path, "/proc/self/fd/")
	}
	_, err := strconv.ParseUint(number, 10, 31)
	return ok && err == nil
}

// IsDevice reports whether a path is something to write to directly, such as /dev/null or
// a stream of the program. A link to a device is not one.
func IsDevice(path string) bool {
	if isStream(path) {
		return true
	}
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeDevice != 0
}

// writeDevice appends, so that a stream redirected to a file keeps its earlier output.
func writeDevice(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// Same reports whether two names refer to the same existing file.
func Same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Cause returns the system's error, without the call and the path that our messages name
// better.
func Cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// Distinct removes names that refer to the same file as an earlier one, except "-".
func Distinct(names []string) []string {
	var out []string
	for _, name := range names {
		same := func(other string) bool { return name != "-" && other != "-" && Same(name, other) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, name)
		}
	}
	return out
}
