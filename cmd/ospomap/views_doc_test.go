package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// viewPages are the sections of docs/views.md, in the order in which a reader meets
// the questions: the whole map, one stakeholder, all stakeholders, the work, the
// office, time, and what sums it up.
var viewPages = []struct {
	name  string
	use   string // how to read it and when to use it
	blank string // what an empty map gives, for views that give no hint then
}{
	{name: "compass", use: `The place of a card says how the office looks at somebody: up to those who decide, down to its own team, sideways to other functions, or out of the house. What is missing stands there too, as a dashed card. Use it to open a conversation: as the first slide of a deck or the front page of a wiki. [The compass](compass.md) explains every sign, and what overlays and the sheet for one perspective add to it.`,
		blank: "four dashed cards, one for each perspective; read aloud, “nobody yet”."},
	{name: "focus", use: `The briefing sheet for one meeting. On the left is what the office and this stakeholder do together, on the right what the stakeholder does with others, below them what is expected and what answers it, and at the foot what the check found and what to do about it. Print it before you meet, and give it to whoever steps in for you.`},
	{name: "engagement", use: `C is where somebody stands today, D where the office needs them, and the arrow between them is work to do. Use it to plan a quarter: choose the few arrows that matter, and find out where those stand who are not recorded. It judges people, so it is for the office's own table; [` + "`--public`" + `](formats.md#for-those-whom-it-is-about) leaves the judgements out.`},
	{name: "power-interest", use: `The higher somebody stands, the more they decide; the further right, the more they care. Those at the top right need your time, those at the top left must not be surprised. Use it to divide the office's time, and compare it with the calendar: who gets more of it than the grid says, and who less? It judges people as the engagement view does.`},
	{name: "goals", use: `Read it from left to right: what the organisation wants, what the office wants to reach for that, what it does, and with whom. A goal with nothing to its right is a promise that nobody works on; work with nothing to its left is a habit. Use it for the yearly plan, and whenever somebody asks what a meeting, or the office, is good for.`},
	{name: "network", use: `Every line is the work that two parties do together, also where the office has no part in it. A bridge is the only way to somebody else, and the bars below tell on whom of the owners too much hangs. Use it to find such single points before they are away. Drawn with ` + "`--without-ospo`" + `, it tells what would be left without the office.`},
	{name: "hats", use: `A row for each of the office's people, with the hats that they wear and their share of working time; beside it the four aspects of the work, with what belongs to each. A hat without a tick and an aspect without a bar are missing. Use it when you hire, when somebody leaves, and when the work has to be divided anew.`},
	{name: "readiness", use: `The verdict comes first, then the five areas with what their scores rest on and what is planned, then the twelve questions with what was answered and by whom. Use it before there is an office, to decide whether to start one, pilot one or wait; and once a year afterwards. Where two perspectives would answer differently, begin there.`},
	{name: "raci", use: `A row for each collaboration and a column for everybody with a part in it. Every row needs one A, somebody who answers for it, and at least one R. Use it where work falls between two chairs. A few rows for what matters most are better than one for everything; what has none is listed below.`},
	{name: "calendar", use: `What is late comes first, then month after month what is next: an occasion is due one rhythm after it last took place. Use it in the office's weekly meeting, and keep the dates up to date there. As an ` + "`.ics`" + ` file it goes into any calendar program, which recognises the same events when it is imported again.`},
	{name: "flower", use: `The petals are the groups that an open source office brings together; the kind of a stakeholder says into which it belongs. It needs no explanation, so use it where nobody knows the office yet: in a talk, on a poster, on its page in the intranet. An empty petal is a question to ask.`},
	{name: "report", use: `Everything that a quarterly review needs, in one file: the verdict, the compass, the gaps with what to do about them, engagement, goals and calendar. A PDF has pages for each of them, an HTML page sections. Send it before the meeting, and keep the file of each quarter to see what has moved.`,
		blank: "the verdict, and at the end, under “Still to record”, what each empty section needs."},
}

// The pictures of the page are drawn for a day on which a little is overdue.
const (
	viewsMap   = "samples/acme.yaml"
	viewsToday = "2027-01-29"
	viewsPage  = "../../docs/views.md"
	viewsDraws = "../../docs/images/views"
)

