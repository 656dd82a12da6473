package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// The calendar, px.
const (
	calRow      = 27.0 // with one line
	calLine     = 15.0 // per additional line
	calPad      = 7.0  // above and below the rows of a month
	calGap      = 10.0
	stripMonths = 12
	stripDots   = 6 // in one column
	stripStep   = 12.0
)

// places are the left edges of the columns, px from the left edge of a row.
type places struct {
	month                            float64 // left edge of the rows, after the names of months
	day, sign, what, with, who, note float64
}

// placesAt returns the column positions for rows of w px.
func placesAt(w float64) places {
	const wide = 900.0
	if w > wide {
		return places{month: 112, day: 14, sign: 92, what: 110, with: 392, who: 596, note: 812}
	}
	return places{month: 84, day: 10, sign: 84, what: 100, with: 274, who: 388, note: 488}
}

// Draw draws the calendar on a page of the default width.
func Draw(m *model.Map, o view.Options) (*scene.Scene, error) { return DrawAt(m, o, card.PageWidth) }

// DrawAt draws the calendar on a page w px wide.
func DrawAt(m *model.Map, o view.Options, w float64) (*scene.Scene, error) {
	c := newCalendar(m, o)
	c.places = placesAt(w)
	say := o.Words.Say
	if len(c.all()) == 0 {
		return draw.Empty(card.Titled(m, o, title(m, o)), Hint), nil
	}
	var facts []string
	if n := len(c.overdue); n > 0 {
		facts = append(facts, say("{n} overdue", "n", n))
	}
	facts = append(facts, say("{n} to come", "n", len(c.coming)))
	if !c.today.IsZero() {
		facts = append(facts, say("as of {day}", "day", c.today))
	} else {
		facts[len(facts)-1] = say("{n|date}", "n", len(c.coming))
	}
	p := card.Titled(m, o, title(m, o), facts...)
	p.Description += c.describe()
	p.Width = w
	b := &card.Pen{X: draw.Margin, Y: draw.Top, Room: w - 2*draw.Margin}
	c.drawStrip(b)
	c.drawRows(b)
	if len(c.undated) > 0 && !o.NoGaps {
		c.drawUndated(b)
	}
	p.Body, p.Height, p.Legend = b.Nodes, b.Y, c.signs()
	return draw.Frame(p), nil
}

func (c *calendar) describe() string {
	w := c.o.Words
	name := func(d due) string { return w.Say("{what} on {day}", "what", eventTitle(d), "day", d.day) }
	return draw.Listed(w, "Overdue: {list}.", model.Each(c.overdue, name)) + draw.Listed(w, "Then: {list}.", model.Each(c.coming, name))
}

var weekdays = [...]model.Phrase{"Sun|weekday", "Mon|weekday", "Tue|weekday", "Wed|weekday", "Thu|weekday", "Fri|weekday", "Sat|weekday"}

// month counts months since year 0.
type month int

func monthOf(d model.Date) month { return month(d.Year*12 + int(d.Month) - 1) }

func (n month) name(w *words.Words, short bool) string { return w.Month(time.Month(n%12+1), short) }

func (n month) year() string { return strconv.Itoa(int(n / 12)) }

