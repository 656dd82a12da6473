// Package calendar draws what is due as a list: overdue dates first, then month by month.
package calendar

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/table"
	"github.com/ospomap/ospomap/render/view"
)

// View is the calendar view.
var View = view.New(view.View{
	Name:     "calendar",
	Question: "What is due, when, and who sees to it?",
	Use: "Overdue dates come first, then what is next, month by month: an occasion is due one cadence after it last took " +
		"place. Use it in the office's weekly meeting, and keep the dates up to date there. As an `.ics` file it goes " +
		"into any calendar program, which recognises the same events when it is imported again.",
	Fields: []string{
		"organization.name",
		"ospo.name", "ospo.objectives[].name", "ospo.objectives[].owner", "ospo.objectives[].target", "ospo.objectives[].due", "ospo.objectives[].status",
		"people[].name", "people[].until",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].owner",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].cadence", "collaborations[].slot", "collaborations[].purpose", "collaborations[].owner",
		"collaborations[].raci.responsible", "collaborations[].raci.accountable", "collaborations[].status",
		"collaborations[].started", "collaborations[].ends", "collaborations[].last_held", "collaborations[].evidence",
		"readiness.assessed",
		"accept[].rule", "accept[].target", "accept[].reason", "accept[].until",
	},
	Draw:   Draw,
	Agenda: calendarAgenda,
	Table:  Table,
})

// Hint is shown if the map has no dates.
var Hint = draw.Hint{
	Heading: "Nothing has a date yet",
	Text: "Record how often a collaboration is meant to happen and when it last did: the next day follows from the two. " +
		"Ends of collaborations, due dates of objectives, last days of people and of waivers appear here as well.",
	Recipe: []string{
		"collaborations:",
		"  - {to: CTO, cadence: quarterly, last_held: 2026-11-05}",
		"ospo:",
		"  objectives:",
		"    - {id: quick-approvals, name: Approvals within days, due: 2027-06-30}",
	},
}

// dueKind is what falls on a day, in one word.
type dueKind = model.Phrase

const (
	dueOccasion  dueKind = "collaboration" // takes place
	dueEnd       dueKind = "end"           // of a collaboration
	dueObjective dueKind = "objective"
	duePerson    dueKind = "last day" // of a person
	dueWaiver    dueKind = "waiver"   // ends
	DueReview    dueKind = "review"
)

// due is something that falls on a day.
type due struct {
	day   model.Date
	kind  dueKind
	what  string
	with  string // name of the other party
	party *model.Stakeholder
	who   string // who sees to it
	note  string
	more  string // shown if there is room
	href  string
	key   string     // identity within the map
	known model.Date // see agenda.Event
	found bool       // the check found that it is late
}

// calendar is everything in a map that has a date.
type calendar struct {
	places
	m       *model.Map
	o       view.Options // judged
	today   model.Date   // if zero, nothing is overdue
	overdue []due        // oldest first
	coming  []due        // by day
	undated []due        // collaborations with a cadence but no record of when they last took place
}

func newCalendar(m *model.Map, o view.Options) *calendar {
	c := &calendar{m: m, o: o, today: o.Today}
	c.addCollaborations()
	c.addOthers()
	byDay := func(a, b due) int { return cmp.Compare(b.day.DaysUntil(a.day), 0) }
	slices.SortStableFunc(c.coming, byDay)
	if !c.today.IsZero() {
		n := 0
		for n < len(c.coming) && c.coming[n].day.Before(c.today) {
			n++
		}
		c.overdue, c.coming = c.coming[:n], c.coming[n:]
	}
	return c
}

// add adds something that falls on a day.
func (c *calendar) add(d due) {
	const lastYear = 9999 // later dates have no ISO form
	if !d.day.IsZero() && d.day.Year <= lastYear {
		d.what, d.with = model.OneLine(d.what), model.OneLine(d.with)
		c.coming = append(c.coming, d)
	}
}

func (c *calendar) addCollaborations() {
	w, ids, parties := c.o.Words, gap.CollaborationIDs(c.m), c.m.ByID()
	for _, k := range card.Work(c.m) {
		d := due{kind: dueOccasion, what: card.Doing(w, k), href: k.Evidence,
			party: parties[k.Other(model.OSPOID)], note: w.Rhythm(k), key: "collaboration:" + ids[k], known: known(k)}
		d.who = c.owner(k, d.party)
		switch {
		case k.InOffice():
		case !k.WithOSPO():
			d.with = card.Between(w, c.m, k)
			d.party = parties[k.From.ID]
		case d.party != nil:
			d.with = d.party.Name
		default:
			d.with = c.m.NameOf(k.Other(model.OSPOID))
		}
		if k.Cadence.Days() > 0 && k.Active() && !k.Over(c.today) {
			switch next := k.Cadence.After(k.LastHeld); {
			case k.LastHeld.IsZero():
				c.undated = append(c.undated, d)
			case !k.Over(next) && !next.Before(k.Started):
				d.day = next
				d.found = c.o.Found(model.AboutCollaboration, ids[k], "collaboration-overdue", "collaboration-stale")
				c.add(d)
			}
		}
		d.day, d.kind, d.note, d.key = k.Ends, dueEnd, w.Say("ends"), "end:"+ids[k]
		d.what = w.Say("End of {what}", "what", d.what)
		d.found = k.Over(c.today) && c.o.Found(model.AboutCollaboration, ids[k], "date-impossible")
		c.add(d)
	}
}

