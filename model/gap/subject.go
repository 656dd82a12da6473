package gap

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

// The subjects of findings. Ids come from the map's own ids, never from lines or
// places in lists, so that waivers and fingerprints survive a moved entry.

func ofMap() model.Subject          { return model.Subject{Kind: model.AboutMap} }
func ofOrganization() model.Subject { return model.Subject{Kind: model.AboutOrganization} }
func ofOSPO() model.Subject         { return model.Subject{Kind: model.AboutOSPO} }

func ofStakeholder(p *party) model.Subject {
	return model.Subject{Kind: model.AboutStakeholder, ID: p.ID}
}

func ofPerson(p *model.Person) model.Subject {
	return model.Subject{Kind: model.AboutPerson, ID: p.ID}
}

func ofPerspective(p model.Perspective) model.Subject {
	return model.Subject{Kind: model.AboutPerspective, ID: string(p)}
}

func ofGoal(g *model.Goal) model.Subject {
	return model.Subject{Kind: model.AboutGoal, ID: g.ID}
}

func ofObjective(o *model.Objective) model.Subject {
	return model.Subject{Kind: model.AboutObjective, ID: o.ID}
}

func ofExpectation(e *model.Expectation) model.Subject {
	return model.Subject{Kind: model.AboutExpectation, ID: e.ID}
}

func ofAspect(a model.Aspect) model.Subject {
	return model.Subject{Kind: model.AboutAspect, ID: string(a)}
}

func ofProject(p *model.Project) model.Subject {
	return model.Subject{Kind: model.AboutProject, ID: p.ID}
}

// ofReadiness is about one area of the assessment, or about all of it.
func ofReadiness(area string) model.Subject {
	return model.Subject{Kind: model.AboutReadiness, ID: area}
}

func (x *facts) ofCollaboration(c *model.Collaboration) model.Subject {
	return model.Subject{Kind: model.AboutCollaboration, ID: x.idOf(c)}
}

// idOf is the id of a collaboration as a subject. The ids are made only when a
// finding needs one.
func (x *facts) idOf(c *model.Collaboration) string {
	if x.ids == nil {
		x.ids = CollaborationIDs(x.m)
	}
	return x.ids[c]
}

// CollaborationIDs gives the ids by which findings know the collaborations of a map: an
// id of its own, else one made of ends and methods. A number distinguishes equal ones.
func CollaborationIDs(m *model.Map) map[*model.Collaboration]string {
	ids := make(map[*model.Collaboration]string, len(m.Collaborations))
	taken := numbering{}
	for _, c := range slices.Concat(m.Collaborations, m.Activities) {
		ids[c] = taken.unique(collaborationID(c))
	}
	return ids
}

// ofOwner is about whoever owns something: a person or a stakeholder.
func (x *facts) ofOwner(id string) model.Subject {
	if p := x.byID[id]; p != nil && x.people[id] == nil {
		return ofStakeholder(p)
	}
	return model.Subject{Kind: model.AboutPerson, ID: id}
}

// collaborationID is the collaboration's id or, without one, its ends and what
// happens between them: "ospo>cto/report".
func collaborationID(c *model.Collaboration) string {
	if c.ID != "" {
		return c.ID
	}
	id := endID(c.From) + ">" + endID(c.To)
	what := strings.Join(c.Methods, "+")
	if what == "" {
		what = slug(c.Label)
	}
	if what != "" {
		id += "/" + what
	}
	return id
}

func endID(r *model.Ref) string {
	if r.ID != "" {
		return r.ID
	}
	return slug(r.Text)
}

// slug keeps letters and digits of any script, in lower case, joined by hyphens.
func slug(text string) string {
	if ascii(text) {
		return asciiSlug(text)
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}

// asciiSlug is slug for what most texts are, in one pass.
func asciiSlug(text string) string {
	b := make([]byte, 0, len(text))
	gap := false
	for i := range len(text) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			gap = len(b) > 0
			continue
		}
		if gap {
			b, gap = append(b, '-'), false
		}
		b = append(b, c)
	}
	return string(b)
}

// numbering tells equal ids apart: the first stays, later ones become "id#2".
type numbering map[string]int

func (n numbering) unique(id string) string {
	n[id]++
	if n[id] == 1 {
		return id
	}
	return id + "#" + strconv.Itoa(n[id])
}

// called is the argument that names a collaboration: "report" with "CTO".
func (x *facts) called(arg string, c *model.Collaboration) model.Arg { return said(arg, x.nameOf(c)) }

// nameOf is how a collaboration is spoken of.
func (x *facts) nameOf(c *model.Collaboration) model.Sentence {
	text, args := workWith, []model.Arg{
		{Name: "what", Value: c}, named("party", x.endName(c, c.Other(model.OSPOID))),
		named("from", x.refName(c.From)), named("to", x.refName(c.To)),
	}
	switch blank := c.Text() == ""; {
	case c.InOffice():
		text = workAlone
	case !c.WithOSPO() && blank:
		text = workUnnamedPair
	case !c.WithOSPO():
		text = workBetween
	case blank:
		text = workUnnamed
	}
	return model.Sentence{Text: text, Args: args}
}

// endName is the name of an end of a collaboration, and refName of what a
// reference leads to; where it leads nowhere, the words that are there.
func (x *facts) endName(c *model.Collaboration, id string) string {
	if c.From.ID == id {
		return x.refName(c.From)
	}
	return x.refName(c.To)
}

func (x *facts) refName(r *model.Ref) string {
	if r.ID == "" {
		return r.Text
	}
	return x.name(r.ID)
}

// nameSentence is a name as something that is said.
func nameSentence(name string) model.Sentence {
	return model.Sentence{Text: nameOnly, Args: []model.Arg{named("name", name)}}
}
