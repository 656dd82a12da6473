package parse

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// scalar reads a value that is a YAML scalar.
func (r *reader) scalar(f *Field, n *node) (value, bool) {
	if n.shape != scalar {
		r.wrongType(f, n)
		return value{}, false
	}
	text := strings.TrimSpace(n.text)
	if text == "" {
		r.blank(f, n, "%q is blank; %s")
		return value{}, false
	}
	if n.plain && n.folded && f.Arity != One && strings.Contains(text, " - ") {
		r.add(ruleBadValue, r.pos(n), r.path.String(), "%s goes on in the lines below, dashes included", quoted(text)).Hint = "begin the items of a list in one column"
		return value{}, false
	}
	switch f.Kind {
	case KindName, KindLine, KindProse:
		if !r.visible(f, n, text) || !r.ownText(f, n, text) {
			return value{}, false
		}
		if r.m != nil { // a project file has no map
			r.m.Texts = append(r.m.Texts, model.Text{Path: r.path.String(), Value: text, Name: f.Kind == KindName, Cut: n.cut, Pos: r.pos(n)})
		}
		return value{text: text}, true
	case KindOpenWord:
		return value{text: text}, r.openWord(f, n, text)
	case KindRef:
		return r.reference(f, n, text)
	case KindWord, KindCadence:
		return r.word(f, n, text)
	case KindInteger, KindNumber:
		return r.number(f, n)
	case KindBool:
		word := strings.ToLower(n.text)
		flag := word == "true" || word == "yes"
		ok := n.plain && (flag || word == "false" || word == "no")
		if !ok {
			r.wrongType(f, n)
		}
		return value{flag: flag}, ok
	case KindDate:
		return r.date(n, text)
	case KindID:
		return value{text: text}, r.id(n, text)
	case KindLink:
		return value{text: text}, r.link(n, text)
	case KindSource:
		return r.source(f, n, text)
	}
	panic("no reading of field " + f.Key)
}

// truthMeant returns "true" or "false" if another word stands for one of them.
func truthMeant(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	switch {
	case slices.Contains([]string{"true", "yes", "on", "y", "1", "x", "ja", "oui", "sí", "si", "sim", "はい", "是"}, text):
		return "true"
	case slices.Contains([]string{"false", "no", "off", "n", "0", "nein", "non", "não", "いいえ", "否"}, text):
		return "false"
	}
	return ""
}

// visible rejects invisible characters. Prose may contain line breaks, tabs, and the
// joiners and marks that some scripts need.
func (r *reader) visible(f *Field, n *node, text string) bool {
	for i, c := range text {
		if !model.Hidden(c) || model.Spells(text, i) || f.Kind == KindProse && strings.ContainsRune("\n\t\u200c\u200d\u200e\u200f\u061c\u00ad", c) {
			continue
		}
		what := fmt.Sprintf("the invisible character U+%04X", c)
		switch c {
		case '\n':
			what = "a line break"
		case '\t':
			what = "a tab"
		}
		hint := "use visible characters and spaces"
		if c == '\n' {
			hint = "write it on one line, or begin it with >-, which folds lines into one where none is empty"
		}
		r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s holds %s", f.Key, quoted(text), what).Hint = hint
		return false
	}
	return true
}

// ownText rejects text that has absorbed something else: the entries up to another quote
// further down, or the comma at the end of a line.
func (r *reader) ownText(f *Field, n *node, text string) bool {
	switch last := text[len(text)-1]; {
	case !n.plain && n.span.EndLine > n.span.Line && slices.ContainsFunc(strings.Fields(text), func(w string) bool {
		key, ok := strings.CutSuffix(strings.TrimLeft(w, "{"), ":")
		return ok && isMapKey(key)
	}):
		r.add(ruleBadValue, r.pos(n), r.path.String(), "this quote is closed by the one on line %d", n.span.EndLine).
			Hint = "close it where the text ends, with a plain quotation mark"
	case n.plain && f.Kind != KindProse && (last == ',' || last == ';'):
		bare := strings.TrimRight(text, ",; ")
		finding := r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s ends with %s, which would be part of it", f.Key, quoted(text), quoted(text[len(text)-1:]))
		finding.Hint = "write " + f.Key + ": " + model.Printable(shorten(bare))
		finding.Fixes = []model.Fix{r.write(bare, true)}
	default:
		return true
	}
	return false
}

