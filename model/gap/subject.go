package gap

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

// The subjects of findings. Ids come from the map's own ids, never from lines or list
// indices, so that waivers and fingerprints survive when entries move.

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

// ofReadiness returns the subject of one area of the assessment, or of all of it.
func ofReadiness(area string) model.Subject {
	return model.Subject{Kind: model.AboutReadiness, ID: area}
}

func (x *facts) ofCollaboration(c *model.Collaboration) model.Subject {
	return model.Subject{Kind: model.AboutCollaboration, ID: x.idOf(c)}
}

// idOf returns the id of a collaboration as a subject. The ids are computed on first
// use.
func (x *facts) idOf(c *model.Collaboration) string {
	if x.ids == nil {
		x.ids = CollaborationIDs(x.m)
	}
	return x.ids[c]
}

// CollaborationIDs returns the ids of a map's collaborations and activities as subjects
// of findings: their own ids, or else ids built from ends and methods. Equal ids are
// numbered.
func CollaborationIDs(m *model.Map) map[*model.Collaboration]string {
	ids := make(map[*model.Collaboration]string, len(m.Collaborations))
	taken := numbering{}
	for _, c := range slices.Concat(m.Collaborations, m.Activities) {
		ids[c] = taken.unique(collaborationID(c))
	}
	return ids
}

// ofOwner returns the subject of an owner, who is a person or a stakeholder.
func (x *facts) ofOwner(id string) model.Subject {
	if p := x.byID[id]; p != nil && x.people[id] == nil {
		return ofStakeholder(p)
	}
	return model.Subject{Kind: model.AboutPerson, ID: id}
}

// collaborationID returns the collaboration's own id or, without one, its ends and
// methods or label: "ospo>cto/report".
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

// slug returns the words of a text, which consist of letters and digits of any script,
// in lower case and joined by hyphens.
func slug(text string) string {
	if ascii(text) {
		return asciiSlug(text)
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}

// asciiSlug is slug for ASCII, the common case, in one pass.
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

// numbering makes equal ids distinct: the second becomes "id#2".
type numbering map[string]int

func (n numbering) unique(id string) string {
	n[id]++
	if n[id] == 1 {
		return id
	}
	return id + "#" + strconv.Itoa(n[id])
}

// called returns the argument that names a collaboration: "report" with "CTO".
func (x *facts) called(arg string, c *model.Collaboration) model.Arg { return said(arg, x.nameOf(c)) }

// nameOf returns the name of a collaboration in a sentence.
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

// endName returns the name of an end of a collaboration, and refName the name that a
// reference resolved to, or its text if it did not.
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

// nameSentence returns a name as a sentence.
func nameSentence(name string) model.Sentence {
	return model.Sentence{Text: nameOnly, Args: []model.Arg{named("name", name)}}
}
