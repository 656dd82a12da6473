package voices

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Format is the format identifier of answer files.
const Format = "ospomap-answers-1"

// Answers is what one stakeholder answered.
type Answers struct {
	File        string
	Stakeholder named // Text is an id or a name, Key the id
	Date        model.Date
	Answers     []named   // by question
	Verdicts    []verdict // verdicts on their expectations and needs in the map
	More        []string  // further expectations
}

// named is a text with a key, which may be empty, and its position.
type named struct {
	Key, Text string
	Pos       model.Pos
}

// verdict is a stakeholder's verdict on one of their expectations or needs.
type verdict struct {
	ID    string
	Shown string // as shown in the form
	Right string // "yes", "no" or ""
	Text  string // in their own words; may be empty
	Pos   model.Pos
}

// The keys of an answer file, and of a verdict in it.
var (
	fileKeys    = []string{"format", "stakeholder", "date", "answers", "expectations", "more"}
	verdictKeys = []string{"id", "shown", "right", "text"}
)

// Read parses a file of answers to a form about a map, in JSON or YAML. The file is
// untrusted: anything that a form does not write is a finding, and if there are
// findings the answers are nil.
func Read(file string, src []byte, m *model.Map) (*Answers, []model.Finding) {
	r := &reader{file: file, m: m}
	if len(src) > MaxSize {
		r.wrong(model.Pos{File: file, Line: 1, Column: 1}, "the file has more than %d kilobytes, which no form writes", MaxSize>>10)
		return nil, r.findings
	}
	documents, findings := parse.Documents(file, src)
	if len(findings) > 0 {
		return nil, findings
	}
	if len(documents) != 1 || !documents[0].IsMapping() {
		r.wrong(model.Pos{File: file, Line: 1, Column: 1}, "this is not a file of answers")
		return nil, r.findings
	}
	a := r.answers(documents[0])
	if len(r.findings) > 0 {
		return nil, r.findings
	}
	return a, nil
}

type reader struct {
	file     string
	m        *model.Map
	findings []model.Finding
}

func (r *reader) wrong(pos model.Pos, format string, args ...any) {
	r.findings = append(r.findings, model.Finding{Rule: "answers", Severity: model.Error, Pos: pos, Message: fmt.Sprintf(format, args...)})
}

func (r *reader) answers(d *parse.Data) *Answers {
	a := &Answers{File: r.file}
	if f := d.At("format"); f.String() != Format {
		r.wrong(at(f, d), "this is not a file of answers: its format is not %q", Format)
		return a
	}
	r.keys(d, fileKeys, "a file of answers")
	who := d.At("stakeholder")
	a.Stakeholder = named{Text: model.OneLine(r.text(who)), Pos: at(who, d)}
	if a.Stakeholder.Text == "" {
		r.wrong(a.Stakeholder.Pos, `it does not say whose answers these are; write the id of a stakeholder in "stakeholder"`)
	} else if s, err := r.m.Called(a.Stakeholder.Text); err != nil {
		r.wrong(a.Stakeholder.Pos, "%v", err)
	} else {
		a.Stakeholder.Key = s.ID
	}
	if date := d.At("date"); date.String() != "" {
		var ok bool
		if a.Date, ok = model.ParseDate(date.String()); !ok {
			r.wrong(date.Pos, "%s is not a date; write it as 2026-11-29", quoted(date.String()))
		}
	}
	r.keys(d.At("answers"), model.AllQuestions(), "the answers")
	for _, k := range d.At("answers").Keys() {
		if text := strings.TrimSpace(r.text(k.Data)); text != "" {
			a.Answers = append(a.Answers, named{k.Name, text, k.Data.Pos})
		}
	}
	for _, item := range d.At("expectations").List() {
		v := r.verdict(item)
		if slices.ContainsFunc(a.Verdicts, func(x verdict) bool { return x.ID == v.ID && v.ID != "" }) {
			r.wrong(v.Pos, "the expectation %s is there twice", quoted(v.ID))
		}
		a.Verdicts = append(a.Verdicts, v)
	}
	more := d.At("more").List()
	if len(more) > MaxMore {
		r.wrong(more[MaxMore].Pos, "these are %d further expectations; a form takes %d", len(more), MaxMore)
		return a
	}
	for _, item := range more {
		if text := model.OneLine(r.text(item)); text != "" && !slices.Contains(a.More, text) {
			a.More = append(a.More, text)
		}
	}
	return a
}

func (r *reader) verdict(d *parse.Data) verdict {
	if !d.IsMapping() {
		r.wrong(d.Pos, "an expectation has an id, and what was said of it")
		return verdict{}
	}
	r.keys(d, verdictKeys, "an expectation")
	v := verdict{Pos: d.Pos}
	v.ID, v.Shown, v.Right = r.text(d.At("id")), model.OneLine(r.text(d.At("shown"))), r.text(d.At("right"))
	v.Text = model.OneLine(r.text(d.At("text")))
	if v.ID == "" {
		r.wrong(d.Pos, "an expectation has an id, and what was said of it")
	}
	if !slices.Contains([]string{"", "yes", "no"}, v.Right) {
		r.wrong(at(d.At("right"), d), `%s is neither "yes" nor "no"`, quoted(v.Right))
	}
	return v
}

// keys reports unknown and duplicate keys.
func (r *reader) keys(d *parse.Data, known []string, what string) {
	seen := map[string]bool{}
	for _, k := range d.Keys() {
		switch {
		case !slices.Contains(known, k.Name):
			r.wrong(k.Pos, "no key called %s in %s%s", quoted(k.Name), what, meant(k.Name, known))
		case seen[k.Name]:
			r.wrong(k.Pos, "%s is there twice", quoted(k.Name))
		}
		seen[k.Name] = true
	}
}

// text returns a text that may go into a map, and reports anything else.
func (r *reader) text(d *parse.Data) string {
	if d == nil {
		return ""
	}
	if d.IsMapping() || len(d.Items) > 0 {
		r.wrong(d.Pos, "there is a list or a mapping here instead of a text")
		return ""
	}
	if n := utf8.RuneCountInString(d.Text); n > MaxText {
		r.wrong(d.Pos, "the text has %d characters; a form takes %d", n, MaxText)
		return ""
	}
	for i, c := range d.Text {
		if c != '\n' && model.Hidden(c) && !model.Spells(d.Text, i) {
			r.wrong(d.Pos, "the text holds the control character U+%04X", c)
			return ""
		}
	}
	return d.Text
}

// at returns the position of d or, if it is missing, of the value that should contain
// it.
func at(d, in *parse.Data) model.Pos {
	if d == nil {
		return in.Pos
	}
	return d.Pos
}

func meant(word string, known []string) string {
	if near := model.Near(word, known); near != "" {
		return "; did you mean " + quoted(near) + "?"
	}
	return "; they are " + strings.Join(known, ", ")
}
