package network

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
)

// officeName is what the OSPO is called where it is spoken of; long names make no
// heading.
func (n *network) officeName() string {
	if name := model.OneLine(n.m.OSPO.Name); utf8.RuneCountInString(name) <= 32 {
		return "the " + name
	}
	return "the office"
}

func (n *network) title() string {
	if n.o.On(&withoutOSPO) {
		return "Who works with whom without " + n.officeName()
	}
	return "Who works with whom"
}

// stakeholders counts those in a list.
func stakeholders(actors []*actor) int {
	count := 0
	for _, a := range actors {
		if a.s != nil {
			count++
		}
	}
	return count
}

// works counts the collaborations.
func (n *network) works() int {
	count := 0
	for _, t := range n.ties {
		count += len(t.works)
	}
	return count
}

// facts are what stands below the title.
func (n *network) facts(own *ownership) []string {
	all := stakeholders(n.actors) + stakeholders(n.alone)
	facts := []string{model.Counted(all, "stakeholder"), model.Counted(n.works(), "collaboration")}
	if n.o.On(&withoutOSPO) {
		facts[0] = fmt.Sprintf("%d of %s work with each other", len(n.actors), model.Counted(all, "stakeholder"))
	}
	if len(n.parts) > 1 {
		facts = append(facts, fmt.Sprintf("%d separate parts", len(n.parts)))
	}
	if bridges := len(n.bridges()) + len(n.bridgeLines()); bridges > 0 {
		facts = append(facts, model.Counted(bridges, "bridge"))
	}
	if points := own.singlePoints(); len(points) > 0 {
		facts = append(facts, model.Counted(len(points), "single point"))
	}
	return facts
}

// hint says what to record where nobody works with anybody.
func (n *network) hint() draw.Hint {
	if n.o.On(&withoutOSPO) {
		return draw.Hint{
			Heading: "Without " + n.officeName() + ", nobody works with anybody",
			Text: "No stakeholders are recorded who work with each other directly. Where two of them do, name both ends, " +
				"from and to: the picture then shows what would hold without the office, and who joins the rest.",
			Recipe: []string{"collaborations:", "  - from: Legal", "    to: Procurement", "    method: compliance", "    label: Contract clauses"},
		}
	}
	return draw.Hint{
		Heading: "Nobody works with anybody yet",
		Text: "Record who works with whom, and how. Without from, a collaboration is one of the office's own; " +
			"its owner is who looks after it.",
		Recipe: []string{"collaborations:", "  - to: Legal", "    method: compliance", "    owner: Head of OSPO",
			"  - from: Legal", "    to: Procurement", "    method: coordination"},
	}
}

// bridges are the parties that others have no way around.
func (n *network) bridges() []*actor {
	var out []*actor
	for _, a := range n.actors {
		if a.pieces != nil {
			out = append(out, a)
		}
	}
	return out
}

// bridgeLines are the lines that nothing else doubles.
func (n *network) bridgeLines() []*tie {
	var out []*tie
	for _, t := range n.ties {
		if t.pieces != nil {
			out = append(out, t)
		}
	}
	return out
}

// fromOffice reports whether pieces are seen from the OSPO, which is then in the
// first of them.
func fromOffice(pieces []group) bool { return pieces[0].first[0].s == nil }

// behind are the parties that a bridge leads the OSPO to.
func behind(pieces []group) group {
	var all group
	for _, p := range pieces[1:] {
		all.size += p.size
		all.first = append(all.first, p.first...)
	}
	all.first = all.first[:min(len(all.first), mostNamed)]
	return all
}

// bridgeWords is what a bridge's card says.
func (a *actor) bridgeWords() string {
	if fromOffice(a.pieces) {
		return "only way to " + model.Counted(behind(a.pieces).size, "other")
	}
	return fmt.Sprintf("joins %d sides", len(a.pieces))
}

// bridgeSentence says what hangs on a party.
func (a *actor) bridgeSentence() string {
	if fromOffice(a.pieces) {
		return model.OneLine(a.name) + " is the only way to " + behind(a.pieces).spoken()
	}
	return "without " + model.OneLine(a.name) + " nothing joins " + spokenPieces(a.pieces)
}

