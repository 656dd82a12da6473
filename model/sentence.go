package model

// Sentence is something said about a map, not yet in the words of a language: a
// phrase and what goes into it.
type Sentence struct {
	Text Phrase
	Args []Arg
}

// IsZero reports whether nothing is said.
func (s Sentence) IsZero() bool { return s.Text == "" }

// Says is a sentence with its arguments, each a name and its value.
func Says(p Phrase, namesAndValues ...any) Sentence {
	s := Sentence{p, make([]Arg, 0, len(namesAndValues)/2)}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		name, _ := namesAndValues[i].(string)
		s.Args = append(s.Args, Arg{name, namesAndValues[i+1]})
	}
	return s
}

// Arg is one named argument of a Sentence. Its value is a Name, a Quote, a Word, an
// int, a Date, a Sentence, a *Collaboration for what it is about, or a list of names,
// words or sentences.
type Arg struct {
	Name  string
	Value any
}

// The kinds of value that words are made of, beside int, Date and Sentence.
type (
	Name  string // what a party, a person or a thing of the map is called; shown in quotation marks
	Quote string // a piece of prose from the map, which a sentence shows shortened
	Word  string // a word of the format of maps, such as upward or report: a language may have another
)

// Phrase is English of ours that pictures, pages and reports show, and the key under
// which a catalogue of package words has it in another language. In braces are
// arguments. What follows a bar outside of braces is not shown: it tells apart what
// English says alike, such as "May|month".
type Phrase string
