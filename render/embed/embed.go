// Package embed keeps the parts of a Markdown document that show a map up to date. It
// finds the blocks between markers, checks what the markers request, and writes their
// contents: a reference to a picture, or a table. All other bytes of the document stay as
// they are. It reads and writes no files.
package embed

import (
	"fmt"
	"sort"
	"strings"
)

// Document is a Markdown document and the blocks in it.
type Document struct {
	Blocks []*Block // blocks without problems, in document order
	src    []byte
}

// Problem is a mistake in a document.
type Problem struct {
	Line    int // from 1
	Message string
}

// Parse finds the blocks of a document and all problems with its markers, sorted by line.
// A document with problems must not be filled.
func Parse(src []byte) (*Document, []Problem) {
	marks, problems := scan(src)
	p := pairing{doc: &Document{src: src}, problems: problems}
	for _, m := range marks {
		p.take(m)
	}
	for _, m := range p.open {
		p.fail(m.line, "the block that begins here never ends")
	}
	sort.SliceStable(p.problems, func(i, j int) bool { return p.problems[i].Line < p.problems[j].Line })
	return p.doc, p.problems
}

// pairing pairs markers to blocks.
type pairing struct {
	doc      *Document
	problems []Problem
	open     []mark // begin markers without an end so far, outermost first
}

func (p *pairing) fail(line int, format string, args ...any) {
	p.problems = append(p.problems, Problem{line, fmt.Sprintf(format, args...)})
}

func (p *pairing) take(m mark) {
	switch m.word {
	case "begin":
		if n := len(p.open); n > 0 {
			p.fail(m.line, "a block begins inside the one that begins on line %d", p.open[n-1].line)
		}
		p.open = append(p.open, m)
	case "end":
		if m.attributes != "" {
			p.fail(m.line, "an end marker takes no attributes")
		}
		n := len(p.open)
		if n == 0 {
			p.fail(m.line, "no block begins before this end")
			return
		}
		begin := p.open[n-1]
		if p.open = p.open[:n-1]; n == 1 {
			p.pair(begin, m)
		}
	default:
		p.fail(m.line, "unknown marker %q%s", sign+m.word, suggest(sign+m.word, []string{sign + "begin", sign + "end"}))
	}
}

func (p *pairing) pair(begin, end mark) {
	if begin.form != end.form {
		p.fail(end.line, "the block begins with %q on line %d and ends with %q", forms[begin.form].open, begin.line, forms[end.form].open)
		return
	}
	if begin.prefix != end.prefix {
		p.fail(end.line, "the end is not indented like the marker on line %d", begin.line)
		return
	}
	b := &Block{Line: begin.line, mdx: begin.form == mdx, prefix: begin.prefix, newline: begin.newline, start: begin.end, end: end.start}
	messages := b.read(begin.attributes)
	for _, message := range messages {
		p.fail(begin.line, "%s", message)
	}
	if len(messages) == 0 {
		p.doc.Blocks = append(p.doc.Blocks, b)
	}
}

// Stale reports whether the block holds anything but content, which is Markdown with
// lines that end in "\n".
func (d *Document) Stale(b *Block, content string) bool {
	return string(d.src[b.start:b.end]) != b.lines(content)
}

// Fill returns the document with the given contents in its blocks, one for each of
// Blocks.
func (d *Document) Fill(contents []string) []byte {
	var out []byte
	from := 0
	for i, b := range d.Blocks {
		out = append(out, d.src[from:b.start]...)
		out = append(out, b.lines(contents[i])...)
		from = b.end
	}
	return append(out, d.src[from:]...)
}

// lines returns content in the form of the document: with the line ending of the begin
// marker, the prefix of the quote or list item around it, and blank lines around it,
// without which some Markdown readers take it for part of the comment.
func (b *Block) lines(content string) string {
	var out strings.Builder
	for line := range strings.SplitSeq("\n"+strings.Trim(content, "\n")+"\n", "\n") {
		out.WriteString(strings.TrimRight(b.prefix+line, " \t"))
		out.WriteString(b.newline)
	}
	return out.String()
}
