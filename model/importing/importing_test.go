package importing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/ospomap/ospomap/model/register"
	"github.com/ospomap/ospomap/model/testkit"
)

// shown returns what was read, one entry or problem per line.
func shown(s *Source) string {
	var b strings.Builder
	for _, r := range s.Records {
		fmt.Fprintf(&b, "%s:", r.List)
		for _, v := range r.Values {
			if len(v.Texts) > 0 {
				fmt.Fprintf(&b, " %s=%s", v.Path, strings.Join(v.Texts, "|"))
			}
		}
		b.WriteByte('\n')
	}
	for _, p := range s.Problems {
		fmt.Fprintf(&b, "! %s\n", p)
	}
	return b.String()
}

func read(t *testing.T, name, text string) *Source {
	t.Helper()
	s, err := Read(name, []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sample reads a file in testdata.
func sample(t *testing.T, name string) *Source {
	t.Helper()
	return read(t, name, testFile(t, name))
}

func expect(t *testing.T, s *Source, kind, want string) {
	t.Helper()
	want = strings.TrimLeft(want, "\n")
	if got := shown(s); s.Kind != kind || got != want {
		t.Errorf("%s:\n%swant %s:\n%s", s.Kind, got, kind, want)
	}
}

func testFile(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

const registerRead = `
stakeholders: name=Rechtsabteilung perspective=sideways influence=high expectations=Nur unklare Fälle|Fristen vorab interest=medium
collaborations: last_held=2026-11-19 cadence=quarterly to=Rechtsabteilung
stakeholders: name=Linux Foundation perspective=outside influence=low
people: name=Leitung OSPO allocation=0.8 lead=true hats=counselor|advocate
! register.xlsx, sheet Stakeholder, column Lieblingsfarbe: no field of a map has this name; the column is skipped
! register.xlsx, sheet Stakeholder, row 5, column Interesse (1–5): interest "riesig" is not known; use low, medium or high: low: little; medium: some; high: much
`

func TestXLSX(t *testing.T) {
	expect(t, sample(t, "register.xlsx"), "xlsx", registerRead)
}

// TestHiddenColumns skips hidden columns as well as hidden sheets.
func TestHiddenColumns(t *testing.T) {
	src := packed(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="x"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>`,
		"xl/worksheets/a.xml": `<worksheet><cols><col min="2" max="2" hidden="1"/><col min="4" max="9" hidden="true"/></cols><sheetData>` +
			`<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Note</v></c><c r="C1" t="str"><v>Side</v></c></row>` +
			`<row r="2"><c r="A2" t="str"><v>CTO</v></c><c r="B2" t="str"><v>secret</v></c><c r="C2" t="str"><v>up</v></c></row></sheetData></worksheet>`,
	})
	expect(t, read(t, "x.xlsx", string(src)), "xlsx", "stakeholders: name=CTO perspective=upward\n! x.xlsx, sheet A, column B: the column is hidden, and not read\n")
}

// packed returns a ZIP archive of texts by name.
func packed(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestXLSXRefused(t *testing.T) {
	book := map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" r:id="x"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>`,
	}
	with := func(name, text string) []byte {
		files := map[string]string{name: text}
		for k, v := range book {
			if _, own := files[k]; !own {
				files[k] = v
			}
		}
		return packed(t, files)
	}
	bomb := "<worksheet><sheetData>" + strings.Repeat(" ", 40<<20) + "</sheetData></worksheet>"
	tests := []struct {
		src  []byte
		want string
	}{
		{with("xl/worksheets/a.xml", bomb), "the spreadsheet unpacks to more than 33554432 bytes"},
		{with("xl/vbaProject.bin", ""), "macros"},
		{with("other.xml", ""), "the sheet is missing"},
		{with("xl/worksheets/a.xml", "<worksheet><row"), "damaged"},
		{with("xl/worksheets/a.xml", `<worksheet><row><c r="ZZZZ9"><v>1</v></c></row></worksheet>`), "more than 500 columns"},
		{with("xl/worksheets/a.xml", `<worksheet><row r="900000"></row></worksheet>`), "more than 20000 rows"},
		{with("xl/worksheets/a.xml", `<worksheet><row r="2"><c r="C2" t="str"><v>`+strings.Repeat("x", 20_001)+`</v></c></row></worksheet>`), "row 2, column C holds more than 20000 bytes"},
		{packed(t, map[string]string{"content.xml": ""}), "OpenDocument"},
		{packed(t, map[string]string{"word/document.xml": ""}), "not an XLSX spreadsheet"},
		{[]byte("\xd0\xcf\x11\xe0 old"), "XLS file"},
		{[]byte("PK\x03\x04 damaged"), "can't be unpacked"},
	}
	for _, tt := range tests {
		if _, err := Read("x.xlsx", tt.src, Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q", err, tt.want)
		}
	}
}

func TestCSV(t *testing.T) {
	const want = `
stakeholders: name=Board of Directors perspective=upward influence=high interest=medium engagement.current=neutral expectations=One page on risk owner=Head of OSPO
collaborations: channel=Board paper cadence=quarterly to=Board of Directors
stakeholders: name=Legal department perspective=sideways influence=high interest=high engagement.current=supportive expectations=Only unclear cases owner=Head of OSPO note=Knows licences; asks early
collaborations: channel=Open desk cadence=weekly to=Legal department
stakeholders: name=Linux Foundation perspective=outside influence=medium interest=low engagement.current=supportive owner=Open source engineer
stakeholders: name=Regulator perspective=outside influence=high interest=low
stakeholders: name=Auditor perspective=outside influence=low engagement.current=neutral
! stakeholders.csv, row 6, column Interest (1-5): "7" is not on the scale from 1 to 5
`
	text := testFile(t, "stakeholders.csv")
	expect(t, read(t, "stakeholders.csv", text), "csv", want)
	for what, other := range map[string]string{
		"byte order mark": "\ufeff" + text,
		"CRLF":            strings.ReplaceAll(text, "\n", "\r\n"),
		"sep":             "sep=;\n" + text,
	} {
		s := read(t, "stakeholders.csv", other)
		if got := shown(s); got != strings.ReplaceAll(want, "row 6", map[bool]string{true: "row 7", false: "row 6"}[what == "sep"])[1:] {
			t.Errorf("with %s:\n%s", what, got)
		}
	}
}

// TestEncodings reads one table in the encodings that programs use.
func TestEncodings(t *testing.T) {
	const text = "Name;Rolle\nRecht & Büro;Prüft „alles“ für 5 €\n"
	utf16 := func(order []int) string {
		var b []byte
		for _, r := range text {
			pair := [2]byte{byte(r), byte(r >> 8)}
			b = append(b, pair[order[0]], pair[order[1]])
		}
		return string(b)
	}
	for what, src := range map[string]string{
		"UTF-8":        text,
		"UTF-16LE":     "\xff\xfe" + utf16([]int{0, 1}),
		"UTF-16BE":     "\xfe\xff" + utf16([]int{1, 0}),
		"Windows-1252": "Name;Rolle\nRecht & B\xfcro;Pr\xfcft \x84alles\x93 f\xfcr 5 \x80\n",
	} {
		if got, want := shown(read(t, "x.csv", src)), "stakeholders: name=Recht & Büro role=Prüft „alles“ für 5 €\n"; got != want {
			t.Errorf("%s: %s", what, got)
		}
	}
	for _, tt := range []struct {
		page encoding.Encoding
		text string
	}{
		{charmap.Windows1250, "Interesariusz;Wpływ;Uwagi\nZarząd;wysoki;Łączy się\n"},
		{charmap.Windows1251, "Имя;Влияние;Примечание\nПравление;высокое;Решает\n"},
		{japanese.ShiftJIS, "名前,影響力,備考\n法務部,高,契約を見る\n"},
		{simplifiedchinese.GBK, "名称,影响力,备注\n法务部,高,合同\n"},
		{korean.EUCKR, "이름,영향력,비고\n법무팀,높음,계약\n"},
	} {
		src, err := tt.page.NewEncoder().String(tt.text)
		if got, want := shown(read(t, "x.csv", src)), shown(read(t, "x.csv", tt.text)); err != nil || got != want || !strings.Contains(got, "influence=high") {
			t.Errorf("%v: %s, want %s", tt.page, got, want)
		}
	}
	for _, src := range []string{"\xff\xfea", "a;b\n\x81;c\n", "a\x00b"} {
		if _, err := Read("x.csv", []byte(src), Options{}); err == nil {
			t.Errorf("%q is read", src)
		}
	}
}

func TestMarkdown(t *testing.T) {
	s := sample(t, "stakeholders.md")
	expect(t, s, "markdown", `
stakeholders: name=Legal perspective=sideways role=a | b
stakeholders: name=CTO perspective=upward
collaborations: to=CTO channel=video call
collaborations: to=Legal channel=a b
`)
	if at := s.Records[1].At.String(); at != "stakeholders.md:13" {
		t.Errorf("the second stands in %s", at)
	}
	expect(t, read(t, "x.md", "| Name | Perspective |\n|--|--|\n| ~~Old~~ | upward |\n| A~~B | upward |\n"), "markdown", `
stakeholders: name=Old perspective=upward
stakeholders: name=A~~B perspective=upward
! x.md:3: text that is struck through is read all the same; remove it if it no longer holds
`)
	for cell, want := range map[string]string{"~~Old~~": "Old", "~~**Old**~~": "Old", "**~~Old~~**": "Old", "~~": "~~", "~5": "~5"} {
		if got := plainCell(cell); got != want {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
}

func TestRACI(t *testing.T) {
	s := sample(t, "raci.csv")
	expect(t, s, "csv", `
stakeholders: name=OSPO
stakeholders: name=Legal
stakeholders: name=CTO
collaborations: label=Policy raci.responsible=OSPO raci.accountable=CTO raci.consulted=Legal
collaborations: label=Review raci.responsible=OSPO|Legal raci.accountable=OSPO raci.informed=CTO
`)
	if !s.Records[0].Mention {
		t.Error("a party that is only named is taken for a stakeholder")
	}
}

func TestBackstage(t *testing.T) {
	expect(t, sample(t, "catalog-info.yaml"), "backstage", `
stakeholders: name=Platform engineering id=platform role=Runs the build pipelines kind=department part_of=technology members=Build lead
stakeholders: name=technology id=technology kind=business-unit
stakeholders: name=registry id=registry role=Package registry kind=product part_of=platform
! catalog-info.yaml: 1 entity of kind Component not read: a map has no field for them
`)
}

func TestGitHubTeams(t *testing.T) {
	expect(t, sample(t, "teams.json"), "github-teams", `
stakeholders: name=Open source reviewers id=open-source-reviewers role=Review requests to publish sources=https://github.com/orgs/example/teams/open-source-reviewers part_of=engineering
stakeholders: name=Engineering id=engineering sources=https://github.com/orgs/example/teams/engineering
`)
}

func TestCodeOwners(t *testing.T) {
	expect(t, sample(t, "CODEOWNERS"), "codeowners", `
stakeholders: name=core role=Owns * and 1 more path
stakeholders: name=docs role=Owns /docs
! CODEOWNERS: 2 single owners not read: a map names teams
`)
	expect(t, read(t, "CODEOWNERS", `* @acme/core
[Legal and IP][2] @acme/legal @ada
LICENSE
/terms\ of\ use/ @acme/policy
/notices
^[Docs] @acme/docs
*.md
[Nobody]
/tmp
[Empty] @acme/empty
`), "codeowners", `
stakeholders: name=core role=Owns *
stakeholders: name=legal role=Owns LICENSE and 1 more path
stakeholders: name=policy role=Owns /terms of use/
stakeholders: name=docs role=Owns *.md
stakeholders: name=empty
! CODEOWNERS: 1 single owner not read: a map names teams
`)
}

// Teams with the same name are different, and are told apart by the part of their path
// before it.
func TestCodeOwnersOfOneName(t *testing.T) {
	expect(t, read(t, "CODEOWNERS", "* @acme/core\n/docs @other/core\n/x @acme/platform/tools @acme/infra/tools @acme/legal\n"), "codeowners", `
stakeholders: name=core (acme) role=Owns *
stakeholders: name=core (other) role=Owns /docs
stakeholders: name=tools (acme/platform) role=Owns /x
stakeholders: name=tools (acme/infra) role=Owns /x
stakeholders: name=legal role=Owns /x
`)
}

func TestLandscape(t *testing.T) {
	expect(t, sample(t, "landscape.yml"), "landscape", `
projects: name=Engine status=graduated url=https://example.org/engine
projects: name=Shim
! landscape.yml:12: "ftp://example.org" is not a link; use a full http, https or mailto address
`)
}

func TestSBOM(t *testing.T) {
	expect(t, sample(t, "bom.cdx.json"), "cyclonedx", `
projects: name=zlib use=used url=https://zlib.net
projects: name=tools use=used url=https://github.com/x/tools
projects: name=lonely use=used
`)
	expect(t, sample(t, "bom.spdx.json"), "spdx", `
projects: name=openssl use=used url=https://github.com/openssl/openssl
projects: name=curl use=used url=https://curl.se
`)
}

const diagramRead = `
stakeholders: name=CTO perspective=upward
stakeholders: name=Legal & IP perspective=sideways
stakeholders: name=LF group=Foundations
collaborations: to=CTO method=report direction=to
collaborations: from=CTO to=Legal & IP direction=both
collaborations: to=LF label=dues direction=from strength=strong
collaborations: from=Legal & IP to=LF
`

func TestMermaid(t *testing.T) {
	expect(t, sample(t, "office.mmd"), "mermaid", diagramRead)
	expect(t, read(t, "x.mmd", "flowchart TD\nospo --> cto\nsubgraph Upward\ncto\nboard\nend\nsubgraph External\ncncf --> cto\nend\nboard[The board]\n"), "mermaid", `
stakeholders: name=cto perspective=upward
stakeholders: name=The board perspective=upward
stakeholders: name=cncf perspective=outside
collaborations: to=cto direction=to
collaborations: from=cncf to=cto direction=to
`)
}

// Lines of a picture of a map give the cadence, whether the work is only planned, and the
// methods if there is no label.
func TestLabelsOfLines(t *testing.T) {
	expect(t, read(t, "x.mmd", `flowchart TD
  ospo -->|"Steering committee · monthly"| cto
  ospo -->|"Office hours · on demand (planned)"| cto
  ospo -->|"strategy advice, report · monatlich"| cto
  ospo -->|weekly| cto
  ospo -->|"Legal #amp; #8238;IP · #34;x#34; (review)"| cto
`), "mermaid", `
stakeholders: name=cto
collaborations: to=cto cadence=monthly label=Steering committee direction=to
collaborations: to=cto status=planned cadence=on-demand label=Office hours direction=to
collaborations: to=cto cadence=monthly method=strategy-advice|report direction=to
collaborations: to=cto cadence=weekly direction=to
collaborations: to=cto label=Legal & IP · "x" (review) direction=to
`)
}

// A label may span several lines.
func TestMermaidLabelsOfSeveralLines(t *testing.T) {
	expect(t, read(t, "x.mmd", "flowchart TD\n  %% 6\" wide\n  a(\"#42;CTO#42;\n  the #92; office\") --> ospo\n  b --> ospo\n"), "mermaid", `
stakeholders: name=*CTO*
stakeholders: name=b
collaborations: to=*CTO* direction=from
collaborations: to=b direction=from
`)
}

// Attributes of boxes and lines in braces, a newer syntax of Mermaid, are read or
// ignored.
func TestMermaidSaidInBraces(t *testing.T) {
	expect(t, read(t, "x.mmd", `flowchart TD
  ospo@{ shape: circle, label: "OSPO" }
  subgraph Upward
    cto@{ shape: rect, label: "CTO; office" }:::boss
    board@{
      shape: docs
      label: "Board, of
      directors"
    }
  end
  ospo e1@--> cto
  e1@{ animate: true }
  board e2@-- asks --> ospo
  ospo --reports--> board
`), "mermaid", `
stakeholders: name=CTO; office perspective=upward
stakeholders: name=Board, of directors perspective=upward
collaborations: to=CTO; office direction=to
collaborations: to=Board, of directors label=asks direction=from
collaborations: to=Board, of directors label=reports direction=to
`)
}

// Some boxes of a drawn diagram are not stakeholders: the office, whatever its name, its own
// work, and an empty perspective.
func TestDrawnDiagrams(t *testing.T) {
	want := `
stakeholders: name=CTO perspective=upward
collaborations: to=CTO direction=to
`
	expect(t, read(t, "x.mmd", `flowchart LR
  subgraph c_upward["UPWARD"]
    n_cto("CTO")
  end
  subgraph c_outside["OUTSIDE"]
    n_own_work("Own work<br/>Planning")
    n_gap_outside("Nobody yet<br/>gap")
  end
  n_ospo("Desk for code")
  n_ospo --> n_cto
`), "mermaid", want)
	expect(t, read(t, "x.dot", `digraph {
  subgraph "cluster_upward" { graph [label="UPWARD"]; "cto" [label="CTO"]; }
  subgraph "cluster_outside" { graph [label="OUTSIDE"]; "own:work" [label="Own work\nPlanning"]; "gap:outside" [label="Nobody yet\ngap"]; }
  "ospo" [label="Desk for code"];
  "ospo" -> "cto";
}
`), "dot", want)
}

func TestDOT(t *testing.T) {
	expect(t, sample(t, "office.dot"), "dot", diagramRead)
	expect(t, read(t, "x.dot", "digraph {\nsubgraph a { label=Upward\ncto [label=CTO]\nc1 [label=CTO] }\nsubgraph b { label=External\nc2 [label=CTO] }\nospo -> c2\n}\n"), "dot", `
stakeholders: name=CTO perspective=upward
collaborations: to=CTO direction=to
! x.dot:6: "CTO" is also on line 3, in another place; only that one is read
`)
	expect(t, read(t, "x.dot", `digraph { a [label="C:\\new #64; &amp;lt; **b**\nrole"]; a -> ospo [label="reads\nand writes"] }`), "dot", `
stakeholders: name=C:\new #64; &lt; **b**
collaborations: to=C:\new #64; &lt; **b** label=reads and writes direction=from
`)
	expect(t, read(t, "x.dot", `digraph { subgraph a { label="Outside: communities"; lf [label=<<b>Linux</b>
  Foundation<br/><i>funds us</i>>]; t [label=<<table><tr><td>Apache <sub>2</sub></td><td>hosts</td></tr></table>>] } }`), "dot", `
stakeholders: name=Linux Foundation perspective=outside
stakeholders: name=Apache 2 perspective=outside
`)
	for _, src := range []string{"digraph {", "digraph { a -> }", "digraph { \"a }", "digraph { a [b=c }", "graph { a ^ b }", "digraph " + strings.Repeat("{", 100)} {
		if _, err := Read("x.dot", []byte(src), Options{}); err == nil {
			t.Errorf("%.20q is read", src)
		}
	}
}

func TestUnknownFile(t *testing.T) {
	if _, err := Read("x", nil, Options{}); err == nil || err.Error() != "x: the file is empty" {
		t.Error(err)
	}
	for _, src := range []string{"Dear all,\nhello\n", "{}"} {
		if _, err := Read("x", []byte(src), Options{}); err == nil || !strings.Contains(err.Error(), "--as") {
			t.Errorf("%q: %v", src, err)
		}
	}
	if _, err := Read("x", []byte("a;b"), Options{As: "ods"}); err == nil {
		t.Error("a kind that does not exist is read")
	}
}

// FuzzRead checks that no file crashes the program.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"stakeholders.csv", "catalog-info.yaml", "teams.json", "register.xlsx"} {
		src, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src, "")
	}
	f.Add([]byte("digraph { a -> b }"), "dot")
	f.Add([]byte("flowchart LR\n a --> b & c\n"), "mermaid")
	f.Add([]byte("* @a/b\n"), "codeowners")
	f.Add([]byte(`{"bomFormat":"CycloneDX","components":[{"name":"a"}]}`), "cyclonedx")
	f.Fuzz(func(t *testing.T, src []byte, as string) {
		var s *Source
		var err error
		testkit.Bound(t, len(src), 16<<10, func() { s, err = Read("x", src, Options{As: as, Mapping: &register.Mapping{}}) })
		if (s == nil) == (err == nil) {
			t.Errorf("%v and %v", s, err)
		}
	})
}