// drawStrip draws the overview, with a column per month and a sign per day. It is omitted
// if fewer than two months hold anything.
func (c *calendar) drawStrip(b *card.Pen) {
	all := c.all()
	first := monthOf(all[0].day)
	if !c.today.IsZero() {
		first = monthOf(c.today)
	}
	columns := make([][]due, stripMonths)
	highest, filled := 1, 0
	for _, d := range all {
		i := max(int(monthOf(d.day)-first), 0) // overdue days count in the current month
		if i < stripMonths {
			if columns[i] = append(columns[i], d); len(columns[i]) == 1 {
				filled++
			}
			highest = max(highest, min(len(columns[i]), stripDots))
		}
	}
	if filled < 2 {
		return
	}
	w := b.Room / stripMonths
	top, base := b.Y, b.Y+18+float64(highest)*stripStep
	b.Nodes = append(b.Nodes, draw.Box(b.X, top, b.Room, base+30-top, 12, scene.Org, "", 0))
	for i, column := range columns {
		b.Nodes = append(b.Nodes, c.stripMonth(first+month(i), column, b.X+float64(i)*w, base, w))
		if i > 0 {
			x := b.X + float64(i)*w
			b.Nodes = append(b.Nodes, draw.Segment(scene.Point{X: x, Y: top + 10}, scene.Point{X: x, Y: base + 20}, draw.Stroke(scene.Line, 1)))
		}
	}
	b.Y = base + 30 + 16
}

// stripMonth draws one month of the overview. Signs stand on base, in up to five columns.
func (c *calendar) stripMonth(n month, days []due, x, base, wide float64) scene.Node {
	w := c.o.Words
	name := n.name(w, true)
	if n%12 == 0 {
		name = w.Say("{month} {year}", "month", name, "year", n.year())
	}
	label := draw.Centered(name, x+wide/2, base+19, card.CapsSize, len(days) > 0, scene.Ink2)
	g := &scene.Group{Children: []scene.Node{label}, Label: w.Say("{month} {year}", "month", n.name(w, false), "year", n.year()) + ": " + strconv.Itoa(len(days))}
	const abreast = 5
	full := abreast * stripDots
	columns := min((len(days)+stripDots-1)/stripDots, abreast)
	left := x + wide/2 - float64(columns-1)*stripStep/2
	for i, d := range days {
		if i == full-2 && len(days) > full {
			more := draw.Centered("+"+strconv.Itoa(len(days)-i), left+float64(abreast-1)*stripStep, base-stripStep*float64(stripDots-2)-10, 10, true, scene.Ink2)
			g.Children = append(g.Children, more)
			break
		}
		sign := c.sign(d, left+float64(i/stripDots)*stripStep, base-6-float64(i%stripDots)*stripStep)
		g.Children = append(g.Children, &scene.Group{Tooltip: d.day.String() + " " + eventTitle(d), Children: []scene.Node{sign}})
	}
	return g
}

// drawRows lists the days, in a panel per month.
func (c *calendar) drawRows(b *card.Pen) {
	say := c.o.Words.Say
	note := model.Phrase("Cadence or target")
	if _, room := draw.Caps(say(note), 0, 0, 10, ""); c.month+c.note+room > b.Room {
		note = "Cadence"
	}
	b.Heads(c.o.Words, 19, card.Head{DX: c.month + c.day, Word: "Day"}, card.Head{DX: c.month + c.what, Word: "What"},
		card.Head{DX: c.month + c.with, Word: "With"}, card.Head{DX: c.month + c.who, Word: "Who"}, card.Head{DX: c.month + c.note, Word: note})
	if len(c.overdue) > 0 {
		c.drawPanel(b, say("Overdue"), strconv.Itoa(len(c.overdue)), c.overdue, true)
	}
	for rest := c.coming; len(rest) > 0; {
		now := monthOf(rest[0].day)
		n := 1
		for n < len(rest) && monthOf(rest[n].day) == now {
			n++
		}
		c.drawPanel(b, now.name(c.o.Words, false), now.year(), rest[:n], false)
		rest = rest[n:]
	}
}

func found(d due) bool { return d.found }

// monthSize returns the font size at which all names of months fit before their rows.
func (c *calendar) monthSize() float64 {
	names := []string{c.o.Words.Say("Overdue")}
	for n := range month(12) {
		names = append(names, n.name(c.o.Words, false))
	}
	return text.Largest(c.month-8, 14, 10, true, names...)
}

