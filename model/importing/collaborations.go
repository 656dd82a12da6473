package importing

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

// matchCollaborations finds the collaborations that records are about: by id and, between
// the same two parties, by label and methods, then by one of these, then the only one
// that is left for the only record that is left. If several are possible, nothing is
// guessed.
func (p *planner) matchCollaborations(records []*register.Record) {
	var pairs [][2]string
	left := map[[2]string][]*register.Record{}
	for _, r := range records {
		from, to := ends(r)
		if p.loose[r] || to == "" || p.known(r) {
			continue
		}
		pair := [2]string{from, to}
		if left[pair] == nil {
			pairs = append(pairs, pair)
		}
		left[pair] = append(left[pair], r)
	}
	found := map[*register.Record]bool{}
	for _, pair := range pairs {
		for _, same := range alike {
			p.matchBy(same, pair, left[pair], found)
		}
	}
	var doubtful []*item
	for _, r := range records { // new entries come in the order of the files
		from, to := ends(r)
		if slices.Contains(left[[2]string{from, to}], r) && !found[r] {
			doubtful = append(doubtful, p.newCollaboration(r, p.between(from, to, r))...)
		}
	}
	for _, it := range doubtful {
		it.seen = true // a record may be about it
	}
}

// known matches a record by its id, or by the name that a table of this program has for
// it.
func (p *planner) known(r *register.Record) bool {
	var named []*item
	if entry := r.Get(register.Entry); entry != "" {
		named = p.byEntry[entry]
	}
	if id := r.Get("id"); id != "" {
		named = slices.Concat(named, p.items["collaborations"].withID(id))
	}
	for _, it := range named {
		if it.value != nil && !it.seen {
			p.take(r, it)
			return true
		}
	}
	return false
}

// between returns the entries of the map between two parties that no record is about yet
// and that r may be about: a record with an id can only be about an entry without one.
func (p *planner) between(from, to string, r *register.Record) []*item {
	var out []*item
	for _, it := range p.byEnds[[2]string{from, to}] {
		if !it.seen && (r.Get("id") == "" || it.id == "") {
			out = append(out, it)
		}
	}
	return out
}

// alike lists the ways in which a record and an entry between the same two parties are
// the same, the most certain first.
var alike = []func(c *model.Collaboration, r *register.Record) bool{
	func(c *model.Collaboration, r *register.Record) bool { return sameLabel(c, r) && sameMethods(c, r) },
	func(c *model.Collaboration, r *register.Record) bool { return c.Label != "" && sameLabel(c, r) },
	func(c *model.Collaboration, r *register.Record) bool {
		return len(c.Methods) > 0 && sameMethods(c, r) && (c.Label == "" || r.Get("label") == "")
	},
	func(*model.Collaboration, *register.Record) bool { return true },
}

func sameLabel(c *model.Collaboration, r *register.Record) bool {
	return model.OneLine(c.Label) == model.OneLine(r.Get("label"))
}

func sameMethods(c *model.Collaboration, r *register.Record) bool {
	a, b := slices.Sorted(slices.Values(c.Methods)), slices.Sorted(slices.Values(r.All("method")))
	return slices.Equal(a, b)
}

// matchBy matches records and entries that are alike in one way if there are equally
// many: one with one, or several, in order, if they are the same in every way.
func (p *planner) matchBy(same func(*model.Collaboration, *register.Record) bool, pair [2]string, records []*register.Record, found map[*register.Record]bool) {
	for _, r := range records {
		if found[r] {
			continue
		}
		var entries []*item
		for _, it := range p.between(pair[0], pair[1], r) {
			if same(it.value.(*model.Collaboration), r) {
				entries = append(entries, it)
			}
		}
		if len(entries) == 0 {
			continue
		}
		first, n := entries[0].value.(*model.Collaboration), 0
		for _, other := range records {
			if !found[other] && same(first, other) {
				n++
			}
		}
		if n == len(entries) && (n == 1 || alike[0](first, r)) {
			found[r] = true
			p.take(r, entries[0])
		}
	}
}

// newCollaboration adds the collaboration of a record, unless it shares a label or a
// method with entries of the map that are left, which it returns: then somebody has to
// say which one is meant.
func (p *planner) newCollaboration(r *register.Record, left []*item) []*item {
	near := slices.DeleteFunc(left, func(it *item) bool {
		c := it.value.(*model.Collaboration)
		says := r.Get("label") != "" || len(r.All("method")) > 0
		shares := slices.ContainsFunc(c.Methods, func(m string) bool { return slices.Contains(r.All("method"), m) })
		labelled := c.Label != "" && r.Get("label") != ""
		return labelled && !sameLabel(c, r) || says && !shares && !(labelled && sameLabel(c, r))
	})
	if len(near) > 0 {
		p.problem(r.At, true, "it may be %s in the map; give it the id, or the label and the methods, of the one that is meant", model.Counted(len(near), "collaboration"))
		return near
	}
	if _, problem := r.Object().Field("id").Means(r.Get("id")); problem != "" && r.Get("id") != "" {
		r.Set("id", r.At)
	}
	p.items["collaborations"].add(&item{list: "collaborations", id: r.Get("id"), new: r, seen: true})
	return nil
}

func (p *planner) take(r *register.Record, it *item) {
	it.seen = true
	p.of[r] = it
}

// ends returns the parties of a record, with the office for an end that is left out.
func ends(r *register.Record) (from, to string) {
	from, to = r.Get("from"), r.Get("to")
	if from == "" {
		from = model.OSPOID
	}
	if to == "" && (r.Get("label") != "" || len(r.All("method")) > 0 || r.Get("purpose") != "") && r.Get("from") == "" {
		to = model.OSPOID
	}
	return from, to
}
