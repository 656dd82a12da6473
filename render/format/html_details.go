package format

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
)

// pageWriter appends the parts of the page that depend on the scene.
type pageWriter struct {
	markup
	words *words.Words
	own   string // language of words, if it is not the page's
}

func (w *pageWriter) element(name, class, text string) { w.in("", name, class, text) }

// says writes an element with the page's own words.
func (w *pageWriter) says(name, class, text string) { w.in(w.own, name, class, text) }

func (w *pageWriter) in(language, name, class, text string) {
	w.raw("<" + name)
	w.optional("class", class)
	w.optional("lang", language)
	w.content(text)
	w.raw("</" + name + ">")
}

// link writes text as a link if the address is safe.
func (w *pageWriter) link(href, text string) {
	if !isSafeLink(href) {
		w.b = appendText(w.b, text)
		return
	}
	w.whole("a", text, "href", href, "target", "_blank", "rel", "noopener")
}

// tally counts what the filters of a page offer, in the order of first appearance.
type tally struct {
	perspectives, rules []string
	titles              map[string]string // of rules
	people              map[string]int    // people who are not stakeholders, by perspective
	count               map[string]int    // of details by perspective, rule, "*" and "gap"
}

func tallied(details []scene.Detail) tally {
	t := tally{titles: map[string]string{}, people: map[string]int{}, count: map[string]int{}}
	for _, d := range details {
		if d.Perspective == "" {
			continue // the office is always visible
		}
		if !slices.Contains(t.perspectives, d.Perspective) {
			t.perspectives = append(t.perspectives, d.Perspective)
		}
		if d.Gap {
			t.count["gap"]++
		}
		switch {
		case d.Ghost, d.Left: // shown, but not counted
		case d.Person:
			t.people[d.Perspective]++
		default:
			t.count[d.Perspective]++
		}
		for _, f := range d.Findings {
			t.titles[f.Rule] = ruleWords(f)
		}
		for _, r := range rulesOf(d) {
			if t.count[r]++; !slices.Contains(t.rules, r) {
				t.rules = append(t.rules, r)
			}
		}
		if len(d.Findings) > 0 {
			t.count["*"]++
		}
	}
	return t
}

// filters writes the buttons and the list that narrow down the page: one for each
// perspective and each rule with something to show.
func filters(say *words.Words, details []scene.Detail) string {
	t := tallied(details)
	if len(t.perspectives) == 0 {
		return ""
	}
	w := pageWriter{words: say}
	w.tag("div", "class", "filters", "role", "group", "aria-label", say.Say("Show only"))
	w.raw("\n")
	for _, p := range t.perspectives {
		w.tag("button", "type", "button", "aria-pressed", "false", "class", p, "value", p)
		w.raw(escaped(model.Capitalised(say.Word(p)) + " "))
		words := strconv.Itoa(t.count[p])
		if n := t.people[p]; n > 0 {
			team := say.Say("{n|person|people}", "n", n)
			if words += " · " + team; t.count[p] == 0 {
				words = team
			}
		}
		w.element("span", "count", words)
		w.raw("</button>\n")
	}
	if t.count["*"]+t.count["gap"] > 0 {
		slices.Sort(t.rules)
		w.raw(`<select id="finding" aria-label="` + escaped(say.Say("Show only stakeholders with a finding")) + `">` + "\n")
		w.option("", say.Say("All findings"), 0)
		w.option("*", say.Say("With a finding"), t.count["*"])
		w.option("gap", say.Say("Gaps"), t.count["gap"])
		for _, r := range t.rules {
			w.option(r, t.titles[r], t.count[r])
		}
		w.raw("</select>\n")
	}
	w.raw("</div>\n")
	return string(w.b)
}

// option writes a choice that matches n cards. The empty value matches all.
func (w *pageWriter) option(value, text string, n int) {
	if n == 0 && value != "" {
		return
	}
	if n > 0 {
		text += " (" + strconv.Itoa(n) + ")"
	}
	w.whole("option", text, "value", value)
	w.raw("\n")
}

func details(s *scene.Scene, all []scene.Detail) string {
	w := pageWriter{words: s.Words, own: own(s.Language, s.Words)}
	for i := range all {
		w.detail(&all[i])
	}
	return string(w.b)
}

