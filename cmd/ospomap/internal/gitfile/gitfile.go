// Package gitfile reads earlier versions of a file from its git repository. It fetches,
// checks out and writes nothing, and runs nothing that the repository's configuration
// names: the repository may come from anyone.
package gitfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// File is a file in a repository.
type File struct {
	program, folder string
	path, name      string // as the user named it, and its name in folder
}

// Find returns the file at a path.
func Find(path string) (*File, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, fmt.Errorf("cannot read an earlier %q: no git on the PATH", path)
	}
	// Git stores a link as the path of its target, so look for the target instead.
	place := path
	if target, err := filepath.EvalSymlinks(path); err == nil {
		place = target
	}
	return &File{program, filepath.Dir(place), path, filepath.Base(place)}, nil
}

// contents returns the contents of a blob, which may have at most limit bytes.
func (f *File) contents(blob, rev string, limit int64) ([]byte, error) {
	src, err := f.run(limit, "cat-file", "blob", blob)
	if err != nil {
		return nil, f.unread(rev, err)
	}
	filter := Filter(src)
	if filter == "" {
		filter = f.filter()
	}
	if filter != "" {
		return nil, f.unread(rev, fmt.Errorf("git stores it as changed by its filter %s, which is not run here", filter))
	}
	return src, nil
}

// Revisions returns the names of revisions: HEAD, branches and tags. It is empty if there
// is no repository.
func (f *File) Revisions() []string {
	out, err := f.run(parse.DefaultMaxSize, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return nil
	}
	return append([]string{"HEAD", "HEAD^"}, strings.Fields(string(out))...)
}

// filter returns the git filter that the attributes in the work tree set for the file, or
// "".
func (f *File) filter() string {
	out, err := f.run(parse.DefaultMaxSize, "check-attr", "-z", "filter", "--", f.name)
	// Output: path, attribute and value, each followed by a NUL.
	words := strings.Split(string(out), "\x00")
	if err != nil || len(words) < 3 || slices.Contains([]string{"unspecified", "unset", "set"}, words[2]) {
		return ""
	}
	return strconv.Quote(words[2])
}

// commit returns the hash of the commit that a revision names.
func (f *File) commit(rev string) (string, error) {
	hash, err := f.resolve(rev)
	if err == nil {
		return hash, nil
	}
	// Exit code 1 means that the name is unknown, and comes without a message.
	if e, ok := errors.AsType[*gitError](err); !ok || e.code != 1 {
		return "", fmt.Errorf("cannot read an earlier %q: %w", f.path, err)
	}
	if _, err := f.resolve("origin/" + rev); err == nil {
		return "", fmt.Errorf("no git revision %q; did you mean %q?", rev, "origin/"+rev)
	}
	hint := ""
	if f.isShallow() {
		hint = "; a shallow clone has to fetch it first"
	}
	return "", fmt.Errorf("no git revision %q in the repository of %q%s", rev, f.path, hint)
}

