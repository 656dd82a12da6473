package register

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model/parse"
)

// section holds what tables call a list and its fields.
type section struct {
	list   string
	sheets []string
	fields map[string][]string // paths by key of the heading, in the order of a table
}

// sections parses the table of headings on first use.
var sections = sync.OnceValue(func() []*section {
	var all []*section
	var s *section
	for line := range strings.Lines(parse.HeadingTable) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if name == "" {
			continue
		}
		var keys []string
		for _, h := range strings.Split(rest, ", ") {
			keys = append(keys, headingKey(h))
		}
		if list, ok := strings.CutPrefix(name, "# "); ok {
			s = &section{list: list, sheets: keys, fields: map[string][]string{}}
			all = append(all, s)
			continue
		}
		for _, k := range append(keys, headingKey(name)) {
			if !slices.Contains(s.fields[k], name) {
				s.fields[k] = append(s.fields[k], name)
			}
		}
	}
	return all
})

func sectionOf(list string) *section {
	for _, s := range sections() {
		if s.list == list {
			return s
		}
	}
	return nil
}

// maxKnown is how many cells Known examines.
const maxKnown = 400

// Known counts the cells at the start of a table, whatever separates them, that are
// headings or words of a map in any language and are not all ASCII. It helps to guess an
// encoding.
func Known(text string) int {
	n, words := 0, []*parse.Field{fieldOf("perspective", "stakeholders"), fieldOf("influence", "stakeholders"), fieldOf("engagement.current", "stakeholders"), fieldOf("cadence", "collaborations")}
	cells := strings.FieldsFunc(text[:min(len(text), 100*maxKnown)], func(r rune) bool { return strings.ContainsRune("\t\n\r,;|\"", r) })
	for _, cell := range cells[:min(len(cells), maxKnown)] {
		if !strings.ContainsFunc(cell, func(r rune) bool { return r >= utf8.RuneSelf }) {
			continue
		}
		key := headingKey(cell)
		known := slices.ContainsFunc(sections(), func(s *section) bool { return len(s.fields[key]) > 0 })
		if known || slices.ContainsFunc(words, func(f *parse.Field) bool { _, problem := f.Means(cell); return problem == "" }) {
			n++
		}
	}
	return n
}

// listOfSheet returns the list that the name of a sheet stands for, or the empty string.
func listOfSheet(name string) string {
	k := headingKey(name)
	for _, s := range sections() {
		if slices.Contains(s.sheets, k) {
			return s.list
		}
	}
	return ""
}

// states are the words in brackets that tell the current from the desired state.
var states = []string{"current", "now", "as is", "as-is", "today", "desired", "target", "goal", "wanted", "to be", "to-be", "ist", "soll", "ziel", "actuel", "actuelle", "souhaité", "souhaitée", "actual", "deseado", "deseada", "現状", "現在", "目標"}

// headingKey removes insignificant differences from a heading: case, accents, signs, a
// leading number, and text in brackets, such as a unit or a scale, unless it is one of
// states.
func headingKey(heading string) string {
	heading = strings.NewReplacer("（", "(", "）", ")").Replace(heading)
	if before, rest, ok := strings.Cut(heading, "("); ok && strings.TrimSpace(before) != "" {
		inside, after, _ := strings.Cut(rest, ")")
		if !slices.Contains(states, strings.ToLower(strings.TrimSpace(inside))) {
			inside = ""
		}
		heading = before + " " + inside + " " + after
	}
	heading = strings.TrimLeftFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) })
	heading = strings.TrimRightFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
	if heading == "" {
		return ""
	}
	return strings.ReplaceAll(parse.Slug(heading), "-", "")
}

// headingIn returns the heading of a field in a table of a list. The heading of a name is
// what it names, so that the headings alone tell what the table lists.
func headingIn(list, path string) string {
	if path == "name" && list != "stakeholders" {
		name := parse.ListOf(list).Name
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return Heading(path)
}

// Heading returns the heading of a field in tables: "Engagement current".
func Heading(path string) string {
	outer, inner, nested := strings.Cut(path, ".")
	outer = strings.ReplaceAll(outer, "_", " ")
	outer = strings.ToUpper(outer[:1]) + outer[1:]
	switch outer {
	case "Raci", "Id", "Url":
		outer = strings.ToUpper(outer)
	}
	if nested {
		return outer + " " + inner
	}
	return outer
}
