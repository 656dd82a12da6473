// Package gap finds what is missing in a map. Each rule is one file that registers
// itself; help, explain, documentation and reports are generated from the registry.
package gap

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// Rule is a check that runs on every map.
type Rule struct {
	ID             string
	Severity       model.Severity // default severity of its findings
	Area           Area
	SignOf         string // id of the scenario whose signs include this finding; may be empty
	Optional       bool   // runs only when enabled
	Dated          bool   // needs today's date
	Unrecorded     bool   // fires on nearly every young map; reports fold it into a footer
	Staff          bool   // about the office's own staff: skipped for a committee unless enabled
	Grows          bool   // asks for more than there is: skipped for an office that is winding down unless enabled
	Structural     bool   // raised by the parser; Check is nil
	Wording        bool   // about how a map is written, not what it says: in a review, whoever wrote the text introduced the finding
	Excess         bool   // finds an excess or a contradiction: in a review, removing something counts as a fix
	Beside         string // a register, as CSV, that the examples are compared with; such a rule runs only when the map is compared with files
	Title          model.Phrase
	Why            model.Phrase
	Recommendation model.Phrase
	Says           says         // its messages, by variant
	Source         model.Source // where the rule comes from, with section or page
	Further        []model.Source
	Bad            string // a map that triggers it, as YAML
	Cure           change // turns Bad into a map that does not trigger it
	Mended         change // turns Bad into what the recommendation leads to; nil if that is Cure
	Today          string // ISO date on which Bad triggers it, for dated rules

	// Snippet returns lines of YAML that would fix a finding, using the map's own
	// names. It is nil if only the author of the map can supply the words.
	Snippet func(*facts, model.Finding) string

	// Rests lists the kinds of reference that the findings depend on. Findings that
	// depend on an unresolved reference are withheld.
	Rests []model.RefKind

	// Check runs the rule. It is nil for structural rules and for those about the
	// accept list, which Run itself raises.
	Check func(*Context)
}

// Suits reports whether the rule makes sense for the map's office.
func (r *Rule) Suits(m *model.Map) bool {
	return !(r.Staff && m.OSPO.Structure == model.Committee || r.Grows && m.OSPO.Status == model.OSPOWindingDown)
}

// Good returns a variant of the bad example that does not trigger the rule.
func (r *Rule) Good() string { return r.Cure.of(r.Bad) }

// Mend returns the bad example after following the recommendation.
func (r *Rule) Mend() string {
	if r.Mended != nil {
		return r.Mended.of(r.Bad)
	}
	return r.Good()
}

// change is a list of pairs: a part of a text and its replacement. An empty part means
// the end of the text.
type change []string

func (c change) of(text string) string {
	for pair := range slices.Chunk(c, 2) {
		if old, new := pair[0], pair[1]; old == "" {
			text += new
		} else {
			text = strings.Replace(text, old, new, 1)
		}
	}
	return text
}

// Area groups rules in help and documentation.
type Area string

// The areas, in the order in which documentation lists them.
const (
	AreaStructure  Area = "structure"
	AreaUpward     Area = "upward"
	AreaDownward   Area = "downward"
	AreaOutside    Area = "outside"
	AreaGoals      Area = "goals"
	AreaHats       Area = "hats and aspects"
	AreaCadence    Area = "cadence"
	AreaEngagement Area = "engagement"
	AreaReadiness  Area = "readiness"
	AreaScenarios  Area = "scenarios"
)

// Areas lists every area in reading order.
var Areas = []Area{
	AreaStructure, AreaUpward, AreaDownward, AreaOutside, AreaGoals,
	AreaHats, AreaCadence, AreaEngagement, AreaReadiness, AreaScenarios,
}

var registered []*Rule

// register adds a rule. It returns the rule only so that a package-level declaration
// can call it.
func register(r Rule) *Rule {
	registered = append(registered, &r)
	return &r
}

// registry returns the rules by id. It panics if two have the same id.
var registry = sync.OnceValue(func() map[string]*Rule {
	rules := make(map[string]*Rule, len(registered))
	for _, r := range registered {
		if rules[r.ID] != nil {
			panic("gap: rule " + r.ID + " is registered twice")
		}
		rules[r.ID] = r
	}
	return rules
})

// Rules returns all rules, sorted by area and then by id.
func Rules() []*Rule { return slices.Clone(sorted()) }

var sorted = sync.OnceValue(func() []*Rule {
	rank := map[Area]int{}
	for i, a := range Areas {
		rank[a] = i
	}
	rules := slices.Collect(maps.Values(registry()))
	sort.Slice(rules, func(i, j int) bool {
		a, b := rules[i], rules[j]
		if a.Area != b.Area {
			return rank[a.Area] < rank[b.Area]
		}
		return a.ID < b.ID
	})
	return rules
})

// IDs returns the ids of all rules in that order.
func IDs() []string { return model.Each(sorted(), func(r *Rule) string { return r.ID }) }

// IsUnrecorded reports whether a finding is one that nearly every young map has, about
// something not recorded yet. A finding of raised severity is not.
func IsUnrecorded(f model.Finding) bool {
	r := registry()[f.Rule]
	return f.Severity == model.Info && r != nil && r.Unrecorded
}

// Lookup returns the rule with that id, or nil.
func Lookup(id string) *Rule { return registry()[id] }

// Find returns the rule with that id, or the only rule whose id contains word as one or
// more of its hyphenated parts. It returns nil if there is none.
func Find(word string) *Rule {
	var found []*Rule
	for _, r := range Rules() {
		switch {
		case r.ID == word:
			return r
		case strings.Contains("-"+r.ID+"-", "-"+word+"-"):
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// Acceptable reports whether an accept entry can waive the rule's findings. It cannot
// waive errors, structural findings, or findings about the accept list itself. A nil
// rule is not acceptable.
func (r *Rule) Acceptable() bool { return r != nil && r.Severity != model.Error && r.Check != nil }

// Context is the input and output of a check in one run.
type Context struct {
	Map   *model.Map
	Today model.Date // zero when the run has no date
	Asked bool       // the run names this rule in Enable or Only
	Kinds []string   // kinds that the user allows besides model.KnownKinds
	drift []Drift
	words bool // the user lists methods, so unknown ones are likely misspelt

	*facts
	rule     *Rule
	findings []model.Finding // of this rule and the rules before it
}

// Report adds a finding about subject at pos, with the message of one of the rule's
// variants. It returns the finding so that a check can add evidence and related
// positions. The pointer is valid until the next report.
func (c *Context) Report(subject model.Subject, pos model.Pos, variant string, args ...model.Arg) *model.Finding {
	return c.ReportAs(c.rule.Severity, subject, pos, variant, args...)
}

// ReportAs is like Report, with a severity other than the rule's own.
func (c *Context) ReportAs(sev model.Severity, subject model.Subject, pos model.Pos, variant string, args ...model.Arg) *model.Finding {
	f := model.Finding{
		Rule: c.rule.ID, Severity: sev, Pos: pos, Subject: subject,
		Says: model.Sentence{Text: c.rule.Says[variant], Args: args}, Advises: model.Sentence{Text: c.rule.Recommendation},
	}
	f.Message, f.Hint = english(f.Says), english(f.Advises)
	c.findings = append(c.findings, f)
	return &c.findings[len(c.findings)-1]
}

// advise replaces a finding's hint with one that depends on the map.
func (c *Context) advise(f *model.Finding, variant string, args ...model.Arg) {
	f.Advises = model.Sentence{Text: c.rule.Says[variant], Args: args}
	f.Hint = english(f.Advises)
}
