package gap

import (
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// says are the English words of a rule's sentences by variant; most rules have
// one, whose variant is empty. In braces stand the arguments:
//
//	{party}                 a name in quotation marks, a number, a word, a date
//	{n|unit} {n|person|people}    the number with its noun
//	{n?is|are}              one of the two, by the number
//
// A list of names shows three and counts the rest.
type says map[string]string

// advice is the variant of a hint that depends on the map; without one the hint
// is the rule's recommendation.
const advice = "advice"

// shared are parts of sentences that several rules use.
var shared = map[string]string{
	"work/with":         "{what} with {party}",
	"work/between":      "{what} between {from} and {to}",
	"work/unnamed":      "the collaboration with {party}",
	"work/unnamed-pair": "the collaboration between {from} and {to}",
	"work/nth":          "collaboration {n}",
	"part":              "the {part} block",
	"name":              "{name}",
	"list/more":         "{n} more",
}

// sentenceID is the id of one variant of what a rule says.
func sentenceID(rule, variant string) string {
	if variant == "" {
		return rule
	}
	return rule + "/" + variant
}

// template is the English of a sentence, empty when there is none.
func template(id string) string {
	if t, ok := shared[id]; ok {
		return t
	}
	rule, variant, _ := strings.Cut(id, "/")
	if r := Lookup(rule); r != nil {
		return r.Says[variant]
	}
	return ""
}

// English is a sentence in words: lower case, without a final period.
func English(s model.Sentence) string {
	var b strings.Builder
	rest := template(s.ID)
	if rest == "" {
		return s.ID
	}
	for {
		open := strings.IndexByte(rest, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(rest, '}')
		b.WriteString(rest[:open])
		b.WriteString(fill(rest[open+1:end], s.Args))
		rest = rest[end+1:]
	}
	b.WriteString(rest)
	return b.String()
}

// fill gives what stands in the place of one pair of braces.
func fill(place string, args []model.Arg) string {
	at := strings.IndexAny(place, "|?")
	if at < 0 {
		return words(value(args, place))
	}
	n, _ := value(args, place[:at]).(int)
	one, many, two := strings.Cut(place[at+1:], "|")
	if !two {
		many = one + "s"
	}
	if n == 1 {
		many = one
	}
	if place[at] == '?' {
		return many
	}
	return strconv.Itoa(n) + " " + many
}

func value(args []model.Arg, name string) any {
	for _, a := range args {
		if a.Name == name {
			return a.Value
		}
	}
	return model.Word("{" + name + "}")
}

// words puts one argument into words.
func words(v any) string {
	switch v := v.(type) {
	case model.Name:
		return strconv.Quote(model.OneLine(string(v)))
	case model.Quote:
		return strconv.Quote(model.Short(string(v)))
	case model.Word:
		return string(v)
	case int:
		return strconv.Itoa(v)
	case model.Date:
		return v.String()
	case model.Sentence:
		return English(v)
	case []model.Name:
		return nameList(v)
	case []model.Word:
		return join(v)
	case []model.Sentence:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = English(s)
		}
		return strings.Join(parts, "; ")
	}
	return ""
}

// nameList lists names for a message, three at most.
func nameList(names []model.Name) string {
	const most = 3
	var quoted []string
	for i, n := range names {
		if i == most && len(names) > most {
			return strings.Join(quoted, ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
		}
		quoted = append(quoted, words(n))
	}
	return strings.Join(quoted, ", ")
}

// join lists words in the order given.
func join[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}

// The functions below make arguments.

func named(arg, name string) model.Arg        { return model.Arg{Name: arg, Value: model.Name(name)} }
func quoted(arg, text string) model.Arg       { return model.Arg{Name: arg, Value: model.Quote(text)} }
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

// partyNames is the argument that lists stakeholders.
func partyNames(arg string, ps []*party) model.Arg {
	list := make([]string, len(ps))
	for i, p := range ps {
		list[i] = p.Name
	}
	return namedAll(arg, list)
}
