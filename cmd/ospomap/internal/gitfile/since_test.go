package gitfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/words"
)

func commit(t *testing.T, folder, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "map.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	git(t, folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-a", "-m", "a map")
}

func since(t *testing.T, folder, file, rev string) (*Version, error) {
	t.Helper()
	f, err := Find(filepath.Join(folder, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return f.Since(rev, 1<<20)
}

// notes returns the notes of a version as text.
func notes(v *Version) string { return (*words.Words)(nil).Join(v.Notes) }

// branched returns a repository whose main branch has moved on after another branch
// forked.
func branched(t *testing.T) string {
	t.Helper()
	folder := repository(t)
	git(t, folder, "checkout", "-q", "-b", "work")
	commit(t, folder, "mine\n")
	git(t, folder, "checkout", "-q", "main")
	commit(t, folder, "theirs\n")
	git(t, folder, "checkout", "-q", "work")
	return folder
}

func TestSince(t *testing.T) {
	folder := branched(t)
	for _, tt := range []struct{ rev, want, note string }{
		{"main", "second\n", `, where the branch forked from "main"`},
		{"main...", "second\n", `, where the branch forked from "main"`},
		{"main...HEAD", "second\n", `, where the branch forked from "main"`},
		{"main:map.yaml", "second\n", `, where the branch forked from "main"`},
		{"HEAD", "mine\n", ""},
		{"HEAD^", "second\n", ""},
		{strings.Repeat("0", 40), "", `"0000000" stands for a time before the first commit, so everything is new`},
		{strings.Repeat("0", 64), "", `so everything is new`},
	} {
		v, err := since(t, folder, "map.yaml", tt.rev)
		if err != nil {
			t.Errorf("%s: %v", tt.rev, err)
		} else if string(v.Source) != tt.want || v.Found != (tt.want != "") || (notes(v) == "") != (tt.note == "") || !strings.HasSuffix(notes(v), tt.note) {
			t.Errorf("%s: %q, note %q", tt.rev, v.Source, notes(v))
		}
	}
	for rev, want := range map[string]string{
		"main:other.yaml": `no file "other.yaml" at revision "main"`, "nowhere...": `no git revision "nowhere"`, "...": `no git revision ""`,
	} {
		if _, err := since(t, folder, "map.yaml", rev); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", rev, err)
		}
	}
}

func TestSinceInShallowClone(t *testing.T) {
	folder, clone := branched(t), filepath.Join(t.TempDir(), "clone")
	git(t, folder, "clone", "-q", "--depth=1", "--no-single-branch", "file://"+folder, clone)
	v, err := since(t, clone, "map.yaml", "origin/main")
	if err != nil || string(v.Source) != "theirs\n" || !strings.Contains(notes(v), `"origin/main" itself: the clone is shallow`) {
		t.Errorf("%v, %v", v, err)
	}
}

// Before the first commit, no file existed.
func TestSinceBeforeTheFirstCommit(t *testing.T) {
	folder := t.TempDir()
	git(t, folder, "init", "-q")
	if err := os.WriteFile(filepath.Join(folder, "map.yaml"), []byte("new\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := since(t, folder, "map.yaml", "HEAD"); err != nil || v.Found || !strings.Contains(notes(v), "before the first commit") {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := since(t, folder, "map.yaml", "main"); err == nil || strings.Contains(err.Error(), "shallow") {
		t.Errorf("%v", err)
	}
	git(t, folder, "add", "map.yaml")
	commit(t, folder, "new\n")
	for rev, before := range map[string]bool{"HEAD": false, "HEAD^": true, "HEAD^1": true, "HEAD~1": true, "HEAD^2": false, "HEAD~2": false, "HEADS": false} {
		v, err := since(t, folder, "map.yaml", rev)
		if got := err == nil && !v.Found; got != before {
			t.Errorf("%s: %+v, %v", rev, v, err)
		}
	}
}

// Output that git would not print is an error.
func TestGitIsAWrapper(t *testing.T) {
	folder := repository(t)
	for _, says := range []string{"true", "echo something; exec git \"$@\""} {
		file := filepath.Join(t.TempDir(), "git")
		if err := os.WriteFile(file, []byte("#!/bin/sh\n"+says+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		f, err := Find(filepath.Join(folder, "map.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		f.program = file
		if _, err := f.Since("HEAD", 1<<20); err == nil || !strings.Contains(err.Error(), "where a commit is asked for") {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestSinceWithoutCommonHistory(t *testing.T) {
	folder := repository(t)
	git(t, folder, "checkout", "-q", "--orphan", "other")
	commit(t, folder, "other\n")
	if _, err := since(t, folder, "map.yaml", "main"); err == nil || !strings.Contains(err.Error(), "no common history") {
		t.Errorf("got %v", err)
	}
}

// A file that was moved is found at its old path, and so is its neighbour.
func TestSinceFollowsMoves(t *testing.T) {
	folder := repository(t)
	if err := os.WriteFile(filepath.Join(folder, "beside.yaml"), []byte("beside\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	git(t, folder, "add", "beside.yaml")
	commit(t, folder, strings.Repeat("a line\n", 20))
	if err := os.Mkdir(filepath.Join(folder, "maps"), 0o700); err != nil {
		t.Fatal(err)
	}
	git(t, folder, "mv", "map.yaml", "maps/office.yaml")
	v, err := since(t, folder, "maps/office.yaml", "HEAD")
	if err != nil || !v.Found || v.Path != "map.yaml" || notes(v) != `it was "map.yaml" there` {
		t.Fatalf("%+v, %v", v, err)
	}
	if src, found, err := v.Beside("beside.yaml", 1<<20); string(src) != "beside\n" || !found || err != nil {
		t.Errorf("%q, %v, %v", src, found, err)
	}
	if _, found, err := v.Beside("none.yaml", 1<<20); found || err != nil {
		t.Errorf("%v, %v", found, err)
	}
	other, err := Find(filepath.Join(folder, "beside.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if src, found, err := v.At(other, 1<<20); string(src) != "beside\n" || !found || err != nil {
		t.Errorf("%q, %v, %v", src, found, err)
	}
}

// A move that git does not know of is found by the file's contents, if nothing is at its
// old path any more.
func TestSinceFollowsMovesThatGitDoesNotKnow(t *testing.T) {
	text := strings.Repeat("a line\n", 10) + "its own line\n"
	for _, tt := range []struct {
		name, now, to string
		tell          string // what git is told: nothing, that the old file is gone, or all
		copied        bool
		want          string // old path
	}{
		{name: "as it was", now: text, to: "maps/office.yaml", want: "map.yaml"},
		{name: "another ending", now: text, to: "office.yml", want: "map.yaml"},
		{name: "the old one is removed in git", now: text, to: "office.yaml", tell: "old", want: "map.yaml"},
		{name: "all is told", now: text, to: "office.yaml", tell: "all", want: "map.yaml"},
		{name: "edited", now: text + strings.Repeat("new\n", 15), to: "office.yaml", want: "map.yaml"},
		{name: "mostly new", now: strings.Repeat("new\n", 40) + text, to: "office.yaml"},
		{name: "one file of two names", now: text, to: "office.yaml", tell: "old", want: "map.yaml"},
		{name: "copied", now: text, to: "office.yaml", copied: true},
		{name: "another kind of file", now: text, to: "office.txt"},
		{name: "one more like it", now: strings.Repeat("another line\n", 10), to: "office.yaml", want: "beside.yaml"},
	} {
		folder := repository(t)
		write := func(name, text string) {
			place := filepath.Join(folder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(place, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		write("beside.yaml", strings.Repeat("another line\n", 10)+"a line\n")
		git(t, folder, "add", "beside.yaml")
		commit(t, folder, text)
		if !tt.copied {
			for _, old := range []string{"map.yaml", "beside.yaml"} {
				if err := os.Remove(filepath.Join(folder, old)); err != nil {
					t.Fatal(err)
				}
			}
		}
		write(tt.to, tt.now)
		switch tt.tell {
		case "old":
			git(t, folder, "rm", "-q", "--cached", "map.yaml")
		case "all":
			git(t, folder, "add", "-A")
		}
		if tt.name == "one file of two names" { // as in a case-insensitive file system
			if err := os.Link(filepath.Join(folder, tt.to), filepath.Join(folder, "map.yaml")); err != nil {
				t.Fatal(err)
			}
		}
		if v, err := since(t, folder, tt.to, "HEAD"); err != nil || v.Found != (tt.want != "") || v.Found && v.Path != tt.want {
			t.Errorf("%s: found %v at %q, %v", tt.name, v.Found, v.Path, err)
		}
	}
}

// If a version is unfit, Before returns an earlier one, under the name the file had then.
// In a clone that lacks it, Before returns nil.
func TestBefore(t *testing.T) {
	folder := repository(t) // "first", then "second"
	commit(t, folder, "third\n")
	if err := os.Mkdir(filepath.Join(folder, "maps"), 0o700); err != nil {
		t.Fatal(err)
	}
	git(t, folder, "mv", "map.yaml", "maps/map.yaml")
	clone := filepath.Join(t.TempDir(), "clone")
	git(t, folder, "clone", "-q", "--depth=1", "file://"+folder, clone)
	for _, tt := range []struct{ folder, file, fit, want string }{
		{folder, "maps/map.yaml", "first", "first\n"},
		{folder, "maps/map.yaml", "second", "second\n"},
		{folder, "maps/map.yaml", "none", ""},
		{clone, "map.yaml", "first", ""},
	} {
		v, err := since(t, tt.folder, tt.file, "HEAD")
		if err != nil {
			t.Fatal(err)
		}
		got := v.Before(1<<20, func(src []byte) bool { return strings.HasPrefix(string(src), tt.fit) })
		if (got != nil) != (tt.want != "") || got != nil && (string(got.Source) != tt.want || !strings.Contains(notes(got), got.rev)) {
			t.Errorf("%+v: %+v", tt, got)
		}
	}
}

// A link stands for its target, now and in the past, if the target is in the repository.
func TestSinceFollowsLinks(t *testing.T) {
	for _, tt := range []struct {
		name, target string // of map.yaml in the commit; empty for a regular file
		now          string // of map.yaml now; empty for a regular file
		want, err    string
	}{
		{name: "a link and then a file", target: "d/real.yaml", want: "real\n"},
		{name: "a link to a link", target: "d/link.yaml", want: "real\n"},
		{name: "a file and then a link", now: "d/moved.yaml", want: "second\n"},
		{name: "a link to nothing", target: "d/none.yaml"},
		{name: "a link to itself", target: "map.yaml", err: "not a regular file"},
		{name: "a link out", target: "../x.yaml", err: "outside repository"},
		{name: "a link from the root", target: "/x.yaml", err: "not a regular file"},
	} {
		folder := repository(t)
		in := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
		link := func(target, name string) {
			if err := os.Symlink(target, in(name)); err != nil {
				t.Skip(err)
			}
		}
		if err := os.Mkdir(in("d"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(in("d/real.yaml"), []byte("real\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		link("real.yaml", "d/link.yaml")
		if tt.target != "" {
			os.Remove(in("map.yaml"))
			link(tt.target, "map.yaml")
		}
		git(t, folder, "add", "-A")
		git(t, folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "links")
		if tt.now != "" {
			os.Rename(in("map.yaml"), in(tt.now))
			link(tt.now, "map.yaml")
		} else {
			os.Remove(in("map.yaml"))
			os.WriteFile(in("map.yaml"), []byte("now\n"), 0o600)
		}
		v, err := since(t, folder, "map.yaml", "HEAD")
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v", tt.name, err)
			}
		} else if err != nil || string(v.Source) != tt.want {
			t.Errorf("%s: %q, %v", tt.name, v.Source, err)
		}
	}
}

// Files left out by a sparse checkout have not been moved.
func TestSinceInSparseCheckout(t *testing.T) {
	folder := repository(t)
	text := strings.Repeat("a line\n", 10)
	for _, name := range []string{"out/map.yaml", "maps/old.yaml"} {
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	git(t, folder, "add", "-A")
	git(t, folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "maps")
	git(t, folder, "sparse-checkout", "set", "maps")
	if err := os.WriteFile(filepath.Join(folder, "maps", "new.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := since(t, folder, "maps/new.yaml", "HEAD"); err != nil || v.Found {
		t.Errorf("found at %q, %v", v.Path, err)
	}
	if err := os.Remove(filepath.Join(folder, "maps", "old.yaml")); err != nil {
		t.Fatal(err)
	}
	if v, err := since(t, folder, "maps/new.yaml", "HEAD"); err != nil || v.Path != "maps/old.yaml" {
		t.Errorf("found at %q, %v", v.Path, err)
	}
}

// A name that a tag and a branch share is resolved as git does, with a note.
func TestTagNamedLikeABranch(t *testing.T) {
	folder := branched(t)
	git(t, folder, "tag", "work", "main")
	v, err := since(t, folder, "map.yaml", "work")
	if err != nil || string(v.Source) != "second\n" || !strings.Contains(notes(v), `"work" is a tag and a branch, and read as the tag, as git does; the branch is "heads/work"`) {
		t.Errorf("%v, %q", err, notes(v))
	}
	if v, err = since(t, folder, "map.yaml", "heads/work"); err != nil || string(v.Source) != "mine\n" {
		t.Errorf("%v, %q", err, v.Source)
	}
}
