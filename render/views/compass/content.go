package compass

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/view"
)

// flow is the direction of a collaboration, seen from the near end: the OSPO, or the from
// end of a link between stakeholders.
type flow byte

const (
	flowUnknown flow = 0 // not recorded: drawn without arrowheads
	flowOut     flow = 1
	flowIn      flow = 2
	flowBoth         = flowOut | flowIn
)

// out and in report whether the flow leads away from the near end, and towards it.
func (f flow) out() bool { return f&flowOut != 0 }
func (f flow) in() bool  { return f&flowIn != 0 }

// directions are the flows as the map writes them.
var directions = [...]model.Direction{flowOut: model.DirectionTo, flowIn: model.DirectionFrom, flowBoth: model.DirectionBoth}

func (f flow) direction() model.Direction { return directions[f] }

func flowOf(d model.Direction) flow { return flow(slices.Index(directions[:], d)) }

// reversed is the flow seen from the other end.
var reversed = [...]flow{flowUnknown: flowUnknown, flowOut: flowIn, flowIn: flowOut, flowBoth: flowBoth}

// collab is one collaboration as a card or a link prints it.
type collab struct {
	say      *words.Words
	text     string
	bare     string // the text without its status, which the dashes also show
	cadence  string
	flow     flow
	strength int  // 1 weak, 2 normal, 3 strong
	dashed   bool // planned, paused or with somebody wanted
	href     string
	source   *model.Collaboration
	change   Change
	news     []string // what changed about it, in words
}

// full returns the full text, for tooltips and screen readers.
func (c *collab) full() string {
	if c.cadence == "" {
		return c.text
	}
	return c.text + " · " + c.cadence
}

// party is the content of one card: a stakeholder, a person of the team, the office's own
// work, or the ghost of an empty perspective.
type party struct {
	say     *words.Words
	key     string // unique within the picture, such as stakeholder-legal
	name    string
	role    string
	persp   model.Perspective
	badges  []string
	ghost   bool // drawn as a gap
	person  bool
	left    bool      // a person who no longer works for the office
	own     bool      // the office's own work
	collabs []*collab // with the OSPO
	marks   []string  // messages of findings
	href    string
	facts   []string // further lines of the tooltip
	change  Change
	news    []string // what changed about the party itself, in words
	tone    tone
	muted   bool // the colours show an overlay

	facets    []string // short notes on what distinguishes it
	reporting bool     // the office reports to it
	bundled   bool     // one of its links is in a bundle
	group     string   // heading of its group within the perspective
	shared    int      // bytes at the start of its name that another name shares

	stakeholder *model.Stakeholder // nil for people and empty perspectives
	member      *model.Person      // nil unless person is set
}

// link is a collaboration between two stakeholders.
type link struct {
	collab
	number   int // as printed in the picture, from 1
	from, to *party
	bundle   *bundle // nil for a link outside bundles
}

// content is everything a compass prints, before it is laid out.
type content struct {
	*words.Words
	title, subtitle string
	org             string
	ospo            string
	ospoLines       []string // below the office's name
	stats           string
	parties         []*party // file order; people after downward stakeholders
	links           []*link
	gaps            int
	wholes          wholes
	tops            int                         // number of stakeholders that are not part of another
	collapsed       int                         // number of parts without a card of their own
	totals          map[model.Perspective]tally // over all pages, for a map on several pages
	part            bool                        // this is one perspective of a picture
	marks           []string                    // messages of findings about the office as a whole
	overlay         *overlay                    // nil for none
	today           model.Date                  // day for which to judge what is under way; if zero, the recorded status counts
	room            float64                     // width of the page, px; 0 is maxWidth
	changes         []string                    // such as "2 added"; nil without another version
}

