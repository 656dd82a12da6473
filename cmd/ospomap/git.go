package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model/parse"
)

// readAt gives the bytes that a map had at a git revision: a branch, a tag or a
// commit of the repository in which the map lies. A file that the revision does
// not have is no error: found tells. Nothing is fetched or checked out, so a
// shallow clone serves when it has the commit.
func (a *app) readAt(rev, path string, limit *size) (src []byte, found bool, err error) {
	if rev == "" || strings.HasPrefix(rev, "-") {
		return nil, false, usage("%q is not a git revision", rev)
	}
	g, err := newGit(path)
	if err != nil {
		return nil, false, err
	}
	commit, err := g.commit(rev)
	if err != nil {
		return nil, false, err
	}
	blob, err := g.blob(commit, rev)
	if err != nil || blob == "" {
		return nil, false, err
	}
	src, err = g.run(int64(*limit), "show", blob)
	if err != nil {
		return nil, false, failed("cannot read %q at revision %q: %v", path, rev, err)
	}
	return src, true, nil
}

// git runs the program of that name in the folder of a map.
type git struct {
	program, folder string
	path, file      string // of the map: as the user named it, and its name in the folder
}

func newGit(path string) (*git, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, failed("cannot read an earlier %q: no git on the PATH", path)
	}
	// The revision holds a link as its target's name; the file that the link
	// leads to is the one to look for.
	place := path
	if target, err := filepath.EvalSymlinks(path); err == nil {
		place = target
	}
	return &git{program, filepath.Dir(place), path, filepath.Base(place)}, nil
}

// commit gives the hash of the commit that a revision names.
func (g *git) commit(rev string) (string, error) {
	hash, err := g.resolve(rev)
	if err == nil {
		return hash, nil
	}
	// 1 says, quietly, that nothing has that name; anything else comes with words.
	if e, ok := errors.AsType[*gitError](err); !ok || e.code != 1 {
		return "", failed("cannot read an earlier %q: %v", g.path, err)
	}
	if _, err := g.resolve("origin/" + rev); err == nil {
		return "", failed("no git revision %q; did you mean %q?", rev, "origin/"+rev)
	}
	return "", failed("no git revision %q in the repository of %q; a shallow clone has to fetch it first", rev, g.path)
}

func (g *git) resolve(rev string) (string, error) {
	out, err := g.run(parse.DefaultMaxSize, "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	return strings.TrimSpace(string(out)), err
}

// blob gives the hash of the map's bytes in a commit; it is empty where the
// commit has no such file.
func (g *git) blob(commit, rev string) (string, error) {
	// Output: mode, type and hash, a tab and the name.
	out, err := g.run(parse.DefaultMaxSize, "ls-tree", "-z", commit, "--", g.file)
	if err != nil {
		return "", failed("cannot read %q at revision %q: %v", g.path, rev, err)
	}
	about, _, _ := strings.Cut(string(out), "\t")
	switch words := strings.Fields(about); {
	case len(words) == 0:
		return "", nil
	case len(words) == 3 && strings.HasPrefix(words[0], "100"): // a regular file, executable or not
		return words[2], nil
	}
	return "", failed("cannot read %q at revision %q: it is not a regular file there", g.path, rev)
}

// gitError is a run of git that ended with another code than 0.
type gitError struct {
	code   int
	stderr string
}

// Error gives the first thing that git said.
func (e *gitError) Error() string {
	said, _, _ := strings.Cut(strings.TrimSpace(e.stderr), "\n")
	if said = strings.TrimPrefix(said, "fatal: "); said != "" {
		return "git: " + said
	}
	return "git failed without saying why"
}

// run gives what git prints, which may be limit bytes at most.
func (g *git) run(limit int64, args ...string) ([]byte, error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	// A folder that only looks like a bare repository may have come with the
	// map, and its configuration can name programs to run.
	args = append([]string{"-c", "safe.bareRepository=explicit", "--literal-pathspecs", "--no-pager"}, args...)
	cmd := exec.CommandContext(ctx, g.program, args...)
	cmd.Dir, cmd.Env = g.folder, gitEnv(os.Environ())
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, cause(err)
	}
	out, readErr := parse.ReadAll(pipe, limit)
	if readErr != nil {
		stop()
		io.Copy(io.Discard, pipe)
	}
	err = cmd.Wait()
	if readErr != nil {
		return nil, readErr
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil, &gitError{e.ExitCode(), stderr.String()}
	}
	return out, err
}

// gitEnv is the environment without what a surrounding git command or hook says
// about its own repository: the map's folder tells which one is meant.
func gitEnv(env []string) []string {
	env = slices.DeleteFunc(slices.Clone(env), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX"}, name)
	})
	return append(env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0")
}
