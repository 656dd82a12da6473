package voices

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/parse"
)

// Collected is a map after adding answers.
type Collected struct {
	Source []byte
	Told   []string // what needs attention because no edit can express it
	Count  Count
}

// Count is the number of answers and expectations that were added, and of expectations
// that were confirmed.
type Count struct{ Answers, Expectations, Confirmed int }

// String returns the counts in one line.
func (c Count) String() string {
	return fmt.Sprintf("%s and %s taken over; %d confirmed", model.Counted(c.Answers, "answer"), model.Counted(c.Expectations, "expectation"), c.Confirmed)
}

// File is a file of answers and its findings.
type File struct {
	Name     string
	Source   []byte
	Findings []model.Finding
}

// Collect adds answers to a map without errors: each answer with its author and date,
// replacing an older one by that author alone; expectations in the stakeholder's words;
// and further expectations. Existing content is not repeated, so collecting again
// changes nothing. If any file has findings, those files are returned and nothing is
// added.
func Collect(name string, src []byte, files []File) (*Collected, []File, error) {
	m, _ := parse.Parse(name, src)
	var wrong []File
	var all []*Answers
	for _, f := range files {
		a, findings := Read(f.Name, f.Source, m)
		if f.Findings = findings; len(findings) > 0 {
			wrong = append(wrong, f)
		}
		all = append(all, a)
	}
	if len(wrong) > 0 {
		return nil, wrong, nil
	}
	slices.SortStableFunc(all, func(a, b *Answers) int {
		return cmp.Or(cmp.Compare(a.Date.String(), b.Date.String()), cmp.Compare(a.File, b.File))
	})
	c := &Collected{Source: src}
	for i, a := range all {
		for _, b := range all[:i] {
			c.part(a, b)
		}
		if err := c.add(name, a); err != nil {
			return nil, nil, fmt.Errorf("the answers of %s can't be added: %w", quoted(a.Stakeholder.Text), err)
		}
	}
	return c, nil, nil
}

// part removes and reports answers that differ from those in another file of the same
// stakeholder and day: two people may speak for a unit, and neither answer is newer.
func (c *Collected) part(a, other *Answers) {
	if a.Stakeholder.Key != other.Stakeholder.Key || a.Date != other.Date {
		return
	}
	a.Answers = slices.DeleteFunc(a.Answers, func(x named) bool {
		i := slices.IndexFunc(other.Answers, func(o named) bool { return o.Key == x.Key })
		if i < 0 || other.Answers[i].Text == x.Text {
			return false
		}
		c.Told = append(c.Told, fmt.Sprintf("%s: %s answers %s otherwise in %s; that answer stays, and both may be put together", x.Pos, quoted(a.Stakeholder.Key), quoted(x.Key), quoted(other.File)))
		return true
	})
}

// add adds the answers of one stakeholder.
func (c *Collected) add(name string, a *Answers) error {
	m, _ := parse.Parse(name, c.Source)
	documents, _ := parse.Documents(name, c.Source)
	p := &plan{m: m, doc: documents[0], from: a, c: c}
	p.answers()
	p.verdicts()
	p.more()
	res, err := edit.Apply(c.Source, p.edits)
	if err == nil {
		c.Source = res.Source
	}
	return err
}

// beliefs returns the expectations and needs of a stakeholder.
func beliefs(s *model.Stakeholder) []*model.Expectation {
	return slices.Concat(s.Expectations, s.Needs)
}

// belief returns the expectation that a verdict is about. It also compares texts,
// because an id that is derived from the text changes with it.
func belief(s *model.Stakeholder, v verdict) *model.Expectation {
	all := beliefs(s)
	for _, is := range []func(e *model.Expectation) bool{
		func(e *model.Expectation) bool { return e.ID == v.ID },
		func(e *model.Expectation) bool { return v.Text != "" && model.OneLine(e.Text) == v.Text },
		func(e *model.Expectation) bool { return model.OneLine(e.Text) == v.Shown },
	} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return all[i]
		}
	}
	return nil
}

// plan collects the edits for the answers of one stakeholder.
type plan struct {
	m     *model.Map
	doc   *parse.Data
	from  *Answers
	c     *Collected
	edits []model.Edit
}

func (p *plan) id() string { return p.from.Stakeholder.Key }

func (p *plan) tell(format string, args ...any) {
	p.c.Told = append(p.c.Told, fmt.Sprintf(format, args...))
}

