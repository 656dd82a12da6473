package format

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// The fixed parts of the page. The HTML names the others in double braces. Every page
// shares head and base.
var (
	//go:embed assets/head.html
	headHTML string
	//go:embed assets/base.css
	baseCSS string
	//go:embed assets/page.html
	pageHTML string
	//go:embed assets/page.css
	pageCSS string
	//go:embed assets/page.js
	pageJS string
)

// Extra is what a program that serves the page adds to it. With a script, the page may
// also connect to its own origin, but to no other.
type Extra struct {
	Markup string // safe HTML, placed after the details
	Style  string
	Script string // runs last
}

// writeHTML writes a page for exploring the picture: one file that loads nothing and runs
// only its own script. Without the script it shows the picture, with its details as lists
// below.
func writeHTML(out io.Writer, s *scene.Scene, o Options) error {
	return WritePage(out, s, o, Extra{})
}

// WritePage writes what the html format writes, plus extra. The page's own script stops
// on the event "leave" on #picture; after that, the parts of another page can replace its
// own and the script can run again.
func WritePage(out io.Writer, s *scene.Scene, o Options, extra Extra) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	picture := &svgWriter{css: newStylesheet(mode)}
	picture.css.inherit = true
	if err := picture.picture(s); err != nil {
		return err
	}
	known := s.AllDetails()
	style := paletteCSS() + baseCSS + pageCSS + extra.Style
	scripts, policy, added := []string{pageJS}, closed, ""
	if extra.Script != "" {
		added = "<script>" + extra.Script + "</script>\n"
		scripts, policy = append(scripts, extra.Script), "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
	}
	_, err = filled(s.Language, s.Words, mode, s.Title, style, contentPolicy(scripts, []string{style, string(picture.style)}, policy),
		"{{filters}}", filters(s.Words, known),
		"{{recipe}}", recipe(s.Words, s.Recipe),
		"{{picture}}", string(picture.b),
		"{{details}}", details(s, known),
		"{{script}}", pageJS,
		"{{extra}}", extra.Markup,
		"{{extraScript}}", added,
	).WriteString(out, headHTML+inWords(s.Words, pageHTML))
	return err
}

// filled replaces the placeholders that every page has, and those in pairs.
func filled(language string, w *words.Words, mode theme.Mode, title, style, policy string, pairs ...string) *strings.Replacer {
	var ownAttribute markup
	ownAttribute.optional("lang", own(language, w))
	held := "" // the theme, if it is not the reader's system's choice
	if mode != theme.Auto {
		held = ` data-theme="` + string(mode) + `"`
	}
	return strings.NewReplacer(append(pairs,
		"{{lang}}", languageAttributes(language, w), "{{own}}", string(ownAttribute.b), "{{theme}}", held, "{{title}}", escaped(title), "{{style}}", style, "{{policy}}", policy)...)
}

// languageAttributes returns the lang attribute of a page, which is the map's language,
// and dir if the page's own words run from right to left: English words among Arabic
// names read wrong with dir="rtl".
func languageAttributes(language string, w *words.Words) string {
	if language == "" {
		return `lang="en"`
	}
	attributes := `lang="` + escaped(language) + `"`
	if model.LanguageRunsLeft(w.Written()) {
		attributes += ` dir="rtl"`
	}
	return attributes
}

// own returns the language of a page's own words, or "" if it is the map's.
func own(language string, w *words.Words) string {
	if own := w.Written(); language != "" && language != own && !strings.HasPrefix(language, own+"-") {
		return own
	}
	return ""
}

// recipe writes a collapsed example of how a map records what the picture lacks.
func recipe(w *words.Words, lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return `<details class="recipe"><summary>` + escaped(w.Say("How to record more")) + `</summary><pre tabindex="0">` + escaped(strings.Join(lines, "\n")) + "</pre></details>\n"
}

// inWords translates the phrases in double brackets.
func inWords(w *words.Words, html string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(html, "[[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var phrase string
		phrase, html, _ = strings.Cut(rest, "]]")
		b.Write(appendValue(nil, w.Say(model.Phrase(phrase))))
	}
}

// escaped returns text as element content.
func escaped(text string) string { return string(appendText(nil, text)) }

// paletteCSS defines each role of the palette with its light and dark value.
func paletteCSS() string {
	var b strings.Builder
	b.WriteString("\n:root {")
	for _, swatch := range theme.Palette {
		b.WriteString(" --" + string(swatch.Role) + ": light-dark(" + swatch.Light + ", " + swatch.Dark + ");")
	}
	b.WriteString(" }\n")
	return b.String()
}

// closed is the rest of the content policy of a page that connects to nothing.
const closed = "img-src data:; base-uri 'none'; form-action 'none'"

// contentPolicy allows exactly the scripts and styles inside the page, plus rest.
func contentPolicy(scripts, styles []string, rest string) string {
	policy := "default-src 'none'"
	for _, kind := range []struct {
		name  string
		texts []string
	}{{"script-src", scripts}, {"style-src", styles}} {
		if len(kind.texts) > 0 {
			policy += "; " + kind.name
		}
		for _, text := range kind.texts {
			policy += " " + sourceHash(text)
		}
	}
	return policy + "; " + rest
}

// sourceHash returns the hash of an inline element's text for a content policy.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
