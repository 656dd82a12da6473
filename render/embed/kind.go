package embed

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Foreign names the kind of a document, by the ending of its file name, that is no
// Markdown as far as is known; empty for Markdown and for names without an ending,
// such as README.
func Foreign(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == "" || ext == "." || slices.Contains(markdown, ext) { // a folder is read, and refused there
		return ""
	}
	for _, f := range foreign {
		if slices.Contains(f.endings, ext) {
			return f.kind
		}
	}
	return fmt.Sprintf("of a kind that is not known (%s)", ext)
}

// markdown are the endings of documents that hold Markdown.
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
