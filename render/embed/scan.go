package embed

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// mark is a marker on a line of its own.
type mark struct {
	line       int    // from 1
	start, end int    // offsets of its line, including the line ending
	prefix     string // prefix of lines in the same containers: quote signs, and spaces for list items
	newline    string
	form       int // index into forms
	word       string
	attributes string
}

// forms are the two notations of a marker, as a comment in HTML and in MDX.
var forms = [...]struct{ open, close string }{{"<!--", "-->"}, {"{/*", "*/}"}}

const mdx = 1 // index into forms

// sign is the start of a comment that is a marker.
const sign = "ospomap:"

const alone = "a marker stands on a line of its own, apart from other text"

// markerForm returns the form of the marker that s starts with, or -1 if there is none.
func markerForm(s string) int {
	for i, f := range forms {
		if rest, ok := strings.CutPrefix(s, f.open); ok && strings.HasPrefix(strings.TrimLeft(rest, " \t"), sign) {
			return i
		}
	}
	return -1
}

// scanner reads a document line by line. It knows just enough Markdown to distinguish
// markers from text about markers: quotes, list items, fenced and indented code,
// comments, and inline code.
type scanner struct {
	src      []byte
	marks    []mark
	problems []Problem

	containers []container
	fence      string // the characters that opened the code block around the line; empty outside
	comment    bool   // inside an HTML comment
	depth      int    // number of containers around the code block or comment
	paragraph  int    // offset of the paragraph that the line may continue, or -1
	firstLine  int    // first line of that paragraph
}

// container is a quote, or the indentation, in columns, of the contents of a list item or
// of an admonition or tab of MkDocs.
type container int

const quote container = 0

func scan(src []byte) ([]mark, []Problem) {
	s := &scanner{src: src, paragraph: -1}
	line, start := afterFrontMatter(src)
	for start < len(src) {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		s.line(line, start, end)
		line, start = line+1, end
	}
	s.endParagraph(len(src))
	return s.marks, s.problems
}

// afterFrontMatter returns the number, from 1, and the offset of the first line after the
// front matter. Front matter is at the very top, between two lines of --- (YAML) or +++
// (TOML), and is not Markdown.
func afterFrontMatter(src []byte) (line, start int) {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	fence := ""
	end := start
	for number := 1; end < len(src); number++ {
		begin := end
		if n := bytes.IndexByte(src[begin:], '\n'); n >= 0 {
			end = begin + n + 1
		} else {
			end = len(src)
		}
		switch text := strings.TrimRight(string(src[begin:end]), " \t\r\n"); {
		case number == 1 && (text == "---" || text == "+++"):
			fence = text
		case number == 1:
			return 1, start
		case text == fence || fence == "---" && text == "...":
			return number + 1, end
		}
	}
	return 1, start // unclosed
}

// line scans one line, which ends before end.
func (s *scanner) line(number, start, end int) {
	text := strings.TrimRight(string(s.src[start:end]), "\r\n")
	body := s.enter(expandTabs(text))
	if s.fence != "" {
		if closesFence(body, s.fence) {
			s.fence = ""
		}
		return
	}
	if s.comment {
		s.comment = !strings.Contains(body, "-->")
		return
	}
	depth := len(s.containers)
	body, code := s.open(body)
	if len(s.containers) > depth {
		s.endParagraph(start)
	}
	switch {
	case strings.TrimSpace(body) == "" || code && s.paragraph < 0:
		s.endParagraph(start)
	case code: // continues the paragraph
	case markerForm(body) >= 0:
		s.endParagraph(start)
		s.marker(number, start, end, text)
	case fenceOf(body) != "":
		s.endParagraph(start)
		s.fence, s.depth = fenceOf(body), len(s.containers)
	case strings.HasPrefix(body, "<!--") && !strings.Contains(body[2:], "-->"):
		s.endParagraph(start)
		s.comment, s.depth = true, len(s.containers)
	case isHeading(body):
		s.endParagraph(start)
		s.paragraph, s.firstLine = start, number
		s.endParagraph(end)
	case s.paragraph < 0:
		s.paragraph, s.firstLine = start, number
	}
}

// enter strips the prefixes of the open containers from a line, and closes the containers
// that the line is not part of.
func (s *scanner) enter(text string) string {
	for i, c := range s.containers {
		rest, ok := c.holds(text)
		if !ok {
			s.containers = s.containers[:i]
			if s.depth > i {
				s.fence, s.comment = "", false
			}
			break
		}
		text = rest
	}
	return text
}

// holds returns the line without the container's prefix, and whether the line is in the
// container.
func (c container) holds(text string) (string, bool) {
	indent := indentation(text)
	switch {
	case c == quote:
		if indent > 3 || !strings.HasPrefix(text[indent:], ">") {
			return "", false
		}
		return strings.TrimPrefix(text[indent+1:], " "), true
	case indent == len(text):
		return "", true
	case indent < int(c):
		return "", false
	}
	return text[c:], true
}

