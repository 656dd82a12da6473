package voices

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
)

const office = `# The office.
organization: Acme
ospo: {name: Test Office}
people: [{id: head, name: Ada Head, lead: true}]
stakeholders:
  - {name: CTO, perspective: upward, influence: high, note: Secret note, expectations: [Speed in all things]}
  - name: Legal
    perspective: sideways # to the left
    engagement: {current: resistant}
    note: Hard to win
    contacts: [{name: Eve Counsel}]
    needs: [Notice before a release]
    expectations:
      - Answers within a day
      - {id: parts, text: A list of parts}
collaborations:
  - {to: Legal, method: report, answers: [answers-within-a-day]}
`

const fromLegal = `{
  "format": "ospomap-answers-1", "stakeholder": "legal", "date": "2026-11-29",
  "answers": {"goals": "Speed\nand trust", "legal": "Copyleft: in firmware"},
  "expectations": [
    {"id": "notice-before-a-release", "shown": "Notice before a release", "right": "yes", "text": ""},
    {"id": "answers-within-a-day", "shown": "Answers within a day", "right": "no", "text": "Answers within a week"},
    {"id": "parts", "shown": "A list of parts", "right": "no", "text": ""}
  ],
  "more": ["Training each year"]
}
`

func mapOf(t *testing.T, src string) *model.Map {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	if model.CountErrors(findings) > 0 {
		t.Fatalf("%v\n%s", findings, src)
	}
	return m
}

func collect(t *testing.T, src string, files ...string) *Collected {
	t.Helper()
	var all []File
	for i, f := range files {
		all = append(all, File{Name: fmt.Sprintf("%d.json", i), Source: []byte(f)})
	}
	c, wrong, err := Collect("map.yaml", []byte(src), all)
	if err != nil || len(wrong) > 0 {
		t.Fatalf("%v %+v", err, wrong)
	}
	mapOf(t, string(c.Source))
	return c
}

// The form contains what concerns the stakeholder, and nothing about others.
func TestAsk(t *testing.T) {
	for _, name := range []string{"legal", "Legal", " LEGAL"} {
		f, err := Ask(mapOf(t, office), name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Stakeholder != "legal" || f.Name != "Legal" || f.Office != "Test Office" || f.Organization != "Acme" {
			t.Errorf("%q: the form is for %+v", name, f)
		}
		want := []Belief{{"answers-within-a-day", "Answers within a day", false}, {"parts", "A list of parts", false}, {"notice-before-a-release", "Notice before a release", true}}
		if !slices.Equal(f.Beliefs, want) {
			t.Errorf("%q: it asks about %v", name, f.Beliefs)
		}
	}
	open, err := Ask(mapOf(t, office), "")
	if err != nil || len(open.Beliefs) > 0 || open.Stakeholder != "" {
		t.Errorf("a form for anybody is %+v, %v", open, err)
	}
	if _, err := Ask(mapOf(t, office), "lgal"); err == nil || err.Error() != `no stakeholder called "lgal"; did you mean "legal"?` {
		t.Errorf("it says %v", err)
	}
}

// The form contains the map's answers by this stakeholder alone.
func TestAskAgain(t *testing.T) {
	f, err := Ask(mapOf(t, office+"readiness:\n  answers:\n    goals: [{text: Theirs, from: cto}, {text: Mine, from: legal}]\n    usage: {text: Ours, from: [legal, cto]}\n    legal: {text: Nobody's}\n"), "legal")
	if err != nil || len(f.Said) != 1 || f.Said["goals"] != "Mine" {
		t.Errorf("it fills in %v, %v", f.Said, err)
	}
}

// No form for a sample mentions another stakeholder or a person, or what a public
// picture leaves out.
func TestFormsTellNothingOfOthers(t *testing.T) {
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m := mapOf(t, string(src))
		for _, s := range m.Stakeholders {
			f, err := Ask(m, s.ID)
			if err != nil {
				t.Fatal(err)
			}
			said, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range s.Expectations { // may mention somebody
				said = []byte(strings.ReplaceAll(string(said), model.OneLine(e.Text), ""))
			}
			for _, e := range s.Needs {
				said = []byte(strings.ReplaceAll(string(said), model.OneLine(e.Text), ""))
			}
			said = []byte(strings.ReplaceAll(string(said), strings.Trim(fmt.Sprintf("%q", f.Name), `"`), ""))
			for _, other := range m.Stakeholders {
				if other != s && len(other.Name) > 5 && !strings.Contains(m.Organization.Name+m.OSPO.Name+s.Name, other.Name) && strings.Contains(string(said), other.Name) {
					t.Errorf("%s: the form for %s speaks of %s", file, s.ID, other.Name)
				}
			}
			for _, hidden := range []string{s.Note} {
				if len(hidden) > 5 && strings.Contains(string(said), hidden) {
					t.Errorf("%s: the form for %s says %q", file, s.ID, hidden)
				}
			}
		}
	}
}