func (f *File) resolve(rev string) (string, error) {
	out, err := f.run(parse.DefaultMaxSize, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	hash := strings.TrimSpace(string(out))
	if err == nil && (hash == "" || strings.Trim(hash, "0123456789abcdef") != "") { // a wrapper around git may print anything
		err = fmt.Errorf("%s answers with %q where a commit is asked for", f.program, model.Short(hash))
	}
	return hash, err
}

// isBoth reports whether name is both a tag and a branch.
func (f *File) isBoth(name string) bool {
	tag, branch := "refs/tags/"+name, "refs/heads/"+name
	out, err := f.run(parse.DefaultMaxSize, "for-each-ref", "--format=%(refname)", tag, branch)
	refs := strings.Fields(string(out))
	return err == nil && slices.Contains(refs, tag) && slices.Contains(refs, branch)
}

// blob returns the hash of a file in a commit, by its path from the top, or "" if the
// commit has no such file. It follows links.
func (f *File) blob(commit, rev, name string) (string, error) {
	return f.blobBehind(commit, rev, name, maxLinks)
}

// maxLinks is the maximum length of a chain of links.
const maxLinks = 8

func (f *File) blobBehind(commit, rev, name string, links int) (string, error) {
	// Output: mode, type and hash, a tab and the name.
	out, err := f.run(parse.DefaultMaxSize, "ls-tree", "--full-tree", "-z", commit, "--", name)
	if err != nil {
		return "", f.unread(rev, err)
	}
	about, _, _ := strings.Cut(string(out), "\t")
	switch words := strings.Fields(about); {
	case len(words) == 0:
		return "", nil
	case len(words) == 3 && strings.HasPrefix(words[0], "100"): // a regular file, executable or not
		return words[2], nil
	case len(words) == 3 && words[0] == "120000" && links > 0:
		to, err := f.run(parse.DefaultMaxSize, "cat-file", "blob", words[2])
		if target := string(to); err == nil && !path.IsAbs(target) {
			return f.blobBehind(commit, rev, path.Join(path.Dir(name), target), links-1)
		}
	}
	return "", f.unread(rev, errors.New("it is not a regular file there"))
}

// unread returns the error for a revision of the file that can't be read. In a partial
// clone, the likely cause is that it was never fetched.
func (f *File) unread(rev string, why error) error {
	if _, ok := errors.AsType[*gitError](why); ok && f.isPartial() {
		return fmt.Errorf("cannot read %q at revision %q: the clone is partial and lacks it; fetch it first, as `git show %s:./%s` does",
			f.path, rev, rev, f.name)
	}
	return fmt.Errorf("cannot read %q at revision %q: %w", f.path, rev, why)
}

// isPartial reports whether the repository is a partial clone.
func (f *File) isPartial() bool {
	out, err := f.run(parse.DefaultMaxSize, "config", "--get-regexp", `^remote\..*\.promisor$`)
	return err == nil && len(out) > 0
}

// filters lists the markers of programs that store files outside git, or encrypted in it.
var filters = []struct{ begin, name string }{
	{"version https://git-lfs.github.com/spec/", "Git LFS"},
	{"\x00GITCRYPT\x00", "git-crypt"},
}

// Filter returns the name of the program that stores the actual contents, or "" if src is
// the contents.
func Filter(src []byte) string {
	for _, f := range filters {
		if bytes.HasPrefix(src, []byte(f.begin)) {
			return f.name
		}
	}
	return ""
}

// gitError is a git command that exited with a code other than 0.
type gitError struct {
	code   int
	stderr string
}

// Error returns git's whole message on one line: its advice, such as about a repository
// of another owner, follows the error.
func (e *gitError) Error() string {
	said := strings.Join(strings.Fields(e.stderr), " ")
	if said = strings.TrimPrefix(said, "fatal: "); said != "" {
		return "git: " + said
	}
	return "git failed without saying why"
}

// patience is the timeout of one git command.
const patience = 30 * time.Second

// run returns the output of git, which may have at most limit bytes.
func (f *File) run(limit int64, args ...string) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	cmd := exec.CommandContext(ctx, f.program, append(slices.Clone(careful), args...)...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = f.folder, environment(os.Environ()), time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	out, readErr := parse.ReadAll(pipe, limit)
	if readErr != nil {
		stop()
		io.Copy(io.Discard, pipe)
	}
	err = cmd.Wait()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("git did not answer within %v", patience)
	case readErr != nil:
		return nil, readErr
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil, &gitError{e.ExitCode(), stderr.String()}
	}
	return out, err
}

// careful holds the options of every git command. A folder that looks like a bare
// repository may have come with the file, and its configuration can name programs to run.
var careful = []string{
	"-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
	"--literal-pathspecs", "--no-pager", "--no-replace-objects",
}

// settings are the prefixes of the environment variables that configure the user's git.
// All others are dropped, such as those with which a surrounding command or hook points
// to its own repository: the file's folder determines the repository.
var settings = []string{
	"GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
}

// environment keeps git from fetching: a partial clone would fetch missing objects, and
// run what its configuration names for that.
func environment(env []string) []string {
	env = slices.DeleteFunc(slices.Clone(env), func(entry string) bool {
		return strings.HasPrefix(entry, "GIT_") &&
			!slices.ContainsFunc(settings, func(name string) bool { return strings.HasPrefix(entry, name) })
	})
	return append(env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1")
}
