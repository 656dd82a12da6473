package model

// Sentence is something said about a map, not yet in words: an id and what goes
// into it. A catalogue of a language has the words for each id; the English ones
// stand with the rules, in model/gap.
type Sentence struct {
	ID   string
	Args []Arg
}

// IsZero reports whether nothing is said.
func (s Sentence) IsZero() bool { return s.ID == "" }

// Arg is one named argument of a Sentence. Its value is a Name, a Quote, a Word,
// an int, a Date, a Sentence, or a list of names, words or sentences.
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
