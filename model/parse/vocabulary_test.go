package parse

import (
	"strings"
	"testing"
)

// fieldAt returns a field by its path, such as collaborations.cadence.
func fieldAt(t *testing.T, path string) *Field {
	t.Helper()
	o := Spec()
	keys := strings.Split(path, ".")
	for _, key := range keys[:len(keys)-1] {
		o = o.Field(key).mapping()
	}
	f := o.Field(keys[len(keys)-1])
	if f == nil {
		t.Fatalf("no field %s", path)
	}
	return f
}

// TestWordsOfOthers finds the words of the format for those that other people use.
func TestWordsOfOthers(t *testing.T) {
	tests := []struct{ field, text, want string }{
		{"stakeholders.perspective", "external", "outside"},
		{"stakeholders.perspective", "Top", "upward"},
		{"stakeholders.perspective", "nach außen", "outside"},
		{"stakeholders.perspective", "vers le haut", "upward"},
		{"stakeholders.perspective", "abajo", "downward"},
		{"stakeholders.perspective", "upwrad", "upward"},
		{"stakeholders.perspective", "extenal", "outside"},
		{"stakeholders.perspective", "blue", ""},
		{"stakeholders.perspective", "in", ""},
		{"collaborations.cadence", "bimonthly", "61d"},
		{"collaborations.cadence", "every 6 weeks", "42d"},
		{"collaborations.cadence", "alle drei Monate", "quarterly"},
		{"collaborations.cadence", "tous les six mois", "half-yearly"},
		{"collaborations.cadence", "cada dos semanas", "biweekly"},
		{"collaborations.cadence", "three times a year", "122d"},
		{"collaborations.cadence", "2x per month", "15d"},
		{"collaborations.cadence", "every Monday", "weekly"},
		{"collaborations.cadence", "third Tuesday", ""},
		{"collaborations.cadence", "monhtly", "monthly"},
		{"collaborations.cadence", "p.a.", "yearly"},
		{"collaborations.cadence", "often", ""},
		{"collaborations.cadence", "2/Jahr", "half-yearly"},
		{"collaborations.cadence", "2 x pro Jahr", "half-yearly"},
		{"collaborations.cadence", "zweimal jährlich", "half-yearly"},
		{"collaborations.cadence", "une fois tous les 2 mois", "61d"},
		{"collaborations.cadence", "tous les 15 jours", "biweekly"},
		{"collaborations.cadence", "a cada duas semanas", "biweekly"},
		{"collaborations.cadence", "mensalmente", "monthly"},
		{"collaborations.cadence", "4 weekly", "28d"},
		{"collaborations.cadence", "1. Dienstag im Monat", "monthly"},
		{"collaborations.cadence", "first Tuesday", ""},
		{"collaborations.cadence", "monthly (first Tuesday)", "monthly"},
		{"collaborations.cadence", "weekly or monthly", "weekly monthly"},
		{"collaborations.cadence", "P3M", "quarterly"},
		{"collaborations.cadence", "6W", "6w"},
		{"collaborations.cadence", "月に1回", "monthly"},
		{"collaborations.cadence", "年2回", "half-yearly"},
		{"collaborations.cadence", "两周一次", "biweekly"},
		{"collaborations.cadence", "두 달에 한 번", "61d"},
		{"collaborations.cadence", "월 2회", "15d"},
		{"collaborations.cadence", "раз в две недели", "biweekly"},
		{"collaborations.cadence", "ежемесячно", "monthly"},
		{"collaborations.cadence", "dwa razy w roku", "half-yearly"},
		{"collaborations.cadence", "ogni sei mesi", "half-yearly"},
		{"collaborations.cadence", "om de drie maanden", "quarterly"},
		{"collaborations.cadence", "all'occorrenza forse", ""},
		{"stakeholders.perspective", "w górę", "upward"},
		{"stakeholders.perspective", "внешний", "outside"},
		{"stakeholders.perspective", "verso il basso", "downward"},
		{"stakeholders.perspective", "내부", "sideways"},
		{"stakeholders.influence", "bardzo wysoki", "high"},
		{"stakeholders.engagement.current", "tegenstander", "resistant"},
		{"people.hats", "enabler / advocate", "[enabler, advocate]"},
		{"collaborations.direction", "two-way", "both"},
		{"collaborations.direction", "one-way", "to from"},
		{"collaborations.direction", "->", "to"},
		{"collaborations.direction", "↔", "both"},
		{"collaborations.status", "on hold", "paused"},
		{"collaborations.status", "geplant", "planned"},
		{"collaborations.strength", "very strong", "strong"},
		{"collaborations.aspect", "juridique", "compliance"},
		{"stakeholders.influence", "very high", "high"},
		{"stakeholders.influence", "niedrig", "low"},
		{"stakeholders.engagement.current", "unsupportive", "resistant"},
		{"stakeholders.engagement.current", "unleading", ""},
		{"stakeholders.engagement.current", "champion", "leading"},
		{"stakeholders.status", "missing", "wanted"},
		{"ospo.status", "running", "established"},
		{"ospo.objectives.status", "done", "met"},
		{"organization.sector", "Verwaltung", "government"},
		{"people.hats", "advisor", "counselor"},
		{"people.hats", "enabler, advocate", "[enabler, advocate]"},
		{"people.hats", "enabler, singer", ""},
		{"projects.use", "essential", "critical"},
		{"collaborations.amount.per", "one-off", "once"},
	}
	for _, tt := range tests {
		f := fieldAt(t, tt.field)
		if word, ok := f.known(tt.text); ok {
			t.Errorf("%s: %q is read as %q", tt.field, tt.text, word)
		}
		if got := strings.Join(f.meant(tt.text), " "); got != tt.want {
			t.Errorf("%s: %q leads to %q, want %q", tt.field, tt.text, got, tt.want)
		}
	}
}

