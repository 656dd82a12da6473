package main

import (
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// input is a map of variable size that strains one thing.
type input struct {
	name string
	n    int // the smaller size
	text func(n int) string
}

const head = "organization: A\nstakeholders:\n"

// inputs are hard on careless readers and rules: long lines, lists and texts, and names
// that refer to each other or to nothing.
var inputs = []input{
	// In both sizes, each perspective has more stakeholders than a finding lists as
	// evidence.
	{"stakeholders", 1200, func(n int) string { return head + parties(n) }},
	{"stakeholders in one line", 800, func(n int) string {
		return "{organization: A, stakeholders: [" + repeat(n, "{name: Party #, perspective: upward}, ") + "]}"
	}},
	{"a star", 300, func(n int) string { return head + parties(n) + working(n, "to: p#") }},
	{"a chain", 300, func(n int) string { return head + parties(n+1) + working(n, "from: p#, to: p#+") }},
	{"many between two", 300, func(n int) string { return head + parties(1) + working(n, "to: p0, label: Work #") }},
	{"work that is over", 600, func(n int) string { return head + parties(3) + working(n, "to: p1, label: Work #, ends: 2026-01-02") }},
	{"funding that is over", 300, func(n int) string {
		return head + parties(n) + working(n, "to: p#, method: funding, label: Grant #, ends: 2026-01-02")
	}},
	{"work not held", 300, func(n int) string {
		return head + parties(n) + working(n, "to: p#, cadence: monthly, last_held: 2025-01-02, owner: Nobody #")
	}},
	{"objectives that are late", 600, func(n int) string {
		return "organization: A\nospo:\n  name: O\n  objectives:\n" + repeat(n, "    - {id: o#, name: Objective #, due: 2026-01-02}\n")
	}},
	{"goals", 300, func(n int) string {
		return "organization:\n  name: A\n  goals:\n" + repeat(n, "    - {id: g#, name: Goal}\n") + "stakeholders:\n" + parties(1) + working(n, "to: p0, goals: [g#]")
	}},
	{"people", 100, func(n int) string {
		return "organization: A\npeople:\n" + repeat(n, "  - {name: Person #, hats: [counselor]}\n") + "stakeholders:\n" + parties(n) + working(n, "to: p#, owner: Person #")
	}},
	{"needs and influence", 300, func(n int) string {
		return head + repeat(n, "  - {name: Party #, perspective: outside, influence: high, interest: low, engagement: {current: unaware, desired: leading}, expectations: [{id: e, text: More}]}\n")
	}},
	{"parts of parts", 500, func(n int) string {
		return head + "  - {id: p0, name: S, perspective: upward}\n" + repeat(n, "  - {id: p#+, name: S#+, part_of: p#}\n")
	}},
	{"the same name", 500, func(n int) string { return head + repeat(n, "  - {name: Party, perspective: upward}\n") }},
	{"equal expectations", 2000, func(n int) string { return one(", expectations: [" + repeat(n, "same, ") + "]") }},
	{"a long name", 1000, func(n int) string { return head + "  - {name: " + repeat(n, "word ") + "x, perspective: upward}\n" }},
	{"a name without spaces", 1000, func(n int) string { return head + "  - {name: " + repeat(n, "word") + ", perspective: upward}\n" }},
	{"a name of joiners", 2000, func(n int) string {
		return head + "  - {name: \"" + repeat(n, "می\u200c") + "\", perspective: upward}\n"
	}},
	{"a name of the tags of a flag", 2000, func(n int) string {
		return head + "  - {name: \"\U0001f3f4" + repeat(n, "\U000e0067") + "\", perspective: upward}\n"
	}},
	{"a name of marks behind a virama", 2000, func(n int) string {
		return head + "  - {name: \"क" + repeat(n, "्\u200d") + "\", perspective: upward}\n"
	}},
	{"one text in many lines", 2000, func(n int) string { return "organization: a" + repeat(n, "\n  a") + "\n" }},

	// The following have errors, so they are only read and reported.
	{"unknown references", 500, func(n int) string { return head + parties(n) + working(n, "to: nobody#") }},
	{"unknown references in one line", 2000, func(n int) string {
		return head + parties(1) + "collaborations: [" + repeat(n, "{to: Somebody else}, ") + "]\n"
	}},
	{"acceptances of nobody", 800, func(n int) string {
		return head + parties(n) + "accept:\n" + repeat(n, "  - {rule: orphan-stakeholder, target: nobody#, reason: later}\n")
	}},
	{"unknown keys", 500, func(n int) string { return head + repeat(n, "  - {name: Party #, perspective: upward, colour: red}\n") }},
	{"unknown keys of one", 2000, func(n int) string { return one(repeat(n, ", k#: 1")) }},
	{"the same keys", 1000, func(n int) string { return one(repeat(n, ", k#: 1") + repeat(n, ", k#: 1")) }},
	{"unknown words", 1000, func(n int) string { return head + repeat(n, "  - {name: A, influence: hihg}\n") }},
	{"words after commas", 4000, func(n int) string { return one(", role: x" + repeat(n, ", word")) }},
	{"aliases in one line", 4000, func(n int) string { return "organization: &a A\nstakeholders: [" + repeat(n, "*a, ") + "]\n" }},
	{"a quote that is never closed", 500, func(n int) string { return head + parties(n) + "  - {name: \"}\n" }},
	{"names that begin with an at sign", 1000, func(n int) string { return head + repeat(n, "  - {name: @a, perspective: upward}\n") }},
}

// documents are inputs of embed, as repeated pieces.
var documents = []struct{ name, piece string }{
	{"blocks", "<!-- ospomap:begin map=a.yaml view=gaps -->\nold\n<!-- ospomap:end -->\n"},
	{"beginnings", "<!-- ospomap:begin map=a.yaml -->\n"},
	{"ends", "<!-- ospomap:end -->\n"},
	{"fences", "```\n"},
	{"long fences", "`"},
	{"comments", "<!-- "},
	{"spaces", " "},
	{"attributes", "<!-- ospomap:begin map=a.yaml " + strings.Repeat("x=y ", 20) + "-->\n<!-- ospomap:end -->\n"},
	{"front matter", "---\n"},
}

// one returns a map of one stakeholder with more keys.
func one(keys string) string { return head + "  - {name: A, perspective: upward" + keys + "}\n" }

// parties returns n stakeholders, p0 and so on, in all perspectives.
func parties(n int) string {
	var b strings.Builder
	for i := range n {
		no, perspectives := strconv.Itoa(i), model.Perspectives
		b.WriteString("  - {id: p" + no + ", name: Party " + no + ", perspective: " + string(perspectives[i%len(perspectives)]) + "}\n")
	}
	return b.String()
}

// working returns n collaborations with these keys.
func working(n int, keys string) string {
	if !strings.Contains(keys, "method:") {
		keys += ", method: report"
	}
	return "collaborations:\n" + repeat(n, "  - {"+keys+"}\n")
}

// repeat returns text n times, with # replaced by its index and #+ by the next index.
func repeat(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.NewReplacer("#+", strconv.Itoa(i+1), "#", strconv.Itoa(i)).Replace(text))
	}
	return b.String()
}
