package parse_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/schema"
)

// These tests of package schema are here because they read YAML.

// compile returns a validator of a schema, which also checks the schema itself against
// draft-07.
func compile(t *testing.T, o *parse.Object) *jsonschema.Schema {
	t.Helper()
	const id = "https://example.org/schema.json"
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Of(o, id)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asEditors reads YAML 1.2 as editors do, with numbers and booleans.
func asEditors(t *testing.T, src string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
		t.Fatal(err)
	}
	return plainData(doc.Content[0])
}

func plainData(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainData(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, plainData(item))
		}
		return list
	}
	if n.Style != 0 {
		return n.Value
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	if hex, ok := strings.CutPrefix(n.Value, "0x"); ok {
		if number, err := strconv.ParseInt(hex, 16, 64); err == nil {
			return json.Number(strconv.FormatInt(number, 10))
		}
	}
	if strings.Trim(n.Value, "0123456789.eE+-") == "" && strings.ContainsAny(n.Value[:1], ".+-0123456789") {
		digits := strings.TrimLeft(n.Value, "0")
		if digits == "" || digits[0] < '0' || digits[0] > '9' {
			digits = "0" + digits
		}
		if _, err := strconv.ParseFloat(digits, 64); err == nil || strings.Contains(err.Error(), "range") {
			return json.Number(digits)
		}
	}
	return n.Value
}

func TestSchemaTakesGoodMaps(t *testing.T) {
	s := compile(t, parse.Spec())
	for name, src := range goodMaps(t) {
		if err := s.Validate(asEditors(t, src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		formatted, _ := parse.Format(name, []byte(src))
		if err := s.Validate(asEditors(t, string(formatted))); err != nil {
			t.Errorf("%s, formatted: %v", name, err)
		}
	}
}

// beyondSchemas lists the mistakes that a schema cannot detect: all of a rule, or those
// of single tests.
var beyondSchemas = map[string]string{
	"duplicate-key":                      "data has no duplicate keys; YAML parsers of editors report them themselves",
	"duplicate-id":                       "schemas don't compare values",
	"ambiguous-reference":                "schemas don't follow references",
	"from somebody to nobody":            "as soon as there is more, one of from and to is enough for a schema",
	"a part of itself":                   "schemas don't follow references",
	"a part that looks another way":      "as above",
	"three letters that are no currency": "a list of all currencies would be most of the schema",
	"fraction":                           "2.0 is a whole number to JSON",
	"octal":                              "a validator sees the number, not how it was written",
	"hexadecimal":                        "as above",
	"exponent":                           "as above",
}

func TestSchemaRefusesMistakes(t *testing.T) {
	s := compile(t, parse.Spec())
	used := map[string]bool{}
	for _, tt := range parse.FindingTests() {
		if tt.Want == "" {
			continue
		}
		rules := strings.Fields(tt.Want)
		exception := tt.Name
		if beyondSchemas[exception] == "" {
			exception = rules[1]
		}
		err := s.Validate(asEditors(t, tt.Src))
		switch {
		case err == nil && beyondSchemas[exception] == "":
			t.Errorf("%s: the schema has nothing to say about\n%s", tt.Name, tt.Src)
		case err == nil:
			used[exception] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(beyondSchemas)) {
		if !used[name] {
			t.Errorf("the exception %q is not needed", name)
		}
	}
}

// TestSchemaTeaches checks what editors offer: every word of a list with its meaning,
// none that is accepted only for old maps, and the rules of accept entries.
func TestSchemaTeaches(t *testing.T) {
	text := string(schema.Of(parse.Spec(), "https://example.org/schema.json", schema.Words{
		Object: "accept", Key: "rule", List: []string{"no-bridge"}, Meanings: []string{"Nothing joins inside and outside"},
	}))
	for _, want := range []string{`"no-bridge"`, `"Nothing joins inside and outside"`, `"those who decide on mandate, budget and expectations"`, `"every two weeks"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema lacks %s", want)
		}
	}
	for _, alias := range []string{`"sideward"`, `"outward"`, `"facilitator"`} {
		if strings.Contains(text, alias) {
			t.Errorf("the schema offers %s", alias)
		}
	}
	s := compile(t, parse.Spec())
	src := "organization: A\nstakeholders: [{name: A, perspective: Outward, status: Wanted, role: }]\ncollaborations: [{to: A, cadence: Bi-weekly, mode: X as a service}]\n"
	if err := s.Validate(asEditors(t, strings.ReplaceAll(src, "Bi-weekly", "Half yearly"))); err != nil {
		t.Error(err)
	}
}

// TestSchemaTakesPlainWords checks values that editors must not complain about although
// YAML does not take them for text.
func TestSchemaTakesPlainWords(t *testing.T) {
	s := compile(t, parse.Spec())
	src := `organization: 1.10
ospo: {name: true, mission: 3}
people: [{id: 7, name: 8}]
stakeholders: [{id: 2024, name: A, perspective: outward, kind: 5, tags: [010], role: "text\n"}]
collaborations: [{to: 2024, owner: 7, method: [1], cadence: 90d, evidence: "HTTPS://Example.org/a?b#c"}]
`
	if _, findings := parse.Parse("map.yaml", []byte(src)); len(findings) > 0 {
		t.Fatalf("the reader itself complains: %s", findings[0].Message)
	}
	if err := s.Validate(asEditors(t, src)); err != nil {
		t.Error(err)
	}
}

func TestSchemaOfProjectFiles(t *testing.T) {
	rules := []parse.ConfigRule{{ID: "no-lead"}, {ID: "syntax", Fixed: true}}
	s := compile(t, parse.ConfigSpec(rules))
	for _, src := range []string{"{}", "fail-on: warning\ndisable: [no-lead]\nenable: 'no-*'\nseverity: {no-lead: info, syntax: error}\nkinds: robot"} {
		if _, findings := parse.Config("", []byte(src), rules); len(findings) > 0 {
			t.Fatalf("%q: the reader itself complains: %s", src, findings[0].Message)
		}
		if err := s.Validate(asEditors(t, src)); err != nil {
			t.Errorf("%q: %v", src, err)
		}
	}
	for _, src := range []string{"fail_on: warning", "fail-on: sometimes", "severity: {no-leed: info}", "severity: {syntax: info}", "disable: {a: b}"} {
		if s.Validate(asEditors(t, src)) == nil {
			t.Errorf("%q: the schema has nothing to say", src)
		}
	}
}
