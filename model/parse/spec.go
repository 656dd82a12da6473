package parse

import (
	"strconv"

	"github.com/ospomap/ospomap/model"
)

// Kind says what a single value of a field may be.
type Kind int

// The kinds of value. All but the last are written as one YAML scalar.
const (
	KindName     Kind = iota // one visible line that names something
	KindLine                 // one visible line of free text
	KindProse                // free text of any number of lines
	KindID                   // lower-case letters of any script, digits and hyphens
	KindWord                 // one of Words or Aliases
	KindOpenWord             // any word; rules and views know those in Words
	KindInteger              // a whole number from Min to Max
	KindNumber               // a number from Min to Max
	KindBool                 // true or false
	KindDate                 // a day, a month, a quarter or a year
	KindLink                 // an address that a picture may link to
	KindSource               // such an address, or a text that says what it is; see Long
	KindCadence              // one of Words, or a number of days or weeks such as 90d
	KindRef                  // the id or name of something that Ref allows
	KindObject               // a mapping, see Object
)

// Arity says how many values a field holds.
type Arity int

// The arities.
const (
	One       Arity = iota // a single value
	Many                   // a list
	OneOrMany              // either: a single value stands for a list of one
)

// Object is one kind of mapping in the map file: its fields, in the order in
// which documentation lists them. Reading, and whatever describes the format,
// use these tables and nothing else.
type Object struct {
	Name    string // such as "stakeholder"
	Label   string // the same in a sentence: "a stakeholder"
	Doc     string // one line
	Fields  []Field
	Example string // one that can be copied
	Short   string // the field that a plain text in the mapping's place stands for, if any
	Other   *Field // what is behind any other key, if there may be others
	Others  string // which characters tell such a key from a slip; empty when any may be one

	keyHint string                     // which keys there are, where they are too many to list
	inOwner bool                       // it has no struct of its own: its fields are its owner's
	finish  func(r *reader, owner any) // completes the object once its fields are read
}

// Field is one key of an Object.
type Field struct {
	Key         string
	Doc         string // one line
	Kind        Kind
	Arity       Arity
	Required    bool
	Unless      []string          // keys of which one makes up for the absence of a required one
	Default     string            // what an absent key reads as, as it would be written
	Words       []string          // of KindWord, KindOpenWord and KindCadence
	Aliases     map[string]string // other spellings of Words that are read as well
	List        string            // the name of the closed list in Words, where it is not Key
	Min, Max    float64           // of KindInteger and KindNumber
	Ref         model.RefKind     // of KindRef
	Object      *Object           // of KindObject
	Long        *Object           // the mapping that may be in place of a single value
	Pattern     string            // of KindOpenWord: what check asks for, as a regular expression
	PerLanguage bool              // a text, or a mapping of language tags to texts

	Instead *Object // what may be in place of a list of words

	part    bool                                 // the object is a part of its owner, there even when the key is not
	missing string                               // the rule that an absent or blank required value breaks
	keyed   func(owner any, key string, v value) // stores a value by its key, for Object.Other
	isKey   func(key string) (problem string)    // of Object.Other: what is wrong with a key, if anything
	check   func(text string) (problem string)   // of KindOpenWord: what is wrong with a word, if anything
	store   func(owner any, v value)
	open    func(owner any, index int) any // of KindObject: makes the object inside its owner
}

// value is one value that was read and found good.
type value struct {
	text   string
	number float64
	flag   bool
	date   model.Date
	ref    *model.Ref
	source model.Source
	names  []model.Translation // of a text by language
}

// Spec is the description of a whole map file, for generators of schemas and
// documentation. It is shared and must not be changed.
func Spec() *Object { return mapObject() }

// TakesOne reports whether a single value may stand for a list of one.
func (f *Field) TakesOne() bool {
	return f.Arity == OneOrMany || f.Arity == Many && (f.Object == nil || f.Object.Short != "")
}

// Field is the field with a key; nil when there is none.
func (o *Object) Field(key string) *Field {
	if i := o.field(key); i >= 0 {
		return &o.Fields[i]
	}
	return nil
}

// field finds a field by its key; -1 when there is none.
func (o *Object) field(key string) int {
	for i := range o.Fields {
		if o.Fields[i].Key == key {
			return i
		}
	}
	return -1
}

// Rank is where the fields of o have a key: unknown ones come last.
func (o *Object) Rank(key string) int {
	if o == nil {
		return 0
	}
	if i := o.field(key); i >= 0 {
		return i
	}
	return len(o.Fields)
}

// mapping is what describes a mapping in the field's place; nil where none may be.
func (f *Field) mapping() *Object {
	switch {
	case f == nil:
		return nil
	case f.Object != nil:
		return f.Object
	}
	return f.Long
}

// Below is the field of a key in a mapping that is a value of f; nil where there is none.
func (f *Field) Below(key string) *Field {
	if o := f.mapping(); o != nil {
		return o.Field(key)
	}
	return nil
}

// keys lists the keys of all fields.
func (o *Object) keys() []string {
	return model.Each(o.Fields, func(f Field) string { return f.Key })
}

// keysHint reports which keys there are.
func (o *Object) keysHint() string {
	if o.keyHint != "" {
		return o.keyHint
	}
	return "its keys are " + orList(o.keys())
}

// setDefaults fills in what absent keys read as, also in the parts of the owner
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

// The functions below make fields; at reports where in the owner a value goes.

func textField[T any](kind Kind, key, doc string, at func(*T) *string) Field {
	return Field{Key: key, Doc: doc, Kind: kind, store: func(o any, v value) { *at(o.(*T)) = v.text }}
}

// name is a text that may differ by language; at gives where the chosen one and
// all of them go.
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

// texts is a list of single values that are kept as text.
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

// owner is who looks after something: one person or several, the first of them
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

// block is a mapping that is part of its owner; at gives the part.
func block[T, U any](key, doc string, object *Object, at func(*T) *U) Field {
	return Field{Key: key, Doc: doc, Kind: KindObject, Object: object, part: true, open: func(o any, _ int) any { return at(o.(*T)) }}
}

// maybe is a mapping that its owner need not have; at gives where it goes.
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

// of names the closed list that the words are of, where the key does not.
func (f Field) of(list string) Field {
	f.List = list
	return f
}

// unless lets another key make up for the absence of a required one.
func (f Field) unless(keys ...string) Field {
	f.Unless = keys
	return f
}

// or sets what an absent key reads as, which makes it an optional one.
func (f Field) or(text string) Field {
	f.Default, f.Required, f.missing = text, false, ""
	return f
}

// orOne lets a single value stand for a list of one.
func (f Field) orOne() Field {
	f.Arity = OneOrMany
	return f
}
