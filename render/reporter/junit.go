package reporter

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
)

type junitSuites struct {
	XMLName xml.Name `xml:"testsuites"`
	junitCounts
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Cases []junitCase `xml:"testcase"`
	Notes string      `xml:"system-out,omitempty"` // what else readers of the findings need to know
}

type junitCounts struct {
	Tests    int `xml:"tests,attr"`
	Errors   int `xml:"errors,attr"` // tests that could not run; always 0
	Failures int `xml:"failures,attr"`
	Skipped  int `xml:"skipped,attr"`
}

func (c *junitCounts) add(d junitCounts) {
	c.Tests += d.Tests
	c.Failures += d.Failures
	c.Skipped += d.Skipped
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr"`
	Line      int           `xml:"line,attr"`
	Failure   *junitFailure `xml:"failure"`
	Skipped   *junitSkipped `xml:"skipped"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

// writeJUnit writes each map as a suite and each finding as a test. Only findings that
// fail the run are failed tests; the others are skipped, so that the CI system and the
// exit code agree. A map without findings has one test, which passes.
func writeJUnit(w io.Writer, files []File, o Options) error {
	var out junitSuites
	for i := range files {
		for _, suite := range suites(&files[i], o) {
			out.add(suite.junitCounts)
			out.Suites = append(out.Suites, suite)
		}
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	// CI systems obey "##[command]" in a log. The XML means the same.
	text = bytes.ReplaceAll(text, []byte("##"), []byte("#&#35;"))
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}

// suites returns a suite for each section of a map's findings.
func suites(f *File, o Options) []junitSuite {
	path := Line(f.path())
	var list []junitSuite
	for _, s := range o.sections([]File{*f}) {
		name := path
		if s.title != "" {
			name = Line(path + ": " + s.title)
		}
		list = append(list, newSuite(name, path, s.findings, o))
	}
	if len(list) == 0 {
		passed := junitCase{Name: "no findings", ClassName: path, File: path, Line: 1}
		list = []junitSuite{{Name: path, junitCounts: junitCounts{Tests: 1}, Cases: []junitCase{passed}}}
	}
	list[0].Notes = Line(f.note(o.Words))
	return list
}

func newSuite(name, path string, findings []located, o Options) junitSuite {
	suite := junitSuite{Name: name}
	unique := numbering{}
	for _, x := range findings {
		name := Line(x.Rule + " " + x.Subject.String())
		if n := unique.next(name); n > 1 { // some systems show only the first of several tests with one name
			name = fmt.Sprintf("%s (%d)", name, n)
		}
		c := junitCase{Name: name, ClassName: path, File: path, Line: span(x.Pos).Line}
		if x.fails(o) {
			c.Failure = &junitFailure{Message: Line(o.message(x.Finding)), Type: x.Severity.String(), Text: o.failureText(x.Finding, path)}
			suite.Failures++
		} else {
			c.Skipped = &junitSkipped{Message: x.Severity.String() + ": " + o.withHint(x.Finding)}
			suite.Skipped++
		}
		suite.Cases = append(suite.Cases, c)
	}
	suite.Tests = len(suite.Cases)
	return suite
}

func (x located) fails(o Options) bool {
	switch {
	case x.Reason != "":
		return false
	case x.Standing == model.Revealed:
		return x.Severity >= o.FailOnRevealed
	case x.standing() == "hidden" && x.Standing == "": // hidden, and not new
		return false
	}
	return x.Severity >= o.FailOn
}

// failureText returns the details that a CI system shows for a failed test.
func (o Options) failureText(x *model.Finding, path string) string {
	p := span(x.Pos)
	lines := []string{fmt.Sprintf("%s:%d:%d: %s", path, p.Line, p.Column, Line(o.message(x)))}
	for _, r := range x.Related {
		p := span(r.Pos)
		lines = append(lines, fmt.Sprintf("%s:%d:%d: note: %s", path, p.Line, p.Column, Line(r.Message)))
	}
	if x.Hint != "" {
		lines = append(lines, "hint: "+Line(x.Hint))
	}
	return strings.Join(lines, "\n")
}
