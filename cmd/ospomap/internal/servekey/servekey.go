// Package servekey makes and keeps the part of an address that nobody can guess.
package servekey

import (
	"crypto/rand"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/render/graphviz/cachedir"
)

// For is the first part of every address that serve answers to, so that nobody
// can guess it who shares the machine. For a fixed address it is the one of the
// last time, so that the pages that are still open find the map again.
func For(addr string, note func(format string, args ...any)) string {
	fresh := strings.ToLower(rand.Text())
	if strings.HasSuffix(addr, ":0") {
		return fresh
	}
	file, err := keyFile(addr)
	if err != nil {
		note("the address will be different next time: %v", safefile.Cause(err))
		return fresh
	}
	if kept, err := readKey(file); err == nil {
		return kept
	}
	os.Remove(file)
	if err := safefile.CreatePrivate(file, []byte(fresh)); err != nil {
		note("the address will be different next time: cannot write %q: %v", file, safefile.Cause(err))
	}
	return fresh
}

// keyFile names the file that keeps the key of an address, in a folder that is the
// user's alone.
func keyFile(addr string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "ospomap", "serve")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(folder, url.PathEscape(addr)), cachedir.Check(folder)
}

// readKey reads a key that nobody else can have read.
func readKey(file string) (string, error) {
	info, err := os.Lstat(file)
	if err != nil {
		return "", err
	}
	key, err := os.ReadFile(file)
	if err != nil || !info.Mode().IsRegular() || info.Mode().Perm()&0o077 != 0 || !isKey(string(key)) {
		return "", os.ErrInvalid
	}
	return string(key), nil
}

// isKey reports whether a text is one that For has made.
func isKey(text string) bool {
	return len(text) == len(rand.Text()) && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz234567") == ""
}
