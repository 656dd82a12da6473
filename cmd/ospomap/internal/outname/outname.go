// Package outname chooses the names of output files, and quotes names for a shell.
package outname

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// IsFolder reports whether the value of --output is a folder: an existing one, or any
// name with a trailing separator.
func IsFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return os.IsPathSeparator(name[len(name)-1]) || err == nil && info.IsDir()
}

// Stem returns the name of a map without folder and extension, or "stdin" for "-".
func Stem(mapFile string) string {
	if mapFile == "-" {
		return "stdin"
	}
	base := filepath.Base(mapFile)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		return stem
	}
	return base
}

// Slug returns the name of a map's pictures in a folder: letters and digits of any
// script, in lower case, joined by hyphens.
func Slug(mapFile string) string {
	words := strings.FieldsFunc(strings.ToLower(Stem(mapFile)), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	return cmp.Or(strings.Join(words, "-"), "map")
}

// ShellWord quotes a word if a shell would not read it literally.
func ShellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,=", r)
	}
	if strings.TrimFunc(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
