package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// textWidth is the line width of explanations, in characters.
const textWidth = 78

// Explain writes why a rule matters and what to do about its findings.
func Explain(out io.Writer, r *gap.Rule, w *words.Words) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n%s\n", r.ID, w.Say(r.Title), w.Say("{severity}, {area}, runs {when}",
		"severity", model.Word(r.Severity.String()), "area", model.Phrase(r.Area), "when", words.Said(longTerms(w, r))))
	for _, part := range []struct {
		head model.Phrase
		text string
	}{
		{"Why", w.Say(r.Why)}, {"What to do", w.Say(r.Recommendation)}, {"Source", r.Source.Title}, {"", r.Source.URL}, {"A sign of", r.SignOf},
	} {
		switch {
		case part.text == "":
		case part.head == "": // address of the source above
			fmt.Fprintf(&b, "  %s\n", part.text)
		default:
			fmt.Fprintf(&b, "\n%s\n%s", w.Say(part.head), wrap(part.text, "  "))
		}
	}
	for i, s := range r.Further {
		if i == 0 {
			fmt.Fprintf(&b, "\n%s\n", w.Say("Further reading"))
		}
		fmt.Fprintf(&b, "  %s\n  %s\n", s.Title, s.URL)
	}
	for _, e := range examples(w, r) {
		fmt.Fprintf(&b, "\n%s\n%s", model.Capitalised(e.title), indent(e.text, "  "))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func longTerms(w *words.Words, r *gap.Rule) string {
	switch terms(r) {
	case "always":
		return w.Say("always")
	case "optional":
		return w.Say("with --enable {rule}", "rule", r.ID)
	}
	if r.Staff {
		return w.Say("by default, except for a committee without staff")
	}
	if r.Grows {
		return w.Say("by default, except for an office that closes")
	}
	return w.Say("by default")
}

type example struct{ title, format, text string }

// examples returns the maps that show a rule at work.
func examples(w *words.Words, r *gap.Rule) []example {
	var out []example
	if r.Bad != "" {
		title := w.Say("a map that raises it")
		if r.Today != "" {
			title = w.Say("a map that raises it on {date}", "date", r.Today)
		}
		out = append(out, example{title, "yaml", strings.Trim(r.Bad, "\n")})
	}
	if r.Good() != "" {
		out = append(out, example{w.Say("one that does not"), "yaml", strings.Trim(r.Good(), "\n")})
	}
	if r.Beside != "" {
		out = append(out, example{w.Say("the register that both are compared with"), "csv", strings.Trim(r.Beside, "\n")})
	}
	return out
}

// wrap breaks a text into lines of at most textWidth characters, each starting with
// prefix.
func wrap(text, prefix string) string {
	var b strings.Builder
	line := prefix
	for _, word := range strings.Fields(text) {
		if line != prefix && len([]rune(line))+1+len([]rune(word)) > textWidth {
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
