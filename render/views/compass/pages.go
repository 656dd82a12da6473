package compass

import (
	"slices"
	"sort"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/scene"
)

// Pages draws the map as rows on as many pages as it takes, each of the given width
// and none higher than h, px: a compass for a part of the stakeholders, whose headings
// say of how many.
func Pages(m *model.Map, o Options, h float64) ([]*scene.Scene, error) {
	c := digest(m, o)
	if err := c.addOverlay(m, o); err != nil {
		return nil, err
	}
	var all []*party
	c.totals = map[model.Perspective]tally{}
	for _, p := range model.Perspectives {
		var t tally
		for _, x := range gatherGroups(c.in(p)) {
			t.add(x)
			all = append(all, x)
		}
		c.totals[p] = t
	}
	var parts []*content
	for len(all) > 0 {
		high := func(i int) bool { return c.partOf(all[:i+1]).asRows().Height > h }
		n := max(1, sort.Search(len(all), high))
		parts, all = append(parts, c.partOf(all[:n])), all[n:]
	}
	var pages []*scene.Scene
	for i, part := range parts {
		part.subtitle += " · " + o.Words.Say("part {n} of {all}", "n", i+1, "all", len(parts))
		s := part.asRows()
		s.Details = sync.OnceValue(func() []scene.Detail {
			return detail.Shown(detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today), s.Root)
		})
		pages = append(pages, s)
	}
	return pages, nil
}

// partOf is the content for some of the stakeholders alone, counted as all.
func (c *content) partOf(some []*party) *content {
	out := *c
	out.parties = some
	out.links = slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool {
		return !slices.Contains(some, l.from) && !slices.Contains(some, l.to)
	})
	return &out
}

// asRows draws a part, as roomy as a page is.
func (c *content) asRows() *scene.Scene { return finish(newRows(c, true)).draw() }
