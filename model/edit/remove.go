package edit

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// remove removes an entry with its comments. A collection that would be left empty is
// removed as well, unless the map requires it.
func (d *doc) remove(e *parse.Entry) error {
	n := e.In
	if len(n.Entries) > 1 && len(d.known[n].pairs) == 1 {
		return errConflict // the others are removed in the same round
	}
	if len(n.Entries) == 1 {
		switch o := n.Owner; {
		case o == nil:
			return refuse("the map would be empty")
		case o.Key == nil || o.Field != nil && o.Field.Required:
			empty := model.Value{Items: []model.Value{}}
			if n.IsMapping() {
				empty = model.Value{Fields: []model.FieldValue{}}
			}
			return d.replace(n, empty)
		default:
			return d.remove(o)
		}
	}
	if d.claims[claim{n, "+"}] {
		return errConflict // the entry to remove may be a new one
	}
	if err := d.take(e.Val, ""); err != nil {
		return err
	}
	d.known[n].remove(d.known[e.Val])
	from, to := e.Extent()
	d.gone = append(d.gone, [2]int{from, to})
	if n.Flow {
		d.removeFlow(e)
		return nil
	}
	d.removeBlock(e)
	return nil
}

func (d *doc) removeBlock(e *parse.Entry) {
	n := e.In
	from, to := e.Extent()
	if n.Entries[0] == e && !d.leads(e.From) { // it follows a dash
		next := n.Entries[1]
		if start, _ := next.Extent(); start == next.From {
			d.put(e.From, next.From, "")
			return
		}
		dash := len(strings.TrimRight(string(d.text[:e.From]), " \t"))
		d.put(dash, d.lineEnd(to), "")
		return
	}
	from, to = d.lineStart(from), d.lineEnd(to)
	above := from // where the blank lines above it begin
	for above > 0 && strings.TrimSpace(string(d.text[d.lineStart(above-1):above])) == "" {
		above = d.lineStart(above - 1)
	}
	switch {
	case above < from && n.Entries[0] != e:
		last := n.Entries[len(n.Entries)-1] == e
		if i := slices.Index(n.Entries, e); last || n.Entries[i+1].Blank() {
			from = above
		}
	case n.Entries[0] == e:
		for to < len(d.text) && strings.TrimSpace(string(d.text[to+1:d.lineEnd(to+1)])) == "" && to+1 < len(d.text) {
			to = d.lineEnd(to + 1)
		}
	}
	if to < len(d.text) {
		to++ // with its line break
	} else if from > 0 {
		from-- // or with the previous one, if the last line has none
	}
	d.put(from, to, "")
}

func (d *doc) removeFlow(e *parse.Entry) {
	n := e.In
	i := slices.Index(n.Entries, e)
	from, end := e.Extent()
	to := max(end, e.After, e.Comma+1)
	if e.Comma < 0 && i > 0 && n.Entries[i-1].Comma >= 0 {
		comma := n.Entries[i-1].Comma
		if strings.TrimSpace(string(d.text[comma+1:from])) == "" {
			from = comma
		} else {
			d.put(comma, comma+1, "")
		}
	}
	switch rest := string(d.text[to:d.lineEnd(to)]); {
	case d.leads(from) && strings.TrimSpace(rest) == "": // alone on its lines
		from, to = d.lineStart(from), min(d.lineEnd(to)+1, len(d.text))
	case e.Comma >= 0:
		to += len(rest) - len(strings.TrimLeft(rest, " "))
	}
	d.put(from, to, "")
}

// move moves an item to another position in its list, counted from 0.
func (d *doc) move(e *parse.Entry, place int) error {
	n := e.In
	i := slices.Index(n.Entries, e)
	switch {
	case !n.IsList():
		return refuse("only an item of a list can be moved")
	case place < 0 || place >= len(n.Entries):
		return refuse("the list has positions 1 to %d", len(n.Entries))
	case place == i:
		return nil
	}
	if err := d.take(n, ""); err != nil {
		return err
	}
	p := d.known[n].remove(d.known[e.Val])
	d.known[n].pairs = slices.Insert(d.known[n].pairs, place, p)
	if n.Flow {
		d.exchange(n, i, place, func(e *parse.Entry) (int, int) { return e.From, max(e.Val.To, e.After) })
		return nil
	}
	if !d.leads(n.Entries[0].From) {
		return refuse("a list that begins after a dash can't be put in another order")
	}
	d.exchange(n, i, place, func(e *parse.Entry) (int, int) {
		from, to := e.Extent()
		return d.lineStart(from), d.lineEnd(to)
	})
	return nil
}

// exchange moves the entry at i to a place and shifts all entries in between. The text
// between entries stays where it is.
func (d *doc) exchange(n *parse.Node, i, place int, extent func(*parse.Entry) (int, int)) {
	order := slices.Clone(n.Entries)
	e := order[i]
	order = slices.Insert(slices.Delete(order, i, i+1), place, e)
	for k := min(i, place); k <= max(i, place); k++ {
		from, to := extent(n.Entries[k])
		x, y := extent(order[k])
		d.put(from, to, string(d.text[x:y]))
	}
}
