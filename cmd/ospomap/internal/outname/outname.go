// Package outname works out how files are called that a run writes, and how a
// command that names them is written.
package outname

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// IsFolder reports whether an --output names a folder: one that is there, or
// anything that ends like one.
func IsFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return os.IsPathSeparator(name[len(name)-1]) || err == nil && info.IsDir()
}

// Stem is the name of a map without folder and ending; "-" is standard input.
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

// Slug names the pictures of a map in a folder: letters and digits of any script,
// in lower case, joined by hyphens.
func Slug(mapFile string) string {
	words := strings.FieldsFunc(strings.ToLower(Stem(mapFile)), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	return cmp.Or(strings.Join(words, "-"), "map")
}

// ShellWord quotes a word where a shell would read it differently.
func ShellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,=", r)
	}
	if strings.TrimFunc(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