// digest collects from the map what the picture shows.
func digest(m *model.Map, o Options) *content {
	c := &content{Words: o.Words, org: m.Organization.Name, ospo: m.OSPO.Name, ospoLines: officeLines(o.Words, m), today: o.Today, room: o.Width}
	byID := map[string]*party{}
	w := wholes{m.ByID(), o.Depth, map[*model.Stakeholder]string{}}
	for _, s := range m.Stakeholders {
		if w.whole(s) == nil && (!s.Wanted || !o.NoGaps) && o.Changes.card(detail.StakeholderKey(s.ID)) != Removed {
			c.tops++
		}
		if s.Wanted && o.NoGaps || w.shown(s) != s {
			continue
		}
		p := c.stakeholderParty(m, s, o.Changes.card(detail.StakeholderKey(s.ID)))
		byID[s.ID] = p
		c.parties = append(c.parties, p)
	}
	for _, s := range m.Stakeholders { // collapsed parts are shown on the card of their whole
		if at := w.shown(s); at != s && byID[at.ID] != nil {
			byID[s.ID] = byID[at.ID]
			c.collapsed++
		}
	}
	c.wholes, c.parties = w, gatherParts(c.parties, w)
	for _, p := range m.People {
		x := c.personParty(p)
		x.change = o.Changes.card(x.key)
		c.parties = append(c.parties, x)
	}
	c.addOwnWork(m, o.Changes)
	c.addCollaborations(m, byID, o.Changes)
	c.addBundles()
	c.addFacets(m, w, o.Changes)
	if o.Changes != nil {
		c.applyChanges(o.Changes)
	}
	c.judge(m, byID, view.Options{Words: c.Words, Findings: o.Findings, NoGaps: o.NoGaps}.Judged(m))
	c.title = o.Title
	if c.title == "" {
		c.title = c.Say("Who the {office} works with, and how", "office", c.ospo)
	}
	c.sumUp()
	return c
}

// sumUp counts the content, for the subtitle and the office's own card.
func (c *content) sumUp() {
	stakeholders, collaborations := 0, 0
	c.gaps = 0
	for _, p := range c.parties {
		if p.ghost {
			c.gaps++
		}
		if p.stakeholder != nil && p.change != Removed {
			stakeholders++
		}
		for _, k := range p.collabs {
			if k.change != Removed {
				collaborations++
			}
		}
	}
	all, tops := stakeholders+c.collapsed, stakeholders+c.collapsed
	if c.tops > 0 && !c.part {
		tops = c.tops
	}
	c.stats = c.countStakeholders(tops, all) + " · " + c.Say("{n|collaboration}", "n", collaborations+c.countLinks())
	if c.gaps > 0 {
		c.stats += " · " + c.Say("{n|gap}", "n", c.gaps)
	}
	c.subtitle = c.stats
	if c.org != "" {
		c.subtitle = c.org + " · " + c.stats
	}
	if len(c.changes) > 0 {
		c.subtitle += " · " + strings.Join(c.changes, ", ")
	}
	if c.overlay != nil {
		c.subtitle += " · " + c.Say("coloured by {what}", "what", words.Said(c.overlay.title))
	}
}

func (c *content) stakeholderParty(m *model.Map, s *model.Stakeholder, change Change) *party {
	p := &party{
		say: c.Words, key: detail.StakeholderKey(s.ID), name: s.Name, role: s.Role, persp: s.Perspective, stakeholder: s,
		ghost: s.Wanted && change != Removed, change: change,
	}
	if p.ghost {
		p.badges = []string{c.Say("gap")}
	} else if len(s.Tags) > 0 {
		p.badges = s.Tags[:1]
	}
	if i := slices.IndexFunc(s.Sources, func(x model.Source) bool { return x.URL != "" }); i >= 0 {
		p.href = s.Sources[i].URL
	}
	p.facts = detail.Lines(c.Words, m, s)
	p.group = s.Group
	p.reporting = m.OSPO.ReportsTo != nil && m.OSPO.ReportsTo.ID == s.ID && change != Removed
	return p
}

func (c *content) personParty(p *model.Person) *party {
	out := &party{say: c.Words, key: detail.PersonKey(p.ID), name: p.Name, role: detail.PersonRole(c.Words, p, c.today), persp: model.Downward, person: true, member: p}
	out.left = !p.Here(c.today)
	out.badges = model.Each(model.Plain(p.WornHats(c.today)), c.Spaced)
	if len(out.badges) > 0 {
		out.facts = []string{c.Say("Hats: {hats}", "hats", words.Said(c.List(out.badges...)))}
	}
	return out
}

