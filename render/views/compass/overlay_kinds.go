package compass

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	gaps "github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// gapsOverlay distinguishes cards by the most severe finding about them, including infos.
func gapsOverlay(c *content, found map[string][]model.Finding) *overlay {
	gap := &kind{c.Say("gap: nobody is there yet"), scene.Gap, 14, ghostSign}
	bySeverity := map[model.Severity]*kind{
		model.Error:   {c.Say("error"), scene.Gap, 11, crossSign}, // a gap that the project made an error
		model.Warning: {c.Say("warning"), scene.Warn, 11, warningSign},
		model.Info:    {c.Say("info"), scene.Tone2, 11, infoSign},
	}
	clear := &kind{c.Say("nothing found"), scene.Tone4, 11, tickSign}
	for _, p := range c.parties {
		about := found[p.key]
		switch {
		case p.ghost:
			p.tone = tone{kinds: []*kind{gap}, text: c.Say("gap")}
		case len(about) == 0:
			p.tone = tone{kinds: []*kind{clear}, text: clear.word}
		default:
			p.tone = tone{kinds: []*kind{bySeverity[about[0].Severity]}, text: c.ruleName(about[0].Rule)}
			if n := len(about) - 1; n > 0 {
				p.tone.text += fmt.Sprintf(" +%d", n)
			}
			p.tone.said = c.Word(about[0].Severity.String()) + ": " + about[0].Message
			p.marks = nil // the tone says it
		}
	}
	return &overlay{title: c.Say("findings"), gaps: true, kinds: []*kind{gap, bySeverity[model.Error], bySeverity[model.Warning], bySeverity[model.Info], clear}}
}

// ruleName returns a rule in a few words: in English its id, which commands accept.
func (c *content) ruleName(id string) string {
	if r := gaps.Lookup(id); r != nil && c.Language() != "en" {
		return c.Say(r.Title)
	}
	return strings.ReplaceAll(id, "-", " ")
}