func (r *reader) openWord(f *Field, n *node, text string) bool {
	if !r.visible(f, n, text) {
		return false
	}
	if f.check == nil {
		return true
	}
	problem := f.check(text)
	if problem != "" {
		r.add(ruleBadValue, r.pos(n), r.path.String(), "%s", problem)
	}
	return problem == ""
}

func (r *reader) reference(f *Field, n *node, text string) (value, bool) {
	if !r.visible(f, n, text) {
		return value{}, false
	}
	ref := &model.Ref{Text: text, Kind: f.Ref, Path: r.path.String(), Pos: r.pos(n)}
	r.m.Refs = append(r.m.Refs, ref)
	return value{ref: ref}, true
}

func (r *reader) word(f *Field, n *node, text string) (value, bool) {
	if word, ok := f.known(text); ok {
		return value{text: word}, true
	}
	r.unknownWord(f, n, text)
	return value{}, false
}

// unknownWord reports a word that is not in the field's list, with the words that may be
// meant, or else all of them, and their meanings.
func (r *reader) unknownWord(f *Field, n *node, text string) {
	var meant []string
	finding := r.add(ruleBadValue, r.pos(n), r.path.String(), "%s %s is not known; %s", f.Key, quoted(text), deferred(func() string {
		if meant = f.meant(text); len(meant) > 0 {
			return "did you mean " + orList(quotedAll(meant)) + "?"
		}
		return "use " + f.expects()
	}))
	if finding.Message != "" { // unless the finding is dropped
		finding.Hint = f.explain(meant)
	}
	if len(meant) == 1 {
		finding.Fixes = []model.Fix{r.write(meant[0], true)}
	}
}

// write returns the fix that replaces a value with text.
func (r *reader) write(text string, safe bool) model.Fix {
	return model.Fix{Label: "write " + quote(text), Safe: safe, Edits: []model.Edit{
		{Op: model.EditSet, Path: r.path.String(), Value: model.TextValue(text)},
	}}
}

// explain returns the meanings of words, or of all the field's words if none is given.
func (f *Field) explain(words []string) string {
	if len(words) == 0 {
		words = f.Words
	}
	means := f.vocabulary().means
	var lines []string
	for _, w := range words {
		if m := means[w]; m != "" {
			lines = append(lines, w+": "+m)
		}
	}
	return strings.Join(lines, "; ")
}

// isDays reports whether text is a number of days or weeks, such as 90d or 6w.
func isDays(text string) bool {
	return isNumber(strings.TrimRight(text, "dw"), false) && model.Cadence(text).Valid()
}

func (r *reader) id(n *node, text string) bool {
	if isID(text) {
		return true
	}
	near, slug := "", Slug(text)
	if slug == codePoints(text) {
		slug = "" // nobody would write that
	}
	if slug != "" {
		near = "; did you mean " + quote(slug) + "?"
	}
	f := r.add(ruleBadID, r.pos(n), r.path.String(), "%s is not an id: lower-case letters, digits and hyphens, no hyphen first%s", quoted(text), near)
	if slug != "" {
		f.Fixes = []model.Fix{r.write(slug, false)}
	}
	return false
}

// expects describes what a single value of the field must be.
func (f *Field) expects() string {
	switch f.Kind {
	case KindWord:
		return orList(f.Words)
	case KindCadence:
		return orList(append(slices.Clone(f.Words), "a number of days or weeks such as 90d or 6w"))
	case KindInteger:
		if f.Min == f.Max {
			return fmt.Sprintf("the number %g", f.Min)
		}
		return fmt.Sprintf("a whole number from %g to %g", f.Min, f.Max)
	case KindNumber:
		if f.Max == 1 {
			return fmt.Sprintf("a number from %g to 1 or a share such as 50%%", f.Min)
		}
		return "a number from " + plainNumber(f.Min) + " to " + plainNumber(f.Max)
	case KindBool:
		return "true or false"
	case KindDate:
		return "a date such as 2026-11-22"
	case KindLink:
		return "a link"
	case KindID:
		return "an id"
	case KindRef:
		return "the id or name of " + article(string(f.Ref))
	case KindObject:
		if f.Object.Short != "" {
			return "a " + f.Object.Short + " or a map"
		}
		return "a map with the keys of " + f.Object.Label
	}
	return "text"
}

// help describes in one line what to write for a field.
func (f *Field) help() string {
	if f.Kind == KindWord {
		return f.Doc + " (" + f.expects() + ")"
	}
	return f.Doc
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
