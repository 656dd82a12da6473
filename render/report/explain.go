package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// textWidth is how wide explanations run, in characters.
const textWidth = 78

// Explain says why a rule matters and what to do about its findings.
func Explain(w io.Writer, r *gap.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n%s, %s, runs %s\n", r.ID, r.Title, r.Severity, r.Area, longTerms(r))
	for _, part := range []struct{ head, text string }{
		{"Why", r.Why}, {"What to do", r.Recommendation}, {"Source", r.Source}, {"", r.URL}, {"A sign of", r.SignOf},
	} {
		switch {
		case part.text == "":
		case part.head == "": // the address of what stands above
			fmt.Fprintf(&b, "  %s\n", part.text)
		default:
			fmt.Fprintf(&b, "\n%s\n%s", part.head, wrap(part.text, "  ", textWidth))
		}
	}
	for i, s := range r.Further {
		if i == 0 {
			b.WriteString("\nFurther reading\n")
		}
		fmt.Fprintf(&b, "  %s\n  %s\n", s.Title, s.URL)
	}
	for _, e := range examples(r) {
		fmt.Fprintf(&b, "\n%s\n%s", model.Capitalised(e.title), indent(e.yaml, "  "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func longTerms(r *gap.Rule) string {
	switch terms(r) {
	case "always":
		return "always"
	case "optional":
		return "with --enable " + r.ID
	}
	return "by default"
}

type example struct{ title, yaml string }

// examples are the maps that show a rule at work.
func examples(r *gap.Rule) []example {
	var out []example
	if r.Bad != "" {
		title := "a map that raises it"
		if r.Today != "" {
			title += " on " + r.Today
		}
		out = append(out, example{title, strings.Trim(r.Bad, "\n")})
	}
	if r.Good != "" {
		out = append(out, example{"one that does not", strings.Trim(r.Good, "\n")})
	}
	return out
}

// wrap breaks a text into lines of at most width characters, each with prefix.
func wrap(text, prefix string, width int) string {
	var b strings.Builder
	line := prefix
	for _, word := range strings.Fields(text) {
		if line != prefix && len([]rune(line))+1+len([]rune(word)) > width {
			b.WriteString(line + "\n")
			line = prefix
		}
		if line != prefix {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
	return b.String()
}

// indent puts prefix before every line that is not empty.
func indent(text, prefix string) string {
	var b strings.Builder
	for line := range strings.Lines(text + "\n") {
		if line != "\n" {
			b.WriteString(prefix)
		}
		b.WriteString(line)
	}
	return b.String()
}
