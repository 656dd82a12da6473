package network

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
)

// called returns the name of the OSPO, and whether it is short enough for a heading.
func (n *network) called() (name string, short bool) {
	name = model.OneLine(n.m.OSPO.Name)
	return name, utf8.RuneCountInString(name) <= 32
}

func (n *network) title() string {
	name, short := n.called()
	switch {
	case !n.o.On(&withoutOSPO):
		return n.o.Words.Say("Who works with whom")
	case short:
		return n.o.Words.Say("Who works with whom without the {office}", "office", name)
	}
	return n.o.Words.Say("Who works with whom without the office")
}

func stakeholders(actors []*actor) int {
	return len(model.Those(actors, func(a *actor) bool { return a.s != nil }))
}

func (n *network) works() int {
	count := 0
	for _, t := range n.ties {
		count += len(t.works)
	}
	return count
}

func (n *network) facts(own *ownership) []string {
	all := stakeholders(n.actors) + stakeholders(n.alone)
	say := n.o.Words.Say
	facts := []string{say("{n|stakeholder}", "n", all), say("{n|collaboration}", "n", n.works())}
	if n.o.On(&withoutOSPO) {
		facts[0] = say("{n} of {all|stakeholder} work with each other", "n", len(n.actors), "all", all)
	}
	if len(n.parts) > 1 {
		facts = append(facts, say("{n|separate part}", "n", len(n.parts)))
	}
	if bridges := len(n.bridges()) + len(n.bridgeLines()); bridges > 0 {
		facts = append(facts, say("{n|bridge}", "n", bridges))
	}
	if points := own.singlePoints(); len(points) > 0 {
		facts = append(facts, say("{n|single point}", "n", len(points)))
	}
	return facts
}

func (n *network) hint() draw.Hint {
	if n.o.On(&withoutOSPO) {
		hint := draw.Hint{
			Heading: "Without the office, nobody works with anybody",
			Text: "No stakeholders are recorded who work with each other directly. Where two of them do, name both ends, " +
				"from and to: the picture then shows what would hold without the office, and who joins the rest.",
			Recipe: []string{"collaborations:", "  - from: Legal", "    to: Procurement", "    method: compliance", "    label: Contract clauses"},
		}
		if name, short := n.called(); short {
			hint.Heading, hint.Args = "Without the {office}, nobody works with anybody", []model.Arg{{Name: "office", Value: name}}
		}
		return hint
	}
	return draw.Hint{
		Heading: "Nobody works with anybody yet",
		Text: "Record who works with whom, and how. Without from, a collaboration is one of the office's own; " +
			"its owner is who looks after it.",
		Recipe: []string{"collaborations:", "  - to: Legal", "    method: compliance", "    owner: Head of OSPO",
			"  - from: Legal", "    to: Procurement", "    method: coordination"},
	}
}

// bridges returns the parties that are bridges.
func (n *network) bridges() []*actor {
	return slices.DeleteFunc(slices.Clone(n.actors), func(a *actor) bool { return a.pieces == nil })
}

// bridgeLines returns the lines that are bridges.
func (n *network) bridgeLines() []*tie {
	return slices.DeleteFunc(slices.Clone(n.ties), func(t *tie) bool { return t.pieces == nil })
}

// fromOffice reports whether pieces are seen from the OSPO, which is then in the first one.
func fromOffice(pieces []group) bool { return pieces[0].first[0].s == nil }

// behind returns the parties that the OSPO reaches only across a bridge.
func behind(pieces []group) group {
	var all group
	for _, p := range pieces[1:] {
		all.size += p.size
		all.first = append(all.first, p.first...)
	}
	all.first = all.first[:min(len(all.first), mostNamed)]
	return all
}

// hangsOn returns the card's text about parties that are reached only through it.
func (n *network) hangsOn(a *actor) string {
	w := n.o.Words
	switch {
	case a.more > 0:
		return w.Say("+{n} more, listed below", "n", a.more)
	case a.pieces == nil:
		return ""
	case fromOffice(a.pieces):
		return w.Say("only way to {n|other}", "n", behind(a.pieces).size)
	}
	return w.Say("joins {n|side}", "n", len(a.pieces))
}

// bridgeSentence says which parties depend on this one.
func (a *actor) bridgeSentence(w *words.Words) words.Said {
	if fromOffice(a.pieces) {
		return words.Said(w.Say("{party} is the only way to {others}", "party", a.spoken(), "others", behind(a.pieces).spoken(w)))
	}
	return words.Said(w.Say("without {party} nothing joins {pieces}", "party", a.spoken(), "pieces", spokenPieces(w, a.pieces)))
}

