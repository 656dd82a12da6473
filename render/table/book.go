package table

// Book is what a map lists, as sheets for a spreadsheet.
type Book struct{ Sheets []Sheet }

// Sheet is a table that people may go on working in.
type Sheet struct {
	Name    string // one word, lower case
	Columns []Column
	Rows    [][]string // a cell for each column
}

// Column is a column of a sheet.
type Column struct {
	Head    string
	Note    string   // what belongs into its cells
	Choices []string // the words that a cell may hold; nil where any may
	Open    bool     // other words than Choices may do as well
	Number  bool     // its cells are numbers or empty
}
