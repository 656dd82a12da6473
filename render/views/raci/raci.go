// Package raci draws a matrix of responsibilities: a row for each piece of work, a column
// for each party.
package raci

import (
	"fmt"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the RACI view.
var View = view.New(view.View{
	Name:     "raci",
	Question: "Who does the work, who answers for it, who is consulted and who is informed?",
	Use: "A row for each collaboration, for each objective that has an owner, and a column for everybody with a part in it. Every row needs one A, somebody who " +
		"answers for it, and at least one R. Use it where work falls through the cracks. A few rows for what matters most " +
		"are better than one for everything; collaborations without RACI are listed below.",
	Fields: []string{
		"organization.name",
		"ospo.name", "ospo.objectives[].name", "ospo.objectives[].owner", "ospo.objectives[].due", "ospo.objectives[].status",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].status",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].purpose", "collaborations[].raci.responsible", "collaborations[].raci.accountable",
		"collaborations[].raci.consulted", "collaborations[].raci.informed", "collaborations[].status", "collaborations[].started", "collaborations[].ends",
	},
	Draw: drawRACI,
})

var hint = draw.Hint{
	Heading: "No responsibilities are recorded yet",
	Text: "Record for each collaboration that matters who does the work, who alone answers for it, who is consulted " +
		"and who is informed. Each is a list of people or stakeholders; only one should be accountable.",
	Recipe: []string{"collaborations:", "  - to: Legal", "    label: Licence clinic", "    raci:", "      responsible: [Licence compliance]",
		"      accountable: [Head of OSPO]", "      consulted: [Legal]", "      informed: [Product]"},
}

// duty is one of the four roles of RACI.
type duty struct {
	letter      string
	word, plain model.Phrase
}

// duties are in the order in which a cell shows them.
var duties = []duty{
	{"A", "accountable", "answers for it"},
	{"R", "responsible", "does the work"},
	{"C", "consulted", "is asked"},
	{"I", "informed", "is told"},
}

