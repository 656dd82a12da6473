package gap

import "github.com/ospomap/ospomap/model"

// Drift is one difference between a map and a register or a catalogue beside it. The
// caller, who has read both, lists it; the rule reports it.
type Drift struct {
	Kind    DriftKind
	Subject model.Subject
	Pos     model.Pos // in the map
	At      string    // where the file has it; for [Surplus] the names of the files
	Name    string    // what the entry is called there
	Like    string    // of [Close]: what the map calls it
	Fields  []Field   // of [Differs]
}

// Field is a field that differs between a file and the map.
type Field struct {
	Path      string
	Says, Has []string // what the file says and the map has; none is not recorded
}

// DriftKind is how two files differ.
type DriftKind string

// How they may differ.
const (
	Lacks   DriftKind = "lacks"   // the file has it and the map does not
	Close   DriftKind = "close"   // names that may be the same
	Differs DriftKind = "differs" // fields of an entry
	Surplus DriftKind = "surplus" // the map has it and no file does
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
