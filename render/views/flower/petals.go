package flower

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
)

// petalID names one of the groups around the office.
type petalID byte

// The petals in reading order, as the picture sets them around the office.
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

// place is a petal's own among the others.
type place struct {
	name        model.Phrase
	says        model.Phrase
	column, row int
	persp       model.Perspective
}

// petals say what is in each petal, and where: its column and row around the
// office, which is in the middle. Its colour is that of the perspective in
// which most of its members are.
var petals = [petalCount]place{
	legalPetal:        {"Legal", "counsel, compliance, audit", 0, 0, model.Sideways},
	managementPetal:   {"Management", "those who decide and pay", 1, 0, model.Upward},
	businessPetal:     {"Business", "product, purchasing, people, brand", 2, 0, model.Sideways},
	contributorsPetal: {"Individual contributors", "developers and the team", 0, 1, model.Downward},
	internalPetal:     {"Internal ecosystem", "tools, security, shared projects", 2, 1, model.Sideways},
	publicPetal:       {"Public sector and research", "rules, grants, science", 0, 2, model.Outside},
	openSourcePetal:   {"Open source ecosystem", "projects, foundations, peers", 1, 2, model.Outside},
	marketPetal:       {"Customers and suppliers", "who buys and who sells", 2, 2, model.Outside},
}

// general says what is in a petal that also holds stakeholders of whom only
// the perspective is known.
var general = map[petalID]struct{ name, says model.Phrase }{
	contributorsPetal: {"Teams and contributors", "who carry out the work"},
	internalPetal:     {"Other functions", "within the organisation"},
	openSourcePetal:   {"Beyond the organisation", "projects, foundations and others outside"},
}

// look is what its place says about a petal.
func (p *petal) look() place { return petals[p.id] }

// name is what a petal is called: after the kinds that are in it, or after their
// perspective where the kind of one of them is not known.
func (p *petal) name() string {
	if p.mixed() {
		return p.Say(general[p.id].name)
	}
	return p.Say(petals[p.id].name)
}

func (p *petal) says() string {
	if p.mixed() {
		return p.Say(general[p.id].says)
	}
	return p.Say(petals[p.id].says)
}

// mixed reports whether the kind of somebody in the petal does not say that they
// belong there.
func (p *petal) mixed() bool {
	_, may := general[p.id]
	return may && slices.ContainsFunc(p.members, func(m *member) bool { _, known := kindPetal(m.Stakeholder); return !known })
}

// petalsInside and petalsOutside give the petal of a kind of stakeholder within the
// organisation and beyond it. Other kinds go by perspective; see petalOf.
var (
	petalsInside = map[string]petalID{
		"legal": legalPetal, "compliance": legalPetal, "audit": legalPetal,
		"executive": managementPetal, "board": managementPetal, "sponsor": managementPetal,
		"procurement": businessPetal, "product": businessPetal, "marketing": businessPetal, "hr": businessPetal,
		"engineering": contributorsPetal, "students": contributorsPetal,
		"devtools": internalPetal, "security": internalPetal, "architecture": internalPetal, "innersource": internalPetal,
		"it": internalPetal, "library": internalPetal, "faculty": internalPetal,
		"project": openSourcePetal, "community": openSourcePetal, "foundation": openSourcePetal,
		"regulator": publicPetal, "funder": publicPetal,
		"vendor": marketPetal, "customer": marketPetal,
	}
	petalsOutside = map[string]petalID{
		"legal": legalPetal, "audit": legalPetal,
		"project": openSourcePetal, "community": openSourcePetal, "foundation": openSourcePetal, "peer": openSourcePetal,
		"regulator": publicPetal, "public-body": publicPetal, "funder": publicPetal, "faculty": publicPetal,
		"library": publicPetal, "students": publicPetal,
		"vendor": marketPetal, "customer": marketPetal, "procurement": marketPetal, "product": marketPetal, "marketing": marketPetal,
	}
)

// petalOf says to which petal a stakeholder belongs: who is looked up to is
// management, whatever its kind. Elsewhere the kind decides, and where it says
// nothing, the perspective.
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

// kindPetal is the petal that the kind of a stakeholder, or looking upward, says it
// belongs to.
func kindPetal(s *model.Stakeholder) (id petalID, known bool) {
	switch s.Perspective {
	case model.Upward:
		return managementPetal, true
	case model.Outside:
		id, known = petalsOutside[s.Kind]
	default:
		id, known = petalsInside[s.Kind]
	}
	return id, known
}

// activities are what the office and each stakeholder do together, in words, by the
// stakeholder's id.
func activities(w *words.Words, m *model.Map) map[string]string {
	said, known := map[string][]string{}, map[[2]string]bool{}
	for _, k := range card.Present(m) {
		if !k.WithOSPO() {
			continue
		}
		id := k.Other(model.OSPOID)
		if text := model.OneLine(w.Work(k)); text != "" && !known[[2]string{id, text}] {
			known[[2]string{id, text}] = true
			said[id] = append(said[id], text)
		}
	}
	out := make(map[string]string, len(said))
	for id, list := range said {
		out[id] = w.List(list...)
	}
	return out
}
