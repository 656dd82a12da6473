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

// maxNames is how much git may say about the names of files.
const maxNames = 64 << 20

// maxMissed is how many files are compared that a commit has and that are not in
// the work tree.
const maxMissed = 100

// missedFrom is what the file was called in a commit that has none of its name, whether
// git was told of the move or not: the one most like it among those of its kind that lie
// there no longer. It is empty where none of them is at least half the same.
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

// now gives the bytes of the file as it is.
func (f *File) now() ([]byte, error) {
	file, err := os.Open(filepath.Join(f.folder, f.name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return parse.ReadAll(file, parse.DefaultMaxSize)
}

// missed lists the files of a commit that are of the same kind as the file, by the
// ending, and that lie in the work tree no longer, or only as a link to where they are
// now, or are the file itself where names in capitals are the same. What a sparse
// checkout leaves out is not missed.
func (f *File) missed(commit string) []string {
	top, err := f.top()
	if err != nil {
		return nil
	}
	out, err := f.run(maxNames, "ls-tree", "-r", "--full-tree", "--name-only", "-z", commit)
	if err != nil {
		return nil
	}
	// Output: a letter, a blank and a name, with a NUL after it.
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

// kind is a file's ending, the same for both that YAML has.
func kind(name string) string {
	ending := strings.ToLower(path.Ext(name))
	if ending == ".yml" {
		return ".yaml"
	}
	return ending
}

// common counts the bytes of the lines that two texts have alike, each as often as
// it is in both.
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
