package detail_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
)

// The page starts with the same steps as the check, each with the address of its rule's
// page.
func TestStart(t *testing.T) {
	files, err := filepath.Glob("../../samples/scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := check.Run(src, check.Options{Name: file})
		want := r.Mender.Start(r.Findings)
		all := detail.Of(nil, r.Map, r.Findings, false, r.Rules.Today)
		if len(want) == 0 || len(all[0].Start) != len(want) {
			t.Fatalf("%s: %d steps, the check has %d", file, len(all[0].Start), len(want))
		}
		for i, s := range all[0].Start {
			w := want[i]
			if s.Message != w.Finding.Message || s.Mend != w.Snippet || s.Instead != w.Accept || s.Closes != w.Closes {
				t.Errorf("%s: step %d is %+v, the check says %+v", file, i+1, s, w)
			}
			if s.Address != gap.Lookup(w.Finding.Rule).Source.URL || s.Address == "" {
				t.Errorf("%s: step %d has the address %q", file, i+1, s.Address)
			}
		}
		if bare := detail.Of(nil, r.Map, r.Findings, true, r.Rules.Today); len(bare[0].Start) > 0 {
			t.Errorf("%s: without gaps the page begins with %v", file, bare[0].Start)
		}
	}
}
