package detail

import (
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
)

// mending gives what would fix a finding, for somebody to take along: the command
// that makes the fix of its rule, or lines for the map. It is empty for a finding that
// only its reader has the words to fix.
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

// fileWord names the map in its own folder; what was no file is MAP.
func fileWord(file string) string {
	if ext := filepath.Ext(file); ext != ".yaml" && ext != ".yml" {
		return "MAP"
	}
	return shellWord(filepath.Base(file))
}

// shellWord is a word as shells read it.
func shellWord(text string) string {
	plain := func(c rune) bool {
		return c < 0x80 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_./=", c))
	}
	if text != "" && text[0] != '-' && strings.TrimFunc(text, plain) == "" {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
