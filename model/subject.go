package model

// Subject names what a finding is about: a kind of thing and the id within that
// kind. It survives moved lines, so it is what fingerprints and waivers match on.
type Subject struct {
	Kind SubjectKind
	ID   string
}

// SubjectKind says what sort of thing a finding is about.
type SubjectKind string

// What findings are about.
const (
	AboutMap           SubjectKind = "map"
	AboutOrganization  SubjectKind = "organization"
	AboutOSPO          SubjectKind = "ospo"
	AboutPerspective   SubjectKind = "perspective"
	AboutStakeholder   SubjectKind = "stakeholder"
	AboutPerson        SubjectKind = "person"
	AboutCollaboration SubjectKind = "collaboration"
	AboutGoal          SubjectKind = "goal"
	AboutObjective     SubjectKind = "objective"
	AboutExpectation   SubjectKind = "expectation"
	AboutProject       SubjectKind = "project"
	AboutReadiness     SubjectKind = "readiness" // all of it, or the area that is the id
	AboutAspect        SubjectKind = "aspect"
	AboutExpected      SubjectKind = "expected"  // a kind of stakeholder that the sector usually has
	AboutTag           SubjectKind = "tag"       // the stakeholders that bear a tag
	AboutMethod        SubjectKind = "method"    // a word for what is done
	AboutAccept        SubjectKind = "accept"    // an entry of the accept list
	AboutReference     SubjectKind = "reference" // a reference that leads nowhere, by its text
	AboutKey           SubjectKind = "key"       // a place in the file, by its path
)

// String gives "kind:id", or the kind alone where there is only one such thing.
func (s Subject) String() string {
	if s.ID == "" {
		return string(s.Kind)
	}
	return string(s.Kind) + ":" + s.ID
}
