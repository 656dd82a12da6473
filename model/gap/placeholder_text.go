package gap

import (
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "placeholder-text",
		Severity: model.Warning,
		Area:     AreaStructure,
		SignOf:   "scenario-one-size-fits-all",
		Title:    "Placeholder text is still in the map",
		Why: "A placeholder looks like knowledge to whoever reads the picture. " +
			"A key that is left out says honestly that something is not recorded yet.",
		Recommendation: "Fill it in or remove the key; an absent key is honest.",
		Source:         "OSPO book, introduction, scenario 4: a map is made for one organisation, not copied",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, role: TBD}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, role: Decides on the budget}
`,
		Check: placeholderText,
	})
}

func placeholderText(c *Context) {
	at := map[model.Subject]int{} // place in c.findings, so that one subject gets one finding
	for _, t := range c.Map.Texts {
		if !placeholder(t.Value, t.Name) {
			continue
		}
		subject := c.holder(t.Path)
		if i, again := at[subject]; again {
			f := &c.findings[i]
			f.Related = append(f.Related, model.Related{Pos: t.Pos, Message: t.Path + " holds placeholder text too"})
			continue
		}
		at[subject] = len(c.findings)
		c.Report(subject, t.Pos, "%s still holds placeholder text %q", t.Path, model.Short(t.Value))
	}
}

// placeholder reports whether a text was left to be filled in. In names, TODO is
// left alone: it is the name of a group in this field.
func placeholder(text string, name bool) bool {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "???") || bracketed(text) || angled(text) || startsWithYour(text) {
		return true
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		switch strings.ToUpper(w) {
		case "TBD", "TBA", "FIXME", "LOREM":
			return true
		}
		group := i+1 < len(words) && strings.EqualFold(words[i+1], "group")
		if w == "TODO" && !name && !group {
			return true
		}
	}
	return false
}

// bracketed reports whether the whole text stands in square brackets.
func bracketed(text string) bool {
	return strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]")
}

// angled reports whether the text holds something like <name of the unit>, which
// is neither a link in angle brackets nor a comparison.
func angled(text string) bool {
	for rest := text; ; {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			return false
		}
		glued := open > 0 && rest[open-1] != ' '
		rest = rest[open+1:]
		inner, _, closed := strings.Cut(rest, ">")
		if !closed {
			return false
		}
		letters := inner != "" && inner[0] != ' ' && !strings.HasSuffix(inner, " ")
		if letters && !glued && !strings.ContainsAny(inner, ":@/=<") {
			return true
		}
	}
}

// startsWithYour reports whether the text is a prompt such as "Your organisation".
func startsWithYour(text string) bool {
	const most = 4 // a longer text is a sentence that speaks to its reader
	const prompt = "your "
	if len(text) < len(prompt) || !strings.EqualFold(text[:len(prompt)], prompt) {
		return false
	}
	return len(strings.Fields(text)) <= most
}
