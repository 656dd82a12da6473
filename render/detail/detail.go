// Package detail gathers what is known about the office, its people and its
// stakeholders, for pages that show more on demand.
package detail

import (
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
)

// OfficeKey is the id of the office's own card and detail in every picture.
const OfficeKey = "ospo"

// StakeholderKey, PersonKey and GapKey are the ids of cards and details in every
// picture: of a stakeholder, of a person, and of the ghost that stands for a
// perspective in which nobody is recorded.
func StakeholderKey(id string) string             { return "stakeholder-" + id }
func PersonKey(id string) string                  { return "person-" + id }
func GapKey(perspective model.Perspective) string { return "gap-" + string(perspective) }

// Of gives what is known about the office and each card, in reading order: the
// office, then the perspectives as everything prints them. This is the one place
// where that is gathered, so that leaving something out is done here too. No
// findings and noGaps leave out what is missing.
func Of(m *model.Map, findings []model.Finding, noGaps bool) []scene.Detail {
	w := NamesOf(m)
	all := []scene.Detail{{ID: OfficeKey, Title: m.OSPO.Name, Subtitle: OfficeLine(m), Facts: w.office(m)}}
	if noGaps {
		findings = nil
	}
	for _, persp := range model.Perspectives {
		all = append(all, w.perspective(m, persp, findings, noGaps)...)
	}
	place := make(map[string]int, len(all))
	for i, d := range all {
		place[d.ID] = i
	}
	w.addLinks(m, all, place)
	addFindings(m, all, place, findings)
	return all
}

// perspective lists the details of those who stand in a perspective: the
// stakeholders, the team, and the ghost of one that is reported empty.
func (w *Names) perspective(m *model.Map, persp model.Perspective, findings []model.Finding, noGaps bool) []scene.Detail {
	var out []scene.Detail
	for _, s := range m.In(persp) {
		if s.Wanted && noGaps {
			continue
		}
		d := scene.Detail{
			ID: StakeholderKey(s.ID), Title: s.Name, Subtitle: s.Role, Perspective: string(persp), Gap: s.Wanted, Facts: w.stakeholder(s),
		}
		for _, k := range m.Collaborations {
			if k.Status != model.Ended && k.WithOSPO() && k.Other(model.OSPOID) == s.ID {
				d.Relations = append(d.Relations, w.relation(k, OfficeKey, m.OSPO.Name, s.ID))
			}
		}
		out = append(out, d)
	}
	if persp == model.Downward {
		for _, p := range m.People {
			out = append(out, scene.Detail{
				ID: PersonKey(p.ID), Title: p.Name, Subtitle: PersonRole(p), Perspective: string(persp), Facts: member(p),
			})
		}
	}
	for _, f := range findings {
		if f.Rule == "perspective-empty" && f.Subject.ID == string(persp) {
			out = append(out, scene.Detail{
				ID: GapKey(persp), Title: "Nobody yet", Subtitle: "No stakeholder recorded " + string(persp), Perspective: string(persp), Gap: true, Ghost: true,
			})
		}
	}
	return out
}

// addLinks tells the collaborations between stakeholders at both ends, numbered
// in file order as pictures that print numbers do.
func (w *Names) addLinks(m *model.Map, all []scene.Detail, place map[string]int) {
	number := 0
	for _, k := range m.Collaborations {
		from, to := StakeholderKey(k.From.ID), StakeholderKey(k.To.ID)
		i, drawnFrom := place[from]
		j, drawnTo := place[to]
		if k.Status == model.Ended || k.WithOSPO() || from == to || !drawnFrom || !drawnTo {
			continue
		}
		number++
		near := w.relation(k, to, all[j].Title, k.From.ID)
		far := w.relation(k, from, all[i].Title, k.To.ID)
		near.Number, far.Number = number, number
		all[i].Relations = append(all[i].Relations, near)
		all[j].Relations = append(all[j].Relations, far)
	}
}