// drawPanel draws the rows of a month, or the overdue ones, next to its name.
func (c *calendar) drawPanel(b *card.Pen, name, more string, days []due, late bool) {
	ink, fill, stroke := scene.Ink, scene.Card, scene.Line
	if late && slices.ContainsFunc(days, found) {
		ink, fill, stroke = scene.Gap, scene.GapTint, scene.Gap
	}
	g := &scene.Group{Class: "month", Role: "list", Label: name + " " + more}
	b.Nodes = append(b.Nodes,
		draw.Fitted(name, b.X, b.Y+calPad+17, c.month-8, c.monthSize(), true, ink), draw.Text(more, b.X, b.Y+calPad+34, card.TextSize, false, scene.Ink2))
	x, y, w := b.X+c.month, b.Y+calPad, b.Room-c.month
	var rows []scene.Node
	for i, d := range days {
		if i > 0 && !late {
			rows = append(rows, draw.Segment(scene.Point{X: x + c.day, Y: y}, scene.Point{X: x + w - c.day, Y: y}, draw.Stroke(scene.Line, 0.7)))
		}
		row, h := c.row(d, x, y, w, late)
		rows = append(rows, row)
		y += h
	}
	h := y + calPad - b.Y
	g.Children = append([]scene.Node{draw.Box(x, b.Y, w, h, 8, fill, stroke, 1)}, rows...)
	b.Nodes = append(b.Nodes, g)
	b.Y += max(h, calPad+40) + calGap
}

// row draws one day and returns its height.
func (c *calendar) row(d due, x, y, w float64, late bool) (scene.Node, float64) {
	g := &scene.Group{Class: "due", Role: "listitem", Href: d.href, Tooltip: strings.TrimSpace(eventTitle(d) + "\n" + d.more)}
	g.Label = strings.Join(card.Recorded(d.day.String(), eventTitle(d), d.who, d.note, c.late(d)), ", ")
	when := time.Date(d.day.Year, d.day.Month, d.day.Day, 0, 0, 0, 0, time.UTC).Weekday()
	day := c.o.Words.Say("{weekday} {day}", "weekday", weekdays[when], "day", d.day.Day)
	note, noteInk := d.note, scene.Ink2
	if d.day.Precision != model.ToDay {
		day = d.day.String() // all of a month, a quarter or a year
	}
	if late {
		day = d.day.String()
		note = card.Dotted(c.late(d), d.note)
		if d.found {
			noteInk = scene.Gap
		}
	}
	who, whoInk := d.who, scene.Ink
	if who == "" && (d.kind == dueOccasion || d.kind == dueEnd) {
		if who, whoInk = c.o.Words.Say("not recorded"), scene.Ink3; late {
			whoInk = scene.Ink2
		}
	}
	g.Children = append(g.Children,
		draw.Text(day, x+c.day, y+18, 12.5, true, scene.Ink),
		&scene.Group{Children: []scene.Node{c.sign(d, x+c.places.sign+2, y+calRow/2)}})
	lines := 1
	for _, cell := range []struct {
		from, to float64
		text     string
		bold     bool
		ink      scene.Color
	}{
		{c.what, c.with, d.what, true, scene.Ink}, {c.with, c.who, d.with, false, scene.Ink},
		{c.who, c.note, who, false, whoInk}, {c.note, w, note, false, noteInk},
	} {
		nodes, n := draw.Wrapped(cell.text, x+cell.from, y+18, cell.to-cell.from-12, 12.5, calLine, card.Whole, cell.bold, cell.ink)
		g.Children = append(g.Children, nodes...)
		lines = max(lines, n)
	}
	return g, calRow + calLine*float64(lines-1)
}

// drawUndated lists the collaborations whose next day is unknown.
func (c *calendar) drawUndated(b *card.Pen) {
	chips := model.Each(c.undated, func(d due) *card.Chip {
		said := card.Dotted(eventTitle(d), d.note, d.who)
		return &card.Chip{Words: c.o.Words, Group: &scene.Group{Class: "chip", Role: "listitem", Label: said, Tooltip: said}, Persp: d.persp(), Name: eventTitle(d), Note: d.note}
	})
	nodes, h := card.Unplaced(c.o.Words.Say("A cadence and no date"), c.o.Words.Say("When they last took place is not recorded, so the next day is not known."), chips, b.X, b.Y+6, b.Room)
	b.Nodes = append(b.Nodes, nodes...)
	b.Y += 6 + h
}

