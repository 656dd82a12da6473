package reporter

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// RuleFormats are the formats of the list of rules, the default first.
var RuleFormats = []string{"text", "json", "markdown"}

// WriteRules writes a list of rules in a format.
func WriteRules(w io.Writer, format string, rules []*gap.Rule) error {
	switch format {
	case "json":
		return rulesJSON(w, rules)
	case "markdown":
		return rulesMarkdown(w, rules)
	}
	return rulesText(w, rules)
}

// terms returns when a rule runs.
func terms(r *gap.Rule) string {
	switch {
	case r.Structural:
		return "always"
	case r.Optional:
		return "optional"
	}
	return "default"
}

// ByArea calls f for every area that has rules, in reading order.
func ByArea(rules []*gap.Rule, f func(gap.Area, []*gap.Rule)) {
	for _, area := range gap.Areas {
		var in []*gap.Rule
		for _, r := range rules {
			if r.Area == area {
				in = append(in, r)
			}
		}
		if len(in) > 0 {
			f(area, in)
		}
	}
}

func rulesText(w io.Writer, rules []*gap.Rule) error {
	var b strings.Builder
	width := 0
	for _, r := range rules {
		width = max(width, len(r.ID))
	}
	ByArea(rules, func(area gap.Area, in []*gap.Rule) {
		fmt.Fprintf(&b, "%s\n", area)
		for _, r := range in {
			fmt.Fprintf(&b, "  %-*s  %-7s  %-8s  %s\n", width, r.ID, r.Severity, terms(r), r.Title)
		}
		b.WriteByte('\n')
	})
	b.WriteString("Optional rules run with --enable RULE. \"ospomap explain RULE\" says why one matters.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

type jsonRule struct {
	ID             string `json:"id"`
	Severity       string `json:"severity"`
	Area           string `json:"area"`
	Runs           string `json:"runs"` // default, optional or always
	Dated          bool   `json:"dated"`
	Title          string `json:"title"`
	Why            string `json:"why"`
	Recommendation string `json:"recommendation"`
	Source         string `json:"source"`
	URL            string `json:"url,omitempty"`
	Bad            string `json:"bad"`
	Good           string `json:"good"`
	Today          string `json:"today,omitempty"`
}

func rulesJSON(w io.Writer, rules []*gap.Rule) error {
	list := make([]jsonRule, len(rules))
	for i, r := range rules {
		list[i] = jsonRule{
			ID: r.ID, Severity: r.Severity.String(), Area: string(r.Area), Runs: terms(r), Dated: r.Dated,
			Title: string(r.Title), Why: string(r.Why), Recommendation: string(r.Recommendation), Source: r.Source.Title, URL: r.Source.URL,
			Bad: r.Bad, Good: r.Good(), Today: r.Today,
		}
	}
	return WriteJSON(w, struct {
		Version int        `json:"version"`
		Rules   []jsonRule `json:"rules"`
	}{1, list})
}

func rulesMarkdown(w io.Writer, rules []*gap.Rule) error {
	var b strings.Builder
	b.WriteString("# Rules\n\nWritten by `ospomap rules --format markdown`. [Checking a map](check.md) explains how to choose among them.\n\n")
	ByArea(rules, func(area gap.Area, in []*gap.Rule) {
		fmt.Fprintf(&b, "- [%s](#%s) (%d)\n", model.Capitalised(string(area)), strings.ReplaceAll(string(area), " ", "-"), len(in))
	})
	ByArea(rules, func(area gap.Area, in []*gap.Rule) {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | runs | what it finds |\n|---|---|---|---|\n", model.Capitalised(string(area)))
		for _, r := range in {
			fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", r.ID, r.ID, r.Severity, terms(r), Escaped(string(r.Title)))
		}
		for _, r := range in {
			ruleSection(&b, r)
		}
	})
	_, err := io.WriteString(w, b.String())
	return err
}

func ruleSection(b *strings.Builder, r *gap.Rule) {
	fmt.Fprintf(b, "\n### %s\n\n%s: **%s**, runs %s.\n", r.ID, Escaped(string(r.Title)), r.Severity, Escaped(longTerms(nil, r)))
	for _, part := range []struct{ head, text string }{
		{"Why", string(r.Why)}, {"What to do", string(r.Recommendation)},
	} {
		if part.text != "" {
			fmt.Fprintf(b, "\n**%s:** %s\n", part.head, Escaped(part.text))
		}
	}
	if r.Source.Title != "" {
		fmt.Fprintf(b, "\n**Source:** %s\n", sourceMarkdown(r))
	}
	for i, s := range r.Further {
		if i == 0 {
			b.WriteString("\n**Further reading:**\n\n")
		}
		fmt.Fprintf(b, "- [%s](%s)\n", Escaped(s.Title), s.URL)
	}
	if r.SignOf != "" {
		fmt.Fprintf(b, "\n**A sign of:** [%s](#%s)\n", r.SignOf, r.SignOf)
	}
	for _, e := range examples(nil, r) {
		fmt.Fprintf(b, "\n%s:\n\n```%s\n%s\n```\n", model.Capitalised(e.title), e.format, e.text)
	}
}

// markdownSpecial escapes what Markdown would read as markup.
var markdownSpecial = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "|", `\|`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`,
	)
})

// Escaped returns plain text as Markdown.
func Escaped(s string) string { return markdownSpecial().Replace(s) }
