package compass

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func version(t *testing.T, file string) diff.Version {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, findings := parse.Parse(file, src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%s has %d errors, the first: %s", file, n, findings[0].Message)
	}
	res := gap.Run(m, gap.Options{})
	return diff.Version{Map: m, Findings: res.Findings, Accepted: res.Accepted}
}

// The merged map holds everybody in their old place.
func TestMerge(t *testing.T) {
	old, new := version(t, "testdata/old.yaml"), version(t, "testdata/new.yaml")
	before := slices.Clone(new.Map.Collaborations)
	m, changes := merge(old.Map, new.Map, diff.Compare(old, new))

	var ids []string
	for _, s := range m.Stakeholders {
		ids = append(ids, s.ID)
	}
	want := []string{"board", "technology", "finance", "legal", "procurement", "security", "tools", "desk", "regulator", "foundation", "upstream"}
	if !slices.Equal(ids, want) {
		t.Errorf("stakeholders %q, want %q", ids, want)
	}
	if len(m.People) != 2 || m.People[1].ID != "writer" {
		t.Errorf("%d people", len(m.People))
	}
	for key, want := range map[string]Change{
		"stakeholder-technology": Changed, "stakeholder-finance": Added, "stakeholder-procurement": Removed,
		"stakeholder-legal": "", "person-head": Changed, "person-writer": Removed,
	} {
		if got := changes.Cards[key]; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	got := map[string]Change{}
	for _, k := range m.Collaborations {
		if m.Stakeholder(k.To.ID) == nil || k.From.ID != model.OSPOID && m.Stakeholder(k.From.ID) == nil {
			t.Errorf("%q leads nowhere", k.Label)
		}
		got[k.Label] = changes.Collaborations[k]
	}
	for label, want := range map[string]Change{
		"Risk report": Changed, "Steering committee": "", "Vulnerability triage": Removed,
		"Scanner rollout": Removed, // ended: no longer in the picture
		"Filings":         Added, "Coordinated disclosure": Changed, "Clause review": Removed,
	} {
		if change, drawn := got[label]; change != want || !drawn {
			t.Errorf("%q is %q, want %q", label, change, want)
		}
	}
	if !slices.Equal(new.Map.Collaborations, before) || len(new.Map.Stakeholders) != 10 {
		t.Error("merging changed the new map")
	}
}

// A collaboration that resumes after it had ended is added.
func TestMergeOfOneThatHadEnded(t *testing.T) {
	old, new := version(t, "testdata/new.yaml"), version(t, "testdata/old.yaml")
	m, changes := merge(old.Map, new.Map, diff.Compare(old, new))
	for _, k := range m.Collaborations {
		if k.Label == "Scanner rollout" && changes.Collaborations[k] != Added {
			t.Errorf("it is %q", changes.Collaborations[k])
		}
	}
}

// Nobody is reached through removed work.
func TestNobodyIsReachedThroughWhatWasRemoved(t *testing.T) {
	dir := t.TempDir()
	read := func(work string) diff.Version {
		file := filepath.Join(dir, "ospo.yaml")
		src := "organization: Acme\nstakeholders:\n  - {id: a, name: Alpha, perspective: upward}\n  - {id: b, name: Beta, perspective: sideways}\n  - {id: c, name: Gamma, perspective: sideways}\ncollaborations:\n  - {to: a, method: report}\n" + work
		if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		return version(t, file)
	}
	kept := "  - {from: a, to: c, method: training}\n"
	old, new := read("  - {from: a, to: b, method: support}\n"+kept), read(kept)
	m, changes := merge(old.Map, new.Map, diff.Compare(old, new))
	for _, p := range digest(m, Options{Changes: changes}).parties {
		reached := slices.Contains(p.facets, "reached through Alpha")
		if want := p.name == "Gamma"; reached != want {
			t.Errorf("%s: %q", p.name, p.facets)
		}
	}
}

// Only new findings mark a card.
func TestOnlyNewFindingsAreMarked(t *testing.T) {
	old, new := version(t, "testdata/old.yaml"), version(t, "testdata/new.yaml")
	var about []string
	for _, f := range opened(new.Findings, diff.Compare(old, new)) {
		if f.Severity == model.Warning {
			about = append(about, f.Rule+" "+f.Subject.ID)
		}
	}
	if !slices.Contains(about, "orphan-stakeholder tools") {
		t.Errorf("the gap that opened is not among %q", about)
	}
	if same := opened(new.Findings, diff.Compare(new, new)); len(same) > 0 {
		t.Errorf("%d findings are new to the same map", len(same))
	}
}

func TestGoldenChanges(t *testing.T) {
	old, new := version(t, "testdata/old.yaml"), version(t, "testdata/new.yaml")
	s, err := DrawChanges(old.Map, new.Map, diff.Compare(old, new), view.Options{Findings: new.Findings})
	if err != nil {
		t.Fatal(err)
	}
	viewtest.Golden(t, "changes", s)
}
