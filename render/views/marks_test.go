package views

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// anyMaps runs a test for the samples, the maps built from public sources and furnished
// random maps, with the findings of all rules, optional ones included.
func anyMaps(t *testing.T, random int, use func(name string, m *model.Map, o view.Options)) {
	t.Helper()
	options := func(m *model.Map) view.Options {
		found := gap.Run(m, gap.Options{Today: viewtest.Day, Enable: []string{"*"}}).Findings
		return view.Options{Findings: found, Today: viewtest.Day, LayOut: layOutOnce}
	}
	for _, path := range viewtest.MapFiles(t) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := viewtest.Parsed(t, string(src))
		m.Language = "" // texts of views are compared in English
		use(filepath.Base(path), m, options(m))
	}
	silo, _ := viewtest.SampleMap(t, "scenarios/2-silo")
	silo.Collaborations[0].RACI = &model.RACI{Accountable: []*model.Ref{{ID: model.OSPOID}}} // so that RACI has a column for the office
	use("2-silo", silo, options(silo))
	for seed := range random {
		m, _ := viewtest.Furnished(seed)
		for i, k := range m.Collaborations {
			k.Index = i
		}
		use("random map", m, options(m))
	}
}

var layOutOnce = remembered()

// red are the colours of what is missing or wrong.
var red = []scene.Color{scene.Gap, scene.GapTint, scene.Warn}

// reds counts the shapes and texts in red.
func reds(nodes []scene.Node) int {
	n := 0
	paint := func(p scene.Paint) {
		if slices.Contains(red, p.Fill) || slices.Contains(red, p.Stroke) {
			n++
		}
	}
	for _, node := range nodes {
		switch x := node.(type) {
		case *scene.Group:
			n += reds(x.Children)
		case *scene.Rect:
			paint(x.Paint)
		case *scene.Circle:
			paint(x.Paint)
		case *scene.Path:
			paint(x.Paint)
		case *scene.Text:
			paint(scene.Paint{Fill: x.Fill})
		}
	}
	return n
}

// Without findings, nothing in any picture is red: every red mark belongs to a rule.
func TestRedIsFound(t *testing.T) {
	anyMaps(t, 12, func(name string, m *model.Map, o view.Options) {
		for _, s := range m.Stakeholders {
			s.Wanted = false // a ghost is a fact of the map
		}
		o.Findings = nil
		for _, v := range Names() {
			if n := reds(viewtest.Drawn(t, Lookup(v), m, o).Root); n > 0 {
				t.Errorf("%s of %s: %d shapes are red though nothing is found", v, name, n)
			}
		}
	})
}

// party matches the id of a card of a stakeholder or the office; parts of the report add
// a prefix to it.
var party = regexp.MustCompile("^(?:(?:compass|engagement|goals|calendar)-)?(stakeholder-.+|" + detail.OfficeKey + ")$")

// marked returns the finding marks on each party's cards or chips.
func marked(s *scene.Scene) map[string][][]string {
	all := map[string][][]string{}
	scene.Walk(s.Root, func(n scene.Node) bool {
		if g, ok := n.(*scene.Group); ok {
			if key := party.FindStringSubmatch(g.ID); key != nil {
				all[key[1]] = append(all[key[1]], findingsIn(g.Children))
			}
		}
		return true
	})
	return all
}

// findingsIn returns the messages of the finding marks on a card.
func findingsIn(nodes []scene.Node) []string {
	var out []string
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok {
			if g.Class == "finding" {
				out = append(out, strings.Split(g.Tooltip, "\n")...)
			}
			out = append(out, findingsIn(g.Children)...)
		}
	}
	return out
}

// A view that looks for findings of a rule that doesn't exist would never show any.
func TestViewsAskForRulesThatExist(t *testing.T) {
	calls, asked := regexp.MustCompile(`\bFound\(.*\)`), 0
	names := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)+)"`)
	files, _ := filepath.Glob("*/*.go")
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names.FindAllStringSubmatch(strings.Join(calls.FindAllString(string(src), -1), "\n"), -1) {
			if asked++; gap.Lookup(name[1]) == nil {
				t.Errorf("%s asks for %s, and there is no such rule", path, name[1])
			}
		}
	}
	if asked < 20 {
		t.Errorf("only %d rules are asked for", asked)
	}
}

