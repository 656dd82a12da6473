// Package model defines the map: the OSPO, its people, its stakeholders and their
// collaborations, each with its position in the file. It does no input or output, and
// depends on the standard library alone.
package model

import (
	"slices"
	"strconv"
	"strings"
)

// Map is the content of one file: one OSPO and everybody it works with. Slices are in
// file order. References are resolved; see Ref.
type Map struct {
	Entry
	File           string
	Version        int
	Language       string // language of the texts, a BCP 47 tag such as "pt-BR"; empty when not recorded
	Organization   Organization
	OSPO           OSPO
	People         []*Person
	Stakeholders   []*Stakeholder
	Collaborations []*Collaboration
	Activities     []*Collaboration // work of the office alone: both ends are the OSPO
	Projects       []*Project
	Readiness      *Readiness // nil when the block is absent
	Accepts        []*Accept
	Dated          bool // any date is recorded, so that findings may depend on the day

	Refs  []*Ref // every reference in the file, in file order
	Texts []Text // every name and free text in the file, in file order
}

// Text is a name or a free text with its position, for rules that check text.
type Text struct {
	Path  string // such as stakeholders[3].role
	Value string
	Name  bool // a name rather than free text
	Cut   bool // one space and a # follow it on its line, so YAML parses the rest as a comment
	Pos   Pos
}

// Translation is a name in one language.
type Translation struct {
	Language string // a BCP 47 tag such as "ja"
	Text     string
}

// Source is a link with an optional title. A source whose address pictures may not link
// to has a title only.
type Source struct {
	Title string
	URL   string // its scheme is one of LinkSchemes; empty when there is none
}

// Text returns the title or, without one, the URL.
func (s Source) Text() string {
	if s.Title != "" {
		return s.Title
	}
	return s.URL
}

// Owned is embedded in everything that people of the office look after.
type Owned struct {
	Owner    *Ref   // who is accountable; nil when not recorded
	CoOwners []*Ref // who else looks after it
}

// Owners returns everybody who looks after it, the accountable owner first. It returns
// nil without an accountable owner.
func (o *Owned) Owners() []*Ref {
	if o.Owner == nil {
		return nil
	}
	return append([]*Ref{o.Owner}, o.CoOwners...)
}

// OwnedBy reports whether the person with that id is one of the owners.
func (o *Owned) OwnedBy(id string) bool {
	return slices.ContainsFunc(o.Owners(), func(r *Ref) bool { return r.ID == id })
}

// RefKind is the kind of thing that a reference may name.
type RefKind string

// The kinds of reference.
const (
	RefParty       RefKind = "stakeholder"       // a stakeholder or the OSPO
	RefStakeholder RefKind = "known stakeholder" // a stakeholder only
	RefPerson      RefKind = "person"
	RefAnyone      RefKind = "person or stakeholder"
	RefGoal        RefKind = "organisation goal"
	RefWork        RefKind = "goal or objective"
	RefExpectation RefKind = "expectation"
)

// Names returns the kinds of subject that a reference of kind k may name.
func (k RefKind) Names() []SubjectKind {
	switch k {
	case RefParty:
		return []SubjectKind{AboutStakeholder, AboutOSPO}
	case RefStakeholder:
		return []SubjectKind{AboutStakeholder}
	case RefPerson:
		return []SubjectKind{AboutPerson}
	case RefAnyone:
		return []SubjectKind{AboutPerson, AboutStakeholder, AboutOSPO}
	case RefGoal:
		return []SubjectKind{AboutGoal}
	case RefWork:
		return []SubjectKind{AboutGoal, AboutObjective}
	case RefExpectation:
		return []SubjectKind{AboutExpectation}
	}
	panic("nobody says what a reference to a " + string(k) + " may name")
}

// Ref is a reference and what it resolved to.
type Ref struct {
	Text string // as written: an id or a name
	ID   string // the id it resolved to; empty when nothing matches
	Kind RefKind
	Path string // such as collaborations[2].to
	Pos  Pos

	Ambiguous bool // several ids match, which the parser has reported; ID is empty

	// For an unresolved reference, in words: where it is, such as the owner of "CTO",
	// and what to write instead.
	Place  string
	Advice string
	Meant  string // the only likely intended spelling; empty if there is none, or several
}

// Known reports whether the reference resolved to something.
func (r *Ref) Known() bool { return r != nil && r.ID != "" }

// Organization is the organisation that the OSPO serves.
type Organization struct {
	Entry
	Name   string
	Names  []Translation // by language, when there are several
	Sector Sector
	Region string
	Size   string
	Goals  []*Goal
}

// Goal is a goal of the organisation as a whole.
type Goal struct {
	Entry
	ID    string
	Name  string
	Names []Translation
}

// OSPO is the office itself.
type OSPO struct {
	Entry
	Recorded   bool // the file has an ospo block
	Name       string
	Names      []Translation
	Status     OSPOStatus
	Structure  string
	ReportsTo  *Ref
	Stage      *int // 0–4; nil when not recorded
	Mission    string
	Objectives []*Objective
}

// Objective is something the office wants to achieve.
type Objective struct {
	Entry
	Owned
	ID       string
	Name     string
	Names    []Translation
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
	Names      []Translation
	Lead       bool
	Hats       []Hat
	Allocation *float64 // share of working time, 0–1; nil when not recorded
	Until      Date     // the last day
}

