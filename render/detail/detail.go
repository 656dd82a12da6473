// Package detail gathers what is known about the office, its people and its
// stakeholders, for pages that show more on demand.
package detail

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
)

// OfficeKey is the id of the office's card and detail in every picture.
const OfficeKey = "ospo"

// StakeholderKey, PersonKey and GapKey return the ids of cards and details in every
// picture: of a stakeholder, of a person, and of the ghost of a perspective in which
// nobody is recorded.
func StakeholderKey(id string) string             { return "stakeholder-" + id }
func PersonKey(id string) string                  { return "person-" + id }
func GapKey(perspective model.Perspective) string { return "gap-" + string(perspective) }

// Of returns what is known about the office and each card, in reading order: the office,
// then the perspectives in their usual order. All details are gathered here, so anything
// to leave out must be left out here. noGaps leaves out findings and wanted stakeholders.
// What to do first, and what is under way, is as of today, which may be zero.
func Of(say *words.Words, m *model.Map, findings []model.Finding, noGaps bool, today model.Date) []scene.Detail {
	w := NamesOf(say, m)
	w.today = today
	all := []scene.Detail{{ID: OfficeKey, Title: m.OSPO.Name, Subtitle: OfficeLine(say, m), Facts: w.office(m)}}
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
	mender := gap.NewMender(m, gap.Options{Today: today})
	w.mend = mending(m, mender)
	w.addFindings(m, all, place, findings)
	for _, s := range mender.Start(findings) {
		all[0].Start = append(all[0].Start, scene.Step{Finding: w.told(s.Finding), Closes: s.Closes, Mend: s.Snippet, Instead: s.Accept})
	}
	return all
}

// perspective returns the details of a perspective: its stakeholders, the team, and a
// ghost if it is reported as empty.
func (w *Names) perspective(m *model.Map, persp model.Perspective, findings []model.Finding, noGaps bool) []scene.Detail {
	var out []scene.Detail
	work := map[string][]*model.Collaboration{} // with the office, by the other end
	for _, k := range m.Collaborations {
		if k.Status != model.Ended && k.WithOSPO() {
			id := k.Other(model.OSPOID)
			work[id] = append(work[id], k)
		}
	}
	for _, s := range m.In(persp) {
		if s.Wanted && noGaps {
			continue
		}
		d := scene.Detail{
			ID: StakeholderKey(s.ID), Title: s.Name, Subtitle: s.Role, Perspective: string(persp), Gap: s.Wanted, Facts: w.stakeholder(s),
		}
		for _, k := range work[s.ID] {
			d.Relations = append(d.Relations, w.relation(k, OfficeKey, m.OSPO.Name, s.ID))
		}
		out = append(out, d)
	}
	if persp == model.Downward {
		for _, p := range m.People {
			out = append(out, scene.Detail{
				ID: PersonKey(p.ID), Title: p.Name, Subtitle: PersonRole(w.Words, p, w.today), Perspective: string(persp), Person: true, Left: !p.Here(w.today), Facts: w.member(p),
			})
		}
	}
	for _, f := range findings {
		if f.Rule == "perspective-empty" && f.Severity >= model.Warning && f.Subject.ID == string(persp) {
			out = append(out, scene.Detail{
				ID: GapKey(persp), Title: w.Say("Nobody yet"), Subtitle: w.Say("No stakeholder recorded {side}", "side", model.Word(persp)), Perspective: string(persp), Gap: true, Ghost: true,
			})
		}
	}
	return out
}

// addLinks adds the collaborations between stakeholders at both ends, numbered in file
// order as in pictures that print numbers.
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

// addFindings adds each finding to the cards where it belongs, or else to the office.
func (w *Names) addFindings(m *model.Map, all []scene.Detail, place map[string]int, findings []model.Finding) {
	homes := Homes(m)
	for _, f := range findings {
		shown := false
		for _, key := range append(homes(f), OfficeKey) {
			i, drawn := place[key]
			if !drawn || shown && key == OfficeKey {
				continue
			}
			shown = true
			all[i].Findings = append(all[i].Findings, w.told(f))
		}
	}
}

func (w *Names) told(f model.Finding) scene.Finding {
	out := scene.Finding{Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Advice: f.Hint, Edit: w.mend(f)}
	if r := gap.Lookup(f.Rule); r != nil {
		out.Address = r.Source.URL
		if w.Language() != "en" {
			out.Title = w.Say(r.Title)
		}
	}
	return out
}

// Homes returns a function that lists the ids of the cards where a finding belongs: of
// the parties concerned, of the person it is about, or of the ghost in an empty
// perspective. If a picture shows none of them, the finding belongs to the office.
func Homes(m *model.Map) func(f model.Finding) []string {
	about := gap.About(m)
	return func(f model.Finding) []string {
		switch f.Subject.Kind {
		case model.AboutPerspective:
			return []string{GapKey(model.Perspective(f.Subject.ID))}
		case model.AboutPerson:
			return []string{PersonKey(f.Subject.ID)}
		}
		return model.Each(about.Of(f), func(id string) string {
			if id == model.OSPOID {
				return id
			}
			return StakeholderKey(id)
		})
	}
}

// Cards returns the ids of the cards that a map can have: of its people and of its
// stakeholders, without wanted ones if noGaps is set.
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

// Shown returns the details of the cards that a picture shows: those whose id is the id
// of a group.
func Shown(all []scene.Detail, nodes []scene.Node) []scene.Detail {
	ids := map[string]bool{}
	scene.Walk(nodes, func(n scene.Node) bool {
		if g, ok := n.(*scene.Group); ok {
			ids[g.ID] = true
		}
		return true
	})
	return slices.DeleteFunc(slices.Clone(all), func(d scene.Detail) bool { return !ids[d.ID] })
}

// OfficeLine returns the small line below the office's name: what OSPO stands for, if
// that is the name, and the status of an office that is not established.
func OfficeLine(w *words.Words, m *model.Map) string {
	var parts []string
	if m.OSPO.Name == model.DefaultOSPOName {
		parts = append(parts, w.Say("Open Source Program Office"))
	}
	if m.OSPO.Status != "" && m.OSPO.Status != model.OSPOEstablished {
		parts = append(parts, w.Spaced(string(m.OSPO.Status)))
	}
	return strings.Join(parts, " · ")
}

// PersonRole returns the small line below a person's name.
func PersonRole(w *words.Words, p *model.Person, today model.Date) string {
	var role []string
	if p.Lead && p.Name != model.LeadName {
		role = append(role, w.Say("Lead"))
	}
	switch {
	case !p.Here(today):
		role = append(role, w.Say("until {day}", "day", p.Until.String()))
	case p.Allocation != nil:
		role = append(role, w.Say("{share} % of working time", "share", fmt.Sprintf("%.0f", *p.Allocation*100)))
	}
	return strings.Join(role, " · ")
}

// WorkText returns what a collaboration is about, without and with its status. The status
// is added only if it is planned or paused, or differs from the record on the given day,
// which may be zero.
func WorkText(w *words.Words, k *model.Collaboration, today model.Date) (bare, full string) {
	bare = model.OneLine(w.Work(k))
	if bare == "" {
		bare = w.Say("not described")
	}
	state := k.StatusOn(today)
	if state == model.Planned || state == model.Paused || state != k.Status {
		return bare, w.Say("{work} ({state})", "work", words.Said(bare), "state", model.Word(state))
	}
	return bare, bare
}
