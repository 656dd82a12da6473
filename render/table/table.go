// Package table defines tables of plain text, which documents show.
package table

// Table is rows of cells below column headings; every row has a cell for each column.
type Table struct {
	Title   string // empty if the document around the table has one
	Nothing string // what to say if there are no rows
	Heads   []string
	Holds   []Content // of the leading columns; the others hold names
	Rows    [][]string
}

// Content is the kind of text in a column, for formats that distinguish it.
type Content int

// Names are texts of the map; in our Sentences, values are in quotation marks.
const (
	Names Content = iota
	Sentences
	Code
)
