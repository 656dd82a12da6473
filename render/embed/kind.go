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
	switch {
	case ext == "" || slices.Contains(markdown, ext):
		return ""
	case foreign[ext] != "":
		return foreign[ext]
	}
	return fmt.Sprintf("of a kind that is not known (%s)", ext)
}

// markdown are the endings of documents that hold Markdown.
var markdown = []string{".md", ".mdx", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".qmd", ".rmd"}

var foreign = map[string]string{
	".adoc": "AsciiDoc", ".asciidoc": "AsciiDoc", ".asc": "AsciiDoc",
	".rst": "reStructuredText", ".rest": "reStructuredText",
	".ipynb": "a notebook", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
	".org": "Org", ".tex": "LaTeX", ".typ": "Typst", ".textile": "Textile",
	".wiki": "wiki text", ".mediawiki": "wiki text", ".creole": "wiki text",
	".yaml": "YAML", ".yml": "YAML", ".json": "JSON", ".svg": "a picture", ".png": "a picture",
	".pdf": "PDF", ".docx": "a Word document", ".odt": "an OpenDocument text", ".pptx": "a presentation",
}
