package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// fill sets every field reachable from v: lists get one item, and texts contain their
// own path.
func fill(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(path)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Float64:
		v.SetFloat(0.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				fill(v.Field(i), path+"."+field.Name)
			}
		}
	}
}

// collect calls visit for v and everything reachable from it, with its path.
func collect(v reflect.Value, path string, visit func(path string, v reflect.Value)) {
	visit(path, v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), path, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Name != "Entry" {
				collect(v.Field(i), path+"."+field.Name, visit)
			}
		}
	}
}

// full returns a map in which no field is empty.
func full() *model.Map {
	m := &model.Map{}
	fill(reflect.ValueOf(m).Elem(), "")
	return m
}

// leftOut lists the fields that Public empties or changes. When you add a field to the
// model, decide here whether it may be published.
var leftOut = []string{
	".Accepts.Reason", ".Accepts.Rule", ".Accepts.Target",
	".Activities.Amount.Currency", ".Activities.Amount.Per", ".Activities.Note",
	".Collaborations.Amount.Currency", ".Collaborations.Amount.Per", ".Collaborations.Note",
	".People.ID", ".People.Name", ".People.Names.Language", ".People.Names.Text",
	".Refs.Advice", ".Refs.ID", ".Refs.Kind", ".Refs.Meant", ".Refs.Path", ".Refs.Place", ".Refs.Pos.File", ".Refs.Text",
	".Stakeholders.Contacts",
	".Stakeholders.Current", ".Stakeholders.Desired", ".Stakeholders.Influence", ".Stakeholders.Interest", ".Stakeholders.Members.Link",
	".Stakeholders.Note",
	".Texts.Path", ".Texts.Pos.File", ".Texts.Value",
}

func TestPublicLeavesOut(t *testing.T) {
	texts := func(m *model.Map) map[string]bool {
		all := map[string]bool{}
		collect(reflect.ValueOf(m).Elem(), "", func(path string, v reflect.Value) {
			if v.Kind() == reflect.String && v.String() == path {
				all[path] = true
			}
		})
		return all
	}
	m := full()
	before, after := texts(m), texts(model.Public(m))
	if len(before) < 80 {
		t.Fatalf("only %d texts in a full map", len(before))
	}
	var gone []string
	for path := range before {
		if !after[path] && (strings.HasPrefix(path, ".Refs.") || !strings.HasSuffix(path, ".Advice") && !strings.HasSuffix(path, ".Place")) { // Advice and Place are always removed
			if strings.HasPrefix(path, ".Stakeholders.Contacts.") {
				path = ".Stakeholders.Contacts"
			}
			gone = append(gone, path)
		}
	}
	slices.Sort(gone)
	gone = slices.Compact(gone)
	if !slices.Equal(gone, leftOut) {
		t.Errorf("left out are\n%s\nwant\n%s", strings.Join(gone, "\n"), strings.Join(leftOut, "\n"))
	}
}

// TestPublicCopies checks that the copy shares nothing with the map except positions.
func TestPublicCopies(t *testing.T) {
	m := full()
	out := model.Public(m)
	mine := map[any]bool{}
	collect(reflect.ValueOf(m), "", func(_ string, v reflect.Value) {
		if v.Kind() == reflect.Pointer && !v.IsNil() {
			mine[v.Interface()] = true
		}
	})
	collect(reflect.ValueOf(out), "", func(path string, v reflect.Value) {
		if v.Kind() == reflect.Pointer && mine[v.Interface()] {
			t.Errorf("%s is shared", path)
		}
	})
	collect(reflect.ValueOf(out), "", func(_ string, v reflect.Value) {
		if v.Kind() == reflect.String {
			v.SetString("changed")
		}
	})
	if !reflect.DeepEqual(m, full()) {
		t.Error("a change of the copy changes the map")
	}
}

