package parse_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/parse/parsetest"
	"github.com/ospomap/ospomap/model/testkit"
)

// TestFormatRandom formats maps that nobody would write by hand.
func TestFormatRandom(t *testing.T) {
	formatted, tried := 0, 0
	for seed := range testkit.Seeds(uint64(300)) {
		tried++
		r := rand.New(rand.NewPCG(seed, 1))
		src := parsetest.Scribble(r)
		if r.IntN(9) == 0 {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		if parse.CheckFormat(t, []byte(src)) {
			formatted++
		} else if _, findings := parse.Format("", []byte(src)); strings.Contains(fmt.Sprint(findings), "unusual") {
			t.Errorf("refused:\n%s", src)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if formatted*6 < tried*5 {
		t.Errorf("only %d of %d maps could be formatted", formatted, tried)
	}
}

// FuzzFormat feeds the formatter arbitrary text: whatever it formats must be formatted
// correctly.
func FuzzFormat(f *testing.F) {
	for seed := range uint64(20) {
		f.Add([]byte(parsetest.Scribble(rand.New(rand.NewPCG(seed, 2)))))
	}
	for _, seed := range []string{"{{},<<}", "--- # a\n{a: b} # c\n... # d\n", "? a\n: b\n? c\n", "a: [b: c, ? d : e]\n", "a: {b, c: , \"d\":e}\n", "a: |2\n   x\n", "- - a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		testkit.Bound(t, len(src), 256<<10, func() { parse.CheckFormat(t, src) })
	})
}
