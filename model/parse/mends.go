package parse

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// mends holds the lines of a text that were replaced because they are not valid YAML: the
// replacement by line, empty if the line was blanked out.
type mends map[int]string

// on reports whether a line was replaced.
func (m mends) on(line int) bool { _, mended := m[line]; return mended }

// moved returns how many columns to the right a line was shifted when it was read, and
// whether it was otherwise read as is.
func (m mends) moved(s *source, line int) (by int, ok bool) {
	mended, ok := m[line]
	if !ok {
		return 0, true
	}
	text := s.lineAt(line)
	if mended != "" && strings.HasPrefix(text, mended) { // as it is, up to there
		return 0, true
	}
	return len(mended) - len(text), mended != "" && strings.TrimLeft(text, " -") == strings.TrimLeft(mended, " -")
}

// place returns the position in s of what was read at pos, and whether it was read as is.
func (m mends) place(s *source, pos model.Pos) (model.Pos, bool) {
	by, ok := m.moved(s, pos.Line)
	if pos.Column -= by; pos.EndLine == pos.Line {
		pos.EndColumn -= by
	} else if end, moved := m.moved(s, pos.EndLine); moved {
		pos.EndColumn -= end
	}
	return pos, ok
}

// damaged returns the parts of a map in which a replaced line may hide an entry or its
// name: a reference there may be right even if it names nothing.
func (m mends) damaged(s *source) []*Field {
	var damaged []*Field
	var part *Field // nil before the first part, and for an unknown key
	for l := 1; l <= len(s.starts); l++ {
		text := s.lineAt(l)
		word, _, isKey := strings.Cut(strings.TrimSpace(text), ":")
		top := mapObject().Field(word)
		outside := text != "" && !strings.ContainsRune(" \t-#", rune(text[0])) || strings.HasPrefix(text, "---")
		if outside && isKey {
			part = top
		}
		if !m.on(l) || callsNothing(text, m[l]) {
			continue
		}
		if part == nil || top != nil || outside { // it is not known where the part ends either
			return fieldsOf(mapObject())
		}
		damaged = addField(damaged, part)
	}
	return damaged
}

// callsNothing reports whether a line and its replacement differ only in a value that no
// reference uses as a name, such as a note.
func callsNothing(text, mended string) bool {
	if strings.HasPrefix(text, "%") || mended != "" && strings.TrimLeft(text, " -") == strings.TrimLeft(mended, " -") {
		return true
	}
	was, is := cutEntry(text), cutEntry(mended)
	if was.key != is.key || was.lead != is.lead || !isMapKey(was.key) || was.key == "text" {
		return false
	}
	return !slices.ContainsFunc(allObjects(), func(o *Object) bool {
		f := o.Field(was.key)
		return f != nil && (f.Kind == KindName || f.Kind == KindID || f.Kind == KindObject)
	})
}

func fieldsOf(o *Object) []*Field {
	fields := make([]*Field, len(o.Fields))
	for i := range o.Fields {
		fields[i] = &o.Fields[i]
	}
	return fields
}

// addField adds a field to a list unless it is in it already.
func addField(lost []*Field, f *Field) []*Field {
	if slices.Contains(lost, f) {
		return lost
	}
	return append(lost, f)
}
