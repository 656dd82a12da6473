package cmdline

import (
	"path/filepath"
	"strings"

	"github.com/ospomap/ospomap/render/report"
)

// Report is a report that goes to a file.
type Report struct{ Format, Path string }

// Reports is a flag that takes FORMAT=FILE and can be repeated.
type Reports []Report

func (r *Reports) Type() string { return "FORMAT=FILE" }

func (r *Reports) String() string {
	words := make([]string, len(*r))
	for i, f := range *r {
		words[i] = f.Format + "=" + f.Path
	}
	return strings.Join(words, ",")
}

func (r *Reports) Set(text string) error {
	format, path, ok := strings.Cut(text, "=")
	if !ok || path == "" {
		return wrong("%q is not FORMAT=FILE, such as sarif=map.sarif", text)
	}
	known := Choice{Name: "format", Allowed: report.Names()}
	if err := known.Set(format); err != nil {
		return err
	}
	if path == "-" {
		return wrong("a report to standard output is chosen by --format %s", format)
	}
	for _, other := range *r {
		if filepath.Clean(other.Path) == filepath.Clean(path) {
			return wrong("two reports to one file %q", path)
		}
	}
	*r = append(*r, Report{format, path})
	return nil
}
