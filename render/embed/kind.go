package embed

import (
	"path/filepath"
	"strings"
)

// Foreign names the kind of a document, by the ending of its file name, that has
// another way to show pictures and tables than Markdown; empty for all others.
func Foreign(name string) string { return foreign[strings.ToLower(filepath.Ext(name))] }

var foreign = map[string]string{
	".adoc": "AsciiDoc", ".asciidoc": "AsciiDoc", ".asc": "AsciiDoc",
	".rst": "reStructuredText", ".rest": "reStructuredText",
	".ipynb": "a notebook", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
	".org": "Org", ".tex": "LaTeX", ".typ": "Typst", ".textile": "Textile",
	".wiki": "wiki text", ".mediawiki": "wiki text", ".creole": "wiki text",
	".yaml": "YAML", ".yml": "YAML", ".json": "JSON", ".svg": "a picture", ".png": "a picture",
	".pdf": "PDF", ".docx": "a Word document", ".odt": "an OpenDocument text", ".pptx": "a presentation",
}
