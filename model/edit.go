package model

// Edit describes one change to a map file. Package edit documents the paths and applies
// the change.
type Edit struct {
	Op     EditOp
	Path   string // such as stakeholder/legal.owner
	Value  Value  // for set and add
	To     string // for rename: the new id
	Number int    // for move and add: the position in the list, from 1; for add, 0 appends

	// For restore: the offset in the file, the bytes there, and their replacement.
	Offset   int
	Old, New string
}

// EditOp is the kind of an edit.
type EditOp string

// The kinds of edit.
const (
	EditSet     EditOp = "set"     // sets the value of a field
	EditAdd     EditOp = "add"     // adds an item to a list
	EditRemove  EditOp = "remove"  // removes an entry, a field or an item
	EditRename  EditOp = "rename"  // changes the id of an entry and all references to it
	EditMove    EditOp = "move"    // moves an item within its list
	EditRestore EditOp = "restore" // puts bytes back, for undo
)

// Value is the value that an edit writes: a list if Items is not nil, a mapping if
// Fields is not nil, and otherwise a scalar. Numbers, keywords and dates are kept as
// text.
type Value struct {
	Text   string
	Items  []Value
	Fields []FieldValue
}

// FieldValue is one key of a mapping and its value.
type FieldValue struct {
	Key   string
	Value Value
}

// TextValue returns a scalar value.
func TextValue(text string) Value { return Value{Text: text} }

// ListValue returns a list of scalars.
func ListValue(texts ...string) Value {
	v := Value{Items: []Value{}}
	for _, text := range texts {
		v.Items = append(v.Items, TextValue(text))
	}
	return v
}

// Fix is a way to fix a finding.
type Fix struct {
	Label string // what it does, in English: lower case, no final period
	Safe  bool   // may be applied without asking: the intended meaning is clear
	Edits []Edit
}
