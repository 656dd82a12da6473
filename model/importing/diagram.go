package importing

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// diagram is boxes and lines.
type diagram struct {
	boxes []*box
	byID  map[string]*box
	lines []line
}

type box struct {
	id, name string
	line     int
	around   []string // the headings of the clusters that it is in, outermost first
}

type line struct {
	id           string
	from, to     *box
	label        string
	tail, head   bool // an arrow head at that end
	strong, weak bool
	at           int
}

// box is the one with that id, made where it is new.
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
		b.around = around // a line may name it before its cluster does
	}
	return b
}

// connect draws a line from each of some boxes to each of others.
func (d *diagram) connect(from, to []*box, l line) {
	for _, l.from = range from {
		for _, l.to = range to {
			d.lines = append(d.lines, l)
		}
	}
}

// called is what a box says; its id where it says nothing.
func (b *box) called() string {
	if name := plainLabel(b.name); name != "" {
		return name
	}
	return b.id
}

// plainLabel is the first line of a label.
func plainLabel(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return wholeLabel(first)
}

// wholeLabel is a label on one line.
func wholeLabel(text string) string { return model.OneLine(register.Clean(text)) }

// records adds boxes as stakeholders and lines as collaborations. A cluster whose
// heading is a perspective gives it, and any other is a group.
func (d *diagram) records(s *Source) {
	stakeholder := parse.ListOf("stakeholders")
	names := map[string]*box{}
	for _, b := range d.boxes {
		name := b.called()
		if isOffice(name) {
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
			if word, problem := stakeholder.Field("perspective").Means(heading); problem == "" {
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

// sayLabel sets what the label of a line says, which may end as those end that are drawn of
// a map: "Steering committee · monthly", "Office hours (planned)", or be its methods.
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

// isOffice reports whether a name is the office's, however long.
func isOffice(name string) bool {
	switch parse.Slug(name) {
	case model.OSPOID, "open-source-program-office", "open-source-programme-office", "open-source-office":
		return true
	}
	return false
}
