package compass

import (
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
)

// describe is the picture as a sentence or two that a person could read aloud.
func (p *plan) describe() string {
	var b strings.Builder
	counts := words.Said(strings.ReplaceAll(p.stats, " · ", p.Say(", ")))
	if p.org == "" {
		b.WriteString(p.Say("Map of {office}: {counts}.", "office", p.ospo, "counts", counts))
	} else {
		b.WriteString(p.Say("Map of {office} at {organization}: {counts}.", "office", p.ospo, "organization", p.org, "counts", counts))
	}
	for _, persp := range model.Perspectives {
		b.WriteString(p.describePerspective(persp))
	}
	if n := p.countLinks(); n > 0 {
		b.WriteString(" " + p.Say("{n|collaboration} between stakeholders.", "n", n))
	}
	for _, s := range p.others {
		b.WriteString(" " + p.Say("Not in full: {side}, {counts}.", "side", model.Word(s.persp), "counts", words.Said(strings.ReplaceAll(s.count, " · ", p.Say(", ")))))
	}
	b.WriteString(p.describeOverlay())
	b.WriteString(p.describeChanges())
	return b.String()
}

func (p *plan) describePerspective(persp model.Perspective) string {
	var names, gaps []string
	for _, x := range p.in(persp) {
		switch {
		case x.change == Removed: // said with the other changes
		case x.ghost && strings.HasPrefix(x.key, "gap-"):
			return " " + p.Say("Looking {side}: nobody yet.", "side", model.Word(persp))
		case x.ghost:
			gaps = append(gaps, x.name)
		default:
			names = append(names, x.name)
		}
	}
	s := ""
	if len(names) > 0 {
		s = " " + p.Say("Looking {side}: {names}.", "side", model.Word(persp), "names", words.Said(draw.Spoken(p.Words, names)))
	}
	if len(gaps) > 0 {
		s += " " + p.Say("Missing {side}: {names}.", "side", model.Word(persp), "names", words.Said(draw.Spoken(p.Words, gaps)))
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }
