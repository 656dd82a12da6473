package compass

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/text"
)

// shortened is 1 where lines hold less than a text, for counting.
func shortened(lines []string, full string) int {
	if text.IsWhole(lines, full) {
		return 0
	}
	return 1
}

// shortName breaks the name into at most most lines; names that begin alike stay
// apart where they are cut.
func (p *party) shortName(size, room float64, most int) []string {
	return text.WrapApart(p.name, p.shared, size, true, room, most)
}

// balanced breaks a text that lines hold, room px wide, into as many of similar length.
func balanced(lines []string, s string, size float64, bold bool, room float64) []string {
	const step, least = 8.0, 40.0
	whole, most := strings.Join(lines, " "), len(lines)
	for w := room - step; most > 1 && w > least; w -= step {
		narrower := text.Wrap(s, size, bold, w, most)
		if strings.Join(narrower, " ") != whole {
			break
		}
		lines = narrower
	}
	return lines
}

// shareNames notes how much of its beginning each name has in common with another.
func shareNames(parties []*party) {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = p.name
	}
	shared := text.Shared(names)
	for _, p := range parties {
		p.shared = shared[p.name]
	}
}

// officeLines are the small lines below the office's name: what the letters are
// for, and how far it has come and how it is built.
func officeLines(w *words.Words, m *model.Map) []string {
	var first, second []string
	if s := detail.OfficeLine(w, m); s != "" {
		first = append(first, s)
	}
	if s := model.OneLine(m.OSPO.Structure); s != "" {
		second = append(second, w.Say("{structure} structure", "structure", model.Word(s)))
	}
	if m.OSPO.Stage != nil {
		second = append(second, w.Say("stage\u00a0{n}\u00a0of\u00a04", "n", *m.OSPO.Stage))
	}
	if m.OSPO.Name != model.DefaultOSPOName {
		first, second = append(first, second...), nil
	}
	var out []string
	for _, parts := range [][]string{first, second} {
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " · "))
		}
	}
	return out
}
