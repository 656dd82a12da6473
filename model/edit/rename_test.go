package edit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// TestRenameEverything gives every entry of every map another id, and checks that all
// references and waivers follow, and that nothing else changes.
func TestRenameEverything(t *testing.T) {
	renamed, followed := 0, 0
	for name, src := range corpus(t) {
		d, err := open((&file{raw: src}).text())
		if err != nil || model.CountErrors(d.findings) > 0 || len(d.m.Stakeholders) > 30 {
			continue
		}
		waived := len(gap.Run(d.m, gap.Options{}).Accepted)
		for _, k := range kinds {
			if k.kind == model.AboutAccept {
				continue
			}
			for i, x := range d.things(k.kind) {
				if x.id == "" || i > 2 {
					continue
				}
				res, err := Apply(src, []model.Edit{Rename(k.words[0]+"/"+x.id, "brand-new")})
				if err != nil {
					t.Errorf("%s: %s: %v", name, x.id, err)
					continue
				}
				renamed++
				m, findings := parse.Parse("", res.Source)
				if len(findings) > 0 || len(m.Refs) != len(d.m.Refs) {
					t.Fatalf("%s: %s: %v\n%s", name, x.id, findings, res.Source)
				}
				for i, ref := range m.Refs {
					switch before := d.m.Refs[i]; {
					case before.ID == x.id && slices.Contains(before.Kind.Names(), x.kind):
						followed++
						if ref.ID != "brand-new" {
							t.Errorf("%s: %q at %s names %q", name, ref.Text, ref.Path, ref.ID)
						}
					case before.ID != ref.ID:
						t.Errorf("%s: %q at %s named %q and names %q", name, ref.Text, ref.Path, before.ID, ref.ID)
					}
				}
				if got := len(gap.Run(m, gap.Options{}).Accepted); got != waived {
					t.Errorf("%s: renaming %s: %d findings are waived, before %d\n%s", name, x.id, got, waived, res.Source)
				}
				if back, err := Apply(res.Source, res.Undo); err != nil || string(back.Source) != string(src) {
					t.Errorf("%s: %s: %v", name, x.id, err)
				}
			}
		}
	}
	if renamed < 300 || followed < 300 {
		t.Errorf("%d entries were renamed, and %d references followed", renamed, followed)
	}
}

// TestTogether checks that many edits at once have the same result as one by one.
func TestTogether(t *testing.T) {
	for name, src := range corpus(t) {
		d, err := open((&file{raw: src}).text())
		if err != nil || model.CountErrors(d.findings) > 0 || len(d.m.Stakeholders) == 0 || len(d.m.Stakeholders) > 8 {
			continue
		}
		var edits []model.Edit
		for i, s := range d.m.Stakeholders {
			edits = append(edits, Set("stakeholder/"+s.ID+".note", fmt.Sprint("note ", i)),
				Set("stakeholder/"+s.ID+".influence", "high"), AddText("stakeholder/"+s.ID+".tags", "new"),
				Add("stakeholders", Field("name", fmt.Sprint("Newcomer ", i)), Field("perspective", "outside")))
		}
		edits = append(edits, Set("stakeholder/newcomer-0.role", "somebody"), Rename("stakeholder/newcomer-0", "first"), Set("stakeholder/first.kind", "project"))
		whole, err := Apply(src, edits)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		step := src
		for _, e := range edits {
			res, err := Apply(step, []model.Edit{e})
			if err != nil {
				t.Fatalf("%s: %v: %v", name, e, err)
			}
			step = res.Source
		}
		if string(step) != string(whole.Source) {
			t.Errorf("%s: together\n%s\none by one\n%s", name, whole.Source, step)
		}
		if back, err := Apply(whole.Source, whole.Undo); err != nil || string(back.Source) != string(src) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAllOrNothing checks that a list with one bad edit changes nothing, and that the
// error names it.
func TestAllOrNothing(t *testing.T) {
	src := []byte("organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n  - {to: CTO, method: report}\n")
	for reason, edits := range map[string][]model.Edit{
		`there is no stakeholder "ctoo"; did you mean "cto"?`:           {Set("stakeholder/cto.role", "x"), Set("stakeholder/ctoo.role", "x")},
		`the map would be empty`:                                        {Remove("organization"), Remove("stakeholders"), Remove("collaborations")},
		`no stakeholder called "CTO"`:                                   {Remove("stakeholder/cto")},
		`influence "hgih" is not known; did you mean "high"?`:           {Set("stakeholder/cto.influence", "hgih")},
		`"Bad Id" is not an id: lower-case letters, digits and hyphens`: {Rename("stakeholder/cto", "Bad Id")},
		`"stakeholder/cto.role" is not a list; set it`:                  {AddText("stakeholder/cto.role", "x")},
		`"stakeholder/cto.owner" is not in the map`:                     {Remove("stakeholder/cto.owner")},
	} {
		res, err := Apply(src, edits)
		if err == nil || !strings.HasPrefix(err.Error(), reason) || res != nil {
			t.Errorf("%v: %v, want %s", edits, err, reason)
		}
	}
	if !slices.Equal(src, []byte("organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n  - {to: CTO, method: report}\n")) {
		t.Error("the bytes given were changed")
	}
}