func (w *pageWriter) detail(d *scene.Detail) {
	class, kicker := "detail "+d.Perspective, model.Capitalised(w.words.Word(d.Perspective))
	switch {
	case d.Perspective == "":
		class, kicker = "detail office", w.words.Say("The office")
	case d.Gap:
		class += " gap"
		kicker += " · " + w.words.Say("gap: nobody is there yet")
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
	w.says("p", "kicker", kicker)
	w.whole("h2", d.Title, "class", "find", "tabindex", "-1", "id", "name-"+d.ID)
	w.raw("\n")
	if d.Subtitle != "" {
		w.element("p", "role find", d.Subtitle)
	}
	w.start(d.Start)
	w.findings(d.Findings)
	if len(d.Relations) > 0 {
		w.says("h3", "", w.words.Say("Collaborations"))
		w.raw("\n<ul class=\"relations\">\n")
		for i := range d.Relations {
			w.relation(&d.Relations[i])
		}
		w.raw("</ul>\n")
	}
	if len(d.Facts) > 0 {
		w.says("h3", "", w.words.Say("Facts"))
		w.raw("\n")
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
		w.entry(f)
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

// entry writes a list entry for a finding, without its end tag.
func (w *pageWriter) entry(f scene.Finding) {
	w.raw("<li")
	w.attr("class", f.Severity)
	w.optional("lang", w.own)
	w.raw("><strong>")
	w.link(f.Address, ruleWords(f))
	w.raw("</strong>")
	w.element("p", "", f.Message)
	if f.Advice != "" {
		w.element("p", "advice", f.Advice)
	}
	if f.Edit != "" {
		w.whole("button", w.words.Say("Copy the edit"), "class", "copy", "type", "button", "data-copy", f.Edit, "data-done", w.words.Say("Copied"))
	}
}

// start writes the first steps to take, each with the lines that fix it and the lines
// that accept it instead.
func (w *pageWriter) start(steps []scene.Step) {
	if len(steps) == 0 {
		return
	}
	w.says("h3", "", w.words.Say("Start here"))
	w.raw("\n<ol class=\"findings start\">\n")
	for _, s := range steps {
		w.entry(s.Finding)
		if s.Closes > 0 {
			w.element("p", "closes", w.words.Say("It closes {n|more finding}.", "n", s.Closes))
		}
		if s.Mend != "" {
			w.element("pre", "", s.Mend)
		}
		w.raw("<details>")
		w.element("summary", "", w.words.Say("Accept it, with a reason"))
		w.element("pre", "", s.Instead)
		w.raw("</details></li>\n")
	}
	w.raw("</ol>\n")
}

// flow returns the direction of a collaboration as a sign and as a phrase.
func flow(direction string) (sign string, says model.Phrase) {
	switch direction {
	case "to":
		return "→", "to {party}"
	case "from":
		return "←", "from {party}"
	case "both":
		return "↔", "both ways with {party}"
	}
	return "–", "with {party}"
}

func (w *pageWriter) relation(r *scene.Relation) {
	w.raw("<li")
	w.attr("data-with", r.With)
	if r.Number > 0 {
		w.attr("data-link", strconv.Itoa(r.Number))
	}
	sign, says := flow(r.Flow)
	w.raw(`><h4><span class="flow" aria-hidden="true">` + sign + "</span>")
	w.element("span", "find", r.Text)
	const link = "\x00" // placeholder of the party
	before, after, _ := strings.Cut(w.words.Say(says, "party", words.Said(link)), link)
	w.raw(`</h4><p class="with">` + escaped(before))
	w.whole("a", r.Name, "href", "#about-"+r.With, "data-open", r.With)
	w.raw(escaped(after))
	if isSafeLink(r.Href) {
		w.raw(" · ")
		w.link(r.Href, w.words.Say("evidence"))
	}
	w.raw("</p>")
	w.facts(r.Facts)
	w.raw("</li>\n")
}

// searched lists the terms of searchable facts: searching for a person finds what they
// own.
var searched = []model.Phrase{"Owner", "Contact"}

// facts writes a list in which consecutive facts share one term.
func (w *pageWriter) facts(all []scene.Fact) {
	if len(all) == 0 {
		return
	}
	w.raw("<dl>")
	for i, f := range all {
		if i == 0 || f.Term != all[i-1].Term {
			w.says("dt", "", f.Term)
		}
		w.raw("<dd")
		if slices.ContainsFunc(searched, func(p model.Phrase) bool { return w.words.Say(p) == f.Term }) {
			w.attr("class", "find")
		}
		w.raw(">")
		w.link(f.Href, f.Text)
		if f.Internal {
			w.says("small", "internal", w.words.Say("internal"))
		}
		w.raw("</dd>")
	}
	w.raw("</dl>\n")
}

// rulesOf returns the rules of a detail's findings, without duplicates.
func rulesOf(d scene.Detail) []string {
	var rules []string
	for _, f := range d.Findings {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

// ruleWords returns the title of a finding's rule, or else its id in words.
func ruleWords(f scene.Finding) string {
	return cmp.Or(f.Title, model.Capitalised(strings.ReplaceAll(f.Rule, "-", " ")))
}
