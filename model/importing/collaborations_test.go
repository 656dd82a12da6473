package importing

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// TestCollaborationsAgain imports tables of collaborations without ids into a map that
// has several with the same stakeholder: each row matches its own or, if several are
// possible, none.
func TestCollaborationsAgain(t *testing.T) {
	const head = "organization: A\nstakeholders:\n  - {name: Legal, perspective: sideways}\n  - {name: CTO, perspective: upward}\ncollaborations:\n"
	for _, tt := range []struct {
		name, before, rows, after, problem string
	}{
		{
			"each by label and methods, whatever the order",
			"  - {to: Legal, label: Clinic, method: report, cadence: weekly}\n  - {to: Legal, label: Audit, method: report, cadence: yearly}\n  - {to: Legal, method: [training, report]}\n",
			"Legal,Audit,report,quarterly\nLegal,,\"report, training\",monthly\nLegal,Clinic,report,weekly\n",
			"  - {to: Legal, label: Clinic, method: report, cadence: weekly}\n  - {to: Legal, label: Audit, method: report, cadence: quarterly}\n  - {to: Legal, method: [report, training], cadence: monthly}\n", "",
		},
		{
			"the label is surer than the methods",
			"  - {to: Legal, label: Clinic, method: training}\n  - {to: Legal, method: report}\n",
			"Legal,Clinic,report,weekly\nLegal,,report,yearly\n",
			"  - {to: Legal, label: Clinic, method: report, cadence: weekly}\n  - {to: Legal, method: report, cadence: yearly}\n", "",
		},
		{
			"two of the same methods without a label are two",
			"  - {to: Legal, label: Clinic, method: report}\n  - {to: Legal, label: Audit, method: report}\n",
			"Legal,,report,weekly\n", "",
			"row 2: it may be 2 collaborations in the map; give it the id, or the label and the methods, of the one that is meant",
		},
		{
			"a row that says nothing of itself may be any",
			"  - {to: Legal, method: training}\n  - {to: Legal, method: report}\n",
			"Legal,,,weekly\n", "",
			"row 2: it may be 2 collaborations in the map",
		},
		{
			"so may two rows be one entry",
			"  - {to: Legal, label: Clinic, method: report}\n",
			"Legal,,report,weekly\nLegal,,report,yearly\n", "",
			"row 2: it may be 1 collaboration in the map",
		},
		{
			"the only one left for the only row",
			"  - {to: Legal, method: training}\n  - {to: CTO, method: report}\n",
			"CTO,,report,weekly\nLegal,,audit,yearly\n",
			"  - {to: Legal, method: audit, cadence: yearly}\n  - {to: CTO, method: report, cadence: weekly}\n", "",
		},
		{
			"another label is another one",
			"  - {to: Legal, label: Clinic, method: report}\n  - {to: Legal, label: Audit, method: report}\n",
			"Legal,Clinic,report,\nLegal,Audit,report,\nLegal,Board paper,report,weekly\n",
			"  - {to: Legal, label: Clinic, method: report}\n  - {to: Legal, label: Audit, method: report}\n  - {to: legal, method: report, label: Board paper, cadence: weekly}\n", "",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.after == "" {
				tt.after = tt.before
			}
			bring := func(src string) (string, *Plan) {
				m, findings := parse.Parse("m.yaml", []byte(src))
				if len(findings) > 0 {
					t.Fatal(findings)
				}
				plan := MakePlan(m, []*Source{read(t, "communication plan.csv", "To,Label,Method,Cadence\n"+tt.rows)}, PlanOptions{Prune: true})
				after, err := Apply([]byte(src), plan, false)
				if err != nil {
					t.Fatal(err)
				}
				return string(after), plan
			}
			got, plan := bring(head + tt.before)
			if got != head+tt.after {
				t.Errorf("the map becomes\n%s\nwant\n%s", strings.TrimPrefix(got, head), tt.after)
			}
			said := ""
			for _, p := range plan.Problems {
				said += p.String() + "\n"
			}
			if !strings.Contains(said, tt.problem) || (tt.problem == "") != (said == "") || plan.Lost() != (tt.problem != "") {
				t.Errorf("it says %q, want %q", said, tt.problem)
			}
			if again, _ := bring(got); again != got {
				t.Errorf("a second time it makes\n%s", again)
			}
		})
	}
}