// answers adds the answers to questions. If the map has no answers at all, they are
// added in one edit, so that each gets its own line.
func (p *plan) answers() {
	var fresh []model.FieldValue
	for _, x := range p.from.Answers {
		done, path := p.earlier(x)
		if done {
			continue
		}
		p.c.Count.Answers++
		v := model.Value{Fields: []model.FieldValue{edit.Field("text", x.Text), edit.Field("from", p.id())}}
		if !p.from.Date.IsZero() {
			v.Fields = append(v.Fields, edit.Field("date", p.from.Date.String()))
		}
		to := "readiness.answers." + x.Key
		switch {
		case path != "":
			p.edits = append(p.edits, edit.Set(path+".text", x.Text), edit.Set(path+".date", p.from.Date.String()))
		case p.doc.At("readiness", "answers", x.Key) != nil:
			p.edits = append(p.edits, model.Edit{Op: model.EditAdd, Path: to, Value: v})
		case p.doc.At("readiness", "answers").IsMapping():
			p.edits = append(p.edits, model.Edit{Op: model.EditSet, Path: to, Value: v})
		default:
			fresh = append(fresh, model.FieldValue{Key: x.Key, Value: v})
		}
	}
	if len(fresh) == 0 {
		return
	}
	v := model.Value{Fields: fresh}
	if p.doc.At("readiness").IsMapping() {
		p.edits = append(p.edits, model.Edit{Op: model.EditSet, Path: "readiness.answers", Value: v})
		return
	}
	v = model.Value{Fields: []model.FieldValue{{Key: "answers", Value: v}}}
	p.edits = append(p.edits, model.Edit{Op: model.EditSet, Path: "readiness", Value: v})
}

// earlier looks for an earlier answer of the stakeholder. done is true if it says the
// same or is newer; otherwise path is the answer to replace, if there is one.
func (p *plan) earlier(x named) (done bool, path string) {
	if p.m.Readiness == nil {
		return false, ""
	}
	at := -1
	for _, a := range p.m.Readiness.Answers {
		if a.Question != x.Key {
			continue
		}
		at++
		switch {
		case !slices.ContainsFunc(a.From, func(r *model.Ref) bool { return r.ID == p.id() }):
		case strings.Join(strings.Fields(a.Text), " ") == strings.Join(strings.Fields(x.Text), " "):
			return true, ""
		case !saidBy(a.From, p.id()):
		case p.from.Date.Before(a.Date):
			p.tell("%s: %s has answered %s again on %s; that answer stays", x.Pos, quoted(p.id()), quoted(x.Key), a.Date)
			return true, ""
		default:
			path = "readiness.answers." + x.Key
			if !p.doc.At("readiness", "answers", x.Key).IsMapping() {
				path += "[" + strconv.Itoa(at) + "]"
			}
		}
	}
	return false, path
}

// verdicts replaces expectations with the stakeholder's wording. If the stakeholder
// only rejects one, or the map has changed since, it reports that instead.
func (p *plan) verdicts() {
	s := p.m.Stakeholder(p.id())
	for _, v := range p.from.Verdicts {
		e := belief(s, v)
		if e == nil {
			p.tell("%s: the map has no expectation %s of %s", v.Pos, quoted(v.ID), quoted(p.id()))
			continue
		}
		now := model.OneLine(e.Text)
		switch {
		case v.Text != "" && v.Text == now:
			// It was added before.
		case v.Shown != now:
			p.tell("%s: %s was asked about %s, but the map now says %s", v.Pos, quoted(p.id()), quoted(v.Shown), quoted(now))
		case v.Text != "" && v.Right != "yes":
			p.c.Count.Expectations++
			p.edits = append(p.edits, edit.Set("expectation/"+e.ID+".text", v.Text))
		case v.Right == "no":
			p.tell("%s: %s does not expect %s", v.Pos, quoted(p.id()), quoted(now))
		case v.Right == "yes":
			p.c.Count.Confirmed++
			if v.Text != "" {
				p.tell("%s: %s says of %s: %s", v.Pos, quoted(p.id()), quoted(now), quoted(v.Text))
			}
		}
	}
}

// more adds further expectations of a stakeholder.
func (p *plan) more() {
	s := p.m.Stakeholder(p.id())
	for _, text := range p.from.More {
		known := func(e *model.Expectation) bool { return strings.EqualFold(model.OneLine(e.Text), text) }
		if !slices.ContainsFunc(beliefs(s), known) {
			p.c.Count.Expectations++
			p.edits = append(p.edits, edit.AddText("stakeholder/"+p.id()+".expectations", text))
		}
	}
}
