package register

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Skip marks a column, a sheet or a word to pass over in a mapping file.
const Skip = "skip"

// Mapping is a mapping file: how sources are read where their own words do not decide it.
// The zero value is an empty one.
type Mapping struct {
	Sheets      map[string]string            // lists by name of the sheet, or Skip
	Columns     map[string]string            // paths of fields by heading, or Skip
	Words       map[string]map[string]string // words of the map by path and lower-case word
	Perspective map[string]string            // by name of the stakeholder
	Same        map[string]string            // ids of the map by name in the source; New if it is another one
}

// New marks, in a mapping file, a name that resembles one in the map but is another.
const New = "new"

// ReadMapping reads a mapping file.
func ReadMapping(file string, src []byte) (*Mapping, []model.Finding) {
	documents, findings := parse.Documents(file, src)
	m := &Mapping{Sheets: map[string]string{}, Columns: map[string]string{}, Words: map[string]map[string]string{}, Perspective: map[string]string{}, Same: map[string]string{}}
	if len(documents) == 0 || len(findings) > 0 {
		return m, findings
	}
	wrong := func(pos model.Pos, text, hint string) {
		findings = append(findings, model.Finding{Rule: "mapping", Severity: model.Error, Pos: pos, Message: text, Hint: hint})
	}
	parts := map[string]map[string]string{"sheets": m.Sheets, "columns": m.Columns, "perspective": m.Perspective, "same": m.Same}
	for _, key := range documents[0].Keys() {
		part, known := parts[key.Name]
		switch {
		case key.Name == "words":
			for _, field := range key.Keys() {
				if m.Words[field.Name] == nil {
					m.Words[field.Name] = map[string]string{}
				}
				for _, w := range field.Keys() {
					m.Words[field.Name][strings.ToLower(w.Name)] = w.Text
				}
			}
		case !known:
			wrong(key.Pos, "no part called "+quote(key.Name)+" in a mapping file", "its parts are sheets, columns, words, perspective and same")
		default:
			for _, entry := range key.Keys() {
				part[entry.Name] = entry.Text
				if problem := m.check(key.Name, entry.Text); problem != "" {
					wrong(entry.Data.Pos, problem, "")
				}
			}
		}
	}
	return m, findings
}

// check returns what is wrong with a value of a part, if anything.
func (m *Mapping) check(part, value string) string {
	switch {
	case value == "" || value == Skip:
	case part == "sheets" && listCalled(value) == "":
		return "no list called " + quote(value) + "; they are " + strings.Join(parse.Lists, ", ")
	case part == "columns" && !isField(value):
		return "no field called " + quote(value)
	case part == "perspective":
		_, problem := parse.ListOf("stakeholders").Field("perspective").Means(value)
		return problem
	}
	return ""
}

// listCalled returns the list with a name, with or without its parent.
func listCalled(name string) string {
	for _, list := range parse.Lists {
		if list == name || strings.HasSuffix(list, "."+name) {
			return list
		}
	}
	return ""
}

// collaborationPrefix precedes a field of the collaboration that a row about a
// stakeholder also describes.
const collaborationPrefix = "collaboration."

func isField(path string) bool {
	path = strings.TrimPrefix(path, collaborationPrefix)
	return slices.ContainsFunc(parse.Lists, func(list string) bool { return parse.ListOf(list).At(path) != nil })
}

func quote(text string) string { return `"` + model.Printable(model.Short(text)) + `"` }