// TestLeftOut imports diagrams into a new map in which a box has no perspective: each
// line that leads there is reported, and what else is on the same line of text is read.
func TestLeftOut(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"office.dot", "digraph {\nsubgraph a { label=Upward; cto }\nsubgraph b { label=External; cncf }\nospo -> cto; cncf -> ospo -> legal; legal -> cto\n}\n"},
		{"office.mmd", "flowchart TD\nsubgraph Upward\ncto; end; subgraph External\ncncf; end; ospo --> cto; cncf --> ospo --> legal; legal --> cto\n"},
	} {
		m, _ := parse.Parse("m.yaml", []byte("organization: A\n"))
		plan := MakePlan(m, []*Source{read(t, tt.name, tt.text)}, PlanOptions{})
		after, err := Apply([]byte("organization: A\n"), plan, false)
		if err != nil {
			t.Fatal(err)
		}
		const want = "collaborations:\n  - {to: cto, direction: to}\n  - {to: cncf, direction: from}\n"
		if !strings.HasSuffix(string(after), want) || plan.Added["collaborations"] != 2 {
			t.Errorf("%s becomes\n%s\nwant at its end\n%s", tt.name, after, want)
		}
		var said []string
		for _, p := range plan.Problems {
			said = append(said, p.Text)
		}
		if got := strings.Join(said, "; "); got != `"legal" has no perspective: upward, downward, sideways or outside; the collaboration with "legal" is left out with it; the collaboration with "legal" is left out with it` {
			t.Errorf("%s: it says %s", tt.name, got)
		}
	}
}

// TestContactsOfTheOffice imports a register that lists people of the office as contacts:
// they are reported rather than taken for people of the stakeholder, unless the map has
// them there.
func TestContactsOfTheOffice(t *testing.T) {
	const head = "organization: A\npeople: [{name: Ada}, {name: Bob}]\nstakeholders:\n"
	for _, tt := range []struct {
		name, before, columns, after string
		problems                     int
	}{
		{"own people", "  - {name: Legal, perspective: sideways}\n", "", "  - {name: Legal, perspective: sideways, contacts: [Eve]}\n", 2},
		{"as the map has it", "  - {name: Legal, perspective: sideways, contacts: [Ada]}\n", "", "  - {name: Legal, perspective: sideways, contacts: [Ada, Eve]}\n", 1},
		{"owners", "  - {name: Legal, perspective: sideways}\n", "owner", "  - {name: Legal, perspective: sideways, owner: [ada, bob, eve]}\n", 0},
	} {
		m, findings := parse.Parse("m.yaml", []byte(head+tt.before))
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		o := Options{Mapping: &register.Mapping{}}
		if tt.columns != "" {
			o.Mapping.Columns = map[string]string{"Ansprechpartner": tt.columns}
		}
		s, err := Read("register.csv", []byte("Stakeholder,Ansprechpartner\nLegal,Ada; Eve; bob\n"), o)
		if err != nil {
			t.Fatal(err)
		}
		plan := MakePlan(m, []*Source{s}, PlanOptions{Mapping: o.Mapping})
		after, err := Apply([]byte(head+tt.before), plan, false)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(after), tt.after) || len(plan.Problems) != tt.problems {
			t.Errorf("%s: the map becomes\n%s\nwant in it\n%s\nit says %v", tt.name, after, tt.after, plan.Problems)
		}
	}
}

