package gap_test

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

func TestAbout(t *testing.T) {
	m := read(t, `organization: {name: Acme, goals: [{id: g, name: Grow}]}
people: [{id: head, name: Head of OSPO}]
stakeholders:
  - {name: CTO, perspective: upward, expectations: [{id: e, text: Answers}]}
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: CTO, method: report}
  - {to: CTO, method: report}
  - {id: own, from: Security, to: Log Library}
  - {from: Log Library, to: Log Library}
projects:
  - {id: core, name: Log Library core, stakeholder: Log Library}
  - {id: other, name: Other}
`)
	a := gap.About(m)
	for _, test := range []struct {
		kind        model.SubjectKind
		id          string
		want        string
		perspective model.Perspective
	}{
		{model.AboutStakeholder, "cto", "cto", model.Upward},
		{model.AboutStakeholder, "nobody", "ospo", ""},
		{model.AboutExpectation, "e", "cto", model.Upward},
		{model.AboutCollaboration, "ospo>cto/report", "cto", model.Upward},
		{model.AboutCollaboration, "ospo>cto/report#2", "cto", model.Upward},
		{model.AboutCollaboration, "own", "security log-library", model.Sideways},
		{model.AboutCollaboration, "log-library>log-library", "log-library", model.Outside},
		{model.AboutProject, "core", "log-library", model.Outside},
		{model.AboutProject, "other", "ospo", ""},
		{model.AboutPerson, "head", "ospo", model.Downward},
		{model.AboutPerspective, "outside", "ospo", model.Outside},
		{model.AboutGoal, "g", "ospo", ""},
		{model.AboutOSPO, "", "ospo", ""},
		{model.AboutMap, "", "ospo", ""},
	} {
		f := model.Finding{Subject: model.Subject{Kind: test.kind, ID: test.id}}
		if got := strings.Join(a.Of(f), " "); got != test.want {
			t.Errorf("%s concerns %q, want %q", f.Subject, got, test.want)
		}
		if got := a.Perspective(f); got != test.perspective {
			t.Errorf("%s belongs to %q, want %q", f.Subject, got, test.perspective)
		}
	}
}
