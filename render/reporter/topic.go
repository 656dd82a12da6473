package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// ExplainTopic writes what a part of the book asks and recommends, with the rules based
// on it and further reading.
func ExplainTopic(w io.Writer, t gap.Topic) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s", t.Name, t.Title, wrap(t.About, ""))
	for _, p := range t.Points {
		fmt.Fprintf(&b, "\n%s\n%s", model.Capitalised(p.Head), wrap(p.Text, "  "))
		for _, q := range p.Asks {
			b.WriteString("  - " + q + "\n")
		}
		if p.Doing != "" {
			b.WriteString(wrap("What to do: "+p.Doing, "  "))
		}
	}
	fmt.Fprintf(&b, "\nSee it\n  %s\n\nRules\n", t.Show)
	for _, r := range t.Rules() {
		b.WriteString(wrap(r.ID+": "+string(r.Title), "  "))
	}
	fmt.Fprintf(&b, "\nSource\n  OSPO book, introduction\n  %s\n\nFurther reading\n", t.URL)
	for _, s := range t.Further {
		fmt.Fprintf(&b, "  %s\n  %s\n", s.Title, s.URL)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
