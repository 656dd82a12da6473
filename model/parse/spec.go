package parse

import (
	"strconv"

	"github.com/ospomap/ospomap/model"
)

// Kind is the kind of a single value of a field.
type Kind int

// The kinds of value. All but the last are written as one YAML scalar.
const (
	KindName     Kind = iota // one visible line that names something
	KindLine                 // one visible line of free text
	KindProse                // free text of any number of lines
	KindID                   // lower-case letters of any script, digits and hyphens
	KindWord                 // one of Words or Aliases
	KindOpenWord             // any word; rules and views recognise those in Words
	KindInteger              // a whole number from Min to Max
	KindNumber               // a number from Min to Max
	KindBool                 // true or false
	KindDate                 // a day, a month, a quarter or a year
	KindLink                 // an address that a picture may link to
	KindSource               // such an address, or text that describes it; see Long
	KindCadence              // one of Words, or a number of days or weeks such as 90d
	KindRef                  // the id or name of something that Ref allows
	KindObject               // a mapping; see Object
)

// Arity is the number of values that a field holds.
type Arity int

// The arities.
const (
	One       Arity = iota // a single value
	Many                   // a list
	OneOrMany              // either: a single value stands for a list of one
)

// Object describes one kind of mapping in the map file: its fields, in the order of the
// documentation. The reader and everything that describes the format use only these
// tables.
type Object struct {
	Name    string // such as "stakeholder"
	Label   string // Name in a sentence: "a stakeholder"
	Doc     string // one line
	Fields  []Field
	Example string // to copy into a map
	Short   string // the field that a plain scalar in place of the mapping stands for, if any
	Other   *Field // the field of any other key, if others are allowed
	Others  string // characters that tell such a key from a typing error; if empty, any key is allowed

	keyHint string                     // replaces the list of keys in a hint if there are too many
	inOwner bool                       // it has no struct of its own: its fields are its owner's
	finish  func(r *reader, owner any) // completes the object once its fields have been read
}

// Field describes one key of an Object.
type Field struct {
	Key         string
	Doc         string // one line
	Kind        Kind
	Arity       Arity
	Required    bool
	Unless      []string          // keys any of which makes up for the absence of a required one
	Default     string            // the value of an absent key, as it would be written
	Words       []string          // of KindWord, KindOpenWord and KindCadence
	Aliases     map[string]string // other spellings of Words that are accepted
	List        string            // the name of the closed list in Words, if it is not Key
	Min, Max    float64           // of KindInteger and KindNumber
	Ref         model.RefKind     // of KindRef
	Object      *Object           // of KindObject
	Long        *Object           // the mapping allowed in place of a single value
	Pattern     string            // of KindOpenWord: what check requires, as a regular expression
	PerLanguage bool              // a text, or a mapping of language tags to texts

	Instead *Object // the mapping allowed in place of a list of words

	part    bool                                 // the object is part of its owner, present even if the key is absent
	missing string                               // the rule violated by an absent or blank required value
	keyed   func(owner any, key string, v value) // stores a value by its key, for Object.Other
	isKey   func(key string) (problem string)    // of Object.Other: what is wrong with a key, if anything
	check   func(text string) (problem string)   // of KindOpenWord: what is wrong with a word, if anything
	store   func(owner any, v value)
	open    func(owner any, index int) any // of KindObject: creates the object inside its owner
}

// value is one valid value.
type value struct {
	text   string
	number float64
	flag   bool
	date   model.Date
	ref    *model.Ref
	source model.Source
	names  []model.Translation // of text by language
}

// Spec returns the description of a map file, for generators of schemas and
// documentation. It is shared and must not be changed.
func Spec() *Object { return mapObject() }

// TakesOne reports whether a single value may stand for a list of one.
func (f *Field) TakesOne() bool {
	return f.Arity == OneOrMany || f.Arity == Many && (f.Object == nil || f.Object.Short != "")
}

// Field returns the field with a key, or nil.
func (o *Object) Field(key string) *Field {
	if i := o.field(key); i >= 0 {
		return &o.Fields[i]
	}
	return nil
}

// field returns the index of the field with a key, or -1.
func (o *Object) field(key string) int {
	for i := range o.Fields {
		if o.Fields[i].Key == key {
			return i
		}
	}
	return -1
}

// Rank returns the position of a key among the fields of o. Unknown keys come last.
func (o *Object) Rank(key string) int {
	if o == nil {
		return 0
	}
	if i := o.field(key); i >= 0 {
		return i
	}
	return len(o.Fields)
}

// mapping returns the description of a mapping as a value of the field, or nil if none is
// allowed.
func (f *Field) mapping() *Object {
	switch {
	case f == nil:
		return nil
	case f.Object != nil:
		return f.Object
	}
	return f.Long
}

// Below returns the field of a key in a mapping that is a value of f, or nil.
func (f *Field) Below(key string) *Field {
	if o := f.mapping(); o != nil {
		return o.Field(key)
	}
	return nil
}

// keys returns the keys of all fields.
func (o *Object) keys() []string {
	return model.Each(o.Fields, func(f Field) string { return f.Key })
}

// keysHint returns a hint that lists the keys.
func (o *Object) keysHint() string {
	if o.keyHint != "" {
		return o.keyHint
	}
	return "its keys are " + orList(o.keys())
}