// TestWordsAsTheyAreWritten accepts the words of the format in other spellings.
func TestWordsAsTheyAreWritten(t *testing.T) {
	tests := []struct{ field, text, want string }{
		{"stakeholders.perspective", "Upward", "upward"},
		{"stakeholders.perspective", "OUTWARD", "outside"},
		{"collaborations.cadence", "bi-weekly", "biweekly"},
		{"collaborations.cadence", "On demand", "on-demand"},
		{"collaborations.cadence", "half yearly", "half-yearly"},
		{"collaborations.cadence", "6w", "6w"},
		{"collaborations.mode", "X as a Service", "x-as-a-service"},
		{"ospo.structure", "Hub and spoke", "hub-and-spoke"},
		{"ospo.status", "Winding down", "winding-down"},
		{"people.hats", "Gate-keeper", "gatekeeper"},
	}
	for _, tt := range tests {
		if word, ok := fieldAt(t, tt.field).known(tt.text); !ok || word != tt.want {
			t.Errorf("%s: %q is read as %q, want %q", tt.field, tt.text, word, tt.want)
		}
	}
}

// TestVocabularies checks the table against the lists: each word of a closed list has a
// meaning, and no other word is accidentally a synonym in two lists.
func TestVocabularies(t *testing.T) {
	used := map[string]bool{}
	for _, o := range allObjects() {
		for i := range o.Fields {
			f := &o.Fields[i]
			if f.Kind != KindWord && f.Kind != KindCadence {
				continue
			}
			used[f.list()] = true
			for i, means := range f.Meanings() {
				if means == "" {
					t.Errorf("%s.%s: nothing says what %q means", o.Name, f.Key, f.Words[i])
				}
			}
			if f.Meanings() == nil {
				t.Errorf("%s.%s has no section %q in the table", o.Name, f.Key, f.list())
			}
			for key, words := range f.vocabulary().synonyms {
				if _, known := f.known(key); known && key != "" {
					t.Errorf("%s.%s: the synonym %q of %q is a word of the list", o.Name, f.Key, key, words)
				}
			}
		}
	}
	for list := range vocabularies() {
		if !used[list] && !strings.HasPrefix(list, "fail-on") && list != "severity" && list != "format" { // used by flags
			t.Errorf("no field takes words of the section %q", list)
		}
	}
}

