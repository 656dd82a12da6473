package model

// Edit is one change of a map file, as data. What its path may be, and how it is
// made, is described in package edit.
type Edit struct {
	Op     EditOp
	Path   string // such as stakeholder/legal.owner
	Value  Value  // of set and add
	To     string // of rename: the new id
	Number int    // of move and add: which of the list it becomes, from 1; of add, 0 is the end

	// Of restore: bytes of the file and what takes their place.
	Offset   int
	Old, New string
}

// EditOp says what an edit does.
type EditOp string

// What edits do.
const (
	EditSet     EditOp = "set"     // gives a field its value
	EditAdd     EditOp = "add"     // adds an item to a list
	EditRemove  EditOp = "remove"  // removes an entry, a field or an item
	EditRename  EditOp = "rename"  // gives an entry another id, and follows it
	EditMove    EditOp = "move"    // moves an item within its list
	EditRestore EditOp = "restore" // puts bytes back, to undo
)

// Value is what an edit writes: a list where Items is not nil, a mapping where
// Fields is not nil, and a text otherwise. Numbers, words and dates are texts.
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

// TextValue is a text.
func TextValue(text string) Value { return Value{Text: text} }

// ListValue is a list of texts.
func ListValue(texts ...string) Value {
	v := Value{Items: []Value{}}
	for _, text := range texts {
		v.Items = append(v.Items, TextValue(text))
	}
	return v
}

// Fix is a way to fix a finding.
type Fix struct {
	Label string // in English, what it does: lower case, no final period
	Safe  bool   // nobody needs to be asked: it says what was meant
	Edits []Edit
}
