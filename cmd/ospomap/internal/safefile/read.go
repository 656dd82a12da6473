// Package safefile reads and writes the files that a user names. What came with a
// repository may come from anyone: links do not lead out of it, pipes are not
// waited for, and a file is replaced completely or not at all.
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

// Open opens a file for reading. Links that lie in a git work tree have to stay
// in it unless they are to be followed anywhere; other links are followed. What
// is neither a file nor a device nor an open stream of the program, such as a
// pipe with a name, is refused rather than waited for.
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

// Read gives what a file holds; see [Open].
func Read(path string, follow bool) ([]byte, error) {
	f, err := Open(path, follow)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// readable closes a file again that is not a place for a map.
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

// maxLinks is how many links a path may lead through.
const maxLinks = 100

// resolve follows all links of a path, of which those in a work tree may not lead
// out of it. A relative path stays one: the folders above the current one may be
// out of reach.
func resolve(path string) (string, error) {
	at, rest := start(path)
	var trees []string // that a link lies in
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

// start takes a path apart into the folder where it starts, which is "." for a
// relative one, and the names on the way.
func start(path string) (from string, names []string) {
	from = "."
	if filepath.IsAbs(path) {
		from = filepath.VolumeName(path) + string(filepath.Separator)
		path = strings.TrimPrefix(path, from)
	}
	isNone := func(name string) bool { return name == "" || name == "." }
	return from, slices.DeleteFunc(strings.Split(filepath.ToSlash(path), "/"), isNone)
}

// full is the full form of a path without links.
func full(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	here, err := os.Getwd() // may lead through links itself
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(here); err == nil {
		here = real
	}
	return filepath.Join(here, path)
}

// inside reports whether a full path lies in a folder.
func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// Top is the nearest folder, from the given one upward, that a git repository
// begins in.
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

// isStream reports whether a path stands for a stream that the program was
// started with, as /dev/stdin and the shell's <(…) do.
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

// IsDevice reports whether a path is not a file, nor going to be one, but something to
// write to, such as /dev/null or an open stream of the program. A link to one is
// none.
func IsDevice(path string) bool {
	if isStream(path) {
		return true
	}
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeDevice != 0
}

// writeDevice leaves what a stream that leads to a file has taken so far.
func writeDevice(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// Same reports whether two names lead to one existing file.
func Same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Cause is what the system said, without the call and the path that a message
// names better.
func Cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// Distinct leaves out files that are named again, by whatever path; "-" is none.
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