func TestPublicPeople(t *testing.T) {
	person := func(id string) *model.Ref { return &model.Ref{Kind: model.RefAnyone, ID: id, Text: id, Advice: "Ann"} }
	m := &model.Map{
		People: []*model.Person{
			{ID: "ann", Name: "Ann", Lead: true, Hats: []model.Hat{model.Advocate}},
			{ID: "bo", Name: "Bo", Hats: []model.Hat{model.Enabler, model.Gatekeeper}},
			{ID: "cy", Name: "Cy", Until: model.Date{Year: 2026, Month: 4, Day: 1}},
			{ID: "di", Name: "Di"},
		},
		Stakeholders: []*model.Stakeholder{{
			ID: "p2", Name: "Ann", Owned: model.Owned{Owner: person("bo")},
			Sources:  []model.Source{{URL: "https://acme.example"}, {URL: "mailto:ann@acme.example"}, {URL: "MAILTO:x@acme.example"}},
			Members:  []*model.Member{{Name: "Ann", Affiliation: "Club", Role: "Chair"}, {Name: "A club", Party: person("p2")}},
			Contacts: []*model.Member{{Name: "Ann"}},
		}},
		Projects: []*model.Project{{Name: "Forge", URL: "https://forge.example"}, {Name: "List", URL: "mailto:ann@acme.example"}},
		Collaborations: []*model.Collaboration{{
			From: person("ospo"), To: person("p2"), Owned: model.Owned{Owner: person("ann")}, Evidence: "mailto:ann@acme.example",
			RACI: &model.RACI{Responsible: []*model.Ref{person("cy"), person("p2")}, Informed: []*model.Ref{{Text: "Anne", Advice: "Ann"}}},
		}},
	}
	m.Stakeholders[0].Keys = []model.KeyPos{{Key: "name"}, {Key: "influence"}, {Key: "note"}}
	got := model.Public(m)
	var names []string
	for _, p := range got.People {
		names = append(names, p.ID+": "+p.Name)
		if !p.Until.IsZero() {
			t.Errorf("%s leaves on %s", p.Name, p.Until)
		}
	}
	// p2 is the id of a stakeholder.
	if want := []string{"p1: Lead", "p3: Enabler, gatekeeper", "p4: Team member", "p5: Team member 2"}; !slices.Equal(names, want) {
		t.Errorf("people are %q, want %q", names, want)
	}
	s, k := got.Stakeholders[0], got.Collaborations[0]
	refs := fmt.Sprint(*s.Owner, *k.From, *k.To, *k.Owner, *k.RACI.Responsible[0], *k.RACI.Responsible[1], *k.RACI.Informed[0])
	if strings.Contains(refs, "nn") {
		t.Errorf("a reference holds a name: %s", refs)
	}
	for _, r := range []struct {
		ref  *model.Ref
		want string
	}{
		{s.Owner, "p3"}, {k.From, "ospo"}, {k.To, "p2"}, {k.Owner, "p1"},
		{k.RACI.Responsible[0], "p4"}, {k.RACI.Responsible[1], "p2"}, {k.RACI.Informed[0], ""},
	} {
		if r.ref.ID != r.want || r.ref.Text != r.want {
			t.Errorf("reference to %q as %q, want %q", r.ref.ID, r.ref.Text, r.want)
		}
	}
	if s.Name != "Ann" {
		t.Errorf("a stakeholder is called %q", s.Name)
	}
	if got := fmt.Sprint(s.Members[0].Name, "/", s.Members[0].Role, "/", s.Members[1].Name, len(s.Contacts)); got != "/Chair/A club0" {
		t.Errorf("members and contacts are %s", got)
	}
	if len(s.Sources) != 1 || k.Evidence != "" || got.Projects[0].URL == "" || got.Projects[1].URL != "" {
		t.Errorf("addresses stay: %q, %q, %q", s.Sources, k.Evidence, got.Projects[1].URL)
	}
	if !s.Has("name") || s.Has("influence") || s.Has("note") || !m.Stakeholders[0].Has("note") {
		t.Errorf("keys are %v", s.Keys)
	}
}