// addFindings tells each finding at the cards where it belongs, or else at the
// office.
func addFindings(m *model.Map, all []scene.Detail, place map[string]int, findings []model.Finding) {
	homes := NewHomes(m)
	for _, f := range findings {
		told := false
		for _, key := range append(homes.Of(f), OfficeKey) {
			i, drawn := place[key]
			if !drawn || told && key == OfficeKey {
				continue
			}
			told = true
			all[i].Findings = append(all[i].Findings, scene.Finding{
				Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Advice: f.Hint,
			})
		}
	}
}

// Homes knows on which cards findings belong.
type Homes struct{ about *gap.Concerns }

// NewHomes prepares to say on which cards the findings about a map belong.
func NewHomes(m *model.Map) *Homes { return &Homes{gap.About(m)} }

// Of lists the ids of the cards on which a finding belongs: of the parties that
// it concerns, of the person that it is about, or of the ghost in an empty
// perspective. Where a picture shows none of them, its place is the office.
func (h *Homes) Of(f model.Finding) []string {
	switch f.Subject.Kind {
	case model.AboutPerspective:
		return []string{GapKey(model.Perspective(f.Subject.ID))}
	case model.AboutPerson:
		return []string{PersonKey(f.Subject.ID)}
	}
	var keys []string
	for _, id := range h.about.Of(f) {
		if id != model.OSPOID {
			id = StakeholderKey(id)
		}
		keys = append(keys, id)
	}
	return keys
}

// Cards are the ids of the cards that a map can have: of its stakeholders, without
// those that are only wanted where gaps are not, and of its people.
func Cards(m *model.Map, noGaps bool) map[string]bool {
	cards := make(map[string]bool, len(m.Stakeholders)+len(m.People))
	for _, s := range m.Stakeholders {
		if !s.Wanted || !noGaps {
			cards[StakeholderKey(s.ID)] = true
		}
	}
	for _, p := range m.People {
		cards[PersonKey(p.ID)] = true
	}
	return cards
}

// Shown keeps what is known of the cards that a picture shows: those whose keys
// are groups of it.
func Shown(all []scene.Detail, nodes []scene.Node) []scene.Detail {
	ids := map[string]bool{}
	collectIDs(nodes, ids)
	var out []scene.Detail
	for _, d := range all {
		if ids[d.ID] {
			out = append(out, d)
		}
	}
	return out
}

func collectIDs(nodes []scene.Node, ids map[string]bool) {
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok {
			if g.ID != "" {
				ids[g.ID] = true
			}
			collectIDs(g.Children, ids)
		}
	}
}

// OfficeLine is the small line below the office's name: what the letters stand for,
// and how far the office has come. A name that says what it is needs no words.
func OfficeLine(m *model.Map) string {
	var parts []string
	if m.OSPO.Name == model.DefaultOSPOName {
		parts = append(parts, "Open Source Program Office")
	}
	if m.OSPO.Status != "" && m.OSPO.Status != model.OSPOEstablished {
		parts = append(parts, spaced(string(m.OSPO.Status)))
	}
	return strings.Join(parts, " · ")
}

// PersonRole is the small line below a person's name.
func PersonRole(p *model.Person) string {
	var role []string
	if p.Lead && p.Name != model.LeadName {
		role = append(role, "Lead")
	}
	if p.Allocation != nil {
		role = append(role, fmt.Sprintf("%.0f %% of working time", *p.Allocation*100))
	}
	return strings.Join(role, " · ")
}

// WorkText is what a collaboration is about, without and with a word for its
// state where it is not under way.
func WorkText(k *model.Collaboration) (bare, full string) {
	bare = model.OneLine(k.Text())
	if bare == "" {
		bare = "not described"
	}
	if k.Status == model.Planned || k.Status == model.Paused {
		return bare, bare + " (" + string(k.Status) + ")"
	}
	return bare, bare
}
