package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/views"
)

// secretMap has a unique text in every field that --public leaves out, and raises the
// findings that quote them.
const secretMap = `organization: {name: Acme, sector: business, size: small, region: Europe, goals: [{id: speed, name: Ship faster}]}
ospo: {status: established}
people:
  - {name: Zyxlead, lead: true, hats: [enabler, counselor, advocate, gatekeeper], until: 2031-07-08, allocation: 0.5}
  - {name: Zyxhat, hats: [environmentalist]}
  - {name: Zyxidle}
stakeholders:
  - name: CTO
    perspective: upward
    influence: high
    interest: high
    engagement: {current: resistant, desired: leading}
    note: TBD zyxnote about the CTO
    owner: Zyxlead
    sources: ["mailto:zyxmail@acme.example", "https://acme.example/cto"]
  - {name: Engineering, perspective: sideways, influence: low, interest: medium, note: zyxremark}
  - {name: Kernel community, perspective: outside, kind: community, influence: high, interest: low, owner: Zyxhat}
collaborations:
  - {to: CTO, method: report, owner: Zyxlead, note: zyxtold, evidence: "mailto:zyxproof@acme.example"}
  - {to: CTO, method: funding, owner: Zyxlead, raci: {responsible: Zyxhat, accountable: [Zyxlead, Zyxhat], consulted: [Zyxidle], informed: [Engineering]}}
  - {to: Engineering, method: support, direction: to, owner: Zyxlead}
  - {to: Engineering, method: training, direction: to, owner: Zyxlead, cadence: yearly, last_held: 2026-10-01}
  - {to: Kernel community, method: contribution, owner: Zyxlead}
  - {to: Kernel community, method: participation, owner: Zyxlead}
  - {from: Engineering, to: Kernel community, method: contribution, owner: Zyxhat, note: zyxaside}
projects:
  - {name: Kernel, use: critical, stakeholder: Kernel community, owner: Zyxidle}
accept:
  - {rule: mission-missing, reason: zyxreason}
  - {rule: hat-unassigned, target: Zyxidle, reason: zyxwaiver}
`

// secrets are the texts of secretMap that --public leaves out, and those of findings that
// reveal them. shownSecrets are what the page shows without --public.
var (
	shownSecrets = []string{
		"zyxlead", "zyxhat", "zyxidle", "zyxnote", "zyxremark", "zyxtold", "zyxaside", "zyxmail", "zyxproof",
		"resistant", ">influence<", ">interest<", ">engagement<", "2031-07-08", "key player", "wears 4 of the 5 hats", "placeholder text",
	}
	secrets = append([]string{"zyxreason", "zyxwaiver"}, shownSecrets...)
)

// TestPublicLeavesOut writes every view in every format with --public and searches for
// secrets. Reading PDF requires other programs.
func TestPublicLeavesOut(t *testing.T) {
	var names []string
	for _, name := range format.Names() {
		if name != "pdf" {
			names = append(names, name)
		}
	}
	publicLeavesOut(t, names, func(_ *testing.T, data []byte) string { return string(data) })
}

// publicLeavesOut searches for secrets in what read extracts of every view in those
// formats.
func publicLeavesOut(t *testing.T, names []string, read func(*testing.T, []byte) string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "secret.yaml")
	if err := os.WriteFile(file, []byte(secretMap), 0o600); err != nil {
		t.Fatal(err)
	}
	drawn := func(t *testing.T, args ...string) string {
		t.Helper()
		var out, messages bytes.Buffer
		args = append([]string{"render", file, "-o", "-", "--today", "2026-04-01"}, args...)
		if code := Run(args, nil, &out, &messages, testEnv(t)); code != exitOK {
			t.Fatalf("exit code %d: %s", code, messages.String())
		}
		return strings.ToLower(read(t, out.Bytes()))
	}
	// Without --public they are present, so the search is meaningful.
	for _, name := range names {
		switch name {
		case "html":
			page := drawn(t, "--format", name)
			for _, word := range shownSecrets {
				if !strings.Contains(page, word) {
					t.Errorf("the whole page lacks %q", word)
				}
			}
		case "svg", "json", "dot", "mermaid", "pdf":
			if !strings.Contains(drawn(t, "--format", name), "zyxlead") {
				t.Errorf("the whole %s lacks the name of a person", name)
			}
		}
	}
	for _, v := range views.Names() {
		for _, name := range names {
			if render.Fits(views.Lookup(v), format.Lookup(name)) != nil {
				continue
			}
			t.Run(fmt.Sprintf("%s.%s", v, name), func(t *testing.T) {
				text := drawn(t, "--public", "--view", v, "--format", name)
				for _, word := range secrets {
					if at := strings.Index(text, word); at >= 0 {
						t.Errorf("holds %q: %q", word, text[max(0, at-40):min(len(text), at+40)])
					}
				}
			})
		}
	}
}

// TestPublicKeeps checks that --public keeps what everybody may read.
func TestPublicKeeps(t *testing.T) {
	var out, messages bytes.Buffer
	args := []string{"render", "-", "--format", "html", "--public"}
	if code := Run(args, strings.NewReader(secretMap), &out, &messages, testEnv(t)); code != exitOK {
		t.Fatalf("exit code %d: %s", code, messages.String())
	}
	for _, word := range []string{
		"<h2 class=\"find\" tabindex=\"-1\" id=\"name-person-p1\">Lead<", ">Environmentalist<", ">Team member<", // people, by role
		"<dt>Owner</dt><dd class=\"find\">Lead</dd>", "<dt>Consulted</dt><dd>Team member</dd>", "<dt>Informed</dt><dd>Engineering</dd>",
		"https://acme.example/cto", "Kernel community", "Ship faster",
		"contact runs only one way with 1 stakeholder: \"Engineering\"", "expectations are not recorded for 1 key stakeholder: \"CTO\"<", // findings
	} {
		if !bytes.Contains(out.Bytes(), []byte(word)) {
			t.Errorf("the public page lacks %q", word)
		}
	}
}
