package parse

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// complaint replaces one of the YAML library's messages with a more helpful one.
type complaint struct {
	says      string // part of the library's message
	message   string
	hint      string
	wholeLine bool // the whole line is at fault rather than one character
	opening   byte // point at the nearest of these before the error
}

const (
	hintQuote     = `write texts that hold ": " or " #", or begin with a special character, in quotes`
	hintColon     = `put texts that hold ": " in quotes, and start entries that belong together in the same column`
	hintBackslash = `write "\\" for a backslash, or use single quotes`
	hintWriteOut  = "write the value out, or put the text in quotes"
	hintIndent    = "entries that belong together start in the same column"
)

var complaints = []complaint{
	{says: "did not find expected key", message: "this line does not fit into the map around it", hint: hintIndent, wholeLine: true},
	{says: "did not find expected '-' indicator", message: "this line does not fit into the list around it", hint: hintIndent, wholeLine: true},
	{says: "block sequence entries are not allowed", message: "a list item is not allowed here", hint: hintIndent},
	{says: "mapping values are not allowed", message: `a ":" is not allowed here`, hint: hintColon},
	{says: "mapping keys are not allowed", message: "a key is not allowed here", hint: hintIndent},
	{says: "could not find expected ':'", message: `a key without ":"`, hint: `write ": " between a key and its value, and a text of several lines in quotes`, wholeLine: true},
	{says: "did not find expected ',' or ']'", message: `the list that opens here lacks a "," or its closing "]"`, opening: '['},
	{says: "did not find expected ',' or '}'", message: `the map that opens here lacks a "," or its closing "}"`, opening: '{'},
	{says: "found unexpected end of stream", message: "this quote is never closed"},
	{says: "found unexpected document indicator", message: "a document marker inside quotes"},
	{says: "found unknown escape character", message: "unknown escape in double quotes", hint: hintBackslash},
	{says: "did not find expected hexdecimal number", message: "unknown escape in double quotes", hint: hintBackslash},
	{says: "cannot start any token", message: "no value can begin with this character", hint: hintQuote},
	{says: "did not find expected node content", message: "a value is missing here"},
	{says: "exceeded max depth", message: "nested more than 64 levels deep"},
	{says: "<document start>", message: "nothing may follow the end of the map", wholeLine: true},
}

// Limits on rereading a file with syntax errors to find more of them: how often, and how
// many bytes in total.
const (
	maxMends  = 20
	mendBytes = 8 << 20
)

// reportSyntax reports everything that keeps the library from reading src, mending slips
// so that it can read on. It returns the mended text and the lines that differ, or no
// text if something else is wrong.
func reportSyntax(probs *problems, src []byte, err error) (mended []byte, lines mends) {
	lines = mends{}
	last, spent := 0, 0
	original := newSource(src)
	for n := 0; err != nil; n++ {
		s, reported := newSource(src), len(probs.list)
		says := libraryWords(err)
		if strings.Contains(says, "exceeded max depth") {
			reportPlain(probs, s, tooDeep(s), says)
			return nil, nil
		}
		at, cost := blame(s)
		found := stumble{s, at.line, at.column, says}.slip()
		if found != nil && found.line <= last {
			found = nil
		}
		if found != nil {
			found.report(probs, s)
		} else if n == 0 || at.line > last {
			reportPlain(probs, s, at, says)
		}
		for i := range probs.list[reported:] {
			f := &probs.list[reported+i]
			f.Pos, _ = lines.place(original, f.Pos)
		}
		if found != nil && !found.wholeEntry {
			last = found.line
			if found.until > found.line+1 {
				s = newSource(s.moved(found.line+1, found.until, found.by, lines))
			}
			src = s.withLine(found.line, found.mended)
			lines[found.line] = found.mended
		} else {
			from, to := s.entryAround(at.line)
			if to <= last || from == to {
				return nil, nil
			}
			src = s.withoutLines(from, to, lines)
			last = to - 1
		}
		if spent += cost + len(src); n == maxMends || spent > mendBytes {
			return nil, nil
		}
		err = yamlError(src)
	}
	return src, lines
}

func libraryWords(err error) string {
	says := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(says, "line "); ok {
		_, says, _ = strings.Cut(rest, ": ")
	}
	return says
}

func (x *slip) report(probs *problems, s *source) {
	text, from, to := s.lineAt(x.line), x.from, x.to
	if x.wholeContent {
		from, to = len(text)-len(strings.TrimLeft(text, " -")), len(text)
	}
	probs.add(ruleSyntax, probs.at(x.line, 1+runes(text[:from]), runes(text[from:to])), "", "%s", x.message).Hint = x.hint
}

