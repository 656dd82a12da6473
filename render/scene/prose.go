package scene

// Paragraph is a piece of what a page says, as text. What the styles say of its
// parts holds for every format.
type Paragraph struct {
	Style    Style
	Severity string // of the finding that it reports, such as warning; may be empty
	Term     string // what Text is about; of facts, figures and advice
	Text     string
	Note     string // said more quietly after the text; may be empty
	Href     string // https, of what is behind a heading; may be empty
}

// Style says what a paragraph is to the text around it.
type Style byte

// The styles. Paragraphs of one style that follow each other are one list, where
// the style is that of a list.
const (
	StyleBody       Style = iota
	StyleLead             // the sentence that matters most
	StyleHeading          // of a part of the page
	StyleSubheading       // of what is below a heading
	StyleItem             // of a list
	StyleStep             // of a list in which the order matters
	StyleFact             // a term and what there is to say about it
	StyleFigure           // a term and a number that stands out
)
