package model

import "fmt"

// Pos is a position in a map file. Lines and columns count from 1; columns count
// Unicode code points, as YAML does. The end is exclusive: it names the first
// column after the last character. A zero Line means "no position known".
type Pos struct {
	File      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
}

// IsZero reports whether no position is known.
func (p Pos) IsZero() bool { return p.Line == 0 }

// String gives file:line:col, the form that editors and CI logs make clickable.
func (p Pos) String() string {
	if p.IsZero() {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Span is a place whose file is known from elsewhere. Most of what a large map takes
// in memory are places; this one is a third of a [Pos].
type Span struct{ Line, Column, EndLine, EndColumn int32 }

// Span is the place without its file.
func (p Pos) Span() Span {
	return Span{int32(p.Line), int32(p.Column), int32(p.EndLine), int32(p.EndColumn)}
}

// IsZero reports whether no position is known.
func (s Span) IsZero() bool { return s.Line == 0 }

// In is the place in a file.
func (s Span) In(file string) Pos {
	return Pos{file, int(s.Line), int(s.Column), int(s.EndLine), int(s.EndColumn)}
}

// KeyPos is the position of a key of an entry and of the value that it holds, in the
// file of the entry.
type KeyPos struct {
	Key  string
	Name Span // of the key itself
	Pos  Span // of the value
}

// Entry is what every part of a map that was written as a YAML mapping or list
// item knows about its origin. Embedding it keeps positions out of the way of
// the data.
type Entry struct {
	Pos  Pos      // the first character of the entry
	Keys []KeyPos // where each recorded key's value is, in file order
}

// Own is the entry itself, as that of whatever embeds it.
func (e *Entry) Own() *Entry { return e }

// At returns where the value of key is, or the entry itself when the key is
// not recorded: the best position to point at for something that is missing.
func (e Entry) At(key string) Pos {
	for _, k := range e.Keys {
		if k.Key == key {
			return k.Pos.In(e.Pos.File)
		}
	}
	return e.Pos
}

// AtKey returns where the key itself is, or what At returns when that is not
// known: the position to point at for what concerns a whole list or block.
func (e Entry) AtKey(key string) Pos {
	for _, k := range e.Keys {
		if k.Key == key && !k.Name.IsZero() {
			return k.Name.In(e.Pos.File)
		}
	}
	return e.At(key)
}

// Has reports whether the key was written in the file.
func (e Entry) Has(key string) bool {
	for _, k := range e.Keys {
		if k.Key == key {
			return true
		}
	}
	return false
}
