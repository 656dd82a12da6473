package gap

import "github.com/ospomap/ospomap/model"

// Drift is one difference between a map and a register or a catalogue. The caller,
// which has parsed both, finds the differences; the rule reports them.
type Drift struct {
	Kind    DriftKind
	Subject model.Subject
	Pos     model.Pos // in the map
	At      string    // position in the file; for [Surplus] the names of the files
	Name    string    // name of the entry in the file
	Like    string    // for [Close]: its name in the map
	Fields  []Field   // for [Differs]
}

// Field is a field that differs between a file and the map.
type Field struct {
	Path      string
	Says, Has []string // the values in the file and in the map; empty when not recorded
}

// DriftKind is the kind of a difference.
type DriftKind string

// The kinds of difference.
const (
	Lacks   DriftKind = "lacks"   // the file has it and the map does not
	Close   DriftKind = "close"   // the names may mean the same entry
	Differs DriftKind = "differs" // fields of the entry differ
	Surplus DriftKind = "surplus" // the map has it and none of the files does
)

var _ = register(Rule{
	ID: "drift", Severity: model.Warning, Area: AreaStructure,
	Beside: "Name,Perspective,Influence\nLegal,sideways,low\nWorks council,sideways,\n",
	Title:  "A register and the map differ",
	Why: "Whoever keeps two lists of the same people ends up with two answers to one question. " +
		"This is checked only where check is given a register or a catalogue to compare the map with. " +
		"What only the map has is information: a register need not know everybody.",
	Recommendation: "Record in the map what is true, by hand or by an import into it, and correct the other list.",
	Says: says{
		"lacks":   "{at} has {name}, which the map lacks",
		"close":   "{at}: {name} may be {like} in the map",
		"differs": "{at}: {name}: {fields}",
		"field":   "{field} is {says}, but {has} in the map",
		"gone":    "{field} is {says}, but not recorded in the map",
		"empty":   "{field} is not recorded, but is {has} in the map",
		"surplus": "{name} is in the map and not in {at}",
	},
	Source: from("Stakeholder register: one list that is kept up to date", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways, influence: high}
`,
	Cure: change{"influence: high", `influence: low}
  - {name: Works council, perspective: sideways`},
	Check: drift,
})

func drift(c *Context) {
	for _, d := range c.drift {
		severity := c.rule.Severity
		if d.Kind == Surplus {
			severity = model.Info
		}
		var fields []model.Sentence
		for _, f := range d.Fields {
			variant := "field"
			switch {
			case len(f.Has) == 0:
				variant = "gone"
			case len(f.Says) == 0:
				variant = "empty"
			}
			fields = append(fields, model.Sentence{Text: c.rule.Says[variant], Args: []model.Arg{
				word("field", f.Path), namedAll("says", f.Says), namedAll("has", f.Has),
			}})
		}
		c.ReportAs(severity, d.Subject, d.Pos, string(d.Kind),
			model.Arg{Name: "at", Value: d.At}, named("name", d.Name), named("like", d.Like), saidAll("fields", fields))
	}
}
