package gap_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// TestSnippetsMend applies the snippet of each step and checks that its finding
// disappears or becomes information, for every rule, on the rules' own maps, the
// samples and the judged maps.
func TestSnippetsMend(t *testing.T) {
	applied := map[string]int{}
	for name, src := range snippetMaps(t) {
		m := read(t, src)
		for _, r := range gap.Rules() {
			if r.Structural || r.Severity == model.Error {
				continue
			}
			o := gap.Options{Today: day(t, "2026-11-23"), Only: []string{r.ID}}
			if name == r.ID && r.Today != "" {
				o.Today = day(t, r.Today)
			}
			for _, step := range gap.NewMender(m, o).Start(gap.Run(m, o).Findings) {
				if step.Snippet == "" {
					continue
				}
				applied[r.ID]++
				after := withSnippet(t, src, m, step)
				for _, f := range gap.Run(read(t, after), o).Findings {
					if f.Fingerprint() == step.Finding.Fingerprint() && f.Severity >= model.Warning {
						t.Errorf("%s: %s: %q stays after\n%s", name, r.ID, f.Message, step.Snippet)
					}
				}
				if accepted := strings.Replace(step.Accept, "…", "known to all", 1); raisesSame(gap.Run(read(t, merged(t, src, accepted)), o).Findings, step.Finding) {
					t.Errorf("%s: %s: %q stays after\n%s", name, r.ID, step.Finding.Message, accepted)
				}
			}
		}
	}
	if len(applied) < 28 {
		t.Errorf("snippets of only %d rules were tried: %v", len(applied), applied)
	}
}

// Applying a snippet causes no other warning once its placeholders are filled in,
// except for the pairs listed here: ending work may leave a stakeholder alone, a
// successor may have much to do, and a waiver may become unused.
func TestSnippetsOpenNothing(t *testing.T) {
	known := []string{
		"date-impossible orphan-stakeholder", "orphan-stakeholder accept-unused", "perspective-unconnected accept-unused",
		"goal-unsupported mission-missing", "scenario-misaligned objective-unmeasured", "owner-leaving key-person-dependency",
	}
	filled := strings.NewReplacer("<", "", ">", "", "TODO: ", "")
	for name, src := range snippetMaps(t) {
		m, o := read(t, src), gap.Options{Today: day(t, "2026-11-23")}
		if r := gap.Lookup(name); r != nil && r.Today != "" {
			o.Today = day(t, r.Today)
		}
		found := gap.Run(m, o).Findings
		for _, f := range found {
			f.CausedBy = ""
			steps := gap.NewMender(m, o).Start([]model.Finding{f})
			if len(steps) == 0 || steps[0].Snippet == "" {
				continue
			}
			after := filled.Replace(withSnippet(t, src, m, steps[0]))
			for _, g := range gap.Run(read(t, after), o).Findings {
				was := func(h model.Finding) bool { return h.Fingerprint() == g.Fingerprint() && h.Severity >= g.Severity }
				if g.Severity > model.Info && !slices.ContainsFunc(found, was) && !slices.Contains(known, f.Rule+" "+g.Rule) {
					t.Errorf("%s: %s opens %s: %q\n%s", name, f.Rule, g.Rule, g.Message, steps[0].Snippet)
				}
			}
		}
	}
}

// A second person for what one person owns too much of is a second contact outside, too.
func TestSecondPersonIsASecondContact(t *testing.T) {
	src := `organization: A
people: [{name: Head}, {name: Engineer}, {name: Analyst}]
stakeholders: [{name: CTO, perspective: upward}, {name: Legal, perspective: sideways}, {name: HR, perspective: sideways},
  {name: P, perspective: outside}, {name: Q, perspective: outside}, {name: R, perspective: outside}, {name: IT, perspective: sideways}, {name: Tools, perspective: sideways}]
collaborations:
  - {to: CTO, method: report, owner: Head}
  - {to: Legal, method: compliance, owner: Head}
  - {to: P, method: contribution, owner: Head}
  - {to: Q, method: contribution, owner: Head}
  - {to: R, method: contribution, owner: Head}
  - {to: HR, method: training, owner: Engineer}
  - {to: IT, method: training, owner: Engineer}
  - {to: Tools, method: training, owner: Analyst}
`
	m, o := read(t, src), gap.Options{Only: []string{"key-person-dependency", "single-person-bridge"}}
	found := gap.Run(m, o).Findings
	if len(found) != 2 {
		t.Fatalf("%d findings", len(found))
	}
	step := gap.NewMender(m, o).Start(found)[0]
	for _, f := range gap.Run(read(t, withSnippet(t, src, m, step)), o).Findings {
		t.Errorf("%s stays after\n%s", f.Rule, step.Snippet)
	}
}

