package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// The fields of each entity, the most important first. A test compares them with the
// model's structs, so that none is forgotten.

type (
	stakeholder   = model.Stakeholder
	collaboration = model.Collaboration
)

var mapEntity = entity[model.Map]{
	kind:   "map",
	id:     func(*model.Map) string { return "" },
	called: func(*side, *model.Map) string { return "the map" },
	fields: func() []field[model.Map] {
		return []field[model.Map]{
			text("language", func(m *model.Map) string { return m.Language }),
		}
	},
}

var stakeholderEntity = entity[stakeholder]{
	kind: "stakeholder",
	id:   func(s *stakeholder) string { return s.ID },
	name: func(s *stakeholder) string { return s.Name },
	also: func(s *stakeholder) []model.Translation { return s.Names },
	fields: func() []field[stakeholder] {
		return []field[stakeholder]{
			text("name", func(s *stakeholder) string { return s.Name }).means(Renamed),
			translations(func(s *stakeholder) []model.Translation { return s.Names }),
			text("perspective", func(s *stakeholder) model.Perspective { return s.Perspective }).means(Moved),
			text("status", func(s *stakeholder) string { return s.Status() }),
			text("engagement", func(s *stakeholder) model.Attitude { return s.Current }),
			text("engagement.desired", func(s *stakeholder) model.Attitude { return s.Desired }).as("desired engagement"),
			text("influence", func(s *stakeholder) model.Level { return s.Influence }),
			text("interest", func(s *stakeholder) model.Level { return s.Interest }),
			ref("part_of", parties, func(s *stakeholder) *model.Ref { return s.PartOf }).as("parent"),
			text("group", func(s *stakeholder) string { return s.Group }),
			ref("owner", parties, func(s *stakeholder) *model.Ref { return s.Owner }),
			refs("owner", parties, func(s *stakeholder) []*model.Ref { return s.CoOwners }).as("further owners"),
			number("seats", func(s *stakeholder) *int { return s.Seats }),
			members("members", func(s *stakeholder) []*model.Member { return s.Members }),
			number("members", func(s *stakeholder) *int { return s.MemberCount }).as("number of members"),
			members("contacts", func(s *stakeholder) []*model.Member { return s.Contacts }),
			text("role", func(s *stakeholder) string { return s.Role }),
			text("kind", func(s *stakeholder) string { return s.Kind }),
			list("needs", func(s *stakeholder) []*model.Expectation { return s.Needs },
				func(n *model.Expectation) item { return item{id: n.ID + "\x00" + n.Text, shown: n.Text} }),
			terms("tags", func(s *stakeholder) []string { return s.Tags }),
			text("tags", func(s *stakeholder) string { return firstOf(s.Tags) }).as("badge"),
			list("sources", func(s *stakeholder) []model.Source { return s.Sources },
				func(x model.Source) item { return item{id: x.Title + "\x00" + x.URL, shown: x.Text()} }),
			text("sources", func(s *stakeholder) string { return firstOf(s.Sources).Text() }).as("link"),
			text("note", func(s *stakeholder) string { return s.Note }),
			text("id", func(s *stakeholder) string { return s.ID }),
		}
	},
}

var collaborationEntity = entity[collaboration]{
	kind:   "collaboration",
	id:     collaborationID,
	called: label,
	fields: collaborationFields,
}