// bridgeSentence says which parties depend on this line.
func (t *tie) bridgeSentence(w *words.Words) words.Said {
	a, b := t.a.spoken(), t.b.spoken()
	if fromOffice(t.pieces) {
		return words.Said(w.Say("only the line between {a} and {b} leads to {others}", "a", a, "b", b, "others", behind(t.pieces).spoken(w)))
	}
	return words.Said(w.Say("only the line between {a} and {b} joins {pieces}", "a", a, "b", b, "pieces", spokenPieces(w, t.pieces)))
}

func (a *actor) spoken() string { return model.OneLine(a.name) }

func spokenActors(w *words.Words, actors []*actor) words.Said {
	return words.Said(draw.Spoken(w, model.Each(actors, (*actor).spoken)))
}

// spoken names the parties of a piece, and counts the rest if there are many.
func (g group) spoken(w *words.Words) words.Said {
	names := model.Each(g.first, (*actor).spoken)
	if more := g.size - len(g.first); more > 0 {
		names = append(names, w.Say("{n|other}", "n", more))
	}
	return words.Said(draw.Spoken(w, names))
}

// spokenPieces names the pieces, each in brackets if it has more than one party.
func spokenPieces(w *words.Words, pieces []group) words.Said {
	return words.Said(draw.Spoken(w, model.Each(pieces, func(piece group) string {
		if piece.size > 1 {
			return "(" + string(piece.spoken(w)) + ")"
		}
		return string(piece.spoken(w))
	})))
}

// sentences capitalises and joins sentences.
func sentences(said []string) string {
	var b strings.Builder
	for _, s := range said {
		b.WriteString(" " + model.Capitalised(s) + ".")
	}
	return b.String()
}

// describe returns who is best connected, the separate parts of the network, and its bridges.
func (n *network) describe() string {
	var said []string
	w := n.o.Words
	if best, with := n.bestConnected(); with > 1 {
		name, short := n.called()
		phrase := model.Phrase("best connected beside the office: {list}, with {n|party|parties}")
		switch {
		case n.o.On(&withoutOSPO):
			phrase = "best connected: {list}, with {n|party|parties}"
		case short:
			phrase = "best connected beside the {office}: {list}, with {n|party|parties}"
		}
		said = append(said, w.Say(phrase, "office", name, "list", spokenActors(w, best), "n", with))
	}
	if len(n.parts) > 1 {
		said = append(said, w.Say("it falls into {n|separate part}: {pieces}", "n", len(n.parts), "pieces", spokenPieces(w, n.parts)))
	}
	said = append(said, n.bridgeSentences()...)
	for _, l := range n.unconnected() {
		said = append(said, w.Say("{heading}: {list}", "heading", words.Said(l.heading), "list", spokenActors(w, l.actors)))
	}
	return sentences(said)
}

// bridgesTold is how many bridges are described; further ones are only counted.
const bridgesTold = 6

func (n *network) bridgeSentences() []string {
	w := n.o.Words
	parties := model.Each(n.bridges(), func(a *actor) words.Said { return a.bridgeSentence(w) })
	lines := model.Each(n.bridgeLines(), func(t *tie) words.Said { return t.bridgeSentence(w) })
	said := model.Each(append(parties, lines...), func(how words.Said) string { return w.Say("bridge: {how}", "how", how) })
	if more := len(said) - bridgesTold; more > 0 {
		said = append(said[:bridgesTold], w.Say("there {n?is|are} {n|more bridge}", "n", more))
	}
	return said
}

// bestConnected returns the stakeholders who work with most others, and the number of these.
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

// aloneWords returns the heading above parties without a line, and its explanation.
func (n *network) aloneWords() (heading, how string) {
	w := n.o.Words
	if !n.o.On(&withoutOSPO) {
		return w.Say("Works with nobody"), w.Say("No work with the office or with each other is recorded.")
	}
	heading = w.Say("On their own without the office")
	if name, short := n.called(); short {
		heading = w.Say("On their own without the {office}", "office", name)
	}
	return heading, w.Say("No work with each other is recorded.")
}

func (t *tie) aloud(n *network) string {
	w := n.o.Words
	said := make([]string, len(t.works))
	for i, k := range t.works {
		what := card.Dotted(card.Doing(w, k), card.StatusWord(n.o, k), w.Cadence(k.Cadence), card.Told(w, "owner {who}", "who", card.KeepersOf(w, n.m, k)))
		from, to := t.a, t.b
		if k.From.ID != from.id {
			from, to = to, from
		}
		said[i] = card.Runs(w, from.spoken(), k.Direction, to.spoken()) + ": " + what
	}
	if t.pieces != nil {
		said = append(said, w.Say("bridge: {how}", "how", t.bridgeSentence(w)))
	}
	return strings.Join(said, "\n")
}
