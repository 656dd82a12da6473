package edit_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
)

const office = `# The office of Acme.
organization: Acme # the parent
ospo:
  mission: "Trust"

people:
  - {name: Head of OSPO, lead: true}
  - { name: Engineer, hats: [ advocate ] }

stakeholders:
  # those above
  - name: CTO
    perspective: upward # boss
    owner: head-of-ospo

  # those beside
  - name: 'Legal'
    perspective: sideways
    tags: [risk]   # badges
    needs:
    - Answers within a day

  - id: sales
    name: Sales
    perspective: downward
    note: |
      First line.
      Second line.
    # the end of Sales
collaborations:
  - {to: CTO, method: report}   # yearly
  - to: legal
    method: [training]
    owner: Head of OSPO
  - {to: legal, method: support, goals: []}
accept:
  - {rule: no-community, reason: next year}
  - {rule: orphan-stakeholder, target: sales, reason: they start in spring}
`

// changed returns the lines that differ between two texts.
func changed(before, after string) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(string(diff.Diff("", []byte(before), "", []byte(after))), "\n") {
		if i > 2 && line != "" && (line[0] == '-' || line[0] == '+') {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestApply(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit model.Edit
		want string
	}{
		{"set", edit.Set("stakeholder/cto.owner", "engineer"), `
-    owner: head-of-ospo
+    owner: engineer
`},
		{"keep the quotes", edit.Set("ospo.mission", "More trust"), `
-  mission: "Trust"
+  mission: "More trust"
`},
		{"keep the comment", edit.Set("stakeholder/cto.perspective", "sideways"), `
-    perspective: upward # boss
+    perspective: sideways # boss
`},
		{"a new key at its place", edit.Set("stakeholder/legal.influence", "high"), `
+    influence: high
`},
		{"a new key in braces", edit.Set("collaboration/cto.cadence", "monthly"), `
-  - {to: CTO, method: report}   # yearly
+  - {to: CTO, method: report, cadence: monthly}   # yearly
`},
		{"a new key among others in braces", edit.Set("collaboration/legal#2.label", "Help: now"), `
-  - {to: legal, method: support, goals: []}
+  - {to: legal, method: support, label: "Help: now", goals: []}
`},
		{"a text becomes a mapping", edit.Set("organization.sector", "business"), `
-organization: Acme # the parent
+organization: # the parent
+  name: Acme
+  sector: business
`},
		{"a number", edit.Set("ospo.stage", "3"), `
+  stage: 3
`},
		{"a block of lines", edit.Set("stakeholder/sales.note", "Another.\n\nYet another."), `
-      First line.
-      Second line.
+      Another.
+
+      Yet another.
`},
		{"several lines", edit.Set("stakeholder/cto.note", "One.\nTwo."), `
+    note: |
+      One.
+      Two.
`},
		{"a list", edit.SetList("person/engineer.hats", "counselor", "advocate"), `
-  - { name: Engineer, hats: [ advocate ] }
+  - { name: Engineer, hats: [ counselor, advocate ] }
`},
		{"a list at another place", edit.SetList("stakeholder/cto.tags", "a", "b, c"), `
+    tags: [a, "b, c"]
`},
		{"nothing", edit.Set("stakeholder/cto.owner", ""), `
-    owner: head-of-ospo
`},
		{"an item", edit.AddText("stakeholder/legal.tags", "new"), `
-    tags: [risk]   # badges
+    tags: [risk, new]   # badges
`},
		{"an item of a block", edit.AddText("stakeholder/legal.needs", "Clear words"), `
+    - Clear words
`},
		{"a text becomes a list", edit.AddText("stakeholder/cto.owner", "engineer"), `
-    owner: head-of-ospo
+    owner: [head-of-ospo, engineer]
`},
		{"an entry like its neighbours", edit.Add("stakeholders", edit.Field("name", "Press"), edit.Field("perspective", "outside"), edit.Field("tags", "x", "z")), `
+
+  - name: Press
+    perspective: outside
+    tags: [x, z]
`},
		{"an entry in braces", edit.Add("collaborations", edit.Field("to", "Sales"), edit.Field("method", "training", "report"), edit.Field("purpose", "a: b")), `
+  - {to: Sales, method: [training, report], purpose: "a: b"}
`},
		{"an entry with blanks in braces", edit.Add("people", edit.Field("name", "Clerk")), `
+  - { name: Clerk }
`},
		{"a list that is not there", edit.Add("ospo.objectives", edit.Field("id", "one"), edit.Field("name", "One")), `
+  objectives:
+    - {id: one, name: One}
`},
		{"a block that is not there", edit.Set("readiness.areas.usage.score", "2"), `
+
+readiness:
+  areas:
+    usage: {score: 2}
`},
		{"remove an entry and its comments", edit.Remove("stakeholder/legal"), "refused"},
		{"remove an item", edit.Remove("person/engineer.hats/advocate"), `
-  - { name: Engineer, hats: [ advocate ] }
+  - { name: Engineer }
`},
		{"remove a waiver", edit.Remove("accept/no-community"), `
-  - {rule: no-community, reason: next year}
`},
		{"remove a list", edit.Remove("accept"), `
-accept:
-  - {rule: no-community, reason: next year}
-  - {rule: orphan-stakeholder, target: sales, reason: they start in spring}
`},
		{"remove the first key", edit.Remove("stakeholder/sales.id"), `
-  - id: sales
-    name: Sales
+  - name: Sales
`},
		{"remove a block scalar", edit.Remove("stakeholder/sales.note"), `
-    note: |
-      First line.
-      Second line.
`},
		{"rename", edit.Rename("stakeholder/legal", "law"), `
-  - name: 'Legal'
+  - id: law
+    name: 'Legal'
-  - to: legal
+  - to: law
-  - {to: legal, method: support, goals: []}
+  - {to: law, method: support, goals: []}
`},
		{"rename a person by name", edit.Set("person/head-of-ospo.name", "Lead"), `
-  - {name: Head of OSPO, lead: true}
+  - {name: Lead, lead: true}
-    owner: head-of-ospo
+    owner: lead
-    owner: Head of OSPO
+    owner: Lead
`},
		{"rename with a waiver", edit.Rename("stakeholder/sales", "shop"), `
-  - id: sales
+  - id: shop
-  - {rule: orphan-stakeholder, target: sales, reason: they start in spring}
+  - {rule: orphan-stakeholder, target: shop, reason: they start in spring}
`},
		{"move", edit.Move("collaboration/legal#2", 1), `
+  - {to: legal, method: support, goals: []}
-  - {to: legal, method: support, goals: []}
`},
		{"no such word", edit.Set("stakeholder/cto.influence", "hgih"), "refused"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, err := edit.Apply([]byte(office), []model.Edit{tt.edit})
			if err != nil {
				t.Log(err)
				if tt.want != "refused" {
					t.Error(err)
				}
				return
			}
			if got := changed(office, string(res.Source)); got != strings.TrimPrefix(tt.want, "\n") {
				t.Errorf("changed\n%swant%s", got, tt.want)
			}
		})
	}
}

