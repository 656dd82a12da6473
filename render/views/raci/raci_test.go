package raci

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const raciMap = `organization: {name: Northwind Ferries}
people:
  - {name: Head of OSPO}
  - {name: Engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, label: Clinic, raci: {responsible: [Engineer], accountable: [Head of OSPO, Head of OSPO], consulted: [Legal]}}
  - {to: Legal, label: Filing, raci: {responsible: [Engineer]}}
  - {to: Legal, label: Review, raci: {accountable: [Engineer, Head of OSPO]}}
  - {to: Legal, label: Policy}
  - {to: Legal, label: Scan, owner: [Engineer, Head of OSPO], raci: {consulted: [Legal]}}
`

func TestRACIRows(t *testing.T) {
	m, findings := viewtest.Parsed(t, raciMap)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"collaboration-1": "Clinic, with Legal: accountable: Head of OSPO, responsible: Engineer, consulted: Legal",
		"collaboration-2": "Filing, with Legal: responsible: Engineer, nobody accountable",
		"collaboration-3": "Review, with Legal: accountable: Engineer, Head of OSPO, 2 accountable",
		"collaboration-4": "Policy, with Legal",
		"collaboration-5": "Scan, with Legal: accountable: Engineer, consulted: Legal",
		"person-engineer": "Engineer: works for the OSPO, 2 × accountable, 2 × responsible",
	} {
		if got := viewtest.Group(t, s, id).Label; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	findings = gap.Run(m, gap.Options{Enable: []string{"accountable-not-one"}}).Findings
	for noGaps, want := range map[bool]scene.Color{false: scene.GapTint, true: scene.Card} {
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, NoGaps: noGaps})
		if got := viewtest.Group(t, s, "collaboration-2").Children[0].(*scene.Rect).Fill; got != want {
			t.Errorf("a row without anybody accountable is filled with %s, want %s", got, want)
		}
		for _, id := range []string{"collaboration-1", "collaboration-5"} { // one party, listed twice; an owner
			if got := viewtest.Group(t, s, id).Children[0].(*scene.Rect).Fill; got != scene.Card {
				t.Errorf("%s, for which one is accountable, is filled with %s", id, got)
			}
		}
	}
}

// The office's own work and objectives with an owner are rows, too.
func TestRACIOfOwnWorkAndObjectives(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: {name: Northwind Ferries}
ospo:
  objectives:
    - {id: sboms, name: SBOMs, due: 2027-Q2, owner: [head, engineer]}
    - {id: met, name: Met, status: met, owner: head}
    - {id: open, name: Open}
people:
  - {id: head, name: Head of OSPO}
  - {id: engineer, name: Engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {label: Planning of meetings, method: coordination, raci: {responsible: [head], consulted: [legal]}}
`)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"collaboration-1": "Planning of meetings, by the office alone: responsible: Head of OSPO, consulted: Legal, nobody accountable",
		"objective-sboms": "SBOMs, objective · due 2027-Q2: accountable: Head of OSPO, responsible: Engineer",
	} {
		if got := viewtest.Group(t, s, id).Label; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	if words := viewtest.Words(s.Root); strings.Contains(words, "Met\n") || !strings.Contains(words, "own work: 1 of 1 · 1 objective with an owner") {
		t.Errorf("the picture says %q", words)
	}
}

// The office itself may have a duty, in both forms of the picture.
func TestRACIOfTheOffice(t *testing.T) {
	m, findings := viewtest.Parsed(t, strings.Replace(raciMap, "responsible: [Engineer]}}\n  - {to: Legal, label: Review", "responsible: [ospo]}}\n  - {to: Legal, label: Review", 1))
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	if got, want := viewtest.Group(t, s, "ospo").Label, "OSPO: the office as a whole, 1 × responsible"; got != want {
		t.Errorf("the office is called %q, want %q", got, want)
	}
	if got, want := viewtest.Group(t, s, "collaboration-2").Label, "Filing, with Legal: responsible: OSPO, nobody accountable"; got != want {
		t.Errorf("its row is called %q, want %q", got, want)
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}