// TestKeysOfOthers finds the keys of the format for those that other people use.
func TestKeysOfOthers(t *testing.T) {
	const fine = "organization: Acme\nstakeholders:\n- {name: A, perspective: upward}\n"
	tests := []struct{ src, want string }{
		{"organisation: Acme\nstakeholders: []\n", `1:1 unknown-key: the map has no key "organisation"; did you mean "organization"?`},
		{"ORGANIZATION: Acme\nStakeholder: []\n", "1:1 unknown-key: the map has no key \"ORGANIZATION\"; did you mean \"organization\"?\n" +
			`2:1 unknown-key: the map has no key "Stakeholder"; did you mean "stakeholders"?`},
		{fine + "- {name: B, perspective: downw, engagement: {current: sup}}", "4:26 bad-value: perspective \"downw\" is not known; did you mean \"downward\"?\n" +
			`4:55 bad-value: current "sup" is not known; did you mean "supportive"?`},
		{fine + "- {name: B, perspectve: upward}", `4:13 unknown-key: a stakeholder has no key "perspectve"; did you mean "perspective"?`},
		{fine + "- {Name: B, Perspective: Up}", "4:4 unknown-key: a stakeholder has no key \"Name\"; did you mean \"name\"?\n" +
			"4:13 unknown-key: a stakeholder has no key \"Perspective\"; did you mean \"perspective\"?\n" +
			`4:26 bad-value: perspective "Up" is not known; did you mean "upward"?`},
		{fine + "- {name: B, perspective: upward, department: A, power: high, contact: Desk, comment: x}",
			"4:34 unknown-key: a stakeholder has no key \"department\"; did you mean \"part_of\"?\n" +
				"4:49 unknown-key: a stakeholder has no key \"power\"; did you mean \"influence\"?\n" +
				"4:62 unknown-key: a stakeholder has no key \"contact\"; did you mean \"contacts\"?\n" +
				`4:77 unknown-key: a stakeholder has no key "comment"; did you mean "note"?`},
		{fine + "- {name: B, perspective: upward, cadence: weekly}", `4:34 unknown-key: a stakeholder has no key "cadence"; "cadence" belongs to a collaboration`},
		{fine + "- {name: B, perspective: upward, allocation: 1}", `4:34 unknown-key: a stakeholder has no key "allocation"; "allocation" belongs to a person`},
		{fine + "collaborations: [{to: A, lastHeld: 2026-01-01, frequency: weekly}]",
			"4:26 unknown-key: a collaboration has no key \"lastHeld\"; did you mean \"last_held\"?\n" +
				`4:48 unknown-key: a collaboration has no key "frequency"; did you mean "cadence"?`},
		{fine + "- {nome: B, perspective: upward, responsável: A, influência: high}", "4:4 unknown-key: a stakeholder has no key \"nome\"; did you mean \"name\"?\n" +
			"4:34 unknown-key: a stakeholder has no key \"responsável\"; did you mean \"owner\"?\n" + `4:50 unknown-key: a stakeholder has no key "influência"; did you mean "influence"?`},
		{fine + "- {名称: B, 视角: 横向}\n- {名前: C, 視点: upward, engagement: {soll: neutral}}", "4:4 unknown-key: a stakeholder has no key \"名称\"; did you mean \"name\"?\n" +
			"4:11 unknown-key: a stakeholder has no key \"视角\"; did you mean \"perspective\"?\n" + "4:15 bad-value: perspective \"横向\" is not known; did you mean \"sideways\"?\n" +
			"5:4 unknown-key: a stakeholder has no key \"名前\"; did you mean \"name\"?\n" + "5:11 unknown-key: a stakeholder has no key \"視点\"; did you mean \"perspective\"?\n" +
			`5:36 unknown-key: an engagement block has no key "soll"; did you mean "desired"?`},
		{fine + "- {name: B, perspective: upward, lastHeld: 2026}", `4:34 unknown-key: a stakeholder has no key "lastHeld"; "lastHeld" belongs to a collaboration`},
		{fine + "- {name: B, perspective: upward, role: Licences, contracts, trademarks, note: C}",
			`4:50 unknown-key: role "Licences" ends at the comma; a text with a comma needs quotes inside { }`},
		{fine + "- {lonely, name: B, perspective: upward}", `4:4 unknown-key: "lonely" stands alone`},
		{fine + "- name:Legal\n  perspective:sideways\n", `4:3 wrong-type: a space is missing after the colon of "name:Legal"`},
		{fine + "- name: Legal\n    perspective:sideways\n", `4:9 missing-field: a space is missing after the colon of "perspective:sideways"`},
		{fine + "- {name: Legal, role: see https://example.org, perspective: upward}", ""},
	}
	for _, tt := range tests {
		_, findings := Parse("map.yaml", []byte(tt.src))
		if got := describe(findings); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

// TestMisspeltKeysAreRead reports nothing more about misspelt keys.
func TestMisspeltKeysAreRead(t *testing.T) {
	m, _ := Parse("map.yaml", []byte("Organisation: Acme\nStakeholder: [{name: A, perspectiv: upward}]\nCollaborations: [{To: A, frequency: weekly}]\n"))
	if len(m.Stakeholders) != 1 || len(m.Collaborations) != 1 || m.Organization.Name != "Acme" {
		t.Fatalf("read %d stakeholders, %d collaborations of %q", len(m.Stakeholders), len(m.Collaborations), m.Organization.Name)
	}
	if c := m.Collaborations[0]; c.To.ID != "a" || c.Cadence != "weekly" || m.Stakeholders[0].Perspective != "upward" {
		t.Errorf("to %q, cadence %q, perspective %q", c.To.ID, c.Cadence, m.Stakeholders[0].Perspective)
	}
}

// TestExpectationsInPlainWords derives ids from texts, without clashing with an id in the
// file.
func TestExpectationsInPlainWords(t *testing.T) {
	src := `organization: Acme
stakeholders:
  - {name: A, perspective: upward, needs: Fast answers, expectations: [fast answers, Proof]}
  - {name: B, perspective: upward, expectations: [{id: fast-answers, text: Other}]}
collaborations:
  - {to: A, answers: [proof, fast-answers-2]}
`
	m, findings := Parse("map.yaml", []byte(src))
	if len(findings) > 0 {
		t.Fatal(describe(findings))
	}
	a := m.Stakeholders[0]
	if got := a.Needs[0].ID + " " + a.Expectations[0].ID + " " + a.Expectations[1].ID; got != "fast-answers-2 fast-answers-3 proof" {
		t.Errorf("ids %s", got)
	}
	if !m.Collaborations[0].Answers[0].Known() || !m.Collaborations[0].Answers[1].Known() {
		t.Error("answers name nothing")
	}
}
