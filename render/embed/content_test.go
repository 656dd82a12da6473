package embed

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// block returns the block of a begin marker with these attributes.
func block(t testing.TB, attributes string) *Block {
	t.Helper()
	doc, problems := Parse([]byte("<!-- ospomap:begin " + attributes + " -->\n" + end))
	if len(problems) > 0 {
		t.Fatal(describe(problems))
	}
	return doc.Blocks[0]
}

func TestPictures(t *testing.T) {
	tests := []struct{ attributes, want string }{
		{"map=ospo.yaml", "ospo-compass.svg auto"},
		{"map=../maps/ospo.yaml density=auto", "ospo-compass.svg auto"},
		{"map=ospo.yaml format=png density=slide", "ospo-compass-slide.png auto"},
		{"map=ospo theme=dark density=rows", "ospo-compass-rows-dark.svg dark"},
		{"map=a.b.yaml theme=both", "a.b-compass-light.svg light, a.b-compass-dark.svg dark"},
		{"map=ospo.yaml out=img/us.svg theme=light", "img/us.svg light"},
		{"map=ospo.yaml out=./../img/us.PNG theme=both", "../img/us-light.png light, ../img/us-dark.png dark"},
		{"map='our map.yaml'", "our map-compass.svg auto"},
		{"map=ospo.yaml overlay=owners perspective=all", "ospo-compass-owners.svg auto"},
		{"map=ospo.yaml perspective=outside overlay=none density=auto", "ospo-compass-outside.svg auto"},
		{"map=ospo.yaml view=focus focus='Legal / IP'", "ospo-focus-legal-ip.svg auto"},
		{"map=ospo.yaml view=network engine=fdp without-ospo=yes theme=both", "ospo-network-fdp-without-ospo-light.svg light, ospo-network-fdp-without-ospo-dark.svg dark"},
		{"map=ospo.yaml view=network without-ospo=no", "ospo-network.svg auto"},
		{"map=ospo.yaml view=gaps", ""},
	}
	for _, test := range tests {
		var got []string
		for _, p := range block(t, test.attributes).Pictures() {
			got = append(got, p.Path+" "+string(p.Theme))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.attributes, got, test.want)
		}
	}
}

func TestReference(t *testing.T) {
	tests := []struct{ attributes, want string }{
		{"map=a.yaml", "![A map: B & C](a-compass.svg)\n"},
		{`map="a b.yaml" alt='Who [we] "know"'`, "![Who [we] \"know\"](a%20b-compass.svg)\n"},
		{"map=a.yaml width=100%", `<img alt="A map: B & C" src="a-compass.svg" width="100%" />` + "\n"},
		{"map=a.yaml theme=both width=800 out=i/é(1)&2.svg", "<picture>\n" +
			`  <source media="(prefers-color-scheme: dark)" srcset="i/%C3%A9%281%29%262-dark.svg" />` + "\n" +
			`  <img alt="A map: B & C" src="i/%C3%A9%281%29%262-light.svg" width="800" />` + "\n</picture>\n"},
	}
	for _, test := range tests {
		// Numeric character references are hard to read in the expected text.
		if got := html.UnescapeString(block(t, test.attributes).Reference("A map: B & C")); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.attributes, got, test.want)
		}
	}
}

// hostile lists names that have a meaning in Markdown, HTML or MDX.
var hostile = []string{
	"a|b", `\|`, "`a`", "``a` b", "--> x", "<!-- ospomap:end -->", "{/* ospomap:end */}", "*/}", "@acme", "#1", "GH-1", "![x](y)", "](https://a.test)",
	"<script>alert(1)</script>", "{process.exit()}", `" onerror="x`, "a\nb\r\nc", "a\u202eb", "&lt;&#64;", "**b** _i_ ~~s~~", "$x$", ":tada:", "<br>", "\\", "", " ",
}

var inertText = regexp.MustCompile(`^([^\x00-\x1f"'&<>\[\]{}\x60*_~|!@#$\\^=]|&#\d+;)*$`)

func TestHostileDescriptions(t *testing.T) {
	for _, text := range hostile {
		got := inert(text)
		if !inertText.MatchString(got) {
			t.Errorf("%q is written as %q", text, got)
		}
		if shown, want := html.UnescapeString(got), strings.TrimSpace(model.Printable(text)); shown != want {
			t.Errorf("%q is shown as %q, want %q", text, shown, want)
		}
	}
}

// TestHostileNames puts each name everywhere in a map that a table shows.
func TestHostileNames(t *testing.T) {
	// What is literal: an escaped character, an entity, code.
	inert := regexp.MustCompile("\\\\[!-/:-@[-`{-~]|&(?:[a-z]+|#[0-9]+);|```.+?```|``.+?``|`[^`]+`")
	acts := regexp.MustCompile("[][<>{}`*_~@$\\\\]|[^a-z]#[0-9]")
	for _, name := range hostile {
		c := &model.Collaboration{
			From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: "s"}, Label: name, Status: model.Active,
			Cadence: model.Cadence(name), Owned: model.Owned{Owner: &model.Ref{ID: "p"}}, Ends: model.Date{Year: 2027, Month: 2, Day: 4},
		}
		m := &model.Map{
			OSPO: model.OSPO{Name: name}, People: []*model.Person{{ID: "p", Name: name}},
			Stakeholders:   []*model.Stakeholder{{ID: "s", Name: name, Role: name, Perspective: model.Upward, Owned: model.Owned{Owner: &model.Ref{ID: "p"}}}},
			Collaborations: []*model.Collaboration{c},
		}
		o := view.Options{Findings: []model.Finding{{Rule: name, Severity: model.Warning, Message: fmt.Sprintf("%q", name), Hint: name}}}
		for _, table := range tableNames() {
			got := block(t, "map=a.yaml view="+table).Tabulate(m, o)
			lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
			if len(lines) != 3 {
				t.Fatalf("%s of %q has %d lines, want 3:\n%s", table, name, len(lines), got)
			}
			if bars := strings.Count(lines[0], "|"); strings.Count(lines[2], "|") != bars || strings.Count(lines[1], "|") != bars {
				t.Errorf("%s of %q: the rows differ in columns:\n%s", table, name, got)
			}
			if plain := inert.ReplaceAllString(lines[2], "x"); acts.MatchString(plain) {
				t.Errorf("%s of %q: not inert: %q in\n%s", table, name, plain, got)
			}
		}
	}
}

