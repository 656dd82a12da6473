package diff

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
)

// derived lists the parts of a map that are derived from others.
var derived = map[string]bool{
	"Map.Entry": true, "Map.File": true, "Map.Version": true, "Map.Dated": true, "Map.Refs": true, "Map.Texts": true,
	"Stakeholder.Slug": true, "Member.Party": true, "Collaboration.Index": true, "OSPO.Recorded": true,
}

// enough is how often each field is changed; more would only take time.
const enough = 5

// TestNothingIsOverlooked changes every recorded fact of a full map, one at a time: each
// must show in the result. It fails for a field that is added to the model but not
// compared.
func TestNothingIsOverlooked(t *testing.T) {
	src, err := os.ReadFile("../parse/testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	touched := map[string]int{}
	overlooked(t, touched, samples(t)["../../samples/acme.yaml"], samples(t)["../../samples/acme.yaml"])
	overlooked(t, touched, read(t, string(src)), read(t, string(src)))
	for _, typ := range []any{
		model.Organization{}, model.Goal{}, model.OSPO{}, model.Objective{}, model.Person{}, model.Stakeholder{}, model.Expectation{},
		model.Member{}, model.Owned{}, model.Source{}, model.Translation{}, model.Amount{},
		model.Collaboration{}, model.RACI{}, model.Project{}, model.Readiness{}, model.Area{}, model.Answer{}, model.Accept{},
	} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(typ)) {
			name := reflect.TypeOf(typ).Name() + "." + f.Name
			if len(f.Index) == 1 && !f.Anonymous && !derived[name] && touched[name] == 0 {
				t.Errorf("no sample records %s, so this test says nothing about it", name)
			}
		}
	}
}

// overlooked changes m, which is equal to orig, and counts the changes.
func overlooked(t *testing.T, touched map[string]int, orig, m *model.Map) {
	t.Helper()
	check := func(path string) {
		if touched[path]++; touched[path] > enough {
			return
		}
		if len(compareMaps(orig, m)) == 0 {
			t.Errorf("a change of %s is not reported", path)
		}
	}
	mutate(reflect.ValueOf(m).Elem(), "", check)
	if got := lines(compareMaps(orig, m)); len(got) > 0 {
		t.Fatalf("the test left something behind: %q", got)
	}
}

// mutate changes each leaf below v, calls check and changes it back. path is the name of
// the struct and the field.
func mutate(v reflect.Value, path string, check func(path string)) {
	with := func(x any) {
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		v.Set(reflect.ValueOf(x).Convert(v.Type()))
		check(path)
		v.Set(before)
	}
	switch x := v.Interface().(type) {
	case model.Date:
		with(model.Date{Year: x.Year + 1, Month: 1, Day: 1})
		return
	case *model.Ref:
		if x != nil {
			with(&model.Ref{ID: "somebody-else"})
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mutate(v.Elem(), path, check)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			x, isMember := v.Interface().(model.Member)
			named := isMember && x.Party != nil && f.Name == "Name" // it is the stakeholder's
			if f.Name != "Entry" && !named && !derived[v.Type().Name()+"."+f.Name] {
				mutateField(v.Field(i), v.Type().Name()+"."+f.Name, check)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			mutate(v.Index(i), path, check)
			with(reflect.AppendSlice(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v.Slice(0, i)), v.Slice(i+1, v.Len())).Interface())
		}
	case reflect.String:
		with(v.String() + " quite different")
	case reflect.Bool:
		with(!v.Bool())
	case reflect.Int:
		with(v.Int() + 1)
	case reflect.Float64:
		with(v.Float() / 2)
	default:
		panic("cannot change a " + v.Kind().String())
	}
}

// mutateField also removes whole blocks.
func mutateField(v reflect.Value, path string, check func(path string)) {
	if _, isRef := v.Interface().(*model.Ref); v.Kind() == reflect.Pointer && !v.IsNil() && !isRef {
		before := v.Interface()
		v.SetZero()
		check(path)
		v.Set(reflect.ValueOf(before))
	}
	mutate(v, path, check)
}

