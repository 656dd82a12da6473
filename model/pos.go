package model

import "fmt"

// Pos is a range in a map file. Lines and columns count from 1; columns count Unicode
// code points, as YAML does. The end is exclusive. A zero Line means that the position
// is unknown.
type Pos struct {
	File      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
}

// IsZero reports whether the position is unknown.
func (p Pos) IsZero() bool { return p.Line == 0 }

// String returns file:line:col, which editors and CI logs make clickable.
func (p Pos) String() string {
	if p.IsZero() {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Span is a position without its file. Positions take most of the memory of a large
// map, and a Span is a third of the size of a [Pos].
type Span struct{ Line, Column, EndLine, EndColumn int32 }

// Span returns the position without its file.
func (p Pos) Span() Span {
	return Span{int32(p.Line), int32(p.Column), int32(p.EndLine), int32(p.EndColumn)}
}

// IsZero reports whether the position is unknown.
func (s Span) IsZero() bool { return s.Line == 0 }

// In returns the position in a file.
func (s Span) In(file string) Pos {
	return Pos{file, int(s.Line), int(s.Column), int(s.EndLine), int(s.EndColumn)}
}

// KeyPos is the position of a key of an entry and of its value, in the entry's file.
type KeyPos struct {
	Key  string
	Name Span // of the key itself
	Pos  Span // of the value
}

// Entry records where a part of the map was written as a YAML mapping or list item. It
// is embedded in that part.
type Entry struct {
	Pos  Pos      // the first character of the entry
	Keys []KeyPos // the recorded keys, in file order
}

// Own returns e itself, so that code can reach the Entry that any type embeds.
func (e *Entry) Own() *Entry { return e }

// At returns the position of the value of key, or of the entry if the key is not
// recorded: the best place to report something as missing.
func (e Entry) At(key string) Pos {
	for _, k := range e.Keys {
		if k.Key == key {
			return k.Pos.In(e.Pos.File)
		}
	}
	return e.Pos
}

// AtKey returns the position of the key itself, or what At returns if that is unknown:
// the best place to report a problem with a whole list or block.
func (e Entry) AtKey(key string) Pos {
	for _, k := range e.Keys {
		if k.Key == key && !k.Name.IsZero() {
			return k.Name.In(e.Pos.File)
		}
	}
	return e.At(key)
}

// Has reports whether the file has the key.
func (e Entry) Has(key string) bool {
	for _, k := range e.Keys {
		if k.Key == key {
			return true
		}
	}
	return false
}
