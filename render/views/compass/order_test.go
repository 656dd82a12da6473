package compass

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// In every density, the picture keeps the order of the file in each group: down a column,
// then on in the next one to its right. Links, which move cards towards each other, are
// removed.
func TestOrderOfTheFile(t *testing.T) {
	for _, name := range everySample {
		m := *sample(t, name)
		m.Collaborations = slices.DeleteFunc(slices.Clone(m.Collaborations), func(k *model.Collaboration) bool { return !k.WithOSPO() })
		for _, density := range []string{"star", "cards", "compact", "rows", "slide"} {
			c := digest(&m, Options{})
			p := placers[density](c)
			for _, persp := range model.Perspectives {
				for _, people := range []bool{false, true} {
					cards := slices.DeleteFunc(slices.Clone(p.cards), func(c *card) bool { return c.persp != persp || c.person != people })
					slices.SortStableFunc(cards, func(a, b *card) int {
						return cmp.Or(strings.Compare(a.party.group, b.party.group), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
					})
					want := slices.DeleteFunc(c.in(persp), func(x *party) bool { return x.person != people })
					slices.SortStableFunc(want, func(a, b *party) int { return strings.Compare(a.group, b.group) })
					for i, x := range want {
						if cards[i].party != x {
							t.Errorf("%s, %s, %s: %q stands where %q should", name, density, persp, cards[i].name, x.name)
							break
						}
					}
				}
			}
		}
	}
}
