package compass

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
)

// describe is the picture as a sentence or two that a person could read aloud.
func (p *plan) describe(m *model.Map) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Map of %s", p.ospo)
	if p.org != "" {
		fmt.Fprintf(&b, " at %s", p.org)
	}
	fmt.Fprintf(&b, ": %s.", strings.ReplaceAll(p.stats, " · ", ", "))
	for _, persp := range model.Perspectives {
		b.WriteString(p.describePerspective(persp))
	}
	if n := p.countLinks(); n > 0 {
		fmt.Fprintf(&b, " %s between stakeholders.", model.Counted(n, "collaboration"))
	}
	for _, s := range p.others {
		fmt.Fprintf(&b, " Not in full: %s, %s.", s.persp, strings.ReplaceAll(s.count, " · ", ", "))
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
			return fmt.Sprintf(" Looking %s: nobody yet.", persp)
		case x.ghost:
			gaps = append(gaps, x.name)
		default:
			names = append(names, x.name)
		}
	}
	s := ""
	if len(names) > 0 {
		s = fmt.Sprintf(" Looking %s: %s.", persp, draw.Spoken(names))
	}
	if len(gaps) > 0 {
		s += fmt.Sprintf(" Missing %s: %s.", persp, draw.Spoken(gaps))
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }

func upper(s string) string { return strings.ToUpper(s) }
