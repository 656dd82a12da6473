package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// The rules that reading can report; all of their findings are errors.
const (
	ruleAcceptReason = "accept-without-reason"
	ruleAmbiguous    = "ambiguous-reference"
	ruleBadDate      = "bad-date"
	ruleBadID        = "bad-id"
	ruleBadLink      = "bad-link"
	ruleBadValue     = "bad-value"
	ruleDuplicateID  = "duplicate-id"
	ruleDuplicateKey = "duplicate-key"
	ruleMissing      = "missing-field"
	ruleSyntax       = "syntax"
	ruleUnknownKey   = "unknown-key"
	ruleWrongType    = "wrong-type"
)

// Rules returns the ids of all rules that Parse can report, sorted.
func Rules() []string {
	return []string{
		ruleAcceptReason, ruleAmbiguous, ruleBadDate, ruleBadID, ruleBadLink, ruleBadValue,
		ruleDuplicateID, ruleDuplicateKey, ruleMissing, ruleSyntax, ruleUnknownKey, ruleWrongType,
	}
}

// maxFindings is how many findings of a rule are kept.
const maxFindings = model.MostOfRule

// fileKind is the kind of a file, as messages call it.
type fileKind string

const (
	mapFile     fileKind = "a map file"
	projectFile fileKind = "a project file"
	otherFile   fileKind = "a file"
)

// problems collects the findings about a file.
type problems struct {
	file  string
	kind  fileKind
	list  []model.Finding
	tally map[string]*tally
}

// tally counts the findings of one rule, including dropped ones.
type tally struct {
	count int
	last  model.Pos // the furthest position of any of them
}

func newProblems(file string, kind fileKind) *problems {
	return &problems{file: file, kind: kind, tally: map[string]*tally{}}
}

// at returns a position in the file, width columns wide.
func (r *problems) at(line, column, width int) model.Pos {
	return model.Pos{File: r.file, Line: line, Column: column, EndLine: line, EndColumn: column + width}
}

// pos returns the position of a node of the file.
func (r *problems) pos(n *node) model.Pos { return n.span.In(r.file) }

// add reports an error about the part of the map at path; an empty path stands for the
// whole map. Stringers among the arguments are called only if the finding is kept. The
// finding is returned so that callers can add to it; a dropped one goes nowhere.
func (r *problems) add(rule string, pos model.Pos, path, format string, args ...any) *model.Finding {
	t := r.tally[rule]
	if t == nil {
		t = &tally{}
		r.tally[rule] = t
	}
	t.count++
	if comparePos(pos, t.last) > 0 {
		t.last = pos
	}
	if t.count > maxFindings {
		return &model.Finding{}
	}
	r.list = append(r.list, model.Finding{
		Rule: rule, Severity: model.Error, Pos: pos, Subject: subject(path),
		Message: fmt.Sprintf(format, args...),
	})
	return &r.list[len(r.list)-1]
}

// addOthers adds the findings that were collected separately about mended text, unless
// they are about lines with other content in s. Missing, duplicate and unknown keys are
// not reported for lines that were moved, perhaps into the wrong entry; nor is the
// absence of a part that may be lost.
func (r *problems) addOthers(other *problems, s *source, mended mends, lost []*Field) {
	for _, f := range other.list {
		if f.Rule == ruleMissing && slices.ContainsFunc(lost, func(part *Field) bool { return part.Key == f.Subject.ID }) {
			continue
		}
		pos, ok := mended.place(s, f.Pos)
		if !ok || mended.on(f.Pos.Line) && (f.Rule == ruleMissing || f.Rule == ruleDuplicateKey || f.Rule == ruleUnknownKey) {
			continue
		}
		f.Pos = pos
		for i := range f.Related {
			f.Related[i].Pos, _ = mended.place(s, f.Related[i].Pos)
		}
		*r.add(f.Rule, f.Pos, "", "") = f
	}
}

// findings completes the collection: it counts what was dropped and sorts everything.
func (r *problems) findings() []model.Finding {
	for _, rule := range Rules() {
		t := r.tally[rule]
		if t == nil || t.count <= maxFindings {
			continue
		}
		r.list = append(r.list, model.Finding{
			Rule: rule, Severity: model.Error, Pos: t.last, Subject: subject(""),
			Message: fmt.Sprintf("%d more findings of %s are not shown", t.count-maxFindings, rule),
		})
	}
	slices.SortStableFunc(r.list, func(a, b model.Finding) int { return comparePos(a.Pos, b.Pos) })
	return r.list
}

func comparePos(a, b model.Pos) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

// subject returns the subject for a path in the map.
func subject(path string) model.Subject {
	if path == "" {
		return model.Subject{Kind: model.AboutMap}
	}
	return model.Subject{Kind: model.AboutKey, ID: path}
}

// path leads from the top of the map to one of its parts, such as stakeholders[3].name.
// It grows and shrinks in place while the tree is walked.
type path []byte

// key appends a key of a mapping and returns the length to cut back to.
func (p *path) key(name string) (before int) {
	before = len(*p)
	if before > 0 {
		*p = append(*p, '.')
	}
	*p = append(*p, shorten(model.Printable(name))...)
	return before
}

// index appends a position in a list and returns the length to cut back to.
func (p *path) index(i int) (before int) {
	before = len(*p)
	*p = append(strconv.AppendInt(append(*p, '['), int64(i), 10), ']')
	return before
}

// cut goes back up to a length.
func (p *path) cut(length int) { *p = (*p)[:length] }

func (p *path) String() string { return string(*p) }

// with returns the path of a key below this one and leaves the path unchanged.
func (p *path) with(key string) string {
	before := p.key(key)
	defer p.cut(before)
	return p.String()
}

// maxQuoted is how many characters of a value a message repeats.
const maxQuoted = 60

// quote returns a value from the file for a message: on one line, nothing hidden, not too
// long.
func quote(s string) string { return `"` + shorten(model.Printable(s)) + `"` }

func shorten(s string) string {
	n := 0
	for i := range s {
		if n == maxQuoted {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// quoted defers quote until the message is formatted.
type quoted string

func (q quoted) String() string { return quote(string(q)) }

// deferred defers any part of a message until it is formatted.
type deferred func() string

func (d deferred) String() string { return d() }

// orList joins words as "a, b or c".
func orList(words []string) string { return listed(words, " or ") }

// andList joins words as "a, b and c".
func andList(words []string) string { return listed(words, " and ") }

func commaList(words []string) string { return strings.Join(words, ", ") }

func listed(words []string, last string) string {
	if len(words) < 2 {
		return commaList(words)
	}
	n := len(words) - 1
	return commaList(words[:n]) + last + words[n]
}
