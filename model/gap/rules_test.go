package gap_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/importing"
	"github.com/ospomap/ospomap/model/parse"
)

// read parses a map that must be valid.
func read(t *testing.T, src string) *model.Map {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	for _, f := range findings {
		t.Fatalf("%s: %s [%s]\n%s", f.Pos, f.Message, f.Rule, src)
	}
	return m
}

// day parses a date in a test table.
func day(t *testing.T, text string) model.Date {
	t.Helper()
	if text == "" {
		return model.Date{}
	}
	d, ok := model.ParseDate(text)
	if !ok {
		t.Fatalf("not a date: %q", text)
	}
	return d
}

// drift returns the differences between an example of a rule and its register, if it
// has one.
func drift(t *testing.T, r *gap.Rule, src string) []gap.Drift {
	t.Helper()
	if r.Beside == "" {
		return nil
	}
	source, err := importing.Read("register.csv", []byte(r.Beside), importing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, problems := importing.Drift(read(t, src), []*importing.Source{source}, importing.PlanOptions{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return found
}

func raises(findings []model.Finding, rule string) bool {
	return slices.ContainsFunc(findings, func(f model.Finding) bool { return f.Rule == rule })
}

// TestExamples runs each rule on its examples: Bad triggers it, Good does not, and the
// examples of rules that the parser does not raise are valid maps.
func TestExamples(t *testing.T) {
	for _, r := range gap.Rules() {
		t.Run(r.ID, func(t *testing.T) {
			for i, part := range slices.Concat(r.Cure, r.Mended) {
				if i%2 == 0 && part != "" && strings.Count(r.Bad, part) != 1 {
					t.Errorf("the bad example does not have %q once", part)
				}
			}
			if r.Structural {
				m, bad := parse.Parse("bad.yaml", []byte(r.Bad))
				if !raises(bad, r.ID) {
					t.Errorf("bad example raises %v", bad)
				}
				if m != nil {
					if again := gap.Run(m, gap.Options{ErrorsOnly: true}).Findings; len(again) > 0 {
						t.Errorf("what the reader said is said again: %v", again)
					}
				}
				read(t, r.Good())
				return
			}
			o := gap.Options{Today: day(t, r.Today), Enable: []string{r.ID}}
			o.Drift = drift(t, r, r.Bad)
			bad := gap.Run(read(t, r.Bad), o)
			if !raises(bad.Findings, r.ID) {
				t.Errorf("bad example does not raise it; it raises %v", bad.Findings)
			}
			o.Drift = drift(t, r, r.Good())
			good := gap.Run(read(t, r.Good()), o)
			if raises(good.Findings, r.ID) || raises(good.Accepted, r.ID) {
				t.Errorf("good example raises it: %v", good.Findings)
			}
			for _, f := range bad.Findings {
				if f.Rule == r.ID && (f.Pos.IsZero() || f.Hint == "" || f.Subject.Kind == "") {
					t.Errorf("finding lacks a place, hint or subject: %+v", f)
				}
			}
		})
	}
}

func TestScenariosAreDistinct(t *testing.T) {
	var scenarios []*gap.Rule
	for _, r := range gap.Rules() {
		if r.Area == gap.AreaScenarios {
			scenarios = append(scenarios, r)
		}
	}
	if len(scenarios) != 4 {
		t.Fatalf("%d scenarios, want 4", len(scenarios))
	}
	for _, r := range scenarios {
		got := gap.Run(read(t, r.Bad), gap.Options{Only: []string{"scenario-*"}}).Findings
		if len(got) != 1 || got[0].Rule != r.ID {
			t.Errorf("%s: bad example raises %v", r.ID, got)
		}
		if got := gap.Run(read(t, r.Good()), gap.Options{Only: []string{"scenario-*"}}).Findings; len(got) != 0 {
			t.Errorf("%s: good example raises %v", r.ID, got)
		}
	}
}

func TestRulesAreComplete(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, r := range gap.Rules() {
		if !kebab.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q is not a unique id in kebab case", r.ID)
		}
		seen[r.ID] = true
		for what, text := range map[string]string{
			"title": string(r.Title), "why": string(r.Why), "recommendation": string(r.Recommendation),
			"source": r.Source.Title, "address": r.Source.URL, "bad": r.Bad, "good": r.Good(),
		} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no %s", r.ID, what)
			}
		}
		for what, text := range map[string]string{"why": string(r.Why), "recommendation": string(r.Recommendation)} {
			if first, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(first) || !strings.HasSuffix(text, ".") {
				t.Errorf("%s: the %s is not made of sentences: %q", r.ID, what, text)
			}
		}
		if strings.HasSuffix(string(r.Title), ".") {
			t.Errorf("%s: the title ends with a period", r.ID)
		}
		if !slices.Contains(gap.Areas, r.Area) {
			t.Errorf("%s: unknown area %q", r.ID, r.Area)
		}
		if r.Dated && !read(t, r.Bad).Dated {
			t.Errorf("%s needs the day, but no date is recorded in its bad example", r.ID)
		}
		if r.Dated != (r.Today != "") {
			t.Errorf("%s: a rule is dated exactly when its example has a date", r.ID)
		}
		if gap.Lookup(r.ID) != r {
			t.Errorf("%s is not found by its id", r.ID)
		}
		if r.Structural && (r.Check != nil || r.Severity != model.Error) {
			t.Errorf("%s: what the reader raises is an error without a check", r.ID)
		}
	}
}

func TestMessagesReadWell(t *testing.T) {
	for _, r := range gap.Rules() {
		if r.Structural {
			continue
		}
		o := gap.Options{Today: day(t, r.Today), Only: []string{r.ID}, Drift: drift(t, r, r.Bad)}
		for _, f := range gap.Run(read(t, r.Bad), o).Findings {
			first, _ := utf8.DecodeRuneInString(f.Message)
			if unicode.IsUpper(first) || strings.HasSuffix(f.Message, ".") {
				t.Errorf("%s: message is not lower case without period: %q", r.ID, f.Message)
			}
		}
	}
}

// TestReaderRulesAreListed checks that the structural rules are those that the parser
// can raise.
func TestReaderRulesAreListed(t *testing.T) {
	var listed []string
	for _, r := range gap.Rules() {
		if r.Structural {
			listed = append(listed, r.ID)
		}
	}
	if want := parse.Rules(); !slices.Equal(listed, want) {
		t.Errorf("structural rules are %v, the reader raises %v", listed, want)
	}
}

func TestFindingsAreOnePerRuleAndSubject(t *testing.T) {
	for _, r := range gap.Rules() {
		if r.Structural {
			continue
		}
		for _, src := range []string{r.Bad, r.Good()} {
			seen := map[string]bool{}
			o := gap.Options{Today: day(t, "2026-04-01"), Enable: []string{"*"}}
			for _, f := range gap.Run(read(t, src), o).Findings {
				if seen[f.Fingerprint()] {
					t.Errorf("example of %s: %s is raised twice about %s", r.ID, f.Rule, f.Subject)
				}
				seen[f.Fingerprint()] = true
			}
		}
	}
}

// TestSourcesAreCited checks that each rule cites a web address, and that all further
// reading of the book is cited.
func TestSourcesAreCited(t *testing.T) {
	further := map[string]bool{}
	for _, r := range gap.Rules() {
		if !strings.HasPrefix(r.Source.URL, "https://") {
			t.Errorf("%s: %q is no address", r.ID, r.Source.URL)
		}
		for _, s := range r.Further {
			further[s.URL] = true
		}
	}
	if len(further) != 9 {
		t.Errorf("%d resources are cited, the book names 9: %v", len(further), further)
	}
}
