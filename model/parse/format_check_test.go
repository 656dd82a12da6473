package parse

import (
	"maps"
	"reflect"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// checkFormat formats a map and checks the result against the guarantees of Format. It
// reports whether the map could be formatted.
func checkFormat(t *testing.T, src []byte) bool {
	t.Helper()
	out, refused := Format("map.yaml", src)
	if len(refused) > 0 {
		if out != nil {
			t.Errorf("refused, and yet %q", out)
		}
		return false
	}
	before, wrongBefore := Parse("map.yaml", src)
	after, wrongAfter := Parse("map.yaml", out)
	if !reflect.DeepEqual(Meaning(before), Meaning(after)) {
		t.Errorf("the meaning changed:\n%s\nbecame\n%s", src, out)
	}
	if x, y := tallyRules(wrongBefore), tallyRules(wrongAfter); !maps.Equal(x, y) {
		t.Errorf("findings changed from %v to %v:\n%s\nbecame\n%s", x, y, src, out)
	}
	if again, refused := Format("map.yaml", out); string(again) != string(out) {
		t.Errorf("formatted again it differs: %v\n%s\nbecame\n%s\nand then\n%s", refused, src, out, again)
	}
	return true
}

func tallyRules(findings []model.Finding) map[string]int {
	n := map[string]int{}
	for _, f := range findings {
		n[f.Rule]++
	}
	return n
}
