package edit_test

import (
	"reflect"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
)

// TestNotation reads edits as people write them, and checks that written edits read back
// the same.
func TestNotation(t *testing.T) {
	for text, want := range map[string]model.Edit{
		"stakeholder/legal.owner=head":                   edit.Set("stakeholder/legal.owner", "head"),
		"stakeholder/legal.note=a = b, 50% [x]":          edit.Set("stakeholder/legal.note", "a = b, 50% [x]"),
		"stakeholder/legal.note=":                        edit.Set("stakeholder/legal.note", ""),
		`stakeholder/legal.note="two\nlines"`:            edit.Set("stakeholder/legal.note", "two\nlines"),
		`stakeholder/legal.note="[x]"`:                   edit.Set("stakeholder/legal.note", "[x]"),
		`stakeholder/legal.note="No", they say`:          edit.Set("stakeholder/legal.note", `"No", they say`),
		"stakeholder/legal.tags=[a, \"b, c\"]":           edit.SetList("stakeholder/legal.tags", "a", "b, c"),
		"stakeholder/legal.tags=[]":                      edit.SetList("stakeholder/legal.tags"),
		"person/head.hats+=advocate":                     edit.AddText("person/head.hats", "advocate"),
		"stakeholders+={name: Press, perspective: down}": edit.Add("stakeholders", edit.Field("name", "Press"), edit.Field("perspective", "down")),
		"collaborations+={to: A, method: [x, z]}":        edit.Add("collaborations", edit.Field("to", "A"), edit.Field("method", "x", "z")),
		"stakeholders-=legal":                            edit.Remove("stakeholders/legal"),
		`stakeholder/legal.tags-=v1.0`:                   edit.Remove(`stakeholder/legal.tags/"v1.0"`),
		"collaboration/legal#2@=3":                       edit.Move("collaboration/legal#2", 3),
	} {
		got, err := edit.Parse(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
		again, err := edit.Parse(edit.String(got))
		if e := edit.String(got); err != nil || got.Op != model.EditRemove && !reflect.DeepEqual(again, got) {
			t.Errorf("%s is written %s, which is %+v, %v", text, e, again, err)
		}
	}
	for _, text := range []string{"", "owner", "=x", "a=[x", "a={x: ", "a@=first", "a@=0"} {
		if e, err := edit.Parse(text); err == nil {
			t.Errorf("%q is taken for %+v", text, e)
		}
	}
	if got := edit.String(edit.Remove("stakeholder/legal")); got != "stakeholders-=legal" {
		t.Errorf("the removal of an entry is written %s", got)
	}
	if got := edit.String(edit.Rename("stakeholder/legal", "law")); got != "stakeholder/legal.id=law" {
		t.Errorf("a renaming is written %s", got)
	}
}