const viewsIntro = `# Views: one map, many questions

Written by ` + "`make golden`" + ` from the views themselves; do not edit.

A map is recorded once. Each view draws it as the answer to one question: a board asks another one than the person who prepares a meeting or divides the work. ` + "`ospomap views`" + ` lists them; ` + "`ospomap render MAP --view NAME`" + ` draws one, in every [format](formats.md), light and dark. They are all in the live preview of [` + "`ospomap serve`" + `](serve.md), too, and [` + "`ospomap embed`" + `](embedding.md) keeps them up to date in documents. Those that Graphviz lays out need the program ` + "`ospomap-graphviz`" + `, which ` + "`make install`" + ` puts beside ` + "`ospomap`" + `.

%s
The pictures on this page show [` + viewsMap + `](../` + viewsMap + `) and what is overdue on ` + viewsToday + `; without ` + "`--today`" + ` nothing is called overdue, so that a picture never changes by itself. Every view also takes ` + "`--title`, `--theme`, `--no-gaps`" + ` and [` + "`--public`" + `](formats.md#for-those-whom-it-is-about).

Under **Fed by** stands what of [the map](the-map.md) a picture shows or reads aloud, tooltips and links included, when it is drawn without options. Ids are not listed: they tie a map together and are shown nowhere. The [findings](check.md) that some views mark, and the details that an HTML page opens, draw on more than that.
`

// TestViewsPage keeps the page about the views, and its pictures, in step with
// them.
func TestViewsPage(t *testing.T) {
	var contents, sections strings.Builder
	pictures := map[string]bool{}
	for _, p := range viewPages {
		v := view.Lookup(p.name)
		if v == nil {
			t.Fatalf("docs/views.md tells about %q, which is no view", p.name)
		}
		file := p.name + ".svg"
		pictures[file] = true
		svg := viewPicture(t, p.name)
		fresh(t, filepath.Join(viewsDraws, file), svg)

		fmt.Fprintf(&contents, "- [%s](#%s): %s\n", p.name, p.name, markdown(v.Question))
		fmt.Fprintf(&sections, "\n## %s\n\n**%s**\n\n", p.name, markdown(v.Question))
		fmt.Fprintf(&sections, "%s\n\n%s\n\n", pictureLink(t, file, svg), p.use)
		fmt.Fprintf(&sections, "```\n%s\n```\n\n", viewCommand(p.name))
		for _, o := range viewOptions(v) {
			fmt.Fprintf(&sections, "- %s\n", o)
		}
		fmt.Fprintf(&sections, "- **Fed by** %s\n", fedBy(v.Fields))
		if more := beyondPictures(v); more != "" {
			fmt.Fprintf(&sections, "- **Beyond pictures:** %s\n", more)
		}
		fmt.Fprintf(&sections, "- **With nothing recorded:** %s\n", saysWhenBlank(t, v, p.blank))
	}
	if len(viewPages) != len(view.Names()) || len(pictures) != len(viewPages) {
		t.Errorf("docs/views.md has %d sections; write one for each of %q", len(viewPages), view.Names())
	}
	fresh(t, viewsPage, fmt.Sprintf(viewsIntro, contents.String())+sections.String())

	files, err := os.ReadDir(viewsDraws)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !pictures[f.Name()] {
			t.Errorf("%s/%s is of no view; remove it", viewsDraws, f.Name())
		}
	}
}

func viewCommand(name string) string {
	return "ospomap render " + viewsMap + " --view " + name + " --today " + viewsToday
}

// viewPicture draws the view with the command that the page shows.
func viewPicture(t *testing.T, name string) string {
	t.Helper()
	env, worker := testEnv(t), os.Getenv("OSPOMAP_GRAPHVIZ")
	if worker == "" {
		t.Fatal("TestMain names no layout program; another one would draw other pictures")
	}
	env.Getenv = func(key string) string { return map[string]string{"OSPOMAP_GRAPHVIZ": worker}[key] }
	var svg, messages bytes.Buffer
	args := strings.Fields(strings.Replace(viewCommand(name), viewsMap, "../../"+viewsMap, 1))
	if code := Run(append(args[1:], "-o", "-"), nil, &svg, &messages, env); code != exitOK {
		t.Fatalf("%s: exit code %d: %s", name, code, messages.String())
	}
	return svg.String()
}

