package model

// FailNever is the level under which findings never fail a check.
const FailNever = "never"

// FailLevels lists the words for the lowest severity that fails a check.
var FailLevels = []string{Error.String(), Warning.String(), Info.String(), FailNever}

// Config is what a project file says about the check of the maps beside it. Its
// zero value says nothing.
type Config struct {
	File           string           // it was read from; empty where there is none
	FailOn         string           // one of FailLevels; empty when not set
	FailOnRevealed string           // the same for what shows only since more is recorded
	Enable         []string         // ids or patterns of optional rules to run as well
	Disable        []string         // ids or patterns of rules to leave out
	Severity       []SeverityOfRule // in file order
	Kinds          []string         // words for the kind of a stakeholder, besides KnownKinds
	Fonts          []string         // font files beside or below the project file, for what the built-in font lacks

	// Methods and KindsMean give words of the maps a meaning: one of KnownMethods or
	// KnownKinds, by the word.
	Methods, KindsMean map[string]string
}

// SeverityOfRule says how severe the findings of some rules are.
type SeverityOfRule struct {
	Rule     string // an id or a pattern
	Severity Severity
	AtMost   bool // only findings above it become as severe as it
	Off      bool // the rules do not run
}
