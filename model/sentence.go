package model

// Sentence is a statement about a map in translatable form: a phrase and its arguments.
type Sentence struct {
	Text Phrase
	Args []Arg
}

// IsZero reports whether the sentence is empty.
func (s Sentence) IsZero() bool { return s.Text == "" }

// Says returns a sentence with arguments, given as pairs of a name and a value.
func Says(p Phrase, namesAndValues ...any) Sentence {
	s := Sentence{p, make([]Arg, 0, len(namesAndValues)/2)}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		name, _ := namesAndValues[i].(string)
		s.Args = append(s.Args, Arg{name, namesAndValues[i+1]})
	}
	return s
}

// Arg is a named argument of a Sentence. Its value is a Name, a Quote, a Word, a Term, an
// int, a Date, a Sentence, a *Collaboration, which stands for its description, or a list of
// names, words or sentences.
type Arg struct {
	Name  string
	Value any
}

// The types of string arguments.
type (
	Name  string // the name of a party, a person or a thing in the map; shown in quotation marks
	Quote string // prose from the map; shown shortened
	Word  string // a keyword of the map format, such as upward or report, which may be translated
	Term  string // a Word that is shown in quotation marks
)

// Phrase is an English text that pictures, pages and reports show, and the key of its
// translations in the catalogues of package words. Braces enclose arguments. A bar
// outside braces starts a suffix that is not shown; it distinguishes uses of the same
// English word, such as "May|month".
type Phrase string
