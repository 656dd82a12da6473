package safefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Folders caches the outermost folders of documents. The zero value is ready to use.
type Folders struct{ open map[string]*os.Root }

// Close closes all folders.
func (f *Folders) Close() {
	for _, root := range f.open {
		root.Close()
	}
}

// Home is the location of a document. The files that its markers name may be anywhere
// below root. Links that leave root are not followed: anyone may have written the
// document.
type Home struct {
	Doc   string // path as the user named it, or the target if that is a link
	Limit string // description of root

	root   *os.Root // the repository, or else the current folder or the document's
	folder string   // of the document, relative to root
}

// Target is a file below a root, and the data to write to it.
type Target struct {
	Name string // as the user would name it
	Data []byte
	By   string // the block that requested it, as document:line

	root  *os.Root
	limit string // description of root
	path  string // relative to root
	temp  string // temporary file that holds Data until the commit
}

// Full returns the absolute path of the file.
func (t *Target) Full() string { return filepath.Join(t.root.Name(), t.path) }

// Open opens the file for reading; see the function [Open]. Without follow, links must
// not lead out of root.
func (t *Target) Open(follow bool) (*os.File, error) {
	if follow {
		return Open(t.Full(), true)
	}
	f, err := t.root.OpenFile(t.path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		real, broken := filepath.EvalSymlinks(t.Full())
		switch below, outside := filepath.Rel(t.root.Name(), real); {
		case broken != nil:
			return nil, broken
		case outside != nil || !filepath.IsLocal(below):
			return nil, fmt.Errorf("it is a link that leads out of %s; --follow reads it", t.limit)
		default: // an absolute link, which os.Root always refuses
			f, err = t.root.OpenFile(below, os.O_RDONLY|nonblock, 0)
		}
	}
	if err != nil {
		return nil, err
	}
	return readable(f)
}

// Read returns the contents of the file.
func (t *Target) Read() ([]byte, error) {
	f, err := t.Open(false)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// Home returns the location of a document. If the document is a link, that is the
// location of its target.
func (f *Folders) Home(doc string) (*Home, error) {
	real, err := resolve(doc)
	switch {
	case errors.Is(err, ErrLeaves):
		return nil, errors.New("it is a link that leads out of its repository; name the place it leads to")
	case err != nil:
		return nil, err
	}
	real = full(real)
	if info, err := os.Lstat(doc); err == nil && info.Mode()&os.ModeSymlink != 0 {
		doc = named(real)
	}
	folder := filepath.Dir(real)
	top, limit := outermost(folder)
	root, open := f.open[top]
	if !open {
		if root, err = os.OpenRoot(top); err != nil {
			return nil, err
		}
		if f.open == nil {
			f.open = map[string]*os.Root{}
		}
		f.open[top] = root
	}
	below, err := filepath.Rel(top, folder)
	if err != nil {
		return nil, err
	}
	return &Home{Doc: doc, Limit: limit, root: root, folder: below}, nil
}

// named returns a full path relative to the current folder.
func named(path string) string {
	if rel, err := filepath.Rel(full("."), path); err == nil {
		return rel
	}
	return path
}

// outermost returns the folder that the files of a document may be in, and its
// description.
func outermost(folder string) (top, limit string) {
	if top, ok := Top(folder); ok {
		return top, "the repository"
	}
	if here := full("."); inside(here, folder) {
		return here, "the current folder, and no repository is around it"
	}
	return folder, "the document's folder, and no repository is around it"
}

// Document returns the document itself.
func (p *Home) Document() *Target {
	t := p.File(filepath.Base(p.Doc))
	t.Name = p.Doc
	return t
}

// File returns the file that a slash-separated path in the document refers to.
func (p *Home) File(path string) *Target {
	path = filepath.FromSlash(path)
	limit, _, _ := strings.Cut(p.Limit, ",")
	return &Target{root: p.root, limit: limit, path: filepath.Join(p.folder, path), Name: filepath.Join(filepath.Dir(p.Doc), path)}
}

// Holds reports whether a path in the document is lexically within root.
func (p *Home) Holds(path string) bool {
	return filepath.IsLocal(filepath.Join(p.folder, filepath.FromSlash(path)))
}

// InRepository returns a file's path relative to the top of its repository, with slashes.
// Outside a repository, it is relative to the current folder.
func InRepository(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	top, ok := Top(filepath.Dir(full))
	if !ok {
		return filepath.ToSlash(filepath.Clean(name))
	}
	return SeenFrom(top, full)
}

// SeenFrom returns a file's path relative to a folder, with slashes.
func SeenFrom(folder, file string) string {
	from, err := filepath.Abs(folder)
	if err != nil {
		return filepath.ToSlash(file)
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return filepath.ToSlash(file)
	}
	if inside, err := filepath.Rel(from, full); err == nil {
		return filepath.ToSlash(inside)
	}
	return filepath.ToSlash(full) // on another drive
}