var (
	svgTitle = regexp.MustCompile(`<title[^>]*>([^<]+)</title>`)
	svgSize  = regexp.MustCompile(`<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"`)
)

// pictureLink shows a picture that opens when it is clicked; one much taller than
// wide is shown small.
func pictureLink(t *testing.T, file, svg string) string {
	t.Helper()
	title, size := svgTitle.FindStringSubmatch(svg), svgSize.FindStringSubmatch(svg)
	if title == nil || size == nil {
		t.Fatalf("%s has no title or size", file)
	}
	w, _ := strconv.ParseFloat(size[1], 64)
	h, _ := strconv.ParseFloat(size[2], 64)
	width := "100%"
	if h > 2*w {
		width = "40%"
	}
	return fmt.Sprintf(`<a href="images/views/%s"><img alt="%s" src="images/views/%s" width="%s" /></a>`, file, title[1], file, width)
}

// viewOptions are the options that a view alone takes, in the words of the flags.
func viewOptions(v *view.View) []string {
	flags := (&app{}).renderCommand().Flags()
	var out []string
	for _, option := range v.Takes {
		value, usage := pflag.UnquoteUsage(flags.Lookup(option))
		usage = strings.TrimPrefix(usage, v.Name+": ")
		out = append(out, fmt.Sprintf("`%s`: %s", strings.TrimSpace("--"+option+" "+value), markdown(usage)))
	}
	return out
}

// fedBy lists fields by the part of the map that they stand in.
func fedBy(fields []string) string {
	var parts []string
	in := ""
	for _, f := range fields {
		end := strings.IndexAny(f, ".[")
		key := "how many"
		if inside := strings.TrimPrefix(strings.TrimPrefix(f[end:], "[]"), "."); inside != "" {
			key = "`" + inside + "`"
		}
		if f[:end] == in {
			parts[len(parts)-1] += ", " + key
			continue
		}
		in = f[:end]
		parts = append(parts, fmt.Sprintf("[%s](the-map.md#%s) %s", in, in, key))
	}
	return strings.Join(parts, "; ")
}

// beyondPictures tells which formats hold something else than one picture of the
// view.
func beyondPictures(v *view.View) string {
	var others, documents []string
	for _, name := range format.Names() {
		f, word := format.Lookup(name), "`--format "+name+"`"
		switch {
		case f.WriteGraph != nil && v.Graph != nil, f.WriteAgenda != nil && v.Agenda != nil:
			others = append(others, word)
		case f.WriteSheets != nil && v.Sheets != nil:
			documents = append(documents, word)
		}
	}
	if len(documents) > 0 {
		others = append(others, "a document of several parts with "+strings.Join(documents, " and "))
	}
	return strings.Join(others, ", ")
}

// saysWhenBlank is what the view says of a map that holds no more than it must:
// its hint, or else the words given, of which it has to say those in quotes.
func saysWhenBlank(t *testing.T, v *view.View, otherwise string) string {
	t.Helper()
	m, _ := parse.Parse("map.yaml", []byte("organization: Northwind Ferries\nstakeholders: []\n"))
	s, err := v.Draw(m, view.Options{Findings: gap.Run(m, gap.Options{}).Findings})
	if err != nil {
		t.Fatal(err)
	}
	if hint := hintOf(s.Root); hint != "" {
		if otherwise != "" {
			t.Errorf("%s gives a hint; leave out %q", v.Name, otherwise)
		}
		sentences := strings.SplitAfterN(hint, ". ", 3)
		return markdown("“" + strings.TrimSpace(strings.Join(sentences[:min(2, len(sentences))], "")) + "”")
	}
	_, said, _ := strings.Cut(otherwise, "“")
	said, _, _ = strings.Cut(said, "”")
	if said == "" || !strings.Contains(s.Description, said) {
		t.Errorf("%s says of an empty map %q, not %q", v.Name, s.Description, said)
	}
	return otherwise
}

// hintOf is the first hint on what to record.
func hintOf(nodes []scene.Node) string {
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok {
			if g.Class == "hint" {
				return g.Label
			}
			if found := hintOf(g.Children); found != "" {
				return found
			}
		}
	}
	return ""
}
