// Package register turns tables into entries of a map and maps into tables: it decides
// which column is which field, whatever its heading, and what a cell means.
package register

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Pos is a position in a file that is not a map: by sheet, row and column of a table, or
// by line.
type Pos struct {
	File   string
	Sheet  string // empty if the file has a single table
	Row    int    // from 1, as in spreadsheets; 0 if not known
	Column string // the heading, or the letters of a spreadsheet
	Line   int    // of a text file; 0 if not known
}

// String returns the position in words: "register.csv, row 7, column Influence".
func (p Pos) String() string {
	words := []string{p.File}
	switch {
	case p.Line > 0:
		words[0] = fmt.Sprintf("%s:%d", p.File, p.Line)
	case p.Sheet != "":
		words = append(words, "sheet "+model.Printable(p.Sheet))
	}
	if p.Row > 0 && p.Line == 0 {
		words = append(words, fmt.Sprintf("row %d", p.Row))
	}
	if p.Column != "" {
		words = append(words, "column "+model.Printable(model.Short(p.Column)))
	}
	return strings.Join(words, ", ")
}

// Problem is something that was not understood, and therefore not taken over.
type Problem struct {
	At   Pos
	Text string // lower case, without a period
	Lost bool   // a whole entry is left out because of it
}

func (p Problem) String() string { return p.At.String() + ": " + p.Text }

// Record is one entry of a source, in the words of the map. It has no defaults, and an id
// only if the source gives one.
type Record struct {
	List    string // one of [parse.Lists]
	Values  []Value
	At      Pos
	Mention bool // of a stakeholder: only mentioned, and possibly a person of the office

	Defaults map[string]string // of a new entry, by path
}

// Value is the content of one field of a record.
type Value struct {
	Path  string   // keys from the entry, such as engagement.current
	Texts []string // one, or the items of a list; none if the source leaves it empty
	At    Pos

	Inside bool // of a perspective: it only says that somebody belongs to the organization
}

// Get returns the first text of a field, or the empty string.
func (r *Record) Get(path string) string {
	if texts := r.All(path); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// All returns the texts of a field.
func (r *Record) All(path string) []string {
	for i := range r.Values {
		if r.Values[i].Path == path {
			return r.Values[i].Texts
		}
	}
	return nil
}

// Set sets a field. Blank texts are left out.
func (r *Record) Set(path string, at Pos, texts ...string) {
	texts = slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return strings.TrimSpace(t) == "" })
	for i := range r.Values {
		if r.Values[i].Path == path {
			r.Values[i].Texts, r.Values[i].At = texts, at
			return
		}
	}
	r.Values = append(r.Values, Value{Path: path, Texts: texts, At: at})
}

// insiders are words for sideways that may also describe upward and downward.
var insiders = []string{"internal", "inside", "inward", "inwards", "intern", "innen", "interne", "internes", "interno", "interna", "interni", "internos", "internas", "社内", "内部", "内", "wewnętrzny", "wewnętrzni", "wewnętrzne", "внутренний", "внутренние", "внутри", "내부", "사내", "对内"}

// directions are other words for perspectives, except those for somebody there, such as
// "board".
var directions = []string{
	"upward", "upwards", "up", "downward", "downwards", "down", "sideways", "side", "across", "outside", "out", "outward", "external", "externals",
	"oben", "unten", "seitlich", "seitwärts", "außen", "aussen", "extern", "externe", "haut", "bas", "latéral", "côté", "externes", "extérieur", "arriba", "abajo", "lado", "fuera", "externo", "externos", "externa", "externas",
	"acima", "abaixo", "fora", "esterno", "esterni", "boven", "beneden", "buiten", "zewnętrzny", "zewnętrzni", "zewnętrzne", "внешний", "внешние", "上", "下", "横", "外", "外部", "社外", "위", "아래", "옆", "외부",
	"nach oben", "nach unten", "nach außen", "aufwärts", "abwärts", "vers le haut", "vers le bas", "vers l'extérieur", "hacia arriba", "hacia abajo", "hacia fuera", "para cima", "para baixo", "para fora",
	"in alto", "in basso", "naar boven", "naar beneden", "naar buiten", "w górę", "w dół", "na zewnątrz", "вверх", "вниз", "наружу", "uppåt", "nedåt", "utåt", "ylös", "alas", "ulos", "nahoru", "dolů", "ven", "yukarı", "aşağı", "dışarı",
}

// look sets a perspective, and whether the words of the table only say that it is inside.
func (r *Record) look(at Pos, text, perspective string) {
	r.Set("perspective", at, perspective)
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
	r.Values[slices.IndexFunc(r.Values, func(v Value) bool { return v.Path == "perspective" })].Inside = slices.ContainsFunc(words, func(w string) bool { return slices.Contains(insiders, w) })
}

// Default sets a field of a new entry that the source has no value for; it changes
// nothing in a map.
func (r *Record) Default(path, text string) {
	if r.Defaults == nil {
		r.Defaults = map[string]string{}
	}
	r.Defaults[path] = text
}

// Name returns the name of the entry.
func (r *Record) Name() string { return r.Get("name") }

// saysAny reports whether a record has any value.
func (r *Record) saysAny() bool {
	return slices.ContainsFunc(r.Values, func(v Value) bool { return len(v.Texts) > 0 })
}

// said returns the content of a record, wherever it is.
func (r *Record) said() string {
	var b strings.Builder
	for _, v := range r.Values {
		fmt.Fprintf(&b, "%s%q", v.Path, v.Texts)
	}
	return b.String()
}

// Object returns what the record is an entry of.
func (r *Record) Object() *parse.Object { return parse.ListOf(r.List) }