// A stakeholder that a table only calls internal may be upward or downward in the map,
// which stays; one that the map has outside is changed. A new one is placed sideways, and
// that is said.
func TestInsiders(t *testing.T) {
	const before = "organization: A\nstakeholders:\n  - {name: CTO, perspective: upward}\n  - {name: Team, perspective: downward}\n  - {name: Fund, perspective: outside}\n"
	m, _ := parse.Parse("m.yaml", []byte(before))
	for _, table := range []string{"Name,Type\nCTO,internal\nTeam,Internal / intern\nFund,internal\nLegal,internal\n", "Name,Owner\nInternal parties,\nCTO,\nTeam,\nFund,\nLegal,\n"} {
		plan := MakePlan(m, []*Source{read(t, "register.csv", table)}, PlanOptions{})
		after, err := Apply([]byte(before), plan, false)
		want := strings.Replace(before, "outside", "sideways", 1) + "  - {name: Legal, perspective: sideways}\n"
		if err != nil || string(after) != want {
			t.Errorf("%s: %v, the map becomes\n%s", table, err, after)
		}
		if said := strings.Join(plan.Summary(), "\n"); !strings.Contains(said, "placed sideways: 1 that") {
			t.Errorf("%s: it is not said that Legal is placed by a guess:\n%s", table, said)
		}
	}
}

// A mapping file that is written can be read, even if no word of a column is known.
func TestMappingIsRead(t *testing.T) {
	s := read(t, "register.csv", "Name,Perspective,Power,Interest\nLegal,sideways,+++,high\nCTO,upward,+,huge\n")
	plan := MakePlan(&model.Map{}, []*Source{s}, PlanOptions{})
	src := WriteMapping([]*Source{s}, plan)
	if m, findings := register.ReadMapping("words.yaml", src); len(findings) > 0 || len(m.Words["influence"]) != 2 || len(m.Words["interest"]) != 1 {
		t.Errorf("%v, %v of\n%s", findings, m.Words, src)
	}
}

// TestSeveralOwners reads cells with several people, separated by commas unless each name
// has one; a role with "and" in it is one person, and an ambiguous cell is reported.
func TestSeveralOwners(t *testing.T) {
	for _, tt := range []struct{ cells, owners, problems string }{
		{`"Ada, Bob"|Bob & Eve|Eve`, "ada,bob|bob,eve|eve", ""},
		{`"Lovelace, Ada"|"Turing, Alan"`, "lovelace-ada|turing-alan", `"Lovelace, Ada" is taken for one person; a semicolon parts several|"Turing, Alan" is taken for one person; a semicolon parts several`},
		{"Head of Legal and Risk|Ada", "head-of-legal-and-risk|ada", `"Head of Legal and Risk" is taken for one person; a semicolon parts several`},
	} {
		rows := "Name,Perspective,Owner\n"
		for i, cell := range strings.Split(tt.cells, "|") {
			rows += string(rune('A'+i)) + " team,sideways," + cell + "\n"
		}
		plan := MakePlan(&model.Map{}, []*Source{read(t, "register.csv", rows)}, PlanOptions{})
		var owners, problems []string
		for _, lack := range plan.Lacks {
			if lack.List == "stakeholders" {
				owners = append(owners, strings.Join(lack.All("owner"), ","))
			}
		}
		for _, p := range plan.Problems {
			problems = append(problems, p.Text)
		}
		if got := strings.Join(owners, "|"); got != tt.owners || strings.Join(problems, "|") != tt.problems {
			t.Errorf("%s: owners %s, want %s; it says %q", tt.cells, got, tt.owners, problems)
		}
	}
}

// A perspective that one file lacks may come from another.
func TestPerspectiveInAnotherFile(t *testing.T) {
	plan := MakePlan(&model.Map{}, []*Source{read(t, "a.csv", "Name,Power\nCTO,high\n"), read(t, "b.csv", "Name,Side\nCTO,up\n")}, PlanOptions{})
	if len(plan.Problems) > 0 || len(plan.Lacks) != 1 || plan.Lacks[0].Get("perspective") != "upward" || plan.Lacks[0].Get("influence") != "high" {
		t.Errorf("%v, %v", plan.Problems, plan.Lacks)
	}
}
