package gitfile

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// maxNames is the maximum size of git's lists of file names, in bytes.
const maxNames = 64 << 20

// maxMissed is the maximum number of missing files to compare.
const maxMissed = 100

// missedFrom returns the path of the file in a commit that does not have it under its
// current one, even if git was not told of the move. It is the most similar of the
// missing files, or "" if none is at least half the same.
func (f *File) missedFrom(commit, rev string) (string, error) {
	now, err := f.now()
	if err != nil {
		return "", nil
	}
	was, most := "", -1
	for _, name := range f.missed(commit) {
		blob, err := f.blob(commit, commit, name)
		if err != nil || blob == "" {
			continue
		}
		then, err := f.contents(blob, commit, parse.DefaultMaxSize)
		if err != nil {
			if f.isPartial() {
				return "", fmt.Errorf("%q is not there at revision %q, and the clone is partial and lacks what may have been it; fetch that first, as `git show %s:%s` does",
					f.path, rev, short(commit), name)
			}
			continue
		}
		n := common(then, now)
		if 2*n >= max(len(then), len(now)) && (n > most || n == most && path.Base(name) == f.name) {
			was, most = name, n
		}
	}
	return was, nil
}

// now returns the current contents of the file.
func (f *File) now() ([]byte, error) {
	file, err := os.Open(filepath.Join(f.folder, f.name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return parse.ReadAll(file, parse.DefaultMaxSize)
}

// missed lists the files of a commit with the same kind of extension that are no longer
// in the work tree, or are there only as links, or are the file itself in a
// case-insensitive file system. It leaves out files excluded by a sparse checkout.
func (f *File) missed(commit string) []string {
	top, err := f.top()
	if err != nil {
		return nil
	}
	out, err := f.run(maxNames, "ls-tree", "-r", "--full-tree", "--name-only", "-z", commit)
	if err != nil {
		return nil
	}
	// Output: a letter, a space and a name, followed by a NUL.
	index, err := top.run(maxNames, "ls-files", "-t", "-z")
	if err != nil {
		return nil
	}
	sparse := map[string]bool{}
	for entry := range strings.SplitSeq(string(index), "\x00") {
		if name, left := strings.CutPrefix(entry, "S "); left {
			sparse[name] = true
		}
	}
	itself, _ := os.Lstat(filepath.Join(f.folder, f.name))
	var missed []string
	for name := range strings.SplitSeq(string(out), "\x00") {
		if name == "" || kind(name) != kind(f.name) || sparse[name] {
			continue
		}
		info, err := os.Lstat(filepath.Join(top.folder, filepath.FromSlash(name)))
		if (os.IsNotExist(err) || err == nil && (!info.Mode().IsRegular() || os.SameFile(info, itself))) && len(missed) < maxMissed {
			missed = append(missed, name)
		}
	}
	return missed
}

// kind returns a file's extension, with the two of YAML treated as one.
func kind(name string) string {
	ending := strings.ToLower(path.Ext(name))
	if ending == ".yml" {
		return ".yaml"
	}
	return ending
}

// common returns the number of bytes in lines that two texts share. Repeated lines count
// as often as both have them.
func common(a, b []byte) int {
	left := map[string]int{}
	for line := range bytes.Lines(a) {
		left[string(line)]++
	}
	n := 0
	for line := range bytes.Lines(b) {
		if left[string(line)] > 0 {
			left[string(line)]--
			n += len(line)
		}
	}
	return n
}
