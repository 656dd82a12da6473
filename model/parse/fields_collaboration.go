package parse

import (
	"slices"
	"strings"

	"golang.org/x/text/currency"

	"github.com/ospomap/ospomap/model"
)

type collaboration = model.Collaboration

var directions = []model.Direction{model.DirectionTo, model.DirectionFrom, model.DirectionBoth}

var strengths = []model.Strength{model.StrengthWeak, model.StrengthNormal, model.StrengthStrong}

var statuses = []model.Status{model.Planned, model.Active, model.Paused, model.Ended}

func collaborationObject() *Object {
	return &Object{
		Name: "collaboration", Label: "a collaboration",
		Example: `{to: Legal, method: training}`,
		Doc:     "something that two parties do together",
		finish:  finishCollaboration,
		Fields: []Field{
			id("its id", func(c *collaboration) *string { return &c.ID }),
			ref("from", "one end; the office when left out", model.RefParty, func(c *collaboration) **model.Ref { return &c.From }),
			ref("to", "the other end; the office when both are left out: work of its own", model.RefParty, func(c *collaboration) **model.Ref { return &c.To }).
				required().unless("label", "method", "purpose"),
			methods("method", "what is done: a word or several; any word", func(c *collaboration) *[]string { return &c.Methods }),
			line("label", "what the picture says in place of the methods", func(c *collaboration) *string { return &c.Label }),
			word("direction", "which way it runs, seen from the party in from; not recorded when left out", directions, func(c *collaboration) *model.Direction { return &c.Direction }),
			word("mode", "how the two work together", model.Modes, func(c *collaboration) *string { return &c.Mode }),
			word("aspect", "the field of work that it belongs to", model.Aspects, func(c *collaboration) *model.Aspect { return &c.Aspect }),
			word("strength", "how much passes through it", strengths, func(c *collaboration) *model.Strength { return &c.Strength }).or(string(model.StrengthNormal)),
			{
				Key: "channel", Kind: KindSource, Long: sourceObject(), Doc: "where it takes place",
				store: func(o any, v value) { c := o.(*collaboration); c.Channel, c.ChannelURL = v.source.Text(), v.source.URL },
			},
			cadence("cadence", "how often it is meant to take place", func(c *collaboration) *model.Cadence { return &c.Cadence }),
			line("slot", "which day it is, such as the third Tuesday", func(c *collaboration) *string { return &c.Slot }),
			prose("purpose", "what it is for", func(c *collaboration) *string { return &c.Purpose }),
			owner("the person who looks after it; of several, the first is accountable", func(c *collaboration) *model.Owned { return &c.Owned }),
			maybe("raci", "who does the work, who answers for it, who is consulted and who is informed", raciObject(), func(c *collaboration) **model.RACI { return &c.RACI }),
			refs("goals", "the goals and objectives that it serves", model.RefWork, func(c *collaboration) *[]*model.Ref { return &c.Goals }),
			refs("answers", "the expectations that it meets", model.RefExpectation, func(c *collaboration) *[]*model.Ref { return &c.Answers }),
			word("status", "where it stands", statuses, func(c *collaboration) *model.Status { return &c.Status }).or(string(model.Active)).of("collaboration-status"),
			date("started", "its first day", func(c *collaboration) *model.Date { return &c.Started }),
			date("ends", "its last day", func(c *collaboration) *model.Date { return &c.Ends }),
			date("last_held", "when it last took place", func(c *collaboration) *model.Date { return &c.LastHeld }),
			maybe("amount", "the money that it costs or brings", amountObject(), func(c *collaboration) **model.Amount { return &c.Amount }),
			{
				Key: "evidence", Kind: KindSource, Long: sourceObject(), Doc: "what shows that it takes place: an address or a text",
				store: func(o any, v value) {
					c := o.(*collaboration)
					c.EvidenceTitle, c.Evidence = v.source.Title, v.source.URL
				},
			},
			prose("note", "anything else", func(c *collaboration) *string { return &c.Note }),
		},
	}
}

