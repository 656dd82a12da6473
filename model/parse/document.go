package parse

import (
	"bytes"
	"strings"
)

// checkDocuments reports directives and a second document. It returns the first document
// with its directives blanked out, and whether it has any content. It adds the changed
// lines to differ. All of this is visible at the start of a line, so no YAML is parsed
// for it: the library takes seconds for many directives and ignores later documents.
func checkDocuments(probs *problems, src []byte, differ mends) (document []byte, content bool) {
	const (
		before = iota
		inside
		after
	)
	document = src
	state, number, at, directives := before, 0, 0, false
	for line := range bytes.Lines(src) {
		number++
		at += len(line)
		if state == inside && content && line[0] != '-' && line[0] != '.' {
			continue // an ordinary line of the document
		}
		text := strings.TrimRight(string(line), " \t\r\n")
		start, rest := isMarker(text, "---")
		end, _ := isMarker(text, "...")
		switch {
		case start && state == before:
			state, content = inside, isContent(rest)
		case start, state == after && isContent(text) && !end && text[0] != '%':
			probs.add(ruleSyntax, probs.at(number, 1, len(text)), "", "a second document starts here; %s holds one", probs.kind).
				Hint = "give each document a file of its own"
			differ[number] = ""
			document = document[:at-len(line)]
			// If a quote or a bracket is still open, the first document cannot be read.
			return document, content && !strings.Contains(yamlProblem(document), "end of stream")
		case end:
			state = after
		case state != inside && strings.HasPrefix(text, "%"):
			if !directives {
				probs.add(ruleSyntax, probs.at(number, 1, runes(text)), "", "%s is a YAML directive; %s has none", quote(text), probs.kind).
					Hint = "remove this line"
				document, directives = bytes.Clone(src), true
			}
			copy(document[at-len(line):at], bytes.Repeat([]byte(" "), len(text)))
			differ[number] = ""
		case isContent(text):
			state, content = inside, true
		}
	}
	return document, content
}

// isMarker reports whether a line is the document marker, and returns what follows it.
func isMarker(line, marker string) (bool, string) {
	rest, ok := strings.CutPrefix(line, marker)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t'), rest
}

// isContent reports whether a line holds more than whitespace and a comment.
func isContent(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line != "" && line[0] != '#'
}
