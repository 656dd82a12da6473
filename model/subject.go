package model

// Subject identifies what a finding is about, by kind and id. It does not depend on
// positions, so fingerprints and waivers are based on it.
type Subject struct {
	Kind SubjectKind
	ID   string
}

// SubjectKind is the kind of thing that a finding is about.
type SubjectKind string

// The kinds of subject.
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
	AboutReadiness     SubjectKind = "readiness" // the whole assessment, or the area with that id
	AboutAspect        SubjectKind = "aspect"
	AboutExpected      SubjectKind = "expected"  // a kind of stakeholder that is usual in the sector
	AboutTag           SubjectKind = "tag"       // the stakeholders with a tag
	AboutMethod        SubjectKind = "method"    // a method of collaborations
	AboutAccept        SubjectKind = "accept"    // an entry of the accept list
	AboutReference     SubjectKind = "reference" // an unresolved reference, by its text
	AboutKey           SubjectKind = "key"       // a position in the file, by its path
)

// String returns "kind:id", or the kind alone if there is only one such thing.
func (s Subject) String() string {
	if s.ID == "" {
		return string(s.Kind)
	}
	return string(s.Kind) + ":" + s.ID
}