func raciObject() *Object {
	return &Object{
		Name: "raci", Label: "a raci block",
		Example: `{responsible: [Head of OSPO], accountable: CTO}`,
		Doc:     "who does the work of a collaboration, who answers for it, who is consulted and who is informed",
		Fields: []Field{
			refs("responsible", "who does the work", model.RefAnyone, func(r *model.RACI) *[]*model.Ref { return &r.Responsible }).orOne(),
			refs("accountable", "who answers for it", model.RefAnyone, func(r *model.RACI) *[]*model.Ref { return &r.Accountable }).orOne(),
			refs("consulted", "who is asked for advice", model.RefAnyone, func(r *model.RACI) *[]*model.Ref { return &r.Consulted }).orOne(),
			refs("informed", "who is told", model.RefAnyone, func(r *model.RACI) *[]*model.Ref { return &r.Informed }).orOne(),
		},
	}
}

func amountObject() *Object {
	return &Object{
		Name: "amount", Label: "an amount",
		Example: `{value: 25000, currency: EUR, per: year}`,
		Doc:     "the money that a collaboration costs or brings",
		Fields: []Field{
			{
				Key: "value", Kind: KindNumber, Min: 0, Max: 1e12, Required: true, missing: ruleMissing, Doc: "how much",
				store: func(o any, v value) { o.(*model.Amount).Value = v.number },
			},
			{
				Key: "currency", Kind: KindOpenWord, Required: true, missing: ruleMissing, Doc: "the currency: three letters such as EUR",
				Pattern: "^[A-Za-z]{3}$", check: currencyProblem,
				store: func(o any, v value) { o.(*model.Amount).Currency = strings.ToUpper(v.text) },
			},
			word("per", "how often it is due", model.AmountPeriods, func(a *model.Amount) *string { return &a.Per }).required(),
		},
	}
}

// newCurrencies are codes of ISO 4217 that are younger than the package's list.
const newCurrencies = "MRU SLE UYW VED VES XCG ZWG"

func currencyProblem(text string) string {
	unit, err := currency.ParseISO(text)
	if err == nil && unit != currency.XXX || slices.Contains(strings.Fields(newCurrencies), strings.ToUpper(text)) {
		return ""
	}
	meant := map[string]string{"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "us$": "USD", "yen": "JPY", "円": "JPY", "yuan": "CNY", "rmb": "CNY", "元": "CNY"}
	if code := meant[strings.ToLower(text)]; code != "" {
		return "currency " + quote(text) + " is not known; did you mean " + quote(code) + "?"
	}
	return "currency " + quote(text) + " is not known; use the three letters of ISO 4217, such as EUR or USD"
}

func methods[T any](key, doc string, at func(*T) *[]string) Field {
	f := texts(KindOpenWord, key, doc, at).orOne()
	f.Words = model.KnownMethods
	return f
}

func cadence[T any](key, doc string, at func(*T) *model.Cadence) Field {
	f := word(key, doc, model.Cadences, at)
	f.Kind = KindCadence
	return f
}

// finishCollaboration sets both ends. An end that was written but could not be read has
// no id, so that no rule takes it for the office.
func finishCollaboration(r *reader, o any) {
	c := o.(*collaboration)
	c.Methods = distinct(c.Methods, func(method string) string { return method })
	r.identify(collaborationIDs, &c.ID, "", c.Entry)
	switch {
	case c.From != nil:
	case c.Has("from"):
		c.From = &model.Ref{Kind: model.RefParty, Path: r.path.with("from"), Pos: c.At("from")}
	default:
		c.From = &model.Ref{Text: model.OSPOID, ID: model.OSPOID, Kind: model.RefParty, Path: r.path.with("from")}
	}
	says := c.Has("label") || c.Has("method") || c.Has("purpose")
	ours := strings.EqualFold(c.From.Text, model.OSPOID) // a missing from means the OSPO, too
	switch {
	case c.To != nil:
	case c.Has("to") || !ours || !says:
		c.To = &model.Ref{Kind: model.RefParty, Path: r.path.with("to"), Pos: c.At("to")}
		if !c.Has("to") && says {
			r.add(ruleMissing, c.Pos, c.To.Path, "a collaboration with %q needs %q", "from", "to").
				Hint = "to: the other end; ospo is the office itself"
		}
	default: // work without a counterpart
		c.To = &model.Ref{Text: model.OSPOID, ID: model.OSPOID, Kind: model.RefParty, Path: r.path.with("to")}
	}
}
