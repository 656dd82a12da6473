package safefile

import (
	"io"
	"os"
	"path/filepath"
)

// Folders are the outermost folders of some documents. The zero value is ready.
type Folders struct{ open map[string]*os.Root }

// Close closes them all.
func (f *Folders) Close() {
	for _, root := range f.open {
		root.Close()
	}
}

// Home is where a document lies. The files that its markers name may be anywhere
// below root, and links that lead out of it are not followed: a document may come
// from anyone.
type Home struct {
	Doc   string // the document: as the user named it, or where it lies if that is a link
	Limit string // what the outermost folder is, in words

	root   *os.Root // its repository; without one, the current folder or that of the document
	folder string   // of the document, in root
}

// Target is a file below a root, and what it should hold.
type Target struct {
	Name string // as the user would name it
	Data []byte
	By   string // the block that asks for it, as document:line

	root *os.Root
	path string // in root
	temp string // the file next to it that holds Data until all are written
}

// Full is a name that no other file has.
func (t *Target) Full() string { return filepath.Join(t.root.Name(), t.path) }

// Open opens the file for reading; see the function [Open].
func (t *Target) Open() (*os.File, error) {
	f, err := t.root.OpenFile(t.path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	return readable(f)
}

// Read gives what the file holds.
func (t *Target) Read() ([]byte, error) {
	f, err := t.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// Home finds where a document lies. Where the document is a link, that is where the
// one lies that it leads to.
func (f *Folders) Home(doc string) (*Home, error) {
	real, err := resolve(doc)
	if err != nil {
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

// named is a full path as a user in the current folder would write it.
func named(path string) string {
	if rel, err := filepath.Rel(full("."), path); err == nil {
		return rel
	}
	return path
}

// outermost is the folder that the files of a document may lie in, and what it
// is.
func outermost(folder string) (top, limit string) {
	if top, ok := Top(folder); ok {
		return top, "the repository"
	}
	if here := full("."); inside(here, folder) {
		return here, "the current folder, and no repository is around it"
	}
	return folder, "the document's folder, and no repository is around it"
}

// Document is the document itself.
func (p *Home) Document() *Target {
	t := p.File(filepath.Base(p.Doc))
	t.Name = p.Doc
	return t
}

// File is what a path with slashes means in the document.
func (p *Home) File(path string) *Target {
	path = filepath.FromSlash(path)
	return &Target{root: p.root, path: filepath.Join(p.folder, path), Name: filepath.Join(filepath.Dir(p.Doc), path)}
}

// Holds reports whether a path of the document stays within the root, as far as
// its words say.
func (p *Home) Holds(path string) bool {
	return filepath.IsLocal(filepath.Join(p.folder, filepath.FromSlash(path)))
}

// InRepository is where a file lies in its repository, with slashes; outside of
// any, from the current folder.
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

// SeenFrom is a file's name as a folder sees it, with slashes.
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
	return filepath.ToSlash(full) // it is on another drive
}