// TestOrderIsNoChange shuffles every list whose order has no meaning.
func TestOrderIsNoChange(t *testing.T) {
	for file, m := range samples(t) {
		for seed := range testkit.Seeds(88) {
			r := rand.New(rand.NewPCG(uint64(seed), 1))
			if got := compareMaps(m, shuffled(r, m)); len(got) > 0 {
				t.Fatalf("%s, seed %d: %q", file, seed, lines(got))
			}
		}
	}
}

func shuffled(r *rand.Rand, m *model.Map) *model.Map {
	out := *m
	out.Stakeholders = shuffle(r, m.Stakeholders)
	out.Collaborations = shuffle(r, m.Collaborations)
	for i, k := range out.Collaborations {
		c := *k
		c.Index, c.Methods, c.Goals, c.Answers = i, shuffle(r, k.Methods), shuffle(r, k.Goals), shuffle(r, k.Answers)
		out.Collaborations[i] = &c
	}
	out.People, out.Projects, out.Accepts = shuffle(r, m.People), shuffle(r, m.Projects), shuffle(r, m.Accepts)
	out.Organization.Goals, out.OSPO.Objectives = shuffle(r, m.Organization.Goals), shuffle(r, m.OSPO.Objectives)
	if m.Readiness != nil {
		ready := *m.Readiness
		ready.Areas, ready.Answers = shuffle(r, ready.Areas), shuffle(r, ready.Answers)
		out.Readiness = &ready
	}
	return &out
}

func shuffle[T any](r *rand.Rand, list []T) []T {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// The result does not depend on the order in either file.
func TestResultDoesNotDependOnOrder(t *testing.T) {
	all := samples(t)
	old, new := all["../../samples/acme.yaml"], all["../../samples/group.yaml"]
	want := lines(compareMaps(old, new))
	if len(want) < 50 {
		t.Fatalf("only %d changes between two different maps", len(want))
	}
	for seed := range testkit.Seeds(88) {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		if got := lines(compareMaps(shuffled(r, old), shuffled(r, new))); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %d changes, %d before", seed, len(got), len(want))
		}
	}
}

// crowd returns a map of n stakeholders with two collaborations each; their ids and names
// have a prefix.
func crowd(n int, prefix string) *model.Map {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO"}}
	for i := range n {
		s := &model.Stakeholder{
			ID: fmt.Sprintf("%s-%d", prefix, i), Name: fmt.Sprintf("%s unit %d", prefix, i), Perspective: model.Perspectives[i%4],
		}
		m.Stakeholders = append(m.Stakeholders, s)
		for _, method := range []string{"report", "training"} {
			m.Collaborations = append(m.Collaborations, &model.Collaboration{
				From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: s.ID}, Methods: []string{method}, Label: prefix + method,
			})
		}
	}
	return m
}

// crossed returns a map whose n collaborations are all between the same two parties.
func crossed(n int, label string) *model.Map {
	m := crowd(1, "unit")
	for i := range n {
		m.Collaborations = append(m.Collaborations, &model.Collaboration{
			From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: "unit-0"}, Label: fmt.Sprint(label, i),
		})
	}
	return m
}

// Comparing everybody with everybody would not finish within the time of the test;
// BenchmarkCompare measures it.
func TestLargeMaps(t *testing.T) {
	for _, tt := range []struct {
		name     string
		old, new *model.Map
		least    int
	}{
		{"equal", crowd(3000, "unit"), crowd(3000, "unit"), 0},
		{"nobody is the same", crowd(3000, "unit"), crowd(3000, "team"), 18000},
		{"one crowded pair", crossed(3000, "a "), crossed(3000, "b "), 1000},
		{"from nothing", &model.Map{}, crowd(3000, "unit"), 9000},
	} {
		if got := len(compareMaps(tt.old, tt.new)); got < tt.least {
			t.Errorf("%s: only %d changes", tt.name, got)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	old, new := crowd(3000, "unit"), crowd(3000, "unit")
	for _, k := range new.Collaborations {
		k.Cadence = "weekly"
	}
	for b.Loop() {
		if got := len(compareMaps(old, new)); got != 6000 {
			b.Fatal(got)
		}
	}
}
