package embed

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Foreign names the kind of a document that is not known to be Markdown, judging by the
// extension of its file name. It returns "" for Markdown and for names without an
// extension, such as README.
func Foreign(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == "" || ext == "." || slices.Contains(markdown, ext) { // a folder passes here, and fails when it is read
		return ""
	}
	for _, f := range foreign {
		if slices.Contains(f.endings, ext) {
			return f.kind
		}
	}
	return fmt.Sprintf("of a kind that is not known (%s)", ext)
}

// markdown lists the extensions of Markdown documents.
var markdown = []string{".md", ".mdx", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".qmd", ".rmd"}

var foreign = []struct {
	kind    string
	endings []string
}{
	{"AsciiDoc", []string{".adoc", ".asciidoc", ".asc"}}, {"reStructuredText", []string{".rst", ".rest"}},
	{"a notebook", []string{".ipynb"}}, {"HTML", []string{".html", ".htm", ".xhtml"}},
	{"Org", []string{".org"}}, {"LaTeX", []string{".tex"}}, {"Typst", []string{".typ"}}, {"Textile", []string{".textile"}},
	{"wiki text", []string{".wiki", ".mediawiki", ".creole"}}, {"YAML", []string{".yaml", ".yml"}}, {"JSON", []string{".json"}},
	{"a picture", []string{".svg", ".png"}}, {"PDF", []string{".pdf"}}, {"a Word document", []string{".docx"}},
	{"an OpenDocument text", []string{".odt"}}, {"a presentation", []string{".pptx"}},
}
