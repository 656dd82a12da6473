package reporter

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

const (
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifVersion = "2.1.0"
	homepage     = "https://github.com/ospomap/ospomap"
)

// Limits of code scanning: results that it keeps, and UTF-16 code units of a rule's
// descriptions.
const (
	maxResults     = 5000
	maxDescription = 1024
)

var sarifLevel = [...]string{model.Error: "error", model.Warning: "warning", model.Info: "note"}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Results     []sarifResult     `json:"results"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string    `json:"id"`
	ShortDescription sarifText `json:"shortDescription"`
	FullDescription  sarifText `json:"fullDescription"`
	HelpURI          string    `json:"helpUri,omitempty"`
	Help             sarifText `json:"help"`
	Default          struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	} `json:"defaultConfiguration"`
	Properties struct {
		Tags []string `json:"tags"`
	} `json:"properties"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    *int              `json:"ruleIndex,omitempty"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Baseline     string            `json:"baselineState,omitempty"`
	Suppressions []sarifSuppressed `json:"suppressions,omitempty"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Properties   *sarifStanding    `json:"properties,omitempty"`
}

type sarifSuppressed struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification"`
}

type sarifStanding struct {
	Standing string `json:"standing"`
}

// baselineState returns SARIF's term for a finding's standing relative to an earlier
// version of the map.
func baselineState(s model.Standing) string {
	switch s {
	case model.Opened, model.Revealed:
		return "new"
	case model.Worse:
		return "updated"
	}
	return "unchanged"
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted *sarifText  `json:"insertedContent,omitempty"`
}

func writeSARIF(w io.Writer, files []File, o Options) error {
	return WriteJSON(w, newSARIF(files, gap.Rules(), o))
}

// newSARIF reports accepted findings as suppressed, with their reasons.
func newSARIF(files []File, rules []*gap.Rule, o Options) sarifLog {
	driver := sarifDriver{Name: "ospomap", Version: o.Version, InformationURI: homepage, Rules: []sarifRule{}}
	index := map[string]int{}
	for i, r := range rules {
		index[r.ID] = i
		driver.Rules = append(driver.Rules, newSARIFRule(r, o.Words))
	}
	run := sarifRun{ColumnKind: "unicodeCodePoints", Invocations: []sarifInvocation{{Successful: true}}, Results: []sarifResult{}}
	run.Tool.Driver = driver
	o.ShowAccepted = true
	all := o.worstFirst(files)
	if more := len(all) - maxResults; more > 0 {
		all = all[:maxResults]
		run.Invocations[0].Notifications = []sarifNotification{{
			Level:   "warning",
			Message: sarifText{Text: fmt.Sprintf("%s more left out, the least severe ones", model.Counted(more, "finding"))},
		}}
	}
	for i := range files {
		if note := files[i].note(o.Words); note != "" {
			run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{
				Level: "note", Message: sarifMessage(files[i].path() + ": " + note),
			})
		}
	}
	unique := numbering{}
	for _, x := range all {
		result := newSARIFResult(x, unique.next(x.file.path()+"\x00"+x.Fingerprint()))
		if i, ok := index[x.Rule]; ok {
			result.RuleIndex = &i
		}
		run.Results = append(run.Results, result)
	}
	return sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}}
}

func newSARIFRule(r *gap.Rule, w *words.Words) sarifRule {
	rule := sarifRule{
		ID:               r.ID,
		ShortDescription: sarifText{Text: cut(w.Say(r.Title), maxDescription)},
		FullDescription:  sarifText{Text: cut(w.Say(r.Why), maxDescription)},
		HelpURI:          r.Source.URL,
		Help:             sarifText{Text: w.Say(r.Recommendation), Markdown: ruleMarkdown(r, w)},
	}
	rule.Default.Enabled, rule.Default.Level = !r.Optional, sarifLevel[r.Severity]
	rule.Properties.Tags = []string{string(r.Area)}
	return rule
}

// ruleMarkdown returns the help text that code scanning shows with an alert.
func ruleMarkdown(r *gap.Rule, w *words.Words) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n**%s:** %s\n", w.Say(r.Why), w.Say("What to do"), w.Say(r.Recommendation))
	for _, e := range examples(w, r) {
		fmt.Fprintf(&b, "\n%s:\n\n%s", model.Capitalised(e.title), Fence(e.format, e.text))
	}
	if r.Source.Title != "" {
		fmt.Fprintf(&b, "\n%s: %s\n", w.Say("Source"), sourceMarkdown(r))
	}
	return b.String()
}

// sourceMarkdown returns a rule's source as a link.
func sourceMarkdown(r *gap.Rule) string {
	if r.Source.URL == "" {
		return Escaped(r.Source.Title)
	}
	return "[" + Escaped(r.Source.Title) + "](" + r.Source.URL + ")"
}

// newSARIFResult returns the result of a finding. n tells apart findings of a map that
// have the same fingerprint.
func newSARIFResult(x located, n int) sarifResult {
	uri, said := fileURI(x.file.path()), *x.Finding
	said.Reason = "" // reported as a justification instead
	result := sarifResult{
		RuleID: x.Rule, Level: sarifLevel[x.Severity], Message: sarifMessage(Options{}.message(&said)),
		Locations:    []sarifLocation{{Physical: newPhysical(uri, x.Pos)}},
		Fingerprints: map[string]string{"primaryLocationLineHash": fmt.Sprintf("%s:%d", x.Fingerprint(), n)},
	}
	standing := x.standing()
	if x.file.Since != "" {
		result.Baseline = baselineState(x.Standing)
	}
	if standing != "" {
		result.Properties = &sarifStanding{standing}
	}
	switch standing {
	case "accepted":
		result.Suppressions = []sarifSuppressed{{"inSource", Line(x.Reason)}}
	case "hidden":
		result.Suppressions = []sarifSuppressed{{"external", "the project file has switched off the rule"}}
	}
	if patch := x.file.patch(x.Finding); patch != nil {
		result.Fixes = []sarifFix{newSARIFFix(uri, x.file, patch)}
	}
	for i, r := range x.Related {
		message := sarifMessage(r.Message)
		result.Related = append(result.Related, sarifLocation{ID: i + 1, Physical: newPhysical(uri, r.Pos), Message: &message})
	}
	return result
}

// newSARIFFix converts a patch to replacements of whole lines. An empty region is an
// insertion.
func newSARIFFix(uri string, f *File, p *patch) sarifFix {
	change := sarifChange{Artifact: sarifArtifact{uri}}
	for _, h := range p.hunks(f) {
		r := sarifReplacement{Deleted: sarifRegion{StartLine: h.Line, StartColumn: 1, EndLine: h.End, EndColumn: 1}}
		if h.Text != "" {
			r.Inserted = &sarifText{Text: h.Text}
		}
		change.Replacements = append(change.Replacements, r)
	}
	return sarifFix{sarifMessage(p.sentence()), []sarifChange{change}}
}

func newPhysical(uri string, p model.Pos) sarifPhysical {
	p = span(p)
	return sarifPhysical{sarifArtifact{uri}, sarifRegion{p.Line, p.Column, p.EndLine, p.EndColumn}}
}

// sarifMessage escapes brackets that could be read as "[a link](to)", which SARIF allows
// even in plain text.
func sarifMessage(s string) sarifText {
	s = Line(s)
	if strings.Contains(s, "](") {
		s = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(s)
	}
	return sarifText{Text: s}
}

// fileURI returns a relative reference, or a file URL for an absolute path.
func fileURI(p string) string {
	u := url.URL{Path: p}
	if path.IsAbs(p) {
		u.Scheme = "file"
	}
	return u.String()
}
