package gitfile

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// maxMoves is how much git may say about the files that were moved.
const maxMoves = 16 << 20

// movedFrom is what a file of the index was called in a commit that has none of
// its name; empty where it is new.
func (f *File) movedFrom(commit, name string) (string, error) {
	out, err := f.run(maxMoves, "diff-index", "--cached", "--find-renames", "--diff-filter=R", "--name-status", "--no-ext-diff", "-z", commit, "--")
	// Output: a word such as R100, the name before and the name after, each with a
	// NUL after it.
	words := strings.Split(string(out), "\x00")
	for i := 0; i+2 < len(words); i += 3 {
		if words[i+2] == name {
			return words[i+1], err
		}
	}
	return "", err
}

// maxMissed is how many files are compared that a commit has and that are not in
// the work tree.
const maxMissed = 100

// missedFrom is what the file was called in a commit where git has not been told of
// the move: the one most like it among those of its kind that lie there no
// longer. It is empty where none of them is at least half the same.
func (f *File) missedFrom(commit string) string {
	now, err := f.now()
	if err != nil {
		return ""
	}
	was, most := "", -1
	for _, name := range f.missed(commit) {
		blob, err := f.blob(commit, commit, name)
		if err != nil || blob == "" {
			continue
		}
		then, err := f.contents(blob, commit, parse.DefaultMaxSize)
		if err != nil {
			continue
		}
		n := common(then, now)
		if 2*n >= max(len(then), len(now)) && (n > most || n == most && path.Base(name) == f.name) {
			was, most = name, n
		}
	}
	return was
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
// now. What a sparse checkout leaves out is not missed.
func (f *File) missed(commit string) []string {
	top, err := f.top()
	if err != nil {
		return nil
	}
	out, err := f.run(maxMoves, "ls-tree", "-r", "--full-tree", "--name-only", "-z", commit)
	if err != nil {
		return nil
	}
	// Output: a letter, a blank and a name, with a NUL after it.
	index, err := top.run(maxMoves, "ls-files", "-t", "-z")
	if err != nil {
		return nil
	}
	tags := "\x00" + string(index)
	var missed []string
	for _, name := range strings.Split(string(out), "\x00") {
		if name == "" || kind(name) != kind(f.name) || strings.Contains(tags, "\x00S "+name+"\x00") {
			continue
		}
		info, err := os.Lstat(filepath.Join(top.folder, filepath.FromSlash(name)))
		if (os.IsNotExist(err) || err == nil && !info.Mode().IsRegular()) && len(missed) < maxMissed {
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
