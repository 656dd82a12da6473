package scene

// Detail is everything known about one card of the picture, for interactive formats. It
// holds plain text, never markup.
type Detail struct {
	ID          string // ID of its Group, such as stakeholder-legal
	Title       string // the name
	Subtitle    string // the role; may be empty
	Perspective string // upward, downward, sideways or outside; empty for the OSPO
	Gap         bool   // nobody is recorded there yet
	Ghost       bool   // stands for somebody the map does not record
	Person      bool   // a member of the office's team rather than a stakeholder
	Left        bool   // no longer works for the office; shown, but not counted
	Facts       []Fact
	Relations   []Relation
	Findings    []Finding
	Start       []Step // what to do first; only for the office
}

// Step is something to do first: a finding, the number of findings it resolves, and the
// lines of the map that would fix or accept it.
type Step struct {
	Finding
	Closes  int    // number of further findings it resolves
	Mend    string // lines of YAML; empty if only the author can write them
	Instead string // the entry that accepts the finding
}

// Fact is one known fact, such as the owner. Terms repeat for several facts of a kind,
// such as two needs.
type Fact struct {
	Term     string
	Text     string
	Href     string // https, http or mailto; may be empty
	Internal bool   // marked as internal, such as a judgement about people
}

// Relation is one collaboration, seen from the Detail that holds it. A collaboration
// between two cards appears in both.
type Relation struct {
	With   string // ID of the Detail at the other end
	Name   string // title of that Detail
	Text   string // what they do
	Flow   string // to, from or both, seen from here; empty if not recorded
	Number int    // printed number of a link between two cards; 0 for one with the OSPO
	Href   string // evidence; https, http or mailto; may be empty
	Facts  []Fact
}

// Finding is one finding about a card.
type Finding struct {
	Rule     string // id of the rule
	Title    string // translated title of the rule; empty in English
	Address  string // page that explains the rule; may be empty
	Severity string // warning or info
	Message  string
	Advice   string // what to do about it; may be empty
	Edit     string // lines for the map, or a command, that would fix it; may be empty
}
