// Package model holds what a map says: the OSPO, its people, its stakeholders
// and their collaborations, each with the place where it was written. It reads
// nothing, draws nothing and depends on the standard library alone.
package model

// Map is one file: one OSPO and everybody it works with. Slices keep file
// order. References are resolved: see Ref.
type Map struct {
	Entry
	File           string
	Version        int
	Organization   Organization
	OSPO           OSPO
	People         []*Person
	Stakeholders   []*Stakeholder
	Collaborations []*Collaboration
	Projects       []*Project
	Readiness      *Readiness // nil when the block is absent
	Accepts        []*Accept

	Refs  []*Ref // every reference of the file, in file order
	Texts []Text // every name and free text of the file, in file order
}

// Text is one written piece of prose with its place, for rules that read text.
type Text struct {
	Path  string // such as stakeholders[3].role
	Value string
	Name  bool // a name rather than free text
	Pos   Pos
}

// RefKind says what a reference may name.
type RefKind string

// What references may name.
const (
	RefParty       RefKind = "stakeholder"       // a stakeholder or the OSPO
	RefStakeholder RefKind = "known stakeholder" // a stakeholder only
	RefPerson      RefKind = "person"
	RefAnyone      RefKind = "person or stakeholder"
	RefGoal        RefKind = "organisation goal"
	RefWork        RefKind = "goal or objective"
	RefExpectation RefKind = "expectation"
)

// Ref is one reference as written and what it resolved to.
type Ref struct {
	Text string // as written: an id or a name
	ID   string // the id it names, or empty when nothing matches
	Kind RefKind
	Path string // such as collaborations[2].to
	Pos  Pos
	Near string // the closest known id or name when nothing matches, if close

	Ambiguous bool // several ids match, as the reader has reported; ID is empty
}

// Organization is whom the OSPO serves.
type Organization struct {
	Entry
	Name   string
	Sector Sector
	Region string
	Size   string
	Goals  []*Goal
}

// Goal is something the organisation as a whole wants.
type Goal struct {
	Entry
	ID   string
	Name string
}

// OSPO is the office itself.
type OSPO struct {
	Entry
	Recorded   bool // the file has an ospo block
	Name       string
	Status     OSPOStatus
	Structure  string
	ReportsTo  *Ref
	Stage      *int // 0–4; nil when not recorded
	Mission    string
	Objectives []*Objective
}

// Objective is something the office wants to reach.
type Objective struct {
	Entry
	ID       string
	Name     string
	Supports []*Ref // organisation goals
	Measure  string
	Baseline string
	Target   string
	Due      Date
	Status   ObjectiveStatus
	Answers  []*Ref // expectations
}

// Person works for the OSPO.
type Person struct {
	Entry
	ID         string
	Name       string
	Lead       bool
	Hats       []Hat
	Allocation *float64 // share of working time, 0–1; nil when not recorded
	Until      Date     // the last day
}

// Stakeholder is somebody the OSPO works with, or should.
type Stakeholder struct {
	Entry
	ID           string
	Slug         string // slug of the name: equal slugs look like one stakeholder
	Name         string
	Perspective  Perspective
	Role         string
	Kind         string
	Influence    Level
	Interest     Level
	Current      Attitude
	Desired      Attitude
	Needs        []string
	Expectations []*Expectation
	Owner        *Ref
	Wanted       bool // we know that we need somebody here and nobody is there yet
	Tags         []string
	Sources      []string // http, https or mailto
	Note         string
}

// Expectation is what a stakeholder expects of the OSPO.
type Expectation struct {
	Entry
	ID   string
	Text string
}

// Collaboration is one thing that two parties do together, one of them usually
// the OSPO. From and To are never nil; an end that is left out is the OSPO.
type Collaboration struct {
	Entry
	ID        string
	Index     int // place in the file, from 0
	From      *Ref
	To        *Ref
	Methods   []string
	Label     string
	Direction Direction
	Mode      string
	Aspect    Aspect
	Strength  Strength
	Channel   string
	Cadence   Cadence
	Purpose   string
	Owner     *Ref
	RACI      *RACI
	Goals     []*Ref // organisation goals or objectives
	Answers   []*Ref // expectations
	Status    Status
	Started   Date
	Ends      Date
	LastHeld  Date
	Evidence  string // http, https or mailto
	Note      string
}

// RACI says who does, answers for, advises on and hears of a collaboration.
type RACI struct {
	Entry
	Responsible []*Ref
	Accountable []*Ref
	Consulted   []*Ref
	Informed    []*Ref
}

// Project is an open source project that the organisation depends on.
type Project struct {
	Entry
	ID          string
	Name        string
	Use         string
	Stakeholder *Ref
	Owner       *Ref
}

// Readiness is the seed's assessment: five areas and twelve questions.
type Readiness struct {
	Entry
	Assessed Date
	Areas    []Area   // those recorded, in file order
	Answers  []Answer // those recorded, in file order
}

// Area is one of ReadinessAreas with its score.
type Area struct {
	Entry
	Name     string
	Score    *int // 0–4; nil when not recorded
	Evidence string
	Plan     string
}

// Answer is one of ReadinessQuestions with who answered.
type Answer struct {
	Entry
	Question string
	Text     string
	From     []*Ref
}

// Accept waives a finding, with a reason.
type Accept struct {
	Entry
	Rule   string
	Target string // an id or name; empty waives the rule for the whole map
	Reason string
	Until  Date
}
