package format

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

func init() {
	register(Format{Name: "html", Ext: ".html", Write: writeHTML})
}

// The fixed parts of the page. page.html names the others in double braces.
var (
	//go:embed assets/page.html
	pageHTML string
	//go:embed assets/page.css
	pageCSS string
	//go:embed assets/page.js
	pageJS string
)

// writeHTML writes a page to explore the picture in: one file that loads nothing
// and runs nothing but its own script. Without that script it is the picture
// with its details as lists below.
func writeHTML(out io.Writer, s *scene.Scene, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	picture := &svgWriter{css: newStylesheet(mode)}
	picture.css.inherit = true
	if err := picture.picture(s); err != nil {
		return err
	}
	style := paletteCSS() + pageCSS
	attribute := ""
	if mode != theme.Auto {
		attribute = ` data-theme="` + string(mode) + `"`
	}
	var p pageWriter
	p.content(s.Title)
	title := string(p.b[1:]) // without the bracket
	_, err = strings.NewReplacer(
		"{{theme}}", attribute,
		"{{policy}}", contentPolicy(pageJS, style, string(picture.style)),
		"{{title}}", title,
		"{{style}}", style,
		"{{filters}}", filters(s.Details),
		"{{picture}}", string(picture.b),
		"{{details}}", details(s.Details),
		"{{script}}", pageJS,
	).WriteString(out, pageHTML)
	return err
}

// paletteCSS gives each role of the palette its value for light and for dark.
func paletteCSS() string {
	var b strings.Builder
	b.WriteString("\n:root {")
	for _, swatch := range theme.Palette {
		b.WriteString(" --" + string(swatch.Role) + ": light-dark(" + swatch.Light + ", " + swatch.Dark + ");")
	}
	b.WriteString(" }\n")
	return b.String()
}

// contentPolicy allows exactly the page's own script and styles, and its icon.
func contentPolicy(script string, styles ...string) string {
	policy := "default-src 'none'; script-src " + sourceHash(script) + "; style-src"
	for _, s := range styles {
		policy += " " + sourceHash(s)
	}
	return policy + "; img-src data:; base-uri 'none'; form-action 'none'"
}

// sourceHash names the text of an inline element as content policies do.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
