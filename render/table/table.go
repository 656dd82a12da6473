// Package table is a table of plain texts: what a map hands on to documents.
package table

// Table is rows of cells below the heads of columns; every row has a cell for each.
type Table struct {
	Title   string // none where the document around it has one
	Nothing string // what to say where there are no rows
	Heads   []string
	Holds   []Content // of the first columns; the rest hold names
	Rows    [][]string
}

// Content is what the cells of a column hold, for formats that tell it apart.
type Content int

// Names are texts of a map; in sentences of ours, values stand in quotation marks.
const (
	Names Content = iota
	Sentences
	Code
)
