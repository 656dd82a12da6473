package gitfile

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Version is an earlier version of a file.
type Version struct {
	Source []byte
	Found  bool             // whether the file existed
	Path   string           // from the top of the repository, with slashes
	Notes  []model.Sentence // which version it is, if readers may expect another

	file   *File
	commit string // empty if there was no commit
	rev    string
}

// Since returns the version, of at most limit bytes, that a review compares with: the one
// in the commit where the branch forked from rev. rev is a branch, a tag or a commit,
// optionally followed by "..." or by a colon and the file's path in it, from the top of
// the repository. A hash of only zeros means the time before the first commit; so does
// HEAD without a commit, and HEAD^ with a single one. A file that has been moved is found
// at its old path.
func (f *File) Since(rev string, limit int64) (*Version, error) {
	name, was, _ := strings.Cut(rev, ":")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "...HEAD"), "...")
	v := &Version{file: f, rev: name, Path: was}
	tip, err := "", error(nil)
	first := zeros(name)
	if !first {
		tip, err = f.commit(name)
		first = err != nil && f.unborn(name)
	}
	switch {
	case first:
		v.note("{version} stands for a time before the first commit, so everything is new", "version", model.Name(short(name)))
		return v, nil
	case err != nil:
		return nil, err
	}
	if f.isBoth(name) {
		v.note("{version} is a tag and a branch, and read as the tag, as git does; the branch is {branch}", "version", model.Name(name), "branch", model.Name("heads/"+name))
	}
	if err := v.base(tip); err != nil {
		return nil, err
	}
	blob, err := v.find()
	if err != nil {
		return v, err
	}
	if v.Found = blob != ""; !v.Found {
		v.note("not there at {version}, so the map is new", "version", model.Name(name))
		return v, nil
	}
	v.Source, err = f.contents(blob, name, limit)
	return v, err
}

// maxBefore is the maximum number of versions that Before examines.
const maxBefore = 50

// Before returns the last version before this one, under the same path, that fit accepts,
// or nil if there is none in the clone.
func (v *Version) Before(limit int64, fit func(src []byte) bool) *Version {
	top, err := v.file.top()
	if err != nil {
		return nil
	}
	out, err := top.run(parse.DefaultMaxSize, "rev-list", fmt.Sprintf("--max-count=%d", maxBefore), v.commit, "--", v.Path)
	if err != nil {
		return nil
	}
	for _, commit := range strings.Fields(string(out)) {
		b := &Version{file: v.file, commit: commit, rev: short(commit), Path: v.Path}
		if b.Source, b.Found, err = b.read(v.file, v.Path, limit); err == nil && b.Found && fit(b.Source) {
			b.note("could not be read in full at {version}, so compared with {commit}, the last version that can be", "version", model.Name(v.rev), "commit", b.rev)
			return b
		}
	}
	return nil
}

// Name returns the version's name for readers: the revision, and the file as the user
// named it.
func (v *Version) Name() string { return v.rev + ":" + v.file.path }

// Beside returns the file with that name in the version's folder, and whether it exists.
func (v *Version) Beside(name string, limit int64) (src []byte, found bool, err error) {
	return v.read(v.file, path.Join(path.Dir(v.Path), name), limit)
}

// At returns another file of the same repository at the version's commit.
func (v *Version) At(other *File, limit int64) (src []byte, found bool, err error) {
	if v.commit == "" {
		return nil, false, nil
	}
	name, err := other.fromTop()
	if err != nil {
		return nil, false, err
	}
	return v.read(other, name, limit)
}

// read returns a file of the version's commit, by its path from the top.
func (v *Version) read(f *File, name string, limit int64) (src []byte, found bool, err error) {
	if v.commit == "" {
		return nil, false, nil
	}
	blob, err := f.blob(v.commit, v.rev, name)
	if err != nil || blob == "" {
		return nil, false, err
	}
	src, err = f.contents(blob, v.rev, limit)
	return src, true, err
}

func (v *Version) note(p model.Phrase, namesAndValues ...any) {
	v.Notes = append(v.Notes, model.Says(p, namesAndValues...))
}

// zeros reports whether a revision is the null hash, with which git and hosting sites
// denote the time before the first commit.
func zeros(rev string) bool { return len(rev) >= 40 && strings.Trim(rev, "0") == "" }

// unborn reports whether a revision is before the first commit: HEAD without a commit, as
// in a hook, or the parent of the only one.
func (f *File) unborn(rev string) bool {
	parents, fromHead := strings.CutPrefix(rev, "HEAD")
	if !fromHead || strings.NewReplacer("^1", "", "~1", "", "~", "", "^", "").Replace(parents) != "" {
		return false
	}
	_, err := f.resolve(rev)
	e, ended := errors.AsType[*gitError](err)
	return ended && e.code == 1 && !f.isShallow()
}

func short(hash string) string { return hash[:min(len(hash), 7)] }

// base sets the commit where the branch forked from a revision.
func (v *Version) base(tip string) error {
	out, err := v.file.run(parse.DefaultMaxSize, "merge-base", tip, "HEAD")
	v.commit = strings.TrimSpace(string(out))
	e, ended := errors.AsType[*gitError](err)
	switch {
	case err == nil && v.commit != tip:
		v.note("compared with {commit}, where the branch forked from {version}", "commit", short(v.commit), "version", model.Name(v.rev))
	case err == nil:
	case !ended || e.code != 1:
		return v.file.unread(v.rev, err)
	case !v.file.isShallow():
		return fmt.Errorf("%q and the commit that is checked out have no common history", v.rev)
	default:
		v.commit = tip
		v.note("compared with {version} itself: the clone is shallow and lacks the commit where the branch forked from it", "version", model.Name(v.rev))
	}
	return nil
}

func (f *File) isShallow() bool {
	out, err := f.run(parse.DefaultMaxSize, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// find returns the hash of the file in the commit, and sets Path.
func (v *Version) find() (blob string, err error) {
	if v.Path != "" {
		blob, err = v.file.blob(v.commit, v.rev, v.Path)
		if err == nil && blob == "" {
			err = fmt.Errorf("no file %q at revision %q", v.Path, v.rev)
		}
		return blob, err
	}
	if v.Path, err = v.file.fromTop(); err != nil {
		return "", v.file.unread(v.rev, err)
	}
	if blob, err = v.file.blob(v.commit, v.rev, v.Path); err != nil || blob != "" {
		return blob, err
	}
	was, err := v.file.missedFrom(v.commit, v.rev)
	if err != nil || was == "" {
		return "", err // no similar file, so it did not exist
	}
	if blob, err = v.file.blob(v.commit, v.rev, was); blob != "" {
		v.Path = was
		v.note("it was {name} there", "name", model.Name(was))
	}
	return blob, err
}

// top returns the same file with the top of the work tree as its folder.
func (f *File) top() (*File, error) {
	up, err := f.run(parse.DefaultMaxSize, "rev-parse", "--show-cdup")
	top := *f
	top.folder = filepath.Join(f.folder, filepath.FromSlash(strings.TrimSuffix(string(up), "\n")))
	return &top, err
}

// fromTop returns the file's path from the top of the repository.
func (f *File) fromTop() (string, error) {
	out, err := f.run(parse.DefaultMaxSize, "rev-parse", "--show-prefix")
	return strings.TrimSuffix(string(out), "\n") + f.name, err
}