var collaborationFields = sync.OnceValue(func() []field[collaboration] {
	return []field[collaboration]{
		text("label", func(k *collaboration) string { return k.Label }).means(Renamed),
		single("to", ends).as("parties"),
		text("status", func(k *collaboration) model.Status { return k.Status }),
		single("direction", flow),
		single("cadence", func(_ *side, k *collaboration) item {
			return item{id: string(k.Cadence), shown: k.Cadence.Text(), in: func(w *words.Words) string { return w.Cadence(k.Cadence) }}
		}),
		text("strength", func(k *collaboration) model.Strength { return k.Strength }),
		text("slot", func(k *collaboration) string { return k.Slot }),
		ref("owner", parties, func(k *collaboration) *model.Ref { return k.Owner }),
		refs("owner", parties, func(k *collaboration) []*model.Ref { return k.CoOwners }).as("further owners"),
		terms("method", func(k *collaboration) []string { return k.Methods }),
		text("mode", func(k *collaboration) string { return k.Mode }),
		text("aspect", func(k *collaboration) model.Aspect { return k.Aspect }),
		refs("goals", work, func(k *collaboration) []*model.Ref { return k.Goals }),
		refs("answers", expectations, func(k *collaboration) []*model.Ref { return k.Answers }).as("answered expectations"),
		text("channel", func(k *collaboration) string { return k.Channel }),
		text("channel", func(k *collaboration) string { return k.ChannelURL }).as("address of the channel"),
		text("purpose", func(k *collaboration) string { return k.Purpose }),
		raci("responsible", func(r *model.RACI) []*model.Ref { return r.Responsible }),
		raci("accountable", func(r *model.RACI) []*model.Ref { return r.Accountable }),
		raci("consulted", func(r *model.RACI) []*model.Ref { return r.Consulted }),
		raci("informed", func(r *model.RACI) []*model.Ref { return r.Informed }),
		date("started", func(k *collaboration) model.Date { return k.Started }).as("start"),
		date("ends", func(k *collaboration) model.Date { return k.Ends }).as("end"),
		date("last_held", func(k *collaboration) model.Date { return k.LastHeld }).as("last occasion"),
		text("amount", func(k *collaboration) string {
			if k.Amount == nil {
				return ""
			}
			return k.Amount.Text()
		}),
		text("evidence", func(k *collaboration) string { return k.Evidence }),
		text("evidence", func(k *collaboration) string { return k.EvidenceTitle }).as("title of the evidence"),
		text("note", func(k *collaboration) string { return k.Note }),
		text("id", func(k *collaboration) string { return k.ID }),
	}
})

func raci(key string, at func(*model.RACI) []*model.Ref) field[collaboration] {
	return refs("raci."+key, parties, func(k *collaboration) []*model.Ref {
		if k.RACI == nil {
			return nil
		}
		return at(k.RACI)
	}).as("those " + key)
}

var personEntity = entity[model.Person]{
	kind: "person",
	id:   func(p *model.Person) string { return p.ID },
	name: func(p *model.Person) string { return p.Name },
	also: func(p *model.Person) []model.Translation { return p.Names },
	fields: func() []field[model.Person] {
		return []field[model.Person]{
			text("name", func(p *model.Person) string { return p.Name }).means(Renamed),
			translations(func(p *model.Person) []model.Translation { return p.Names }),
			text("lead", func(p *model.Person) string {
				if p.Lead {
					return "yes"
				}
				return "no"
			}).as("lead role"),
			terms("hats", func(p *model.Person) []model.Hat { return p.Hats }),
			text("allocation", func(p *model.Person) string {
				if p.Allocation == nil {
					return ""
				}
				return strconv.FormatFloat(*p.Allocation, 'g', -1, 64)
			}),
			date("until", func(p *model.Person) model.Date { return p.Until }).as("last day"),
			text("id", func(p *model.Person) string { return p.ID }),
		}
	},
}

var officeEntity = entity[model.OSPO]{
	kind:   "ospo",
	id:     func(*model.OSPO) string { return "" },
	called: func(_ *side, o *model.OSPO) string { return quoteName(o.Name) },
	fields: func() []field[model.OSPO] {
		return []field[model.OSPO]{
			text("name", func(o *model.OSPO) string { return o.Name }).means(Renamed),
			translations(func(o *model.OSPO) []model.Translation { return o.Names }),
			text("status", func(o *model.OSPO) string { return string(o.Status) }),
			ref("reports_to", parties, func(o *model.OSPO) *model.Ref { return o.ReportsTo }).as("reporting line"),
			text("structure", func(o *model.OSPO) string { return o.Structure }),
			number("stage", func(o *model.OSPO) *int { return o.Stage }),
			text("mission", func(o *model.OSPO) string { return o.Mission }),
		}
	},
}