// sign draws the mark of a day. Its shape shows with whom something takes place, or what
// else falls on the day; red means a finding.
func (c *calendar) sign(d due, x, y float64) scene.Node {
	color := scene.Trunk
	if d.found {
		color = scene.Gap
	}
	if d.kind == dueOccasion {
		return dueEmblem(d.persp(), x, y, color)
	}
	return DueSign(d.kind, x, y, color)
}

// persp returns the perspective of the other party, or "" for what the office does alone.
func (d due) persp() model.Perspective {
	if d.party == nil {
		return ""
	}
	return d.party.Perspective
}

// dueEmblem draws the emblem of a perspective, in red if color is that of gaps.
func dueEmblem(p model.Perspective, x, y float64, color scene.Color) scene.Node {
	n := draw.Emblem(p, x, y)
	if color == scene.Gap {
		switch n := n.(type) {
		case *scene.Path:
			n.Fill = color
		case *scene.Circle:
			n.Fill = color
		case *scene.Rect:
			n.Fill = color
		}
	}
	return n
}

// DueSign draws the mark of anything but a meeting, 10 px wide around x, y.
func DueSign(kind dueKind, x, y float64, color scene.Color) scene.Node {
	line := draw.Shape(draw.Stroke(color, 2))
	switch kind {
	case dueEnd: // a line that stops
		return line.Move(x-5, y).Line(x+3, y).Move(x+3, y-5).Line(x+3, y+5).Open()
	case dueObjective: // a flag
		return draw.Shape(scene.Paint{Fill: color}).Move(x-4, y-5.5).Line(x+5, y-2.5).Line(x-2.4, y+0.5).Line(x-2.4, y+5.5).Line(x-4, y+5.5).Close()
	case duePerson: // an arrow that leaves
		return draw.Shape(draw.Stroke(color, 1.8)).Move(x-5, y).Line(x+5, y).Move(x+1, y-4).Line(x+5, y).Line(x+1, y+4).Open()
	case dueWaiver: // an empty box
		return &scene.Rect{X: x - 4, Y: y - 4, W: 8, H: 8, R: 1, Paint: draw.Stroke(color, 1.8)}
	}
	return line.Move(x-5, y).Line(x-1.5, y+4).Line(x+5, y-4.5).Open() // a tick
}

func (c *calendar) signs() []draw.Sign {
	used := map[dueKind]bool{}
	var parties []*model.Stakeholder
	for _, d := range append(c.all(), c.undated...) {
		used[d.kind] = true
		if d.kind == dueOccasion && d.party != nil {
			parties = append(parties, d.party)
		}
	}
	signs := draw.Signs(card.PerspectiveSigns(c.o.Words, card.Perspectives(parties)))
	for _, k := range []struct {
		kind dueKind
		word model.Phrase
	}{
		{dueEnd, "a collaboration ends"}, {dueObjective, "an objective is due"}, {duePerson, "somebody leaves"},
		{dueWaiver, "a waiver ends"}, {DueReview, "readiness is assessed"},
	} {
		signs.Add(used[k.kind], 11, c.o.Words.Say(k.word), func(x, y float64) []scene.Node {
			return []scene.Node{DueSign(k.kind, x+5, y, scene.Trunk)}
		})
	}
	signs.Add(slices.ContainsFunc(c.overdue, found), 11, c.o.Words.Say("finding"), func(x, y float64) []scene.Node {
		return []scene.Node{draw.Box(x, y-5, 10, 10, 2, scene.Gap, "", 0)}
	})
	return signs
}
