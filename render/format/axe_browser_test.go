//go:build readers

package format

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/ospomap/ospomap/model/voices"
	"github.com/ospomap/ospomap/render/theme"
)

// axeScript reports what axe finds on the page, with its usual rules and the experimental
// ones.
const axeScript = `axe.run(document, {
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]},
	resultTypes: ["violations"],
}).then(r => r.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + v.help + ": " + n.html.slice(0, 200))))`

// wantAccessible checks the page with axe.
func (p *page) wantAccessible() {
	p.t.Helper()
	axe, err := os.ReadFile("../../bin/test/axe.min.js")
	if err != nil {
		missing(p.t, "axe-core")
	}
	eval[any](p, string(axe)+"; 0")
	for _, found := range p.promised(axeScript) {
		p.t.Error(strings.Join(strings.Fields(found), " "))
	}
}

// promised returns the strings that a script's promise resolves to.
func (p *page) promised(script string) []string {
	p.t.Helper()
	yes := true
	answer, err := chromedp.Call(p.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: script, AwaitPromise: &yes, ReturnByValue: &yes})
	if err != nil {
		p.t.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(answer.Result.Value, &texts); err != nil {
		p.t.Fatalf("%v: %+v", err, answer.ExceptionDetails)
	}
	return texts
}

// TestAxeFindsNothing opens the page of every view of some samples in both palettes. None
// may report a problem, and axe must find no accessibility violation.
func TestAxeFindsNothing(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	look := func(name string, page []byte, width int64) {
		t.Run(name, func(t *testing.T) {
			p := openPage(t, browser, page, width, 900)
			p.wantAccessible()
			p.want(`document.documentElement.scrollWidth <= innerWidth`, "true")
		})
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		look("form "+string(mode), []byte(formOf(t, aForm("Acme "+strings.Repeat("long", 30)), "", mode)), 390)
		look("form for anybody "+string(mode), []byte(formOf(t, &voices.Form{Organization: "Acme", Office: "OSPO"}, "ja", mode)), 1200)
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		look("report "+string(mode), pagesOf(t, "html", reportOf(t, "../../samples/acme.yaml"), Options{Theme: mode}), 1320)
	}
	for _, sample := range []string{"acme", "minimal"} {
		for name, s := range everyView(t, "../../samples/"+sample+".yaml") {
			for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
				t.Run(fmt.Sprintf("%s %s %s", sample, name, mode), func(t *testing.T) {
					p := openPage(t, browser, htmlOf(t, s, mode), 1440, 900)
					p.want(`document.documentElement.classList.contains("js")`, "true")
					p.wantAccessible()
				})
			}
		}
	}
}