// Stakeholder is a party that the OSPO works with, or should work with.
type Stakeholder struct {
	Entry
	Owned
	ID           string
	Slug         string // slug of the name; stakeholders with equal slugs are likely the same
	Name         string
	Names        []Translation
	Perspective  Perspective // a part has the perspective of its whole
	PartOf       *Ref        // the stakeholder that this one belongs to; the parser rejects cycles
	Group        string      // a heading within the perspective
	Role         string
	Kind         string
	Influence    Level
	Interest     Level
	Current      Attitude
	Desired      Attitude
	Needs        []*Expectation
	Expectations []*Expectation
	Members      []*Member // members of a body
	MemberCount  *int      // number of members, if only that is recorded
	Seats        *int      // number of seats in a body; nil when not recorded
	Contacts     []*Member // people to talk to there
	Wanted       bool      // the office needs somebody here, but nobody is there yet
	Tags         []string
	Sources      []Source
	Note         string
}

// Member is a person who belongs to a stakeholder and not to the office.
type Member struct {
	Entry
	Name        string
	Party       *Ref   // the stakeholder of that name or id; nil if the map has none
	Affiliation string // organisation the member comes from
	Role        string
	Until       Date // last day of the term
	Link        string
}

// Text describes the member in one line: "Chair, University".
func (m *Member) Text() string {
	var parts []string
	for _, part := range []string{m.Name, m.Role, m.Affiliation} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// Affiliations counts the members of a body by the organisation they come from, and
// returns the names sorted by descending count. A member who is a stakeholder of the
// map counts as their own organisation; members of unknown affiliation are left out.
func (s *Stakeholder) Affiliations() (names []string, count map[string]int) {
	count = map[string]int{}
	for _, x := range s.Members {
		name := OneLine(x.Affiliation)
		if name == "" && x.Party.Known() {
			name = OneLine(x.Name)
		}
		if name == "" {
			continue
		}
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return count[b] - count[a] })
	return names, count
}

// Expectation is something that a stakeholder expects of the OSPO, or needs.
type Expectation struct {
	Entry
	ID   string
	Text string
}

// Collaboration is one thing that two parties do together, one of them usually the
// OSPO. From and To are never nil; an absent end is the OSPO.
type Collaboration struct {
	Entry
	Owned
	ID            string
	Index         int // index in the file, from 0
	From          *Ref
	To            *Ref
	Methods       []string
	Label         string
	Direction     Direction
	Mode          string
	Aspect        Aspect
	Strength      Strength
	Channel       string
	ChannelURL    string // empty when the channel has no address
	Cadence       Cadence
	Slot          string // which day within the cadence, in free text
	Purpose       string
	RACI          *RACI
	Goals         []*Ref // organisation goals or objectives
	Answers       []*Ref // expectations or needs
	Status        Status
	Started       Date
	Ends          Date
	LastHeld      Date
	Amount        *Amount // nil when not recorded
	Evidence      string  // a link; empty when there is none
	EvidenceTitle string  // title of the link
	Note          string
}

// Amount is the money that a collaboration costs or brings in.
type Amount struct {
	Entry
	Value    float64
	Currency string // ISO 4217, such as EUR
	Per      string // one of AmountPeriods
}

// Text returns the amount in words: "25000 EUR per year", "500 USD once".
func (a *Amount) Text() string {
	s := strconv.FormatFloat(a.Value, 'f', -1, 64) + " " + a.Currency
	switch a.Per {
	case "":
		return s
	case "once":
		return s + " once"
	}
	return s + " per " + a.Per
}

// RACI lists who is responsible, accountable, consulted and informed in a
// collaboration.
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
	Owned
	ID          string
	Name        string
	Names       []Translation
	Use         string
	URL         string
	Status      string // its stage; any word is allowed
	Group       string // foundation or organisation that hosts it
	Stakeholder *Ref
}

// Readiness is the readiness assessment: five areas and twelve questions.
type Readiness struct {
	Entry
	Assessed Date
	Areas    []Area   // those recorded, in file order
	Answers  []Answer // those recorded, in file order; a question may have several
}

// Area is one of ReadinessAreas with its score.
type Area struct {
	Entry
	Name          string
	Score         *int // 0–4; nil when not recorded
	Target        *int // the score to reach, 0–4; nil when not recorded
	Strengths     []string
	Weaknesses    []string
	Opportunities []string
	Evidence      string
	Plan          string
}

// Answer is an answer to one of AllQuestions, and who gave it.
type Answer struct {
	Entry
	Question string
	Text     string
	From     []*Ref
	Date     Date
}

// Disputed reports whether several stakeholders gave different answers to a question, and
// whether they are from different perspectives. looks returns the perspective of an id, or
// "" if it is unknown.
func (r *Readiness) Disputed(question string, looks func(id string) Perspective) (parties, perspectives bool) {
	texts, who, sides := map[string]bool{}, map[string]bool{}, map[Perspective]bool{}
	for _, a := range r.Answers {
		if a.Question != question || a.Text == "" {
			continue
		}
		for _, from := range a.From {
			if side := looks(from.ID); side != "" {
				texts[strings.ToLower(strings.Trim(a.Text, " ."))] = true
				who[from.ID], sides[side] = true, true
			}
		}
	}
	return len(texts) > 1 && len(who) > 1, len(texts) > 1 && len(sides) > 1
}

// Accept waives a finding, with a reason.
type Accept struct {
	Entry
	Rule   string
	Target string // an id or name; empty waives the rule for the whole map
	Reason string
	Until  Date
}
