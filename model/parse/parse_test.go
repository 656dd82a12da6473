package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
)

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	testkit.Golden(t, filepath.Join("testdata", name), got)
}

func parseFile(t *testing.T, name string) *model.Map {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	m, findings := Parse(name, src)
	if len(findings) > 0 {
		t.Fatalf("%s has findings:\n%s", name, describe(findings))
	}
	return m
}

// dump writes every value of a map that is not empty, one per line.
func dump(b *strings.Builder, path string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case model.Pos:
		fmt.Fprintf(b, "%s = %d:%d-%d:%d\n", path, x.Line, x.Column, x.EndLine, x.EndColumn)
		return
	case model.Ref:
		fmt.Fprintf(b, "%s = %q %s at %d:%d %s -> %s\n", path, x.Text, x.Path, x.Pos.Line, x.Pos.Column, x.Kind, x.ID)
		return
	case model.Text:
		fmt.Fprintf(b, "%s = %q %s at %d:%d name %v\n", path, x.Value, x.Path, x.Pos.Line, x.Pos.Column, x.Name)
		return
	case model.Date:
		fmt.Fprintf(b, "%s = %s\n", path, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dump(b, path, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch {
			case v.Field(i).IsZero() || f.Name == "Keys" || f.Name == "File":
			case f.Anonymous:
				dump(b, path, v.Field(i))
			default:
				dump(b, path+"."+f.Name, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			dump(b, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	default:
		fmt.Fprintf(b, "%s = %#v\n", path, v.Interface())
	}
}

func TestGolden(t *testing.T) {
	for _, name := range []string{"minimal", "full"} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			dump(&b, "map", reflect.ValueOf(parseFile(t, name+".yaml")))
			golden(t, name+".golden", b.String())
		})
	}
}

// TestFullUsesEveryField keeps testdata/full.yaml complete.
func TestFullUsesEveryField(t *testing.T) {
	src, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	root, _ := buildTree(newProblems("", mapFile), src)
	used := map[*Object]map[string]bool{}
	var visit func(o *Object, n *node)
	visit = func(o *Object, n *node) {
		if n.shape == scalar {
			return // the short form
		}
		if used[o] == nil {
			used[o] = map[string]bool{}
		}
		for i := 0; i+1 < len(n.items); i += 2 {
			key, val := n.items[i].text, n.items[i+1]
			used[o][key] = true
			f := o.Field(key)
			switch {
			case f.mapping() == nil:
			case val.shape == list:
				for _, item := range val.items {
					visit(f.mapping(), item)
				}
			default:
				visit(f.mapping(), val)
			}
		}
	}
	visit(Spec(), root)
	var check func(o *Object)
	check = func(o *Object) {
		for _, f := range o.Fields {
			if !used[o][f.Key] {
				t.Errorf("%s.%s is not used", o.Name, f.Key)
			}
			if f.mapping() != nil {
				check(f.mapping())
			}
		}
	}
	check(Spec())
}

// TestSpec checks what generators of schemas and documentation rely on.
func TestSpec(t *testing.T) {
	var check func(o *Object)
	check = func(o *Object) {
		if o.Name == "" || o.Label == "" || !isDoc(o.Doc) {
			t.Errorf("object %q: name, label %q or doc %q is not as it should be", o.Name, o.Label, o.Doc)
		}
		if o.Short != "" && o.field(o.Short) < 0 {
			t.Errorf("object %q: no field %q for its short form", o.Name, o.Short)
		}
		for i, f := range o.Fields {
			where := o.Name + "." + f.Key
			if !isDoc(f.Doc) {
				t.Errorf("%s: doc %q is not as it should be", where, f.Doc)
			}
			if o.field(f.Key) != i {
				t.Errorf("%s is there twice", where)
			}
			if f.Required != (f.missing != "") {
				t.Errorf("%s: required %v, rule %q", where, f.Required, f.missing)
			}
			if f.Kind == KindObject != (f.Object != nil) || (f.Object != nil) != (f.open != nil) || (f.Object == nil) != (f.store != nil) {
				t.Errorf("%s: kind, object and functions do not agree", where)
			}
			if f.Kind == KindRef != (f.Ref != "") {
				t.Errorf("%s: kind and ref do not agree", where)
			}
			if (f.Kind == KindWord || f.Kind == KindCadence) && len(f.Words) == 0 {
				t.Errorf("%s: no words", where)
			}
			if f.Default != "" && f.Kind == KindWord && !slices.Contains(f.Words, f.Default) {
				t.Errorf("%s: default %q is none of its words", where, f.Default)
			}
			if f.Object != nil {
				check(f.Object)
			}
		}
	}
	check(Spec())
}

func isDoc(s string) bool {
	return s != "" && !strings.HasSuffix(s, ".") && strings.ToLower(s[:1]) == s[:1]
}

func TestRulesAreSorted(t *testing.T) {
	if rules := Rules(); !slices.IsSorted(rules) {
		t.Errorf("not sorted: %v", rules)
	}
}

func TestDefaults(t *testing.T) {
	for _, src := range []string{"", "organization: A\nstakeholders: []\n", "[", "organization: A\nstakeholders: []\nospo: {}\n"} {
		m, _ := Parse("map.yaml", []byte(src))
		if m.Version != 1 || m.OSPO.Name != "OSPO" || m.OSPO.Status != "established" {
			t.Errorf("%q: version %d, office %q, status %q", src, m.Version, m.OSPO.Name, m.OSPO.Status)
		}
		if want := strings.Contains(src, "ospo"); m.OSPO.Recorded != want {
			t.Errorf("%q: recorded %v", src, m.OSPO.Recorded)
		}
	}
	m := parseFile(t, "minimal.yaml")
	c := m.Collaborations[0]
	if c.Strength != model.StrengthNormal || c.Status != model.Active || c.Direction != "" {
		t.Errorf("strength %q, status %q, direction %q", c.Strength, c.Status, c.Direction)
	}
	if c.From.ID != model.OSPOID || !c.From.Pos.IsZero() || slices.Contains(m.Refs, c.From) {
		t.Errorf("an end that is left out: %+v", c.From)
	}
}

// TestEnds checks that both ends are set, and that no rule takes an end that could not be
// read for the office.
func TestEnds(t *testing.T) {
	m, _ := Parse("map.yaml", []byte("collaborations: [{}, {from: [x], to: {}}, 7, {to: ospo}]\n"))
	all := slices.Concat(m.Collaborations, m.Activities)
	if len(all) != 3 || len(m.Activities) != 1 {
		t.Fatalf("%d collaborations, %d activities", len(m.Collaborations), len(m.Activities))
	}
	for i, want := range []struct {
		index    int
		from, to string
	}{{0, "ospo", ""}, {1, "", ""}, {3, "ospo", "ospo"}} {
		if c := all[i]; c.Index != want.index || c.From.ID != want.from || c.To.ID != want.to {
			t.Errorf("collaboration %d: index %d, from %q, to %q", i, c.Index, c.From.ID, c.To.ID)
		}
	}
}

// A duplicate in a list counts once: one owner, one hat, one goal.
func TestListsSayThingsOnce(t *testing.T) {
	m, findings := Parse("map.yaml", []byte(`organization: {name: A, goals: [{id: g, name: Trust}]}
people: [{id: a, name: Ann, hats: [enabler, facilitator, advocate]}, {name: Bo}]
stakeholders: [{name: CTO, perspective: upward, owner: [a, Ann], tags: [x, y, x]}]
collaborations: [{to: CTO, method: [audit, report, audit], owner: [Bo, a, bo], goals: [g, Trust], raci: {responsible: [a, Ann, bo]}}]
readiness: {answers: {goals: {text: Speed, from: [CTO, cto]}}}
`))
	if len(findings) > 0 {
		t.Fatal(describe(findings))
	}
	ids := func(refs []*model.Ref) []string { return model.Each(refs, func(r *model.Ref) string { return r.ID }) }
	c := m.Collaborations[0]
	got := fmt.Sprint(m.People[0].Hats, m.Stakeholders[0].Tags, ids(m.Stakeholders[0].Owners()), c.Methods, ids(c.Owners()), ids(c.Goals), ids(c.RACI.Responsible), ids(m.Readiness.Answers[0].From))
	if want := "[enabler advocate] [x y] [a] [audit report] [bo a] [g] [a bo] [cto]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A member that is a stakeholder has the stakeholder's name, whether it is given by name or
// id. A number in place of members is their count.
func TestMembers(t *testing.T) {
	m, _ := Parse("map.yaml", []byte(`organization: A
stakeholders:
  - {id: b, name: {en: Agency, de: Amt}, perspective: sideways}
  - {name: Council, perspective: outside, members: [b, Amt, {name: agency, role: Chair}, Zoe, 7]}
  - {name: Board, perspective: upward, members: 12}
  - {name: Jury, perspective: outside, members: [{name: 7, role: Chair}]}
  - {name: Circle, perspective: outside, members: [0]}
`))
	for i, want := range []string{"[]", "[Agency Agency Agency, Chair Zoe 7]", "[]12", "[7, Chair]", "[]0"} {
		s := m.Stakeholders[i]
		got := fmt.Sprint(model.Each(s.Members, (*model.Member).Text))
		if s.MemberCount != nil {
			got += fmt.Sprint(*s.MemberCount)
		}
		if got != want {
			t.Errorf("the members of %s are %s, want %s", s.Name, got, want)
		}
	}
}

// The first spelling of a group is that of all.
func TestGroupsAreSpeltAlike(t *testing.T) {
	m, _ := Parse("map.yaml", []byte(`organization: A
stakeholders:
  - {name: A, perspective: outside, group: Ministries}
  - {name: B, perspective: outside, group: ministries}
  - {name: C, perspective: outside, group: "Ministries  of  X"}
  - {name: D, perspective: outside, group: MINISTRIES}
  - {name: E, perspective: outside}
projects: [{name: P, group: ministries}, {name: Q, group: Ministries}]
`))
	got := model.Each(m.Stakeholders, func(s *model.Stakeholder) string { return s.Group })
	got = append(got, m.Projects[0].Group, m.Projects[1].Group)
	if want := "Ministries,Ministries,Ministries  of  X,Ministries,,Ministries,Ministries"; strings.Join(got, ",") != want {
		t.Errorf("the groups are %q", got)
	}
}

func TestABodyIsNoMemberOfItself(t *testing.T) {
	_, findings := Parse("map.yaml", []byte(`organization: A
stakeholders:
  - {name: Council, perspective: outside, members: [Agency, {name: council, role: Chair}]}
  - {name: Agency, perspective: outside, members: [{name: Clerk, affiliation: Agency}]}
`))
	if got, want := describe(findings), `"Council" is a member of itself`; len(findings) != 1 || !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestPositions(t *testing.T) {
	src := strings.Join([]string{
		`organization: {name: "Ac\"mé", region: 'it''s', goals: [ {id: a, name: b} , ]}`,
		`stakeholders:`,
		`- name: Two`,
		`    lines   # folded`,
		`  perspective: upward`,
		`  note: |`,
		`    text`,
		`  needs: []`,
	}, "\n")
	m, findings := Parse("map.yaml", []byte(src))
	if len(findings) > 0 {
		t.Fatal(describe(findings))
	}
	s, o := m.Stakeholders[0], m.Organization
	tests := []struct {
		what string
		pos  model.Pos
		want string
	}{
		{"double quotes", o.At("name"), "1:22-1:30"},
		{"single quotes", o.At("region"), "1:40-1:47"},
		{"flow list with a trailing comma", o.At("goals"), "1:56-1:78"},
		{"flow mapping", o.Pos, "1:15-1:79"},
		{"item of a flow list", o.Goals[0].Pos, "1:58-1:74"},
		{"block mapping", s.Pos, "3:3-8:12"},
		{"plain scalar of two lines", s.At("name"), "3:9-3:12"},
		{"block scalar", s.At("note"), "6:9-6:10"},
		{"empty flow list", s.At("needs"), "8:10-8:12"},
		{"absent key", s.At("role"), "3:3-8:12"},
	}
	for _, tt := range tests {
		got := fmt.Sprintf("%d:%d-%d:%d", tt.pos.Line, tt.pos.Column, tt.pos.EndLine, tt.pos.EndColumn)
		if got != tt.want || tt.pos.File != "map.yaml" {
			t.Errorf("%s: %s in %q, want %s", tt.what, got, tt.pos.File, tt.want)
		}
	}
}