func TestCollect(t *testing.T) {
	c := collect(t, office, fromLegal)
	want := strings.NewReplacer(
		"- Answers within a day\n", "- Answers within a week\n",
		"text: A list of parts}\n", "text: A list of parts}\n      - Training each year\n",
		"[answers-within-a-day]", "[answers-within-a-week]",
	).Replace(office) + `readiness:
  answers:
    goals: {text: "Speed\nand trust", from: legal, date: 2026-11-29}
    legal: {text: "Copyleft: in firmware", from: legal, date: 2026-11-29}
`
	if string(c.Source) != want {
		t.Errorf("the map becomes\n%s\nwant\n%s", c.Source, want)
	}
	if c.Count != (Count{2, 2, 1}) || len(c.Told) != 1 || !strings.Contains(c.Told[0], `0.json:7:5: "legal" does not expect "A list of parts"`) {
		t.Errorf("it counts %+v and tells %q", c.Count, c.Told)
	}
	again := collect(t, want, fromLegal)
	if string(again.Source) != want || again.Count != (Count{0, 0, 1}) {
		t.Errorf("a second time it changes the map to\n%s\n%+v", again.Source, again.Count)
	}
}

// Answers are added beside those of others, in whatever form these are written, and
// replace older ones by the same stakeholder alone.
func TestCollectBesideOthers(t *testing.T) {
	answers := func(date, text string) string {
		return fmt.Sprintf(`{"format": "ospomap-answers-1", "stakeholder": "Legal", "date": %q, "answers": {"goals": %q}}`, date, text)
	}
	for _, tt := range []struct{ before, date, text, after string }{
		{"goals: {text: A, from: cto}", "2026-11-29", "B", "goals:\n      - {text: A, from: cto}\n      - {text: B, from: legal, date: 2026-11-29}"},
		{"goals: {text: A, from: cto} # said aloud", "2026-11-29", "B", "goals:\n      - {text: A, from: cto} # said aloud\n      - {text: B, from: legal, date: 2026-11-29}"},
		{"goals:\n      text: A\n      from: cto", "2026-11-29", "B", "goals:\n      - {text: A, from: cto}\n      - {text: B, from: legal, date: 2026-11-29}"},
		{"goals:\n      - text: A\n        from: cto", "2026-11-29", "B", "goals:\n      - text: A\n        from: cto\n      - text: B\n        from: legal\n        date: 2026-11-29"},
		{"goals: {text: A, from: legal}", "2026-11-29", "B", "goals: {text: B, from: legal, date: 2026-11-29}"},
		{"goals: {text: A, from: legal, date: 2026-11-28}", "2026-11-29", "B", "goals: {text: B, from: legal, date: 2026-11-29}"},
		{"goals: {text: A, from: legal, date: 2026-11-30}", "2026-11-29", "B", "goals: {text: A, from: legal, date: 2026-11-30}"},
		{"goals: {text: B, from: [legal, cto]}", "2026-11-29", "B", "goals: {text: B, from: [legal, cto]}"},
		{"goals: [{text: A, from: cto}, {text: A, from: legal}]", "2026-11-29", "B", "goals: [{text: A, from: cto}, {text: B, from: legal, date: 2026-11-29}]"},
		{"usage: {text: A, from: legal}", "", "B", "goals: {text: B, from: legal}\n    usage: {text: A, from: legal}"},
	} {
		before := office + "readiness:\n  answers:\n    " + tt.before + "\n"
		got := collect(t, before, answers(tt.date, tt.text))
		if want := office + "readiness:\n  answers:\n    " + tt.after + "\n"; string(got.Source) != want {
			t.Errorf("%s becomes\n%s\nwant\n%s", tt.before, strings.TrimPrefix(string(got.Source), office), strings.TrimPrefix(want, office))
		}
		if again := collect(t, string(got.Source), answers(tt.date, tt.text)); string(again.Source) != string(got.Source) {
			t.Errorf("%s: a second time it changes the map to\n%s", tt.before, again.Source)
		}
	}
	// An edit would lose the comment, so it is refused.
	_, _, err := Collect("map.yaml", []byte(office+"readiness:\n  answers:\n    goals:\n      text: A # aloud\n"), []File{{Name: "a", Source: []byte(answers("2026-11-29", "B"))}})
	if err == nil || !strings.Contains(err.Error(), "losing a comment") {
		t.Errorf("it says %v", err)
	}
}

