package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

// project parses a project file that must be valid.
func project(t *testing.T, text string) *model.Config {
	t.Helper()
	c, mistakes := check.Project("p", []byte(text))
	if len(mistakes) > 0 {
		t.Fatalf("%q: %v", text, mistakes)
	}
	return c
}

const (
	helped = lonely + "collaborations:\n  - {to: CTO, method: report, direction: both}\n"
	only   = "orphan-stakeholder"
)

func standings(findings []model.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Severity.String()+" "+string(f.Standing)+" "+f.Rule)
	}
	return strings.Join(out, ", ")
}

// A change of the project file does not hide findings that the same change introduces.
func TestReviewOfTheProjectFile(t *testing.T) {
	for _, tt := range []struct {
		name, now, then string // project files
		found, hidden   string
		fails           bool
	}{
		{"as before", "", "", "warning opened " + only, "", true},
		{"off as before", "disable: [orphan-*]", "disable: [orphan-*]", "", "", false},
		{"switched off", "disable: [orphan-*]", "", "", "warning opened " + only, true},
		{"switched off by its severity", "severity: {orphan-stakeholder: off}", "", "", "warning opened " + only, true},
		{"switched on", "", "disable: [orphan-*]", "warning opened " + only, "", true},
		{"made milder", "severity: {orphan-stakeholder: info}", "", "warning opened " + only, "", true},
		{"mild as before", "severity: {orphan-stakeholder: info}", "severity: {orphan-stakeholder: info}", "info opened " + only, "", false},
	} {
		res := check.Run([]byte(lonely), check.Options{Project: project(t, tt.now)})
		v := res.Since(check.Earlier{Source: []byte(helped), Project: project(t, tt.then)})
		pick := func(list []model.Finding) []model.Finding {
			return slices.DeleteFunc(slices.Clone(list), func(f model.Finding) bool { return f.Rule != only })
		}
		if got := standings(pick(v.Findings)); got != tt.found {
			t.Errorf("%s: found %q, want %q", tt.name, got, tt.found)
		}
		if got := standings(pick(v.Hidden)); got != tt.hidden {
			t.Errorf("%s: hidden %q, want %q", tt.name, got, tt.hidden)
		}
		news := append(pick(v.Findings), pick(v.Hidden)...)
		if got := check.Fails(news, model.Warning, check.Never); got != tt.fails {
			t.Errorf("%s: fails %v", tt.name, got)
		}
	}
}

// The meanings of words are part of a change. Defining a word reveals what is missing,
// and causes no other findings.
func TestReviewOfWords(t *testing.T) {
	src := []byte(lonely + "collaborations:\n  - {to: CTO, method: Geld, direction: from}\n  - {to: CTO, method: Gespräch}\n")
	for _, tt := range []struct{ now, then, found string }{
		{"", "", ""},
		{"methods: {Geld: funding, Gespräch: funding}", "", "warning revealed no-upward-report"},
		{"methods: {Geld: funding, Gespräch: funding}", "methods: {Geld: funding, Gespräch: funding}", ""},
		{"", "methods: {Geld: funding, Gespräch: funding}", ""},
	} {
		o := check.Options{Project: project(t, tt.now), Rules: gap.Options{Only: []string{"no-upward-report"}}}
		v := check.Run(src, o).Since(check.Earlier{Source: src, Project: project(t, tt.then)})
		if got := standings(v.Findings); got != tt.found {
			t.Errorf("now %q, then %q: %q, want %q", tt.now, tt.then, got, tt.found)
		}
	}
}

