package views

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// In languages whose nouns take an article, a title puts a name where it needs none: at the
// beginning or after a colon.
func TestTitlesNeedNoArticle(t *testing.T) {
	const office, organization = "Kompetenzzentrum Offener Quellcode", "Bundesministerium der Finanzen"
	m, findings := viewtest.SampleMap(t, "acme")
	m.OSPO.Name, m.Organization.Name = office, organization
	for _, lang := range []string{"de", "es", "fr", "pt-BR"} {
		w, _ := words.For(lang)
		for _, name := range Names() {
			choices := []view.Choices{nil}
			if name == "compass" {
				for _, persp := range model.Perspectives {
					choices = append(choices, view.Choices{"perspective": string(persp)})
				}
			}
			for _, chosen := range choices {
				draw := func(w *words.Words) string {
					s, err := Lookup(name).Draw(m, view.Options{Words: w, Findings: findings, Chosen: chosen})
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					return s.Title
				}
				title := draw(w)
				if title == draw(nil) {
					continue // not translated yet
				}
				for _, named := range []string{office, organization} {
					if at := strings.Index(title, named); at > 0 && !strings.HasSuffix(title[:at], ": ") {
						t.Errorf("%s in %s: %s", name, lang, title)
					}
				}
			}
		}
	}
}