// findingsOf returns the findings about each party by its key, the most severe first.
func findingsOf(m *model.Map, o Options) map[string][]model.Finding {
	homes, out := detail.Homes(m), map[string][]model.Finding{}
	for _, f := range o.Findings {
		for _, key := range homes(f) {
			out[key] = append(out[key], f)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b model.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	}
	return out
}

// engagementOverlay distinguishes stakeholders by their engagement; the sign also shows
// where the office wants it to be.
func engagementOverlay(c *content) *overlay {
	colors := [...]scene.Color{scene.Removed, scene.Gap, scene.Tone5, scene.Tone4, scene.Tone2}
	var kinds []*kind
	for rank, a := range model.Attitudes {
		kinds = append(kinds, &kind{c.Word(string(a)), colors[rank], meterWidth, func(x, y float64, c scene.Color) []scene.Node {
			return meter(x, y, rank, -1, c)
		}})
	}
	unknown := &kind{c.Say("not recorded"), scene.OrgLine, meterWidth, func(x, y float64, c scene.Color) []scene.Node { return meter(x, y, -1, -1, c) }}
	wanted := false
	for _, p := range c.parties {
		s := p.stakeholder
		if s == nil || p.ghost {
			continue
		}
		now, then := s.Current.Rank(), s.Desired.Rank()
		k := unknown
		if now >= 0 {
			k = kinds[now]
		}
		p.tone = tone{kinds: []*kind{k}, text: k.word, sign: cardSign{meterWidth, func(x, y float64) []scene.Node {
			return meter(x, y, now, then, k.color)
		}}}
		p.tone.text, p.tone.said = c.distance(s.Current, s.Desired, k.word)
		if then >= 0 && then != now {
			p.tone.short = "→ " + c.Word(string(s.Desired))
		}
		wanted = wanted || then >= 0
	}
	o := &overlay{title: c.Say("engagement"), kinds: append(kinds, unknown)}
	if wanted {
		o.extra = []draw.Sign{{Width: pip, Word: c.Say("outlined: where the OSPO wants them"), Draw: func(x, y float64) []scene.Node {
			return []scene.Node{box(rect{x, y - pip/2, pip, pip}, 1.5, scene.Card, scene.Ink, 1.6)}
		}}}
	}
	return o
}

// distance describes how far a stakeholder's engagement is from what the office wants.
func (c *content) distance(now, wanted model.Attitude, word string) (text, said string) {
	say := func(p model.Phrase) string {
		return c.Say(p, "now", words.Said(word), "wanted", model.Word(wanted), "n", wanted.Rank()-now.Rank())
	}
	switch n := wanted.Rank() - now.Rank(); {
	case wanted == "":
		return word, say("engagement: {now}")
	case now == "":
		return say("to be {wanted}"), say("engagement: not recorded, to be {wanted}")
	case n > 0:
		return say("{now} → {wanted}"), say("engagement: {now}, to be {wanted}, {n|step} to go")
	case n < 0:
		return say("{now} → {wanted}"), say("engagement: {now}, more than the {wanted} wanted")
	}
	return word, say("engagement: {now}, as wanted")
}

type frequency struct {
	word  model.Phrase
	days  int
	color scene.Color
}

// frequencies are classes of cadences, most frequent first. days is the longest interval
// in the class.
var frequencies = []frequency{
	{"daily", 1, scene.Tone1}, {"every one or two weeks", 14, scene.Tone2}, {"monthly", 31, scene.Tone3},
	{"quarterly", 92, scene.Tone4}, {"yearly or less often", 3660, scene.Tone5},
}

// cadenceOverlay distinguishes stakeholders by the most frequent cadence of the office's
// work with them.
func cadenceOverlay(c *content) *overlay {
	var kinds []*kind
	for i, f := range frequencies {
		kinds = append(kinds, &kind{c.Say(f.word), f.color, beatsWidth, func(x, y float64, c scene.Color) []scene.Node {
			return beats(x, y, len(frequencies)-i, c)
		}})
	}
	demand := &kind{c.Say("on demand"), scene.Tone6, 11, diamondSign}
	unknown := &kind{c.Say("not recorded"), scene.OrgLine, 11, ringSign}
	none := &kind{c.idle(), scene.Gap, 11, crossSign}
	for _, p := range c.parties {
		if p.stakeholder == nil || p.ghost {
			continue
		}
		at, k, text := len(frequencies), none, none.word
		for _, x := range p.underWay(c.today) {
			cadence := x.source.Cadence
			i := slices.IndexFunc(frequencies, func(f frequency) bool { return cadence.Days() <= f.days })
			if cadence.Days() == 0 {
				i = -1
			}
			switch {
			case i >= 0 && i < at:
				at, k, text = i, kinds[i], x.cadence
			case at < len(frequencies):
			case cadence == "on-demand":
				k, text = demand, x.cadence
			case k == none:
				k, text = unknown, c.Say("no cadence recorded")
			}
		}
		p.tone = tone{kinds: []*kind{k}, text: text}
	}
	return &overlay{title: c.Say("how often they meet"), kinds: append(kinds, demand, unknown, none)}
}

// underWay returns what the office and the party do together on the given day.
func (p *party) underWay(today model.Date) []*collab {
	return slices.DeleteFunc(slices.Clone(p.collabs), func(k *collab) bool {
		return k.change == Removed || !k.source.AtWork(today)
	})
}

// idle is the word for stakeholders with whom the office has no active work. It names the
// office if others in the map do work with one of them.
func (c *content) idle() string {
	for _, l := range c.links {
		if l.change != Removed && l.source.AtWork(c.today) && (len(l.from.underWay(c.today)) == 0 || len(l.to.underWay(c.today)) == 0) {
			return c.Say("nothing with the office")
		}
	}
	return c.Say("nothing under way")
}

// maxOwners is the number of owners with a colour and a letter of their own.
const maxOwners = 6

// ownersOverlay distinguishes stakeholders by owner. The owners of the most stakeholders
// get a letter each, which their own cards show too.
func ownersOverlay(c *content, m *model.Map) *overlay {
	owners := map[*party][]string{}
	count := map[string]int{}
	for _, p := range c.parties {
		if p.stakeholder != nil {
			owners[p] = p.owners()
			for _, id := range owners[p] {
				count[id]++
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	colors := [maxOwners]scene.Color{scene.Tone2, scene.Tone6, scene.Tone4, scene.Tone1, scene.Tone5, scene.Tone3}
	others := &kind{c.Say("somebody else"), scene.Removed, letterWidth, letterSign("…")}
	nobody := &kind{c.Say("no owner"), scene.Gap, letterWidth, crossSign}
	var kinds []*kind
	byID := map[string]*kind{}
	for i, id := range ids {
		if byID[id] = others; i < maxOwners {
			byID[id] = &kind{m.NameOf(id), colors[i], letterWidth, letterSign(string(rune('A' + i)))}
			kinds = append(kinds, byID[id])
		}
	}
	for _, p := range c.parties {
		switch {
		case p.member != nil && count[p.member.ID] > 0:
			p.tone = tone{kinds: []*kind{byID[p.member.ID]}, text: c.Say("looks after {n}", "n", count[p.member.ID])}
		case p.stakeholder == nil || p.ghost && len(owners[p]) == 0:
		case len(owners[p]) == 0:
			p.tone = tone{kinds: []*kind{nobody}, text: nobody.word}
		default:
			p.tone.text = c.List(model.Each(owners[p], m.NameOf)...)
			p.tone.said = c.Say("owner: {name}", "name", p.tone.text)
			for _, id := range owners[p] {
				if k := byID[id]; !slices.Contains(p.tone.kinds, k) { // one sign stands for all others
					p.tone.kinds = append(p.tone.kinds, k)
				}
			}
		}
	}
	return &overlay{title: c.Say("owner"), kinds: append(kinds, others, nobody)}
}

// owners returns the ids of a stakeholder's owners, or else of the keeper of most of its
// collaborations with the office, if any.
func (p *party) owners() []string {
	if own := p.stakeholder.Owners(); len(own) > 0 {
		return model.Each(own, func(r *model.Ref) string { return r.ID })
	}
	best, count := "", map[string]int{}
	for _, k := range present(p.collabs) {
		if r := k.source.Keeper(); r != nil {
			if count[r.ID]++; count[r.ID] > count[best] {
				best = r.ID
			}
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

// aspectsOverlay distinguishes stakeholders by the aspects of the work with them; a bar
// has a colour for each aspect.
func aspectsOverlay(c *content) *overlay {
	signs := map[model.Aspect]*kind{
		model.Strategy:   {c.Say("strategy"), scene.Tone1, 11, triangleSign},
		model.Governance: {c.Say("governance"), scene.Tone2, 11, squareSign},
		model.Compliance: {c.Say("compliance"), scene.Tone6, 11, diamondSign},
		model.Community:  {c.Say("community"), scene.Tone4, 11, discSign},
	}
	unknown := &kind{c.Say("not recorded"), scene.OrgLine, 11, ringSign}
	none := &kind{c.idle(), scene.Gap, 11, crossSign}
	for _, p := range c.parties {
		if p.stakeholder == nil || p.ghost {
			continue
		}
		work := p.underWay(c.today)
		var kinds []*kind
		var words []string
		for _, a := range model.Aspects {
			if slices.ContainsFunc(work, func(k *collab) bool { return k.source.Aspect == a }) {
				kinds, words = append(kinds, signs[a]), append(words, c.Word(string(a)))
			}
		}
		switch {
		case len(work) == 0:
			kinds, words = []*kind{none}, []string{none.word}
		case len(kinds) == 0:
			kinds, words = []*kind{unknown}, []string{c.Say("no aspect recorded")}
		}
		p.tone = tone{kinds: kinds, text: c.List(words...)}
		if len(words) > 2 {
			p.tone.said, p.tone.text = p.tone.text, c.Say("{n|aspect}", "n", len(words))
		}
	}
	o := &overlay{title: c.Say("aspect of the work")}
	for _, a := range model.Aspects {
		o.kinds = append(o.kinds, signs[a])
	}
	o.kinds = append(o.kinds, unknown, none)
	return o
}
