package parse

import (
	"strings"
	"testing"
)

func TestMeans(t *testing.T) {
	tests := []struct{ list, path, text, want, problem string }{
		{"stakeholders", "influence", "H", "high", ""},
		{"stakeholders", "influence", "sehr hoch", "high", ""},
		{"stakeholders", "influence", "hgih", "", `did you mean "high"?`},
		{"stakeholders", "engagement.current", "Befürworter", "supportive", ""},
		{"stakeholders", "kind", "Legal", "legal", ""},
		{"stakeholders", "kind", "Betriebsrat", "Betriebsrat", ""},
		{"stakeholders", "id", "SH 01", "sh-01", ""},
		{"stakeholders", "seats", "many", "", "must be"},
		{"collaborations", "cadence", "every 6 weeks", "42d", ""},
		{"collaborations", "direction", "one-way", "", "did you mean"},
		{"collaborations", "last_held", "19.11.2026", "2026-11-19", ""},
		{"collaborations", "last_held", "04/05/2026", "", "did you mean"},
		{"projects", "url", "example.org", "https://example.org", ""},
		{"projects", "url", "example", "", "is not a link"},
	}
	for _, tt := range tests {
		got, problem := ListOf(tt.list).At(tt.path).Means(tt.text)
		if got != tt.want || (problem == "") != (tt.problem == "") || !strings.Contains(problem, tt.problem) {
			t.Errorf("%s %q means %q: %s", tt.path, tt.text, got, problem)
		}
	}
	if ListOf("accept") != nil || ListOf("people").At("hats.x") != nil {
		t.Error("there are lists and fields that do not exist")
	}
}

func TestDocuments(t *testing.T) {
	docs, findings := Documents("x", []byte("\ufeff# one\na: {b: [1, x]}\n---\n# two\nc: null\nd:\n  - e: f\n...\n"))
	if len(findings) > 0 || len(docs) != 2 {
		t.Fatalf("%d documents, %v", len(docs), findings)
	}
	if got := docs[0].At("a", "b").List()[1].String(); got != "x" {
		t.Errorf("a.b holds %q", got)
	}
	if e := docs[1].At("d").List()[0].At("e"); e.String() != "f" || e.Pos.Line != 7 {
		t.Errorf("d[0].e is %q in line %d", e, e.Pos.Line)
	}
	if docs[1].At("c").String() != "" || docs[1].At("x", "y").List() != nil {
		t.Error("what is not there says something")
	}
	for _, src := range []string{"a: &x 1", "a: *x", "a: !!str 1", "a: [", "\x01"} {
		if _, findings := Documents("x", []byte(src)); len(findings) == 0 {
			t.Errorf("%q is read", src)
		}
	}
}

// TestNumbersOfOthers reads numbers in the notations of several countries.
func TestNumbersOfOthers(t *testing.T) {
	for _, tt := range []struct{ field, text, want string }{
		{"people.allocation", "½", "0.5"}, {"people.allocation", "1/2", "0.5"}, {"people.allocation", ".5", "0.5"}, {"people.allocation", "50 Prozent", "50%"},
		{"people.allocation", "٥٠٪", "50%"}, {"people.allocation", "５０％", "50%"}, {"people.allocation", "20h", ""}, {"people.allocation", "half", ""},
		{"collaborations.amount.value", "25.000,00", "25000.00"}, {"collaborations.amount.value", "1,00,000", "100000"}, {"collaborations.amount.value", "25'000.-", "25000"},
		{"collaborations.amount.value", "2,5 Mio. €", "2500000"}, {"collaborations.amount.value", "100万", "1000000"}, {"collaborations.amount.value", "25k", "25000"},
		{"collaborations.amount.value", "€25000", "25000"}, {"collaborations.amount.value", "-500", ""}, {"collaborations.amount.value", "25.000", ""},
	} {
		if got := fieldAt(t, tt.field).meantNumber(tt.text); got != tt.want {
			t.Errorf("%s %q means %q, want %q", tt.field, tt.text, got, tt.want)
		}
	}
}
