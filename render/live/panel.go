package live

import (
	"fmt"
	"html"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// panelWriter writes the panel beside the picture: the state of the map, its findings,
// and the forms for what to show and download. All text goes through text, which escapes
// it.
type panelWriter struct {
	strings.Builder
	file    string
	now     *moment
	choice  Choice
	problem string         // with the picture; empty if there is none
	details []scene.Detail // of the picture
}

func (w *panelWriter) say(p model.Phrase, namesAndValues ...any) string {
	return w.now.View.Words.Say(p, namesAndValues...)
}

func (w *panelWriter) text(s string) { w.WriteString(html.EscapeString(model.Printable(s))) }

func (w *panelWriter) element(name, class, text string) {
	w.WriteString("<" + name)
	if class != "" {
		w.WriteString(` class="` + class + `"`)
	}
	w.WriteString(">")
	w.text(text)
	w.WriteString("</" + name + ">\n")
}

// write returns the panel, with attributes that identify the server and the reading.
func (w *panelWriter) write(run string) string {
	fmt.Fprintf(w, `<aside id="live" lang="%s" aria-label="%s" data-lost="%s" data-run="%s" data-number="%d" data-picture="%d">`+"\n",
		html.EscapeString(w.now.View.Words.Written()), html.EscapeString(w.say("Check and download")), html.EscapeString(w.say("no connection to ospomap serve")), run, w.now.number, w.now.picture)
	w.element("h2", "", filepath.Base(w.file))
	state, class := w.state()
	w.WriteString(`<p id="live-state" role="status" class="` + class + `">`)
	w.text(state)
	w.WriteString("</p>\n<div id=\"live-findings\">\n")
	w.findings()
	w.WriteString("</div>\n")
	w.form()
	w.WriteString("</aside>\n")
	return w.String()
}

// state describes the state of the map, and whether the picture is up to date, in one
// line.
func (w *panelWriter) state() (text, class string) {
	counts := reporter.Count(w.now.File)
	switch {
	case w.now.Problem != "":
		text = w.now.Problem
	case w.now.Map == nil:
		text = reporter.Counts{Error: counts.Error}.Brief(w.now.View.Words)
	case w.problem != "":
		return w.problem, "broken"
	default:
		return counts.In(w.now.View.Words), ""
	}
	if w.now.drawn != nil {
		text = w.say("{problem}; the picture is the last good one", "problem", words.Said(text))
	}
	return text, "broken"
}

// findings lists the findings, the most severe first, and separately those about what is
// not recorded yet.
func (w *panelWriter) findings() {
	var told, unrecorded []model.Finding
	for _, f := range w.now.File.Findings {
		if gap.IsUnrecorded(f) {
			unrecorded = append(unrecorded, f)
		} else {
			told = append(told, f)
		}
	}
	slices.SortStableFunc(told, func(a, b model.Finding) int { return int(b.Severity - a.Severity) })
	excerpt := reporter.Excerpts(w.now.File.Source)
	for _, note := range w.now.File.Notes(w.now.View.Words) {
		w.element("p", "hint", note)
	}
	w.list(told, excerpt)
	if len(unrecorded) > 0 {
		w.WriteString(`<details id="live-unrecorded">` + "\n")
		w.element("summary", "", w.say("Not recorded yet ({n})", "n", len(unrecorded)))
		w.list(unrecorded, excerpt)
		w.WriteString("</details>\n")
	}
}

func (w *panelWriter) list(findings []model.Finding, excerpt func(model.Pos) (line, marker string)) {
	if len(findings) == 0 {
		return
	}
	cards := w.cards()
	w.WriteString("<ol>\n")
	for _, f := range findings {
		w.WriteString(`<li class="` + f.Severity.String() + `">`)
		w.place(f)
		w.element("p", "", f.Message)
		if line, marker := excerpt(f.Pos); f.Severity == model.Error && line != "" {
			w.WriteString("<pre>")
			w.WriteString(html.EscapeString(line + "\n" + marker)) // keeps tabs
			w.WriteString("</pre>\n")
		}
		if f.Hint != "" {
			w.element("p", "hint", f.Hint)
		}
		w.element("code", "", f.Rule)
		if d := cards[told{f.Rule, f.Message}]; d != nil {
			w.WriteString(` · <a href="#` + html.EscapeString(d.ID) + `">`)
			w.text(d.Title)
			w.WriteString("</a>")
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</ol>\n")
}

// place writes the severity of a finding and a link to its line, with the file name if
// that is not the map.
func (w *panelWriter) place(f model.Finding) {
	w.WriteString(`<p class="place">`)
	w.text(w.now.View.Words.Word(f.Severity.String()))
	if !f.Pos.IsZero() {
		at := w.say("line {n}", "n", f.Pos.Line)
		if w.now.File.Name != w.file {
			at = w.say("line {n} of {file}", "n", f.Pos.Line, "file", w.now.File.Name)
		}
		w.WriteString(" · ")
		if w.now.hasSource() {
			fmt.Fprintf(w, `<a href="source#L%d" target="ospomap-source">`, f.Pos.Line)
			w.text(at)
			w.WriteString("</a>")
		} else {
			w.text(at)
		}
	}
	w.WriteString("</p>\n")
}

// told identifies a finding on cards.
type told struct{ rule, message string }

// cards returns the first card that reports each finding. It returns none if the map
// can't be drawn, since the picture is then of an earlier reading.
func (w *panelWriter) cards() map[told]*scene.Detail {
	cards := map[told]*scene.Detail{}
	if w.now.Map == nil {
		return cards
	}
	for i := range w.details {
		for _, f := range w.details[i].Findings {
			if key := (told{f.Rule, f.Message}); cards[key] == nil {
				cards[key] = &w.details[i]
			}
		}
	}
	return cards
}

// form asks what to show and what to download. Options that the view does not take are
// hidden, and kept for the next view.
func (w *panelWriter) form() {
	var m *model.Map
	if w.now.drawn != nil {
		m = w.now.drawn.Map
	}
	w.WriteString("<form id=\"live-form\" action=\"./\">\n")
	for _, q := range w.choice.questions(m, w.now.View.Words) {
		w.question(q)
	}
	w.WriteString(`<button id="live-show">`)
	w.text(w.say("Show"))
	w.WriteString(`</button><button formaction="download">`)
	w.text(w.say("Download"))
	w.WriteString("</button>\n</form>\n")
}

func (w *panelWriter) question(q question) {
	w.WriteString("<label")
	if q.own != nil {
		takers := views.With(q.name)
		w.WriteString(` data-views="` + strings.Join(takers, " ") + `"`)
		if !slices.Contains(takers, w.choice.View) {
			w.WriteString(" hidden")
		}
	}
	w.WriteString(">")
	w.element("span", "", w.now.View.Words.Word(q.name))
	if q.own != nil && q.own.Kind == view.Number {
		fmt.Fprintf(w, `<input type="number" name="%s" min="%d" value="%s"></label>`+"\n", q.name, q.own.Least, html.EscapeString(q.value))
		return
	}
	w.WriteString(`<select name="` + q.name + `">`)
	if !slices.ContainsFunc(q.answers, func(a answer) bool { return a.value == q.value }) {
		w.option(answer{q.value, q.value}, true) // a stakeholder that is no longer in the map
	}
	for _, a := range q.answers {
		w.option(a, a.value == q.value)
	}
	w.WriteString("</select></label>\n")
}

func (w *panelWriter) option(a answer, selected bool) {
	w.WriteString("<option")
	if a.value != a.words {
		w.WriteString(` value="` + html.EscapeString(a.value) + `"`)
	}
	if selected {
		w.WriteString(" selected")
	}
	w.WriteString(">")
	w.text(a.words)
	w.WriteString("</option>")
}
