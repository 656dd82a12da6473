package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// place is where a document lies. The files that its markers name may be anywhere
// below root, and links that lead out of it are not followed: a document may come
// from anyone.
type place struct {
	doc    string   // as the user named it
	root   *os.Root // its repository; without one, the current folder or that of the document
	folder string   // of the document, in root
	limit  string   // what root is, in words
}

// target is a file below a root, and what it should hold.
type target struct {
	root *os.Root
	path string // in root
	name string // as the user would name it
	data []byte
	by   string // the block that asks for it, as document:line

	temp string // the file beside it that holds data until all are written
}

// full is a name that no other file has.
func (t *target) full() string { return filepath.Join(t.root.Name(), t.path) }

// home finds the place of a document.
func (e *embedding) home(arg string) (*place, error) {
	folder, err := filepath.Abs(filepath.Dir(arg))
	if err != nil {
		return nil, err
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return nil, err
	}
	top, limit := outermost(folder)
	root, open := e.folders[top]
	if !open {
		if root, err = os.OpenRoot(top); err != nil {
			return nil, err
		}
		e.folders[top] = root
	}
	inside, err := filepath.Rel(top, folder)
	if err != nil {
		return nil, err
	}
	return &place{doc: arg, root: root, folder: inside, limit: limit}, nil
}

// outermost is the folder that the files of a document may lie in, and what it
// is.
func outermost(folder string) (top, limit string) {
	if top, ok := repositoryTop(folder); ok {
		return top, "the repository"
	}
	if here, err := os.Getwd(); err == nil {
		if here, err = filepath.EvalSymlinks(here); err == nil {
			if inside, err := filepath.Rel(here, folder); err == nil && filepath.IsLocal(inside) {
				return here, "the current folder, and no repository is around it"
			}
		}
	}
	return folder, "the document's folder, and no repository is around it"
}

// file is what a path with slashes means in the document.
func (p *place) file(path string) *target {
	path = filepath.FromSlash(path)
	return &target{root: p.root, path: filepath.Join(p.folder, path), name: filepath.Join(filepath.Dir(p.doc), path)}
}

// holds reports whether a path of the document stays within the root, as far as
// its words tell.
func (p *place) holds(path string) bool {
	return filepath.IsLocal(filepath.Join(p.folder, filepath.FromSlash(path)))
}

// replaceAll makes every file hold its data: all are written to temporary files
// beside them, and only when that has gone well they are renamed.
func replaceAll(files []*target) error {
	var err error
	for _, t := range files {
		if err = t.stage(); err != nil {
			err = failed("cannot write %q: %v", t.name, cause(err))
			break
		}
	}
	for _, t := range files {
		if err == nil {
			if err = t.root.Rename(t.temp, t.path); err == nil {
				continue
			}
			err = failed("cannot write %q: %v", t.name, cause(err))
		}
		if t.temp != "" {
			t.root.Remove(t.temp)
		}
	}
	return err
}

// stage writes the temporary file, with the permissions of the one that it will
// replace.
func (t *target) stage() error {
	old, err := t.root.Lstat(t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old.IsDir():
		return errors.New("it is a directory")
	case old.Mode()&fs.ModeSymlink != 0:
		return errors.New("it is a symbolic link; name the place it leads to")
	case !old.Mode().IsRegular():
		return errors.New("it is not a regular file")
	}
	temp := filepath.Join(filepath.Dir(t.path), ".ospomap-"+rand.Text())
	f, err := t.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, modeLike(old))
	if err != nil {
		return err
	}
	t.temp = temp
	_, err = f.Write(t.data)
	if err == nil && old != nil {
		err = f.Chmod(old.Mode().Perm())
	}
	return errors.Join(err, f.Close())
}
