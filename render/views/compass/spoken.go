package compass

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
)

// tooltip returns everything that the card has no room for.
func (c *card) tooltip() string {
	lines := []string{c.name}
	if c.role != "" {
		lines[0] += " · " + c.role
	}
	for _, k := range c.party.collabs {
		lines = append(lines, flowMarks[k.flow]+" "+k.aloud())
	}
	if !c.person && !c.ghost && !slices.Equal(c.party.badges, c.badges) {
		lines = append(lines, c.say.Say("Tag: {tags}", "tags", words.Said(c.say.List(c.party.badges...))))
	}
	lines = append(lines, c.facts...)
	if c.toned() {
		lines = append(lines, model.Capitalised(c.tone.spoken()))
	}
	for _, m := range c.marks {
		lines = append(lines, c.say.Say("Finding: {message}", "message", words.Said(m)))
	}
	return strings.Join(lines, "\n")
}

var flowMarks = [...]string{flowUnknown: "–", flowOut: "→", flowIn: "←", flowBoth: "↔"}

// label returns the card's text for screen readers.
func (c *card) label() string {
	parts := []string{c.name}
	if c.role != "" {
		parts[0] += ", " + c.role
	}
	if c.change != "" {
		parts = append(parts, c.say.Word(string(c.change)))
	}
	parts = append(parts, c.news...)
	if c.ghost {
		parts = append(parts, c.say.Say("gap: nobody is there yet"))
	}
	for _, k := range c.party.collabs {
		parts = append(parts, c.say.Say(flowLabels[k.flow], "work", words.Said(k.aloud())))
	}
	if c.toned() {
		parts = append(parts, c.tone.spoken())
	}
	if n := len(c.marks); n > 0 {
		parts = append(parts, c.say.Say("{n|finding}: {messages}", "n", n, "messages", words.Said(strings.Join(c.marks, c.say.Say("; ")))))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ". ")
}

var flowLabels = [...]model.Phrase{
	flowUnknown: "{work}", flowOut: "{work}, from the OSPO", flowIn: "{work}, to the OSPO", flowBoth: "{work}, both ways",
}

// describe returns the picture in a few sentences, for reading aloud.
func (p *plan) describe() string {
	var b strings.Builder
	counts := words.Said(strings.ReplaceAll(p.stats, " · ", p.Say(", ")))
	if p.org == "" {
		b.WriteString(p.Say("Map of {office}: {counts}.", "office", p.ospo, "counts", counts))
	} else {
		b.WriteString(p.Say("Map of {office} at {organization}: {counts}.", "office", p.ospo, "organization", p.org, "counts", counts))
	}
	for _, persp := range model.Perspectives {
		b.WriteString(p.describePerspective(persp))
	}
	if n := p.countLinks(); n > 0 {
		b.WriteString(" " + p.Say("{n|collaboration} between stakeholders.", "n", n))
	}
	for _, s := range p.others {
		b.WriteString(" " + p.Say("Not in full: {side}, {counts}.", "side", model.Word(s.persp), "counts", words.Said(strings.ReplaceAll(s.count, " · ", p.Say(", ")))))
	}
	b.WriteString(p.describeOverlay())
	b.WriteString(p.describeChanges())
	return b.String()
}

func (p *plan) describePerspective(persp model.Perspective) string {
	var there, gaps []*party
	for _, x := range p.in(persp) {
		switch {
		case x.change == Removed: // described with the other changes
		case x.ghost && strings.HasPrefix(x.key, "gap-"):
			return " " + p.Say("Looking {side}: nobody yet.", "side", model.Word(persp))
		case x.ghost:
			gaps = append(gaps, x)
		default:
			there = append(there, x)
		}
	}
	s := ""
	if len(there) > 0 {
		s = " " + p.Say("Looking {side}: {names}.", "side", model.Word(persp), "names", words.Said(spoken(p.Words, there)))
	}
	if len(gaps) > 0 {
		s += " " + p.Say("Missing {side}: {names}.", "side", model.Word(persp), "names", words.Said(spoken(p.Words, gaps)))
	}
	return s
}

func spoken(w *words.Words, parties []*party) string {
	return draw.Spoken(w, model.Each(parties, func(p *party) string { return p.name }))
}