// A stakeholder has the same findings in every view that shows a card of it.
func TestCardsAgreeOnFindings(t *testing.T) {
	anyMaps(t, 12, func(name string, m *model.Map, o view.Options) {
		want, first := map[string][]string{}, map[string]string{}
		for _, v := range []string{"compass", "network", "engagement", "power-interest", "flower", "raci"} {
			got := marked(viewtest.Drawn(t, Lookup(v), m, o))
			for _, id := range slices.Sorted(maps.Keys(got)) {
				for _, messages := range got[id] {
					if _, seen := first[id]; !seen {
						want[id], first[id] = messages, v
					} else if !slices.Equal(messages, want[id]) {
						t.Errorf("%s: %s marks %q on %s, %s marks %q", name, v, messages, id, first[id], want[id])
					}
				}
			}
		}
	})
}

// Findings about a stakeholder or the office mark exactly that party in every view that
// shows it. Exceptions are the briefing, which lists the findings about its stakeholder,
// and goals, which marks individual work. A missing stakeholder is marked as a whole.
func TestFindingsMarkTheirParty(t *testing.T) {
	office := map[string]bool{} // views in which a mark of the office was seen
	defer func() {
		if want := []string{"compass", "flower", "focus", "network", "raci", "report"}; !slices.Equal(slices.Sorted(maps.Keys(office)), want) {
			t.Errorf("the office is marked in %v, want %v", slices.Sorted(maps.Keys(office)), want)
		}
	}()
	anyMaps(t, 12, func(name string, m *model.Map, o view.Options) {
		found, homes, cards := map[string][]string{}, detail.Homes(m), detail.Cards(m, false)
		for _, f := range o.Findings {
			if f.Severity < model.Warning || f.Rule == "perspective-empty" { // it has a ghost
				continue
			}
			keys := slices.DeleteFunc(homes(f), func(key string) bool { return !cards[key] })
			if len(keys) == 0 {
				keys = []string{detail.OfficeKey}
			}
			for _, key := range keys {
				found[key] = append(found[key], f.Message)
			}
		}
		all := maps.Clone(found)
		for _, s := range m.Stakeholders {
			if s.Wanted {
				delete(found, detail.StakeholderKey(s.ID))
			}
		}
		for _, v := range Names() {
			for id, each := range marked(viewtest.Drawn(t, Lookup(v), m, o)) {
				partly := (v == "focus" || v == "goals") && id != detail.OfficeKey
				for _, messages := range each {
					if id == detail.OfficeKey && len(messages) > 0 {
						office[v] = true
					}
					extra := slices.DeleteFunc(slices.Clone(messages), func(s string) bool { return slices.Contains(all[id], s) })
					if len(extra) > 0 || !partly && !slices.Equal(messages, found[id]) {
						t.Errorf("%s: %s marks %q on %s, found is %q", name, v, messages, id, found[id])
					}
				}
			}
		}
	})
}

// Pictures are for readers: none shows the syntax of a map.
func TestPicturesShowNoCode(t *testing.T) {
	empty, _ := viewtest.Parsed(t, "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n")
	little, findings := viewtest.Parsed(t, `organization: Acme
people: [{name: Engineer}]
stakeholders:
  - {name: CTO, perspective: upward, influence: high, engagement: {current: neutral}}
  - {name: Legal, perspective: sideways, expectations: [{id: clear, text: Clear cases}]}
  - {name: Example project, perspective: outside}
collaborations:
  - {to: CTO, label: Report, method: report, cadence: monthly, raci: {responsible: [Engineer]}}
  - {from: Legal, to: Example project, label: Policy, method: compliance}
`)
	for _, name := range Names() {
		if name == "report" {
			continue
		}
		for _, o := range []view.Options{{}, {Chosen: view.Choices{"focus": "cto", "without-ospo": "yes"}}} {
			for i, m := range []*model.Map{empty, little} {
				if o.Findings = nil; i == 1 {
					o.Findings = findings
				}
				if words := viewtest.Words(viewtest.Drawn(t, Lookup(name), m, o).Root); strings.ContainsAny(words, "{}[]_") || strings.Contains(words, "…") {
					t.Errorf("%s shows code: %q", name, words)
				}
			}
		}
	}
}

// whole are the views that can grow to show everything.
var whole = []string{"focus", "engagement", "power-interest", "goals", "projects", "hats", "readiness", "raci", "calendar", "flower"}

// With samples and real maps, views that can grow truncate nothing.
func TestNothingIsCut(t *testing.T) {
	anyMaps(t, 0, func(name string, m *model.Map, o view.Options) {
		written := strings.Builder{}
		for _, x := range m.Texts {
			written.WriteString(x.Value)
		}
		if strings.Contains(written.String(), "…") {
			t.Fatalf("%s writes an ellipsis", name)
		}
		for _, v := range whole {
			for line := range strings.Lines(viewtest.Words(viewtest.Drawn(t, Lookup(v), m, o).Root)) {
				if strings.Contains(line, "…") {
					t.Errorf("%s of %s cuts %q", v, name, strings.TrimSpace(line))
				}
			}
		}
	})
}