// The result does not depend on the order of the files.
func TestCollectInAnyOrder(t *testing.T) {
	older := strings.NewReplacer("2026-11-29", "2026-10-01", "trust", "haste").Replace(fromLegal)
	cto := `{"format": "ospomap-answers-1", "stakeholder": "CTO", "date": "2026-11-01", "answers": {"goals": "Money"}}`
	for _, files := range [][]string{{older, fromLegal, cto}, {fromLegal, older, cto}, {fromLegal, cto, older}} {
		got := collect(t, office, files...)
		m := mapOf(t, string(got.Source))
		var goals []string
		for _, a := range m.Readiness.Answers {
			if a.Question == "goals" {
				goals = append(goals, a.From[0].ID+": "+model.OneLine(a.Text)+" "+a.Date.String())
			}
		}
		slices.Sort(goals)
		if want := []string{"cto: Money 2026-11-01", "legal: Speed and trust 2026-11-29"}; !slices.Equal(goals, want) {
			t.Errorf("the goals are %q, want %q", goals, want)
		}
		if n := strings.Count(string(got.Source), "Training each year"); n != 1 {
			t.Errorf("one expectation is there %d times", n)
		}
	}
}

// Two people may speak for a unit on one day, and neither answer is newer. Differing
// answers of the second are reported, and the bytes are the same in any order of the
// files.
func TestCollectOfOneDay(t *testing.T) {
	file := func(name, goals, more string) File {
		return File{Name: name, Source: []byte(`{"format": "ospomap-answers-1", "stakeholder": "legal", "date": "2026-11-29", "answers": {"goals": "` + goals + `", "legal": "Same"}, "more": ["` + more + `"]}`)}
	}
	a, b := file("a.json", "Speed", "A person to call"), file("b.json", "Trust", "A room")
	var first []byte
	for _, files := range [][]File{{a, b}, {b, a}} {
		c, wrong, err := Collect("map.yaml", []byte(office), files)
		if err != nil || len(wrong) > 0 {
			t.Fatalf("%v %+v", err, wrong)
		}
		if first == nil {
			first = c.Source
		}
		if len(c.Told) != 1 || !strings.HasPrefix(c.Told[0], `b.json:1:`) || !strings.Contains(c.Told[0], `"legal" answers "goals" otherwise in "a.json"`) || c.Count.Answers != 2 {
			t.Errorf("it tells %q, and counts %+v", c.Told, c.Count)
		}
		if !bytes.Equal(c.Source, first) || !bytes.Contains(c.Source, []byte("Speed")) || bytes.Contains(c.Source, []byte("Trust")) || !bytes.Contains(c.Source, []byte("A room")) {
			t.Errorf("the map becomes\n%s", c.Source)
		}
	}
}

// The map may have changed since the form was written.
func TestCollectLate(t *testing.T) {
	late := strings.Replace(office, "Answers within a day\n", "{id: answers-within-a-day, text: Answers at once}\n", 1)
	late = strings.Replace(late, "      - {id: parts, text: A list of parts}\n", "", 1)
	c := collect(t, late, fromLegal)
	if len(c.Told) != 2 || !strings.Contains(c.Told[0], `but the map now says "Answers at once"`) || !strings.Contains(c.Told[1], `no expectation "parts"`) {
		t.Errorf("it tells %q", c.Told)
	}
	if !strings.Contains(string(c.Source), "text: Answers at once}") {
		t.Errorf("the map becomes\n%s", c.Source)
	}
}

