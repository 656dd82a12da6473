package scene

// Detail is all that is known about one card of the picture, for formats that
// can answer a reader's questions. It holds plain text, never markup.
type Detail struct {
	ID          string // of the Group that it is about, such as stakeholder-legal
	Title       string // the name
	Subtitle    string // the role; may be empty
	Perspective string // upward, downward, sideways or outside; empty for the OSPO
	Gap         bool   // nobody is there yet
	Ghost       bool   // it stands for nobody whom the map records
	Person      bool   // of the office's team, and no stakeholder
	Facts       []Fact
	Relations   []Relation
	Findings    []Finding
	Start       []Step // what to do first; of the office alone
}

// Step is something to do first: what was found, how much folds under it, and the
// lines of the map that would fix or accept it.
type Step struct {
	Finding
	Closes  int    // findings that end with it
	Mend    string // lines of YAML; empty where only its writer has the words
	Instead string // the entry that accepts it
}

// Fact is one thing known, such as the owner. Terms repeat where there is more
// than one, such as two needs.
type Fact struct {
	Term     string
	Text     string
	Href     string // https, http or mailto; may be empty
	Internal bool   // a judgement about people, not meant for those it is about
}

// Relation is one collaboration, seen from the Detail that holds it. One between
// two cards is held by both.
type Relation struct {
	With   string // ID of the Detail at the other end
	Name   string // and its title
	Text   string // what they do
	Flow   string // to, from or both, seen from here; empty where not recorded
	Number int    // of the link between two cards, as printed; 0 with the OSPO
	Href   string // evidence; https, http or mailto; may be empty
	Facts  []Fact
}

// Finding is one thing that the check has to say about a card.
type Finding struct {
	Rule     string // id of the rule
	Title    string // of the rule, in other languages than English
	Address  string // of the page behind the rule; may be empty
	Severity string // warning or info
	Message  string
	Advice   string // what to do about it; may be empty
	Edit     string // lines for the map, or a command, that would fix it; may be empty
}
