package compass

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// tooltip is everything that the card has no room for.
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

// label is the card as a screen reader says it.
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