// addOwnWork adds a card for the office's own work to the office's block.
func (c *content) addOwnWork(m *model.Map, changes *Changes) {
	p := &party{key: ownWorkKey, name: c.Say("Own work"), persp: model.Downward, own: true}
	for _, k := range m.Activities {
		if k.Status == model.Ended {
			continue
		}
		cc := c.collabOf(k, flowUnknown)
		cc.markChange(changes.collaboration(k))
		if cc.cadence != "" {
			cc.text = c.List(cc.text, cc.cadence)
		}
		p.facets = append(p.facets, cc.text)
		if cc.change != "" {
			p.change = Changed
		}
	}
	if p.facts = p.facets; len(p.facets) > 0 {
		c.parties = append(c.parties, p)
	}
}

// ownWorkKey is the key of the card of the office's own work.
const ownWorkKey = "own-work"

// addCollaborations adds each collaboration that has not ended to its card, or as a link.
func (c *content) addCollaborations(m *model.Map, byID map[string]*party, changes *Changes) {
	number := 0
	for _, k := range m.Collaborations {
		if k.Status == model.Ended {
			continue
		}
		if k.WithOSPO() {
			p := byID[k.Other(model.OSPOID)]
			if p == nil {
				continue
			}
			cc := c.collabOf(k, flowOf(k.Flow(model.OSPOID)))
			cc.markChange(changes.collaboration(k))
			cc.dashed = cc.dashed || p.ghost
			if id := k.Other(model.OSPOID); p.stakeholder.ID != id { // a part without a card
				cc.text, cc.bare = m.NameOf(id)+": "+cc.text, m.NameOf(id)+": "+cc.bare
			}
			p.collabs = append(p.collabs, &cc)
			continue
		}
		from, to := byID[k.From.ID], byID[k.To.ID]
		if from == nil || to == nil || k.From.ID == k.To.ID {
			continue
		}
		if number++; from == to { // within a whole
			continue
		}
		cc := c.collabOf(k, flowOf(k.Direction))
		cc.markChange(changes.collaboration(k))
		cc.dashed = cc.dashed || from.ghost || to.ghost
		c.links = append(c.links, &link{collab: cc, number: number, from: from, to: to})
	}
}

var strengths = map[model.Strength]int{model.StrengthWeak: 1, model.StrengthNormal: 2, model.StrengthStrong: 3}

func (c *content) collabOf(k *model.Collaboration, f flow) collab {
	bare, full := detail.WorkText(c.Words, k, c.today)
	return collab{
		say: c.Words, text: full, bare: bare, cadence: c.Cadence(k.Cadence), flow: f, strength: cmp.Or(strengths[k.Strength], 2), href: k.Evidence, source: k,
		dashed: k.Status != model.Ended && !k.AtWork(c.today),
	}
}

// judge adds the marks of findings to cards, those of a collapsed part to the card of its
// whole, and adds a ghost for each perspective reported as empty.
func (c *content) judge(m *model.Map, byID map[string]*party, judged view.Options) {
	mark := func(p *party, key string) {
		if !p.ghost && p.change != Removed {
			p.marks = append(p.marks, judged.Marks(key)...)
		}
	}
	for _, p := range c.parties {
		p.shared = judged.Shared(p.name)
		mark(p, p.key)
	}
	for _, s := range m.Stakeholders {
		if p := byID[s.ID]; p != nil && p.stakeholder != s {
			mark(p, detail.StakeholderKey(s.ID))
		}
	}
	for _, persp := range model.Perspectives {
		if judged.Empty(persp) {
			c.parties = append(c.parties, &party{
				say: c.Words, key: detail.GapKey(persp), name: c.Say("Nobody yet"), role: c.Say("No stakeholder recorded {side}", "side", model.Word(persp)),
				persp: persp, badges: []string{c.Say("gap")}, ghost: true,
			})
		}
	}
	c.marks = judged.Marks(detail.OfficeKey)
}

func (c *content) in(p model.Perspective) []*party {
	return slices.DeleteFunc(slices.Clone(c.parties), func(x *party) bool { return x.persp != p })
}
