package views

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Patterns of counts in pictures.
var counted = map[string]*regexp.Regexp{
	"stakeholders":   regexp.MustCompile(`(\d+) (?:stakeholders?\b|with their parts)`),
	"collaborations": regexp.MustCompile(`(\d+) collaborations?\b`),
	"gaps":           regexp.MustCompile(`(\d+) gaps?\b`),
	"people":         regexp.MustCompile(`(\d+) (?:person|people)\b`),
}

// Every view's subtitle, the page, the report and check state the same counts: of
// stakeholders, of collaborations that have not ended, of people who have not left, and of gaps.
// Placeholders are never counted.
func TestNumbersAgree(t *testing.T) {
	anyMaps(t, 12, func(name string, m *model.Map, o view.Options) {
		want := map[string]int{"stakeholders": len(m.Stakeholders), "people": len(m.Team(o.Today))}
		for _, k := range m.Collaborations {
			if k.Status != model.Ended {
				want["collaborations"]++
			}
		}
		for _, s := range m.Stakeholders {
			if s.Wanted {
				want["gaps"]++
			}
		}
		warnings := 0
		for _, f := range o.Findings {
			if f.Rule == "perspective-empty" && f.Severity == model.Warning {
				want["gaps"]++
			}
			if f.Severity >= model.Warning {
				warnings++
			}
		}
		for _, v := range Names() {
			s := viewtest.Drawn(t, Lookup(v), m, o)
			if v == "report" {
				figures := figuresOf(s)
				if got := figures["Stakeholders"]; got != want["stakeholders"] {
					t.Errorf("%s: the report counts %d stakeholders, the map has %d", name, got, want["stakeholders"])
				}
				if got := figures["Warnings"]; got != warnings {
					t.Errorf("%s: the report counts %d warnings, check %d", name, got, warnings)
				}
				continue
			}
			if v == "focus" || v == "readiness" {
				continue // they are about one party, or about questions
			}
			for what, pattern := range counted {
				found := pattern.FindAllStringSubmatch(subtitleOf(s), -1)
				if len(found) == 0 || v == "projects" && what == "gaps" { // of projects, not of parties
					continue
				}
				// "3 stakeholders (5 with their parts)": the total comes last.
				if got, _ := strconv.Atoi(found[len(found)-1][1]); got != want[what] {
					t.Errorf("%s: %s says %q, the map has %d %s", name, v, subtitleOf(s), want[what], what)
				}
			}
		}
		if got := reporter.Count(reporter.File{Findings: o.Findings}).Warning; got != warnings {
			t.Errorf("%s: check counts %d warnings, there are %d", name, got, warnings)
		}
		checkFilters(t, name, m, o, want)
		checkMarks(t, name, m, o)
	})
}

// subtitleOf returns the line below a picture's title.
func subtitleOf(s *scene.Scene) string {
	texts := viewtest.All[*scene.Text](s.Root)
	for _, x := range texts[1:] {
		if x.Y > 50 && x.Y < 60 {
			return x.S
		}
	}
	return ""
}

// figuresOf returns the figures on the report's first page by the names above them.
func figuresOf(s *scene.Scene) map[string]int {
	out := map[string]int{}
	texts := viewtest.All[*scene.Text](s.Root)
	for i := 1; i < len(texts); i++ {
		if n, err := strconv.Atoi(texts[i].S); err == nil {
			if _, seen := out[texts[i-1].S]; !seen {
				out[texts[i-1].S] = n
			}
		}
	}
	return out
}

// checkFilters compares the filters of the page with the map.
func checkFilters(t *testing.T, name string, m *model.Map, o view.Options, want map[string]int) {
	t.Helper()
	var page bytes.Buffer
	if err := format.Lookup("html").Write(&page, viewtest.Drawn(t, Lookup("compass"), m, o), format.Options{}); err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, found := range regexp.MustCompile(`<span class="count">([^<]*)</span>`).FindAllStringSubmatch(page.String(), -1) {
		for _, words := range strings.Split(found[1], " · ") {
			n, people := strings.CutSuffix(strings.TrimSuffix(words, " people"), " person")
			what := "stakeholders"
			if people || strings.HasSuffix(words, " people") {
				what = "people"
			}
			number, err := strconv.Atoi(n)
			if err != nil {
				t.Fatalf("%s: a filter counts %q", name, found[1])
			}
			got[what] += number
		}
	}
	if found := regexp.MustCompile(`>Gaps \((\d+)\)<`).FindStringSubmatch(html.UnescapeString(page.String())); found != nil {
		got["gaps"], _ = strconv.Atoi(found[1])
	}
	for _, what := range []string{"stakeholders", "people", "gaps"} {
		if got[what] != want[what] {
			t.Errorf("%s: the page's filters count %d %s, the map has %d", name, got[what], what, want[what])
		}
	}
}

// checkMarks reads back the marks of the compass: together with the ghosts they show
// exactly the warnings.
func checkMarks(t *testing.T, name string, m *model.Map, o view.Options) {
	t.Helper()
	told := map[string]bool{}
	for _, message := range findingsIn(viewtest.Drawn(t, Lookup("compass"), m, o).Root) {
		told[message] = true
	}
	warned, homes := map[string]bool{}, detail.Homes(m)
	for _, f := range o.Findings {
		if f.Severity < model.Warning {
			continue
		}
		warned[f.Message] = true
		ghost := f.Rule == "perspective-empty" || slices.ContainsFunc(homes(f), func(key string) bool {
			id, _ := strings.CutPrefix(key, "stakeholder-")
			return m.Stakeholder(id) != nil && m.Stakeholder(id).Wanted
		})
		if !told[f.Message] && !ghost {
			t.Errorf("%s: no mark of the compass tells %q", name, f.Message)
		}
	}
	for message := range told {
		if !warned[message] {
			t.Errorf("%s: a mark of the compass tells %q, which nobody warns of", name, message)
		}
	}
}

// Without a given day, no finding depends on one.
func TestMarksKnowNoOtherDay(t *testing.T) {
	m, _ := viewtest.SampleMap(t, "acme")
	for _, f := range gap.Run(m, gap.Options{}).Findings {
		for _, r := range gap.Rules() {
			if r.ID == f.Rule && r.Dated {
				t.Errorf("%s is found without a day", f.Rule)
			}
		}
	}
}
