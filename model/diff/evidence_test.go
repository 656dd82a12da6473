package diff

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// doubled returns a map in which every entry of a list is there twice, the second time
// under another name that references follow.
func doubled(t *testing.T, src string) string {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	root := doc.Content[0]
	names := map[string]bool{}
	var name func(n *yaml.Node)
	name = func(n *yaml.Node) {
		if n.Kind == yaml.MappingNode {
			for i := 0; i < len(n.Content); i += 2 {
				if key := n.Content[i].Value; key == "id" || key == "name" {
					names[strings.ToLower(n.Content[i+1].Value)] = true
				}
			}
		}
		for _, x := range n.Content {
			name(x)
		}
	}
	lists := []string{"people", "stakeholders", "collaborations", "projects"}
	for i := 0; i < len(root.Content); i += 2 {
		for _, list := range lists {
			if root.Content[i].Value == list {
				name(root.Content[i+1])
			}
		}
	}
	var copied func(n *yaml.Node) *yaml.Node
	copied = func(n *yaml.Node) *yaml.Node {
		c := *n
		if names[strings.ToLower(c.Value)] {
			c.Value += " two"
			if n.Value == strings.ToLower(n.Value) {
				c.Value = n.Value + "-two"
			}
		}
		c.Content = nil
		for _, x := range n.Content {
			c.Content = append(c.Content, copied(x))
		}
		return &c
	}
	for i := 0; i < len(root.Content); i += 2 {
		for _, list := range lists {
			if value := root.Content[i+1]; root.Content[i].Value == list {
				for _, entry := range value.Content[:len(value.Content):len(value.Content)] {
					value.Content = append(value.Content, copied(entry))
				}
			}
		}
	}
	text, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// countless are the rules about something that is missing altogether: however much else
// there is, it is missing no more than before.
var countless = map[string]bool{
	"expected-stakeholder-missing": true, "no-lead": true, "aspect-missing": true, "hats-unrecorded": true,
	"scenario-one-size-fits-all": true, // rests on what is uniform, not on how much is
}

// TestMoreEvidenceIsSeen doubles the example of every rule: if a rule finds more than
// before, or something different about the same subject, a review shows it.
func TestMoreEvidenceIsSeen(t *testing.T) {
	for _, r := range gap.Rules() {
		if r.Structural || r.Bad == "" {
			continue
		}
		o := gap.Options{Only: []string{r.ID}}
		o.Today, _ = model.ParseDate(r.Today)
		more := doubled(t, r.Bad)
		m, findings := parse.Parse("map.yaml", []byte(more))
		if model.CountErrors(findings) > 0 {
			t.Logf("%s: not doubled: %s", r.ID, findings[0].Message)
			continue
		}
		was, _ := parse.Parse("map.yaml", []byte(r.Bad))
		old := Version{Map: was, Findings: gap.Run(was, o).Findings, Rules: o}
		new := Version{Map: m, Findings: gap.Run(m, o).Findings, Rules: o}
		said := map[string]string{}
		for _, f := range old.Findings {
			said[f.Fingerprint()] = f.Message
		}
		for _, f := range Compare(old, new).Findings {
			message, there := said[f.Fingerprint()]
			share := len(f.Evidence) == 1 && strings.HasPrefix(f.Evidence[0], "share:") // a share stays the same if everything doubles
			if f.Standing == "" && (!there || message != f.Message && !share && !countless[r.ID]) {
				t.Errorf("%s says %q, which was %q, and no review shows it; it rests on %q", r.ID, f.Message, message, f.Evidence)
			}
		}
	}
}
