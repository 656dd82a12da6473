package views

import (
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// An option that a view doesn't have never reaches it, and invalid values are rejected
// before drawing.
func TestOnlyOwnOptionsReachAView(t *testing.T) {
	own, foreign := &view.Option{Name: "depth", Kind: view.Number, Least: 1}, &view.Option{Name: "tint", Words: []string{"red"}}
	var got view.Options
	v := view.New(view.View{Name: "probe", Options: []*view.Option{own}, Draw: func(_ *model.Map, o view.Options) (*scene.Scene, error) {
		got = o
		return &scene.Scene{}, nil
	}})
	given := view.Options{Title: "T", Chosen: view.Choices{"depth": "3", "tint": "red"}}
	if _, err := v.Draw(&model.Map{}, given); err != nil {
		t.Fatal(err)
	}
	if got.Int(own) != 3 || got.Choice(foreign) != "" || got.Title != "T" {
		t.Errorf("the view gets %+v", got)
	}
	if own.Check("0") == nil || own.Check("two") == nil || own.Check("2") != nil || foreign.Check("read") == nil {
		t.Error("what an option does not take is not refused, or what it takes is")
	}
}

// Two options with one name would be one flag for two things.
func TestOptionsAreNamedOnce(t *testing.T) {
	names := map[string]bool{}
	for _, o := range Options() {
		if names[o.Name] || o.Help == "" || o.Default == "" && o.Auto == "" {
			t.Errorf("option %+v", o)
		}
		names[o.Name] = true
		for _, word := range append(o.Allowed(), o.Default) {
			if word != "" && o.Check(word) != nil {
				t.Errorf("%s does not take its own word %q", o.Name, word)
			}
		}
	}
}
