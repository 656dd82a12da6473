package model

import "slices"

// OSPOID is the reserved id by which references name the office itself.
const OSPOID = "ospo"

// Committee is the structure of an office without staff of its own: a body whose
// members come from elsewhere.
const Committee = "committee"

// DefaultOSPOName is the name of an office that the map does not name.
const DefaultOSPOName = "OSPO"

// Perspective is one of the four directions in which an OSPO looks.
type Perspective string

// The four perspectives of the OSPO book.
const (
	Upward   Perspective = "upward"
	Downward Perspective = "downward"
	Sideways Perspective = "sideways"
	Outside  Perspective = "outside"
)

// Perspectives lists the four in the order in which all output shows them.
var Perspectives = []Perspective{Upward, Downward, Sideways, Outside}

// PerspectiveAliases are alternative spellings that the parser accepts.
var PerspectiveAliases = map[string]Perspective{"sideward": Sideways, "outward": Outside}

// Hat is one of the five roles of an OSPO's people.
type Hat string

// The five hats of the OSPO book.
const (
	Enabler          Hat = "enabler"
	Counselor        Hat = "counselor"
	Advocate         Hat = "advocate"
	Environmentalist Hat = "environmentalist"
	Gatekeeper       Hat = "gatekeeper"
)

// Hats lists the five in the order of the book.
var Hats = []Hat{Enabler, Counselor, Advocate, Environmentalist, Gatekeeper}

// HatAliases are alternative spellings that the parser accepts.
var HatAliases = map[string]Hat{"facilitator": Enabler}

// Aspect is one of the four fields of an OSPO's work.
type Aspect string

// The four aspects of the OSPO book.
const (
	Strategy   Aspect = "strategy"
	Governance Aspect = "governance"
	Compliance Aspect = "compliance"
	Community  Aspect = "community"
)

// Aspects lists the four in the order of the book.
var Aspects = []Aspect{Strategy, Governance, Compliance, Community}

// Level is a coarse rating of influence or interest. Empty means not recorded.
type Level string

// The three levels.
const (
	Low    Level = "low"
	Medium Level = "medium"
	High   Level = "high"
)

// Levels lists the levels, lowest first.
var Levels = []Level{Low, Medium, High}

// Attitude is a step of the stakeholder engagement assessment matrix. Empty
// means not recorded.
type Attitude string

// Resistant is the attitude of a stakeholder who knows of the office and opposes it.
const Resistant Attitude = "resistant"

// Attitudes lists the five steps, lowest first; the index is the rank.
var Attitudes = []Attitude{"unaware", Resistant, "neutral", "supportive", "leading"}

// Rank returns the index in Attitudes, or -1 if the attitude is not recorded.
func (a Attitude) Rank() int {
	for i, x := range Attitudes {
		if x == a {
			return i
		}
	}
	return -1
}

// Direction is the direction of a collaboration, seen from its From end. Empty means
// not recorded, which is not the same as one-way.
type Direction string

// The three recorded directions.
const (
	DirectionTo   Direction = "to"
	DirectionFrom Direction = "from"
	DirectionBoth Direction = "both"
)

// Strength is how much passes through a collaboration.
type Strength string

// The three strengths. An absent key is parsed as StrengthNormal.
const (
	StrengthWeak   Strength = "weak"
	StrengthNormal Strength = "normal"
	StrengthStrong Strength = "strong"
)

// Status is the state of a collaboration.
type Status string

// The four states of a collaboration. An absent key is parsed as Active.
const (
	Planned Status = "planned"
	Active  Status = "active"
	Paused  Status = "paused"
	Ended   Status = "ended"
)

// ModeCollaboration is the mode of joint work for a limited time, which should lead to
// another mode.
const ModeCollaboration = "collaboration"

// projectCritical is the use of a project that the organisation cannot do without.
const projectCritical = "critical"

// Critical reports whether the organisation cannot do without the project.
func (p *Project) Critical() bool { return p.Use == projectCritical }

// Sector is the kind of organisation that an OSPO serves.
type Sector string

// Sectors lists the known sectors.
var Sectors = []Sector{"business", "government", "university", "ngo", "foundation", "international", "other"}

// Values of the remaining enumerations, in the order in which help shows them.
var (
	Sizes              = []string{"small", "medium", "large"}
	Structures         = []string{"central", "virtual", "hub-and-spoke", "informal", Committee}
	StakeholderStatus  = []string{StakeholderActive, StakeholderWanted}
	Modes              = []string{ModeCollaboration, "x-as-a-service", "facilitating"}
	ProjectUses        = []string{"used", "important", projectCritical}
	AmountPeriods      = []string{"year", "quarter", "month", "once"}
	ReadinessAreas     = []string{"usage", "knowledge", "culture", "tools", "gaps"}
	ReadinessQuestions = []string{"definition", "meaning", "amount-used", "culture", "goals", "usage", "creation", "policies", "legal", "motivations", "challenges", "resources"}
)

// AreaQuestions lists the additional questions for each of ReadinessAreas. They are
// answered like ReadinessQuestions.
var AreaQuestions = map[string][]string{
	"usage":     {"widely-used", "critical"},
	"knowledge": {"licensing", "benefits-and-risks"},
	"culture":   {"sharing", "contributing"},
	"tools":     {"tools-existing", "tools-missing"},
	"gaps":      {"gaps-found", "gaps-closing"},
}

// AllQuestions returns the twelve ReadinessQuestions and then those of each area.
func AllQuestions() []string {
	all := slices.Clone(ReadinessQuestions)
	for _, area := range ReadinessAreas {
		all = append(all, AreaQuestions[area]...)
	}
	return all
}

// ReadinessDays is how long a readiness assessment stays current, in days.
const ReadinessDays = 365

// KnownMethods are the methods that views and rules treat specially. Any other word is
// allowed.
var KnownMethods = []string{
	"program", "compliance", "contribution", "participation", "training", "measuring", "strategy-advice",
	"creating-ospo", "report", "communication", "funding", "leading", "coordination", "support", "approval", "audit",
}

// KnownKinds are the kinds of stakeholder that rules treat specially. Any other word is
// allowed.
var KnownKinds = []string{
	"executive", "board", "sponsor", "engineering", "devtools", "security", "legal", "compliance", "audit",
	"procurement", "product", "marketing", "hr", "architecture", "innersource", "foundation", "project",
	"community", "peer", "regulator", "funder", "vendor", "customer", "public-body", "library", "faculty",
	"students", "it",
}

// KnownProjectStatus are the project stages that help suggests. Any other word is
// allowed.
var KnownProjectStatus = []string{"proposed", "sandbox", "incubating", "graduated", "active", "maintained", "archived"}

// LinkSchemes are the URL schemes that pictures may link to. None of them runs code in
// a browser.
var LinkSchemes = []string{"http", "https", "mailto", "tel", "irc", "ircs", "matrix", "xmpp", "sip", "sips"}
