package compass

import (
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Text sizes and distances of a card that holds everything, px.
const (
	nameText  = 14.5
	roleText  = 12.5
	workText  = 12.5 // what a collaboration is
	factText  = 11.5 // everything else
	termText  = 10.5
	nameStep  = 18.0
	workStep  = 16.0
	factStep  = 15.0
	termRoom  = 78.0 // width of the terms, which are left of the facts
	mostLines = 8    // of one text
)

// recordCards lays out cards that show everything recorded.
type recordCards struct {
	*detail.Names
	m        *model.Map
	content  *content
	findings map[string][]model.Finding
	answers  map[string][]string // what answers an expectation, by the expectation's id
}

func newRecordCards(c *content, m *model.Map, o Options) *recordCards {
	s := &recordCards{Names: detail.NamesOf(c.Words, m), m: m, content: c, answers: map[string][]string{}}
	if !o.NoGaps {
		s.findings = findingsOf(m, o)
	}
	add := func(name string, refs []*model.Ref) {
		for _, r := range refs {
			s.answers[r.ID] = append(s.answers[r.ID], model.OneLine(name))
		}
	}
	for _, k := range kit.Work(m) {
		if k.AtWork(o.Today) {
			add(c.Work(k), k.Answers)
		}
	}
	for _, x := range m.OSPO.Objectives {
		if !x.Dropped() {
			add(x.Name, x.Answers)
		}
	}
	return s
}

// card returns the card of a party, w px wide; its position is set later.
func (s *recordCards) card(p *party, w float64) *card {
	c := &cardPen{&card{party: p, rect: rect{w: w}}, 6}
	names := p.badges
	if p.stakeholder != nil && !p.ghost {
		names = p.stakeholder.Tags
	}
	room := w - 26
	if p.change != "" {
		room -= badgeWidth(p.badge()) + 8
	}
	c.badges = fitBadges(names, room)
	c.text(p.name, textX, nameText, nameStep, true, p.nameColor())
	c.text(p.role, textX, roleText, workStep+1, false, scene.Ink2)
	for _, words := range append([]string{p.group}, p.facets...) {
		c.text(words, textX, factText, factStep, false, scene.Ink2)
	}
	s.printWork(c)
	if p.stakeholder != nil {
		c.section(func() { s.printFacts(c, p.stakeholder) })
	}
	if !p.ghost {
		c.section(func() { s.printFindings(c) })
	}
	c.h = math.Ceil(c.y + 12)
	c.addFoot()
	return c.card
}

// text adds a full text, and returns its lines.
func (c *cardPen) text(s string, dx, size, step float64, bold bool, color scene.Color) []line {
	like := line{size: size, bold: bold, color: color, dx: dx, tip: model.OneLine(s), struck: c.change == Removed}
	return c.add(text.Wrap(s, size, bold, c.w-dx-textEdge, mostLines), like, step)
}

// section prints a section of the card with a hairline above it, unless it is empty.
func (c *cardPen) section(print func()) {
	y, lines, rules := c.y, len(c.lines), c.rules
	c.rules = append(rules, y+10)
	c.y += 14
	print()
	if len(c.lines) == lines {
		c.y, c.rules = y, rules
	}
}

// printWork prints whether the office reports here, and the collaborations: first with
// the office, then with others.
func (s *recordCards) printWork(c *cardPen) {
	c.section(func() {
		if c.reporting {
			c.text(s.Say(reportingWords), textX+glyphW, workText, workStep, true, scene.Ink)[0].report = true
		}
		for i, k := range c.party.collabs {
			if i > 0 || c.reporting {
				c.y += 5
			}
			s.printOne(c, k, k.text)
		}
	})
	c.section(func() {
		first := len(c.lines)
		for _, l := range s.content.links {
			k, other := l.collab, l.to
			switch c.party {
			case l.to:
				k.flow, other = reversed[l.flow], l.from
			case l.from:
			default:
				continue
			}
			if len(c.lines) == first {
				c.text(s.Say("With others"), textX, termText, factStep, true, scene.Ink2)
			} else {
				c.y += 5
			}
			s.printOne(c, &k, other.name+": "+k.text)
		}
	})
}

// printOne prints one collaboration under the given heading.
func (s *recordCards) printOne(c *cardPen, k *collab, heading string) {
	const dx = textX + glyphW
	if lines := c.text(heading, dx, workText, workStep, true, k.change.color(scene.Ink)); len(lines) > 0 {
		lines[0].arrow, lines[0].others, lines[0].href = k, !k.source.WithOSPO(), k.href
	}
	by := ""
	if owners := kit.KeepersOf(s.Words, s.m, k.source); owners != "" {
		by = s.Say("by {person}", "person", owners)
	}
	c.text(kit.Dotted(k.cadence, k.source.Channel, by), dx, factText, factStep, false, scene.Ink2)
	if k.source.Purpose != k.source.Text() {
		c.text(k.source.Purpose, dx, factText, factStep, false, scene.Ink)
	}
	if goals := model.Each(k.source.Goals, func(g *model.Ref) string { return model.OneLine(s.Work[g.ID]) }); len(goals) > 0 {
		c.text(s.Say("For: {goals}", "goals", words.Said(strings.Join(goals, s.Say("; ")))), dx, factText, factStep, false, scene.Ink2)
	}
}

// printFacts prints what a stakeholder expects and needs, its owners and, if recorded,
// its engagement with the office.
func (s *recordCards) printFacts(c *cardPen, k *model.Stakeholder) {
	add := func(term model.Phrase, text string, sg cardSign, color scene.Color) {
		if text = model.OneLine(text); text != "" {
			s.fact(c, term, text, sg, color)
		}
	}
	for _, e := range k.Expectations {
		answer := s.answers[e.ID]
		if len(answer) == 0 {
			ink := scene.Ink2
			if slices.ContainsFunc(s.findings[c.key], about(e)) {
				ink = scene.Gap
			}
			add("Expects", e.Text, cardSign{11, func(x, y float64) []scene.Node { return crossSign(x, y, ink) }}, scene.Ink)
			add("", s.Say("not answered yet"), cardSign{}, ink)
			continue
		}
		add("Expects", e.Text, cardSign{11, func(x, y float64) []scene.Node { return tickSign(x, y, scene.Tone4) }}, scene.Ink)
		add("", s.Say("answered by {what}", "what", words.Said(strings.Join(slices.Compact(answer), s.Say("; ")))), cardSign{}, scene.Ink2)
	}
	for _, n := range k.Needs {
		add("Needs", n.Text, cardSign{}, scene.Ink)
	}
	add("Owner", kit.OwnersOf(s.Words, s.m, &k.Owned), cardSign{}, scene.Ink)
	if k.Current != "" || k.Desired != "" {
		word := s.Word(string(k.Current))
		if word == "" {
			word = s.Say("not recorded")
		}
		text, _ := s.content.distance(k.Current, k.Desired, word)
		add("Engagement", text, cardSign{}, scene.Ink)
	}
}

// fact prints a term and, to its right, the text.
func (s *recordCards) fact(c *cardPen, term model.Phrase, text string, sg cardSign, color scene.Color) {
	if term != "" {
		c.y += 2
		c.lines = append(c.lines, line{s: s.Say(term), size: termText, bold: true, color: scene.Ink2, dx: textX, dy: c.y + factStep}) // level with the text
	}
	if lines := c.text(text, textX+termRoom, factText, factStep, false, color); len(lines) > 0 {
		lines[0].sign = sg
	}
}

// about returns a function that reports whether a finding is about an expectation.
func about(e *model.Expectation) func(model.Finding) bool {
	return func(f model.Finding) bool { return f.Subject == model.Subject{Kind: model.AboutExpectation, ID: e.ID} }
}

// printFindings prints the messages of warnings.
func (s *recordCards) printFindings(c *cardPen) {
	for _, f := range s.findings[c.key] {
		if f.Severity < model.Warning {
			continue
		}
		c.y += 2
		if lines := c.text(f.Message, textX+glyphW, factText, factStep, false, scene.Warn); len(lines) > 0 {
			lines[0].sign = cardSign{11, draw.Warning}
		}
	}
}