// reportPlain reports a syntax error that is not a known slip.
func reportPlain(probs *problems, s *source, at position, says string) {
	line := s.lineAt(at.line)
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if tab := strings.IndexByte(indent, '\t'); tab >= 0 {
		probs.add(ruleSyntax, probs.at(at.line, tab+1, 1), "", "a tab cannot indent").Hint = "indent with spaces"
		return
	}
	p := complaint{message: "this cannot be read as YAML", hint: hintQuote}
	for _, known := range complaints {
		if strings.Contains(says, known.says) {
			p = known
			break
		}
	}
	if p.wholeLine {
		probs.add(ruleSyntax, probs.at(at.line, 1+len(indent), runes(line[len(indent):])), "", "%s", p.message).Hint = p.hint
		return
	}
	if p.opening != 0 {
		lineStart := s.starts[at.line-1]
		if i := bytes.LastIndexByte(s.text[lineStart:min(at.offset+1, len(s.text))], p.opening); i >= 0 {
			at = s.advance(position{at.line, 1, lineStart}, lineStart+i)
		} else {
			p.message = `a "," or the closing "` + string(p.opening+2) + `" is missing after this`
		}
	}
	probs.add(ruleSyntax, probs.at(at.line, at.column, 1), "", "%s", p.message).Hint = p.hint
}

// blameBudget limits how many bytes blame may reread, which bounds its time to a fraction
// of a second.
const blameBudget = 4 << 20

// blame finds the character at which the library failed. Its messages give at most a
// line, often that of the enclosing entry. But it reads from the front and stops at the
// first error, so the shortest prefix of the file that fails in the same way ends with
// the culprit. For a quote or bracket that is never closed, that is the opening one. The
// cost is the number of bytes read again.
func blame(s *source) (culprit position, cost int) {
	// With an empty line in front, no position is in the library's line 0, which it takes
	// for "unknown".
	padded := append([]byte{'\n'}, s.text...)
	want, budget := yamlProblem(padded), blameBudget
	fails := func(length int) bool {
		budget -= length
		return yamlProblem(padded[:length]) == want
	}
	low := s.starts[firstSuspect(want, len(s.starts))-1] + 1
	high := low
	for step := 256; high < len(padded); step *= 2 {
		high = min(low+step, len(padded))
		if fails(high) {
			break
		}
		low = high
	}
	for low+1 < high && budget > 0 {
		if middle := (low + high) / 2; fails(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	// An earlier quote or bracket on the same line also looks unclosed if the text is cut
	// inside it; the last one that changes the result is the culprit.
	lineEnd := high + len(s.restOfLine(high-1))
	for length := lineEnd; length > high && budget > 0; length-- {
		if !fails(length) {
			high = length + 1
			break
		}
	}
	_, size := utf8.DecodeLastRune(padded[:high])
	at := s.advance(position{1, 1, 0}, max(high-size-1, 0))
	return s.find(at.line, min(at.column, max(runes(s.lineAt(at.line)), 1))), blameBudget - budget
}

// firstSuspect returns the first line of the file that the library's message about the
// padded text may refer to. Depending on the error, it counts from 0 or 1.
func firstSuspect(says string, lines int) int {
	_, rest, _ := strings.Cut(says, "line ")
	number, _, _ := strings.Cut(rest, ":")
	line, err := strconv.Atoi(number)
	if err != nil {
		return 1
	}
	return min(max(line-1, 1), lines)
}

// yamlProblem returns the library's error message for text, or the empty string.
func yamlProblem(text []byte) string {
	if err := yamlError(text); err != nil {
		return err.Error()
	}
	return ""
}

// yamlError reads text to its end and returns the library's error, if any.
func yamlError(text []byte) error {
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for {
		if err := dec.Decode(&doc); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// tooDeep finds where the nesting that the library gave up on exceeds maxDepth. Only
// brackets and dashes can nest thousands of levels in a file of reasonable size, so
// counting those is good enough.
func tooDeep(s *source) position {
	brackets, dashes, lineStart := 0, 0, true
	for i, c := range s.text {
		switch {
		case c == '\n':
			dashes, lineStart = 0, true
		case c == '[' || c == '{':
			brackets, lineStart = brackets+1, false
		case c == ']' || c == '}':
			brackets, lineStart = brackets-1, false
		case lineStart && (c == '-' || c == '?'):
			dashes++
		case c != ' ':
			lineStart = false
		}
		if brackets+dashes > maxDepth {
			return s.advance(position{1, 1, 0}, i)
		}
	}
	return position{1, 1, 0}
}
