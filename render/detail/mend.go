package detail

import (
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
)

// mending returns a function that returns what would fix a finding: the command that
// applies the fix of its rule, or lines for the map. It returns "" if only the reader
// knows what to write.
func mending(m *model.Map, mender gap.Mender) func(model.Finding) string {
	return func(f model.Finding) string {
		if len(f.Fixes) == 0 {
			return mender.Snippet(f)
		}
		words := []string{"ospomap edit", fileWord(m.File)}
		for _, e := range f.Fixes[0].Edits {
			words = append(words, shellWord(edit.String(e)))
		}
		return strings.Join(words, " ")
	}
}

// fileWord returns the base name of the map's file for a command line, or MAP if it has
// none.
func fileWord(file string) string {
	if ext := filepath.Ext(file); ext != ".yaml" && ext != ".yml" {
		return "MAP"
	}
	return shellWord(filepath.Base(file))
}

// shellWord quotes a word for the shell, if needed.
func shellWord(text string) string {
	plain := func(c rune) bool {
		return c < 0x80 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_./=", c))
	}
	if text != "" && text[0] != '-' && strings.TrimFunc(text, plain) == "" {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
