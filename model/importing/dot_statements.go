package importing

import (
	"fmt"
	"slices"
	"strings"
)

// cluster is a subgraph: its heading, and what attributes new lines have in it.
type cluster struct {
	heading string
	outer   *cluster
	edges   map[string]string // of lines that follow
	boxes   []*box
}

// headings are those around, outermost first, without the diagram's own title.
func (c *cluster) headings() []string {
	var list []string
	for ; c.outer != nil; c = c.outer {
		if c.heading != "" {
			list = append(list, c.heading)
		}
	}
	slices.Reverse(list)
	return list
}

// body reads statements up to the closing brace, and gives the boxes in them.
func (p *dotParser) body(c *cluster, depth int) ([]*box, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("clusters are nested more than %d levels deep", maxNesting)
	}
	if err := p.next(); err != nil {
		return nil, err
	}
	for {
		switch {
		case p.word || p.token == "{":
			if err := p.statement(c, depth); err != nil {
				return nil, err
			}
		case p.token == "}":
			return c.boxes, p.next()
		case p.token == ";" || p.token == ",":
			if err := p.next(); err != nil {
				return nil, err
			}
		case p.token == "":
			return nil, fmt.Errorf("a brace is not closed")
		default:
			return nil, fmt.Errorf("%q is not expected here", p.token)
		}
	}
}

func (p *dotParser) statement(c *cluster, depth int) error {
	at := p.line
	first := p.token
	group, single, err := p.operand(c, depth)
	if err != nil {
		return err
	}
	switch {
	case p.token == "=" && single:
		if err := p.next(); err != nil {
			return err
		}
		if strings.EqualFold(first, "label") {
			c.heading = plainLabel(p.token)
		}
		return p.next()
	case single && isOneOf(first, "graph", "node", "edge"):
		attributes, err := p.attributes()
		if isOneOf(first, "edge") {
			c.edges = attributes
		} else if isOneOf(first, "graph") && attributes["label"] != "" {
			c.heading = plainLabel(attributes["label"])
		}
		return err
	}
	if single {
		group = []*box{p.node(c, first, at)}
	}
	chain := [][]*box{group}
	for (p.token == "->" || p.token == "--") && !p.word {
		if err := p.next(); err != nil {
			return err
		}
		name := p.token
		next, single, err := p.operand(c, depth)
		if err != nil {
			return err
		}
		if single {
			next = []*box{p.node(c, name, p.line)}
		}
		chain = append(chain, next)
	}
	attributes, err := p.attributes()
	if err != nil {
		return err
	}
	if len(chain) == 1 && single && attributes["label"] != "" && attributes["label"] != `\N` {
		group[0].name = attributes["label"]
	}
	for i := 0; i+1 < len(chain); i++ {
		p.join(chain[i], chain[i+1], c, attributes, at)
	}
	return nil
}

func isOneOf(word string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}

// operand reads a node or a subgraph. Of a node the name is what was the token.
func (p *dotParser) operand(c *cluster, depth int) (boxes []*box, single bool, err error) {
	named := p.word && strings.EqualFold(p.token, "subgraph")
	if named {
		for p.token != "{" || p.word {
			if err := p.next(); err != nil {
				return nil, false, err
			}
			if p.token == "" && !p.word {
				return nil, false, fmt.Errorf("a subgraph has no braces")
			}
		}
	}
	if p.token == "{" && !p.word {
		inner := &cluster{outer: c, edges: c.edges}
		boxes, err := p.body(inner, depth+1)
		c.boxes = append(c.boxes, boxes...)
		return boxes, false, err
	}
	if !p.word {
		return nil, false, fmt.Errorf("%q is not expected here", p.token)
	}
	if err := p.next(); err != nil {
		return nil, false, err
	}
	for p.token == ":" && !p.word { // a port
		if err := p.next(); err != nil {
			return nil, false, err
		}
		if err := p.next(); err != nil {
			return nil, false, err
		}
	}
	return nil, true, nil
}

func (p *dotParser) node(c *cluster, id string, at int) *box {
	b := p.box(id, at, nil)
	if in := p.in[b]; in == nil || in.outer == nil { // a line may name it before its cluster does
		p.in[b] = c
	}
	c.boxes = append(c.boxes, b)
	return b
}

// attributes reads [a=b, c=d] as often as it stands there.
func (p *dotParser) attributes() (map[string]string, error) {
	all := map[string]string{}
	for p.token == "[" && !p.word {
		if err := p.next(); err != nil {
			return nil, err
		}
		for p.token != "]" || p.word {
			key := p.token
			if !p.word {
				return nil, fmt.Errorf("%q is not expected here", key)
			}
			if err := p.next(); err != nil {
				return nil, err
			}
			value := "true"
			if p.token == "=" && !p.word {
				if err := p.next(); err != nil {
					return nil, err
				}
				value = p.token
				if err := p.next(); err != nil {
					return nil, err
				}
			}
			all[strings.ToLower(key)] = value
			for (p.token == "," || p.token == ";") && !p.word {
				if err := p.next(); err != nil {
					return nil, err
				}
			}
		}
		if err := p.next(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// join draws lines from each box of one group to each of another.
func (p *dotParser) join(from, to []*box, c *cluster, own map[string]string, at int) {
	attribute := func(key string) string {
		if text, ok := own[key]; ok {
			return text
		}
		return c.edges[key]
	}
	l := line{head: p.directed, label: attribute("label"), at: at}
	switch attribute("dir") {
	case "both":
		l.tail, l.head = true, true
	case "back":
		l.tail, l.head = true, false
	case "none":
		l.head = false
	case "forward":
		l.head = true
	}
	l.strong, l.weak = strings.Contains(attribute("style"), "bold"), strings.Contains(attribute("style"), "dashed")
	for _, a := range from {
		for _, b := range to {
			joined := l
			joined.from, joined.to = a, b
			p.lines = append(p.lines, joined)
		}
	}
}
