// Package embed keeps what a Markdown document shows of a map up to date. It
// finds the blocks that markers set off, checks what the markers ask for, and
// writes what belongs between them: the reference to a picture, or a table. All
// other bytes of the document stay as they are. It reads and writes no files.
package embed

import (
	"fmt"
	"sort"
	"strings"
)

// Document is a Markdown document and the blocks in it.
type Document struct {
	Blocks []*Block // those without a problem, in the order in which they are
	src    []byte
}

// Problem is a mistake in a document.
type Problem struct {
	Line    int // from 1
	Message string
}

// Parse finds the blocks of a document and all that is wrong with its markers,
// by line. A document with problems must not be filled.
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

// pairing makes blocks out of markers.
type pairing struct {
	doc      *Document
	problems []Problem
	open     []mark // the begin markers that wait for their end, the outermost first
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

// Stale reports whether a block of the document holds anything but content,
// Markdown whose lines end in "\n".
func (d *Document) Stale(b *Block, content string) bool {
	return string(d.src[b.start:b.end]) != b.lines(content)
}

// Fill gives the document with the contents between the markers of its blocks,
// one for each of Blocks.
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

// lines puts content into the document's own form: the line endings of the begin
// marker, inside the quote or list item that holds it, and set off by blank lines,
// without which some Markdown readers take it for a part of the comment.
func (b *Block) lines(content string) string {
	var out strings.Builder
	for line := range strings.SplitSeq("\n"+strings.Trim(content, "\n")+"\n", "\n") {
		out.WriteString(strings.TrimRight(b.prefix+line, " \t"))
		out.WriteString(b.newline)
	}
	return out.String()
}
