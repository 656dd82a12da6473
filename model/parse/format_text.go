package parse

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
)

// isText reports whether the field reads every scalar as text, with or without quotes.
func isText(f *Field) bool {
	switch f.Kind {
	case KindInteger, KindNumber, KindBool, KindObject:
		return false
	}
	return true
}

// scalarText writes a scalar on one line. It keeps the scalar as written if quotes may
// matter, if the key is unknown, or if the text contains invisible characters.
func scalarText(f *Field, p *Node, flow bool) string {
	if p.isNothing() {
		return ""
	}
	if p.style == 0 && isNull(p.text) {
		return p.raw // no value, in any notation
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

// isPlain reports whether text without hidden characters reads back unchanged without
// quotes. If in doubt, it reports false.
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

// isNumeric reports whether other readers take text for a number. It is left with or
// without quotes, as written.
func isNumeric(text string) bool {
	n := yaml.Node{Kind: yaml.ScalarNode, Value: text}
	return n.ShortTag() == "!!int" || n.ShortTag() == "!!float"
}

// readsElsewhere reports whether other readers take text without quotes for something
// other than text or a number, such as a truth value. A date needs no quotes where one is
// expected.
func readsElsewhere(f *Field, text string) bool {
	if _, ok := model.ParsePeriod(text); ok && f != nil && f.Kind == KindDate {
		return false
	}
	switch strings.ToLower(text) {
	case "y", "n", "yes", "no", "on", "off", "=", "<<":
		return true
	}
	if strings.Trim(text, "0123456789:_.+-") == "" && strings.ContainsAny(text, "0123456789") && strings.Contains(text, ":") {
		return true // some readers take 12:30 for 750
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Value: text}
	return n.ShortTag() != "!!str" && !isNumeric(text)
}

// inQuotes returns text in double quotes, or in single quotes if that saves escapes.
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

// ScalarText returns text on one line as a value of f, or of an unknown key if f is nil.
// A mark of ' or " is the quote to use where quotes are possible.
func ScalarText(f *Field, text string, mark byte, flow bool) string {
	hidden := strings.ContainsFunc(text, model.Hidden)
	plain := text != "" && strings.TrimSpace(text) == text && !hidden && isPlain(text, flow)
	number := isNumeric(text) && (f == nil || f.Kind != KindDate)
	switch {
	case plain && f != nil && !isText(f) && f.Kind != KindObject && !isNull(text):
		return text // in quotes it would not be a number
	case mark == '\'' && !hidden:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case mark == '"':
		return inDouble(text)
	case plain && !(number && f != nil) && !readsElsewhere(f, text):
		return text
	}
	return inQuotes(text)
}
