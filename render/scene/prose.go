package scene

// Paragraph is a piece of a page's text. The styles mean the same in every format.
type Paragraph struct {
	Style    Style
	Severity string // of the finding it reports, such as warning; may be empty
	Term     string // subject of Text; for facts, figures and advice
	Text     string
	Note     string // quieter text after Text; may be empty
	Href     string // https link of a heading; may be empty
}

// Style is the role of a paragraph on its page.
type Style byte

// The paragraph styles. Adjacent paragraphs of the same list style form one list.
const (
	StyleBody       Style = iota
	StyleLead             // the most important sentence
	StyleHeading          // heading of a section
	StyleSubheading       // heading below StyleHeading
	StyleItem             // item of a bulleted list
	StyleStep             // item of an ordered list
	StyleFact             // a term and its description
	StyleFigure           // a term and a prominent number
)
