package importing

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// diagram holds the nodes of a diagram as boxes, and its edges as lines.
type diagram struct {
	boxes []*box
	byID  map[string]*box
	lines []line
}

type box struct {
	id, name string
	line     int
	around   []string // the headings of the clusters around it, outermost first
}

type line struct {
	id           string
	from, to     *box
	label        string
	tail, head   bool // an arrowhead at that end
	strong, weak bool
	at           int
}

// box returns the box with an id, which it creates if necessary.
func (d *diagram) box(id string, at int, around []string) *box {
	if d.byID == nil {
		d.byID = map[string]*box{}
	}
	b := d.byID[id]
	if b == nil {
		b = &box{id: id, line: at, around: around}
		d.byID[id] = b
		d.boxes = append(d.boxes, b)
	} else if len(b.around) == 0 {
		b.around = around // a line may mention it before its cluster does
	}
	return b
}

// connect draws a line from each box of one group to each box of another.
func (d *diagram) connect(from, to []*box, l line) {
	for _, l.from = range from {
		for _, l.to = range to {
			d.lines = append(d.lines, l)
		}
	}
}

// called returns the label of a box, or its id if it has no label. The box of the office
// is known by its id, whatever its label.
func (b *box) called() string {
	if b.drawnID() == model.OSPOID {
		return model.DefaultOSPOName
	}
	if name := plainLabel(b.name); name != "" {
		return name
	}
	return b.id
}

// drawnID returns the id of a box in a diagram that was drawn of a map, where Mermaid ids
// begin with n_ and have an underscore for a colon.
func (b *box) drawnID() string {
	id, mermaid := strings.CutPrefix(b.id, "n_")
	if mermaid {
		id = strings.Replace(id, "_", ":", 1)
	}
	return id
}

// isNobody reports whether a box of a drawn diagram is no stakeholder: the office's own
// work or the gap of a perspective.
func (b *box) isNobody() bool {
	what, of, _ := strings.Cut(b.drawnID(), ":")
	return what == "own" && of == "work" || what == "gap" && slices.Contains(model.Perspectives, model.Perspective(of))
}

// plainLabel returns the first line of a label.
func plainLabel(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return wholeLabel(first)
}

// wholeLabel returns a label on one line.
func wholeLabel(text string) string { return model.OneLine(register.Clean(text)) }

// records adds boxes as stakeholders and lines as collaborations. A cluster whose heading
// is a perspective sets the perspective; any other is a group.
func (d *diagram) records(s *Source) {
	stakeholder := parse.ListOf("stakeholders")
	names := map[string]*box{}
	for _, b := range d.boxes {
		name := b.called()
		if isOffice(name) || b.isNobody() {
			continue
		}
		if first := names[name]; first != nil {
			if !slices.Equal(first.around, b.around) {
				s.problem(posOf(b.line), false, "%q is also on line %d, in another place; only that one is read", name, first.line)
			}
			continue
		}
		names[name] = b
		r := s.add("stakeholders", name, b.line)
		for _, heading := range b.around {
			if word, problem := stakeholder.Field("perspective").Means(register.Unexplained(heading)); problem == "" {
				r.Set("perspective", r.At, word)
			} else if heading != "" {
				r.Set("group", r.At, heading)
			}
		}
	}
	for _, l := range d.lines {
		at := register.Pos{File: s.File, Line: l.at}
		from, to, tail, head := l.from.called(), l.to.called(), l.tail, l.head
		if from == to {
			s.problem(at, false, "the line from %q leads back to it", from)
			continue
		}
		if isOffice(to) {
			from, to, tail, head = to, from, head, tail
		}
		r := &register.Record{List: "collaborations", At: at}
		if !isOffice(from) {
			r.Set("from", at, from)
		}
		r.Set("to", at, to)
		sayLabel(r, wholeLabel(l.label))
		r.Set("direction", at, direction(tail, head))
		switch {
		case l.strong:
			r.Set("strength", at, string(model.StrengthStrong))
		case l.weak:
			r.Set("status", at, string(model.Planned))
		}
		s.Records = append(s.Records, r)
	}
}

// sayLabel sets the fields that the label of a line expresses. It may end like the labels
// in a picture of a map, "Steering committee · monthly", "Office hours (planned)", or
// list methods.
func sayLabel(r *register.Record, label string) {
	work := r.Object()
	if before, inside, ok := strings.Cut(strings.TrimSuffix(label, ")"), " ("); ok && strings.HasSuffix(label, ")") {
		if status, problem := work.Field("status").Means(inside); problem == "" {
			r.Set("status", r.At, status)
			label = before
		}
	}
	parts := strings.Split(label, " · ")
	if cadence, problem := work.Field("cadence").Means(parts[len(parts)-1]); problem == "" && label != "" {
		r.Set("cadence", r.At, cadence)
		parts = parts[:len(parts)-1]
	}
	label = strings.Join(parts, " · ")
	var methods []string
	for _, word := range strings.Split(label, ", ") {
		methods = append(methods, strings.ReplaceAll(word, " ", "-"))
	}
	if known := work.Field("method").Words; slices.ContainsFunc(methods, func(m string) bool { return !slices.Contains(known, m) }) {
		r.Set("label", r.At, label)
		return
	}
	r.Set("method", r.At, methods...)
}

func direction(tail, head bool) string {
	switch {
	case tail && head:
		return string(model.DirectionBoth)
	case head:
		return string(model.DirectionTo)
	case tail:
		return string(model.DirectionFrom)
	}
	return ""
}

// isOffice reports whether a name is that of the office, abbreviated or in full.
func isOffice(name string) bool {
	switch parse.Slug(name) {
	case model.OSPOID, "open-source-program-office", "open-source-programme-office", "open-source-office":
		return true
	}
	return false
}
