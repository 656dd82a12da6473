package importing

import (
	"cmp"
	"errors"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model/parse"
)

var mermaidKind = &kind{
	name: "mermaid",
	is: func(f *file) bool {
		for line := range strings.Lines(f.text) {
			word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch {
			case word == "" || strings.HasPrefix(word, "%%") || word == "---" || strings.HasSuffix(word, ":") || strings.HasPrefix(word, "```"):
				continue
			}
			return (word == "flowchart" || word == "graph") && !strings.Contains(line, "{")
		}
		return false
	},
	read: readMermaid,
}

// shapes are the brackets around the label of a box, a longer one before its prefix.
var shapes = []struct{ open, end string }{
	{"([", "])"}, {"[[", "]]"}, {"[(", ")]"}, {"(((", ")))"}, {"((", "))"}, {"{{", "}}"}, {"[/", "/]"}, {`[\`, `\]`}, {"[/", `\]`}, {`[\`, "/]"}, {">", "]"},
	{"[", "]"}, {"(", ")"}, {"{", "}"},
}

// arrows matches the edges of a flowchart, which may have an id: e1@-->. It is compiled
// on first use.
var arrows = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:([^\s@]+)@)?([<ox]?)(--+|==+|-\.+-?|~~~+)([->ox]?)\s*(?:\|([^|]*)\|)?\s*`)
})

// labelled matches an edge with its label in the middle: -- words -->, == words ==>, -.
// words .->.
var labelled = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:([^\s@]+)@)?([<ox]?)(--|==|-\.)\s*(.+?)\s*(--+|==+|\.+-)([->ox]?)\s*`)
})

// readMermaid reads a flowchart: boxes, edges and subgraphs. It ignores styling.
func readMermaid(f *file, s *Source) error {
	d := &diagram{}
	var around []string
	number, started, front, open := 0, false, false, ""
	for text := range strings.Lines(f.text) {
		number++
		text = strings.TrimSpace(text)
		if text == "---" && !started {
			front = !front
			continue
		}
		if front || strings.HasPrefix(text, "```") {
			continue
		}
		text = open + text
		if strings.Count(text, "@{") > strings.Count(text, "}") || strings.Count(text, `"`)%2 == 1 && !strings.HasPrefix(text, "%%") {
			open = text + "\n " // the text of a box continues on the next line
			continue
		}
		open = ""
		for _, statement := range statements(text) {
			word, rest, _ := strings.Cut(statement, " ")
			switch word {
			case "", "style", "classDef", "class", "linkStyle", "click", "direction", "title", "accTitle:", "accDescr:":
			case "flowchart", "graph":
				started = true
			case "subgraph":
				around = append(slices.Clone(around), subgraphTitle(rest))
			case "end":
				if len(around) > 0 {
					around = around[:len(around)-1]
				}
			default:
				if !started {
					return errors.New("of Mermaid's diagrams, only flowcharts are read: graph or flowchart")
				}
				if problem := d.mermaidLine(statement, number, around); problem != "" {
					s.problem(posOf(number), false, "%s", problem)
				}
			}
		}
	}
	d.records(s)
	return nil
}

