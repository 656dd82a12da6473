// Package gap finds what is missing in a map. A rule is one file that registers
// itself; help, explain, documentation and reports read the registry.
package gap

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// Rule is one question asked of every map.
type Rule struct {
	ID             string
	Severity       model.Severity // of its findings, unless the check reports another
	Area           Area
	SignOf         string // the scenario, by its rule's id, whose signals include what this one finds; may be empty
	Optional       bool   // runs only when enabled by id
	Dated          bool   // needs today's date
	Unrecorded     bool   // fires on nearly every young map; text folds it into a footer
	Staff          bool   // mentions an office's own staff: left out for a committee unless it is asked for
	Grows          bool   // asks for more than there is: left out for an office that is being wound down unless it is asked for
	Structural     bool   // raised while the file is read; Check is nil
	Wording        bool   // about how a map is written, not what it says: whoever wrote it brought the finding in
	Excess         bool   // finds too much of something, or what contradicts itself: whoever takes some of it away has mended it
	Beside         string // a register, as CSV, with which the examples are compared; such a rule is asked only of a map that is
	Title          model.Phrase
	Why            model.Phrase
	Recommendation model.Phrase
	Says           says         // its messages
	Source         model.Source // where the rule comes from, and the section or page behind it
	Further        []model.Source
	Bad            string // a map that raises it, as YAML
	Cure           change // what makes of Bad a map that does not raise it
	Mended         change // what following the recommendation makes of Bad; nil where that is Cure
	Today          string // ISO date under which Bad raises it, for dated rules

	// Snippet is what would mend a finding, as lines of YAML made of the map's own
	// names; nil where only its writer has the words.
	Snippet func(*facts, model.Finding) string

	// Rests are the kinds of reference that the findings rest on. What rests on a
	// reference that leads nowhere is not said.
	Rests []model.RefKind

	// Check asks the question. It is nil for structural rules and for those
	// about the accept list, which Run itself raises.
	Check func(*Context)
}

// Suits reports whether the rule makes sense for a kind of office.
func (r *Rule) Suits(m *model.Map) bool {
	return !(r.Staff && m.OSPO.Structure == model.Committee || r.Grows && m.OSPO.Status == model.OSPOWindingDown)
}

// Good is a map like the bad one that does not raise the rule.
func (r *Rule) Good() string { return r.Cure.of(r.Bad) }

// Mend is the rule's bad example after its recommendation.
func (r *Rule) Mend() string {
	if r.Mended != nil {
		return r.Mended.of(r.Bad)
	}
	return r.Good()
}

// change is what turns one text into another: parts of it, each followed by what
// stands in its place. The empty part is the end.
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

// register adds a rule; what it gives only lets a declaration call it.
func register(r Rule) *Rule {
	registered = append(registered, &r)
	return &r
}

// registry has the rules by id; two rules with one id are a mistake of the program.
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

// Rules lists every rule: by area, then by id.
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

// IsUnrecorded reports whether a finding is one of those that nearly every young
// map has, of what is only not recorded yet. One of a raised severity is not.
func IsUnrecorded(f model.Finding) bool {
	r := registry()[f.Rule]
	return f.Severity == model.Info && r != nil && r.Unrecorded
}

// Lookup returns the rule with that id, or nil.
func Lookup(id string) *Rule { return registry()[id] }

// Find returns the rule that somebody means: the one with that id, or the only one whose
// id contains the word between hyphens; nil if there is none.
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

// Acceptable reports whether an accept entry can waive the rule's findings: those of
// gaps it can, but not errors, findings about the accept list itself, or those of an
// unknown rule, nil.
func (r *Rule) Acceptable() bool { return r != nil && r.Severity != model.Error && r.Check != nil }

// Context is what a check sees of one run.
type Context struct {
	Map   *model.Map
	Today model.Date // zero when the run has no date
	Asked bool       // the run names this rule in Enable or Only
	Kinds []string   // words for kinds that the user knows besides model.KnownKinds
	drift []Drift
	words bool // the user lists methods, so that any other is taken for a slip

	*facts
	rule     *Rule
	findings []model.Finding // of this rule and those before it
}

// Report adds a finding about subject, standing at pos, in the words of one of
// the rule's variants, and returns it so that a check can add evidence and
// related positions; the pointer holds until the next report.
func (c *Context) Report(subject model.Subject, pos model.Pos, variant string, args ...model.Arg) *model.Finding {
	return c.ReportAs(c.rule.Severity, subject, pos, variant, args...)
}

// ReportAs is Report with another severity than the rule's own.
func (c *Context) ReportAs(sev model.Severity, subject model.Subject, pos model.Pos, variant string, args ...model.Arg) *model.Finding {
	f := model.Finding{
		Rule: c.rule.ID, Severity: sev, Pos: pos, Subject: subject,
		Says: model.Sentence{Text: c.rule.Says[variant], Args: args}, Advises: model.Sentence{Text: c.rule.Recommendation},
	}
	f.Message, f.Hint = english(f.Says), english(f.Advises)
	c.findings = append(c.findings, f)
	return &c.findings[len(c.findings)-1]
}

// advise replaces a finding's hint by one that depends on the map.
func (c *Context) advise(f *model.Finding, variant string, args ...model.Arg) {
	f.Advises = model.Sentence{Text: c.rule.Says[variant], Args: args}
	f.Hint = english(f.Advises)
}
