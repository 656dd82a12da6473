package flower

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/view"
)

// petalID identifies one of the groups around the office.
type petalID byte

// The petals in reading order.
const (
	legalPetal petalID = iota
	managementPetal
	businessPetal
	contributorsPetal
	internalPetal
	publicPetal
	openSourcePetal
	marketPetal
	petalCount
)

// place describes a petal.
type place struct {
	name, says  model.Phrase
	column, row int
	persp       model.Perspective
	// inside and outside are the kinds of stakeholder, within the organisation and beyond
	// it, that belong to the petal. Other kinds go by perspective; see petalOf.
	inside, outside []string
	// general and holds replace name and says if the petal also holds stakeholders of
	// whom only the perspective is known.
	general, holds model.Phrase
}

// petals describes all petals, with their columns and rows around the office, which is in
// the middle. The colour of a petal is that of the perspective of most of its members.
var petals = [petalCount]place{
	legalPetal: {
		name: "Legal", says: "counsel, compliance, audit", persp: model.Sideways,
		inside: []string{"legal", "compliance", "audit"}, outside: []string{"legal", "audit"},
	},
	managementPetal: {
		name: "Management", says: "those who decide and pay", column: 1, persp: model.Upward,
		inside: []string{"executive", "board", "sponsor"},
	},
	businessPetal: {
		name: "Business", says: "product, purchasing, people, brand", column: 2, persp: model.Sideways,
		inside: []string{"procurement", "product", "marketing", "hr"},
	},
	contributorsPetal: {
		name: "Individual contributors", says: "developers and the team", row: 1, persp: model.Downward,
		inside:  []string{"engineering", "students"},
		general: "Teams and contributors", holds: "who carry out the work",
	},
	internalPetal: {
		name: "Internal ecosystem", says: "tools, security, shared projects", column: 2, row: 1, persp: model.Sideways,
		inside:  []string{"devtools", "security", "architecture", "innersource", "it", "library", "faculty"},
		general: "Other functions", holds: "within the organisation",
	},
	publicPetal: {
		name: "Public sector and research", says: "rules, grants, science", row: 2, persp: model.Outside,
		inside: []string{"regulator", "funder"}, outside: []string{"regulator", "public-body", "funder", "faculty", "library", "students"},
	},
	openSourcePetal: {
		name: "Open source ecosystem", says: "projects, foundations, peers", column: 1, row: 2, persp: model.Outside,
		inside: []string{"project", "community", "foundation"}, outside: []string{"project", "community", "foundation", "peer"},
		general: "Beyond the organisation", holds: "projects, foundations and others outside",
	},
	marketPetal: {
		name: "Customers and suppliers", says: "who buys and who sells", column: 2, row: 2, persp: model.Outside,
		inside: []string{"vendor", "customer"}, outside: []string{"vendor", "customer", "procurement", "product", "marketing"},
	},
}

// look returns the petal's description.
func (p *petal) look() *place { return &petals[p.id] }

// name returns the petal's name, or a more general one if the kind of a member is unknown.
func (p *petal) name() string {
	if p.mixed() {
		return p.Say(p.look().general)
	}
	return p.Say(p.look().name)
}

func (p *petal) says() string {
	if p.mixed() {
		return p.Say(p.look().holds)
	}
	return p.Say(p.look().says)
}

// mixed reports whether a member is in the petal only because of its perspective.
func (p *petal) mixed() bool {
	return p.look().general != "" && slices.ContainsFunc(p.members, func(m *member) bool { _, known := kindPetal(m.Stakeholder); return !known })
}

// petalOf returns the petal of a stakeholder: management for anybody upward, else the
// petal of its kind, or of its perspective if the kind is unknown.
func petalOf(s *model.Stakeholder) petalID {
	if id, known := kindPetal(s); known {
		return id
	}
	switch s.Perspective {
	case model.Downward:
		return contributorsPetal
	case model.Outside:
		return openSourcePetal
	}
	return internalPetal
}

// kindPetal returns the petal determined by a stakeholder's kind, or by looking upward.
func kindPetal(s *model.Stakeholder) (id petalID, known bool) {
	if s.Perspective == model.Upward {
		return managementPetal, true
	}
	i := slices.IndexFunc(petals[:], func(p place) bool {
		kinds := p.inside
		if s.Perspective == model.Outside {
			kinds = p.outside
		}
		return slices.Contains(kinds, s.Kind)
	})
	return petalID(max(i, 0)), i >= 0
}

// activities returns what the office and each stakeholder do together, in words, by the
// stakeholder's id. Work that is not under way is marked as such.
func activities(o view.Options, m *model.Map) map[string]string {
	said, known := map[string][]string{}, map[[2]string]bool{}
	for _, k := range card.Present(m) {
		if !k.WithOSPO() {
			continue
		}
		id := k.Other(model.OSPOID)
		if _, text := detail.WorkText(o.Words, k, o.Today); o.Words.Work(k) != "" && !known[[2]string{id, text}] {
			known[[2]string{id, text}] = true
			said[id] = append(said[id], text)
		}
	}
	out := make(map[string]string, len(said))
	for id, list := range said {
		out[id] = o.Words.List(list...)
	}
	return out
}
