package parse

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
)

// isText reports whether every scalar is a text to the field, quotes or not.
func isText(f *Field) bool {
	switch f.Kind {
	case KindInteger, KindNumber, KindBool, KindObject:
		return false
	}
	return true
}

// scalarText writes a scalar on one line. Where quotes may matter, where the key
// is unknown, and where the text has characters that nobody sees, it stays as it
// was written.
func scalarText(f *Field, p *Node, flow bool) string {
	if p.isNothing() {
		return ""
	}
	if p.style == 0 && isNull(p.text) {
		return p.raw // no value, however it is written
	}
	odd := strings.TrimSpace(p.text) != p.text || p.text == "" || strings.ContainsFunc(p.text, model.Hidden)
	keep := odd || f == nil || !isText(f)
	fits := p.style != 0 || p.inFlow == flow || isPlain(p.text, flow)
	switch {
	case keep && fits && !strings.Contains(p.raw, "\n"):
		return p.raw
	case !odd && isPlain(p.text, flow) && !(p.style != 0 && isNumeric(p.text)) && !readsElsewhere(f, p.text):
		return p.text
	}
	return inQuotes(p.text)
}

// isPlain reports whether a text without hidden characters needs no quotes to
// be read as that text. In doubt it does.
func isPlain(text string, flow bool) bool {
	if text == "" || strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", rune(text[0])) {
		return false
	}
	if flow && strings.ContainsAny(text, ",[]{}?") {
		return false
	}
	return !strings.Contains(text, ": ") && !strings.HasSuffix(text, ":") && !strings.Contains(text, " #") &&
		text != "..." && !strings.HasPrefix(text, "... ")
}

// isNumeric reports whether a text is a number to other readers. It keeps its
// quotes, or has none, as somebody wrote it.
func isNumeric(text string) bool {
	n := yaml.Node{Kind: yaml.ScalarNode, Value: text}
	return n.ShortTag() == "!!int" || n.ShortTag() == "!!float"
}

// readsElsewhere reports whether other readers take a text without quotes for
// something else, such as a number. Dates are plain where a date is expected.
func readsElsewhere(f *Field, text string) bool {
	if _, ok := model.ParsePeriod(text); ok && f != nil && f.Kind == KindDate {
		return false
	}
	switch strings.ToLower(text) {
	case "y", "n", "yes", "no", "on", "off", "=":
		return true
	}
	if strings.Trim(text, "0123456789:_.+-") == "" && strings.ContainsAny(text, "0123456789") && strings.Contains(text, ":") {
		return true // 12:30 is 750 to some
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Value: text}
	return n.ShortTag() != "!!str" && !isNumeric(text)
}

// inQuotes writes a text in double quotes, or in single ones where that saves
// escapes.
func inQuotes(text string) string {
	hidden := strings.ContainsFunc(text, model.Hidden)
	if strings.ContainsAny(text, `"\`) && !hidden {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return inDouble(text)
}

func inDouble(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
	return `"` + model.Printable(text) + `"`
}

// ScalarText writes a text on one line as a value of f, which is nil where the
// key is unknown. A mark of ' or " is the quote to use where quotes may be.
func ScalarText(f *Field, text string, mark byte, flow bool) string {
	hidden := strings.ContainsFunc(text, model.Hidden)
	plain := text != "" && strings.TrimSpace(text) == text && !hidden && isPlain(text, flow)
	number := isNumeric(text) && (f == nil || f.Kind != KindDate)
	switch {
	case plain && f != nil && !isText(f) && f.Kind != KindObject && !isNull(text):
		return text // in quotes it would be something else
	case mark == '\'' && !hidden:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case mark == '"':
		return inDouble(text)
	case plain && !(number && f != nil) && !readsElsewhere(f, text):
		return text
	}
	return inQuotes(text)
}