// setDefaults sets the defaults of absent keys, including those in parts of the owner
// that may be absent as a whole.
func (o *Object) setDefaults(owner any) {
	for i := range o.Fields {
		f := &o.Fields[i]
		if f.Default != "" {
			v := value{text: f.Default}
			if f.Kind == KindInteger || f.Kind == KindNumber {
				v.number, _ = strconv.ParseFloat(f.Default, 64)
			}
			f.store(owner, v)
		}
		if f.part {
			f.Object.setDefaults(f.open(owner, 0))
		}
	}
}

// The functions below create fields; at returns where in the owner a value is stored.

func textField[T any](kind Kind, key, doc string, at func(*T) *string) Field {
	return Field{Key: key, Doc: doc, Kind: kind, store: func(o any, v value) { *at(o.(*T)) = v.text }}
}

// name is text that may differ by language; at returns where the selected one and all of
// them are stored.
func name[T any](doc string, at func(*T) (*string, *[]model.Translation)) Field {
	return Field{
		Key: "name", Doc: doc, Kind: KindName, PerLanguage: true, Required: true, missing: ruleMissing,
		store: func(o any, v value) {
			name, names := at(o.(*T))
			*name, *names = v.text, v.names
		},
	}
}

func line[T any](key, doc string, at func(*T) *string) Field {
	return textField(KindLine, key, doc, at)
}

func prose[T any](key, doc string, at func(*T) *string) Field {
	return textField(KindProse, key, doc, at)
}

func id[T any](doc string, at func(*T) *string) Field {
	return textField(KindID, "id", doc, at)
}

func link[T any](key, doc string, at func(*T) *string) Field {
	return textField(KindLink, key, doc, at)
}

func openWord[T any](key, doc string, known []string, at func(*T) *string) Field {
	f := textField(KindOpenWord, key, doc, at)
	f.Words = known
	return f
}

// texts is a list of single values that are stored as text.
func texts[T any](kind Kind, key, doc string, at func(*T) *[]string) Field {
	return Field{Key: key, Doc: doc, Kind: kind, Arity: Many, store: func(o any, v value) {
		list := at(o.(*T))
		*list = append(*list, v.text)
	}}
}

func word[T any, W ~string](key, doc string, words []W, at func(*T) *W) Field {
	return Field{Key: key, Doc: doc, Kind: KindWord, Words: model.Plain(words), store: func(o any, v value) {
		*at(o.(*T)) = W(v.text)
	}}
}

func integer[T any](key, doc string, low, high int, at func(*T) **int) Field {
	return Field{Key: key, Doc: doc, Kind: KindInteger, Min: float64(low), Max: float64(high), store: func(o any, v value) {
		n := int(v.number)
		*at(o.(*T)) = &n
	}}
}

func date[T any](key, doc string, at func(*T) *model.Date) Field {
	return Field{Key: key, Doc: doc, Kind: KindDate, store: func(o any, v value) { *at(o.(*T)) = v.date }}
}

func ref[T any](key, doc string, kind model.RefKind, at func(*T) **model.Ref) Field {
	return Field{Key: key, Doc: doc, Kind: KindRef, Ref: kind, store: func(o any, v value) { *at(o.(*T)) = v.ref }}
}

// owner is the person or the people responsible for something, the first of them
// accountable.
func owner[T any](doc string, at func(*T) *model.Owned) Field {
	return Field{Key: "owner", Doc: doc, Kind: KindRef, Ref: model.RefPerson, Arity: OneOrMany, store: func(o any, v value) {
		if owned := at(o.(*T)); owned.Owner == nil {
			owned.Owner = v.ref
		} else {
			owned.CoOwners = append(owned.CoOwners, v.ref)
		}
	}}
}

func refs[T any](key, doc string, kind model.RefKind, at func(*T) *[]*model.Ref) Field {
	return Field{Key: key, Doc: doc, Kind: KindRef, Ref: kind, Arity: Many, store: func(o any, v value) {
		list := at(o.(*T))
		*list = append(*list, v.ref)
	}}
}

// block is a mapping that is part of its owner; at returns the part.
func block[T, U any](key, doc string, object *Object, at func(*T) *U) Field {
	return Field{Key: key, Doc: doc, Kind: KindObject, Object: object, part: true, open: func(o any, _ int) any { return at(o.(*T)) }}
}

// maybe is an optional mapping; at returns where it is stored.
func maybe[T, U any](key, doc string, object *Object, at func(*T) **U) Field {
	return Field{Key: key, Doc: doc, Kind: KindObject, Object: object, open: func(o any, _ int) any {
		made := new(U)
		*at(o.(*T)) = made
		return made
	}}
}

// objects is a list of mappings.
func objects[T, U any](key, doc string, object *Object, at func(*T) *[]*U) Field {
	return Field{Key: key, Doc: doc, Kind: KindObject, Arity: Many, Object: object, open: func(o any, _ int) any {
		list, item := at(o.(*T)), new(U)
		*list = append(*list, item)
		return item
	}}
}

func (f Field) required() Field {
	f.Required, f.missing = true, ruleMissing
	return f
}

// of sets the name of the closed list of words, if it is not the key.
func (f Field) of(list string) Field {
	f.List = list
	return f
}

// unless lets other keys make up for the absence of a required one.
func (f Field) unless(keys ...string) Field {
	f.Unless = keys
	return f
}

// or sets the default of an absent key, which makes the field optional.
func (f Field) or(text string) Field {
	f.Default, f.Required, f.missing = text, false, ""
	return f
}

// orOne lets a single value stand for a list of one.
func (f Field) orOne() Field {
	f.Arity = OneOrMany
	return f
}
