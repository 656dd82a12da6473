package parse_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/starter"
)

// goodMaps returns every map of the project whose fields are valid, by name.
func goodMaps(t *testing.T) map[string]string {
	t.Helper()
	maps := map[string]string{}
	for _, pattern := range []string{"testdata/*.yaml", "../../samples/*.yaml", "../../samples/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("nothing matches %s: %v", pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			maps[file] = string(src)
		}
	}
	for _, sector := range starter.Sectors() {
		maps["the starter map "+sector] = starter.Map(sector)
	}
	for _, r := range gap.Rules() {
		maps["the good map of "+r.ID] = r.Good()
	}
	return maps
}

// TestFormatCorpus formats maps written by people.
func TestFormatCorpus(t *testing.T) {
	for name, src := range goodMaps(t) {
		if !parse.CheckFormat(t, []byte(src)) {
			t.Errorf("%s is refused", name)
		}
	}
	for _, r := range gap.Rules() {
		parse.CheckFormat(t, []byte(r.Bad))
	}
	for _, tt := range parse.FindingTests() {
		parse.CheckFormat(t, []byte(tt.Src))
	}
}
