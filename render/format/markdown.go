package format

import (
	"io"

	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/table"
)

func init() {
	register(Format{Name: "markdown", Ext: ".md", WriteTable: writeMarkdown})
}

// writeMarkdown writes a section of a document in GitHub-flavoured Markdown.
func writeMarkdown(w io.Writer, t *table.Table) error {
	body := report.Prose(t.Nothing) + "\n"
	if len(t.Rows) > 0 {
		body = report.Table(t.Heads, report.ProseRows(t.Rows))
	}
	_, err := io.WriteString(w, "## "+report.Words(t.Title)+"\n\n"+body)
	return err
}
