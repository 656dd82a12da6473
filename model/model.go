// Package model holds what a map says: the OSPO, its people, its stakeholders
// and their collaborations, each with the position where it was written. It reads
// nothing, draws nothing and depends on the standard library alone.
package model

import (
	"slices"
	"strconv"
	"strings"
)

// Map is one file: one OSPO and everybody it works with. Slices keep file
// order. References are resolved: see Ref.
type Map struct {
	Entry
	File           string
	Version        int
	Language       string // of its texts, a BCP 47 tag such as "pt-BR"; empty when not recorded
	Organization   Organization
	OSPO           OSPO
	People         []*Person
	Stakeholders   []*Stakeholder
	Collaborations []*Collaboration
	Activities     []*Collaboration // what the office does by itself: both ends are the OSPO
	Projects       []*Project
	Readiness      *Readiness // nil when the block is absent
	Accepts        []*Accept

	Refs  []*Ref // every reference of the file, in file order
	Texts []Text // every name and free text of the file, in file order
}

// Text is one written piece of prose with its position, for rules that read text.
type Text struct {
	Path  string // such as stakeholders[3].role
	Value string
	Name  bool // a name rather than free text
	Cut   bool // one space and a # follow it on its line, where YAML begins a comment
	Pos   Pos
}

// Translation is a name in one language.
type Translation struct {
	Language string // a BCP 47 tag such as "ja"
	Text     string
}

// Source is a link, what it is called, or both. What has no address that a
// picture may link to is a title alone.
type Source struct {
	Title string
	URL   string // of a scheme that LinkSchemes lists; empty when there is none
}

// Text is the title or, without one, the address.
func (s Source) Text() string {
	if s.Title != "" {
		return s.Title
	}
	return s.URL
}

// Owned is whatever people of the office look after.
type Owned struct {
	Owner    *Ref   // who is accountable; nil when not recorded
	CoOwners []*Ref // who looks after it too
}

// Owners lists all who look after it, the accountable one first.
func (o *Owned) Owners() []*Ref {
	if o.Owner == nil {
		return nil
	}
	return append([]*Ref{o.Owner}, o.CoOwners...)
}

// OwnedBy reports whether somebody is among those who look after it.
func (o *Owned) OwnedBy(id string) bool {
	return slices.ContainsFunc(o.Owners(), func(r *Ref) bool { return r.ID == id })
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

// Names lists what a reference of that kind may name.
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

// Ref is one reference as written and what it resolved to.
type Ref struct {
	Text string // as written: an id or a name
	ID   string // the id it names, or empty when nothing matches
	Kind RefKind
	Path string // such as collaborations[2].to
	Pos  Pos

	Ambiguous bool // several ids match, as the reader has reported; ID is empty

	// Of one that names nothing: where it is, such as the owner of "CTO", and
	// what to write instead. Both are in words.
	Place  string
	Advice string
	Meant  string // the one thing that it may be misspelt for; empty where there is none, or several
}

// Known reports whether the reference names something.
func (r *Ref) Known() bool { return r != nil && r.ID != "" }

// Organization is whom the OSPO serves.
type Organization struct {
	Entry
	Name   string
	Names  []Translation // the name by language, when there are several
	Sector Sector
	Region string
	Size   string
	Goals  []*Goal
}

// Goal is something the organisation as a whole wants.
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

// Objective is something the office wants to reach.
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

// Stakeholder is somebody the OSPO works with, or should.
type Stakeholder struct {
	Entry
	Owned
	ID           string
	Slug         string // slug of the name: equal slugs look like the same stakeholder
	Name         string
	Names        []Translation
	Perspective  Perspective // a part has that of its whole
	PartOf       *Ref        // the stakeholder that this one belongs to; never its own part
	Group        string      // a heading within the perspective
	Role         string
	Kind         string
	Influence    Level
	Interest     Level
	Current      Attitude
	Desired      Attitude
	Needs        []*Expectation
	Expectations []*Expectation
	Members      []*Member // who sits in a body
	Seats        *int      // how many may; nil when not recorded
	Contacts     []*Member // whom to talk to there
	Wanted       bool      // we know that we need somebody here and nobody is there yet
	Tags         []string
	Sources      []Source
	Note         string
}

// Member is somebody who belongs to a stakeholder and not to the office.
type Member struct {
	Entry
	Name        string
	Party       *Ref   // the stakeholder of that name; nil when it is nobody else in the map
	Affiliation string // the organization that they come from
	Role        string
	Until       Date // the last day of their term
	Link        string
}

// Text is who somebody is in one line: "Chair, University".
func (m *Member) Text() string {
	var parts []string
	for _, part := range []string{m.Name, m.Role, m.Affiliation} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// Affiliations counts the members of a body by the organization that they come from, those from whom
// most come first; a member who is a stakeholder of the map comes from it. Members of
// whom that is not known are left out.
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

// Expectation is what a stakeholder expects of the OSPO, or needs.
type Expectation struct {
	Entry
	ID   string
	Text string
}

// Collaboration is one thing that two parties do together, one of them usually
// the OSPO. From and To are never nil; an end that is left out is the OSPO.
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
	ChannelURL    string // where the channel is; empty when it has no address
	Cadence       Cadence
	Slot          string // which of the days, in free words
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
	EvidenceTitle string  // what the evidence is called
	Note          string
}

// Amount is money that a collaboration costs or brings.
type Amount struct {
	Entry
	Value    float64
	Currency string // ISO 4217, such as EUR
	Per      string // one of AmountPeriods
}

// Text is the amount in words: "25000 EUR per year", "500 USD once".
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

// RACI says who does the work of a collaboration, who answers for it, who is consulted and who is informed.
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
	Status      string // how far it has come: any word
	Group       string // the foundation or organization that hosts it
	Stakeholder *Ref
}

// Readiness is the seed's assessment: five areas and twelve questions.
type Readiness struct {
	Entry
	Assessed Date
	Areas    []Area   // those recorded, in file order
	Answers  []Answer // those recorded, in file order; one question may have several
}

// Area is one of ReadinessAreas with its score.
type Area struct {
	Entry
	Name          string
	Score         *int // 0–4; nil when not recorded
	Target        *int // the score to reach; nil when not recorded
	Strengths     []string
	Weaknesses    []string
	Opportunities []string
	Evidence      string
	Plan          string
}

// Answer is an answer to one of AllQuestions with who gave it. A question
// may have several.
type Answer struct {
	Entry
	Question string
	Text     string
	From     []*Ref
	Date     Date
}

// Disputed reports whether two answers to a question that say different things come
// from different perspectives; looks is where somebody is, empty where that is not
// known.
func (r *Readiness) Disputed(question string, looks func(id string) Perspective) bool {
	said := map[Perspective]string{}
	for _, a := range r.Answers {
		if a.Question != question || a.Text == "" {
			continue
		}
		for _, from := range a.From {
			side := looks(from.ID)
			if side == "" {
				continue
			}
			for other, text := range said {
				if other != side && !strings.EqualFold(text, strings.Trim(a.Text, " .")) {
					return true
				}
			}
			said[side] = strings.Trim(a.Text, " .")
		}
	}
	return false
}

// Accept waives a finding, with a reason.
type Accept struct {
	Entry
	Rule   string
	Target string // an id or name; empty waives the rule for the whole map
	Reason string
	Until  Date
}