// known returns the last day on which the map says a collaboration took place or started.
func known(k *model.Collaboration) model.Date {
	if !k.LastHeld.IsZero() {
		return k.LastHeld
	}
	return k.Started
}

// owner returns who sees to a collaboration: its owner, else the owner of the stakeholder
// with whom the office does it.
func (c *calendar) owner(k *model.Collaboration, party *model.Stakeholder) string {
	if names := card.KeepersOf(c.o.Words, c.m, k); names != "" {
		return names
	}
	if party != nil && k.WithOSPO() {
		return card.OwnersOf(c.o.Words, c.m, &party.Owned)
	}
	return ""
}

func (c *calendar) addOthers() {
	w := c.o.Words
	for _, x := range c.m.OSPO.Objectives {
		if x.Open() {
			c.add(due{day: x.Due, kind: dueObjective, what: x.Name, who: card.OwnersOf(w, c.m, &x.Owned), note: card.Told(w, "target {target}", "target", model.OneLine(x.Target)), key: "objective:" + x.ID,
				found: c.o.Found(model.AboutObjective, x.ID, "objective-overdue")})
		}
	}
	for _, p := range c.m.People {
		c.add(due{day: p.Until, kind: duePerson, what: w.Say("Last day of {who}", "who", p.Name), note: w.Say("hand over"), key: "person:" + p.ID,
			found: c.o.Found(model.AboutPerson, p.ID, "owner-departed")})
	}
	waivers, nameOf := map[string]int{}, c.m.Names()
	for _, a := range c.m.Accepts {
		key := "waiver:" + a.Rule + ":" + a.Target
		if waivers[key]++; waivers[key] > 1 {
			key += fmt.Sprintf("#%d", waivers[key])
		}
		c.add(due{day: a.Until, kind: dueWaiver, what: w.Say("Waiver of {rule}", "rule", a.Rule), with: nameOf(a.Target), note: w.Say("decide again"), more: model.OneLine(a.Reason), key: key,
			found: c.o.Found(model.AboutAccept, strings.TrimSuffix(a.Rule+"/"+a.Target, "/"), "accept-expired")})
	}
	if r := c.m.Readiness; r != nil && !r.Assessed.IsZero() {
		c.add(due{day: r.Assessed.AddMonths(12), kind: DueReview, what: w.Say("Assess readiness again"), note: w.Word("yearly"),
			key: "readiness", known: r.Assessed, found: c.o.Found(model.AboutReadiness, "", "readiness-stale")})
	}
}

// all returns everything with a date, overdue first.
func (c *calendar) all() []due { return append(slices.Clone(c.overdue), c.coming...) }

// late returns how many days something is late, or "" if it isn't.
func (c *calendar) late(d due) string {
	if c.today.IsZero() || d.day.IsZero() || !d.day.Before(c.today) {
		return ""
	}
	return c.o.Words.Say("{n|day} late", "n", d.day.DaysUntil(c.today))
}

func title(m *model.Map, o view.Options) string {
	return o.Words.Say("What is due for the {office}", "office", model.OneLine(m.OSPO.Name))
}

func calendarTitle(m *model.Map, o view.Options) string {
	return card.Titled(m, o, title(m, o)).Title
}

func calendarAgenda(m *model.Map, o view.Options) (*agenda.Agenda, error) {
	a := &agenda.Agenda{Title: calendarTitle(m, o)}
	for _, d := range newCalendar(m, o).all() {
		a.Events = append(a.Events, agenda.Event{
			ID: eventID(m, d.key), First: d.day.First(), Day: d.day, Title: eventTitle(d), Text: eventText(o.Words, d), Category: o.Words.Say(d.kind),
			Href: d.href, Known: d.known,
		})
	}
	return a, nil
}

// eventID returns an id that stays the same as long as the names of the organisation and
// the office and the key do, whatever the day.
func eventID(m *model.Map, key string) string {
	sum := sha256.Sum256([]byte(m.Organization.Name + "\x00" + m.OSPO.Name + "\x00" + key))
	return hex.EncodeToString(sum[:16]) + "@ospomap"
}

func eventTitle(d due) string {
	title := d.what
	if d.with != "" {
		title += " · " + d.with
	}
	return title
}

func eventText(w *words.Words, d due) string {
	return strings.Join(card.Recorded(card.Told(w, "Who: {who}", "who", d.who), d.note, d.more, d.href), "\n")
}

// Table returns the calendar as a table, overdue days first.
func Table(m *model.Map, o view.Options) *table.Table {
	c := newCalendar(m, o)
	say := func(head model.Phrase) string { return o.Words.Say(head) }
	t := &table.Table{
		Title: calendarTitle(m, o), Nothing: o.Words.Say("Nothing has a date yet."),
		Heads: model.Each([]model.Phrase{"Day", "Overdue", "What", "With", "Who", "Cadence"}, say),
	}
	for _, d := range c.all() {
		t.Rows = append(t.Rows, []string{d.day.String(), c.late(d), d.what, d.with, d.who, d.note})
	}
	return t
}