// A change of the project file does not let findings pass that the same change
// introduces.
func TestReviewKeepsToTheLevels(t *testing.T) {
	for _, tt := range []struct {
		now, then string // project files
		given     check.Levels
		lowered   string
		fails     bool
	}{
		{"", "", check.Levels{}, "", false},
		{"", "fail-on: warning", check.Levels{}, "fail-on warning>error " + only, true},
		{"fail-on: error", "fail-on: warning", check.Levels{}, "fail-on warning>error " + only, true},
		{"fail-on: never", "fail-on: warning", check.Levels{}, "fail-on warning>never " + only, true},
		{"fail-on: never", "", check.Levels{}, "fail-on error>never ", false},
		{"fail-on: warning", "fail-on: warning", check.Levels{}, "", true},
		{"fail-on: warning", "", check.Levels{}, "", true},
		{"fail-on: warning", "fail-on: info", check.Levels{}, "fail-on info>warning ", true},
		{"", "fail-on-revealed: info", check.Levels{}, "fail-on-revealed info>never no-lead", true},
		{"fail-on-revealed: warning", "fail-on-revealed: info", check.Levels{}, "fail-on-revealed info>warning no-lead", true},
		{"fail-on-revealed: info", "", check.Levels{}, "", true},
		{"disable: [" + only + "]", "fail-on: warning", check.Levels{}, "fail-on warning>error " + only, true},
		// The command line overrides both.
		{"", "fail-on: warning", check.Levels{FailOn: "error"}, "", false},
		{"fail-on: warning", "fail-on: warning", check.Levels{FailOn: "never"}, "", false},
		{"", "fail-on: warning", check.Levels{FailOnRevealed: "info"}, "fail-on warning>error " + only, true},
	} {
		o := check.Options{Project: project(t, tt.now), Levels: tt.given, Rules: gap.Options{Only: []string{only, "no-lead"}}}
		v := check.Run([]byte(lonely+"people: [{name: Ann}, {name: Bea}]\n"), o).Since(check.Earlier{Source: []byte(helped), Project: project(t, tt.then)})
		var got []string
		for _, l := range v.Lowered {
			got = append(got, l.Key+" "+l.Then+">"+l.Now+" "+l.Rules())
		}
		if lowered := strings.Join(got, ", "); lowered != tt.lowered {
			t.Errorf("now %q, then %q, given %v: lowered %q, want %q", tt.now, tt.then, tt.given, lowered, tt.lowered)
		}
		if got := v.Levels.Fails(append(v.Findings, v.Hidden...)); got != tt.fails {
			t.Errorf("now %q, then %q, given %v: fails %v", tt.now, tt.then, tt.given, got)
		}
	}
}

// Without an earlier map everything is opened. If the earlier map cannot be parsed,
// findings are only revealed, so that the change that fixes it is not blamed. Of a map
// with errors only the errors are reported.
func TestReviewWithoutAnEarlierMap(t *testing.T) {
	o := check.Options{Rules: gap.Options{Only: []string{only, "unknown-reference"}}}
	for src, want := range map[string]string{"": "opened", "organization: [": "revealed"} {
		e := check.Earlier{}
		if src != "" {
			e.Source = []byte(src)
		}
		v := check.Run([]byte(lonely), o).Since(e)
		if got := standings(v.Findings); got != "warning "+want+" "+only || v.Known > 0 {
			t.Errorf("%q: %q, %d known", src, got, v.Known)
		}
	}
	v := check.Run([]byte(lonely+"collaborations: [{to: CFO}]\n"), o).Since(check.Earlier{Source: []byte(helped)})
	if got := standings(v.Findings); got != "error  unknown-reference" {
		t.Errorf("with errors: %q", got)
	}
}

// A baseline records its maps, and recognises later renamings.
func TestBaselineKnows(t *testing.T) {
	o := check.Options{Name: "ospo.yaml", Rules: gap.Options{Only: []string{only}}}
	b := check.NewBaseline()
	b.Add("ospo.yaml", check.Run([]byte(lonely), o))
	for name, tt := range map[string]struct{ src, want string }{
		"the same":     {lonely, ""},
		"renamed":      {strings.Replace(lonely, "CTO", "CTO and staff", 1), ""},
		"somebody new": {lonely + "  - {name: CFO, perspective: upward}\n", "warning revealed " + only},
	} {
		v := b.Since("ospo.yaml", check.Run([]byte(tt.src), o))
		if got := standings(v.Findings); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
	if v := b.Since("ospo.yaml", check.Run([]byte(helped), o)); len(v.Gone(o.Rules)) != 1 || len(v.Findings) > 0 {
		t.Errorf("closed: gone %v, found %v", v.Gone(o.Rules), v.Findings)
	}
	if v := b.Since("other.yaml", check.Run([]byte(lonely), o)); standings(v.Findings) != "warning opened "+only {
		t.Errorf("another map: %q", standings(v.Findings))
	}
}

// A waiver that a change introduces is reported; existing ones are not, even if the
// stakeholder is renamed.
func TestReviewOfWaivers(t *testing.T) {
	accepts := func(target string) string {
		return "accept:\n  - {rule: " + only + ", target: " + target + ", reason: Talks happen elsewhere}\n"
	}
	renamed := strings.Replace(lonely, "name: CTO", "name: CTO of the group", 1)
	for _, tt := range []struct{ name, then, now, want string }{
		{"brought along", helped, lonely + accepts("cto"), only},
		{"for what was there", lonely, lonely + accepts("cto"), only},
		{"as before", lonely + accepts("cto"), lonely + accepts("cto"), ""},
		{"of one that is renamed", lonely + accepts("cto"), renamed + accepts("CTO of the group"), ""},
		{"in a first version", "", lonely + accepts("cto"), ""},
	} {
		e := check.Earlier{Source: []byte(tt.then)}
		if tt.then == "" {
			e.Source = nil
		}
		var got []string
		for _, f := range check.Run([]byte(tt.now), check.Options{}).Since(e).Waived {
			got = append(got, f.Rule)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %q", tt.name, got, tt.want)
		}
	}
}
