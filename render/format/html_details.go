package format

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// pageWriter appends the parts of the page that depend on the scene.
type pageWriter struct{ markup }

// element writes one element that holds nothing but text.
func (w *pageWriter) element(name, class, text string) {
	w.raw("<" + name)
	w.optional("class", class)
	w.content(text)
	w.raw("</" + name + ">")
}

// link writes text as a link where that is safe.
func (w *pageWriter) link(href, text string) {
	if !isSafeLink(href) {
		w.b = appendText(w.b, text)
		return
	}
	w.raw("<a")
	w.attr("href", href)
	w.raw(` target="_blank" rel="noopener"`)
	w.content(text)
	w.raw("</a>")
}

// filters writes the buttons and the list by which the page shows less: one for
// each perspective and each rule that has something to show.
func filters(details []scene.Detail) string {
	var perspectives, rules []string
	count := map[string]int{} // of details by perspective, rule, "*" and "gap"
	for _, d := range details {
		if d.Perspective == "" {
			continue // the office is always shown
		}
		if !slices.Contains(perspectives, d.Perspective) {
			perspectives = append(perspectives, d.Perspective)
		}
		if d.Gap {
			count["gap"]++
		}
		if !d.Ghost { // who is nobody is shown, not counted
			count[d.Perspective]++
		}
		for _, r := range rulesOf(d) {
			if count[r]++; !slices.Contains(rules, r) {
				rules = append(rules, r)
			}
		}
		if len(d.Findings) > 0 {
			count["*"]++
		}
	}
	if len(perspectives) == 0 {
		return ""
	}
	var w pageWriter
	w.raw(`<div class="filters" role="group" aria-label="Show only">` + "\n")
	for _, p := range perspectives {
		w.raw(`<button type="button" aria-pressed="false"`)
		w.attr("class", p)
		w.attr("value", p)
		w.content(model.Capitalised(p) + " ")
		w.element("span", "count", strconv.Itoa(count[p]))
		w.raw("</button>\n")
	}
	if count["*"]+count["gap"] > 0 {
		slices.Sort(rules)
		w.raw(`<select id="finding" aria-label="Show only stakeholders with a finding">` + "\n")
		w.option("", "All findings", 0)
		w.option("*", "With a finding", count["*"])
		w.option("gap", "Gaps", count["gap"])
		for _, r := range rules {
			w.option(r, ruleWords(r), count[r])
		}
		w.raw("</select>\n")
	}
	w.raw("</div>\n")
	return string(w.b)
}

// option writes a choice that n cards answer; the empty one stands for all.
func (w *pageWriter) option(value, text string, n int) {
	if n == 0 && value != "" {
		return
	}
	w.raw("<option")
	w.attr("value", value)
	if n > 0 {
		text += " (" + strconv.Itoa(n) + ")"
	}
	w.content(text)
	w.raw("</option>\n")
}

// details writes a section for each detail.
func details(all []scene.Detail) string {
	var w pageWriter
	for i := range all {
		w.detail(&all[i])
	}
	return string(w.b)
}

func (w *pageWriter) detail(d *scene.Detail) {
	class, kicker := "detail "+d.Perspective, model.Capitalised(d.Perspective)
	switch {
	case d.Perspective == "":
		class, kicker = "detail office", "The office"
	case d.Gap:
		class += " gap"
		kicker += " · gap: nobody is there yet"
	}
	if d.Ghost {
		class += " ghost"
	}
	w.raw("<section")
	w.attr("class", class)
	w.attr("id", "about-"+d.ID)
	w.attr("data-about", d.ID)
	w.optional("data-rules", strings.Join(rulesOf(*d), " "))
	w.attr("aria-labelledby", "name-"+d.ID)
	w.raw(">\n")
	w.element("p", "kicker", kicker)
	w.raw(`<h2 class="find" tabindex="-1"`)
	w.attr("id", "name-"+d.ID)
	w.content(d.Title)
	w.raw("</h2>\n")
	if d.Subtitle != "" {
		w.element("p", "role find", d.Subtitle)
	}
	w.findings(d.Findings)
	if len(d.Relations) > 0 {
		w.raw("<h3>Collaborations</h3>\n<ul class=\"relations\">\n")
		for i := range d.Relations {
			w.relation(&d.Relations[i])
		}
		w.raw("</ul>\n")
	}
	if len(d.Facts) > 0 {
		w.raw("<h3>Facts</h3>\n")
		w.facts(d.Facts)
	}
	w.raw("</section>\n")
}

func (w *pageWriter) findings(all []scene.Finding) {
	if len(all) == 0 {
		return
	}
	w.raw("<ul class=\"findings\">\n")
	for _, f := range all {
		w.raw("<li")
		w.attr("class", f.Severity)
		w.raw(">")
		w.element("strong", "", ruleWords(f.Rule))
		w.element("p", "", f.Message)
		if f.Advice != "" {
			w.element("p", "advice", f.Advice)
		}
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

// flowSigns and flowWords say which way a collaboration runs.
var (
	flowSigns = map[string]string{"to": "→", "from": "←", "both": "↔", "": "–"}
	flowWords = map[string]string{"to": "to ", "from": "from ", "both": "both ways with ", "": "with "}
)

func (w *pageWriter) relation(r *scene.Relation) {
	w.raw("<li")
	w.attr("data-with", r.With)
	if r.Number > 0 {
		w.attr("data-link", strconv.Itoa(r.Number))
	}
	w.raw(`><h4><span class="flow" aria-hidden="true">` + flowSigns[r.Flow] + "</span>")
	w.element("span", "find", r.Text)
	w.raw(`</h4><p class="with">` + flowWords[r.Flow] + "<a")
	w.attr("href", "#about-"+r.With)
	w.attr("data-open", r.With)
	w.content(r.Name)
	w.raw("</a>")
	if isSafeLink(r.Href) {
		w.raw(" · ")
		w.link(r.Href, "evidence")
	}
	w.raw("</p>")
	w.facts(r.Facts)
	w.raw("</li>\n")
}

// searched are the terms of facts that the search looks into: whoever looks for a
// person finds what they own.
var searched = []string{"Owner", "Contact"}

// facts writes a list in which a term stands once before all that it has.
func (w *pageWriter) facts(all []scene.Fact) {
	if len(all) == 0 {
		return
	}
	w.raw("<dl>")
	for i, f := range all {
		if i == 0 || f.Term != all[i-1].Term {
			w.element("dt", "", f.Term)
		}
		w.raw("<dd")
		if slices.Contains(searched, f.Term) {
			w.attr("class", "find")
		}
		w.raw(">")
		w.link(f.Href, f.Text)
		if f.Internal {
			w.element("small", "internal", "internal")
		}
		w.raw("</dd>")
	}
	w.raw("</dl>\n")
}

// rulesOf lists the rules of a detail's findings, each once.
func rulesOf(d scene.Detail) []string {
	var rules []string
	for _, f := range d.Findings {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

// ruleWords is a rule's id as people read it.
func ruleWords(id string) string { return model.Capitalised(strings.ReplaceAll(id, "-", " ")) }
