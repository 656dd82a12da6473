package model

// FailNever is the level at which no finding fails a check.
const FailNever = "never"

// FailLevels lists the values that set the lowest severity that fails a check.
var FailLevels = []string{Error.String(), Warning.String(), Info.String(), FailNever}

// Config holds the settings of a project file for the maps beside it. The zero value
// sets nothing.
type Config struct {
	File           string           // path of the project file; empty without one
	FailOn         string           // one of FailLevels; empty when not set
	FailOnRevealed string           // the same for findings of the standing Revealed
	Enable         []string         // ids or patterns of optional rules to run as well
	Disable        []string         // ids or patterns of rules to leave out
	Severity       []SeverityOfRule // in file order
	Kinds          []string         // values of a stakeholder's kind that are allowed besides KnownKinds
	Fonts          []string         // font files in or below the project file's folder, for characters that the built-in font lacks

	// Methods and KindsMean map words that the maps use to one of KnownMethods or
	// KnownKinds.
	Methods, KindsMean map[string]string
}

// SeverityOfRule overrides the severity of the findings of some rules.
type SeverityOfRule struct {
	Rule     string // an id or a pattern
	Severity Severity
	AtMost   bool // Severity is an upper limit: milder findings keep their own
	Off      bool // the rules do not run
}