// bridgeSentence says what hangs on a line.
func (t *tie) bridgeSentence() string {
	if fromOffice(t.pieces) {
		return "only the line between " + t.ends() + " leads to " + behind(t.pieces).spoken()
	}
	return "only the line between " + t.ends() + " joins " + spokenPieces(t.pieces)
}

// ends are the names of both parties.
func (t *tie) ends() string { return model.OneLine(t.a.name) + " and " + model.OneLine(t.b.name) }

func spokenActors(actors []*actor) string {
	names := make([]string, len(actors))
	for i, a := range actors {
		names[i] = model.OneLine(a.name)
	}
	return draw.Spoken(names)
}

// spoken names the parties of a piece, many by their number.
func (g group) spoken() string {
	names := make([]string, len(g.first), len(g.first)+1)
	for i, a := range g.first {
		names[i] = model.OneLine(a.name)
	}
	if more := g.size - len(g.first); more > 0 {
		names = append(names, model.Counted(more, "other"))
	}
	return draw.Spoken(names)
}

// spokenPieces names the pieces, each in brackets where it is more than a name.
func spokenPieces(pieces []group) string {
	names := make([]string, len(pieces))
	for i, piece := range pieces {
		names[i] = piece.spoken()
		if piece.size > 1 {
			names[i] = "(" + names[i] + ")"
		}
	}
	return draw.Spoken(names)
}

// sentences joins what is to be said; each begins with a capital.
func sentences(said []string) string {
	var b strings.Builder
	for _, s := range said {
		b.WriteString(" " + model.Capitalised(s) + ".")
	}
	return b.String()
}

// describe says who is best connected, what the network falls into and what it
// hangs on.
func (n *network) describe() string {
	var said []string
	if best, with := n.bestConnected(); with > 1 {
		beside := ""
		if !n.o.On(&withoutOSPO) {
			beside = " beside " + n.officeName()
		}
		said = append(said, fmt.Sprintf("best connected%s: %s, with %d parties", beside, spokenActors(best), with))
	}
	if len(n.parts) > 1 {
		said = append(said, fmt.Sprintf("it falls into %d separate parts: %s", len(n.parts), spokenPieces(n.parts)))
	}
	said = append(said, n.bridgeSentences()...)
	if len(n.alone) > 0 {
		heading, _ := n.aloneWords()
		said = append(said, heading+": "+spokenActors(n.alone))
	}
	return sentences(said)
}

// bridgesTold is how many bridges are described before they are only counted.
const bridgesTold = 6

func (n *network) bridgeSentences() []string {
	var said []string
	for _, a := range n.bridges() {
		said = append(said, "bridge: "+a.bridgeSentence())
	}
	for _, t := range n.bridgeLines() {
		said = append(said, "bridge: "+t.bridgeSentence())
	}
	if more := len(said) - bridgesTold; more > 0 {
		said = append(said[:bridgesTold], "there are "+model.Counted(more, "more bridge"))
	}
	return said
}

// bestConnected are the stakeholders who work with most others, and with how many.
func (n *network) bestConnected() ([]*actor, int) {
	var best []*actor
	most := 0
	for _, a := range n.actors {
		switch with := len(a.ties); {
		case a.s == nil || with < most:
		case with > most:
			best, most = []*actor{a}, with
		default:
			best = append(best, a)
		}
	}
	return best, most
}

// aloneWords are the heading above those without a line, and what to record.
func (n *network) aloneWords() (heading, how string) {
	if n.o.On(&withoutOSPO) {
		return "On their own without " + n.officeName(),
			"No work with each other is recorded."
	}
	return "Works with nobody", "No work with the office or with each other is recorded."
}

// aloud is a line in words.
func (t *tie) aloud(m *model.Map) string {
	said := make([]string, len(t.works))
	for i, k := range t.works {
		what := card.Dotted(card.Doing(k), card.StatusWord(k), k.Cadence.Text(), card.Prefixed("owner ", card.NameOf(m, k.Owner)))
		said[i] = model.OneLine(m.NameOf(k.From.ID)) + card.FlowPhrases[k.Direction] + model.OneLine(m.NameOf(k.To.ID)) + ": " + what
	}
	if t.pieces != nil {
		said = append(said, "bridge: "+t.bridgeSentence())
	}
	return strings.Join(said, "\n")
}