// Renaming an entry in one language updates references by that name, and the id if it is
// derived from it.
func TestRenameInALanguage(t *testing.T) {
	src := `organization: A
stakeholders:
  - {name: {en: Legal, ja: 法務部}, perspective: sideways}
  - {name: Council, perspective: outside, members: [Legal, 法務部]}
collaborations:
  - {to: legal, method: audit}
  - {to: 法務部, method: support}
accept: [{rule: no-community, target: 法務部, reason: x}]
`
	for path, replaced := range map[string]*strings.Replacer{
		"stakeholder/legal.name.ja": strings.NewReplacer("法務部", "Law"),
		"stakeholder/legal.name.en": strings.NewReplacer("Legal", "Law", "to: legal", "to: law"),
	} {
		res, err := edit.Apply([]byte(src), []model.Edit{edit.Set(path, "Law")})
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if got, want := string(res.Source), replaced.Replace(src); got != want {
			t.Errorf("%s: changed\n%s", path, changed(want, got))
		}
	}
}

// A single value in place of a list is its first item.
func TestListOfOne(t *testing.T) {
	src := "organization: A\nstakeholders:\n  - {name: Board, perspective: upward, members: Zoe, needs: Speed}\n"
	for _, tt := range []struct {
		edit model.Edit
		want string
	}{
		{edit.Set("stakeholder/board.members[0].name", "Tim"), "members: Tim, needs: Speed"},
		{edit.Set("stakeholder/board.members[0].role", "Chair"), "members: {name: Zoe, role: Chair}, needs: Speed"},
		{edit.Set("stakeholder/board.needs[0].text", "Calm"), "members: Zoe, needs: Calm"},
		{edit.Remove("stakeholder/board.members[0]"), "perspective: upward, needs: Speed"},
	} {
		res, err := edit.Apply([]byte(src), []model.Edit{tt.edit})
		if err != nil || !strings.Contains(string(res.Source), tt.want+"}") {
			t.Errorf("%s: %v, without %s", tt.edit.Path, err, tt.want)
		}
	}
	if _, err := edit.Apply([]byte(src), []model.Edit{edit.Set("stakeholder/board.members[1].name", "Tim")}); err == nil {
		t.Error("there is a second item")
	}
}

// TestHunks applies the hunks of a change to the old text, which must give the new one.
func TestHunks(t *testing.T) {
	for _, tt := range [][2]string{
		{"a\nb\nc\n", "a\nB\nc\n"}, {"a\nb\n", "a\nx\nb\ny\n"}, {"a\nb\nc\nd\ne\nf\ng\nh\ni\n", "b\nc\nd\ne\nf\ng\nh\nI\n"},
		{"", "a\n"}, {"a\n", ""}, {"a\n", "a\n"}, {"a\r\nb\r\n", "a\r\nc\r\n"},
	} {
		lines := strings.SplitAfter(tt[0], "\n")
		var b strings.Builder
		at := 1
		for _, h := range edit.Hunks([]byte(tt[0]), []byte(tt[1])) {
			b.WriteString(strings.Join(lines[at-1:h.Line-1], "") + h.Text)
			at = h.End
		}
		b.WriteString(strings.Join(lines[at-1:], ""))
		if b.String() != tt[1] {
			t.Errorf("%q becomes %q, want %q", tt[0], b.String(), tt[1])
		}
	}
}
