package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// says holds the messages of a rule by variant. Most rules have one, whose variant is
// "". A list of names shows three of them and counts the rest.
type says map[string]model.Phrase

// advice is the variant of a hint that depends on the map. Without it, the hint is the
// rule's recommendation.
const advice = "advice"

// Parts of sentences that several rules use.
const (
	workWith        model.Phrase = "{what} with {party}"
	workBetween     model.Phrase = "{what} between {from} and {to}"
	workUnnamed     model.Phrase = "the collaboration with {party}"
	workUnnamedPair model.Phrase = "the collaboration between {from} and {to}"
	workAlone       model.Phrase = "{what}"
	workNth         model.Phrase = "collaboration {n}"
	partOfMap       model.Phrase = "the {part} block"
	nameOnly        model.Phrase = "{name}"
	listMore        model.Phrase = "{n} more"
)

// ofAll returns the variant of a sentence that counts n of total: "none" if that is all
// of several, and "one" if it is all of one, which read better without numbers.
func ofAll(n, total int) string {
	switch {
	case n < total:
		return ""
	case total > 1:
		return "none"
	}
	return "one"
}

// english returns a sentence in English: lower case, without a final period.
func english(s model.Sentence) string { return (*words.Words)(nil).Sentence(s) }

// In returns the findings in another language. Findings of the parser stay in English.
func In(w *words.Words, findings []model.Finding) []model.Finding {
	if w.Plain() {
		return findings
	}
	out := slices.Clone(findings)
	for i := range out {
		f := &out[i]
		if !f.Says.IsZero() {
			f.Message, f.Hint = w.Sentence(f.Says), w.Sentence(f.Advises)
		}
		if len(f.Grows) > 0 {
			f.Grown = w.Join(f.Grows)
		}
		f.Related = slices.Clone(f.Related)
		for j, r := range f.Related {
			if !r.Says.IsZero() {
				f.Related[j].Message = w.Sentence(r.Says)
			}
		}
	}
	return out
}

// related returns a related position of a finding.
func related(pos model.Pos, text model.Phrase, args ...model.Arg) model.Related {
	s := model.Sentence{Text: text, Args: args}
	return model.Related{Pos: pos, Message: english(s), Says: s}
}

// The functions below return arguments of sentences.

func named(arg, name string) model.Arg        { return model.Arg{Name: arg, Value: model.Name(name)} }
func quoted(arg, text string) model.Arg       { return model.Arg{Name: arg, Value: model.Quote(text)} }
func term(arg, word string) model.Arg         { return model.Arg{Name: arg, Value: model.Term(word)} }
func number(arg string, n int) model.Arg      { return model.Arg{Name: arg, Value: n} }
func date(arg string, d model.Date) model.Arg { return model.Arg{Name: arg, Value: d} }
func said(arg string, s model.Sentence) model.Arg {
	return model.Arg{Name: arg, Value: s}
}
func saidAll(arg string, s []model.Sentence) model.Arg { return model.Arg{Name: arg, Value: s} }

func word[W ~string](arg string, w W) model.Arg {
	return model.Arg{Name: arg, Value: model.Word(w)}
}

func wordAll[W ~string](arg string, list []W) model.Arg {
	out := make([]model.Word, len(list))
	for i, w := range list {
		out[i] = model.Word(w)
	}
	return model.Arg{Name: arg, Value: out}
}

func namedAll(arg string, list []string) model.Arg {
	out := make([]model.Name, len(list))
	for i, n := range list {
		out[i] = model.Name(n)
	}
	return model.Arg{Name: arg, Value: out}
}

// partyNames returns an argument that lists the names of stakeholders.
func partyNames(arg string, ps []*party) model.Arg {
	list := make([]string, len(ps))
	for i, p := range ps {
		list[i] = p.Name
	}
	return namedAll(arg, list)
}