// statements splits a line at semicolons outside quotes and brackets.
func statements(text string) []string {
	if strings.HasPrefix(text, "%%") {
		return nil
	}
	var out []string
	quoted, depth, start := false, 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte("[({", c) >= 0:
			depth++
		case strings.IndexByte("])}", c) >= 0:
			depth--
		case c == ';' && depth <= 0:
			out = append(out, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(out, strings.TrimSpace(text[start:]))
}

func subgraphTitle(rest string) string {
	rest = strings.TrimSpace(rest)
	if _, inside, ok := strings.Cut(rest, "["); ok {
		rest = strings.TrimSuffix(strings.TrimSpace(inside), "]")
	}
	return plainLabel(mermaidText(rest))
}

// mermaidText returns the text of a label, without Markdown marks, and with the
// characters that Mermaid writes as #34; or #quot;.
func mermaidText(label string) string {
	label = strings.Trim(strings.TrimSpace(label), `"`)
	label = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n", `\n`, "\n", "**", "", "`", "").Replace(label)
	parts := strings.Split(label, "#")
	for i, part := range parts[1:] {
		name, _, ok := strings.Cut(part, ";")
		_, err := strconv.ParseUint(name, 10, 32)
		switch {
		case err == nil && ok:
			parts[i+1] = "&#" + part
		case ok && html.UnescapeString("&"+name+";") != "&"+name+";":
			parts[i+1] = "&" + part
		default:
			parts[i+1] = "#" + part
		}
	}
	return html.UnescapeString(strings.Join(parts, ""))
}

// mermaidLine reads boxes joined by edges: A[Legal] -->|audit| B & C.
func (d *diagram) mermaidLine(text string, at int, around []string) (problem string) {
	left, rest := d.mermaidBoxes(text, at, around)
	for rest != "" {
		if len(left) == 0 {
			return "the line is not understood"
		}
		l := line{at: at}
		stroke := ""
		if m := arrows().FindStringSubmatch(rest); m != nil && (m[4] != "" || len(m[3]) > 2) {
			l.id, l.tail, l.head, l.label, stroke = m[1], m[2] == "<", m[4] == ">", m[5], m[3]
			rest = rest[len(m[0]):]
		} else if m := labelled().FindStringSubmatch(rest); m != nil {
			l.id, l.tail, l.head, l.label, stroke = m[1], m[2] == "<", m[6] == ">", m[4], m[3]
			rest = rest[len(m[0]):]
		} else {
			return "the line is not understood from " + `"` + rest + `"`
		}
		l.strong, l.weak = strings.HasPrefix(stroke, "="), strings.HasPrefix(stroke, "-.")
		l.label = mermaidText(l.label)
		var right []*box
		if right, rest = d.mermaidBoxes(rest, at, around); len(right) == 0 {
			return "the line leads nowhere"
		}
		if !strings.HasPrefix(stroke, "~") {
			d.connect(left, right, l)
		}
		left = right
	}
	return ""
}

// mermaidBoxes reads boxes with "&" between them, and returns what follows.
func (d *diagram) mermaidBoxes(text string, at int, around []string) (boxes []*box, rest string) {
	for {
		text = strings.TrimLeft(text, " \t")
		end := strings.IndexAny(text, " \t[({>&:@")
		if end < 0 {
			end = len(text)
		}
		if i := strings.Index(text[:end], "--"); i > 0 { // A-->B
			end = i
		} else if i := strings.Index(text[:end], "=="); i > 0 {
			end = i
		} else if i := strings.Index(text[:end], "-."); i > 0 {
			end = i
		}
		id := strings.TrimSuffix(text[:end], "<")
		if id == "" || strings.Trim(id, "<>-=.~") == "" {
			return boxes, text
		}
		text = text[len(id):]
		if said, ok := strings.CutPrefix(text, "@{"); ok && slices.ContainsFunc(d.lines, func(l line) bool { return l.id == id }) {
			return boxes, said[endOfShape(said, "}")+1:] // the style of an edge
		}
		b := d.box(id, at, around)
		for _, shape := range shapes {
			inside, ok := strings.CutPrefix(text, shape.open)
			if !ok {
				continue
			}
			end := endOfShape(inside, shape.end)
			if end < 0 {
				continue
			}
			b.name = mermaidText(inside[:end])
			if len(around) > 0 {
				b.around = around
			}
			text = inside[end+len(shape.end):]
			break
		}
		if said, ok := strings.CutPrefix(text, "@{"); ok && endOfShape(said, "}") >= 0 {
			end := endOfShape(said, "}")
			b.name = cmp.Or(mermaidText(labelSaid(said[:end])), b.name)
			text = said[end+1:]
		}
		if class, ok := strings.CutPrefix(text, ":::"); ok {
			text = strings.TrimLeft(class, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
		}
		boxes = append(boxes, b)
		text = strings.TrimLeft(text, " \t")
		next, ok := strings.CutPrefix(text, "&")
		if !ok {
			return boxes, text
		}
		text = next
	}
}

// labelSaid returns the label from the attributes of a box, between "@{" and "}": YAML on
// one line with commas, or on several without.
func labelSaid(said string) string {
	for _, text := range []string{said, "{" + said + "}"} {
		if docs, findings := parse.Documents("", []byte(text)); len(findings) == 0 && len(docs) == 1 {
			if label := docs[0].At("label").String(); label != "" {
				return label
			}
		}
	}
	return ""
}

// endOfShape returns the index of the closing bracket outside quotes, or -1.
func endOfShape(text, end string) int {
	quoted := false
	for i := range len(text) {
		if text[i] == '"' {
			quoted = !quoted
		} else if !quoted && strings.HasPrefix(text[i:], end) {
			return i
		}
	}
	return -1
}
