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
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// The pictures are drawn for a day on which a little is overdue.
const (
	viewsMap   = "samples/acme.yaml"
	viewsToday = "2027-01-29"
	viewsPage  = "../../docs/views.md"
	viewsDraws = "../../docs/images/views"
)

const viewsIntro = `# Views: one map, many questions

Written by ` + "`make golden`" + ` from the views themselves; do not edit.

A map is recorded once. Each view draws it as the answer to one question: a board asks a different one from the person who prepares a meeting or divides the work. ` + "`ospomap views`" + ` lists them; ` + "`ospomap render MAP --view NAME`" + ` draws one, in every [format](formats.md), light and dark. They are all in the live preview, [` + "`ospomap serve`" + `](serve.md), too, and [` + "`ospomap embed`" + `](embedding.md) keeps them up to date in documents. Those that Graphviz lays out need the program ` + "`ospomap-graphviz`" + `, which ` + "`make install`" + ` puts beside ` + "`ospomap`" + `.

%s
The pictures on this page show [` + viewsMap + `](../` + viewsMap + `) and what is overdue on ` + viewsToday + `; without ` + "`--today`" + ` nothing is called overdue, so that a picture never changes by itself. Every view also takes ` + "`--title`, `--theme`, `--no-gaps`" + ` and [` + "`--public`" + `](formats.md#for-the-people-it-is-about).

**Fed by** lists the fields of [the map](the-map.md) that a picture shows or reads aloud, tooltips and links included, when it is drawn without options. Ids are not listed: they connect entries and are shown nowhere. The [findings](check.md) that some views mark, and the details that an HTML page opens, draw on more than that.
`

// TestViewsPage keeps the page about the views and its pictures up to date.
func TestViewsPage(t *testing.T) {
	var contents, sections strings.Builder
	pictures := map[string]bool{}
	for _, name := range views.Names() {
		v, file := views.Lookup(name), name+".svg"
		if v.Use == "" {
			t.Errorf("the view %q does not say how to use it", name)
		}
		pictures[file] = true
		svg := viewPicture(t, name)
		testkit.Golden(t, filepath.Join(viewsDraws, file), svg)

		fmt.Fprintf(&contents, "- [%s](#%s): %s\n", name, name, reporter.Escaped(string(v.Question)))
		fmt.Fprintf(&sections, "\n## %s\n\n**%s**\n\n", name, reporter.Escaped(string(v.Question)))
		fmt.Fprintf(&sections, "%s\n\n%s\n\n", pictureLink(t, file, svg), v.Use)
		fmt.Fprintf(&sections, "```\n%s\n```\n\n", viewCommand(name))
		for _, o := range viewOptions(v) {
			fmt.Fprintf(&sections, "- %s\n", o)
		}
		fmt.Fprintf(&sections, "- **Fed by** %s\n", fedBy(v.Fields))
		if more := beyondPictures(v); more != "" {
			fmt.Fprintf(&sections, "- **Beyond pictures:** %s\n", more)
		}
		fmt.Fprintf(&sections, "- **With nothing recorded:** %s\n", saysWhenBlank(t, v))
	}
	testkit.Golden(t, viewsPage, fmt.Sprintf(viewsIntro, contents.String())+sections.String())

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

// viewPicture draws the view with the command on the page.
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

// pictureLink returns a picture that links to its full size. A picture much taller than
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

// viewOptions lists the view-specific options, with the flags' help.
func viewOptions(v *view.View) []string {
	flags := (&app{}).renderCommand().Flags()
	var out []string
	for _, option := range v.Options {
		value, usage := pflag.UnquoteUsage(flags.Lookup(option.Name))
		usage = strings.TrimPrefix(usage, v.Name+": ")
		out = append(out, fmt.Sprintf("`%s`: %s", strings.TrimSpace("--"+option.Name+" "+value), reporter.Escaped(usage)))
	}
	return out
}

// fedBy lists fields by the part of the map they are in.
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

// beyondPictures describes the formats that hold something other than one picture of the
// view.
func beyondPictures(v *view.View) string {
	var others, documents []string
	for _, name := range format.Names() {
		f, word := format.Lookup(name), "`--format "+name+"`"
		switch {
		case f.WriteGraph != nil && v.Graph != nil, f.WriteTable != nil && v.Table != nil, f.WriteAgenda != nil && v.Agenda != nil:
			others = append(others, word)
		case f.WritePages != nil && v.Pages != nil:
			documents = append(documents, word)
		}
	}
	if len(documents) > 0 {
		others = append(others, "a document of several parts with "+strings.Join(documents, " and "))
	}
	return strings.Join(others, ", ")
}

// saysWhenBlank returns what the view says about a minimal map: its hint, or else
// prepared words, whose quoted parts the view must contain.
func saysWhenBlank(t *testing.T, v *view.View) string {
	t.Helper()
	m, _ := parse.Parse("map.yaml", []byte("organization: Northwind Ferries\nstakeholders: []\n"))
	s, err := v.Draw(m, view.Options{Findings: gap.Run(m, gap.Options{}).Findings})
	if err != nil {
		t.Fatal(err)
	}
	if hint := hintOf(s.Root); hint != "" {
		if v.Blank != "" {
			t.Errorf("%s gives a hint; leave out %q", v.Name, v.Blank)
		}
		sentences := strings.SplitAfterN(hint, ". ", 3)
		return reporter.Escaped("“" + strings.TrimSpace(strings.Join(sentences[:min(2, len(sentences))], "")) + "”")
	}
	_, said, _ := strings.Cut(v.Blank, "“")
	said, _, _ = strings.Cut(said, "”")
	if said == "" || !strings.Contains(s.Description, said) {
		t.Errorf("%s says of an empty map %q, not %q", v.Name, s.Description, said)
	}
	return v.Blank
}

// hintOf returns the first hint about what to record.
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
