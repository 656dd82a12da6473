package diff

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
)

// without removes a random key or entry from the text of a map; ok is false if the rest
// is not a map without errors.
func without(r *rand.Rand, src []byte) (text []byte, ok bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, false
	}
	type place struct {
		in   *yaml.Node
		at   int
		size int
	}
	var places []place
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				if key := n.Content[i].Value; key != "status" && key != "strength" && key != "name" && key != "id" { // the absence of a status has a meaning, too
					places = append(places, place{n, i, 2})
				}
				walk(n.Content[i+1])
			}
		case yaml.SequenceNode:
			for i, x := range n.Content {
				places = append(places, place{n, i, 1})
				walk(x)
			}
		case yaml.DocumentNode:
			walk(n.Content[0])
		}
	}
	walk(&doc)
	p := places[r.IntN(len(places))]
	p.in.Content = append(append([]*yaml.Node{}, p.in.Content[:p.at]...), p.in.Content[p.at+p.size:]...)
	text, err := yaml.Marshal(&doc)
	if err != nil {
		return nil, false
	}
	m, findings := parse.Parse("map.yaml", text)
	dangling := slices.ContainsFunc(m.Refs, func(r *model.Ref) bool { return r.ID == "" })
	return text, model.CountErrors(findings) == 0 && !dangling
}

// TestRecordingOpensNothing removes something from a map at random. Recording it again
// opens no gap, except by the rules about wording and structure.
func TestRecordingOpensNothing(t *testing.T) {
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	o := gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 23}}
	tried := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range testkit.Seeds(40) {
			r := rand.New(rand.NewPCG(uint64(seed), 3))
			less, ok := without(r, src)
			if !ok {
				continue
			}
			tried++
			old, new := versionOf(t, string(less), o), versionOf(t, string(src), o)
			for _, f := range Compare(old, new).Findings {
				if (f.Standing == model.Opened || f.Standing == model.Worse) && !gap.Lookup(f.Rule).Wording && !gap.Lookup(f.Rule).Structural {
					t.Errorf("%s, seed %d: %s %s about %s: %s %s", file, seed, f.Standing, f.Rule, f.Subject, f.Message, f.Grown)
				}
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d maps were tried", tried)
	}
}

// TestAnyTwoMaps compares maps that have nothing in common.
func TestAnyTwoMaps(t *testing.T) {
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var versions []Version
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, versionOf(t, string(src), gap.Options{Only: []string{"*"}, Today: model.Date{Year: 2026, Month: 11, Day: 23}}))
	}
	for i, old := range versions {
		for j, new := range versions {
			res := Compare(old, new)
			if same := i == j; same != (len(res.Changes) == 0) {
				t.Errorf("%s and %s: %d changes", files[i], files[j], len(res.Changes))
			}
		}
	}
}