// of returns the ids of the parties with this duty in a collaboration that has a RACI
// record, without repetitions.
func (d duty) of(k *model.Collaboration) []string {
	r := k.RACI
	refs := map[string][]*model.Ref{"A": k.Answerable(), "R": r.Responsible, "C": r.Consulted, "I": r.Informed}[d.letter]
	var ids []string
	for _, ref := range refs {
		if ref.ID != "" && !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}

// assigned is one row: a collaboration or an objective, and the ids of the parties with
// each duty.
type assigned struct {
	id      string // of its group in the picture
	about   model.Subject
	name    string
	with    string
	parties map[string][]string // by letter
}

// ofWork returns the row of a collaboration.
func (t *matrix) ofWork(k *model.Collaboration) *assigned {
	row := &assigned{
		id: fmt.Sprintf("collaboration-%d", k.Index+1), about: model.Subject{Kind: model.AboutCollaboration, ID: t.ids[k]},
		name: card.WorkName(t.o.Words, t.m, k), with: card.With(t.o.Words, t.m, k), parties: map[string][]string{},
	}
	if k.RACI == nil {
		return row
	}
	for _, d := range duties {
		if ids := d.of(k); len(ids) > 0 {
			row.parties[d.letter] = ids
		}
	}
	return row
}

// ofObjective returns the row of an objective: its first owner is accountable, the others
// are responsible.
func (t *matrix) ofObjective(x *model.Objective) *assigned {
	w := t.o.Words
	row := &assigned{
		id: "objective-" + x.ID, about: model.Subject{Kind: model.AboutObjective, ID: x.ID},
		name: model.OneLine(x.Name), with: card.Dotted(w.Say("objective"), card.Told(w, "due {day}", "day", x.Due.String())), parties: map[string][]string{},
	}
	for i, r := range x.Owners() {
		if letter := "R"; r.Known() {
			if i == 0 {
				letter = "A"
			}
			row.parties[letter] = append(row.parties[letter], r.ID)
		}
	}
	return row
}

// trouble returns what is wrong with the row, or "": exactly one party must be accountable.
func (a *assigned) trouble(w *words.Words) string {
	switch n := len(a.parties["A"]); n {
	case 0:
		return w.Say("nobody accountable")
	case 1:
		return ""
	default:
		return w.Say("{n} accountable", "n", n)
	}
}

// party is one column.
type party struct {
	id    string // of its group in the picture
	name  string
	persp model.Perspective
	gap   bool
	marks []string       // messages of findings
	held  map[string]int // number of duties, by letter
}

// found reports whether the check found that not exactly one party is accountable.
func (t *matrix) found(a *assigned) bool {
	return t.o.Found(a.about.Kind, a.about.ID, "accountable-not-one")
}

// matrix is the picture during layout.
type matrix struct {
	o                view.Options
	m                *model.Map
	rows             []*assigned
	aims             int // number of rows that are objectives
	assigned, absent []*model.Collaboration
	columns          []string          // ids: the office first, people, then stakeholders by perspective
	parties          map[string]*party // by id
	ids              map[*model.Collaboration]string
	step             float64 // width of a column
	y                float64
	nodes            []scene.Node
}

func drawRACI(m *model.Map, o view.Options) (*scene.Scene, error) {
	t := &matrix{o: o, m: m, parties: map[string]*party{}, ids: gap.CollaborationIDs(m), y: draw.Top}
	t.collect()
	page := card.Titled(m, o, o.Words.Say("Who does the work, and who answers for it"), t.facts()...)
	if len(t.rows) == 0 {
		return draw.Empty(page, hint), nil
	}
	if len(t.absent) > 0 {
		page.Recipe = hint.Recipe
	}
	if float64(len(t.columns))*raciLeast <= raciWidth-raciNames-raciEdge {
		t.byColumn()
	} else {
		t.byDuty()
	}
	t.notRecorded()
	page.Width, page.Height = raciWidth+2*draw.Margin, t.y
	page.Body, page.Legend = t.nodes, t.signs()
	page.Description += t.describe()
	return card.Framed(page, m, o)
}

func (t *matrix) add(nodes ...scene.Node) { t.nodes = append(t.nodes, nodes...) }

// collect sorts collaborations into rows and those without duties, and adds the columns.
func (t *matrix) collect() {
	for _, k := range card.Work(t.m) {
		if t.addRow(t.ofWork(k)) {
			t.assigned = append(t.assigned, k)
		} else {
			t.absent = append(t.absent, k)
		}
	}
	for _, x := range t.m.OSPO.Objectives {
		if x.Open() && t.addRow(t.ofObjective(x)) {
			t.aims++
		}
	}
	t.column(model.OSPOID, model.OSPOID, t.m.OSPO.Name, "", false)
	for _, p := range t.m.People {
		t.column(p.ID, "person-"+p.ID, p.Name, "", false)
	}
	for _, persp := range model.Perspectives {
		for _, s := range t.m.In(persp) {
			t.column(s.ID, "stakeholder-"+s.ID, s.Name, persp, s.Wanted && !t.o.NoGaps)
		}
	}
}

// addRow adds a row unless nobody has a duty in it, and reports whether it did.
func (t *matrix) addRow(row *assigned) bool {
	if len(row.parties) == 0 {
		return false
	}
	t.rows = append(t.rows, row)
	for letter, ids := range row.parties {
		for _, id := range ids {
			t.party(id).held[letter]++
		}
	}
	return true
}

func (t *matrix) party(id string) *party {
	if t.parties[id] == nil {
		t.parties[id] = &party{held: map[string]int{}}
	}
	return t.parties[id]
}

// column adds a column for a party that has a duty in any row.
func (t *matrix) column(id, group, name string, persp model.Perspective, gap bool) {
	if p := t.parties[id]; p != nil {
		p.id, p.name, p.persp, p.gap = group, name, persp, gap
		if !gap && (persp != "" || id == model.OSPOID) {
			p.marks = t.o.Marks(group)
		}
		t.columns = append(t.columns, id)
	}
}

func (t *matrix) facts() []string {
	say := t.o.Words.Say
	facts := card.Counts(t.o.Words, "{n} of {all|collaboration} assigned", t.assigned, slices.Concat(t.assigned, t.absent))
	if t.aims > 0 {
		facts = append(facts, say("{n|objective} with an owner", "n", t.aims))
	}
	if n := len(t.troubled()); n > 0 {
		facts = append(facts, say("{n} without exactly one accountable", "n", n))
	}
	return facts
}

// troubled returns the rows in which not exactly one party is accountable.
func (t *matrix) troubled() []*assigned {
	return slices.DeleteFunc(slices.Clone(t.rows), func(a *assigned) bool { return len(a.parties["A"]) == 1 })
}

// said returns the row in words.
func (t *matrix) said(a *assigned) []string {
	var said []string
	w := t.o.Words
	for _, d := range duties {
		if who := model.Each(a.parties[d.letter], t.m.NameOf); len(who) > 0 {
			said = append(said, w.Say("{heading}: {list}", "heading", d.word, "list", words.Said(w.List(who...))))
		}
	}
	if trouble := a.trouble(w); trouble != "" {
		said = append(said, trouble)
	}
	return said
}

// notRecorded lists the collaborations without recorded duties.
func (t *matrix) notRecorded() {
	if len(t.absent) == 0 {
		return
	}
	w := t.o.Words
	chips := model.Each(t.absent, func(k *model.Collaboration) *card.Chip {
		name, with := card.WorkName(w, t.m, k), card.With(w, t.m, k)
		group := &scene.Group{ID: fmt.Sprintf("collaboration-%d", k.Index+1), Class: "chip", Role: "listitem", Label: w.List(name, with), Tooltip: name + "\n" + with}
		return &card.Chip{Words: w, Group: group, Name: card.WorkTitle(w, t.m, k), Persp: card.WorkPerspective(t.m, k), Note: card.StatusWord(t.o, k)}
	})
	nodes, h := card.Unplaced(w.Say("Not recorded"), w.Say("No RACI is recorded for these."),
		chips, draw.Margin, t.y+4, raciWidth)
	t.add(nodes...)
	t.y += h + 4
}

func (t *matrix) signs() []draw.Sign {
	var signs draw.Signs
	say := t.o.Words.Say
	for _, d := range duties {
		used := slices.ContainsFunc(t.rows, func(a *assigned) bool { return len(a.parties[d.letter]) > 0 })
		signs.Add(used, 2*raciRadius, say(d.word)+": "+say(d.plain), func(x, y float64) []scene.Node { return dutyMark(d, x+raciRadius, y) })
	}
	signs = append(signs, t.emblems()...)
	marked := func(id string) bool { return t.step > 0 && len(t.parties[id].marks) > 0 }
	signs.Add(slices.ContainsFunc(t.columns, marked), 11, say("finding"), draw.Warning)
	gap := func(id string) bool { return t.step > 0 && t.parties[id].gap }
	signs.Add(slices.ContainsFunc(t.columns, gap), 22, say("gap: nobody is there yet"), card.GapBox)
	signs.Add(slices.ContainsFunc(t.rows, t.found), 22, say("not exactly one accountable"), card.GapBox)
	return signs
}

// emblems explain the shapes above the columns and next to the names.
func (t *matrix) emblems() []draw.Sign {
	used := map[model.Perspective]bool{}
	for _, id := range t.columns {
		used[t.parties[id].persp] = t.step > 0 // only the matrix shows them
	}
	for _, k := range t.absent {
		used[card.WorkPerspective(t.m, k)] = true
	}
	var signs draw.Signs
	signs.Add(used[""], 9, t.o.Words.Say("in the office"), func(x, y float64) []scene.Node { return []scene.Node{draw.Emblem("", x+4.5, y)} })
	return append(signs, card.PerspectiveSigns(t.o.Words, used)...)
}

// describe returns who is accountable for how much, and what nobody alone is accountable for.
func (t *matrix) describe() string {
	w := t.o.Words
	var answers, troubled []string
	for _, id := range t.columns {
		if n := t.parties[id].held["A"]; n > 0 {
			answers = append(answers, w.Say("{who} for {n}", "who", t.parties[id].name, "n", n))
		}
	}
	for _, a := range t.troubled() {
		troubled = append(troubled, a.name+" ("+a.trouble(w)+")")
	}
	return draw.Listed(w, "Accountable: {list}.", answers) + draw.Listed(w, "Without exactly one accountable: {list}.", troubled)
}
