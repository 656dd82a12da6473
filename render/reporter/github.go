package reporter

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// GitHub's limits: annotations of each type per step, and UTF-16 code units per message.
const (
	maxAnnotations = 10
	maxAnnotation  = 4096
)

var annotationType = [...]string{model.Error: "error", model.Warning: "warning", model.Info: "notice"}

// writeGitHub writes one workflow command per finding, and a summary for people who read
// the log.
func writeGitHub(w io.Writer, files []File, o Options) error {
	var out bytes.Buffer
	var beyond Counts
	written := map[model.Severity]int{}
	folded := map[string]int{}
	under := o.foldings(files)
	var many untold
	for _, s := range o.sections(files) {
		if s.title != "" {
			fmt.Fprintln(&out, LineStart(s.title))
		}
		bySeverity(s.findings)
		for _, x := range s.findings {
			if o.folds(x.Finding) {
				folded[x.Rule]++
				continue
			}
			if under.hides(x) || many.takes(o, x) {
				continue
			}
			signs, more := under.first(x)
			o.annotate(&out, x, signs, more)
			if written[x.Severity]++; written[x.Severity] > maxAnnotations {
				beyond.add(x.Severity)
			}
		}
	}
	for _, f := range files {
		for _, note := range f.Notes(o.Words) {
			fmt.Fprintln(&out, LineStart(note))
		}
		fmt.Fprintf(&out, "%s: %s\n", LineStart(f.Name), Count(f))
	}
	if line := many.line(o); line != "" {
		fmt.Fprintln(&out, line)
	}
	if len(folded) > 0 {
		fmt.Fprintln(&out, o.foldedLine(folded))
	}
	if brief := beyond.Brief(o.Words); brief != "" {
		fmt.Fprintf(&out, "GitHub shows %d annotations of each type; only in this log: %s\n", maxAnnotations, brief)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// annotate writes one annotation. GitHub supports columns only within one line; the end
// column is inclusive.
func (o Options) annotate(out *bytes.Buffer, x located, signs []*model.Finding, more int) {
	fmt.Fprintf(out, "::%s file=%s", annotationType[x.Severity], githubProperty(x.file.path()))
	if !x.Pos.IsZero() {
		p := span(x.Pos)
		fmt.Fprintf(out, ",line=%d,endLine=%d", p.Line, p.EndLine)
		if p.Line == p.EndLine {
			fmt.Fprintf(out, ",col=%d,endColumn=%d", p.Column, max(p.EndColumn-1, p.Column))
		}
	}
	title := x.Rule
	if mark := x.mark(); mark != "" {
		title += " (" + mark + ")"
	}
	fmt.Fprintf(out, ",title=%s::%s\n", githubProperty(title), githubData(o.annotation(x.Finding, signs, more)))
}

// annotation returns a message, what folds under it, other places it mentions, and the
// hint.
func (o Options) annotation(x *model.Finding, signs []*model.Finding, more int) string {
	lines := []string{Line(o.message(x))}
	told := map[int]bool{}
	for _, s := range signs {
		lines = append(lines, fmt.Sprintf("note: line %d: %s [%s]", s.Pos.Line, Line(o.message(s)), s.Rule))
		told[s.Pos.Line] = true
	}
	if more > 0 {
		lines = append(lines, "note: "+o.Words.Say("{n|more finding} with the same cause", "n", more))
	}
	for _, r := range x.Related {
		if told[r.Pos.Line] {
			continue
		}
		lines = append(lines, fmt.Sprintf("note: line %d: %s", r.Pos.Line, Line(r.Message)))
	}
	if x.Hint != "" {
		lines = append(lines, "hint: "+Line(x.Hint))
	}
	return cut(strings.Join(lines, "\n"), maxAnnotation)
}

// githubData escapes the message of a command.
func githubData(s string) string {
	s = strings.ReplaceAll(s, "%", "%25")
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r", "%0D"), "\n", "%0A")
}

// githubProperty escapes the value of a command's property.
func githubProperty(s string) string {
	s = githubData(Line(s))
	return strings.ReplaceAll(strings.ReplaceAll(s, ":", "%3A"), ",", "%2C")
}