const sample = `organization: {name: Acme, sector: business}
ospo: {name: Open Source Desk}
people: [{name: Head of OSPO}]
stakeholders:
  - {name: CTO, perspective: upward, role: Sponsor, owner: Head of OSPO}
  - {name: "Legal | IP", perspective: sideways}
  - {name: Developer tools, perspective: sideways, status: wanted}
collaborations:
  - {to: CTO, method: report, direction: both, cadence: quarterly, last_held: 2026-11-05}
  - {to: CTO, label: Budget round, status: ended}
  - {from: "Legal | IP", to: ospo, method: [approval, training], direction: to, cadence: 90d, ends: 2027-06-30}
  - {from: CTO, to: "Legal | IP", direction: from, status: planned}
`

func TestTablesNameAllOwners(t *testing.T) {
	m, findings := parse.Parse("a.yaml", []byte(`organization: Acme
people: [{id: a, name: Ann}, {id: b, name: Bo}]
stakeholders: [{name: CTO, perspective: upward, owner: [a, b]}]
collaborations: [{to: CTO, method: report, owner: [b, a]}, {to: CTO, method: audit, raci: {accountable: [a]}}]
`))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	for table, want := range map[string][]string{"stakeholders": {"| Ann, Bo |"}, "collaborations": {"| Bo, Ann |", "| Ann |"}} {
		got := block(t, "map=a.yaml view="+table).Tabulate(m, view.Options{})
		for _, owners := range want {
			if !strings.Contains(got, owners) {
				t.Errorf("%s without %q: got\n%s", table, owners, got)
			}
		}
	}
}

func TestTables(t *testing.T) {
	m, findings := parse.Parse("a.yaml", []byte(sample))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	o := view.Options{Findings: gap.Run(m, gap.Options{Only: []string{"stakeholder-wanted", "mission-missing", "hats-unrecorded"}}).Findings}
	if len(o.Findings) != 3 {
		t.Fatal(o.Findings)
	}
	for table, want := range map[string]string{
		"stakeholders": "| Stakeholder | Perspective | Role | Collaboration | Owner |\n|---|---|---|---|---|\n" +
			"| CTO | upward | Sponsor | report | Head of OSPO |\n" +
			"| Legal &#124; IP | sideways | | approval, training | |\n" +
			"| Developer tools (wanted) | sideways | | | |\n",
		"collaborations": "| From | | To | Collaboration | How often | Status |\n|---|---|---|---|---|---|\n" +
			"| Open Source Desk | ↔ | CTO | report | quarterly | |\n" +
			"| Open Source Desk | | CTO | Budget round | | ended |\n" +
			"| Legal &#124; IP | → | Open Source Desk | approval, training | every 90 days | |\n" +
			"| CTO | ← | Legal &#124; IP | | | planned |\n",
		"due": "| Day | What | With | Who | Cadence |\n|---|---|---|---|---|\n" +
			"| 2027-02-05 | report | CTO | Head of OSPO | quarterly |\n" +
			"| 2027-06-30 | End of approval, training | Legal &#124; IP | | ends |\n",
		"gaps": "| | Gap | What to do | Rule |\n|---|---|---|---|\n" +
			"| info | the OSPO has no mission | Write one sentence on what the office is for that a stranger understands (mission). | `mission-missing` |\n" +
			"| warning | `Developer tools` is wanted, and has not been found yet | Name who could fill it, give the search an owner, and record as a planned collaboration how they will be asked. | `stakeholder-wanted` |\n",
	} {
		if got := block(t, "map=a.yaml view="+table).Tabulate(m, o); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", table, got, want)
		}
	}

	german := block(t, "map=a.yaml view=stakeholders lang=de")
	said, _ := words.For("de")
	side := said.Word("upward")
	if got := german.Tabulate(m, german.Options); side == "upward" || !strings.Contains(got, "| "+side+" |") {
		t.Errorf("in German: got\n%s\nwithout %q", got, side)
	}

	empty := &model.Map{}
	for table, want := range map[string]string{
		"stakeholders": "No stakeholders recorded.\n", "collaborations": "No collaborations recorded.\n", "gaps": "No gaps found.\n",
		"due": "Nothing has a date yet.\n",
	} {
		if got := block(t, "map=a.yaml view="+table).Tabulate(empty, view.Options{}); got != want {
			t.Errorf("%s of nothing: got %q, want %q", table, got, want)
		}
	}
}

// TestNames checks that the names of tables and views differ, and that the formats exist.
func TestNames(t *testing.T) {
	for _, name := range tableNames() {
		if slices.Contains(views.Names(), name) {
			t.Errorf("%q is a table and a picture", name)
		}
	}
	for _, name := range pictureFormats {
		if format.Lookup(name) == nil {
			t.Errorf("no format %q", name)
		}
	}
}
