// Package servekey creates and stores the secret part of serve's address.
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

// For returns the first part of every path that serve answers to, which other users of
// the machine can't guess. For a fixed address it is the same each time, so that open
// pages find the map again.
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

// keyFile returns the file that stores the key of an address, in a folder private to the
// user.
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

// readKey reads a key from a file that is private to the user.
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

// isKey reports whether a text has the form of a key from For.
func isKey(text string) bool {
	return len(text) == len(rand.Text()) && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz234567") == ""
}
