package live

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"strings"

	"github.com/ospomap/ospomap/model"
)

const sourceCSS = `:root { color-scheme: light dark; } body { margin: 16px; font: 13px/1.5 "Liberation Mono", Menlo, Consolas, monospace; }
ol { margin: 0; padding-left: 5ch; } li { white-space: pre-wrap; overflow-wrap: anywhere; } li:target { background: #f5c84b66; outline: 2px solid; scroll-margin-block: 40vh; }`

// source serves the file with the findings, with an anchor for each line, such as
// source#L12.
func (s *Server) source(w http.ResponseWriter, _ *http.Request) {
	now := s.now.Load()
	if !now.hasSource() {
		http.Error(w, "there is nothing here", http.StatusNotFound)
		return
	}
	name := html.EscapeString(model.Printable(now.File.Name))
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>%s</title><style>%s</style>\n<h1>%s</h1>\n<ol>\n", name, sourceCSS, name)
	for i, line := range strings.Split(strings.TrimSuffix(string(now.File.Source), "\n"), "\n") {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t") // keeps tabs
		for i, cell := range cells {
			cells[i] = html.EscapeString(model.Printable(cell))
		}
		fmt.Fprintf(&b, "<li id=\"L%d\">%s</li>\n", i+1, strings.Join(cells, "\t"))
	}
	b.WriteString("</ol>\n</html>\n")
	style := sha256.Sum256([]byte(sourceCSS)) // allows this style only
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(style[:])+"'; "+unframed)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, []byte(b.String()))
}

// hasSource reports whether readers may see the file.
func (m *moment) hasSource() bool { return len(m.File.Source) > 0 && !m.Public }
