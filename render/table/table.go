// Package table is a table of plain texts: what a map hands on to documents.
package table

// Table is rows of cells below the heads of columns; every row has a cell for each.
type Table struct {
	Title   string
	Nothing string // what to say where there are no rows
	Heads   []string
	Rows    [][]string
}
