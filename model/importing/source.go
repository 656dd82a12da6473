// Package importing reads what offices already have — registers, catalogues, lists of
// teams, diagrams — as entries of a map, and reports what a map lacks of it. Its input is
// untrusted: every source has limits, and nothing in it is executed.
package importing

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

// Options controls how sources are read where their content does not decide it.
type Options struct {
	As      string            // one of Kinds; if empty, the kind is detected
	Mapping *register.Mapping // may be nil
	MaxSize int64             // the most bytes that a packed file may unpack to; 0 is enough for most maps
}

// Source is what was understood of one file.
type Source struct {
	File     string
	Kind     string
	Records  []*register.Record
	Problems []register.Problem
	Sheets   []*register.Read // of tables, for the mapping file
}

// kind is a kind of file that can be read.
type kind struct {
	name string // as --as accepts it
	is   func(f *file) bool
	read func(f *file, s *Source) error
}

// file is the input of a reader.
type file struct {
	name    string // for messages
	src     []byte
	text    string // decoded; empty if the file is not text
	o       Options
	mapping *register.Mapping
}

// kinds are tried in this order: those that can be recognised for certain first, those
// that may be anything last.
var kinds []*kind

// Kinds returns the names of the kinds of file that can be read.
func Kinds() []string {
	return model.Each(kinds, func(k *kind) string { return k.name })
}

func init() {
	kinds = []*kind{xlsxKind, cyclonedxKind, spdxKind, teamsKind, backstageKind, landscapeKind, mermaidKind, dotKind, markdownKind, ownersKind, csvKind, tsvKind}
}

// defaultMaxSize is the default number of bytes that a packed file may unpack to.
const defaultMaxSize = 32 << 20

// Read reads one file. The name is used in messages, and as the topic of a table if
// nothing else gives it.
func Read(name string, src []byte, o Options) (*Source, error) {
	f := &file{name: name, src: src, o: o, mapping: o.Mapping}
	if f.mapping == nil {
		f.mapping = &register.Mapping{}
	}
	if f.o.MaxSize == 0 {
		f.o.MaxSize = defaultMaxSize
	}
	if !isPacked(src) {
		text, err := decoded(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		f.text = text
	}
	if len(src) == 0 {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	as := o.As
	if as == "" && !slices.ContainsFunc(kinds, func(k *kind) bool { return k.is(f) }) {
		if end := strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")); end == csvKind.name || end == tsvKind.name {
			as = end // a table with a single row or a single column
		}
	}
	for _, k := range kinds {
		if as == k.name || as == "" && k.is(f) {
			s := &Source{File: name, Kind: k.name}
			if err := k.read(f, s); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return s, nil
		}
	}
	if o.As != "" {
		return nil, fmt.Errorf("no kind of source called %q; known are %s", o.As, strings.Join(Kinds(), ", "))
	}
	return nil, fmt.Errorf("%s: the kind of this file is not clear; give it with --as, one of %s", name, strings.Join(Kinds(), ", "))
}

// Again returns a copy of a source for another plan, since a plan changes the records.
func (s *Source) Again() *Source {
	c := *s
	c.Records = make([]*register.Record, len(s.Records))
	for i, r := range s.Records {
		x := *r
		x.Values, x.Defaults = slices.Clone(r.Values), maps.Clone(r.Defaults)
		for j := range x.Values {
			x.Values[j].Texts = slices.Clone(x.Values[j].Texts)
		}
		c.Records[i] = &x
	}
	return &c
}

func isPacked(src []byte) bool {
	return bytes.HasPrefix(src, []byte("PK\x03\x04")) || bytes.HasPrefix(src, []byte("\xd0\xcf\x11\xe0"))
}

// sheets reads tables as entries.
func (s *Source) sheets(f *file, list []*register.Sheet) {
	for _, sheet := range list {
		for _, table := range register.Tables(sheet, f.mapping) {
			read := register.ReadSheet(table, f.mapping)
			s.Sheets = append(s.Sheets, read)
			s.Records = append(s.Records, read.Records...)
			s.Problems = append(s.Problems, read.Problems...)
		}
	}
}

// baseName returns the name of a file without its folders.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// about returns the topic that the name of a file suggests: its last word.
func about(name string) string {
	stem := strings.TrimSuffix(baseName(name), path.Ext(name))
	if i := strings.LastIndexAny(stem, "-_. "); i >= 0 {
		return stem[i+1:]
	}
	return stem
}

// problem records something that was not understood.
func (s *Source) problem(at register.Pos, lost bool, format string, args ...any) {
	at.File = s.File
	s.Problems = append(s.Problems, register.Problem{At: at, Text: fmt.Sprintf(format, args...), Lost: lost})
}

// add adds an entry to a list, with its name if it has one.
func (s *Source) add(list, name string, line int) *register.Record {
	r := &register.Record{List: list, At: register.Pos{File: s.File, Line: line}}
	r.Set("name", r.At, model.OneLine(name))
	s.Records = append(s.Records, r)
	return r
}
