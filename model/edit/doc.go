package edit

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// doc is one state of a map: its text, its tree and its content.
type doc struct {
	text     []byte
	tree     *parse.Tree
	m        *model.Map
	findings []model.Finding
	known    map[*parse.Node]*data
	root     *data
	values   map[[2]int]*parse.Node // values by line and column
	byKind   map[model.SubjectKind][]thing

	// The style of the file, by the first example of each.
	step, dash int  // how much deeper than its key a mapping is, and a dash
	blanks     bool // braces have spaces inside

	splices []splice
	rank    int // of the splices being planned
	claims  map[claim]bool
	gone    [][2]int  // what is removed, including the comments there
	renamed *renaming // what references must follow
}

// claim is something that a pending edit changes, so that no other edit of the round may.
type claim struct {
	node *parse.Node
	key  string
}

var errConflict = errors.New("two edits are about the same place")

// open reads a state of a map. A map that is not valid YAML cannot be edited.
func open(text []byte) (*doc, error) {
	d := &doc{text: text, claims: map[claim]bool{}, byKind: map[model.SubjectKind][]thing{}}
	d.m, d.findings = parse.Parse("map", text)
	if refused := parse.Unreadable(d.findings); len(refused) > 0 {
		return nil, refuse("the map can't be read: %s", refused[0].Message)
	}
	if d.tree = parse.ReadTree(text); d.tree == nil {
		return nil, refuse("this map is too unusual to be edited safely")
	}
	d.known = map[*parse.Node]*data{}
	d.root = decode(d.tree.Root, d.known)
	d.values = map[[2]int]*parse.Node{}
	d.place(d.tree.Root)
	for _, e := range d.tree.Entries() {
		d.place(e.Val)
	}
	d.habits()
	return d, nil
}

// place records where a value begins. No two values begin at the same place: a collection
// begins with a key, a dash or a bracket.
func (d *doc) place(n *parse.Node) {
	if at := [2]int{n.Line(), n.Column()}; d.values[at] == nil {
		d.values[at] = n
	}
}

// at returns the value that the reader found at a position, or nil.
func (d *doc) at(p model.Pos) *parse.Node { return d.values[[2]int{p.Line, p.Column}] }

// thing is an entry of the map, which a path may begin with.
type thing struct {
	kind model.SubjectKind
	id   string   // the id that references use
	ids  []string // all ids that a path may use, in order of preference
	name string
	at   *parse.Node
}

// kinds lists the words that a path may begin with, and the list of such things, if there
// is one.
var kinds = []struct {
	kind  model.SubjectKind
	list  string
	words []string
}{
	{model.AboutStakeholder, "stakeholders", []string{"stakeholder", "stakeholders"}},
	{model.AboutCollaboration, "collaborations", []string{"collaboration", "collaborations"}},
	{model.AboutPerson, "people", []string{"person", "people"}},
	{model.AboutGoal, "organization.goals", []string{"goal", "goals"}},
	{model.AboutObjective, "ospo.objectives", []string{"objective", "objectives"}},
	{model.AboutExpectation, "", []string{"expectation", "expectations", "need", "needs"}},
	{model.AboutProject, "projects", []string{"project", "projects"}},
	{model.AboutAccept, "accept", []string{"accept"}},
}

// ListOf returns the list of a map that holds things of a kind; empty if there is none.
func ListOf(kind model.SubjectKind) string {
	for _, k := range kinds {
		if k.kind == kind {
			return k.list
		}
	}
	return ""
}

// KindOf returns the kind of the entries of a list; empty if there is no such list.
func KindOf(list string) model.SubjectKind {
	for _, k := range kinds {
		if k.list == list {
			return k.kind
		}
	}
	return ""
}

// things returns the entries of one kind, in file order.
func (d *doc) things(kind model.SubjectKind) []thing {
	if d.byKind[kind] == nil {
		d.byKind[kind] = d.listThings(kind)
	}
	return d.byKind[kind]
}

func (d *doc) listThings(kind model.SubjectKind) []thing {
	all := []thing{}
	add := func(id, name string, e model.Entry, ids ...string) {
		if n := d.at(e.Pos); n != nil {
			all = append(all, thing{kind: kind, id: id, ids: append([]string{id}, ids...), name: name, at: n})
		}
	}
	m := d.m
	switch kind {
	case model.AboutStakeholder:
		for _, s := range m.Stakeholders {
			add(s.ID, s.Name, s.Entry)
		}
	case model.AboutPerson:
		for _, p := range m.People {
			add(p.ID, p.Name, p.Entry)
		}
	case model.AboutGoal:
		for _, g := range m.Organization.Goals {
			add(g.ID, g.Name, g.Entry)
		}
	case model.AboutObjective:
		for _, o := range m.OSPO.Objectives {
			add(o.ID, o.Name, o.Entry)
		}
	case model.AboutProject:
		for _, p := range m.Projects {
			add(p.ID, p.Name, p.Entry)
		}
	case model.AboutExpectation:
		for _, s := range m.Stakeholders {
			for _, e := range slices.Concat(s.Needs, s.Expectations) {
				add(e.ID, e.Text, e.Entry)
			}
		}
	case model.AboutAccept:
		for _, a := range m.Accepts {
			add(a.Rule+"/"+a.Target, "", a.Entry, a.Rule)
		}
	case model.AboutCollaboration:
		ids := gap.CollaborationIDs(m)
		for _, c := range collaborations(m) {
			add(c.ID, c.Label, c.Entry, append([]string{ids[c]}, ends(c)...)...)
		}
	}
	return all
}

// collaborations returns all entries of the list of collaborations, in file order.
func collaborations(m *model.Map) []*model.Collaboration {
	all := slices.Concat(m.Collaborations, m.Activities)
	slices.SortFunc(all, func(a, b *model.Collaboration) int { return cmp.Compare(a.Index, b.Index) })
	return all
}

// ends returns the id of a collaboration by its partner or, without the office, its two
// ends.
func ends(c *model.Collaboration) []string {
	from, to := cmp.Or(c.From.ID, parse.Slug(c.From.Text)), cmp.Or(c.To.ID, parse.Slug(c.To.Text))
	switch {
	case from == model.OSPOID:
		return []string{to}
	case to == model.OSPOID:
		return []string{from}
	}
	return []string{from + ">" + to}
}

// indentOf returns the indent of the line up to an offset.
func (d *doc) indentOf(offset int) int {
	line := string(d.text[d.lineStart(offset):offset])
	return len(line) - len(strings.TrimLeft(line, " "))
}
