package register

import (
	"cmp"
	"slices"
	"strconv"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// column is one field of the entries of a list, as a column of a table.
type column struct {
	path string
	get  func(entry any) []string     // as in the map; references by id
	refs func(entry any) []*model.Ref // of a column of references; nil for others
}

// columns holds the columns of each list, in the order of a table.
var columns = sync.OnceValue(func() map[string][]column {
	return map[string][]column{
		"stakeholders":       stakeholderColumns(),
		"collaborations":     collaborationColumns(),
		"people":             personColumns(),
		"projects":           projectColumns(),
		"organization.goals": goalColumns(),
		"ospo.objectives":    objectiveColumns(),
	}
})

func col[T any](path string, get func(*T) []string) column {
	return column{path: path, get: func(e any) []string { return get(e.(*T)) }}
}

// ref returns a column of references.
func ref[T any](path string, get func(*T) []*model.Ref) column {
	refs := func(e any) []*model.Ref {
		return slices.DeleteFunc(get(e.(*T)), func(r *model.Ref) bool { return r == nil })
	}
	return column{path: path, get: func(e any) []string { return model.Each(refs(e), named) }, refs: refs}
}

func text[T any, W ~string](path string, get func(*T) W) column {
	return col(path, func(e *T) []string { return one(string(get(e))) })
}

func day[T any](path string, get func(*T) model.Date) column {
	return col(path, func(e *T) []string { return one(get(e).String()) })
}

// one returns a list of one text, or nil if the text is empty.
func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// named returns the id that a reference names, or its text if it names nothing.
func named(r *model.Ref) string { return cmp.Or(r.ID, r.Text) }

func wish(e *model.Expectation) string { return e.Text }

func member(m *model.Member) string { return m.Name }

// address returns the address of a source, or its title if it has none.
func address(s model.Source) string { return cmp.Or(s.URL, s.Title) }

// whole returns a number that may not be recorded.
func whole(n *int) []string {
	if n == nil {
		return nil
	}
	return one(strconv.Itoa(*n))
}

func decimal(n *float64) []string {
	if n == nil {
		return nil
	}
	return one(strconv.FormatFloat(*n, 'f', -1, 64))
}

// unless returns a text only if its key is written in the map, and not for a default.
func unless(e model.Entry, key, text string) []string {
	if !e.Has(key) {
		return nil
	}
	return one(text)
}

func stakeholderColumns() []column {
	return []column{
		col("id", func(s *model.Stakeholder) []string { return unless(s.Entry, "id", s.ID) }),
		text("name", func(s *model.Stakeholder) string { return s.Name }),
		col("perspective", func(s *model.Stakeholder) []string { return unless(s.Entry, "perspective", string(s.Perspective)) }),
		ref("part_of", func(s *model.Stakeholder) []*model.Ref { return []*model.Ref{s.PartOf} }),
		text("group", func(s *model.Stakeholder) string { return s.Group }),
		text("role", func(s *model.Stakeholder) string { return s.Role }),
		text("kind", func(s *model.Stakeholder) string { return s.Kind }),
		text("influence", func(s *model.Stakeholder) model.Level { return s.Influence }),
		text("interest", func(s *model.Stakeholder) model.Level { return s.Interest }),
		text("engagement.current", func(s *model.Stakeholder) model.Attitude { return s.Current }),
		text("engagement.desired", func(s *model.Stakeholder) model.Attitude { return s.Desired }),
		col("needs", func(s *model.Stakeholder) []string { return model.Each(s.Needs, wish) }),
		col("expectations", func(s *model.Stakeholder) []string { return model.Each(s.Expectations, wish) }),
		col("members", func(s *model.Stakeholder) []string {
			return append(model.Each(s.Members, member), whole(s.MemberCount)...)
		}),
		col("seats", func(s *model.Stakeholder) []string { return whole(s.Seats) }),
		col("contacts", func(s *model.Stakeholder) []string { return model.Each(s.Contacts, member) }),
		ref("owner", func(s *model.Stakeholder) []*model.Ref { return s.Owners() }),
		col("status", func(s *model.Stakeholder) []string { return unless(s.Entry, "status", s.Status()) }),
		col("tags", func(s *model.Stakeholder) []string { return s.Tags }),
		col("sources", func(s *model.Stakeholder) []string { return model.Each(s.Sources, address) }),
		text("note", func(s *model.Stakeholder) string { return s.Note }),
	}
}

func collaborationColumns() []column {
	return []column{
		col(Entry, func(*model.Collaboration) []string { return nil }),
		col("id", func(c *model.Collaboration) []string { return unless(c.Entry, "id", c.ID) }),
		ref("from", func(c *model.Collaboration) []*model.Ref { return written(c.Entry, "from", c.From) }),
		ref("to", func(c *model.Collaboration) []*model.Ref { return written(c.Entry, "to", c.To) }),
		col("method", func(c *model.Collaboration) []string { return c.Methods }),
		text("label", func(c *model.Collaboration) string { return c.Label }),
		text("direction", func(c *model.Collaboration) model.Direction { return c.Direction }),
		text("mode", func(c *model.Collaboration) string { return c.Mode }),
		text("aspect", func(c *model.Collaboration) model.Aspect { return c.Aspect }),
		col("strength", func(c *model.Collaboration) []string { return unless(c.Entry, "strength", string(c.Strength)) }),
		col("channel", func(c *model.Collaboration) []string { return one(cmp.Or(c.ChannelURL, c.Channel)) }),
		text("cadence", func(c *model.Collaboration) model.Cadence { return c.Cadence }),
		text("slot", func(c *model.Collaboration) string { return c.Slot }),
		text("purpose", func(c *model.Collaboration) string { return c.Purpose }),
		ref("owner", func(c *model.Collaboration) []*model.Ref { return c.Owners() }),
		ref("raci.responsible", raci(func(r *model.RACI) []*model.Ref { return r.Responsible })),
		ref("raci.accountable", raci(func(r *model.RACI) []*model.Ref { return r.Accountable })),
		ref("raci.consulted", raci(func(r *model.RACI) []*model.Ref { return r.Consulted })),
		ref("raci.informed", raci(func(r *model.RACI) []*model.Ref { return r.Informed })),
		ref("goals", func(c *model.Collaboration) []*model.Ref { return slices.Clone(c.Goals) }),
		ref("answers", func(c *model.Collaboration) []*model.Ref { return slices.Clone(c.Answers) }),
		col("status", func(c *model.Collaboration) []string { return unless(c.Entry, "status", string(c.Status)) }),
		day("started", func(c *model.Collaboration) model.Date { return c.Started }),
		day("ends", func(c *model.Collaboration) model.Date { return c.Ends }),
		day("last_held", func(c *model.Collaboration) model.Date { return c.LastHeld }),
		col("amount.value", amount(func(a *model.Amount) []string { return decimal(&a.Value) })),
		col("amount.currency", amount(func(a *model.Amount) []string { return one(a.Currency) })),
		col("amount.per", amount(func(a *model.Amount) []string { return one(a.Per) })),
		col("evidence", func(c *model.Collaboration) []string { return one(cmp.Or(c.Evidence, c.EvidenceTitle)) }),
		text("note", func(c *model.Collaboration) string { return c.Note }),
	}
}

// Entry is the column that tells which collaboration of a map a row is about, as findings
// name it. It is not a field of the map.
const Entry = "entry"

var entryField = &parse.Field{Key: Entry, Kind: parse.KindLine, Doc: "which collaboration of the map this is; leave it empty for a new one"}

// written returns a reference only if it is written in the map: an end left out is the
// office.
func written(e model.Entry, key string, r *model.Ref) []*model.Ref {
	if !e.Has(key) {
		return nil
	}
	return []*model.Ref{r}
}

func raci(get func(*model.RACI) []*model.Ref) func(*model.Collaboration) []*model.Ref {
	return func(c *model.Collaboration) []*model.Ref {
		if c.RACI == nil {
			return nil
		}
		return slices.Clone(get(c.RACI))
	}
}

func amount(get func(*model.Amount) []string) func(*model.Collaboration) []string {
	return func(c *model.Collaboration) []string {
		if c.Amount == nil {
			return nil
		}
		return get(c.Amount)
	}
}

func personColumns() []column {
	return []column{
		col("id", func(p *model.Person) []string { return unless(p.Entry, "id", p.ID) }),
		text("name", func(p *model.Person) string { return p.Name }),
		col("lead", func(p *model.Person) []string { return unless(p.Entry, "lead", strconv.FormatBool(p.Lead)) }),
		col("hats", func(p *model.Person) []string { return model.Plain(p.Hats) }),
		col("allocation", func(p *model.Person) []string { return decimal(p.Allocation) }),
		day("until", func(p *model.Person) model.Date { return p.Until }),
	}
}

func projectColumns() []column {
	return []column{
		col("id", func(p *model.Project) []string { return unless(p.Entry, "id", p.ID) }),
		text("name", func(p *model.Project) string { return p.Name }),
		text("use", func(p *model.Project) string { return p.Use }),
		text("url", func(p *model.Project) string { return p.URL }),
		text("status", func(p *model.Project) string { return p.Status }),
		text("group", func(p *model.Project) string { return p.Group }),
		ref("stakeholder", func(p *model.Project) []*model.Ref { return []*model.Ref{p.Stakeholder} }),
		ref("owner", func(p *model.Project) []*model.Ref { return p.Owners() }),
	}
}

func goalColumns() []column {
	return []column{
		text("id", func(g *model.Goal) string { return g.ID }),
		text("name", func(g *model.Goal) string { return g.Name }),
	}
}

func objectiveColumns() []column {
	return []column{
		text("id", func(o *model.Objective) string { return o.ID }),
		text("name", func(o *model.Objective) string { return o.Name }),
		ref("owner", func(o *model.Objective) []*model.Ref { return o.Owners() }),
		ref("supports", func(o *model.Objective) []*model.Ref { return slices.Clone(o.Supports) }),
		text("measure", func(o *model.Objective) string { return o.Measure }),
		text("baseline", func(o *model.Objective) string { return o.Baseline }),
		text("target", func(o *model.Objective) string { return o.Target }),
		day("due", func(o *model.Objective) model.Date { return o.Due }),
		col("status", func(o *model.Objective) []string { return unless(o.Entry, "status", string(o.Status)) }),
		ref("answers", func(o *model.Objective) []*model.Ref { return slices.Clone(o.Answers) }),
	}
}

// Written returns how an entry writes the references of a field, by the id that each
// names; nil if the field holds no references.
func Written(list, path string, entry any) map[string]string {
	for _, c := range columns()[list] {
		if c.path == path && c.refs != nil {
			written := map[string]string{}
			for _, r := range c.refs(entry) {
				written[named(r)] = r.Text
			}
			return written
		}
	}
	return nil
}

// Values returns the values of a field of an entry; references by id.
func Values(list, path string, entry any) []string {
	for _, c := range columns()[list] {
		if c.path == path {
			return c.get(entry)
		}
	}
	return nil
}

// Shown is a field of the entries of a list, as a column of a table.
type Shown struct {
	Path    string
	Heading string
	Field   *parse.Field
}

// Columns returns the fields of a list in the order of a table.
func Columns(list string) []Shown {
	var out []Shown
	for _, c := range columns()[list] {
		out = append(out, Shown{c.path, headingIn(list, c.path), fieldOf(c.path, list)})
	}
	return out
}
