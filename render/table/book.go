package table

// Book is the contents of a map as sheets for a spreadsheet.
type Book struct{ Sheets []Sheet }

// Sheet is a table for people to continue working in.
type Sheet struct {
	Name    string // one word, lower case
	Columns []Column
	Rows    [][]string // one cell for each column
}

// Column is a column of a sheet.
type Column struct {
	Head    string
	Note    string   // what to enter in its cells
	Choices []string // allowed words; nil if any are
	Open    bool     // accepts words other than Choices
	Number  bool     // cells are numbers or empty
}