var organizationEntity = entity[model.Organization]{
	kind:   "organization",
	id:     func(*model.Organization) string { return "" },
	called: func(_ *side, o *model.Organization) string { return "organisation " + quoteName(o.Name) },
	fields: func() []field[model.Organization] {
		return []field[model.Organization]{
			text("name", func(o *model.Organization) string { return o.Name }).means(Renamed),
			translations(func(o *model.Organization) []model.Translation { return o.Names }),
			text("sector", func(o *model.Organization) model.Sector { return o.Sector }),
			text("size", func(o *model.Organization) string { return o.Size }),
			text("region", func(o *model.Organization) string { return o.Region }),
		}
	},
}

var goalEntity = entity[model.Goal]{
	kind: "goal",
	id:   func(g *model.Goal) string { return g.ID },
	name: func(g *model.Goal) string { return g.Name },
	also: func(g *model.Goal) []model.Translation { return g.Names },
	fields: func() []field[model.Goal] {
		return []field[model.Goal]{
			text("name", func(g *model.Goal) string { return g.Name }).means(Renamed),
			translations(func(g *model.Goal) []model.Translation { return g.Names }),
			text("id", func(g *model.Goal) string { return g.ID }),
		}
	},
}

var objectiveEntity = entity[model.Objective]{
	kind: "objective",
	id:   func(o *model.Objective) string { return o.ID },
	name: func(o *model.Objective) string { return o.Name },
	also: func(o *model.Objective) []model.Translation { return o.Names },
	fields: func() []field[model.Objective] {
		return []field[model.Objective]{
			text("name", func(o *model.Objective) string { return o.Name }).means(Renamed),
			translations(func(o *model.Objective) []model.Translation { return o.Names }),
			text("status", func(o *model.Objective) model.ObjectiveStatus { return cmp.Or(o.Status, model.ObjectiveOpen) }),
			ref("owner", parties, func(o *model.Objective) *model.Ref { return o.Owner }),
			refs("owner", parties, func(o *model.Objective) []*model.Ref { return o.CoOwners }).as("further owners"),
			date("due", func(o *model.Objective) model.Date { return o.Due }).as("due date"),
			text("target", func(o *model.Objective) string { return o.Target }),
			text("measure", func(o *model.Objective) string { return o.Measure }),
			text("baseline", func(o *model.Objective) string { return o.Baseline }),
			refs("supports", work, func(o *model.Objective) []*model.Ref { return o.Supports }).as("supported goals"),
			refs("answers", expectations, func(o *model.Objective) []*model.Ref { return o.Answers }).as("answered expectations"),
			text("id", func(o *model.Objective) string { return o.ID }),
		}
	},
}

var expectationEntity = entity[expectation]{
	kind: "expectation",
	id:   func(e *expectation) string { return e.ID },
	name: func(e *expectation) string { return e.Text },
	called: func(_ *side, e *expectation) string {
		return "expectation " + quote(e.Text) + " of " + quoteName(e.holder.Name)
	},
	fields: func() []field[expectation] {
		return []field[expectation]{
			text("text", func(e *expectation) string { return e.Text }),
			ref("stakeholder", parties, func(e *expectation) *model.Ref { return &model.Ref{ID: e.holder.ID} }).as("holder"),
			text("id", func(e *expectation) string { return e.ID }),
		}
	},
}

