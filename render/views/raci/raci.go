package raci

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the view raci.
var View = view.New(view.View{
	Name:     "raci",
	Question: "Who does the work, who answers for it, who is asked and who is told?",
	Use: "A row for each collaboration and a column for everybody with a part in it. Every row needs one A, somebody who " +
		"answers for it, and at least one R. Use it where work falls between two chairs. A few rows for what matters most " +
		"are better than one for everything; what has none is listed below.",
	Fields: []string{
		"organization.name",
		"ospo.name",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].status",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].purpose", "collaborations[].raci.responsible", "collaborations[].raci.accountable",
		"collaborations[].raci.consulted", "collaborations[].raci.informed", "collaborations[].status",
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

// duty is what one party has to do with one collaboration.
type duty struct{ letter, word, plain string }

// duties are listed in the order in which a cell shows them.
var duties = []duty{
	{"A", "accountable", "answers for it"},
	{"R", "responsible", "does the work"},
	{"C", "consulted", "is asked"},
	{"I", "informed", "is told"},
}

// of are the parties with a duty, each once.
func (d duty) of(r *model.RACI) []string {
	refs := map[string][]*model.Ref{"A": r.Accountable, "R": r.Responsible, "C": r.Consulted, "I": r.Informed}[d.letter]
	var ids []string
	for _, ref := range refs {
		if ref.ID != "" && !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}

// assigned is one row: a collaboration and the ids behind each duty.
type assigned struct {
	work    *model.Collaboration
	name    string
	with    string
	parties map[string][]string // by letter
}

// trouble says what is wrong with the row, or nothing: exactly one is to be
// accountable.
func (a *assigned) trouble() string {
	switch n := len(a.parties["A"]); n {
	case 0:
		return "nobody accountable"
	case 1:
		return ""
	default:
		return fmt.Sprintf("%d accountable", n)
	}
}

// party is one column.
type party struct {
	id    string // of its group in the picture
	name  string
	persp model.Perspective
	gap   bool
	held  map[string]int // how often, by letter
}

// found reports whether the check found that not exactly one is accountable.
func (t *matrix) found(a *assigned) bool {
	return t.o.Found(model.AboutCollaboration, t.ids[a.work], "accountable-not-one")
}

// matrix is the picture while it is laid out.
type matrix struct {
	o       view.Options
	m       *model.Map
	rows    []*assigned
	absent  []*model.Collaboration
	columns []string          // ids: the office first, people, then stakeholders by perspective
	parties map[string]*party // by id
	ids     map[*model.Collaboration]string
	step    float64 // width of a column
	y       float64
	nodes   []scene.Node
}

func drawRACI(m *model.Map, o view.Options) (*scene.Scene, error) {
	t := &matrix{o: o, m: m, parties: map[string]*party{}, ids: gap.CollaborationIDs(m), y: draw.Top}
	t.collect()
	page := card.Titled(m, o, "Who does the work, and who answers for it", t.facts()...)
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
	card.AddDetails(&page, m, o)
	return draw.Frame(page), nil
}

func (t *matrix) add(nodes ...scene.Node) { t.nodes = append(t.nodes, nodes...) }

// collect sorts collaborations into rows and those without a record, and names
// the columns.
func (t *matrix) collect() {
	for _, k := range card.Present(t.m) {
		row := &assigned{work: k, name: card.WorkName(t.m, k), with: "with " + card.Between(t.m, k), parties: map[string][]string{}}
		if k.RACI != nil {
			for _, d := range duties {
				if ids := d.of(k.RACI); len(ids) > 0 {
					row.parties[d.letter] = ids
				}
			}
		}
		if len(row.parties) == 0 {
			t.absent = append(t.absent, k)
			continue
		}
		t.rows = append(t.rows, row)
		for letter, ids := range row.parties {
			for _, id := range ids {
				t.party(id).held[letter]++
			}
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

func (t *matrix) party(id string) *party {
	if t.parties[id] == nil {
		t.parties[id] = &party{held: map[string]int{}}
	}
	return t.parties[id]
}

// column adds a column for those that any row names.
func (t *matrix) column(id, group, name string, persp model.Perspective, gap bool) {
	if p := t.parties[id]; p != nil {
		p.id, p.name, p.persp, p.gap = group, name, persp, gap
		t.columns = append(t.columns, id)
	}
}

func (t *matrix) facts() []string {
	facts := []string{fmt.Sprintf("%d of %s assigned", len(t.rows), model.Counted(len(t.rows)+len(t.absent), "collaboration"))}
	if n := len(t.troubled()); n > 0 {
		facts = append(facts, fmt.Sprintf("%d without exactly one accountable", n))
	}
	return facts
}

// troubled lists the rows in which not exactly one is accountable.
func (t *matrix) troubled() []*assigned {
	return slices.DeleteFunc(slices.Clone(t.rows), func(a *assigned) bool { return a.trouble() == "" })
}

// said is the row in words.
func (t *matrix) said(a *assigned) []string {
	var said []string
	for _, d := range duties {
		var who []string
		for _, id := range a.parties[d.letter] {
			who = append(who, t.m.NameOf(id))
		}
		if len(who) > 0 {
			said = append(said, d.word+": "+strings.Join(who, ", "))
		}
	}
	if trouble := a.trouble(); trouble != "" {
		said = append(said, trouble)
	}
	return said
}

// notRecorded lists the collaborations that say nothing about duties.
func (t *matrix) notRecorded() {
	if len(t.absent) == 0 {
		return
	}
	chips := make([]*card.Chip, len(t.absent))
	for i, k := range t.absent {
		c := &card.Chip{Name: card.WorkTitle(t.m, k), Persp: card.WorkPerspective(t.m, k), Note: card.StatusWord(k)}
		c.Group = &scene.Group{
			ID: fmt.Sprintf("collaboration-%d", k.Index+1), Class: "chip", Role: "listitem",
			Label: card.WorkName(t.m, k) + ", with " + card.Between(t.m, k), Tooltip: card.WorkName(t.m, k) + "\nwith " + card.Between(t.m, k),
		}
		chips[i] = c
	}
	nodes, h := card.Unplaced("Not recorded", "Who does the work and who answers for it is not recorded for these.",
		chips, draw.Margin, t.y+4, raciWidth)
	t.add(nodes...)
	t.y += h + 4
}

func (t *matrix) signs() []draw.Sign {
	var signs []draw.Sign
	for _, d := range duties {
		if slices.ContainsFunc(t.rows, func(a *assigned) bool { return len(a.parties[d.letter]) > 0 }) {
			signs = append(signs, draw.Sign{Width: 2 * raciRadius, Word: d.word + ": " + d.plain, Draw: func(x, y float64) []scene.Node {
				return dutyMark(d, x+raciRadius, y)
			}})
		}
	}
	signs = append(signs, t.emblems()...)
	if slices.ContainsFunc(t.rows, t.found) {
		signs = append(signs, draw.Sign{Width: 22, Word: "not exactly one accountable", Draw: card.GapBox})
	}
	return signs
}

// emblems explain the shapes above the columns and before the names.
func (t *matrix) emblems() []draw.Sign {
	used := map[model.Perspective]bool{}
	for _, id := range t.columns {
		used[t.parties[id].persp] = t.step > 0 // only the matrix shows them
	}
	for _, k := range t.absent {
		used[card.WorkPerspective(t.m, k)] = true
	}
	var signs []draw.Sign
	if used[""] {
		signs = append(signs, draw.Sign{Width: 9, Word: "in the office", Draw: func(x, y float64) []scene.Node {
			return []scene.Node{emblem("", x+4.5, y)}
		}})
	}
	return append(signs, card.PerspectiveSigns(used)...)
}

// describe says who answers for what, and what nobody alone answers for.
func (t *matrix) describe() string {
	said := ""
	var answers, troubled []string
	for _, id := range t.columns {
		if n := t.parties[id].held["A"]; n > 0 {
			answers = append(answers, fmt.Sprintf("%s for %d", t.parties[id].name, n))
		}
	}
	if len(answers) > 0 {
		said += " Accountable: " + draw.Spoken(answers) + "."
	}
	for _, a := range t.troubled() {
		troubled = append(troubled, a.name+" ("+a.trouble()+")")
	}
	if len(troubled) > 0 {
		said += " Without exactly one accountable: " + draw.Spoken(troubled) + "."
	}
	return said
}
