package reporter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
)

// changes returns a comparison with every kind of change.
func changes() Comparison {
	gap, folded := warningFinding, infoFinding
	folded.Rule = "hats-unrecorded"
	about := func(kind diff.Kind, f model.Finding) diff.Change {
		return diff.Change{Kind: kind, Subject: f.Subject, Message: f.Message, Pos: f.Pos, Finding: &f}
	}
	cto := model.Subject{Kind: "stakeholder", ID: "cto"}
	return Comparison{Old: "main:acme.yaml", New: "acme.yaml", Changes: []diff.Change{
		about(diff.GapOpened, errorFinding), about(diff.GapOpened, gap), about(diff.GapClosed, gap),
		{Kind: diff.Removed, Subject: model.Subject{Kind: "collaboration", ID: "triage"}, Message: `collaboration "triage" with "Security" was removed`},
		{Kind: diff.Added, Subject: cto, Message: `stakeholder "CTO" was added`, Pos: at(3, 4, 17)},
		{Kind: diff.Renamed, Subject: cto, Field: "name", From: "CTO", To: "@acme #1", Likely: true, Message: `stakeholder "CTO" is probably now called "@acme #1"`},
		{Kind: diff.Moved, Subject: cto, Field: "perspective", From: "upward", To: "outside", Message: `stakeholder "CTO" moved from upward to outside`},
		{Kind: diff.Changed, Subject: cto, Field: "note", From: "a|b", To: "<b>`", Message: "note of stakeholder \"CTO\" changed from \"a|b\" to \"<b>`\""},
		about(diff.InfoOpened, folded), about(diff.InfoClosed, infoFinding),
	}, SwitchedOff: []string{"no-lead", "no-bridge"}, Milder: []string{"one-way-only"}, Lowered: []diff.Lowered{{Key: "fail-on", Then: "warning", Now: "error", Findings: []model.Finding{gap}}, {Key: "fail-on-revealed", Then: "info", Now: "never"}}}
}

func renderChanges(t *testing.T, name string, c Comparison, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteChanges(&b, name, c, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenChanges(t *testing.T) {
	for name, file := range map[string]string{"text": "changes.txt", "markdown": "changes.md", "json": "changes.json"} {
		compare(t, file, renderChanges(t, name, changes(), Options{}))
	}
}

func TestNoChanges(t *testing.T) {
	none := Comparison{Old: "a.yaml", New: "b.yaml"}
	for name, want := range map[string]string{
		"text":     "b.yaml: no changes\n",
		"markdown": "### Changes to the OSPO map: no changes\n\n`b.yaml` since `a.yaml`\n",
	} {
		if got := renderChanges(t, name, none, Options{}); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := renderChanges(t, "json", none, Options{}); !strings.Contains(got, `"changes": [],`) {
		t.Errorf("no empty list in\n%s", got)
	}
}

func TestVerboseChangesFoldNothing(t *testing.T) {
	if got := renderChanges(t, "text", changes(), Options{}); !strings.Contains(got, "1 info of things not recorded yet, not shown: hats-unrecorded") {
		t.Errorf("nothing is folded in\n%s", got)
	}
	if got := renderChanges(t, "text", changes(), Options{Verbose: true}); strings.Contains(got, "not shown") {
		t.Errorf("verbose still folds:\n%s", got)
	}
}

func TestEveryKindHasAGroup(t *testing.T) {
	for i, k := range diff.Kinds {
		if g := changeGroups[i]; g.kind != k || g.title == "" || g.sign == "" || g.verb == "" {
			t.Errorf("%s: %+v", k, g)
		}
	}
}

// A comment that would be too long says how much it leaves out; the most important
// changes come first.
func TestLongMarkdownChangesAreCut(t *testing.T) {
	c := Comparison{Old: "a.yaml", New: "b.yaml"}
	for i := range 3000 {
		c.Changes = append(c.Changes, diff.Change{Kind: diff.Changed, Message: fmt.Sprintf(`role of stakeholder "unit %d" changed from "a" to "b"`, i)})
	}
	got := renderChanges(t, "markdown", c, Options{})
	if n := units(got); n > maxMarkdown || n < maxMarkdown-2*maxFrame {
		t.Errorf("%d characters", n)
	}
	shown := strings.Count(got, "\n- ")
	if want := fmt.Sprintf("Left out because a comment cannot hold more: %d changes.", 3000-shown); !strings.Contains(got, want) {
		t.Errorf("no %q in the last lines:\n%s", want, got[len(got)-300:])
	}
}

func TestHostileChanges(t *testing.T) {
	message := "note of stakeholder \"\" changed to \"" + hostile + "\" @acme #1 ##[command] <img src=x> ![x](http://x)"
	c := Comparison{Old: hostile, New: "::error::" + hostile, Changes: []diff.Change{{Kind: diff.Changed, Message: message, To: hostile}}}
	for _, name := range ChangeFormats {
		got := renderChanges(t, name, c, Options{})
		for _, r := range got {
			if model.Hidden(r) && r != '\n' {
				t.Errorf("%s: %q reaches the reader in %q", name, r, got)
			}
		}
		if name != "json" && (strings.Contains(got, "##[command]") || strings.HasPrefix(got, "::")) {
			t.Errorf("%s: commands the job in %q", name, got)
		}
	}
	for _, bare := range []string{" @acme ", " #1 ", " <img", " ![x]"} {
		if got := renderChanges(t, "markdown", c, Options{}); strings.Contains(got, bare) {
			t.Errorf("markdown leaves %q as it is in %q", bare, got)
		}
	}
	var back jsonComparison
	if err := json.Unmarshal([]byte(renderChanges(t, "json", c, Options{})), &back); err != nil {
		t.Fatal(err)
	}
}
