package importing

import (
	"html"
	"slices"
	"strings"
)

// cluster is a subgraph: its heading, and the attributes of new edges in it.
type cluster struct {
	heading string
	outer   *cluster
	edges   map[string]string // of the edges that follow
	boxes   []*box
}

// headings returns the headings of a cluster and those around it, outermost first,
// without the title of the diagram.
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

// body reads statements up to the closing brace, and returns the boxes in them.
func (p *dotParser) body(c *cluster, depth int) []*box {
	if depth > maxNesting {
		p.fail("clusters are nested more than %d levels deep", maxNesting)
	}
	p.next()
	for p.err == nil && !p.is("}") {
		switch {
		case p.word || p.is("{"):
			p.statement(c, depth)
		case p.is(";", ","):
			p.next()
		case p.is(""):
			p.fail("a brace is not closed")
		default:
			p.fail("%q is not expected here", p.token)
		}
	}
	p.next()
	return c.boxes
}

func (p *dotParser) statement(c *cluster, depth int) {
	at, first := p.line, p.token
	group, single := p.operand(c, depth)
	switch {
	case p.token == "=" && single:
		if p.next(); strings.EqualFold(first, "label") {
			c.heading = plainLabel(html.UnescapeString(p.token))
		}
		p.next()
		return
	case single && isOneOf(first, "graph", "node", "edge"):
		attributes := p.attributes()
		if isOneOf(first, "edge") {
			c.edges = attributes
		} else if isOneOf(first, "graph") && attributes["label"] != "" {
			c.heading = plainLabel(attributes["label"])
		}
		return
	}
	if single {
		group = []*box{p.node(c, first, at)}
	}
	chain := [][]*box{group}
	for p.is("->", "--") {
		p.next()
		name := p.token
		next, single := p.operand(c, depth)
		if single {
			next = []*box{p.node(c, name, p.line)}
		}
		chain = append(chain, next)
	}
	attributes := p.attributes()
	if len(chain) == 1 && single && attributes["label"] != "" && attributes["label"] != `\N` {
		group[0].name = attributes["label"]
	}
	for i := 0; i+1 < len(chain); i++ {
		p.join(chain[i], chain[i+1], c, attributes, at)
	}
}

func isOneOf(word string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}

// operand reads a node or a subgraph. The name of a node is the token before the call.
func (p *dotParser) operand(c *cluster, depth int) (boxes []*box, single bool) {
	if p.word && strings.EqualFold(p.token, "subgraph") {
		p.open("a subgraph has no braces")
	}
	if p.is("{") {
		boxes := p.body(&cluster{outer: c, edges: c.edges}, depth+1)
		c.boxes = append(c.boxes, boxes...)
		return boxes, false
	}
	if !p.word {
		p.fail("%q is not expected here", p.token)
		return nil, false
	}
	p.next()
	for p.is(":") { // a port
		p.next()
		p.next()
	}
	return nil, true
}

func (p *dotParser) node(c *cluster, id string, at int) *box {
	b := p.box(id, at, nil)
	if in := p.in[b]; in == nil || in.outer == nil { // an edge may mention it before its cluster does
		p.in[b] = c
	}
	c.boxes = append(c.boxes, b)
	return b
}

// attributes reads any number of lists such as [a=b, c=d].
func (p *dotParser) attributes() map[string]string {
	all := map[string]string{}
	for p.is("[") {
		p.next()
		for p.err == nil && !p.is("]") {
			key, value := p.token, "true"
			if !p.word {
				p.fail("%q is not expected here", key)
			}
			if p.next(); p.is("=") {
				p.next()
				value = p.token
				p.next()
			}
			all[strings.ToLower(key)] = html.UnescapeString(value)
			for p.is(",", ";") {
				p.next()
			}
		}
		p.next()
	}
	return all
}

// join draws edges from each box of one group to each box of another.
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
	p.connect(from, to, l)
}