// Names are written as they are spelt, joiners included.
func TestSnippetsSpellNames(t *testing.T) {
	m := read(t, "organization: A\nstakeholders:\n  - {name: تیم نرم\u200cافزار, perspective: sideways}\n  - {name: 🧑\u200d💻 team, perspective: sideways}\n")
	o := gap.Options{Only: []string{"orphan-stakeholder"}}
	for _, step := range gap.NewMender(m, o).Start(gap.Run(m, o).Findings) {
		if all := step.Snippet + step.Accept; strings.Contains(all, `\u`) || !strings.Contains(all, "نرم\u200cافزار") && !strings.Contains(all, "🧑\u200d💻") {
			t.Errorf("a name is spelt otherwise in\n%s", all)
		}
	}
}

func raisesSame(findings []model.Finding, f model.Finding) bool {
	return slices.ContainsFunc(findings, func(g model.Finding) bool { return g.Fingerprint() == f.Fingerprint() })
}

// snippetMaps returns the maps to fix by name. The name of a rule's bad map is the
// rule's id.
func snippetMaps(t *testing.T) map[string]string {
	t.Helper()
	maps := map[string]string{}
	for _, r := range gap.Rules() {
		if !r.Structural && r.Severity != model.Error {
			maps[r.ID] = r.Bad
		}
	}
	for _, pattern := range []string{"testdata/judged/*.yaml", "../../samples/*.yaml", "../../samples/scenarios/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no maps at %s: %v", pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			maps[filepath.ToSlash(file)] = string(src)
		}
	}
	return maps
}

// withSnippet returns the map after applying the snippet of a step.
func withSnippet(t *testing.T, src string, m *model.Map, step gap.Step) string {
	t.Helper()
	top, rest, _ := strings.Cut("\n"+step.Snippet, "\n# ")
	src = merged(t, src, top)
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, "\n# ")
		head, keys, _ := strings.Cut(part, "\n")
		doc := node(t, src)
		if old, ok := strings.CutPrefix(head, "instead of "); ok {
			replaceOwner(doc, []string{strings.Trim(old, `"`), step.Finding.Subject.ID}, node(t, keys).Content[0].Content[1])
		} else {
			entry := entryOf(doc, m, strings.TrimSuffix(head, ":"))
			if entry == nil {
				t.Fatalf("no entry for %q in\n%s", head, src)
			}
			merge(entry, node(t, keys).Content[0], false)
		}
		src = written(t, doc)
	}
	return src
}

// entryOf returns the entry named by a comment in a snippet: "in LIST" or "in LIST, in
// the entry of NAME".
func entryOf(doc *yaml.Node, m *model.Map, head string) *yaml.Node {
	list, name, ofList := strings.Cut(strings.TrimPrefix(head, "in "), ", in the entry of ")
	root := doc.Content[0]
	if list == "objectives" {
		root = under(root, "ospo")
	}
	at := under(root, list)
	if !ofList || at == nil {
		return at
	}
	for i, entry := range at.Content {
		called := under(entry, "name")
		if called != nil && called.Value == name || list == "collaborations" && name == workName(m, m.Collaborations[i]) {
			return entry
		}
	}
	return nil
}

// workName returns the name of a collaboration with the office as in findings.
func workName(m *model.Map, c *model.Collaboration) string {
	with := m.Stakeholder(c.Other(model.OSPOID))
	what := c.Label
	if what == "" {
		what = strings.Join(c.Methods, ", ")
	}
	switch {
	case with == nil:
		return ""
	case what == "":
		return `the collaboration with "` + with.Name + `"`
	}
	return `"` + what + `" with "` + with.Name + `"`
}

func replaceOwner(n *yaml.Node, old []string, by *yaml.Node) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "owner" && slices.Contains(old, child.Value) {
			n.Content[i] = by
		}
		replaceOwner(child, old, by)
	}
}

func under(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// merge copies the keys of one mapping into another. Lists are extended if grow is
// true, and replaced otherwise.
func merge(into, from *yaml.Node, grow bool) {
	for i := 0; i < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		switch at := under(into, key.Value); {
		case at == nil:
			into.Content = append(into.Content, key, value)
		case grow && at.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode:
			at.Content = append(at.Content, value.Content...)
		case at.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode:
			merge(at, value, grow)
		default:
			*at = *value
		}
	}
}

func merged(t *testing.T, src, snippet string) string {
	t.Helper()
	if strings.TrimSpace(snippet) == "" {
		return src
	}
	doc := node(t, src)
	merge(doc.Content[0], node(t, snippet).Content[0], true)
	return written(t, doc)
}

func node(t *testing.T, src string) *yaml.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(src), &n); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return &n
}

func written(t *testing.T, doc *yaml.Node) string {
	t.Helper()
	var b bytes.Buffer
	if err := yaml.NewEncoder(&b).Encode(doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
