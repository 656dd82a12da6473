package importing

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model/register"
)

var dotKind = &kind{
	name: "dot",
	is: func(f *file) bool {
		p := &dotParser{text: f.text}
		p.skip()
		words := strings.FieldsFunc(p.text[p.at:min(len(p.text), p.at+200)], func(r rune) bool { return unicode.IsSpace(r) || r == '{' })
		return len(words) > 0 && isOneOf(words[0], "strict", "digraph", "graph") && strings.Contains(f.text, "{")
	},
	read: func(f *file, s *Source) error {
		p := &dotParser{text: f.text, line: 1, in: map[*box]*cluster{}}
		if p.graph(); p.err != nil {
			return fmt.Errorf("line %d: %w", p.line, p.err)
		}
		for b, c := range p.in {
			b.around = c.headings()
		}
		p.records(s)
		return nil
	},
}

func posOf(line int) register.Pos { return register.Pos{Line: line} }

// maxNesting limits how deep clusters may be nested.
const maxNesting = 50

// dotParser is a recursive descent parser of the DOT language: statements of nodes, edges
// and subgraphs. Of the attributes it keeps labels, directions and line styles.
type dotParser struct {
	diagram
	text     string
	at, line int
	token    string
	word     bool  // the token is an id, with or without quotes
	err      error // the first error; there are no tokens after it
	directed bool
	in       map[*box]*cluster
}

// fail records an error at the token, unless there is one already.
func (p *dotParser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
	p.token, p.word = "", false
}

// is reports whether the token is one of some signs; "" is the end.
func (p *dotParser) is(signs ...string) bool { return !p.word && slices.Contains(signs, p.token) }

// next reads the next token; an empty one that is not a word is the end.
func (p *dotParser) next() {
	if p.err != nil {
		return
	}
	p.skip()
	p.token, p.word = "", false
	if p.at >= len(p.text) {
		return
	}
	rest := p.text[p.at:]
	switch {
	case rest[0] == '"':
		p.quoted()
		return
	case rest[0] == '<':
		p.html()
		return
	case strings.HasPrefix(rest, "->"), strings.HasPrefix(rest, "--"):
		p.token = rest[:2]
	case strings.IndexByte("{}[];,=:+", rest[0]) >= 0:
		p.token = rest[:1]
	default:
		end := strings.IndexFunc(rest, func(r rune) bool { return !isDotLetter(r) })
		if end < 0 {
			end = len(rest)
		}
		if i := strings.Index(rest[1:max(end, 1)], "-"); i >= 0 {
			end = i + 1 // a->b and a--b; a minus sign can only come first
		}
		if end == 0 {
			r, _ := utf8.DecodeRuneInString(rest)
			p.fail("%q is not expected here", string(r))
			return
		}
		p.token, p.word = rest[:end], true
	}
	p.at += len(p.token)
}

func isDotLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_' || r == '.' || r == '-'
}

// skip skips whitespace and comments.
func (p *dotParser) skip() {
	for p.at < len(p.text) {
		rest := p.text[p.at:]
		end := 1
		switch {
		case rest[0] == '\n':
			p.line++
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r':
		case strings.HasPrefix(rest, "//"), rest[0] == '#':
			if end = strings.IndexByte(rest, '\n'); end < 0 {
				end = len(rest)
			}
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest, "*/") + 2; end < 2 {
				end = len(rest)
			}
			p.line += strings.Count(rest[:end], "\n")
		default:
			return
		}
		p.at += end
	}
}

func (p *dotParser) quoted() {
	var b strings.Builder
	for i := p.at + 1; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '\\' && i+1 < len(p.text) && (p.text[i+1] == '"' || p.text[i+1] == '\\'):
			i++
			b.WriteByte(p.text[i])
		case c == '\\' && i+1 < len(p.text) && strings.IndexByte("nlr", p.text[i+1]) >= 0:
			i++
			b.WriteByte('\n')
		case c == '\\' && i+1 < len(p.text) && p.text[i+1] == '\n':
			i++
			p.line++
		case c == '"':
			p.token, p.word, p.at = b.String(), true, i+1
			return
		default:
			if c == '\n' {
				p.line++
			}
			b.WriteByte(c)
		}
	}
	p.fail("a quote is not closed")
}

// html reads a label in angle brackets as its plain text.
func (p *dotParser) html() {
	depth := 0
	for i := p.at; i < len(p.text); i++ {
		switch p.text[i] {
		case '<':
			depth++
		case '\n':
			p.line++
		case '>':
			if depth--; depth == 0 {
				p.token, p.word = withoutTags(p.text[p.at+1:i]), true
				p.at = i + 1
				return
			}
		}
	}
	p.fail("an angle bracket is not closed")
}

// withoutTags returns the first line of a label in HTML, without its tags.
func withoutTags(html string) string {
	text := ""
	for i, part := range strings.Split(html, "<") {
		if tag, rest, ok := strings.Cut(part, ">"); ok && i > 0 {
			name, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(tag), "/"), " ")
			if !slices.Contains(inLine, name) && strings.TrimSpace(text) != "" {
				break
			}
			part = rest
		}
		text += part
	}
	return strings.Join(strings.Fields(text), " ")
}

// inLine are the tags that begin no new line or cell.
var inLine = []string{"b", "i", "u", "o", "s", "sub", "sup", "font"}

func (p *dotParser) graph() {
	p.next()
	if strings.EqualFold(p.token, "strict") {
		p.next()
	}
	p.directed = strings.EqualFold(p.token, "digraph")
	if !p.directed && !strings.EqualFold(p.token, "graph") {
		p.fail("%q is not expected here; a diagram begins with graph or digraph", p.token)
	}
	p.open("the diagram has no braces")
	p.body(&cluster{}, 0)
}

// open skips everything up to an opening brace.
func (p *dotParser) open(missing string) {
	for !p.is("{") && p.err == nil {
		if p.next(); p.is("") {
			p.fail("%s", missing)
		}
	}
}
