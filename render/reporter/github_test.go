package reporter

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// TestRunnerIsAsStrictAsTheRealOne checks the model of the runner that other tests use.
func TestRunnerIsAsStrictAsTheRealOne(t *testing.T) {
	for line, want := range map[string]string{
		"::error::x":                        "error x",
		"\u00a0\t::ADD-MASK::x%250A%0D":     "add-mask x%0A\r",
		"::warning file=a%2Cb,line=3::m%25": "warning m% file=a,b line=3",
		"text ##[add-mask]x":                "add-mask x",
		"##[set-output name=a%5D;b=c]d":     "set-output d b=c name=a]",
		"x ::error::y":                      "",
		"::unknown::x":                      "",
		"##[unknown]x ##[error]y":           "",
		"::error":                           "",
	} {
		got := ""
		if commands, _ := obeyed(line); len(commands) > 0 {
			got = commands[0].name + " " + commands[0].data
			for _, key := range slices.Sorted(maps.Keys(commands[0].properties)) {
				got += " " + key + "=" + commands[0].properties[key]
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestGitHubRoundTrip(t *testing.T) {
	x := errorFinding
	x.Message = `100% of "a,b: c" is %0A not "::add-mask::x" or "##[add-mask]x"`
	x.Hint = "x%25"
	x.Pos.EndLine = 4
	got, rest := obeyed(render(t, "github", []File{{Name: "m.yaml", Path: "a,b/50%:m.yaml", Findings: []model.Finding{x}}}, Options{}))
	if len(got) != 1 {
		t.Fatalf("got %d commands: %+v", len(got), got)
	}
	wantData := `100% of "a,b: c" is %0A not "::add-mask::x" or "##\[add-mask]x"` + "\nnote: line 1: the map starts here\nhint: x%25"
	want := map[string]string{"file": "a,b/50%:m.yaml", "line": "3", "endLine": "4", "title": "missing-field"}
	if got[0].name != "error" || got[0].data != wantData || !maps.Equal(got[0].properties, want) {
		t.Errorf("got  %+v\nwant %s %v", got[0], wantData, want)
	}
	if !slices.Equal(rest, []string{"m.yaml: 1 error, 0 warnings, 0 infos"}) {
		t.Errorf("beside the command: %q", rest)
	}
}

func TestGitHubWorstFirstAndNothingCutSilently(t *testing.T) {
	var findings []model.Finding
	for i := range 12 {
		for _, s := range []model.Severity{model.Info, model.Warning, model.Error} {
			if s == model.Error && i >= 10 {
				continue
			}
			findings = append(findings, model.Finding{Rule: "r", Severity: s, Pos: at(i+1, 1, 2), Message: fmt.Sprint(i)})
		}
	}
	got, rest := obeyed(render(t, "github", []File{{Name: "m.yaml", Findings: findings}}, Options{}))
	var order []string
	for _, c := range got {
		order = append(order, c.name+c.data)
	}
	if len(order) != 34 || order[0] != "error0" || order[10] != "warning0" || order[33] != "notice11" {
		t.Errorf("got %q", order)
	}
	const closing = "GitHub shows 10 annotations of each type; only in this log: 2 warnings, 2 infos"
	if last := rest[len(rest)-1]; last != closing {
		t.Errorf("got %q, want %q", last, closing)
	}
	few := render(t, "github", []File{{Name: "m.yaml", Findings: findings[:30]}}, Options{})
	if strings.Contains(few, "GitHub shows") {
		t.Errorf("10 of each are said to be too many:\n%s", few)
	}
}

func TestGitHubFoldsWhatTextFolds(t *testing.T) {
	x := infoFinding
	x.Rule = "hats-unrecorded"
	files := []File{{Name: "m.yaml", Findings: []model.Finding{x}}}
	if got, rest := obeyed(render(t, "github", files, Options{})); len(got) != 0 || !strings.Contains(rest[1], "not shown: hats-unrecorded") {
		t.Errorf("got %+v and %q", got, rest)
	}
	if got, _ := obeyed(render(t, "github", files, Options{Verbose: true})); len(got) != 1 || got[0].name != "notice" {
		t.Errorf("verbose: got %+v", got)
	}
}

func TestGitHubMessageLength(t *testing.T) {
	for _, c := range []struct {
		letter string
		fits   int // how many fit
	}{{"%", 4096}, {"é", 4096}, {"😀", 2048}} {
		x := warningFinding
		for _, n := range []int{c.fits, c.fits + 1} {
			x.Message = strings.Repeat(c.letter, n)
			got, _ := obeyed(render(t, "github", []File{{Findings: []model.Finding{x}}}, Options{}))
			data := got[0].data
			if units(data) > 4096 || units(data) < 4094 || strings.HasSuffix(data, "…") != (n > c.fits) {
				t.Errorf("%d × %s: %d units, ends in %q", n, c.letter, units(data), data[len(data)-4:])
			}
		}
	}
}