var projectEntity = entity[model.Project]{
	kind: "project",
	id:   func(p *model.Project) string { return p.ID },
	name: func(p *model.Project) string { return p.Name },
	also: func(p *model.Project) []model.Translation { return p.Names },
	fields: func() []field[model.Project] {
		return []field[model.Project]{
			text("name", func(p *model.Project) string { return p.Name }).means(Renamed),
			translations(func(p *model.Project) []model.Translation { return p.Names }),
			text("use", func(p *model.Project) string { return p.Use }),
			ref("stakeholder", parties, func(p *model.Project) *model.Ref { return p.Stakeholder }),
			ref("owner", parties, func(p *model.Project) *model.Ref { return p.Owner }),
			refs("owner", parties, func(p *model.Project) []*model.Ref { return p.CoOwners }).as("further owners"),
			text("url", func(p *model.Project) string { return p.URL }).as("address"),
			text("status", func(p *model.Project) string { return p.Status }),
			text("group", func(p *model.Project) string { return p.Group }),
			text("id", func(p *model.Project) string { return p.ID }),
		}
	},
}

var readinessEntity = entity[model.Readiness]{
	kind:   "readiness",
	id:     func(*model.Readiness) string { return "" },
	called: func(*side, *model.Readiness) string { return "the readiness assessment" },
	fields: func() []field[model.Readiness] {
		return []field[model.Readiness]{
			date("assessed", func(r *model.Readiness) model.Date { return r.Assessed }).as("date"),
		}
	},
}

var areaEntity = entity[model.Area]{
	kind:   "readiness",
	id:     func(a *model.Area) string { return a.Name },
	called: func(_ *side, a *model.Area) string { return "readiness area " + quote(a.Name) },
	fields: func() []field[model.Area] {
		return []field[model.Area]{
			number("score", func(a *model.Area) *int { return a.Score }),
			number("target", func(a *model.Area) *int { return a.Target }),
			terms("strengths", func(a *model.Area) []string { return a.Strengths }),
			terms("weaknesses", func(a *model.Area) []string { return a.Weaknesses }),
			terms("opportunities", func(a *model.Area) []string { return a.Opportunities }),
			text("plan", func(a *model.Area) string { return a.Plan }),
			text("evidence", func(a *model.Area) string { return a.Evidence }),
		}
	},
}

var answerEntity = entity[model.Answer]{
	kind: "readiness-answer",
	id:   func(a *model.Answer) string { return a.Question },
	called: func(s *side, a *model.Answer) string {
		text := "readiness answer " + quote(a.Question)
		again := func(other model.Answer) bool { return other.Question == a.Question && other.Pos != a.Pos }
		if len(a.From) > 0 && slices.ContainsFunc(s.m.Readiness.Answers, again) { // which of them
			text += " of " + strings.Join(model.Each(a.From, func(r *model.Ref) string { return quoteName(s.ref(parties, r).shown) }), ", ")
		}
		return text
	},
	fields: func() []field[model.Answer] {
		return []field[model.Answer]{
			text("text", func(a *model.Answer) string { return a.Text }),
			refs("from", parties, func(a *model.Answer) []*model.Ref { return a.From }).as("those asked"),
			date("date", func(a *model.Answer) model.Date { return a.Date }),
		}
	},
}

var acceptEntity = entity[model.Accept]{
	kind: "accept",
	id: func(a *model.Accept) string {
		if a.Target == "" {
			return a.Rule
		}
		return a.Rule + " " + a.Target
	},
	called: func(_ *side, a *model.Accept) string {
		s := "accepted finding " + quote(a.Rule)
		if a.Target != "" {
			s += " of " + quote(a.Target)
		}
		return s
	},
	fields: func() []field[model.Accept] {
		return []field[model.Accept]{
			text("reason", func(a *model.Accept) string { return a.Reason }),
			date("until", func(a *model.Accept) model.Date { return a.Until }).as("expiry"),
			text("target", func(a *model.Accept) string { return a.Target }),
		}
	},
}

// Nouns returns the nouns for the changes of stakeholders, people and collaborations.
func Nouns() []string {
	var nouns []string
	for _, f := range stakeholderEntity.fields() {
		nouns = append(nouns, f.called())
	}
	for _, f := range personEntity.fields() {
		nouns = append(nouns, f.called())
	}
	for _, f := range collaborationFields() {
		nouns = append(nouns, f.called())
	}
	return nouns
}