// open opens the containers that start in the line. The rest of the line is code if it is
// indented by four columns or more, unless it continues a paragraph.
func (s *scanner) open(text string) (body string, code bool) {
	for {
		indent := indentation(text)
		body := text[indent:]
		width := bullet(body)
		switch {
		case indent > 3:
			return body, true
		case strings.HasPrefix(body, ">"):
			s.containers = append(s.containers, quote)
			text = strings.TrimPrefix(body[1:], " ")
		case width > 0:
			s.containers = append(s.containers, container(indent+width))
			text = body[min(width, len(body)):]
		case slices.ContainsFunc(boxes[:], func(sign string) bool { return strings.HasPrefix(body, sign) }):
			s.containers = append(s.containers, container(indent+4))
			return body, false
		default:
			return body, false
		}
	}
}

// boxes are the starts of admonitions and tabs in MkDocs, whose contents are indented.
var boxes = [...]string{"!!! ", "??? ", "???+ ", `=== "`}

// bullet returns the width in columns of a list marker and the space after it, or 0 if
// the text does not start with one.
func bullet(text string) int {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	sign := "-+*"
	if digits > 0 {
		sign = ".)"
	}
	if digits > 9 || digits == len(text) || !strings.Contains(sign, text[digits:digits+1]) {
		return 0
	}
	rest := text[digits+1:]
	switch space := indentation(rest); {
	case space == len(rest) || space > 4:
		return digits + 2
	case space > 0:
		return digits + 1 + space
	}
	return 0
}

// isHeading reports whether a line is a heading, the underline of one, or a rule, which
// all end the paragraph before them.
func isHeading(body string) bool {
	title := strings.TrimLeft(body, "#")
	level := len(body) - len(title)
	return level > 0 && level <= 6 && (title == "" || title[0] == ' ') || strings.Trim(body, "-=*_ ") == ""
}

// fenceOf returns the run of characters that opens a code block, or "".
func fenceOf(body string) string {
	for _, char := range []string{"`", "~"} {
		info := strings.TrimLeft(body, char)
		if n := len(body) - len(info); n >= 3 && (char == "~" || !strings.Contains(info, "`")) {
			return body[:n]
		}
	}
	return ""
}

func closesFence(text, fence string) bool {
	indent := indentation(text)
	body := strings.TrimRight(text[indent:], " ")
	return indent <= 3 && len(body) >= len(fence) && strings.Trim(body, fence[:1]) == ""
}

// marker parses the marker at the beginning of a line.
func (s *scanner) marker(number, start, end int, text string) {
	at := strings.IndexAny(text, "<{")
	form := markerForm(text[at:])
	f := forms[form]
	body, after, closed := strings.Cut(text[at+len(f.open):], f.close)
	switch {
	case !closed:
		s.fail(number, fmt.Sprintf("the marker is not closed by %q on its line", f.close))
		return
	case strings.TrimSpace(after) != "":
		s.fail(number, alone)
		return
	}
	word, attributes := strings.TrimPrefix(strings.TrimSpace(body), sign), ""
	if n := strings.IndexAny(word, " \t"); n >= 0 {
		word, attributes = word[:n], strings.TrimSpace(word[n:])
	}
	m := mark{
		line: number, start: start, end: end, prefix: beside(text[:at]), newline: "\n",
		form: form, word: word, attributes: attributes,
	}
	if strings.HasSuffix(string(s.src[start:end]), "\r\n") {
		m.newline = "\r\n"
	}
	s.marks = append(s.marks, m)
}

// beside returns the prefix of further lines in the same containers.
func beside(prefix string) string {
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' ' // list markers are not repeated
	}, prefix)
}

// endParagraph reports markers within the text of the paragraph that ends before the
// offset.
func (s *scanner) endParagraph(end int) {
	if s.paragraph < 0 {
		return
	}
	text := string(s.src[s.paragraph:end])
	line := s.firstLine
	s.paragraph = -1
	unclosed := map[int]bool{} // no code is opened by this many backticks from here on
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && text[i+1] != '\n':
			i += 2 // the next character is escaped
			continue
		case c == '`':
			n := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
			i += n
			length := -1
			if !unclosed[n] {
				length = codeLength(text[i:], n)
			}
			if unclosed[n] = length < 0; length > 0 {
				line += strings.Count(text[i:i+length], "\n")
				i += length
			}
			continue
		case c == '\n':
			line++
		case markerForm(text[i:]) >= 0:
			s.fail(line, alone)
		}
		i++
	}
}

// codeLength returns the length of the inline code that n backticks opened before text,
// including the closing backticks, or -1 if it is not closed.
func codeLength(text string, n int) int {
	for i := 0; i < len(text); {
		if text[i] != '`' {
			i++
			continue
		}
		run := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
		if i += run; run == n {
			return i
		}
	}
	return -1
}

func (s *scanner) fail(line int, message string) {
	s.problems = append(s.problems, Problem{line, message})
}

func indentation(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// expandTabs replaces the tabs of a line with spaces up to the next multiple of four
// columns, as Markdown does.
func expandTabs(text string) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	var out strings.Builder
	column := 0
	for _, r := range text {
		if r != '\t' {
			out.WriteRune(r)
			column++
			continue
		}
		n := 4 - column%4
		out.WriteString(strings.Repeat(" ", n))
		column += n
	}
	return out.String()
}
