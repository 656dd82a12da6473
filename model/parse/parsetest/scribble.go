// Package parsetest writes maps for tests that nobody would write by hand.
package parsetest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Scribble returns a map in every style that YAML offers, with comments everywhere and
// meaningless values.
func Scribble(r *rand.Rand) string {
	s := &scribbler{Rand: r}
	s.remark(0)
	s.mapping(parse.Spec(), 0)
	s.remark(0)
	return s.b.String()
}

func pad(n int) string { return strings.Repeat(" ", n) }

// scribbler writes maps in every style that YAML offers, with comments everywhere.
type scribbler struct {
	*rand.Rand
	b        strings.Builder
	comments int
}

func (s *scribbler) oneIn(n int) bool { return s.IntN(n) == 0 }

// remark sometimes writes blank lines and comments on lines of their own.
func (s *scribbler) remark(indent int) {
	for s.oneIn(5) {
		switch s.IntN(3) {
		case 0:
			s.b.WriteString("\n")
		case 1:
			s.b.WriteString("  \n")
		default:
			s.comments++
			fmt.Fprintf(&s.b, "%s# remark %d\n", pad(max(indent+2*s.IntN(3)-2, 0)), s.comments)
		}
	}
}

// end ends a line, sometimes with a comment.
func (s *scribbler) end() {
	if s.oneIn(8) {
		s.comments++
		fmt.Fprintf(&s.b, "%s# aside %d", pad(1+s.IntN(9)), s.comments)
	}
	s.b.WriteString("\n")
}

var bareWords = []string{"a", "b c", "no", "1.10", "it's", "2024-01-01", "null", "~", "3", "-x", "a-b", "é", "x#y", "https://a.example/#b", "0x1", "12:30", "on", "90d", "true", "0.5", "<<", "=", "-- x"}

var quotedWords = []string{"a: b", "x #y", "why?", "[a]", "- a", "a, b", "{", "&a", "*a", "", " lead", "tab\there", "line\nbreak", "\u200b", "'", `"`, `\`, `'"`, "...", "---", "a:", "|", "% x", "@b", "plain", "no", "#", "!x", ">"}

// oneLine returns a scalar that is allowed anywhere.
func (s *scribbler) oneLine() string {
	if s.oneIn(2) {
		return bareWords[s.IntN(len(bareWords))]
	}
	word := quotedWords[s.IntN(len(quotedWords))]
	if s.oneIn(2) && !strings.ContainsFunc(word, model.Hidden) {
		return "'" + strings.ReplaceAll(word, "'", "''") + "'"
	}
	return strconv.Quote(word)
}

// blockText writes a scalar after a key or a dash in the given column.
func (s *scribbler) blockText(indent int) {
	deeper := pad(indent + 1 + s.IntN(3))
	switch s.IntN(9) {
	case 0:
		s.b.WriteString(" " + []string{"|", ">", "|-", ">+", "|2"}[s.IntN(5)])
		s.end()
		for range s.IntN(3) {
			s.b.WriteString(pad(indent+2) + "some: # text\n" + []string{"", "\n", pad(indent+4) + "deeper\n"}[s.IntN(3)])
		}
	case 1:
		s.b.WriteString(" over\n" + deeper + "two lines")
		s.end()
	case 2:
		s.b.WriteString(" \"over \\\n" + deeper + "two\n\n" + deeper + "lines\"")
		s.end()
	case 3:
		s.end()
		s.b.WriteString(deeper + s.oneLine())
		s.end()
	case 4:
		s.end()
	default:
		s.b.WriteString(" " + s.oneLine())
		s.end()
	}
}

// fields returns some fields of an object, in any order, some of them twice.
func (s *scribbler) fields(o *parse.Object) []*parse.Field {
	var some []*parse.Field
	for i := range o.Fields {
		if o.Fields[i].Required && !s.oneIn(9) || s.oneIn(3) {
			some = append(some, &o.Fields[i])
		}
		if s.oneIn(60) {
			some = append(some, &o.Fields[i])
		}
	}
	if s.oneIn(9) || len(some) == 0 {
		some = append(some, &parse.Field{Key: "unknown-" + strconv.Itoa(s.IntN(9))})
	}
	s.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	return some
}

// mapping writes a block mapping, with its first key on the current line.
func (s *scribbler) mapping(o *parse.Object, indent int) {
	for i, f := range s.fields(o) {
		if i > 0 {
			s.remark(indent)
			s.b.WriteString(pad(indent))
		}
		s.b.WriteString([]string{f.Key, f.Key, f.Key, `"` + f.Key + `"`, f.Key + " "}[s.IntN(5)] + ":")
		many := f.Arity == parse.Many || f.Arity == parse.OneOrMany && s.oneIn(2)
		switch {
		case s.oneIn(3) && (many || f.Object != nil):
			s.b.WriteString(" " + s.flow(f, many))
			s.end()
		case many:
			s.list(f, indent)
		case f.Object != nil:
			s.below(indent + 2)
			s.mapping(f.Object, indent+2)
		default:
			s.blockText(indent)
		}
	}
}

// below moves to the next line with content, at an indent.
func (s *scribbler) below(indent int) {
	s.end()
	s.remark(indent)
	s.b.WriteString(pad(indent))
}

func (s *scribbler) list(f *parse.Field, indent int) {
	indent += 2 * s.IntN(2)
	s.end()
	for range 1 + s.IntN(3) {
		s.remark(indent)
		s.b.WriteString(pad(indent) + "-")
		switch {
		case f.Object == nil:
			s.blockText(indent)
		case s.oneIn(3):
			s.b.WriteString(" " + s.flow(f, false))
			s.end()
		case s.oneIn(5):
			s.below(indent + 2)
			s.mapping(f.Object, indent+2)
		default:
			s.b.WriteString(" ")
			s.mapping(f.Object, indent+2)
		}
	}
}

// flow returns a value in brackets, sometimes on several lines.
func (s *scribbler) flow(f *parse.Field, many bool) string {
	gap := func() string {
		if s.oneIn(12) {
			s.comments++
			return fmt.Sprintf(" # inside %d\n      ", s.comments)
		}
		return []string{"", " ", "\n      ", "  "}[s.IntN(4)]
	}
	switch {
	case many:
		var b strings.Builder
		b.WriteString("[" + gap())
		for i := range s.IntN(4) {
			if i > 0 {
				b.WriteString("," + gap())
			}
			b.WriteString(s.flow(f, false) + gap())
		}
		return b.String() + "]"
	case f.Object != nil:
		var b strings.Builder
		b.WriteString("{" + gap())
		for i, x := range s.fields(f.Object) {
			if i > 0 {
				b.WriteString("," + gap())
			}
			b.WriteString(x.Key + ": " + gap() + s.flow(x, x.Arity == parse.Many) + gap())
		}
		return b.String() + "}"
	}
	if word := s.oneLine(); word != "-- x" && word[0] != '-' {
		return word
	}
	return "x"
}
