package format

import (
	_ "embed"
	"io"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/voices"
	"github.com/ospomap/ospomap/model/words"
)

var (
	//go:embed assets/form.html
	formHTML string
	//go:embed assets/form.css
	formCSS string
	//go:embed assets/form.js
	formJS string
)

// WriteForm writes a page that asks a stakeholder what they think. It is one file that
// loads nothing, sends nothing and saves the answers as a file. The only option it uses
// is the theme.
func WriteForm(out io.Writer, f *voices.Form, in *words.Words, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	w := &formWriter{pageWriter{words: in}}
	w.about(f)
	w.beliefs(f)
	w.questions(f)
	fields := string(w.b)
	w.b = nil
	w.attr("data-format", voices.Format)
	w.attr("data-stakeholder", f.Stakeholder)
	w.attr("data-file", strings.TrimSuffix("answers-"+f.Stakeholder, "-")+".json")
	w.attr("data-more", strconv.Itoa(voices.MaxMore))
	style := paletteCSS() + baseCSS + formCSS
	title := in.Say("Questions of the {office}", "office", f.Office)
	_, err = filled(in.Language(), in, mode, title, style, contentPolicy([]string{formJS}, []string{style}, closed),
		"{{organization}}", escaped(f.Organization),
		"{{data}}", string(w.b),
		"{{fields}}", fields,
		"{{script}}", formJS,
	).WriteString(out, headHTML+inWords(in, formHTML))
	return err
}

type formWriter struct{ pageWriter }

// field writes a label and its form field, whose name is also its id.
func (w *formWriter) field(element, kind, name, label, value string, attributes ...string) {
	w.raw(`<div class="field">`)
	w.whole("label", label, "for", name)
	w.raw("<" + element)
	w.optional("type", kind)
	w.attr("id", name)
	w.attr("name", name)
	for i := 0; i+1 < len(attributes); i += 2 {
		w.attr(attributes[i], attributes[i+1])
	}
	if element == "input" {
		w.raw("></div>\n")
		return
	}
	w.attr("maxlength", strconv.Itoa(voices.MaxText))
	w.content("\n" + value)
	w.raw("</" + element + "></div>\n")
}

// about asks who is answering, and when.
func (w *formWriter) about(f *voices.Form) {
	w.raw(`<div class="about">` + "\n")
	if f.Stakeholder == "" {
		w.field("input", "text", "stakeholder", w.words.Say("On whose behalf are you answering?"), "", "required", "", "maxlength", "200")
	} else {
		w.raw(`<div class="field"><p class="label">` + escaped(w.words.Say("You answer for")) + `</p><p class="party">` + escaped(model.Isolated(f.Name)) + "</p></div>\n")
	}
	w.field("input", "date", "date", w.words.Say("Date of the answers"), "")
	w.raw("</div>\n")
}

// beliefs asks whether the map's expectations are right, and which are missing.
func (w *formWriter) beliefs(f *voices.Form) {
	w.element("h2", "", w.words.Say("What you expect of us"))
	if len(f.Beliefs) > 0 {
		w.element("p", "", w.words.Say("This is what we believe. Is it right?"))
	}
	for i, b := range f.Beliefs {
		name := "belief-" + strconv.Itoa(i+1)
		w.tag("fieldset", "data-expectation", b.ID, "data-shown", b.Text, "data-name", name)
		w.raw("<legend")
		w.content(b.Text)
		kind := w.words.Say("You expect this.")
		if b.Need {
			kind = w.words.Say("You need this.")
		}
		w.element("small", "", kind)
		w.raw(`</legend><div class="choice">`)
		w.choice(name, "yes", w.words.Say("That is right"))
		w.choice(name, "no", w.words.Say("That is not right"))
		w.raw("</div>\n")
		w.field("textarea", "", name+"-text", w.words.Say("What it should say, in your words"), "", "rows", "1")
		w.raw("</fieldset>\n")
	}
	w.field("textarea", "", "more", w.words.Say("What else do you expect? One thing on each line."), "", "rows", "3")
}

func (w *formWriter) choice(name, value, label string) {
	w.raw("<label>")
	w.tag("input", "type", "radio", "name", name, "value", value)
	w.raw(escaped(label) + "</label>")
}

// questions asks the twelve questions, filled in with earlier answers.
func (w *formWriter) questions(f *voices.Form) {
	w.raw("\n")
	w.element("h2", "", w.words.Say("Twelve questions about open source"))
	advice := w.words.Say("\"We\" is the whole organisation. A sentence or two for each is enough.")
	if len(f.Said) > 0 {
		advice += " " + w.words.Say("What you have said before is filled in.")
	}
	w.element("p", "", advice)
	w.raw("\n")
	for i, q := range model.ReadinessQuestions {
		label := strconv.Itoa(i+1) + ". " + w.words.Say(model.QuestionTexts[q])
		w.field("textarea", "", "question-"+q, label, f.Said[q], "rows", "3", "data-question", q)
	}
}