// A file that no form has written is rejected, with the position of each mistake.
func TestReadRefuses(t *testing.T) {
	whole := func(rest string) string {
		return "format: ospomap-answers-1\nstakeholder: legal\n" + rest
	}
	for _, tt := range []struct{ src, want string }{
		{"", "1:1: this is not a file of answers"},
		{"[1, 2]", "1:1: this is not a file of answers"},
		{"organization: Acme\n", `1:1: this is not a file of answers: its format is not "ospomap-answers-1"`},
		{"format: ospomap-answers-1\n", `it does not say whose answers these are`},
		{whole("answers: {goal: x}"), `3:11: no key called "goal" in the answers; did you mean "goals"?`},
		{whole("answers: {zzzzzzzz: x}"), `3:11: no key called "zzzzzzzz" in the answers; they are definition`},
		{whole("answers: {goals: [x]}"), "3:18: there is a list or a mapping here instead of a text"},
		{whole("answers: {goals: {text: x}}"), "3:18: there is a list or a mapping here instead of a text"},
		{whole(`answers: {goals: "a\u0007b"}`), "3:18: the text holds the control character U+0007"},
		{whole(`answers: {goals: "a\u202eb"}`), "3:18: the text holds the control character U+202E"},
		{whole("answers: {goals: \"a\x07b\"}"), "3:20: control character U+0007 at byte"},
		{whole(`stakeholder: cto`), `3:1: "stakeholder" is there twice`}, {whole("answers: {goals: x, goals: y}"), `3:21: "goals" is there twice`},
		{whole("answers: {goals: " + strings.Repeat("x", MaxText+1) + "}"), "3:18: the text has 2001 characters; a form takes 2000"},
		{whole("more: [" + strings.Repeat("x, ", MaxMore+1) + "]"), "these are 21 further expectations; a form takes 20"},
		{whole("more: [{a: b}]"), "3:8: there is a list or a mapping here"},
		{whole("date: tomorrow"), `3:7: "tomorrow" is not a date`},
		{whole("author: me"), `3:1: no key called "author" in a file of answers`},
		{whole("expectations: [parts]"), "3:16: an expectation has an id"},
		{whole("expectations: [{id: parts, right: maybe}]"), `3:35: "maybe" is neither "yes" nor "no"`},
		{whole("expectations: [{id: parts, rihgt: no}]"), `3:28: no key called "rihgt" in an expectation; did you mean "right"?`},
		{whole("expectations: [{id: parts}, {id: parts}]"), `3:29: the expectation "parts" is there twice`},
		{whole("answers: &a {goals: x}\n"), "3:10: "},
		{strings.Repeat("#", MaxSize+1), "1:1: the file has more than 256 kilobytes"},
		{whole("more: " + strings.Repeat("[", 70) + strings.Repeat("]", 70)), "nested more than 64 levels deep"},
	} {
		a, findings := Read("a.yaml", []byte(tt.src), mapOf(t, office))
		if a != nil || len(findings) == 0 {
			t.Errorf("%.60q is read as %+v", tt.src, a)
			continue
		}
		if got := findings[0].Pos.String() + ": " + findings[0].Message; !strings.Contains(got, tt.want) {
			t.Errorf("%.60q: it says %q, want %q", tt.src, got, tt.want)
		}
	}
}

// If one file is bad, nothing is added.
func TestCollectRefusesAll(t *testing.T) {
	bad := `{"format": "ospomap-answers-1", "stakeholder": "Leagl", "answers": {"goal": "x"}}`
	c, wrong, err := Collect("map.yaml", []byte(office), []File{{Name: "good", Source: []byte(fromLegal)}, {Name: "bad", Source: []byte(bad)}})
	if c != nil || err != nil || len(wrong) != 1 || wrong[0].Name != "bad" || wrong[0].Findings[0].Message != `no stakeholder called "Leagl"; did you mean "legal"?` ||
		len(wrong[0].Findings) != 2 || wrong[0].Findings[1].Message != `no key called "goal" in the answers; did you mean "goals"?` {
		t.Errorf("it gives %v, %+v, %v", c, wrong, err)
	}
}

// FuzzCollect checks that arbitrary input is either rejected or leaves a valid map with
// all of its content.
func FuzzCollect(f *testing.F) {
	f.Add(fromLegal)
	f.Add("format: ospomap-answers-1\nstakeholder: CTO\nanswers: {goals: '# x: [', usage: \"- a\\n- b\"}\nmore: ['{', '*x', '!']\n")
	f.Fuzz(func(t *testing.T, src string) {
		var c *Collected
		var wrong []File
		var err error
		testkit.Bound(t, len(office)+len(src), 128<<10, func() {
			c, wrong, err = Collect("map.yaml", []byte(office), []File{{Name: "a", Source: []byte(src)}})
		})
		if err != nil || len(wrong) > 0 {
			return
		}
		m := mapOf(t, string(c.Source))
		if len(m.Stakeholders) != 2 || m.Stakeholders[0].Note != "Secret note" || !strings.HasPrefix(string(c.Source), "# The office.\norganization: Acme\n") {
			t.Errorf("%q makes\n%s", src, c.Source)
		}
		again, _, err := Collect("map.yaml", c.Source, []File{{Name: "a", Source: []byte(src)}})
		if err != nil || string(again.Source) != string(c.Source) {
			t.Errorf("%q: a second time makes %v\n%s", src, err, c.Source)
		}
	})
}
