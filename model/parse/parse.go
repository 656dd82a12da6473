// Package parse reads a map: bytes in, a model.Map and findings out. Whatever the file
// holds, reading it never panics and takes no more than a moment, and a single run
// reports every problem with its position.
package parse

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// DefaultMaxSize is the largest input, in bytes, that is read unless the user raises the
// limit. A map of 3,000 stakeholders needs less.
const DefaultMaxSize = 1 << 20

// ReadAll reads at most max bytes. A larger input is an error that names the limit and
// the option that raises it; nothing beyond the limit is kept in memory.
func ReadAll(r io.Reader, max int64) ([]byte, error) {
	var buf bytes.Buffer
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil { // one allocation, with room for the read that finds the end
			buf.Grow(int(min(info.Size(), max)) + bytes.MinRead)
		}
	}
	_, err := buf.ReadFrom(io.LimitReader(r, max))
	if err != nil {
		return nil, err
	}
	src := buf.Bytes()
	if more, _ := io.ReadFull(r, make([]byte, 1)); more > 0 {
		return nil, fmt.Errorf("the input is larger than %d bytes; raise the limit with --max-size", max)
	}
	return src, nil
}

// Parse reads a map. The file name is used for positions only. The map is never nil, but
// it is partial if a finding is an error. Findings are sorted by position. References
// that name nothing are left to the rule unknown-reference: they are in Map.Refs with an
// empty ID.
func Parse(file string, src []byte) (*model.Map, []model.Finding) {
	probs := newProblems(file, mapFile)
	m := emptyMap(file)
	m.Texts = make([]model.Text, 0, len(src)/128) // about as many as maps have
	if !probs.guard(func() { read(m, probs, src) }) {
		m = emptyMap(file)
	}
	return m, probs.findings()
}

// read runs the stages in order. If syntax errors had to be mended, m stays empty except
// for its unknown references.
func read(m *model.Map, probs *problems, src []byte) {
	root, empty, mended := readTree(probs, src)
	if empty {
		probs.add(ruleSyntax, probs.at(1, 1, 0), "", "the file is empty").Hint = hintInit
	}
	switch {
	case root == nil:
	case mended == nil:
		readRoot(m, probs, root)
	default:
		// The intact lines may hold more problems to report.
		s, rest, others := newSource(withoutBOM(src)), newProblems(probs.file, probs.kind), emptyMap(probs.file)
		lost := mended.damaged(s)
		readRoot(others, rest, root, lost...)
		probs.addOthers(rest, s, mended, lost)
		m.Refs = slices.DeleteFunc(others.Refs, func(ref *model.Ref) bool {
			// A text that continues below may continue into a mended line.
			pos, asItStands := mended.place(s, ref.Pos)
			ref.Pos = pos
			return ref.Known() || !asItStands || !strings.Contains(s.lineAt(ref.Pos.Line), ref.Text)
		})
	}
}

func readRoot(m *model.Map, probs *problems, root *node, lost ...*Field) {
	r := &reader{problems: probs, m: m, language: languageOf(root), claims: newClaims(), lost: lost}
	if root.shape == scalar || root.shape == list {
		hint := hintInit
		if part := partOf(root); part != "" {
			hint = fmt.Sprintf("write %q above these entries, and organization: with its name", part+":")
		}
		r.add(ruleWrongType, r.pos(root), "", "%s holds fields such as organization and stakeholders, found %s", probs.kind, root).Hint = hint
		return
	}
	r.object(mapObject(), m, root)
	r.identifyTexts()
	r.resolveRefs()
	r.placeParts()
	spellGroupsAlike(m)
	setActivitiesApart(m)
}

// partOf returns the key of the list in a map that the entries at the top level of root
// belong to; empty if that is not clear.
func partOf(root *node) (part string) {
	for i := range mapObject().Fields {
		f := &mapObject().Fields[i]
		if root.shape != list || f.Arity != Many || !f.fits(root) || len(root.items) == 0 || f.Object.lacks(root.items[0]) != "" {
			continue
		}
		known := true
		for j := 0; j < len(root.items[0].items); j += 2 {
			known = known && f.Object.field(root.items[0].items[j].text) >= 0
		}
		if known && part != "" {
			return ""
		} else if known {
			part = f.Key
		}
	}
	return part
}

const hintInit = "ospomap init writes a map to start from"

// readTree returns the root of a file. The root is nil if there is nothing more to read:
// the file is empty, or a finding says what is wrong.
func readTree(probs *problems, src []byte) (root *node, empty bool, mended mends) {
	src = withoutBOM(src)
	if reportForeign(probs, src) {
		return nil, false, nil
	}
	differ := mends{}
	src, ok := checkBytes(probs, src, differ)
	if !ok {
		return nil, false, nil
	}
	src, content := checkDocuments(probs, src, differ)
	if !content {
		return nil, len(differ) == 0, nil
	}
	if len(differ) == 0 {
		root, mended = buildTree(probs, src)
		return root, false, mended
	}
	others := newProblems(probs.file, probs.kind)
	root, mended = buildTree(others, src)
	probs.addOthers(others, newSource(src), differ, nil)
	maps.Copy(differ, mended)
	return root, false, differ
}

// guard runs f, which reads the file, and reports a panic as a finding.
func (r *problems) guard(f func()) (ok bool) {
	problem := guard(f)
	if problem != "" {
		r.add(ruleSyntax, r.at(1, 1, 1), "", "this file cannot be read: %s", quote(problem))
	}
	return problem == ""
}

// guard runs f and returns the text of its panic, or the empty string. The YAML library
// panics on some inputs; an untrusted map must not crash the program.
func guard(f func()) (problem string) {
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Sprint(p)
		}
	}()
	f()
	return ""
}

// emptyMap returns a map without content, with every default set.
func emptyMap(file string) *model.Map {
	m := &model.Map{File: file}
	mapObject().setDefaults(m)
	return m
}
